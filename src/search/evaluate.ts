/** Evaluation: which documents answer a query's tree, and how well. */
import { finding } from "../domain/finding.ts";
import { Refusal } from "../domain/refusal.ts";
import { type Column, laneColumns } from "./columns.ts";
import { falling, rangeOf } from "./days.ts";
import { textPlaces } from "./document.ts";
import { bitsIn, type Found, inBoth, inEither, inFirstOnly, passing, roomFor } from "./found.ts";
import { askedNames } from "./labels.ts";
import { firstMark, type Slice, wholeBit } from "./lists.ts";
import type { LiveIndex } from "./live-index.ts";
import type { QueryNode, TextField } from "./query/query.ts";
import { longestPhrase, rarityOf, sayOf } from "./rank.ts";
import { Scratch } from "./scratch.ts";
import { beginningOf, phraseOf, soughtOf } from "./words/terms.ts";

/** The documents that questions are asked over. */
export interface Scope {
  /** By document: 1 where it is one of them. */
  readonly mask: Uint8Array;
  /** How many they are. */
  readonly size: number;
}

/** Entries that a query may read besides so many for each document; some ten million are read in 50 ms. */
const leastWork = 15_000_000;
const workPerDocument = 60;

/** Answers the parts of one query. */
export class Evaluation {
  readonly #index: LiveIndex;
  readonly #scope: Scope;
  /** By document, zero between uses: what the words that are looked for weigh there. */
  readonly #weights: Uint16Array;
  /** Bit by bit, zero between uses. */
  readonly #matching: Uint32Array;
  #work: number;

  constructor(index: LiveIndex, scope: Scope) {
    this.#index = index;
    this.#scope = scope;
    index.scratch.fit(index.records.size);
    this.#weights = index.scratch.weights;
    this.#matching = index.scratch.matching;
    this.#work = leastWork + workPerDocument * index.records.size;
  }

  /** The documents that a node holds of, in order; null: all of the scope, with nothing to tell them apart. */
  find(node: QueryNode): Found | null {
    switch (node.kind) {
      case "all":
        return this.#all(node.parts);
      case "any":
        return this.#any(node.parts);
      case "not":
        return this.#all([node]);
      case "word":
        return this.#word(node);
      case "phrase":
        return this.#phrase(phraseOf(node.words), node.field);
      case "facet":
        return this.#called(node.facet, node.value);
      case "lane":
        return this.#called(laneColumns[node.lane], node.actor);
      case "date":
        return this.#dated(node.edtf);
    }
  }

  /** All documents of the scope. */
  everything(): Found {
    const { mask, size } = this.#scope;
    const { records, scratch } = this.#index;
    this.#spend(records.size);
    const isToday = mask === records.today.array;
    const docs = isToday ? scratch.allOf(mask, size) : new Scratch().allOf(mask, size);
    return { docs, scores: scratch.zeroes, length: size };
  }

