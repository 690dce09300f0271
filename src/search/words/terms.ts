/** Terms: under which names a record's words are kept in an index, and a query's words are looked up. See words.ts for the scheme. */
import { fold, formsOf } from "./fold.ts";
import { stemmedLanguageOf, stemmedLanguages, stemsOf } from "./stem.ts";
import { detached, type Word, wordsOf } from "./words.ts";

/** The terms of one word of a text. */
export interface Terms {
  /** Exact terms, folded; the first is the word as it stands. At least one. */
  readonly forms: readonly string[];
  /** Terms of the space of stems; none where the language has no stemmer or the word is no word of letters. */
  readonly stems: readonly string[];
}

/** What one word of a query asks for: any of `terms`, or all of `parts` one right after the other. */
export interface Sought {
  /** Exact terms and stems. Empty for scripts without spaces. */
  readonly terms: readonly string[];
  /** The parts of a joined word, each by its exact terms, any of which will do; empty where the word is of one part. */
  readonly parts: readonly (readonly string[])[];
}

/** How many words of a language are remembered with their terms. */
const remembered = 50_000;

const memory = new Map<string, Map<string, Terms>>();

/** How many words of queries are remembered with what they ask for; none is longer than a query. */
const mostAsked = 1000;

const asked = new Map<string, Sought>();

/** The terms of a word as `eachWord` gives it, in a text of that language (BCP 47; null: not known). Remembers words that it saw lately. */
export function termsOf(word: string, language: string | null): Terms {
  const known = memoryOf(language ?? "");
  const before = known.get(word);
  if (before !== undefined) return before;
  if (known.size >= remembered) known.clear();
  const stemmed = stemmedLanguageOf(language);
  const terms = { forms: formsOf(word), stems: stemmed === null ? [] : stemsOf(word, stemmed) };
  known.set(detached(word), terms);
  return terms;
}

/**
 * What one word of a query asks for in texts of any language. Both lists are empty where it has neither letters nor digits. Remembers
 * what it was asked lately: stemming by the rules of all languages takes long.
 */
export function soughtOf(text: string): Sought {
  const before = asked.get(text);
  if (before !== undefined) return before;
  if (asked.size >= mostAsked) asked.clear();
  const sought = soughtIn(text);
  asked.set(detached(text), sought);
  return sought;
}

/** The parts of a phrase in their order, each by its exact terms, any of which will do. */
export function phraseOf(words: readonly string[]): readonly (readonly string[])[] {
  return words.flatMap((text) => partsOf(wordsOf(text)));
}

/** How exact terms begin that a `word*` asks for; null where it is to be taken as the word itself (scripts without spaces, no word at all). */
export function beginningOf(text: string): string | null {
  const word = singleOf(wordsOf(text));
  return word === null ? null : fold(word);
}

function soughtIn(text: string): Sought {
  const words = wordsOf(text);
  const word = singleOf(words);
  const parts = partsOf(words);
  const stems = word === null ? [] : stemmedLanguages.flatMap((language) => stemsOf(word, language));
  return {
    terms: word === null ? [] : [...new Set([...formsOf(word), ...stems])],
    parts: parts.length > 1 ? parts : [],
  };
}

/** The one word that the text is, as a whole where it has parts; null where it is none, or several. */
function singleOf(words: readonly Word[]): string | null {
  const [first, last] = [words[0], words.at(-1)];
  return first === undefined || first.end !== last?.end ? null : first.text;
}

function partsOf(words: readonly Word[]): readonly (readonly string[])[] {
  return words.filter(({ isWhole }) => !isWhole).map(({ text }) => formsOf(text));
}

function memoryOf(language: string): Map<string, Terms> {
  const known = memory.get(language) ?? new Map<string, Terms>();
  if (!memory.has(language) && memory.size < 64) memory.set(language, known);
  return known;
}
