/** Arrays of numbers that grow, and logs of numbers and bytes that are only ever added to. */

type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/** An array of numbers of one kind. What lies beyond `length` in `array` means nothing; `array` is another one after growing. */
export class Growing<T extends Numbers> {
  array: T;
  length = 0;
  readonly #make: new (length: number) => T;

  constructor(make: new (length: number) => T, room = 1024) {
    this.#make = make;
    this.array = new make(room);
  }

  /** Adds a number. */
  push(value: number): void {
    if (this.length === this.array.length) this.#grow(this.length + 1);
    this.array[this.length] = value;
    this.length += 1;
  }

  /** Makes it at least so long, zeroes added. */
  extend(length: number): void {
    if (length > this.array.length) this.#grow(length);
    if (length > this.length) this.length = length;
  }

  #grow(least: number): void {
    const grown = new this.#make(Math.max(least, this.array.length * 2));
    grown.set(this.array);
    this.array = grown;
  }
}

/** Numbers of one run in a log: `array` from `start` to `end`. */
export interface Run {
  readonly array: Uint32Array;
  readonly start: number;
  readonly end: number;
}

/** Entries of a chunk, at most (16 MB) and of the first. */
const [chunkSize, smallestChunk] = [2 ** 22, 2 ** 14] as const;

/** Runs of numbers, one after the other. A run never lies in two chunks, so that reading one is reading one array. */
export class RunLog {
  readonly #chunks: Uint32Array[] = [];
  readonly #chunkOf = new Growing(Uint16Array);
  readonly #starts = new Growing(Uint32Array);
  readonly #ends = new Growing(Uint32Array);
  #used = 0;

  /** The number of runs. */
  get length(): number {
    return this.#starts.length;
  }

  /** Adds a run: the first `count` of the numbers, at most so many as a chunk has. */
  add(numbers: Uint32Array, count: number): void {
    const last = this.#chunks.at(-1);
    if (last === undefined || this.#used + count > last.length) {
      // A small log takes little room.
      const usual = last === undefined ? smallestChunk : Math.min(chunkSize, last.length * 2);
      this.#chunks.push(new Uint32Array(Math.max(usual, count)));
      this.#used = 0;
    }
    const chunk = this.#chunks[this.#chunks.length - 1];
    chunk?.set(count === numbers.length ? numbers : numbers.subarray(0, count), this.#used);
    this.#chunkOf.push(this.#chunks.length - 1);
    this.#starts.push(this.#used);
    this.#used += count;
    this.#ends.push(this.#used);
  }

  /**
   * Counts how often each number stands in these runs, the first `count` of `runs`, before the first that is not less than `before`; and
   * how many different numbers there are of each kind.
   */
  countIn(
    runs: Uint32Array,
    count: number,
    before: number,
    kinds: Uint8Array,
    { counts, different }: { readonly counts: Uint32Array; readonly different: Uint32Array },
  ): void {
    const [chunks, starts, ends] = [this.#chunkOf.array, this.#starts.array, this.#ends.array];
    for (let index = 0; index < count; index += 1) {
      const run = runs[index] ?? 0;
      const array = this.#chunks[chunks[run] ?? 0] ?? nothing;
      const end = ends[run] ?? 0;
      for (let at = starts[run] ?? 0; at < end; at += 1) {
        const number = array[at] ?? 0;
        if (number >= before) break;
        const known = counts[number] ?? 0;
        counts[number] = known + 1;
        if (known > 0) continue;
        const kind = kinds[number] ?? 0;
        different[kind] = (different[kind] ?? 0) + 1;
      }
    }
  }

  /**
   * Counts the first number of each of these runs and, of the others, those whose kind is wanted: the first `count` of `runs`. Behind the
   * first, a run has its numbers in the order of their kinds; those without one come last.
   */
  countKindIn(runs: Uint32Array, count: number, kinds: Uint8Array, wanted: number, counts: Uint32Array): void {
    const [chunks, starts, ends] = [this.#chunkOf.array, this.#starts.array, this.#ends.array];
    for (let index = 0; index < count; index += 1) {
      const run = runs[index] ?? 0;
      const array = this.#chunks[chunks[run] ?? 0] ?? nothing;
      const [start, end] = [starts[run] ?? 0, ends[run] ?? 0];
      const first = array[start] ?? 0;
      counts[first] = (counts[first] ?? 0) + 1;
      for (let at = start + 1; at < end; at += 1) {
        const number = array[at] ?? 0;
        const kind = number < kinds.length ? (kinds[number] ?? 0) : Infinity;
        if (kind > wanted) break;
        if (kind === wanted) counts[number] = (counts[number] ?? 0) + 1;
      }
    }
  }

  /** The run of this number, from 0. */
  at(run: number): Run {
    return {
      array: this.#chunks[this.#chunkOf.array[run] ?? 0] ?? nothing,
      start: this.#starts.array[run] ?? 0,
      end: this.#ends.array[run] ?? 0,
    };
  }
}

const nothing = new Uint32Array(0);

/** Texts kept as bytes outside of the heap that is searched for garbage, one after the other. */
export class TextLog {
  readonly #chunks: Buffer[] = [];
  readonly #chunkOf = new Growing(Uint16Array);
  readonly #starts = new Growing(Uint32Array);
  readonly #lengths = new Growing(Uint32Array);
  #used = 0;

  /** The bytes that are held. */
  get bytes(): number {
    return this.#chunks.reduce((sum, { length }) => sum + length, 0);
  }

  /** Adds a text. */
  add(text: string): void {
    this.addBytes(Buffer.from(text));
  }

  /** Adds a text as UTF-8. */
  addBytes(bytes: Uint8Array): void {
    const last = this.#chunks.at(-1);
    if (last === undefined || this.#used + bytes.length > last.length) {
      const usual = last === undefined ? 2 ** 16 : Math.min(2 ** 22, last.length * 2);
      this.#chunks.push(Buffer.allocUnsafeSlow(Math.max(bytes.length, usual)));
      this.#used = 0;
    }
    this.#chunks.at(-1)?.set(bytes, this.#used);
    this.#chunkOf.push(this.#chunks.length - 1);
    this.#starts.push(this.#used);
    this.#lengths.push(bytes.length);
    this.#used += bytes.length;
  }

  /** The bytes of a text by its number, from 0. */
  bytesAt(text: number): Uint8Array {
    const start = this.#starts.array[text] ?? 0;
    const chunk = this.#chunks[this.#chunkOf.array[text] ?? 0] ?? Buffer.alloc(0);
    return chunk.subarray(start, start + (this.#lengths.array[text] ?? 0));
  }

  /** The text of this number. */
  at(text: number): string {
    const bytes = this.bytesAt(text);
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf8");
  }
}