  /** The documents of the scope that show one of these values. */
  showing(values: readonly number[]): Found {
    const slices = values.flatMap((value) => this.#index.valueLists.slicesOf(value));
    const { docs, length } = this.#gather(slices, "any", null);
    return { docs, scores: this.#index.scratch.zeroes, length };
  }

  /** The same as a bit for each document, those outside of the scope too. */
  bitsShowing(values: readonly number[]): Uint32Array {
    const bits = new Uint32Array((this.#index.records.size >>> 5) + 1);
    for (const { docs, start, end } of values.flatMap((value) => this.#index.valueLists.slicesOf(value))) {
      this.#spend(end - start);
      for (let at = start; at < end; at += 1) {
        const doc = docs[at] ?? 0;
        bits[doc >>> 5] = (bits[doc >>> 5] ?? 0) | (1 << (doc & 31));
      }
    }
    return bits;
  }

  #all(parts: readonly QueryNode[]): Found | null {
    let found: Found | null = null;
    for (const part of parts) {
      if (part.kind === "not") {
        const out = this.find(part.part);
        found = out === null ? roomFor(0) : inFirstOnly(found ?? this.everything(), out);
      } else {
        const other = this.find(part);
        found = found === null || other === null ? (found ?? other) : inBoth(found, other);
      }
      this.#spend(found?.length ?? 0);
    }
    return found;
  }

  /** Scores are added up by document, whatever the number of parts. */
  #any(parts: readonly QueryNode[]): Found {
    const sums = new Float64Array(this.#index.records.size);
    const matching = new Uint32Array(this.#matching.length);
    for (const part of parts) {
      const { docs, scores, length } = this.find(part) ?? this.everything();
      this.#spend(length);
      for (let at = 0; at < length; at += 1) {
        const doc = docs[at] ?? 0;
        sums[doc] = (sums[doc] ?? 0) + (scores[at] ?? 0);
        matching[doc >>> 5] = (matching[doc >>> 5] ?? 0) | (1 << (doc & 31));
      }
    }
    return drained(matching, sums);
  }

  #word({ text, prefix, field }: Extract<QueryNode, { readonly kind: "word" }>): Found {
    const { lexicon } = this.#index;
    const beginning = prefix ? beginningOf(text) : null;
    if (beginning !== null) return this.#holding(lexicon.wordsBeginning(beginning), field);
    const { terms, parts } = soughtOf(text);
    const whole = this.#holding([...new Set(terms.flatMap((term) => lexicon.wordsOf(term)))], field);
    return parts.length === 0 ? whole : inEither(whole, this.#phrase(parts, field));
  }

  /** Where several words are looked for as one, they are one word for the score too. */
  #holding(words: readonly number[], field: TextField): Found {
    const { records, wordLists } = this.#index;
    const slices = words.flatMap((word) => wordLists.slicesOf(word));
    const found = this.#gather(slices, field, records.length.array);
    const rarity = rarityOf(found.length, this.#scope.size);
    const { scores, length } = found;
    for (let at = 0; at < length; at += 1) scores[at] = (scores[at] ?? 0) * rarity;
    return found;
  }

  /**
   * The documents of the scope in any of the slices, where at least one stands in the field; what the others weigh counts too. They are
   * scored where their lengths are given.
   */
  #gather(slices: readonly Slice[], field: TextField, lengths: Uint32Array | null): Found {
    const wanted = field === "any" ? 255 : 1 << textPlaces.indexOf(field);
    for (const { start, end } of slices) this.#spend(end - start);
    const [first] = slices;
    if (first !== undefined && slices.length === 1) return this.#gatherOne(first, wanted, lengths);
    const [mask, sums, matching] = [this.#scope.mask, this.#weights, this.#matching];
    for (const { docs, places, weights, start, end } of slices) {
      for (let at = start; at < end; at += 1) {
        const doc = docs[at] ?? 0;
        if (mask[doc] !== 1) continue;
        sums[doc] = Math.min(60_000, (sums[doc] ?? 0) + (weights[at] ?? 0));
        if (((places[at] ?? 0) & wanted) !== 0) matching[doc >>> 5] = (matching[doc >>> 5] ?? 0) | (1 << (doc & 31));
      }
    }
    const found = drained(matching, null);
    if (lengths !== null) scoreBySums(found, sums, lengths, this.#index.records.usualLength);
    for (const { docs, start, end } of slices) {
      for (let at = start; at < end; at += 1) sums[docs[at] ?? 0] = 0;
    }
    return found;
  }

  /** One list is in order and has each document once: nothing needs to be put together. */
  #gatherOne({ docs, places, weights, start, end }: Slice, wanted: number, lengths: Uint32Array | null): Found {
    const mask = this.#scope.mask;
    const usual = this.#index.records.usualLength;
    const found = roomFor(end - start);
    let length = 0;
    for (let at = start; at < end; at += 1) {
      const doc = docs[at] ?? 0;
      if (mask[doc] !== 1 || ((places[at] ?? 0) & wanted) === 0) continue;
      found.docs[length] = doc;
      if (lengths !== null) found.scores[length] = sayOf(weights[at] ?? 0, lengths[doc] ?? 0, usual);
      length += 1;
    }
    found.length = length;
    return found;
  }

  #phrase(sought: readonly (readonly string[])[], field: TextField): Found {
    const parts = sought
      .slice(0, longestPhrase)
      .map((forms) => [...new Set(forms.flatMap((form) => this.#index.lexicon.wordsOf(form)))]);
    if (parts.length === 0) return roomFor(0);
    const found = parts.map((words) => this.#holding(words, field)).reduce(inBoth);
    if (parts.length === 1) return found;
    const steps = new Int32Array(this.#index.lexicon.size);
    for (const [place, words] of parts.entries()) {
      for (const word of words) steps[word] = (steps[word] ?? 0) | (1 << place);
    }
    return passing(found, (doc) => this.#runs(doc, steps, 1 << (parts.length - 1), field));
  }

  /** Whether the parts stand one right after the other: bit n is set while the last n + 1 words are the first n + 1 parts. */
  #runs(doc: number, steps: Int32Array, last: number, field: TextField): boolean {
    const wanted = field === "any" ? null : firstMark + textPlaces.indexOf(field);
    const { array, start, end } = this.#index.words.at(doc);
    this.#spend(end - start);
    let reached = 0;
    let isWanted = true;
    for (let at = start; at < end; at += 1) {
      const entry = array[at] ?? 0;
      if (entry >= firstMark) {
        reached = 0;
        isWanted = wanted === null || entry === wanted;
      } else if (isWanted && entry < wholeBit) {
        reached = ((reached << 1) | 1) & (steps[entry] ?? 0);
        if ((reached & last) !== 0) return true;
      }
    }
    return false;
  }

  #called(column: Column, word: string): Found {
    return this.showing(this.#index.values.called(column, askedNames(column, word)));
  }

  #dated(edtf: string): Found {
    const asked = rangeOf(edtf);
    if (asked === null) return roomFor(0);
    const { records } = this.#index;
    return passing(this.everything(), (doc) => {
      const days = records.daysOf(doc);
      return days !== null && falling(days, asked) !== "not";
    });
  }

  #spend(entries: number): void {
    this.#work -= entries;
    if (this.#work >= 0) return;
    this.#index.scratch.clear();
    throw new Refusal("request-invalid", {}, [finding("q", "query-too-broad")]);
  }
}

function scoreBySums({ docs, scores, length }: Found, sums: Uint16Array, lengths: Uint32Array, usual: number): void {
  for (let at = 0; at < length; at += 1) {
    const doc = docs[at] ?? 0;
    scores[at] = sayOf(sums[doc] ?? 0, lengths[doc] ?? 0, usual);
  }
}

/** The documents whose bits are set, in order, with their scores by document, or none; bits are zero again afterwards. */
function drained(matching: Uint32Array, scoreByDoc: Float64Array | null): Found {
  let count = 0;
  for (const bits of matching) if (bits !== 0) count += bitsIn(bits);
  const { docs, scores } = roomFor(count);
  for (let word = 0, length = 0; length < count; word += 1) {
    let bits = matching[word] ?? 0;
    if (bits === 0) continue;
    matching[word] = 0;
    while (bits !== 0) {
      const doc = (word << 5) + (31 - Math.clz32(bits & -bits));
      bits &= bits - 1;
      docs[length] = doc;
      if (scoreByDoc !== null) scores[length] = scoreByDoc[doc] ?? 0;
      length += 1;
    }
  }
  return { docs, scores, length: count };
}
