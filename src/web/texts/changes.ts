/** What the page of changes says, and the lists of what was learned lately. */
import { type Html, html } from "../parts/html.ts";

/** The texts of the page. */
export const changesTexts = {
  title: "What was learned lately",
  intro:
    "Every change of what you are told, the newest first: what was published, claimed, attributed, corrected, added or withdrawn.",
  filter: "Kinds of news",
  all: "All",
  feeds: "All feeds",
  none: "Nothing of the kind has been told here yet.",
  noneHere: "Nothing of the kind in this stretch; earlier ones may hold some.",
  earlier: "Earlier",
  newest: "Newest",
  withdrawn: "withdrawn",
  version: (version: number) => `version ${version}`,
  versionOf: (version: number, incident: string) => html`version ${version}<span class="unseen"> of ${incident}</span>`,
  changed: (incident: string, version: number) =>
    html`what changed<span class="unseen">: ${incident}, version ${version}</span>`,
  pages: "Pages",
  learned: {
    andMore: (incident: Html, more: number) => html`${incident} and ${more} more`,
    withdrawn: (reason: Html) => html`withdrawn: ${reason}`,
    nowVersion: (version: number) => html`now version ${version}`,
    incidentOf: (date: string) => html`incident of ${date}`,
  },
  after: "the number of a change, as the page before has it in its address",
} as const;
