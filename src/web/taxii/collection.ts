/**
 * A collection: everything that one audience is told, as objects. Its catalogue follows the numbers of the changes, a few at a time and
 * only as far as a request needs, so that the first page of a long list comes soon; the objects are made of the tellings that are kept.
 */
import { setImmediate } from "node:timers/promises";
import type { AudienceName } from "../../domain/audience.ts";
import type { IncidentId } from "../../domain/incident.ts";
import type { Telling } from "../../domain/projection.ts";
import type { WrittenObject } from "../../formats/format.ts";
import type { ProjectionShelf } from "../../store/store.ts";
import { type Catalogue, lastPlace, type Listed, openCatalogue, take } from "./catalogue.ts";
import { isAfter, type Place } from "./columns.ts";
import { microsOf } from "./micros.ts";
import { isListed, select, type Wanted } from "./selection.ts";

/** What a collection asks of the store. */
type Shelf = Pick<ProjectionShelf, "changeNumber" | "changesSince" | "findTelling">;

/** A collection. */
export interface Collection {
  readonly audience: AudienceName;
  readonly catalogue: Catalogue;
  readonly shelf: Shelf;
  readonly write: (telling: Telling) => readonly WrittenObject[];
  /** So many new changes are catalogued before an answer; of more only as many as it takes. */
  readonly patience: number;
  /** So many records' objects are kept at hand. */
  readonly room: number;
  /** The number of the newest change that is catalogued. */
  seen: number;
  /** The few changes that are being catalogued just now. */
  step: Promise<void> | null;
  /** Records whose objects were made last, the latest at the end. */
  readonly atHand: Map<IncidentId, Objects>;
}

/** What is made of one telling. */
interface Objects {
  readonly version: number;
  readonly byId: ReadonlyMap<string, WrittenObject>;
}

/** Some of a list. */
export interface Leaf<T> {
  readonly entries: readonly T[];
  /** Whether more of what is wanted follows. */
  readonly more: boolean;
}

/** An object with its JSON. */
export interface Made {
  readonly listed: Listed;
  readonly json: string;
}

/** Changes that are catalogued before others have their turn. */
const stride = 20;

/** Records whose objects are made before others have their turn. */
const madeAtOnce = 20;

/** A collection of which nothing is catalogued yet. */
export function openCollection(
  shelf: Shelf,
  audience: AudienceName,
  write: Collection["write"],
  { patience = 500, room = 400 }: Partial<Pick<Collection, "patience" | "room">> = {},
): Collection {
  return { audience, catalogue: openCatalogue(), shelf, write, patience, room, seen: 0, step: null, atHand: new Map() };
}

/** Objects that are wanted and stand after a place, at most so many, as things stood when it was asked or later. A place of null is before all. */
export async function list(
  collection: Collection,
  wanted: Wanted,
  after: Place | null,
  most: number,
): Promise<Leaf<Listed>> {
  const leaf = await seek(collection, wanted, after, most);
  if (await isCurrent(collection)) return leaf;
  const { entries, more } = await read(collection, wanted, after, most);
  return { entries: entries.map(({ listed }) => listed), more };
}

/** The same with their JSON. It ends before an object that was told when it was listed and is not any more, or is told by another record now. */
export async function read(
  collection: Collection,
  wanted: Wanted,
  after: Place | null,
  most: number,
): Promise<Leaf<Made>> {
  let { entries, more } = await seek(collection, wanted, after, most);
  for (;;) {
    const made = await makeAll(collection, entries);
    if (made.length > 0 || entries.length === 0) return { entries: made, more: more || made.length < entries.length };
    await follow(collection);
    ({ entries, more } = leafOf(select(collection.catalogue, wanted, after, most + 1), most));
  }
}

/** Whether any version of an object is told. */
export async function has(collection: Collection, id: string): Promise<boolean> {
  await follow(collection);
  return isListed(collection.catalogue, id);
}

