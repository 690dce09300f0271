/** Counting: how many of the documents that answer show which values. */
import type { Answering } from "./answering.ts";
import type { Asked } from "./asked.ts";
import { columnNames } from "./columns.ts";
import { absences, type Facet, facetNames, isInTime } from "./facet.ts";
import type { Docs } from "./found.ts";
import type { Growing } from "./growing.ts";
import { innerBit, keyMask } from "./lists.ts";
import type { LiveIndex } from "./live-index.ts";
import type { Dimension, FacetCount, FacetValue, Tally, TallyCell, Wanted } from "./search.ts";
import { type AbsentCounts, absentIn, frequentFrom, type Values } from "./values.ts";

/** The counts of the facets that are wanted and told, in the order of pages. */
export function facetsOf(
  index: LiveIndex,
  answering: Answering,
  { chosen, knownAt }: Asked,
  wanted: Pick<Wanted, "facets" | "values">,
  labelOf: (facet: Facet, value: string) => string,
): readonly FacetCount[] {
  const told = facetNames.filter(
    (facet) => wanted.facets.includes(facet) && (index.records.told.array[columnNames.indexOf(facet)] ?? 0) > 0,
  );
  if (told.length === 0) return [];
  const counts = countsOf(index, answering, knownAt === null);
  return told.map((facet) => {
    const values = chosen.find((choice) => choice.facet === facet)?.values ?? [];
    return countOf(index, facet, counts, values, wanted.values, labelOf);
  });
}

interface Counts {
  /** By number of a value. */
  readonly shown: Uint32Array;
  readonly absent: AbsentCounts;
  /** How many different values of a facet are shown; null: not known of past states and for those that `near` were added to. */
  readonly different: (facet: Facet) => number | null;
}

/** Facets with a choice are counted over those records that fail it alone, too. */
function countsOf(index: LiveIndex, { hits, near, isWhole }: Answering, ofToday: boolean): Counts {
  const { values } = index;
  const known = (different: Uint32Array) => (facet: Facet) =>
    !ofToday || near.has(facet) ? null : (different[columnNames.indexOf(facet)] ?? 0);
  const all = values.counts.array;
  const whole = { shown: all, absent: values.absent(all), different: known(values.different) };
  if (isWhole && near.size === 0) return whole;
  const shown = emptied(values);
  const different = new Uint32Array(columnNames.length + 1);
  index.shown.countIn(hits.docs, hits.length, innerBit, values.columns.array, { counts: shown, different });
  const counts = { shown, absent: values.absent(shown), different: known(different) };
  for (const [facet, others] of near) {
    if (isWhole && near.size === 1) copyFacet(index, facet, whole, counts);
    else addFacet(index, facet, others, counts);
  }
  return counts;
}

/** Room for counting the values of one index, used for one answer after the other: making it anew would take as long as counting. */
const rooms = new WeakMap<Values, Uint32Array>();

/** A zero for each value. What was counted there before is gone. */
function emptied(values: Values): Uint32Array {
  const known = rooms.get(values);
  if (known !== undefined && known.length >= values.size) return known.fill(0);
  const room = new Uint32Array(Math.ceil(values.size * 1.25));
  rooms.set(values, room);
  return room;
}

/** Where nothing but its own choice narrows, a facet is counted over all that is told today, which is known already. */
function copyFacet({ values }: LiveIndex, facet: Facet, from: Counts, to: Counts): void {
  const numbers = values.inColumn(facet);
  for (let at = 0; at < numbers.length; at += 1) {
    const number = numbers.array[at] ?? 0;
    to.shown[number] = from.shown[number] ?? 0;
  }
  const start = columnNames.indexOf(facet) * absences.length;
  to.absent.set(from.absent.subarray(start, start + absences.length), start);
}

function addFacet({ values, shown }: LiveIndex, facet: Facet, { docs, length }: Docs, counts: Counts): void {
  const place = columnNames.indexOf(facet);
  const others = new Uint32Array(values.size);
  shown.countKindIn(docs, length, values.columns.array, place, others);
  const { array: numbers, length: size } = values.inColumn(facet);
  for (let at = 0; at < size; at += 1) {
    const number = numbers[at] ?? 0;
    counts.shown[number] = (counts.shown[number] ?? 0) + (others[number] ?? 0);
  }
  const absent = values.absent(others);
  for (let at = place * absences.length; at < (place + 1) * absences.length; at += 1) {
    counts.absent[at] = (counts.absent[at] ?? 0) + (absent[at] ?? 0);
  }
}

