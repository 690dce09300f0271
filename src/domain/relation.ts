/** Relations to other events, among them those considered and dismissed, which stay dismissed. */
import type { Statement } from "./assertion.ts";
import { slugOf } from "./source.ts";

/**
 * The statements without those that propose a relation to something which the record has dismissed, or dismiss it once more.
 * New evidence reopens the question: a statement that rests on a report which the dismissal did not rest on is kept.
 */
export function withoutDismissed<S extends Statement>(
  proposed: readonly S[],
  standing: readonly Statement[],
): readonly S[] {
  const dismissals = standing.filter(
    ({ field, polarity, stance }) =>
      field === "relation.dismissed" && polarity === "affirmed" && stance !== "retracted" && stance !== "superseded",
  );
  return proposed.filter((statement) => !repeats(statement, dismissals));
}

function repeats(statement: Statement, dismissals: readonly Statement[]): boolean {
  const names = namesOf(statement);
  const alike = dismissals.filter((dismissal) => namesOf(dismissal).some((name) => names.includes(name)));
  const known = new Set(alike.flatMap(({ evidence }) => evidence.map(({ report }) => report)));
  return alike.length > 0 && statement.evidence.every(({ report }) => known.has(report));
}

/** What the other matter of a relation is known by: its folded name and its record number; empty for statements of other kinds. */
function namesOf({ content }: Statement): readonly string[] {
  if (content.kind !== "relation") return [];
  const names = content.incident === null ? [content.what] : [content.what, content.incident];
  return names.map(slugOf).filter((name) => name !== "unnamed");
}
