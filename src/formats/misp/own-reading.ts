/** Reading our own object: the assertions of another Casebook, with whose word each is. Like all that comes from outside it is parsed, not trusted. */
import type { Said } from "../format.ts";
import { partsCalled, relationOf } from "./attributes.ts";
import type { PlacedTag } from "./around.ts";
import { assertionsTemplate, type Entry, type Place, readEntry, relations } from "./assertions-object.ts";
import { attributeKeys, objectKeys } from "./bookkeeping.ts";
import { type Around, type Harvest, keep, lose, loseOthers, note, partsOf } from "./harvest.ts";
import { type Inside, isDeleted, partsIn, placeOf, textIn } from "./inside.ts";
import { fromMarkdown } from "./spelling.ts";
import { meaningOf } from "./tag-meaning.ts";

/** What was found of ours in an event. */
export interface Ours {
  /** Null: the event is not from a Casebook. */
  readonly object: Inside | null;
  /** Places that an assertion speaks for, by their pointers: nobody else needs to read them. */
  readonly spokenFor: ReadonlySet<string>;
  /** Address of the record. */
  readonly url: string | null;
}

/** A place of the event by its name. */
interface NamedPlace {
  /** Pointer of the part. */
  readonly part: string;
  /** Pointer of what is quoted. */
  readonly quoted: string;
  readonly place: Place;
}

/** Says what the object of a Casebook asserts, if the event has one. */
export function readOurs(harvest: Harvest, event: Inside, tags: readonly PlacedTag[], around: Around): Ours {
  const object = partsIn(event, "Object").find(
    (part) => textIn(part, "template_uuid") === assertionsTemplate.uuid && !isDeleted(part),
  );
  if (object === undefined) return { object: null, spokenFor: new Set(), url: null };
  const places = placesOf(event, tags);
  const spokenFor = new Set<string>();
  loseOthers(harvest, object, objectKeys);
  for (const attribute of partsOf(harvest, object, "Attribute")) {
    readPart(harvest, attribute, places, spokenFor, around);
    loseOthers(harvest, attribute, attributeKeys);
  }
  const [url = null] = partsCalled(object, relations.record).filter((text) => /^https?:\/\//.test(text));
  return { object, spokenFor, url };
}

function readPart(
  harvest: Harvest,
  attribute: Inside,
  places: ReadonlyMap<string, readonly NamedPlace[]>,
  spokenFor: Set<string>,
  around: Around,
): void {
  const [relation, text, at] = [relationOf(attribute), textIn(attribute, "value"), placeOf(attribute, "value")];
  if (text === null || isDeleted(attribute)) lose(harvest, attribute.at, text ?? attribute.value);
  else if (relation === relations.assertion) readAssertion(harvest, text, at, places, spokenFor, around);
  else if (relation === relations.counted || relation === relations.sample || !isOurs(relation)) {
    lose(harvest, at, `${relation}: ${text}`);
  }
}

function isOurs(relation: string): boolean {
  return Object.values(relations).some((known) => known === relation);
}

function readAssertion(
  harvest: Harvest,
  text: string,
  pointer: string,
  places: ReadonlyMap<string, readonly NamedPlace[]>,
  spokenFor: Set<string>,
  around: Around,
): void {
  const entry = readEntry(text, pointer, harvest.maker.name ?? "");
  if (entry === null) {
    note(harvest, pointer, "record-shape", text);
    return;
  }
  const named = [...new Set(entry.at)].flatMap((name) => places.get(name) ?? []);
  const [home = null] = places.get(entry.at[0] ?? "") ?? [];
  const spoken = spokenOf(harvest, entry, home, pointer);
  if (spoken === null) return;
  for (const { part } of named) spokenFor.add(part);
  if (spoken.about !== null) harvest.subjects.take(spoken.about);
  keep(harvest, { ...spoken, marking: around.marking }, [...named.map(({ quoted }) => quoted), pointer]);
}

/** Whoever takes a value out of the event takes it back, even where the object still speaks of it. */
function spokenOf(
  harvest: Harvest,
  entry: Entry,
  place: NamedPlace | null,
  pointer: string,
): Omit<Said, "pointers" | "marking"> | null {
  if (place === null) {
    note(harvest, pointer, "reference-missing", entry.at);
    return null;
  }
  const { spoken, findings } = entry.sayingAt(place.place);
  harvest.findings.push(...findings);
  return spoken;
}

/** Attributes and reports by uuid, tags by name: a tag may stand in the list and in a galaxy. What stands more often than that is no event of ours. */
function placesOf(event: Inside, tags: readonly PlacedTag[]): ReadonlyMap<string, readonly NamedPlace[]> {
  const places = new Map<string, NamedPlace[]>();
  const add = (name: string | null, place: NamedPlace) => {
    if (name === null) return;
    const known = places.get(name);
    if (known === undefined) places.set(name, [place]);
    else if (known.length < mostPlaces) known.push(place);
  };
  for (const part of partsIn(event, "Attribute")) {
    const [type, value] = [textIn(part, "type"), textIn(part, "value")];
    if (type === null || value === null || isDeleted(part)) continue;
    const place = { kind: "attribute", type, value } as const;
    add(textIn(part, "uuid"), { part: part.at, quoted: placeOf(part, "value"), place });
  }
  for (const part of partsIn(event, "EventReport")) {
    const markdown = textIn(part, "content");
    if (markdown === null || isDeleted(part)) continue;
    const place = { kind: "report", text: fromMarkdown(markdown) } as const;
    add(textIn(part, "uuid"), { part: part.at, quoted: placeOf(part, "content"), place });
  }
  for (const { at, name } of tags) {
    add(name, { part: at, quoted: at, place: { kind: "tag", content: meaningOf(name)?.content ?? null } });
  }
  return places;
}

const mostPlaces = 3;
