/**
 * The lexicon: every word of the records, numbered, and by which terms it is looked for.
 *
 * Words are kept as they stand in texts of some languages; terms are what queries ask for: folded forms and stems (words/words.ts
 * has the scheme). A term leads to the words that have it, and so one list for each word serves all terms.
 */
import { Growing } from "./growing.ts";
import { SortedNames } from "./sorted-names.ts";
import { formsOf } from "./words/fold.ts";
import { type StemmedLanguage, stemsOf } from "./words/stem.ts";

/** Words in texts of the same languages. */
interface Tongue {
  readonly languages: readonly (StemmedLanguage | null)[];
  readonly words: Map<string, number>;
}

/** Every word of an index. Words are never dropped; those that no record holds any more count none. */
export class Lexicon {
  /** By word: how many of today's records hold it. */
  readonly counts = new Growing(Uint32Array);
  readonly #tongues = new Map<string, Tongue>();
  readonly #spellings: string[] = [];
  readonly #tongueOf: Tongue[] = [];
  readonly #terms = new Map<string, number>();
  readonly #exact = new SortedNames();
  /** By term: its last entry, counted from 1; by entry: a word, and the entry before. */
  readonly #lastEntry = new Growing(Uint32Array);
  readonly #entryWord = new Growing(Uint32Array);
  readonly #entryBefore = new Growing(Uint32Array);

  /** How many words there are. */
  get size(): number {
    return this.#spellings.length;
  }

  /** The words of texts in these languages. */
  tongue(languages: readonly (StemmedLanguage | null)[]): Tongue {
    const name = languages.join();
    const known = this.#tongues.get(name) ?? { languages: [...languages], words: new Map<string, number>() };
    this.#tongues.set(name, known);
    return known;
  }

  /** The number of a word, which is taken up where it is new. */
  take(word: string, tongue: Tongue): number {
    const lower = word.toLowerCase();
    const known = tongue.words.get(lower);
    if (known !== undefined) return known;
    const number = this.#spellings.length;
    // A piece of a text would keep the whole text in memory.
    const spelling = Buffer.from(lower).toString();
    tongue.words.set(spelling, number);
    this.#spellings.push(spelling);
    this.#tongueOf.push(tongue);
    this.counts.push(0);
    const stems = tongue.languages.flatMap((language) => (language === null ? [] : stemsOf(spelling, language)));
    for (const term of new Set([...formsOf(spelling), ...stems])) this.#lead(term, number);
    return number;
  }

  /** The same word of another lexicon. */
  takeFrom(other: Lexicon, word: number): number {
    const languages = other.#tongueOf[word]?.languages ?? [];
    return this.take(other.#spellings[word] ?? "", this.tongue(languages));
  }

  /** The forms by which a word is looked for as it is typed, and how many of today's records hold each; those that hold two spellings count twice. */
  formsOf(word: number): readonly (readonly [form: string, records: number])[] {
    return formsOf(this.#spellings[word] ?? "").map((form) => [form, this.#recordsOf(this.wordsOf(form))]);
  }

  /** The words that have a term. */
  wordsOf(term: string): readonly number[] {
    const words: number[] = [];
    const number = this.#terms.get(term);
    if (number !== undefined) this.#gather(number, words);
    return words;
  }

  /** The words that have a form which begins so. */
  wordsBeginning(beginning: string): readonly number[] {
    const words: number[] = [];
    this.#exact.eachBeginning(beginning, (_term, number) => {
      this.#gather(number, words);
    });
    return [...new Set(words)];
  }

  /** Calls for each form that begins so and that today's records hold, with how many they are; those that hold two spellings count twice. */
  eachForm(beginning: string, visit: (form: string, records: number) => void): void {
    this.#exact.eachBeginning(beginning, (form, number) => {
      const words: number[] = [];
      this.#gather(number, words);
      const records = this.#recordsOf(words);
      if (records > 0) visit(form, records);
    });
  }

  #recordsOf(words: readonly number[]): number {
    return words.reduce((sum, word) => sum + (this.counts.array[word] ?? 0), 0);
  }

  #lead(term: string, word: number): void {
    let number = this.#terms.get(term);
    if (number === undefined) {
      number = this.#lastEntry.length;
      this.#terms.set(term, number);
      this.#lastEntry.push(0);
      if (!term.startsWith("~")) this.#exact.add(term, number);
    }
    this.#entryWord.push(word);
    this.#entryBefore.push(this.#lastEntry.array[number] ?? 0);
    this.#lastEntry.array[number] = this.#entryWord.length;
  }

  #gather(term: number, words: number[]): void {
    let entry = this.#lastEntry.array[term] ?? 0;
    while (entry > 0) {
      words.push(this.#entryWord.array[entry - 1] ?? 0);
      entry = this.#entryBefore.array[entry - 1] ?? 0;
    }
  }
}

export type { Tongue };