function countOf(
  { values }: LiveIndex,
  facet: Facet,
  { shown: counts, absent, different }: Counts,
  chosen: readonly string[],
  most: number,
  labelOf: (facet: Facet, value: string) => string,
): FacetCount {
  const { top, shown } = topOf(values, facet, counts, different(facet), most);
  const kept = top.map((number): FacetValue => {
    const value = values.valueOf(number);
    return { value, label: labelOf(facet, value), count: counts[number] ?? 0, chosen: chosen.includes(value) };
  });
  const besides = chosen
    .filter((value) => !kept.some((other) => other.value === value))
    .map((value): FacetValue => {
      const number = values.find(facet, value);
      return { value, label: labelOf(facet, value), count: number === null ? 0 : (counts[number] ?? 0), chosen: true };
    });
  return {
    facet,
    values: [...kept, ...besides].toSorted(orderOf(facet)),
    further: shown - kept.length - besides.filter(({ count }) => count > 0).length,
    absent: absentIn(absent, facet),
  };
}

function orderOf(facet: Facet): (a: FacetValue, b: FacetValue) => number {
  if (isInTime(facet)) return (a, b) => (a.value > b.value ? -1 : 1);
  return (a, b) => b.count - a.count || (a.value < b.value ? -1 : 1);
}

/** The numbers of the values that stand first in their order, at most so many, and how many values any show. */
function topOf(
  values: Values,
  facet: Facet,
  counts: Uint32Array,
  different: number | null,
  most: number,
): { readonly top: readonly number[]; readonly shown: number } {
  if (isInTime(facet)) return newestOf(values, facet, counts, most);
  if (different !== null && different > most) {
    // What is not frequent is shown by fewer records than this list's last: it has no place there.
    const { top } = scanned(values, values.frequentIn(facet), counts, most);
    if (most === 0 || (counts[top[most - 1] ?? -1] ?? 0) >= frequentFrom) return { top, shown: different };
  }
  return scanned(values, values.inColumn(facet), counts, most);
}

/** Times are few: they are all looked at. */
function newestOf(values: Values, facet: Facet, counts: Uint32Array, most: number): ReturnType<typeof topOf> {
  const { array, length } = values.inColumn(facet);
  const shown = [...array.subarray(0, length)].filter((number) => (counts[number] ?? 0) > 0);
  const sorted = shown.toSorted((a, b) => (values.valueOf(a) > values.valueOf(b) ? -1 : 1));
  return { top: sorted.slice(0, most), shown: shown.length };
}

/** Of these numbers. */
function scanned(
  values: Values,
  { array: numbers, length }: Growing<Uint32Array>,
  counts: Uint32Array,
  most: number,
): { readonly top: readonly number[]; readonly shown: number } {
  const isBefore = (a: number, b: number) =>
    counts[a] === counts[b] ? values.valueOf(a) < values.valueOf(b) : (counts[a] ?? 0) > (counts[b] ?? 0);
  const top: number[] = [];
  let shown = 0;
  let least = most === 0 ? Infinity : 0;
  for (let at = 0; at < length; at += 1) {
    const number = numbers[at] ?? 0;
    const count = counts[number] ?? 0;
    if (count === 0) continue;
    shown += 1;
    if (count < least) continue;
    insert(top, number, most, isBefore);
    if (top.length === most) least = counts[top.at(-1) ?? 0] ?? 0;
  }
  return { top, shown };
}

/** Into its place in a list of at most so many. */
function insert(top: number[], number: number, most: number, isBefore: (a: number, b: number) => boolean): void {
  let at = top.length;
  while (at > 0 && isBefore(number, top[at - 1] ?? 0)) at -= 1;
  top.splice(at, 0, number);
  if (top.length > most) top.pop();
}

/** How many of the documents show a value of each of the dimensions. */
export function tallyOf({ values, shown }: LiveIndex, { docs, length }: Docs, by: readonly Dimension[]): Tally {
  const wanted = by.map((dimension) => columnNames.indexOf(dimension));
  const cells = new Map<number, number>();
  const gaps = new Uint32Array(values.size);
  for (let hit = 0; hit < length; hit += 1) {
    const { array, start, end } = shown.at(docs[hit] ?? 0);
    const gap = array[start] ?? 0;
    gaps[gap] = (gaps[gap] ?? 0) + 1;
    const found = by.map((): number[] => []);
    for (let at = start + 1; at < end; at += 1) {
      const number = (array[at] ?? 0) & keyMask;
      const column = values.columns.array[number] ?? 0;
      for (let place = 0; place < wanted.length; place += 1) if (wanted[place] === column) found[place]?.push(number);
    }
    const [first = [], second = [0]] = found;
    for (const a of first) {
      for (const b of second) {
        const cell = a * values.size + b;
        cells.set(cell, (cells.get(cell) ?? 0) + 1);
      }
    }
  }
  const absent = values.absent(gaps);
  return {
    records: length,
    cells: cellsOf(values, cells, by.length),
    absent: by.map((dimension) => absentIn(absent, dimension)),
  };
}

function cellsOf(values: Values, cells: ReadonlyMap<number, number>, dimensions: number): readonly TallyCell[] {
  return [...cells].map(([cell, count]) => {
    const [a, b] = [Math.floor(cell / values.size), cell % values.size];
    return { values: (dimensions === 1 ? [a] : [a, b]).map((number) => values.valueOf(number)), count };
  });
}
