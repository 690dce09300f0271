/**
 * The rows of a catalogue in columns, so that a hundred thousand objects cost a few megabytes: each is a row of numbers, its name
 * the 128 bits of its UUID. Rows stand in the order of their places and keep it; a row that is struck out is taken out in time.
 */
import type { Micros } from "./micros.ts";
import { nameOf, type NameTable, nameTable, typeIn, wordsIn } from "./object-name.ts";

/** Where an object stands in the order of its collection: the change that told it, and its place among the objects of that change. */
export interface Place {
  /** Counted from 1. */
  readonly change: number;
  /** Counted from 0. */
  readonly position: number;
}

/** One version of one object. */
export interface Row extends Place {
  readonly name: string;
  readonly version: Micros;
  readonly added: Micros;
  /** Number of a record that has it. */
  readonly record: number;
  /** Whether other records may have it too. */
  readonly shared: boolean;
}

/** Rows by their index, from 0. An index is good until `compact`. */
export interface Columns {
  /** How many rows there are, those struck out among them. */
  size: number;
  /** How many are struck out. */
  struck: number;
  arrays: Arrays;
  names: NameTable;
  /** The types that occur, by their numbers. */
  readonly types: string[];
}

/** The rows, member by member. */
interface Arrays {
  /** Four words a row. */
  readonly uuids: Uint32Array;
  readonly types: Uint16Array;
  readonly versions: Float64Array;
  readonly added: Float64Array;
  readonly changes: Uint32Array;
  readonly positions: Uint32Array;
  readonly records: Uint32Array;
  readonly flags: Uint8Array;
}

/** Whether one place comes after another. */
export function isAfter(one: Place, other: Place): boolean {
  return one.change > other.change || (one.change === other.change && one.position > other.position);
}

/** Bytes that room for one row takes: the arrays, and two to four places of the table of names. */
const bytesOfRow = 16 + 2 + 8 + 8 + 4 + 4 + 4 + 1 + 12;

const leastRoom = 1024;
const struckOut = 1;
const sharedByMany = 2;

/** Columns without rows. */
export function openColumns(): Columns {
  const arrays = allocate(leastRoom);
  return { size: 0, struck: 0, arrays, names: nameTable(arrays.uuids, 0), types: [] };
}

/** Adds a row after all others; its place must come after theirs. Gives its index. */
export function add(columns: Columns, row: Row): number {
  if (columns.size === columns.arrays.changes.length) makeRoom(columns, Math.ceil(columns.size * 1.5));
  const index = columns.size;
  const { uuids, types, versions, added, changes, positions, records, flags } = columns.arrays;
  const type = typeIn(row.name);
  if (!columns.types.includes(type)) columns.types.push(type);
  uuids.set(wordsIn(row.name), index * 4);
  types[index] = columns.types.indexOf(type);
  versions[index] = row.version;
  added[index] = row.added;
  changes[index] = row.change;
  positions[index] = row.position;
  records[index] = row.record;
  flags[index] = row.shared ? sharedByMany : 0;
  columns.names.add(index);
  columns.size += 1;
  return index;
}

/** Strikes a row out. */
export function strike(columns: Columns, index: number): void {
  if (isStruck(columns, index)) return;
  columns.arrays.flags[index] = (columns.arrays.flags[index] ?? 0) | struckOut;
  columns.struck += 1;
}

/** Says that another record has it. */
export function assign(columns: Columns, index: number, record: number): void {
  columns.arrays.records[index] = record;
}

/** The whole row. */
export function rowAt(columns: Columns, index: number): Row {
  const { uuids, versions, added } = columns.arrays;
  return {
    name: nameOf(typeAt(columns, index), uuids.subarray(index * 4, index * 4 + 4)),
    version: versions[index] ?? 0,
    added: added[index] ?? 0,
    ...placeAt(columns, index),
    record: recordAt(columns, index),
    shared: isShared(columns, index),
  };
}

/** Where it stands. */
export function placeAt({ arrays }: Columns, index: number): Place {
  return { change: arrays.changes[index] ?? 0, position: arrays.positions[index] ?? 0 };
}

