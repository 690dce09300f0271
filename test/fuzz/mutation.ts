/** Inputs made worse: real ones with bytes, words or values of JSON changed as an attacker or a broken disk might. The same seed gives the same input. */

/** Draws numbers, the same for the same seed. */
export interface Dice {
  /** A whole number from 0 to below `sides`. */
  readonly roll: (sides: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
}

/** Dice by splitmix32. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
  const roll = (sides: number) => Math.floor((next() / 2 ** 32) * Math.max(1, sides));
  return {
    roll,
    pick: <T>(from: readonly T[]) => {
      const found = from[roll(from.length)];
      if (found === undefined) throw new RangeError("nothing to pick from");
      return found;
    },
  };
}

/** No input is blown up beyond this, in bytes. */
const mostBytes = 256 * 1024;

/** Pieces that readers would rather not get. */
const nasty = [
  ..."\0 \t \n \r\n ' \" ` < > & \\ / [ ] { } ( ) , ; : = # | * + - _ ~ ^ $ @ !".split(" "),
  ..."__proto__ constructor prototype toString null true NaN -0 1e999 -1e999 9007199254740993 0x41 １２３ ٣".split(" "),
  ..."2022-13-45 0000 -0001 9999-99 2022-02-30/.. ../2022 20XX~? 1985-04-12T23:20:30Z Y170000002".split(" "),
  ..."<!--  --> <script> </title> <![CDATA[ ]]> <svg/onload=x> &#x41; &#0; &amp;amp; javascript: data:text/html,".split(
    " ",
  ),
  ..."\u202e \u200b \ufeff \u2028 \ud800 \udfff e\u0301 ﷽ İ ß 👨‍👩‍👧 \u{1d7d8}".split(" "),
  ..."$ref $schema ../../../etc/passwd %00 %2e%2e%2f %ff =cmd() @SUM(1) +1 -1".split(" "),
  "a".repeat(5000),
  " ".repeat(5000),
  "9".repeat(400),
  "[".repeat(3000),
  '{"a":'.repeat(3000),
  "<div>".repeat(3000),
  "> ".repeat(3000),
  "* ".repeat(3000),
  "a,".repeat(3000),
  "\ud83d".repeat(500),
] as const;

/** One to six changes, one after the other. */
export function mutated(seed: Buffer, dice: Dice, others: readonly Buffer[]): Buffer {
  let bytes = Buffer.from(seed.subarray(0, mostBytes));
  if (dice.roll(3) === 0) bytes = mutatedJson(bytes, dice) ?? bytes;
  const changes = 1 + dice.roll(6);
  for (let change = 0; change < changes; change += 1) bytes = dice.pick(mutations)(bytes, dice, others);
  return bytes.subarray(0, mostBytes);
}

type Mutation = (bytes: Buffer, dice: Dice, others: readonly Buffer[]) => Buffer<ArrayBuffer>;

/** A stretch, short more often than long. */
function stretch(bytes: Buffer, dice: Dice): readonly [start: number, end: number] {
  const start = dice.roll(bytes.length + 1);
  return [start, Math.min(bytes.length, start + dice.roll(2 ** dice.roll(14)))];
}

function spliced(bytes: Buffer, start: number, end: number, middle: Buffer): Buffer<ArrayBuffer> {
  return Buffer.concat([bytes.subarray(0, start), middle, bytes.subarray(end)]);
}

const mutations: readonly Mutation[] = [
  function flip(bytes, dice) {
    const copy = Buffer.from(bytes);
    const place = dice.roll(copy.length);
    if (copy.length > 0) copy[place] = (copy[place] ?? 0) ^ (1 << dice.roll(8));
    return copy;
  },
  function overwrite(bytes, dice) {
    const copy = Buffer.from(bytes);
    if (copy.length > 0) copy[dice.roll(copy.length)] = dice.pick([0, 1, 0x7f, 0x80, 0xff, 0x22, 0x5c, 0x0a, 0x20]);
    return copy;
  },
  (bytes, dice) => spliced(bytes, ...stretch(bytes, dice), Buffer.alloc(0)),
  function repeat(bytes, dice) {
    const [start, end] = stretch(bytes, dice);
    const times = 1 + dice.roll(2 ** dice.roll(12));
    const piece = bytes.subarray(start, Math.min(end, start + Math.ceil(mostBytes / times)));
    return spliced(bytes, start, start, Buffer.concat(Array.from({ length: times }, () => piece)));
  },
  (bytes, dice) => spliced(bytes, ...stretch(bytes, dice), Buffer.from(dice.pick(nasty))),
  function insert(bytes, dice) {
    const place = dice.roll(bytes.length + 1);
    return spliced(bytes, place, place, Buffer.from(dice.pick(nasty)));
  },
  function splice(bytes, dice, others) {
    const other = dice.pick([bytes, ...others]);
    return spliced(bytes, ...stretch(bytes, dice), Buffer.from(other.subarray(...stretch(other, dice))));
  },
  function enlarge(bytes, dice) {
    // A number becomes another: a length, an offset, a date.
    const text = bytes.toString("latin1");
    const numbers = [...text.slice(0, 20_000).matchAll(/\d+/g)];
    if (numbers.length === 0) return Buffer.from(bytes);
    const { index, 0: number } = dice.pick(numbers);
    const other = dice.pick(["0", "-1", "1", "65536", "4294967296", "99999999999999999999", "1e400", "007"]);
    return spliced(bytes, index, index + number.length, Buffer.from(other));
  },
  (bytes, dice) => Buffer.from(bytes.subarray(0, dice.roll(bytes.length + 1))),
  (bytes, dice) => spliced(bytes, 0, 0, Buffer.from(dice.pick(["\ufeff", "\0", "\xff\xfe", " ", "%PDF-1.7\n", "<"]))),
];

/** A value somewhere in the JSON replaced by another; null where it is no JSON. */
function mutatedJson(bytes: Buffer, dice: Dice): Buffer<ArrayBuffer> | null {
  let tree: unknown;
  try {
    tree = JSON.parse(bytes.toString("utf8"));
  } catch {
    return null;
  }
  for (let change = 0; change <= dice.roll(4); change += 1) tree = changed(tree, dice, 0);
  try {
    return Buffer.from(JSON.stringify(tree));
  } catch {
    // Grown beyond what a text can hold.
    return null;
  }
}

function changed(node: unknown, dice: Dice, depth: number): unknown {
  if (node === null || typeof node !== "object" || depth > 40 || dice.roll(6) === 0) return oddValue(node, dice);
  return Array.isArray(node) ? changedList(node, dice, depth) : changedObject(node, dice, depth);
}

function changedList(node: readonly unknown[], dice: Dice, depth: number): readonly unknown[] {
  const list = [...node];
  const place = dice.roll(list.length);
  const deed = dice.roll(8);
  if (deed === 0) list.splice(place, 1);
  else if (deed === 1) list.push(...Array.from({ length: dice.roll(60) }, () => list[place]));
  else list[place] = changed(list[place], dice, depth + 1);
  return list;
}

function changedObject(node: object, dice: Dice, depth: number): object {
  const entries: [string, unknown][] = Object.entries(node);
  const place = dice.roll(entries.length);
  const entry = entries[place];
  const deed = dice.roll(8);
  if (entry === undefined) entries.push([dice.pick(nasty).slice(0, 40), oddValue(null, dice)]);
  else if (deed === 0) entries.splice(place, 1);
  else if (deed === 1) entries.push([dice.pick(nasty).slice(0, 40), entry[1]]);
  else entries[place] = [entry[0], changed(entry[1], dice, depth + 1)];
  return Object.fromEntries(entries);
}

function oddValue(node: unknown, dice: Dice): unknown {
  const deep = (levels: number): unknown =>
    levels === 0 ? 0 : dice.roll(2) === 0 ? [deep(levels - 1)] : { a: deep(levels - 1) };
  return dice.pick<() => unknown>([
    () => null,
    () => true,
    () => 0,
    () => -1,
    () => 1e308,
    () => Number.MAX_SAFE_INTEGER,
    () => 0.1,
    () => "",
    () => [],
    () => ({}),
    () => dice.pick(nasty),
    () => [node, node],
    () => ({ [dice.pick(nasty).slice(0, 20)]: node }),
    () => deep(dice.roll(200)),
    () => (typeof node === "string" ? node + dice.pick(nasty) : String(node)),
    () => Array.from({ length: dice.roll(60) }, () => node),
  ])();
}
