/** Snippets: the part of a text that shows best why it was found. */
import type { QueryNode } from "./query/query.ts";
import type { SnippetPiece } from "./search.ts";
import { beginningOf, phraseOf, soughtOf, type Terms, termsOf } from "./words/terms.ts";
import { eachWord } from "./words/words.ts";

/** What is marked in texts: made once for a query, used for each of its hits. Each thing sought has a number of its own. */
export interface Highlight {
  /** Terms as `termsOf` gives them, with the number of what they stand for. */
  readonly terms: ReadonlyMap<string, number>;
  /** How exact terms begin. */
  readonly beginnings: readonly { readonly start: string; readonly sought: number }[];
  /** Parts one right after the other, each by its exact terms. */
  readonly phrases: readonly { readonly parts: readonly (readonly string[])[]; readonly sought: number }[];
  /** The UTF-16 units that any of these begin with. */
  readonly firsts: ReadonlySet<number>;
}

/** A stretch of a text that is to be marked. */
interface Match {
  readonly start: number;
  readonly end: number;
  readonly sought: number;
}

/** One part of a text: a word that is no whole. */
interface Part {
  readonly start: number;
  readonly end: number;
  readonly forms: readonly string[];
}

const noTerms: Terms = { forms: [], stems: [] };

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** How far apart the matches that are shown may be, as a part of the whole: some of it is for what stands around them. */
const matchShare = 5 / 6;

/** In UTF-16 units: a family of four with their skin colours. */
const longestCharacter = 32;

/** How many units before the first match are shown at most, as a part of the whole. */
const leadShare = 1 / 3;

/** What to mark for a query: everything that it looks for in words, nothing that it rules out. */
export function highlightOf(root: QueryNode): Highlight {
  const terms = new Map<string, number>();
  const beginnings: { start: string; sought: number }[] = [];
  const phrases: { parts: readonly (readonly string[])[]; sought: number }[] = [];
  let sought = 0;
  const collect = (node: QueryNode): void => {
    if (node.kind === "all" || node.kind === "any") node.parts.forEach(collect);
    if (node.kind !== "word" && node.kind !== "phrase") return;
    sought += 1;
    if (node.kind === "phrase") {
      phrases.push({ parts: phraseOf(node.words), sought });
      return;
    }
    const start = node.prefix ? beginningOf(node.text) : null;
    if (start !== null) beginnings.push({ start, sought });
    const word = soughtOf(node.text);
    for (const term of word.terms) if (!terms.has(term)) terms.set(term, sought);
    if (word.parts.length > 0) phrases.push({ parts: word.parts, sought });
  };
  collect(root);
  const begun = [
    ...[...terms.keys()].map((term) => term.replace(/^~[a-z]+\./, "")),
    ...beginnings.map(({ start }) => start),
    ...phrases.flatMap(({ parts }) => parts.flat()),
  ];
  return { terms, beginnings, phrases, firsts: new Set(begun.map((term) => term.charCodeAt(0))) };
}

/**
 * The part of a text of that language (BCP 47; null: not known) that shows most of what is to be marked: at most `limit` UTF-16 units
 * of the text, cut between words wherever there are any, with `…` where something is left out and one space for any run of them.
 * The beginning where nothing is to be marked; no pieces for a text without words or signs. Linear in the text's length.
 */
export function snippetOf(
  text: string,
  language: string | null,
  highlight: Highlight,
  limit = 240,
): readonly SnippetPiece[] {
  const parts: Part[] = [];
  const matches: Match[] = [];
  const isPlain = highlight.terms.size + highlight.beginnings.length + highlight.phrases.length === 0;
  // The beginning is shown then, and a word that goes on behind it is cut behind it.
  eachWord(isPlain ? text.slice(0, limit + 2) : text, (word, start, end, isWhole) => {
    const terms = mayBegin(word, highlight) ? termsOf(word, language) : noTerms;
    if (!isWhole) parts.push({ start, end, forms: terms.forms });
    const sought = soughtBy(terms, highlight);
    if (sought !== null) matches.push({ start, end, sought });
  });
  for (const { parts: phrase, sought } of highlight.phrases) matches.push(...phraseMatches(parts, phrase, sought));
  const marked = merged(matches);
  const best = bestOf(matches, Math.floor(limit * matchShare));
  const shown = stretchOf(text, parts, best, limit);
  return piecesOf(text, shown, marked);
}

/** False where a word begins unlike everything sought: neither folding nor stemming changes a first letter that is ASCII. */
function mayBegin(word: string, { firsts }: Highlight): boolean {
  const unit = word.charCodeAt(0);
  const isLarge = unit >= 65 && unit <= 90;
  return unit > 127 || firsts.has(isLarge ? unit + 32 : unit);
}

function soughtBy({ forms, stems }: Terms, { terms, beginnings }: Highlight): number | null {
  for (const term of forms) {
    const sought = terms.get(term) ?? beginnings.find(({ start }) => term.startsWith(start))?.sought;
    if (sought !== undefined) return sought;
  }
  for (const term of stems) {
    const sought = terms.get(term);
    if (sought !== undefined) return sought;
  }
  return null;
}