/** Its type. */
export function typeAt({ types, arrays }: Columns, index: number): string {
  return types[arrays.types[index] ?? 0] ?? "";
}

/** Its version. */
export function versionAt({ arrays }: Columns, index: number): Micros {
  return arrays.versions[index] ?? 0;
}

/** The number of a record that has it. */
export function recordAt({ arrays }: Columns, index: number): number {
  return arrays.records[index] ?? 0;
}

/** Whether it is struck out. */
export function isStruck({ arrays }: Columns, index: number): boolean {
  return ((arrays.flags[index] ?? 0) & struckOut) !== 0;
}

/** Whether other records may have it too. */
export function isShared({ arrays }: Columns, index: number): boolean {
  return ((arrays.flags[index] ?? 0) & sharedByMany) !== 0;
}

/** Rows of this name that are not struck out, in order. */
export function find(columns: Columns, name: string): readonly number[] {
  const type = typeIn(name);
  return columns.names
    .find(wordsIn(name))
    .filter((index) => typeAt(columns, index) === type && !isStruck(columns, index));
}

/** The index of the first row after a place; the size where there is none. */
export function firstAfter(columns: Columns, place: Place): number {
  return firstWhere(columns.size, (index) => isAfter(placeAt(columns, index), place));
}

/** The index of the first row that was added later than an instant; the size where there is none. */
export function firstAddedAfter({ size, arrays }: Columns, instant: Micros): number {
  return firstWhere(size, (index) => (arrays.added[index] ?? 0) > instant);
}

/** Takes out what is struck out. Gives, for each index and for the size, how many rows before it are left: the index that it has now. */
export function compact(columns: Columns): Uint32Array {
  const left = closeUp(columns);
  columns.size = left[columns.size] ?? 0;
  columns.struck = 0;
  makeRoom(columns, Math.max(leastRoom, Math.ceil(columns.size * 1.2)));
  return left;
}

/** Bytes that the columns take. */
export function bytesOf({ arrays }: Columns): number {
  return arrays.changes.length * bytesOfRow;
}

function allocate(rows: number): Arrays {
  return {
    uuids: new Uint32Array(rows * 4),
    types: new Uint16Array(rows),
    versions: new Float64Array(rows),
    added: new Float64Array(rows),
    changes: new Uint32Array(rows),
    positions: new Uint32Array(rows),
    records: new Uint32Array(rows),
    flags: new Uint8Array(rows),
  };
}

function makeRoom(columns: Columns, rows: number): void {
  const { size, arrays: from } = columns;
  const to = allocate(rows);
  to.uuids.set(from.uuids.subarray(0, size * 4));
  to.types.set(from.types.subarray(0, size));
  to.versions.set(from.versions.subarray(0, size));
  to.added.set(from.added.subarray(0, size));
  to.changes.set(from.changes.subarray(0, size));
  to.positions.set(from.positions.subarray(0, size));
  to.records.set(from.records.subarray(0, size));
  to.flags.set(from.flags.subarray(0, size));
  columns.arrays = to;
  columns.names = nameTable(to.uuids, size);
}

/** Moves the rows that are not struck out to the front; gives how many of them stood before each. */
function closeUp(columns: Columns): Uint32Array {
  const { uuids, flags, types, versions, added, changes, positions, records } = columns.arrays;
  const narrow = [types, versions, added, changes, positions, records, flags];
  const left = new Uint32Array(columns.size + 1);
  let next = 0;
  for (let index = 0; index < columns.size; index += 1) {
    left[index] = next;
    if (isStruck(columns, index)) continue;
    uuids.copyWithin(next * 4, index * 4, index * 4 + 4);
    for (const column of narrow) column.copyWithin(next, index, index + 1);
    next += 1;
  }
  left[columns.size] = next;
  return left;
}

/** The first index for which the answer is yes, given that it is for all that follow; the size where it is for none. */
function firstWhere(size: number, isSo: (index: number) => boolean): number {
  let [low, high] = [0, size];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isSo(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
