/** What is said where a draft ends: who may know of it, what publishing would tell to whom, publishing, and putting aside. */
import type { AudienceName } from "../../domain/audience.ts";
import { type Html, html } from "../parts/html.ts";
import { readersOf } from "./audience.ts";

/** `members, partners, and the desk`. */
function listed(audiences: readonly AudienceName[]): string {
  return new Intl.ListFormat("en").format(audiences.map(readersOf));
}

/** The texts. */
export const publishingTexts = {
  marking: {
    heading: "Who may know of it",
    label: "How may this be shared?",
    hint: "Marks what is accepted and carries no marking yet.",
    own: (marked: number, accepted: number) =>
      `${marked} of ${accepted} accepted carry their own, which stays; edit them to change it.`,
    button: "Mark the draft",
  },
  nothingAccepted: "Nothing is accepted yet, so there is nothing to tell.",
  deskAlone: "Nothing accepted here is cleared for readers: published like this, the record is seen at the desk alone.",
  told: (audiences: readonly AudienceName[]) => `Would be told to ${listed(audiences)}, each in their form.`,
  notPublic: (audiences: readonly AudienceName[]) =>
    `Nothing is cleared for the public. It would be told to ${listed(audiences)} alone.`,
  preview: {
    label: "Preview:",
    as: (audience: AudienceName) => `as ${readersOf(audience)}`,
    title: (title: string) => `Preview: ${title}`,
    nothing: (audience: AudienceName) =>
      `Nothing in this draft is cleared for ${readersOf(audience)}: to them the record would not exist.`,
    notice: (audience: AudienceName, back: Html) =>
      html`A preview of what ${readersOf(audience)} would read if the draft were published as it stands, undecided
      proposals left out. ${back}`,
    back: "Back to the draft",
  },
  publish: {
    heading: "Publish",
    note: "What is new in this revision",
    noteHint: "For the record’s history at the desk; may be empty.",
    leaveOut: (n: number) =>
      n === 1 ? "Leave out the 1 undecided proposal" : `Leave out the ${n} undecided proposals`,
    button: (revision: number) => `Publish revision ${revision}`,
  },
  aside: {
    summary: "Put this draft aside",
    reason: "Reason",
    button: "Put aside",
    hint: "Nothing is published; the draft and its decisions are kept and can be taken up again.",
  },
} as const;
