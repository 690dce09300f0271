/** Scratch: arrays as long as an index has documents, kept from one question to the next. Made anew each time, they would be most of the work of an answer. */

/** The arrays. Whoever uses them has them to itself until it returns. */
export class Scratch {
  /** By document, zero between uses. */
  weights = new Uint16Array(0);
  /** A bit for each document, zero between uses. */
  matching = new Uint32Array(0);
  /** Of any content. */
  values = new Float64Array(0);
  /** Zero, and only ever read. */
  zeroes = new Float64Array(0);
  #all: Uint32Array | null = null;

  /** Makes all of them long enough for so many documents. */
  fit(documents: number): void {
    if (documents <= this.weights.length) return;
    const room = Math.ceil(documents * 1.2);
    this.weights = new Uint16Array(room);
    this.matching = new Uint32Array((room >>> 5) + 1);
    this.values = new Float64Array(room);
    this.zeroes = new Float64Array(room);
  }

  /** Whatever is not as it should be between uses is, afterwards. */
  clear(): void {
    this.weights.fill(0);
    this.matching.fill(0);
  }

  /** The documents that are told today, in order. */
  allOf(today: Uint8Array, size: number): Uint32Array {
    if (this.#all !== null) return this.#all;
    const docs = new Uint32Array(size);
    for (let doc = 0, length = 0; length < size; doc += 1) {
      if (today[doc] !== 1) continue;
      docs[length] = doc;
      length += 1;
    }
    this.#all = docs;
    return docs;
  }

  /** Says that other documents are told today than before. */
  forget(): void {
    this.#all = null;
  }
}
