/** What the pages of the disclosure policy say. */
import { type EvidenceForm, evidenceForms, type Form, forms } from "../../domain/policy.ts";
import { type PolicyOrigin, policyOrigins } from "../../domain/policy-book.ts";
import { type Html, html } from "../parts/html.ts";

const formNames: Readonly<Record<Form, string>> = {
  show: "shown",
  coarsen: "coarser",
  count: "how many",
  withhold: "withheld",
};

const evidenceNames: Readonly<Record<EvidenceForm, string>> = {
  quotes: "quotes",
  sources: "sources only",
  none: "none",
};

const number = (count: number) => Math.round(count).toLocaleString("en");

function timeLeft(seconds: number): string {
  if (seconds < 90) return `about ${Math.ceil(seconds)} s left`;
  return `about ${Math.ceil(seconds / 60)} minutes left`;
}

/** The texts. */
export const policyTexts = {
  title: "Disclosure policy",
  intro:
    "Markings say who may know of a thing at all; the policy says in which form each kind of reader is told what the markings allow. The desk is told everything.",
  inForce: "In force",
  version: (version: number, name: Html) => html`Version ${version}, ${name}`,
  named: (name: string) => html`“<bdi>${name}</bdi>”`,
  since: (when: string, who: Html) => html`put in force on ${when} by ${who}`,
  from: (origin: PolicyOrigin) => `from ${policyOrigins[origin]}`,
  origins: policyOrigins,
  note: "Note",
  forms: formNames,
  evidenceForms: evidenceNames,
  formList: forms,
  evidenceList: evidenceForms,
  field: "Field",
  evidence: "Evidence",
  legend: html`<b>shown</b>: the values; <b>coarser</b>: of a date its month, of an amount its order of magnitude;
    <b>how many</b>: only the number of values; <b>withheld</b>: nothing, whether there is anything or not.`,
  tableAll: "Every field, and who is told what",

  going: {
    heading: (version: number) => `Version ${version} is being applied`,
    again: "Records are told anew under new rules of disclosure",
    groups: (groups: string) => `What is for partners of ${groups} is gathered`,
    groupsAbout:
      "Every record is looked at for what the partners of a sharing group that was made or reopened may know of. Nothing changes for anybody else.",
    back: (version: number) => `Version ${version} is being taken back`,
    about:
      "Records are told anew one after the other, in the background. Each is wholly under the one policy or wholly under the other.",
    done: (done: number, all: number) => `${number(done)} of ${number(all)} records`,
    left: (done: number) => `${number(done)} records left`,
    pace: (rate: number, seconds: number) =>
      `${rate < 1 ? "less than 1" : number(rate)} a second, ${timeLeft(seconds)}`,
    soon: "it has only just begun",
    look: "Look again",
    stop: "Stop and take it back",
    stopHint: "What was told anew already is told again as it was.",
  },

  undo: (version: number, name: string) => html`Go back to version ${version} (<bdi>${name}</bdi>)`,
  undoNote: (version: number) => `Back to version ${version}.`,
  onlyAdministrators: "Administrators change the policy.",
  change: "Change it",
  changeHint:
    "Nothing changes yet: you see first what would be told otherwise, and of which records, and confirm with a note.",
  shipped: "Policies that ship with Casebook",
  compare: (name: string) => html`Compare with “<bdi>${name}</bdi>”`,
  shippedMeaning: {
    reference:
      "Everybody reads what happened and where, dates to their month, and how many motives, techniques and attributed actors there are; the rest is for members.",
    open: "Everything that is cleared is shown to everybody.",
    strict: "Everybody reads less than under reference, and not how many of anything there are.",
  } as Readonly<Record<string, string>>,
  edit: "Edit the table",
  editTitle: "Edit the policy",
  editHint: "Change what you need; the rest stays as it is.",
  editFrom: (version: number) => `This starts from version ${version}.`,
  name: "Name of the policy",
  wrong: "Nothing was changed. The policy has entries that cannot be followed:",
  own: "A policy of your own",
  file: "A policy file",
  fileHint: html`JSON, as in <a href="/desk/policy/written">the policy in force as a file</a>.`,
  paste: "Or its text",
  send: "Compare",
  missing: "Choose a file or paste its text.",

  versions: "Versions",
  versionsHint: "Every version that was ever applied, the newest first. None is ever changed.",
  column: { version: "Version", name: "Name", when: "When", who: "Who", from: "From", note: "Note" },
  standing: { inForce: "in force", coming: "being applied" },
  written: "As a file",
  writtenHint: "What CASEBOOK_POLICY and the command line read.",
  compareAgain: "Compare with what is in force",

  proposed: {
    title: "What a change would tell",
    from: (version: number, name: Html, other: Html) => html`From version ${version}, ${name}, to ${other}.`,
    same: "Both say the same: nobody would be told anything otherwise.",
    forms: "What changes",
    formsFolded: (count: number) => `${count} entries are told in another form`,
    was: "Was",
    becomes: "Becomes",
    unchanged: (who: string) => `Nothing changes for: ${who}.`,
    records: "Of which records",
    looked: (looked: number, all: number) =>
      looked === all
        ? `All ${number(all)} records were looked at.`
        : `${number(looked)} of ${number(all)} records were looked at, spread evenly over all of them. The numbers and lists below are of these alone.`,
    noRecords: "There are no records yet.",
    affected: (count: number, looked: number) =>
      `${number(count)} of ${number(looked)} records would be told otherwise`,
    newly: (count: number) => `Newly told (${number(count)})`,
    newlyHint: "What these readers are not told now, and would be.",
    noLonger: (count: number) => `No longer told (${number(count)})`,
    noLongerHint: "What these readers are told now, and would not be any more. What they have kept of it they have.",
    noneNewly: "Nothing that was looked at would be newly told.",
    noneNoLonger: "Nothing that was looked at would no longer be told.",
    record: "Record",
    what: "What",
    to: "To whom",
    count: (count: number) => `how many there are: ${number(count)}`,
    quotes: (quotes: number, sources: number) =>
      [quotes > 0 ? `${number(quotes)} quotes` : null, sources > 0 ? `${number(sources)} sources` : null]
        .filter((part) => part !== null)
        .join(", "),
    whole: "that there is such a record",
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
    earlier: "Earlier entries",
    further: "Further entries",
    preview: "See a record as they would",
    previewHint: "The number of a record, such as CB-7K3Q9F.",
    previewAs: "As",
    previewSend: "Show",
    apply: "Apply it",
    applyHint:
      "Records are told anew in the background while the pages are served. You can stop it, and go back afterwards; what somebody has read meanwhile they have read.",
    note: "Why",
    noteHint: "For the list of versions; may be empty.",
    confirm: (name: string) => html`Apply “<bdi>${name}</bdi>”`,
    wait: "Something else is being told anew. When that is over, this can be applied.",
    back: "Back to the policy",
  },

  preview: {
    title: (record: string) => `Preview of ${record}`,
    heading: (record: Html, who: string) => html`A preview of ${record} as ${who} would read it`,
    inForce: "under the policy that it is told under now",
    under: (name: Html) => html`under ${name}`,
    proposed: (name: Html) => html`under the proposed policy ${name}`,
    nothing: (who: string) => `Nothing of this record is told to ${who}: to them it does not exist.`,
    as: "As",
    policy: "Policy",
    now: "as it is told now",
    show: "Show",
    back: "Back to the record at the desk",
  },
} as const;