function phraseMatches(parts: readonly Part[], phrase: readonly (readonly string[])[], sought: number): Match[] {
  const matches: Match[] = [];
  for (let at = 0; at + phrase.length <= parts.length; at += 1) {
    const isHere = phrase.every((forms, index) => parts[at + index]?.forms.some((form) => forms.includes(form)));
    const [first, last] = [parts[at], parts[at + phrase.length - 1]];
    if (isHere && first !== undefined && last !== undefined) {
      matches.push({ start: first.start, end: last.end, sought });
    }
  }
  return matches;
}

/** The stretch of at most `limit` units that holds most different things sought, then most matches; the first such. Null where there are none. */
function bestOf(matches: readonly Match[], limit: number): Stretch | null {
  const sorted = matches.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const counts = new Map<number, number>();
  let best: Stretch | null = null;
  let bestSay = 0;
  let from = 0;
  for (const [to, last] of sorted.entries()) {
    counts.set(last.sought, (counts.get(last.sought) ?? 0) + 1);
    let first = sorted[from] ?? last;
    while (from < to && last.end - first.start > limit) {
      const left = (counts.get(first.sought) ?? 1) - 1;
      if (left === 0) counts.delete(first.sought);
      else counts.set(first.sought, left);
      from += 1;
      first = sorted[from] ?? last;
    }
    const say = counts.size * matches.length + (to - from);
    if (say > bestSay || best === null) {
      best = { start: first.start, end: last.end };
      bestSay = say;
    }
  }
  return best;
}

/** What is shown around the matches: from the beginning of a sentence where one is near, else of a word, to the end of a word. */
function stretchOf(text: string, parts: readonly Part[], best: Stretch | null, limit: number): Stretch {
  if (text.length <= limit) return { start: 0, end: text.length };
  const start = best === null ? 0 : startOf(text, parts, best, limit);
  if (text.length - start <= limit) return { start, end: text.length };
  const last = parts.findLast(({ end }) => end <= start + limit);
  const end = last !== undefined && last.end > start ? withSigns(text, last.end, start + limit) : start + limit;
  return { start, end: wholeCharacter(text, end, start) };
}

function startOf(text: string, parts: readonly Part[], best: Stretch, limit: number): number {
  const spare = Math.max(0, limit - (best.end - best.start));
  const earliest = Math.max(
    0,
    best.start - Math.floor(Math.min(spare, limit * leadShare)),
    text.length > limit ? 0 : 0,
  );
  if (earliest === 0) return 0;
  const before = text.slice(earliest, best.start + 1);
  const sentence = /[.!?。！？…]["”»)]*\s+(?=\S)|\n\s*(?=\S)/u.exec(before);
  if (sentence !== null) return earliest + sentence.index + sentence[0].length;
  return parts.find(({ start }) => start >= earliest)?.start ?? best.start;
}

/** Signs that end a sentence or close a bracket belong to the word before them. */
function withSigns(text: string, end: number, limit: number): number {
  let at = end;
  while (at < limit && /[.!?)\]"”»。！？%]/u.test(text.charAt(at))) at += 1;
  return at;
}

/** The same place, or one before it where it lies within a character. Looks back as far as characters reach in practice. */
function wholeCharacter(text: string, at: number, least: number): number {
  for (let place = at; place > Math.max(least, at - longestCharacter); place -= 1) {
    const isWithin = /^(?:[\p{M}\u200d\udc00-\udfff]|\ud83c[\udffb-\udfff])/u.test(text.slice(place, place + 2));
    if (!isWithin && text[place - 1] !== "\u200d") return place;
  }
  // Marks without end are cut somewhere, but never a letter in half.
  return /^[\udc00-\udfff]/u.test(text.slice(at, at + 1)) ? at - 1 : at;
}

/** Without overlaps, in the order of the text. */
function merged(matches: readonly Match[]): readonly Stretch[] {
  const stretches: { start: number; end: number }[] = [];
  for (const { start, end } of matches.toSorted((a, b) => a.start - b.start)) {
    const last = stretches.at(-1);
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end);
    else stretches.push({ start, end });
  }
  return stretches;
}

function piecesOf(text: string, shown: Stretch, marked: readonly Stretch[]): readonly SnippetPiece[] {
  const pieces: { text: string; match: boolean }[] = [];
  const add = (piece: string, match: boolean) => {
    const spaced = piece.replace(/\s+/gu, " ");
    const last = pieces.at(-1);
    if (last?.match === match) last.text += spaced;
    else if (spaced !== "") pieces.push({ text: spaced, match });
  };
  if (shown.start > 0) add("…", false);
  let at = shown.start;
  for (const { start, end } of marked) {
    if (end <= at || start >= shown.end) continue;
    const from = Math.max(at, start);
    const to = Math.min(end, shown.end);
    add(text.slice(at, from), false);
    add(text.slice(from, to), true);
    at = to;
  }
  add(text.slice(at, shown.end), false);
  if (shown.end < text.length) add("…", false);
  return pieces;
}
