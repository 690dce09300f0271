/**
 * The catalogue of one collection: which objects an audience is told now, in the order in which it came to be told them, each version
 * of an object once. What the newest telling of a record does not hold any more is struck out: it cannot be made again, and it is
 * not told any more.
 */
import type { IncidentId } from "../../domain/incident.ts";
import type { Change } from "../../store/store.ts";
import type { WrittenObject } from "../../formats/format.ts";
import {
  add,
  assign,
  bytesOf,
  type Columns,
  compact,
  find,
  isShared,
  openColumns,
  type Place,
  placeAt,
  recordAt,
  rowAt,
  strike,
  versionAt,
} from "./columns.ts";
import { type Micros, microsOf } from "./micros.ts";

/** An object as its collection lists it. */
export interface Listed extends Place {
  /** `type--uuid`. */
  readonly id: string;
  readonly version: Micros;
  /** Ascends strictly in the order of the list. */
  readonly added: Micros;
  /** A record that has it, and the version of the telling that was listed. */
  readonly incident: IncidentId;
  readonly telling: number;
}

/** A catalogue. */
export interface Catalogue {
  readonly rows: Columns;
  readonly records: Filed[];
  /** Of records, by their names. */
  readonly numbers: Map<IncidentId, number>;
  /** Numbers of the records that came to have a shared row, by its index; some may have it no more. */
  readonly sharers: Map<number, number[]>;
  /** Where the dates of the newest change begin. */
  start: Micros;
  /** The latest date of all. */
  last: Micros;
}

/** A record as it was listed last. */
interface Filed {
  readonly incident: IncidentId;
  /** Version of that telling. */
  readonly telling: number;
  /** Indexes of its rows, shared ones among them. */
  rows: readonly number[];
}

/**
 * Microseconds that each change takes up at least, so that the date of an object follows from the log of changes and its position
 * alone and is the same after a restart. A change with more objects runs over, and the next comes after it.
 */
const span = 1000;

/** So many struck rows stay before it is worth while to take them out. */
const untidy = 10_000;

/** A catalogue in which nothing is listed. */
export function openCatalogue(): Catalogue {
  return { rows: openColumns(), records: [], numbers: new Map(), sharers: new Map(), start: 0, last: 0 };
}

/**
 * Lists what a change told; null: its telling was replaced by a later one, and what it told cannot be made any more. Changes are
 * taken one after another, in the order of their numbers and without gaps.
 */
export function take(catalogue: Catalogue, change: Change, objects: readonly WrittenObject[] | null): void {
  catalogue.start = Math.max(microsOf(change.at) ?? 0, catalogue.start + span);
  if (objects === null) return;
  const number = numberOf(catalogue, change.incident);
  const before = new Set(catalogue.records[number]?.rows);
  const now = new Set<number>();
  for (const [position, object] of objects.entries()) {
    const row = enter(catalogue, object, { change: change.number, position }, number);
    if (isShared(catalogue.rows, row) && !before.has(row) && !now.has(row)) noteSharer(catalogue, row, number);
    now.add(row);
  }
  catalogue.records[number] = { incident: change.incident, telling: change.version, rows: [...now] };
  for (const row of before) if (!now.has(row)) release(catalogue, row, number);
  tidy(catalogue);
}

/** The object of a row. */
export function listedAt({ rows, records }: Catalogue, row: number): Listed | null {
  const { name: id, version, added, change, position, record } = rowAt(rows, row);
  const filed = records[record];
  return filed === undefined
    ? null
    : { id, version, added, change, position, incident: filed.incident, telling: filed.telling };
}

/** Where the newest object stands; null where there is none. */
export function lastPlace({ rows }: Catalogue): Place | null {
  return rows.size === 0 ? null : placeAt(rows, rows.size - 1);
}

/** How many objects are listed, and the bytes that listing them takes: columns, and eight for each object of a record. */
export function sizeOf({ rows, records }: Catalogue): { readonly objects: number; readonly bytes: number } {
  const ofRecords = records.reduce((sum, { rows: own }) => sum + 200 + own.length * 8, 0);
  return { objects: rows.size - rows.struck, bytes: bytesOf(rows) + ofRecords };
}

function numberOf({ numbers, records }: Catalogue, incident: IncidentId): number {
  const known = numbers.get(incident);
  if (known !== undefined) return known;
  numbers.set(incident, records.length);
  return records.push({ incident, telling: 0, rows: [] }) - 1;
}

/** Adds a row, or gives the one where this very object is listed already, for this record or for all. */
function enter(catalogue: Catalogue, object: WrittenObject, place: Place, record: number): number {
  const { rows } = catalogue;
  const { id: name, shared } = object;
  const version = versionOf(object);
  const known = find(rows, name).find(
    (row) => versionAt(rows, row) === version && (isShared(rows, row) || recordAt(rows, row) === record),
  );
  if (known !== undefined) return known;
  catalogue.last = Math.max(catalogue.start + place.position, catalogue.last + 1);
  return add(rows, { name, version, added: catalogue.last, ...place, record, shared });
}

function noteSharer({ sharers }: Catalogue, row: number, record: number): void {
  const known = sharers.get(row);
  if (known === undefined) sharers.set(row, [record]);
  else known.push(record);
}

/** A record has this row no more: another that shares it takes it over, else it is struck out. */
function release({ rows, records, sharers }: Catalogue, row: number, record: number): void {
  if (recordAt(rows, row) !== record) return;
  const others = sharers.get(row) ?? [];
  for (let other = others.pop(); other !== undefined; other = others.pop()) {
    if (other === record || records[other]?.rows.includes(row) !== true) continue;
    others.push(other);
    assign(rows, row, other);
    return;
  }
  sharers.delete(row);
  strike(rows, row);
}

function tidy(catalogue: Catalogue): void {
  const { rows, records, sharers } = catalogue;
  if (rows.struck < untidy || rows.struck * 2 < rows.size) return;
  const left = compact(rows);
  const moved = (row: number) => left[row] ?? 0;
  for (const filed of records) filed.rows = filed.rows.map(moved);
  const kept = [...sharers];
  sharers.clear();
  for (const [row, others] of kept) sharers.set(moved(row), others);
}

/** Throws where a format gives a version that is no instant: it could not be asked for. */
function versionOf({ id, version }: WrittenObject): Micros {
  const micros = microsOf(version);
  if (micros === null) throw new TypeError(`the version of ${id} is no instant: ${version}`);
  return micros;
}
