/**
 * State diffs: what changed between two states of a record, as one audience is told them. The numbers that victims, actors and
 * sources have within a state are seen through: what only got another number has not changed.
 */
import { canonicalJson } from "./digest.ts";
import { type Field, fieldNames } from "./field.ts";
import { pairsOf } from "./pairs.ts";
import type { Projection, Told, ToldAssertion, ToldSource } from "./projection.ts";
import { renumbered, type Renumbering, sourceRenumbering } from "./renumbering.ts";
import { subjectPairs } from "./subject-pairs.ts";

/** What a state says, whatever it is called. */
export type ToldContent = Pick<Projection, "fields" | "sources">;

/** Everything that turns one state into another. */
export interface StateDiff {
  /** In the order of the codebook; fields that say the same are absent. */
  readonly fields: Readonly<Partial<Record<Field, FieldDiff>>>;
  readonly sources: SourcesDiff;
  /** Victims and actors that have another key in the later state: key before, key after. */
  readonly renamed: Readonly<Record<string, string>>;
  readonly counts: DiffCounts;
}

/** How much changed; all zero where two states say the same. */
export interface DiffCounts {
  /** Assertions. */
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  /** Fields that are told in another form, or whose count is another. */
  readonly retold: number;
}

/** What changed in one field. */
export type FieldDiff = AssertionsDiff | Retold;

/** The field is shown in both states. */
export interface AssertionsDiff {
  readonly kind: "assertions";
  readonly added: readonly Placed[];
  readonly removed: readonly Placed[];
  /** The same thing said of the same subject, but otherwise than before. */
  readonly changed: readonly Changed[];
  /** Null: what stayed stands in the same order as before; else the order, as places among what stayed. */
  readonly order: readonly number[] | null;
}

/** The field is counted or withheld in one of the states. */
export interface Retold {
  readonly kind: "retold";
  readonly before: Told;
  readonly after: Told;
}

/** An assertion with its place in the field of its state, from 0. */
export interface Placed {
  readonly at: number;
  readonly assertion: ToldAssertion;
}

/** One assertion before and after. */
export interface Changed {
  readonly before: Placed;
  readonly after: Placed;
  /** The members that differ, such as `stance` or `evidence`. */
  readonly members: readonly (keyof ToldAssertion)[];
}

/** What changed among the sources. */
export interface SourcesDiff {
  readonly added: readonly ToldSource[];
  readonly removed: readonly ToldSource[];
  /** The same report, of which something else is told. */
  readonly changed: readonly { readonly before: ToldSource; readonly after: ToldSource }[];
  /** Sources that have another number in the later state: number before, number after. */
  readonly renumbered: Readonly<Record<string, number>>;
}

/** What changed from one state to the next. Pure; both must be told to the same audience. */
export function diffStates(from: ToldContent, to: ToldContent): StateDiff {
  const sources = diffSources(from.sources, to.sources);
  const pairs = subjectPairs(from.fields, to.fields);
  const renumbering: Renumbering = {
    subject: (key) => pairs.get(key) ?? `[${key}]`,
    source: sourceRenumbering(sources.removed, sources.renumbered),
  };
  const renamed = [...pairs].filter(([before, after]) => before !== after);
  const alike = renamed.length + sources.removed.length + Object.keys(sources.renumbered).length === 0;
  const fields = fieldNames.flatMap((field) => {
    const [before, after] = [from.fields[field], to.fields[field]];
    // Most fields stay to the letter, and looking closer takes ten times as long.
    if (alike && JSON.stringify(before) === JSON.stringify(after)) return [];
    const diff = diffField(before, after, renumbering);
    return diff === null ? [] : [[field, diff] as const];
  });
  return {
    fields: Object.fromEntries(fields),
    sources,
    renamed: Object.fromEntries(renamed),
    counts: countsOf(fields.map(([, diff]) => diff)),
  };
}

