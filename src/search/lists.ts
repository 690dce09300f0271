/**
 * Lists: for each word, or each value of a facet, the documents that hold it, in order of their numbers.
 *
 * Nearly all stand in three flat arrays, one list after the other, made in one go by counting. Documents that came later stand in
 * short lists of their own until the arrays are made anew.
 */
import { Growing, type RunLog } from "./growing.ts";
import { textPlaces } from "./document.ts";
import { mostWeight, placeWeights } from "./rank.ts";

/** Entries from here on are no keys: they say in which place the next ones stand. */
export const firstMark = 0x80000000;
/** Set where an entry is a whole that stands besides its parts. */
export const wholeBit = 0x40000000;
/** Set where a value is of a column that is no facet. These come last. */
export const innerBit = wholeBit;
/** An entry without its bit. */
export const keyMask = wholeBit - 1;

/** A part of a list: entries of `docs` from `start` to `end`, each with the places where the key stands there and what it weighs. */
export interface Slice {
  readonly docs: Uint32Array;
  /** Bit by bit in the order of places. */
  readonly places: Uint8Array;
  readonly weights: Uint8Array;
  readonly start: number;
  readonly end: number;
}

const weightByPlace = textPlaces.map((place) => placeWeights[place]);

interface Late {
  readonly docs: Growing<Uint32Array>;
  readonly places: Growing<Uint8Array>;
  readonly weights: Growing<Uint8Array>;
}

/** Everything that `Lists.made` makes. */
interface Flat extends Omit<Slice, "start" | "end"> {
  /** Where each list begins, and behind the last where it ends. */
  readonly starts: Uint32Array;
  /** Documents below this number are in. */
  readonly until: number;
}

const empty: Flat = {
  docs: new Uint32Array(0),
  places: new Uint8Array(0),
  weights: new Uint8Array(0),
  starts: new Uint32Array(1),
  until: 0,
};

/** The lists of a log of documents. */
export class Lists {
  readonly #log: RunLog;
  #flat = empty;
  #late = new Map<number, Late>();
  #scheduled = 0;
  #isMade = false;

  constructor(log: RunLog) {
    this.#log = log;
  }

  /** How many documents stand in late lists. */
  get late(): number {
    return this.#log.length - this.#flat.until;
  }

  /** Both parts of the list of a key, the flat one first. */
  slicesOf(key: number): readonly Slice[] {
    const { starts, docs, places, weights } = this.#flat;
    const [start = 0, end = 0] = key + 1 < starts.length ? [starts[key], starts[key + 1]] : [];
    const late = this.#late.get(key);
    const flat = start < end ? [{ docs, places, weights, start, end }] : [];
    if (late === undefined) return flat;
    return [
      ...flat,
      {
        docs: late.docs.array,
        places: late.places.array,
        weights: late.weights.array,
        start: 0,
        end: late.docs.length,
      },
    ];
  }

  /** Takes up a document that was added to the log, so that it is found. Nothing is found before the first making, which takes up all. */
  takeUp(doc: number): void {
    if (!this.#isMade) return;
    const { array, start, end } = this.#log.at(doc);
    let place = 0;
    for (let at = start; at < end; at += 1) {
      const entry = array[at] ?? 0;
      if (entry >= firstMark) place = entry - firstMark;
      else this.#note(entry & keyMask, doc, place);
    }
  }

  #note(key: number, doc: number, place: number): void {
    let late = this.#late.get(key);
    if (late === undefined) {
      late = {
        docs: new Growing(Uint32Array, 4),
        places: new Growing(Uint8Array, 4),
        weights: new Growing(Uint8Array, 4),
      };
      this.#late.set(key, late);
    }
    const { docs, places, weights } = late;
    if (docs.length === 0 || docs.array[docs.length - 1] !== doc) {
      docs.push(doc);
      places.push(0);
      weights.push(0);
    }
    const at = docs.length - 1;
    places.array[at] = (places.array[at] ?? 0) | (1 << place);
    weights.array[at] = Math.min(mostWeight, (weights.array[at] ?? 0) + (weightByPlace[place] ?? 0));
  }

  /** Makes the flat arrays anew of every document in the log that `isKept`, yielding often. Until it is done, all stays as it was. */
  *remake(keys: number, isKept: (doc: number) => boolean): Generator<void> {
    const until = this.#log.length;
    const run = (this.#scheduled += 1);
    const lasts = new Int32Array(keys).fill(-1);
    const starts = new Uint32Array(keys + 1);
    for (let doc = 0; doc < until; doc += 1) {
      if (isKept(doc)) countKeys(this.#log, doc, lasts, starts);
      if ((doc & 63) === 63) yield;
    }
    for (let key = 0; key < keys; key += 1) starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0);
    const total = starts[keys] ?? 0;
    const flat = { docs: new Uint32Array(total), places: new Uint8Array(total), weights: new Uint8Array(total) };
    const ends = starts.slice();
    lasts.fill(-1);
    yield;
    for (let doc = 0; doc < until; doc += 1) {
      if (isKept(doc)) placeKeys(this.#log, doc, lasts, ends, flat);
      if ((doc & 63) === 63) yield;
    }
    if (run !== this.#scheduled) return;
    // Kept ones that died in between are left out by whoever reads; so are those that were left out and stand in no list.
    this.#flat = { ...flat, starts, until };
    this.#late = new Map();
    this.#isMade = true;
    for (let doc = until; doc < this.#log.length; doc += 1) this.takeUp(doc);
  }
}

function countKeys(log: RunLog, doc: number, lasts: Int32Array, starts: Uint32Array): void {
  const { array, start, end } = log.at(doc);
  for (let at = start; at < end; at += 1) {
    const entry = array[at] ?? 0;
    if (entry >= firstMark) continue;
    const key = entry & keyMask;
    if (lasts[key] === doc) continue;
    lasts[key] = doc;
    starts[key + 1] = (starts[key + 1] ?? 0) + 1;
  }
}

function placeKeys(
  log: RunLog,
  doc: number,
  lasts: Int32Array,
  ends: Uint32Array,
  { docs, places, weights }: Pick<Flat, "docs" | "places" | "weights">,
): void {
  const { array, start, end } = log.at(doc);
  let place = 0;
  for (let at = start; at < end; at += 1) {
    const entry = array[at] ?? 0;
    if (entry >= firstMark) {
      place = entry - firstMark;
      continue;
    }
    const key = entry & keyMask;
    if (lasts[key] !== doc) {
      lasts[key] = doc;
      const next = ends[key] ?? 0;
      ends[key] = next + 1;
      docs[next] = doc;
    }
    const slot = (ends[key] ?? 1) - 1;
    places[slot] = (places[slot] ?? 0) | (1 << place);
    weights[slot] = Math.min(mostWeight, (weights[slot] ?? 0) + (weightByPlace[place] ?? 0));
  }
}
