/** Reading the words of documents: from texts to the entries of the words' log. */
import { type PlacedText, type SearchDocument, textPlaces } from "./document.ts";
import type { Lexicon, Tongue } from "./lexicon.ts";
import { firstMark, wholeBit } from "./lists.ts";
import { mostTokens } from "./rank.ts";
import { eachWord } from "./words/words.ts";

/** Labels and names of publishers stand in many records: those no longer than this, in UTF-16 units, are read once. */
const longestRepeated = 60;

/** How many texts are remembered with their entries. */
const mostRepeated = 4096;

/** Reads documents one after the other, each in the place of the one before. */
export class WordReader {
  /** The entries of the document that was read last: the first `used`. Another array after a longer document. */
  entries = new Uint32Array(1024);
  used = 0;
  readonly #lexicon: Lexicon;
  readonly #repeated = new Map<Tongue, Map<string, Uint32Array>>();
  #repeatedTexts = 0;
  #words = 0;

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  /** Reads the words of a document, with marks between its texts. Returns how many there are; marks do not count. */
  read({ texts }: Pick<SearchDocument, "texts">): number {
    this.used = 0;
    this.#words = 0;
    for (const text of texts) this.#readText(text);
    return this.#words;
  }

  #readText({ place, text, languages }: PlacedText): void {
    const tongue = this.#lexicon.tongue(languages);
    this.#put(firstMark + textPlaces.indexOf(place));
    if ((place !== "other" && place !== "source") || text.length > longestRepeated) {
      this.#readWords(text, tongue);
      return;
    }
    const known = this.#repeated.get(tongue)?.get(text);
    if (known === undefined) {
      const start = this.used;
      this.#readWords(text, tongue);
      if (this.#words < mostTokens) this.#remember(text, tongue, this.entries.slice(start, this.used));
    } else if (this.#words + known.length <= mostTokens) {
      for (const entry of known) this.#put(entry);
      this.#words += known.length;
    } else this.#readWords(text, tongue);
  }

  #readWords(text: string, tongue: Tongue): void {
    eachWord(text, (word, _start, _end, isWhole) => {
      if (this.#words >= mostTokens) return;
      const number = this.#lexicon.take(word, tongue);
      this.#put(isWhole ? number | wholeBit : number);
      this.#words += 1;
    });
  }

  #remember(text: string, tongue: Tongue, entries: Uint32Array): void {
    if (this.#repeatedTexts >= mostRepeated) {
      this.#repeated.clear();
      this.#repeatedTexts = 0;
    }
    const texts = this.#repeated.get(tongue) ?? new Map<string, Uint32Array>();
    this.#repeated.set(tongue, texts.set(text, entries));
    this.#repeatedTexts += 1;
  }

  #put(entry: number): void {
    if (this.used === this.entries.length) {
      const longer = new Uint32Array(this.used * 2);
      longer.set(this.entries);
      this.entries = longer;
    }
    this.entries[this.used] = entry;
    this.used += 1;
  }
}
