/** Rebase: a draft that was begun on an older revision is moved onto the newest, with every decision that still has an object. */
import { adoptSubjects } from "./adoption.ts";
import { assert, type Assertion, type AssertionId, statementOf } from "./assertion.ts";
import type { Decision } from "./decision.ts";
import { type Draft, targetOf } from "./draft.ts";
import { finding } from "./finding.ts";
import type { Revision } from "./revision.ts";
import type { SubjectKey } from "./subject.ts";

/**
 * The draft as if it had been begun on `newest`. Victims and actors that both sides added are told apart or brought together by
 * name. Decisions about assertions that no longer stand are dropped, with a finding each. The edition is left as it was.
 */
export function rebase(draft: Draft, older: Revision | null, newest: Revision): Draft {
  const moved = movedAssertions(draft, older?.assertions ?? [], newest.assertions);
  const now = (assertion: Assertion) => moved.get(assertion.id) ?? assertion;
  const standing = new Set(newest.assertions.map(({ id }) => id));
  const proposals = draft.proposals
    .map((proposal) => ({ ...proposal, assertion: now(proposal.assertion) }))
    .filter(({ assertion }) => !standing.has(assertion.id));
  const held = new Set([...proposals.map(({ assertion }) => assertion.id), ...standing]);
  const decisions = draft.decisions.map((decision) => moveDecision(decision, moved));
  const dropped = decisions.filter((decision) => decision.kind !== "add" && !held.has(decision.target));
  return {
    ...draft,
    base: newest.number,
    proposals,
    decisions: decisions.filter((decision) => !dropped.includes(decision)),
    findings: [
      ...draft.findings,
      ...dropped.map((decision) => finding(`decision on ${targetOf(decision)}`, "decision-dropped", decision.kind)),
    ],
  };
}

/** Everything that the draft says, under the keys of the newest revision, by its earlier name. */
function movedAssertions(
  { proposals, decisions }: Draft,
  older: readonly Assertion[],
  newest: readonly Assertion[],
): ReadonlyMap<AssertionId, Assertion> {
  const written = decisions.flatMap((decision) => ("assertion" in decision ? [decision.assertion] : []));
  const said = [...proposals.map(({ assertion }) => assertion), ...written];
  const own = new Set<SubjectKey>(older.flatMap(({ about }) => (about === null ? [] : [about])));
  const statements = adoptSubjects(said.map(statementOf), newest, own);
  return new Map(said.map(({ id }, index) => [id, statements[index]] as const).flatMap(named));
}

function named([id, statement]: readonly [AssertionId, Parameters<typeof assert>[0] | undefined]) {
  return statement === undefined ? [] : [[id, assert(statement)] as const];
}

function moveDecision(decision: Decision, moved: ReadonlyMap<AssertionId, Assertion>): Decision {
  const now = (assertion: Assertion) => moved.get(assertion.id) ?? assertion;
  if (decision.kind === "add") return { ...decision, assertion: now(decision.assertion) };
  const target = moved.get(decision.target)?.id ?? decision.target;
  return decision.kind === "amend"
    ? { ...decision, target, assertion: now(decision.assertion) }
    : { ...decision, target };
}
