/** Python literals as they were printed into cells: lists within lists, texts in either kind of quotes, None. Read, never evaluated. */

/** A value that a literal can say. */
export type PythonValue = string | number | boolean | null | readonly PythonValue[];

const deepest = 16;
const words: Readonly<Record<string, PythonValue>> = { None: null, nan: null, NaT: null, True: true, False: false };
const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  a: "\x07",
  b: "\b",
  f: "\f",
  v: "\v",
  "\n": "",
};

interface Cursor {
  readonly text: string;
  at: number;
}

/** Thrown and caught within this file alone. */
class NotALiteral extends Error {}

/** The value of a literal; undefined where the text is none, or is nested deeper than 16 lists. */
export function parsePython(text: string): PythonValue | undefined {
  const cursor = { text, at: 0 };
  try {
    const value = valueAt(cursor, 0);
    skipSpace(cursor);
    return cursor.at === text.length ? value : undefined;
  } catch (error) {
    if (error instanceof NotALiteral) return undefined;
    throw error;
  }
}

function valueAt(cursor: Cursor, depth: number): PythonValue {
  skipSpace(cursor);
  const first = cursor.text.charAt(cursor.at);
  if (first === "[" || first === "(") return listAt(cursor, first === "[" ? "]" : ")", depth);
  if (first === "'" || first === '"') return textAt(cursor, first);
  const word = /[\w.+-]{1,40}/y;
  word.lastIndex = cursor.at;
  const found = word.exec(cursor.text)?.[0];
  if (found === undefined) throw new NotALiteral();
  cursor.at += found.length;
  const named = Object.hasOwn(words, found) ? words[found] : undefined;
  if (named !== undefined) return named;
  if (!/^[+-]?(\d+(?:\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(found)) throw new NotALiteral();
  return Number(found);
}

function listAt(cursor: Cursor, end: string, depth: number): readonly PythonValue[] {
  if (depth === deepest) throw new NotALiteral();
  const members: PythonValue[] = [];
  cursor.at += 1;
  for (;;) {
    skipSpace(cursor);
    if (cursor.text.charAt(cursor.at) === end) break;
    members.push(valueAt(cursor, depth + 1));
    skipSpace(cursor);
    if (cursor.text.charAt(cursor.at) === ",") cursor.at += 1;
    else if (cursor.text.charAt(cursor.at) !== end) throw new NotALiteral();
  }
  cursor.at += 1;
  return members;
}

function textAt(cursor: Cursor, quote: string): string {
  const parts: string[] = [];
  const plain = quote === "'" ? /[^'\\]*/y : /[^"\\]*/y;
  cursor.at += 1;
  for (;;) {
    plain.lastIndex = cursor.at;
    const run = plain.exec(cursor.text)?.[0] ?? "";
    parts.push(run);
    cursor.at += run.length + 1;
    const end = cursor.text.charAt(cursor.at - 1);
    if (end === quote) return parts.join("");
    if (end !== "\\") throw new NotALiteral();
    parts.push(escapeAt(cursor));
  }
}

/** What stands after a backslash; an unknown escape stays as it is written, as Python has it. */
function escapeAt(cursor: Cursor): string {
  const code = /x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}/y;
  code.lastIndex = cursor.at;
  const found = code.exec(cursor.text);
  if (found !== null) {
    cursor.at += found[0].length;
    const point = Number.parseInt(found[0].slice(1), 16);
    if (point > 0x10ffff) throw new NotALiteral();
    return String.fromCodePoint(point);
  }
  const character = cursor.text.charAt(cursor.at);
  cursor.at += 1;
  return escapes[character] ?? ("\\'\"".includes(character) ? character : `\\${character}`);
}

function skipSpace(cursor: Cursor): void {
  while (/\s/.test(cursor.text.charAt(cursor.at))) cursor.at += 1;
}
