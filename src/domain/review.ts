/** Review: what a person decided of each proposal, and what comes of it. */
import { assert, type Assertion, type AssertionId, statementOf } from "./assertion.ts";
import type { Decision } from "./decision.ts";
import { type Draft, targetOf } from "./draft.ts";
import { Refusal } from "./refusal.ts";

/** Reasons for rejecting that the desk offers; any other text is as good. */
export const rejectionReasons = [
  "not in the text",
  "wrong value",
  "about another incident",
  "wrong speaker",
  "claimed, not confirmed",
  "too uncertain",
  "duplicate",
] as const;

/** The draft with a decision taken; a later decision on the same assertion replaces the earlier. Refuses what the draft does not hold. */
export function decide(draft: Draft, decision: Decision, standing: readonly Assertion[]): Draft {
  if (draft.state !== "open") throw new Refusal("draft-closed", { draft: draft.id });
  if ("reason" in decision && decision.reason?.trim() === "") throw new Refusal("reason-missing");
  if (decision.kind !== "add") requireTarget(draft, decision, standing);
  const others = draft.decisions.filter((earlier) => targetOf(earlier) !== targetOf(decision));
  const place = draft.decisions.findIndex((earlier) => targetOf(earlier) === targetOf(decision));
  const decisions = place < 0 ? [...others, decision] : others.toSpliced(place, 0, decision);
  return { ...draft, decisions, edition: draft.edition + 1 };
}

/** The draft with the decision on an assertion taken back; an added assertion disappears. Unchanged decisions refuse. */
export function undecide(draft: Draft, target: AssertionId): Draft {
  if (draft.state !== "open") throw new Refusal("draft-closed", { draft: draft.id });
  const decisions = draft.decisions.filter((decision) => targetOf(decision) !== target);
  if (decisions.length === draft.decisions.length) throw new Refusal("proposal-not-found", { target });
  return { ...draft, decisions, edition: draft.edition + 1 };
}

/** What the record says once the draft is published: what stood and was not retired, and what was accepted, marked as the draft is. */
export function outcomeOf(draft: Draft, standing: readonly Assertion[]): readonly Assertion[] {
  const decided = new Map(draft.decisions.map((decision) => [targetOf(decision), decision]));
  const kept = standing.filter(({ id }) => !["amend", "retire"].includes(decided.get(id)?.kind ?? ""));
  const accepted = draft.decisions.flatMap((decision) => acceptedBy(decision, draft));
  const inBulk = draft.bulk === undefined ? [] : undecidedOf(draft, decided);
  return uniqueById([...kept, ...[...accepted, ...inBulk].map((assertion) => marked(assertion, draft))]);
}

/** What stands as proposed and was not decided one by one. */
function undecidedOf({ proposals }: Draft, decided: ReadonlyMap<AssertionId, Decision>): readonly Assertion[] {
  const asked = proposals.filter(({ assertion, standing }) => standing === "proposed" && !decided.has(assertion.id));
  return asked.map(({ assertion }) => assertion);
}

function requireTarget(draft: Draft, decision: Decision, standing: readonly Assertion[]): void {
  const target = targetOf(decision);
  const proposed = draft.proposals.some(({ assertion }) => assertion.id === target);
  const stands = standing.some(({ id }) => id === target);
  const held = decision.kind === "retire" ? stands : decision.kind === "amend" ? proposed || stands : proposed;
  if (!held) throw new Refusal("proposal-not-found", { target });
}

function acceptedBy(decision: Decision, draft: Draft): readonly Assertion[] {
  switch (decision.kind) {
    case "accept":
      return draft.proposals.map(({ assertion }) => assertion).filter(({ id }) => id === decision.target);
    case "amend":
    case "add":
      return [decision.assertion];
    case "reject":
    case "retire":
      return [];
  }
}

/**
 * The assertion with the draft's marking wherever it has none of its own. What was cleared is the draft's own report: evidence of
 * another that the record rests on stays uncleared until somebody marks it itself. A correction has no report but those.
 */
function marked(assertion: Assertion, { marking, reports }: Draft): Assertion {
  if (assertion.marking !== null && assertion.evidence.every((piece) => piece.marking !== null)) return assertion;
  const evidence = assertion.evidence.map((piece) => {
    const own = reports.length === 0 || reports.includes(piece.report);
    return { ...piece, marking: piece.marking ?? (own ? marking : null) };
  });
  return assert({ ...statementOf(assertion), marking: assertion.marking ?? marking, evidence });
}

function uniqueById(assertions: readonly Assertion[]): readonly Assertion[] {
  return [...new Map(assertions.map((assertion) => [assertion.id, assertion])).values()];
}