/** What is wanted, as far as it is catalogued: all that is new where that is little, else only until there is enough. */
async function seek(collection: Collection, wanted: Wanted, after: Place | null, most: number): Promise<Leaf<Listed>> {
  const { catalogue, shelf, audience, patience } = collection;
  const behind = (await shelf.changeNumber(audience)) - collection.seen;
  if (wanted.ids !== null || behind <= patience) {
    await follow(collection);
    return leafOf(select(catalogue, wanted, after, most + 1), most);
  }
  const found: Listed[] = [];
  let from = after;
  const look = (): boolean => {
    found.push(...select(catalogue, wanted, from, most + 1 - found.length));
    const last = lastPlace(catalogue);
    if (last !== null && (from === null || isAfter(last, from))) from = last;
    return found.length > most;
  };
  await follow(collection, look);
  if (found.length <= most) look();
  return leafOf(found, most);
}

function leafOf(found: readonly Listed[], most: number): Leaf<Listed> {
  return { entries: found.slice(0, most), more: found.length > most };
}

/** Catalogues what had been told when it was asked, or until it is enough. Requests that come together share the work. */
async function follow(collection: Collection, isEnough: () => boolean = () => false): Promise<void> {
  const newest = await collection.shelf.changeNumber(collection.audience);
  while (collection.seen < newest && !isEnough()) {
    collection.step ??= stepOn(collection).finally(() => {
      collection.step = null;
    });
    await collection.step;
  }
}

async function isCurrent({ shelf, audience, seen }: Collection): Promise<boolean> {
  return seen >= (await shelf.changeNumber(audience));
}

async function stepOn(collection: Collection): Promise<void> {
  const { shelf, audience, catalogue, atHand, room } = collection;
  for (const change of await shelf.changesSince(audience, collection.seen, stride)) {
    const telling = await shelf.findTelling(change.incident, audience);
    const told = telling?.version === change.version ? objectsOf(collection, telling) : null;
    // What is catalogued first is asked for first: it does not give way to what comes after it.
    if (told !== null && (atHand.has(change.incident) || atHand.size < room)) atHand.set(change.incident, told);
    take(catalogue, change, told === null ? null : [...told.byId.values()]);
    collection.seen = change.number;
  }
  await setImmediate();
}

async function makeAll(collection: Collection, listed: readonly Listed[]): Promise<readonly Made[]> {
  // Before everything is catalogued, what is at hand may have been replaced or withdrawn by a change that is not.
  const atHand = (await isCurrent(collection)) ? collection.atHand : new Map<IncidentId, Objects>();
  const looked = new Map<IncidentId, Objects | null>();
  const made: Made[] = [];
  for (const one of listed) {
    const kept = atHand.get(one.incident);
    const handy = looked.get(one.incident) ?? (kept?.version === one.telling ? kept : undefined);
    const objects = handy ?? (await objectsNow(collection, one.incident));
    looked.set(one.incident, objects);
    const object = objects?.byId.get(one.id);
    if (object === undefined || microsOf(object.version) !== one.version) break;
    made.push({ listed: one, json: JSON.stringify(object.data) });
    if (handy === undefined && looked.size % madeAtOnce === 0) await setImmediate();
  }
  return made;
}

/** The objects of a record as it is told now; null where nothing is told of it. The record that was asked for longest ago gives way to it. */
async function objectsNow(collection: Collection, incident: IncidentId): Promise<Objects | null> {
  const { shelf, audience, atHand, room } = collection;
  const telling = await shelf.findTelling(incident, audience);
  if (telling === null) return null;
  const known = atHand.get(incident);
  const objects = known?.version === telling.version ? known : objectsOf(collection, telling);
  atHand.delete(incident);
  atHand.set(incident, objects);
  const [oldest] = atHand.keys();
  if (atHand.size > room && oldest !== undefined) atHand.delete(oldest);
  return objects;
}

function objectsOf({ write }: Collection, telling: Telling): Objects {
  return { version: telling.version, byId: new Map(write(telling).map((object) => [object.id, object])) };
}
