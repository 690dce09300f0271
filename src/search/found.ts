/** Found documents: lists in order of their numbers, each document with its score, and how they are put together. */

/** The first `length` of them. */
export interface Docs {
  readonly docs: Uint32Array;
  readonly length: number;
}

/** The first `length` of both. */
export interface Found extends Docs {
  readonly scores: Float64Array;
}

/** Room for so many. */
export function roomFor(length: number): { docs: Uint32Array; scores: Float64Array; length: number } {
  return { docs: new Uint32Array(length), scores: new Float64Array(length), length: 0 };
}

/** Those in both, with their scores added. */
export function inBoth(a: Found, b: Found): Found {
  const both = roomFor(Math.min(a.length, b.length));
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [x, y] = [a.docs[i] ?? 0, b.docs[j] ?? 0];
    if (x === y) put(both, x, (a.scores[i] ?? 0) + (b.scores[j] ?? 0));
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
  return both;
}

/** Those in either; of those in both, the scores are added. */
export function inEither(a: Found, b: Found): Found {
  const either = roomFor(a.length + b.length);
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    const x = i < a.length ? (a.docs[i] ?? 0) : Infinity;
    const y = j < b.length ? (b.docs[j] ?? 0) : Infinity;
    if (x < y) put(either, x, a.scores[i] ?? 0);
    else if (y < x) put(either, y, b.scores[j] ?? 0);
    else put(either, x, (a.scores[i] ?? 0) + (b.scores[j] ?? 0));
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
  return either;
}

/** Those of the first that are not in the second. */
export function inFirstOnly(a: Found, b: Found): Found {
  const only = roomFor(a.length);
  for (let i = 0, j = 0; i < a.length; i += 1) {
    const x = a.docs[i] ?? 0;
    while (j < b.length && (b.docs[j] ?? 0) < x) j += 1;
    if (j === b.length || b.docs[j] !== x) put(only, x, a.scores[i] ?? 0);
  }
  return only;
}

/** Those that pass a test. */
export function passing(found: Found, test: (doc: number) => boolean): Found {
  const passed = roomFor(found.length);
  for (let i = 0; i < found.length; i += 1) {
    const doc = found.docs[i] ?? 0;
    if (test(doc)) put(passed, doc, found.scores[i] ?? 0);
  }
  return passed;
}

/** How many bits of a number of 32 are set. */
export function bitsIn(bits: number): number {
  let pairs = bits - ((bits >>> 1) & 0x55555555);
  pairs = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((pairs + (pairs >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function put(to: { docs: Uint32Array; scores: Float64Array; length: number }, doc: number, score: number): void {
  to.docs[to.length] = doc;
  to.scores[to.length] = score;
  to.length += 1;
}