function diffSources(from: readonly ToldSource[], to: readonly ToldSource[]): SourcesDiff {
  const unnumbered = (source: ToldSource) => canonicalJson({ ...source, number: 0 });
  const name = ({ snapshot, url, publisher, title }: ToldSource) =>
    snapshot ?? url ?? canonicalJson([publisher, title]);
  const pairs = pairsOf(from, to, [unnumbered, name]);
  const both = from.flatMap((before, index) => {
    const after = to[pairs.get(index) ?? -1];
    return after === undefined ? [] : [{ before, after }];
  });
  const kept = new Set(pairs.values());
  return {
    added: to.filter((_, index) => !kept.has(index)),
    removed: from.filter((_, index) => !pairs.has(index)),
    changed: both.filter(({ before, after }) => unnumbered(before) !== unnumbered(after)),
    renumbered: Object.fromEntries(
      both.flatMap(({ before, after }) => (before.number === after.number ? [] : [[before.number, after.number]])),
    ),
  };
}

function diffField(from: Told, to: Told, renumbering: Renumbering): FieldDiff | null {
  if (from.kind !== "shown" || to.kind !== "shown") {
    return canonicalJson(from) === canonicalJson(to) ? null : { kind: "retold", before: from, after: to };
  }
  const diff = diffAssertions(from.assertions, to.assertions, renumbering);
  const { added, removed, changed, order } = diff;
  return added.length + removed.length + changed.length === 0 && order === null ? null : diff;
}

function diffAssertions(
  from: readonly ToldAssertion[],
  to: readonly ToldAssertion[],
  renumbering: Renumbering,
): AssertionsDiff {
  const before = from.map((assertion) => renumbered(assertion, renumbering));
  const speech = ({ about, content, polarity, asserter }: ToldAssertion) =>
    canonicalJson([about, content, polarity, asserter]);
  const matter = ({ about, content, polarity }: ToldAssertion) => canonicalJson([about, content, polarity]);
  const pairs = pairsOf(before, to, [canonicalJson, speech, matter]);
  const changed: Changed[] = [];
  const stayed: number[] = [];
  for (const [here, there] of [...pairs].toSorted(([a], [b]) => a - b)) {
    const [was, renamed, is] = [from[here], before[here], to[there]];
    if (was === undefined || renamed === undefined || is === undefined) continue;
    const members = membersThatDiffer(renamed, is);
    if (members.length === 0) stayed.push(there);
    else changed.push({ before: { at: here, assertion: was }, after: { at: there, assertion: is }, members });
  }
  const kept = new Set(pairs.values());
  return {
    kind: "assertions",
    added: placed(to, (index) => !kept.has(index)),
    removed: placed(from, (index) => !pairs.has(index)),
    changed,
    order: orderOf(stayed),
  };
}

function membersThatDiffer(a: ToldAssertion, b: ToldAssertion): Changed["members"] {
  const members = Object.keys(b) as (keyof ToldAssertion)[];
  return members.filter((member) => canonicalJson(a[member]) !== canonicalJson(b[member]));
}

function placed(assertions: readonly ToldAssertion[], isWanted: (index: number) => boolean): readonly Placed[] {
  return assertions.map((assertion, at) => ({ at, assertion })).filter(({ at }) => isWanted(at));
}

/** The order in which what stayed stands now, as places among what stayed before; null where it is the same order. */
function orderOf(places: readonly number[]): readonly number[] | null {
  const order = places.map((_, index) => index).toSorted((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  return order.every((place, index) => place === index) ? null : order;
}

function countsOf(diffs: readonly FieldDiff[]): DiffCounts {
  const lists = diffs.filter((diff) => diff.kind === "assertions");
  const sum = (count: (diff: AssertionsDiff) => number) => lists.reduce((total, diff) => total + count(diff), 0);
  return {
    added: sum(({ added }) => added.length),
    removed: sum(({ removed }) => removed.length),
    changed: sum(({ changed }) => changed.length),
    retold: diffs.length - lists.length,
  };
}
