/** What the desk's page of a record says: its revisions, correcting, withdrawing, and taking the withdrawal back. */
import { type Html, html } from "../parts/html.ts";
import { countWords } from "../parts/paging.ts";

/** The texts. */
export const deskRecordTexts = {
  title: (title: string) => `Desk: ${title}`,
  readersPage: "The page that readers see",
  notPublic: "Not told to the public",
  preview: "As each kind of reader sees it",
  meta: (record: Html, revision: number, readers: Html | string) =>
    html`Record ${record} · revision ${revision} · ${readers}`,
  published: (revision: string, page: Html) => html`Revision ${revision} is published. It can be read at ${page}.`,
  publicPage: "its public page",
  publishedUnseen: (revision: string) =>
    `Revision ${revision} is published. Nothing in it is cleared for the public, so readers are not told of it.`,
  correct: "Start a correction",
  addReport: "Add a report",
  withdrawDeed: "Withdraw …",
  drafts: "Open drafts",
  draft: (draft: Html, opened: string) => html`${draft}, opened ${opened}`,
  draftOf: (revision: number) => `Draft of revision ${revision}`,
  revisions: "Revisions",
  revision: (number: number, made: string, by: string) => html`<strong>Revision ${number}</strong>, ${made}, by ${by}`,
  holds: (assertions: number, added: number, gone: number) =>
    `${countWords(assertions, "assertion", "assertions")}, ${added} new, ${gone} gone`,
  reviewed: "reviewed draft",
  withdrawn: (when: string, by: string, reason: Html) => html`Withdrawn on ${when} by ${by}: ${reason}`,
  reinstate: "Take the withdrawal back",

  withdraw: {
    title: "Withdraw",
    heading: "Withdraw this record?",
    body: (revisions: number) =>
      `Whoever could read it will find a stone in its place, with your reason. Its ${revisions} revisions are kept, and the withdrawal can be taken back.`,
    reason: "Reason, told to readers",
    button: (record: string) => `Withdraw ${record}`,
    keep: "Keep it",
  },
} as const;
