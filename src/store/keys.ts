/**
 * The keys by which stores sort and find: made here once, so that every adapter gives the same order whatever its engine
 * thinks of letters. Adapters keep them beside what they index; a change here needs a migration that makes them anew.
 */
import {
  actorsOf,
  dateOf,
  namedVictimsOf,
  organisationsOf,
  type Projection,
  type Telling,
} from "../domain/projection.ts";
import { getWhen } from "../domain/when.ts";
import type { PartyKind } from "./store.ts";

/** What a list of records is sorted by, besides `since`. */
export interface SortKeys {
  /** The first and the last day that the record's date may mean, `min/max`; null where it shows no date. */
  readonly date: string | null;
  /** The victims' names, folded; the record's number where none is shown. */
  readonly title: string;
}

/** A party as one record names it. */
export interface Mention {
  readonly kind: PartyKind;
  readonly slug: string;
  readonly name: string;
}

/** Letters that reading order folds although Unicode does not take them apart. */
const folds: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  ħ: "h",
  ı: "i",
  ł: "l",
  þ: "th",
  ŧ: "t",
};

/** Date keys by EDTF text: parsing takes a fraction of a millisecond, and records share their dates. */
const dateKeys = new Map<string, string>();
const mostDateKeys = 20_000;

/** The keys that a record is sorted by. */
export function sortKeysOf(projection: Projection): SortKeys {
  const date = dateOf(projection);
  const title = namedVictimsOf(projection) ?? projection.incident;
  return { date: date === null ? null : dateKeyOf(date), title: orderKeyOf(title) };
}

/** The parties that a telling names, each once a kind; none for a tombstone. */
export function mentionsIn(telling: Telling): readonly Mention[] {
  if (telling.kind === "tombstone") return [];
  return [
    ...organisationsOf(telling).map(({ slug, name }) => ({ kind: "organisation" as const, slug, name })),
    ...actorsOf(telling).map(({ slug, name }) => ({ kind: "actor" as const, slug, name })),
  ];
}

/** A name as lists order it: words of letters and digits, without accents and case; the name itself where it has neither. */
export function orderKeyOf(name: string): string {
  const key = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[ßæœøđðħıłþŧ]/g, (letter) => folds[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return key === "" ? name : key;
}

/** Compares keys by code points, as engines do that compare UTF-8 bytes. (UTF-16 units would put U+FA0E after U+20000.) */
export function compareKeys(a: string, b: string): number {
  return a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** The key of an EDTF date. Sorts as `compareWhen` does: what may be earliest comes first, then what must be over earliest. */
export function dateKeyOf(edtf: string): string {
  const known = dateKeys.get(edtf);
  if (known !== undefined) return known;
  const { min, max } = getWhen(edtf);
  const key = `${min ?? ""}/${max ?? "9999"}`;
  if (dateKeys.size >= mostDateKeys) dateKeys.clear();
  dateKeys.set(edtf, key);
  return key;
}
