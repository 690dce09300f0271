/**
 * Words: a text cut into what can be looked for. The scheme of everything in this folder:
 *
 * - A **part** is a run of letters, digits and their marks (`8Base`, `T1486`, `hôpital`). In scripts that are written without
 *   spaces (Han, kana, Hangul, Thai …) every letter is a part, so that any run of them is found as a phrase.
 * - Parts joined by `-` `.` `'` `&` `_` alone (`CVE-2024-1234`, `T1486.001`, `example.org`, `cyber-attack`, `l'hôpital`) are besides one
 *   **whole**, without what joins them (`cyberattack`, `exampleorg`), so that `cyberattack` finds `cyber-attack`; a whole of
 *   nothing but digits keeps it (`1.5` is not `15`).
 * - A part or whole is a **word**. Its exact terms are its folded forms (`forms` in terms.ts): for words as typed, phrases and beginnings.
 * - Its **stems** are terms of a space of their own, one for each language: `~en.encrypt`. No exact term has a `~`.
 */

/**
 * Called for each word in the order of the text. `word`: as it stands, wholes without what joins them, cut after `longestWord` units.
 * `start`, `end`: its place in the text, UTF-16 units. A whole comes right before its parts; for phrases, a part stands one place
 * after the part before it, and a whole at the place of its first part.
 */
export type VisitWord = (word: string, start: number, end: number, isWhole: boolean) => void;

/** One word of a text; see `VisitWord`. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly isWhole: boolean;
}

/** In UTF-16 units. What is longer is looked for by its beginning. */
export const longestWord = 64;

/** In parts. What is longer is looked for by its parts alone. */
const longestWhole = 12;

const none = 0;
const letter = 1;
const joiner = 2;
/** A letter of a script without spaces. */
const alone = 3;
/** Belongs to the letter before it. */
const mark = 4;
const unknown = 255;

const kinds = new Uint8Array(0x10000).fill(unknown);
const joiners = /[-'’ʹ-ʿ.&_·\u2010\u2011\uff07\uff0d\uff0e]/u;
const marks = /[\p{M}\u00ad\u200b-\u200d\u2060\ufeff\uff9e\uff9f]/u;
const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u30fc\uff70]/u;

/** Calls `visit` for each word. Linear in the text's length. */
export function eachWord(text: string, visit: VisitWord): void {
  let at = 0;
  while (at < text.length) {
    const kind = kindAt(text, at);
    if (kind === letter || kind === alone) at = visitRun(text, at, visit);
    else at += widthAt(text, at);
  }
}

/** The words of a text as a list. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  eachWord(text, (word, start, end, isWhole) => words.push({ text: word, start, end, isWhole }));
  return words;
}

/** The same word, to be kept: one that is cut from a text keeps the whole text in memory for as long as it is kept itself. */
export function detached(word: string): string {
  return ` ${word}`.slice(1);
}

/** Visits the parts joined to the one that begins at `start`, and their whole; gives where they end. */
function visitRun(text: string, start: number, visit: VisitWord): number {
  const first = endOfPart(text, start);
  let next = nextPart(text, first);
  if (next < 0) {
    visit(cut(text, start, first), start, first, false);
    return first;
  }
  const places = [start, first];
  let isSpaceless = kindAt(text, start) === alone;
  while (next >= 0) {
    const end = endOfPart(text, next);
    isSpaceless ||= kindAt(text, next) === alone;
    places.push(next, end);
    next = nextPart(text, end);
  }
  const end = places[places.length - 1] ?? first;
  if (!isSpaceless && places.length <= 2 * longestWhole && end - start <= longestWord) {
    visit(wholeOf(text, places), start, end, true);
  }
  for (let index = 0; index < places.length; index += 2) {
    const [from = 0, to = 0] = [places[index], places[index + 1]];
    visit(cut(text, from, to), from, to, false);
  }
  return end;
}

function endOfPart(text: string, start: number): number {
  const isAlone = kindAt(text, start) === alone;
  let at = start + widthAt(text, start);
  while (at < text.length) {
    const kind = kindAt(text, at);
    if (kind !== mark && (isAlone || kind !== letter)) break;
    at += widthAt(text, at);
  }
  return at;
}

/** Where the part begins that is joined to the one that ended; below zero where none is. */
function nextPart(text: string, end: number): number {
  if (end >= text.length) return -1;
  const kind = kindAt(text, end);
  if (kind === letter || kind === alone) return end;
  if (kind !== joiner || end + 1 >= text.length) return -1;
  const after = kindAt(text, end + 1);
  return after === letter || after === alone ? end + 1 : -1;
}

/** The parts without what joins them, unless all are digits. */
function wholeOf(text: string, places: readonly number[]): string {
  const [start = 0, end = 0] = [places[0], places[places.length - 1]];
  const asItStands = text.slice(start, end);
  if (!/\p{L}/u.test(asItStands)) return asItStands;
  let whole = "";
  for (let index = 0; index < places.length; index += 2) whole += text.slice(places[index], places[index + 1]);
  return whole;
}

function cut(text: string, start: number, end: number): string {
  return text.slice(start, Math.min(end, start + longestWord));
}

function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  const kind = kinds[unit] ?? none;
  if (kind !== unknown) return kind;
  // A surrogate says nothing without its other half, so its place in the table stays open.
  if (unit >= 0xd800 && unit <= 0xdfff) return kindOf(String.fromCodePoint(text.codePointAt(at) ?? unit));
  return (kinds[unit] = kindOf(text.charAt(at)));
}

function kindOf(character: string): number {
  if (joiners.test(character)) return joiner;
  if (marks.test(character)) return mark;
  if (!/[\p{L}\p{N}]/u.test(character)) return none;
  return spaceless.test(character) ? alone : letter;
}

function widthAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0xd800 || unit > 0xdbff) return 1;
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}
