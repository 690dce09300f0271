/** A draft as text, for the terminal: how far it has come, then each proposal with what was decided of it. */
import type { Decision } from "../domain/decision.ts";
import { type Draft, type Proposal, progressOf, targetOf } from "../domain/draft.ts";
import { describeFinding } from "../domain/finding.ts";
import { sayAssertion } from "./assertion-text.ts";

const deeds: Readonly<Record<Decision["kind"], string>> = {
  accept: "accepted",
  amend: "amended",
  reject: "rejected",
  add: "added",
  retire: "retired",
};

/** The whole draft. Each proposal is headed by the name that `review --accept` and `--reject` know it by. */
export function draftText(draft: Draft): string {
  const { id, incident, base, state, proposals, decisions, findings } = draft;
  const decided = new Map(decisions.map((decision) => [targetOf(decision), decision]));
  const offered = new Set(proposals.map(({ assertion }) => assertion.id));
  const besides = decisions.filter((decision) => !offered.has(targetOf(decision)));
  return [
    `draft ${id} for ${base === 0 ? `the new record ${incident}` : `revision ${base + 1} of ${incident}`}, ${state}`,
    `${countsOf(draft)}; marking: ${draft.marking ?? "not yet cleared (counts as TLP:RED)"}`,
    ...findings.map((one) => `! ${describeFinding(one)}`),
    ...proposals.map((proposal) => proposalText(proposal, decided.get(proposal.assertion.id))),
    ...besides.map(decisionText),
  ].join("\n");
}

/** `3 of 15 decided, 2 accepted, 1 rejected`. */
export function countsOf(draft: Draft): string {
  const { proposed, undecided, accepted, rejected } = progressOf(draft);
  const counts = `${accepted} accepted, ${rejected} rejected`;
  return proposed === 0
    ? `nothing is proposed, ${counts}`
    : `${proposed - undecided} of ${proposed} decided, ${counts}`;
}

/** A proposal under its name, in the words that it was amended to. */
export function proposalText({ assertion, standing }: Proposal, decision: Decision | undefined): string {
  const open = standing === "candidate" ? "candidate, to choose from" : "undecided";
  const shown = decision?.kind === "amend" ? decision.assertion : assertion;
  return `${assertion.id} ${decision === undefined ? open : deedOf(decision)}\n  ${sayAssertion(shown)}`;
}

/** A decision about something that the draft did not propose: an addition, or an assertion that stands in the record. */
function decisionText(decision: Decision): string {
  const said = "assertion" in decision ? `\n  ${sayAssertion(decision.assertion)}` : "";
  return `${targetOf(decision)} ${deedOf(decision)}${said}`;
}

function deedOf({ kind, reason }: Decision): string {
  return reason === null || reason === "" ? deeds[kind] : `${deeds[kind]}: ${reason}`;
}
