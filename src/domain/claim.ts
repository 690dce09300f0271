/** Claims and attributions: what may be counted, and in which state a claim is. */
import type { Assertion, Stance, Statement } from "./assertion.ts";
import { interestedRoles } from "./asserter.ts";
import type { SubjectKey } from "./subject.ts";
import { compareWhen } from "./when.ts";

/** States of a claim of responsibility, as the field `claim.state` admits them. */
export type ClaimState = "open" | "corroborated" | "disputed" | "refuted" | "withdrawn" | "recycled";

/** Stances in which an attribution stands. A suspicion, a disputed, retracted or superseded attribution does not count. */
const countingStances: readonly Stance[] = ["confirmed", "reported"];

/**
 * The actors to whom the incident counts as attributed: those of whom somebody without an interest in it says so, affirmed,
 * in a stance that stands. A claim never raises this number, whoever repeats it.
 */
export function attributedActors(statements: readonly Statement[]): ReadonlySet<string> {
  const counted = statements.filter(
    ({ field, polarity, stance, asserter, content }) =>
      field === "responsibility.attributed" &&
      polarity === "affirmed" &&
      content.kind === "party" &&
      countingStances.includes(stance) &&
      !interestedRoles.includes(asserter.role),
  );
  return new Set(counted.flatMap(({ about }) => (about === null ? [] : [about])));
}

/**
 * The state of an actor's claim: what was last affirmed of it, by date of assertion, then order; `open` gives way to any
 * other state of the same date, since it says no more than that nothing is known. Open where nothing was said.
 */
export function claimStateOf(
  statements: readonly Pick<Assertion, "field" | "about" | "content" | "polarity" | "asserted">[],
  actor: SubjectKey | string,
): ClaimState {
  const said = statements.flatMap(({ field, about, content, polarity, asserted }) =>
    field === "claim.state" && about === actor && polarity === "affirmed" && content.kind === "term"
      ? [{ state: content.term as ClaimState, asserted }]
      : [],
  );
  const standing = said.toSorted(
    (a, b) => compareDates(a.asserted, b.asserted) || Number(a.state !== "open") - Number(b.state !== "open"),
  );
  return standing.at(-1)?.state ?? "open";
}

/** What was asserted nobody knows when comes first. */
function compareDates(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  return compareWhen(a, b);
}
