/** Applying a diff: the later state of a record, made of the earlier one and of what changed. */
import { type Field, fieldNames } from "./field.ts";
import type { Told, ToldSource } from "./projection.ts";
import { renumbered, type Renumbering, sourceRenumbering } from "./renumbering.ts";
import type { FieldDiff, Placed, SourcesDiff, StateDiff, ToldContent } from "./state-diff.ts";

/** The later state that a diff makes of the earlier one. Throws where it leaves a gap, since the diff was made of another state. */
export function applyDiff(diff: StateDiff, from: ToldContent): ToldContent {
  const renumbering: Renumbering = {
    subject: (key) => diff.renamed[key] ?? key,
    source: sourceRenumbering(diff.sources.removed, diff.sources.renumbered),
  };
  const fields = fieldNames.map((field) => [field, applied(diff.fields[field], from.fields[field], renumbering)]);
  return {
    fields: Object.fromEntries(fields) as Record<Field, Told>,
    sources: appliedSources(diff.sources, from.sources, renumbering),
  };
}

function applied(diff: FieldDiff | undefined, from: Told, renumbering: Renumbering): Told {
  if (diff?.kind === "retold") return diff.after;
  if (from.kind !== "shown") return from;
  const gone = new Set(
    diff === undefined ? [] : [...diff.removed, ...diff.changed.map(({ before }) => before)].map(at),
  );
  const stayed = from.assertions
    .filter((_, index) => !gone.has(index))
    .map((assertion) => renumbered(assertion, renumbering));
  if (diff === undefined) return { kind: "shown", assertions: stayed };
  const ordered = diff.order === null ? stayed : diff.order.map((place) => stayed[place]);
  const fresh = new Map(
    [...diff.added, ...diff.changed.map(({ after }) => after)].map((one) => [one.at, one.assertion]),
  );
  const rest = ordered.values();
  const assertions = Array.from({ length: ordered.length + fresh.size }, (_, place) => {
    const assertion = fresh.get(place) ?? rest.next().value;
    if (assertion === undefined) throw new TypeError("the diff was made of another state");
    return assertion;
  });
  return { kind: "shown", assertions };
}

function at({ at: place }: Placed): number {
  return place;
}

function appliedSources(
  { added, removed, changed }: SourcesDiff,
  from: readonly ToldSource[],
  { source }: Renumbering,
): readonly ToldSource[] {
  const gone = new Set([...removed, ...changed.map(({ before }) => before)].map(({ number }) => number));
  const stayed = from.filter(({ number }) => !gone.has(number)).map((one) => ({ ...one, number: source(one.number) }));
  const fresh = [...added, ...changed.map(({ after }) => after)];
  return [...stayed, ...fresh].toSorted((a, b) => a.number - b.number);
}
