/** Spelling: which word of the records was meant by one that no record holds. */

/** Knows words and mends others by them. */
export interface Speller {
  /** Takes up a folded word, or a new number of records that hold it; 0 drops it. */
  put(word: string, records: number): void;
  /**
   * The word that was most likely meant by a folded one: the nearest, then the one that most records hold. At most one letter is wrong,
   * missing, too many or swapped with its neighbour, in words of `longWord` letters or more two. Null where the word is known,
   * is too short or no word of letters, or nothing is near.
   */
  mend(word: string): string | null;
}

/** Words of one length, side by side. A word that is dropped keeps its place with no records. */
interface Shelf {
  readonly words: string[];
  readonly records: number[];
  readonly places: Map<string, number>;
  /** Which letters each word has, as bits; see `lettersIn`. As long as, or longer than, `words`. */
  letters: Int32Array;
}

/** In letters. Shorter words have too many neighbours to guess between. */
const shortestWord = 4;
/** From so many letters on, two may be wrong. */
const longWord = 7;
/** In UTF-16 units. What is longer is no word that somebody spells. */
const longestSpelt = 32;

/** A speller of folded words, each with the number of records that hold it. Words with other signs than letters are no matter of spelling and are passed over. */
export function makeSpeller(words: Iterable<readonly [word: string, records: number]> = []): Speller {
  const shelves = new Map<number, Shelf>();
  for (const [word, records] of words) put(shelves, word, records);
  return {
    put: (word, records) => {
      put(shelves, word, records);
    },
    mend: (word) => mend(shelves, word),
  };
}

function put(shelves: Map<number, Shelf>, word: string, records: number): void {
  if (word.length > longestSpelt || !isSpelt(word)) return;
  const shelf = shelves.get(word.length) ?? emptyShelf();
  shelves.set(word.length, shelf);
  const known = shelf.places.get(word);
  if (known !== undefined) {
    shelf.records[known] = records;
    return;
  }
  const place = shelf.words.length;
  if (place === shelf.letters.length) {
    const wider = new Int32Array(2 * place);
    wider.set(shelf.letters);
    shelf.letters = wider;
  }
  shelf.words.push(word);
  shelf.records.push(records);
  shelf.places.set(word, place);
  shelf.letters[place] = lettersIn(word);
}

function emptyShelf(): Shelf {
  return { words: [], records: [], places: new Map(), letters: new Int32Array(64) };
}

function mend(shelves: ReadonlyMap<number, Shelf>, word: string): string | null {
  if (word.length < shortestWord || word.length > longestSpelt || !isSpelt(word)) return null;
  if (recordsOf(shelves, word) > 0) return null;
  let best: string | null = null;
  let bestRecords = 0;
  let near = word.length < longWord ? 1 : 2;
  const letters = lettersIn(word);
  for (let length = word.length - near; length <= word.length + near; length += 1) {
    const shelf = shelves.get(length);
    for (let place = 0; place < (shelf?.words.length ?? 0); place += 1) {
      // One letter wrong changes two bits at most: nearly every word is passed over here.
      if (bitsIn((shelf?.letters[place] ?? 0) ^ letters) > 2 * near) continue;
      const [other = "", records = 0] = [shelf?.words[place], shelf?.records[place]];
      if (records === 0) continue;
      const distance = distanceWithin(word, other, near);
      if (distance > near) continue;
      const isBetter = distance < near || records > bestRecords || (records === bestRecords && other < (best ?? other));
      if (best !== null && !isBetter) continue;
      [best, bestRecords, near] = [other, records, distance];
    }
  }
  return best;
}

function recordsOf(shelves: ReadonlyMap<number, Shelf>, word: string): number {
  const shelf = shelves.get(word.length);
  const place = shelf?.places.get(word);
  return place === undefined ? 0 : (shelf?.records[place] ?? 0);
}

function isSpelt(word: string): boolean {
  return /^[\p{L}\p{M}]+$/u.test(word);
}

/** A bit for each letter of the Latin alphabet that a word has, and six more that all others share. */
function lettersIn(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at += 1) {
    const unit = word.charCodeAt(at);
    bits |= 1 << (unit >= 97 && unit <= 122 ? unit - 97 : 26 + (unit % 6));
  }
  return bits;
}

/** How many bits of a 32-bit number are set. */
function bitsIn(number: number): number {
  let bits = number - ((number >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Letters wrong, missing, too many or swapped with their neighbour; anything above `most` where there are more than that. */
function distanceWithin(a: string, b: string, most: number): number {
  let before: readonly number[] = [];
  let above: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const here = [row];
    let least = row;
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let value = Math.min(at(above, column) + 1, at(here, column - 1) + 1, at(above, column - 1) + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) value = Math.min(value, at(before, column - 2) + 1);
      here.push(value);
      least = Math.min(least, value);
    }
    if (least > most) return least;
    [before, above] = [above, here];
  }
  return at(above, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? 0;
}
