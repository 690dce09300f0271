/** What the desk's first page says, and words that all pages of the desk share. */
import type { Tlp } from "../../vocabulary/tlp.ts";
import { type Html, html } from "../parts/html.ts";

/** Who may know of what is so marked. */
const circles: Readonly<Record<Tlp, string>> = {
  "TLP:CLEAR": "everybody, it may be published",
  "TLP:GREEN": "members, partners and the desk",
  "TLP:AMBER": "partners and the desk",
  "TLP:AMBER+STRICT": "the desk’s own organisation",
  "TLP:RED": "the desk alone",
};

/** The texts. */
export const deskTexts = {
  title: "Desk",
  receive: "Receive a report",
  import: "Import records",
  sources: "Sources",
  toReview: "To review",
  noneOpen: html`No draft is open. <a href="/desk/receive">Receive a report</a>: paste it, upload it or fetch it, and a
    draft is made of what it says.`,
  newest: (shown: number, all: number) => `The newest ${shown} of ${all} open drafts.`,
  column: { draft: "Draft", record: "Record", decided: "Decided", opened: "Opened" },
  newRecord: "new",
  revisionOf: (record: Html, revision: number) => html`${record}, revision ${revision}`,
  sample: "sample",
  decided: (decided: number, proposed: number) => `${decided} of ${proposed}`,
  undrafted: "Reports without a draft",
  received: (when: string) => `received ${when}`,
  openDraft: (title: string) => html`Open a draft<span class="unseen"> of ${title}</span>`,
  openDraftUntitled: html`Open a draft<span class="unseen"> of this report</span>`,
  published: "Published lately",
  nonePublished: "Nothing has been published from this desk yet.",
  publishedAs: (record: Html, revision: number, title: Html) => html`${record}, revision ${revision}: ${title}`,
  find: "Go to a record by its number",
  go: "Go",

  untitled: "Untitled report",
  correction: (record: string) => `Correction of ${record}`,
  record: (record: string) => `Record ${record}`,
  house: "Casebook itself",
  gone: "a former member of the desk",
  byHand: "written at the desk",
  byProgram: (program: string) => `by ${program}`,
  unmarked: "Not yet cleared (counts as TLP:RED): the desk alone",
  marked: (label: Tlp) => `${label}: ${circles[label]}`,
} as const;
