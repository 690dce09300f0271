/** Names of objects, `type--uuid`, as the four words of their UUID, and a table that finds rows by them. */

/** Whether a text is such a name: a type of STIX 2.1 (section 3.1) and a UUID in lower case. */
export function isObjectName(text: string): boolean {
  return /^[a-z0-9-]{1,250}--[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

/** The type in a name. */
export function typeIn(name: string): string {
  return name.slice(0, -38);
}

/** The UUID in a name as four words. Throws where there is none: such an object cannot be listed. */
export function wordsIn(name: string): Uint32Array {
  if (!isObjectName(name)) throw new TypeError(`no object can be named ${name}`);
  const digits = name.slice(-36).replaceAll("-", "");
  return Uint32Array.from([0, 8, 16, 24], (start) => parseInt(digits.slice(start, start + 8), 16));
}

/** The name again. */
export function nameOf(type: string, words: Uint32Array): string {
  const digits = [...words].map((word) => word.toString(16).padStart(8, "0")).join("");
  return `${type}--${digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5")}`;
}

/** Rows by the words of their names. */
export interface NameTable {
  /** Takes in a row whose words are written. */
  add(row: number): void;
  /** Every row that was taken in with these words, in order. */
  find(words: Uint32Array): readonly number[];
}

/** A table over the words of rows, four each, with room for as many rows as they have; the first `size` rows are in it. Hashes openly addressed, at most half full. */
export function nameTable(uuids: Uint32Array, size: number): NameTable {
  const places = new Int32Array(2 ** Math.ceil(Math.log2(uuids.length / 2))).fill(-1);
  const mask = places.length - 1;
  const add = (row: number): void => {
    let place = hashOf(uuids, row * 4) & mask;
    while ((places[place] ?? -1) >= 0) place = (place + 1) & mask;
    places[place] = row;
  };
  for (let row = 0; row < size; row += 1) add(row);
  return {
    add,
    find: (words) => {
      const found: number[] = [];
      let place = hashOf(words, 0) & mask;
      for (let row = places[place] ?? -1; row >= 0; row = places[place] ?? -1) {
        if (words.every((word, at) => uuids[row * 4 + at] === word)) found.push(row);
        place = (place + 1) & mask;
      }
      return found.toSorted((a, b) => a - b);
    },
  };
}

/** UUIDs made of digests are spread evenly; those of a fixed list need not be. */
function hashOf(words: Uint32Array, at: number): number {
  return ((words[at] ?? 0) ^ Math.imul(words[at + 3] ?? 0, 0x9e3779b1)) >>> 0;
}
