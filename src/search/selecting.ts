/** Selecting: the hits of one page out of all, without sorting the others. */
import type { Found } from "./found.ts";
import type { LiveIndex } from "./live-index.ts";
import type { Place, SortKey } from "./place.ts";
import { incidentOf, nothing, numberOf, type Records } from "./records.ts";
import type { Wanted } from "./search.ts";
import { titleNumberOf } from "./sort.ts";

/** The hits of a page, in order. */
export interface Page {
  readonly docs: readonly number[];
  /** How many hits stand before. */
  readonly offset: number;
  /** Where the page ends; null where it is empty. */
  readonly end: Place | null;
}

/** What a hit is sorted by: the smaller numbers first, then titles, then record numbers. Infinity: it has no such thing, and comes last. */
interface Key {
  readonly value: number;
  readonly title: string;
  readonly record: number;
}

/** The page of at most `limit` hits after a place. */
export function pageOf(
  { records, scratch }: Pick<LiveIndex, "records" | "scratch">,
  hits: Found,
  wanted: Wanted,
  after: Place | null,
  limit: number,
): Page {
  scratch.fit(hits.length);
  const order = new Order(records, hits, wanted, scratch.values);
  const from = after === null ? null : order.keyOf(after);
  const heap: number[] = [];
  let offset = 0;
  for (let hit = 0; hit < hits.length; hit += 1) {
    if (from !== null && order.againstKey(hit, from) <= 0) offset += 1;
    else if (heap.length < limit) rise(heap, hit, order);
    else if (limit > 0 && order.against(hit, heap[0] ?? 0) < 0) sink(heap, hit, order);
  }
  const sorted = heap.toSorted((a, b) => order.against(a, b));
  const last = sorted.at(-1);
  return {
    docs: sorted.map((hit) => hits.docs[hit] ?? 0),
    offset,
    end: last === undefined ? null : order.placeOf(last),
  };
}

/** The order of hits, each by its number within them. */
class Order {
  readonly #records: Records;
  readonly #docs: Uint32Array;
  readonly #values: Float64Array;
  readonly #numbers: Uint32Array;
  readonly #direction: 1 | -1;
  readonly #isTitle: boolean;

  /** The values are kept in an array that is as long as there are hits, or longer. */
  constructor(records: Records, { docs, scores, length }: Found, { sort, descending }: Wanted, values: Float64Array) {
    this.#records = records;
    this.#docs = docs;
    this.#direction = descending ? -1 : 1;
    this.#isTitle = sort === "title";
    this.#values = values;
    this.#numbers = records.number.array;
    const columns = { date: "dateKey", known: "since", impact: "impact", title: "titleNumber" } as const;
    const column = sort === "relevance" ? null : records[columns[sort]].array;
    for (let hit = 0; hit < length; hit += 1) {
      const value = column === null ? Math.fround(scores[hit] ?? 0) : (column[docs[hit] ?? 0] ?? 0);
      this.#values[hit] = value === nothing ? Infinity : value * this.#direction;
    }
  }

  /** Below zero where the first comes before the second. */
  against(a: number, b: number): number {
    const [x, y] = [this.#values[a] ?? 0, this.#values[b] ?? 0];
    if (x !== y) return x < y ? -1 : 1;
    const [first, second] = [this.#docs[a] ?? 0, this.#docs[b] ?? 0];
    if (this.#isTitle) {
      const [title, other] = [this.#records.titles[first] ?? "", this.#records.titles[second] ?? ""];
      if (title !== other) return (title < other ? -1 : 1) * this.#direction;
    }
    return (this.#numbers[first] ?? 0) - (this.#numbers[second] ?? 0);
  }

  /** The same against a key. */
  againstKey(hit: number, key: Key): number {
    const value = this.#values[hit] ?? 0;
    if (value !== key.value) return value < key.value ? -1 : 1;
    const doc = this.#docs[hit] ?? 0;
    const title = this.#isTitle ? (this.#records.titles[doc] ?? "") : key.title;
    if (title !== key.title) return (title < key.title ? -1 : 1) * this.#direction;
    return (this.#records.number.array[doc] ?? 0) - key.record;
  }

  /** The key of a place that was handed out. */
  keyOf({ key, incident }: Place): Key {
    const number = typeof key === "string" ? titleNumberOf(key) : key;
    return {
      value: number === null ? Infinity : number * this.#direction,
      title: typeof key === "string" ? key : "",
      record: numberOf(incident),
    };
  }

  /** The place of a hit, to be handed out. */
  placeOf(hit: number): Place {
    const { value, title, record } = this.#keyAt(hit);
    const number: SortKey = value === Infinity ? null : value * this.#direction;
    return { key: this.#isTitle ? title : number, incident: incidentOf(record) };
  }

  #keyAt(hit: number): Key {
    const doc = this.#docs[hit] ?? 0;
    return {
      value: this.#values[hit] ?? 0,
      title: this.#isTitle ? (this.#records.titles[doc] ?? "") : "",
      record: this.#records.number.array[doc] ?? 0,
    };
  }
}

/** Adds to a heap whose first is the last in order. */
function rise(heap: number[], hit: number, order: Order): void {
  let at = heap.length;
  heap.push(hit);
  while (at > 0) {
    const parent = (at - 1) >>> 1;
    if (order.against(heap[parent] ?? 0, hit) >= 0) break;
    heap[at] = heap[parent] ?? 0;
    at = parent;
  }
  heap[at] = hit;
}

/** Puts a hit in the place of the first. */
function sink(heap: number[], hit: number, order: Order): void {
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    const other = child + 1;
    if (other < heap.length && order.against(heap[other] ?? 0, heap[child] ?? 0) > 0) child = other;
    if (order.against(heap[child] ?? 0, hit) <= 0) break;
    heap[at] = heap[child] ?? 0;
    at = child;
  }
  heap[at] = hit;
}
