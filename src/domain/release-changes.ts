/**
 * Changes between two releases: everything that turns what one told into what the next tells, a record at a time. Both are walked
 * in order of record number, so that memory holds one record of each however many there are.
 */
import { applyDiff } from "./applied-diff.ts";
import { canonicalJson } from "./digest.ts";
import { type Field, mapFields } from "./field.ts";
import type { IncidentId } from "./incident.ts";
import type { Projection, Told, Tombstone, Unsealed } from "./projection.ts";
import { diffStates, type StateDiff } from "./state-diff.ts";

/** What a release tells of one record, as it was written down. */
export type ToldRecord = Unsealed<Projection> | Unsealed<Tombstone>;

/** What names a state of a record, without what it says. */
export type RecordFrame = Omit<Unsealed<Projection>, "fields" | "sources">;

/** What became of one record. */
export type RecordChange = { readonly incident: IncidentId } & (
  | { readonly kind: "added" | "reinstated"; readonly now: Unsealed<Projection> }
  | { readonly kind: "changed"; readonly frame: RecordFrame; readonly diff: StateDiff }
  | { readonly kind: "withdrawn"; readonly now: Unsealed<Tombstone> }
  /** The earlier release tells of it, and the later one not even that it was withdrawn. */
  | { readonly kind: "gone" }
);

/** Records in order of record number. */
export type InOrder<T> = AsyncIterable<T> | Iterable<T>;

/** What became of a record; null where the same is told. Null for a release that does not tell of it; not both. */
export function changeOf(before: ToldRecord | null, now: ToldRecord | null): RecordChange | null {
  if (now === null) return before === null ? null : { kind: "gone", incident: before.incident };
  const { incident } = now;
  if (before !== null && sayTheSame(before, now)) return null;
  if (now.kind === "tombstone") return { kind: "withdrawn", incident, now };
  if (before === null) return { kind: "added", incident, now };
  if (before.kind === "tombstone") return { kind: "reinstated", incident, now };
  const { fields, sources, ...frame } = now;
  return { kind: "changed", incident, frame, diff: diffStates(whole(before), { fields, sources }) };
}

/** What the next release tells: the earlier one's records with the changes made. Throws where the changes are of another release. */
export async function* applyRelease(
  before: InOrder<ToldRecord>,
  changes: InOrder<RecordChange>,
): AsyncGenerator<ToldRecord> {
  for await (const [record, change] of sideBySide(before, changes)) {
    const now = change === null ? record : changed(record, change);
    if (now !== null) yield now;
  }
}

function changed(before: ToldRecord | null, change: RecordChange): ToldRecord | null {
  switch (change.kind) {
    case "added":
    case "reinstated":
    case "withdrawn":
      return change.now;
    case "gone":
      return null;
    case "changed": {
      if (before?.kind !== "record") throw new TypeError(`the changes are of another release: ${change.incident}`);
      const { fields, sources } = applyDiff(change.diff, whole(before));
      return { ...change.frame, fields, sources };
    }
  }
}

/** Most records are the same to the letter; only those that are not are put in one order of keys. */
function sayTheSame(a: ToldRecord, b: ToldRecord): boolean {
  return JSON.stringify(a) === JSON.stringify(b) || canonicalJson(a) === canonicalJson(b);
}

/** A release that was made before the codebook had a field says nothing of it: as if it had been withheld. */
function whole({ fields, sources }: Unsealed<Projection>): Pick<Projection, "fields" | "sources"> {
  const known: Partial<Record<Field, Told>> = fields;
  return { fields: mapFields((field) => known[field] ?? { kind: "withheld" }), sources };
}

/** Two lists in order of record number, with what they have of the same record side by side; null where one has nothing. */
export async function* sideBySide<A extends Numbered, B extends Numbered>(
  first: InOrder<A>,
  second: InOrder<B>,
): AsyncGenerator<readonly [A | null, B | null]> {
  const [as, bs] = [walk(first), walk(second)];
  try {
    let [a, b] = [await as.next(), await bs.next()];
    while (a.done !== true || b.done !== true) {
      const order = a.done === true ? 1 : b.done === true ? -1 : compare(a.value, b.value);
      yield [order <= 0 && a.done !== true ? a.value : null, order >= 0 && b.done !== true ? b.value : null];
      if (order <= 0) a = await as.next();
      if (order >= 0) b = await bs.next();
    }
  } finally {
    await as.return(undefined);
    await bs.return(undefined);
  }
}

interface Numbered {
  readonly incident: string;
}

async function* walk<T>(list: InOrder<T>): AsyncGenerator<T> {
  yield* list;
}

function compare({ incident: a }: Numbered, { incident: b }: Numbered): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
