/**
 * A document as gathering looks at it: every object once by its id, and who refers to whom, made in one pass, so that what follows
 * costs no more than what it finds.
 */
import { finding, type Finding } from "../../domain/finding.ts";
import { isLater, isShallow, objectsOf } from "./record-view.ts";
import { containerTypes, isStixObject, listOf, membersOf, type StixObject, textOf, textsOf } from "./wire.ts";

/** An object of the document. */
export interface Held {
  readonly object: StixObject;
  /** JSON Pointer into the document. */
  readonly at: string;
  /** Position in the document, for telling records in its order. */
  readonly index: number;
}

/** A document with its cross references. */
export interface StixDocument {
  /** Each object once; of several versions the latest. */
  readonly held: ReadonlyMap<string, Held>;
  /** Relationships by the id of either end. */
  readonly relationships: ReadonlyMap<string, readonly Held[]>;
  /** Those of type `located-at` by the id of their source. */
  readonly located: ReadonlyMap<string, readonly Held[]>;
  /** Reports, notes, opinions and groupings by the id of what they list. */
  readonly containers: ReadonlyMap<string, readonly Held[]>;
  /** Sightings by the id of what was sighted. */
  readonly sightings: ReadonlyMap<string, readonly Held[]>;
  /** What each container lists, by its id. */
  readonly lists: ReadonlyMap<string, ListedRefs>;
  readonly findings: readonly Finding[];
}

/** What a container lists. */
export interface ListedRefs {
  readonly refs: readonly string[];
  readonly set: ReadonlySet<string>;
  /** How many incidents are among them, or connected with it by a relationship. */
  readonly incidents: number;
}

/** Looks through a document; null where it is neither a bundle nor a list of objects, or nested beyond all reason. */
export function documentOf(document: unknown): StixDocument | null {
  const listed = objectsIn(document);
  if (listed === null || !isShallow(document)) return null;
  const findings: Finding[] = [];
  const held = new Map<string, Held>();
  listed.forEach(({ value, at }, index) => {
    if (!isStixObject(value)) {
      findings.push(finding(at, "record-shape", value));
      return;
    }
    const known = held.get(value.id);
    if (known !== undefined) {
      const later = isLater(value, known.object);
      findings.push(finding(later ? known.at : at, "key-repeated", value.id));
      if (!later) return;
    }
    held.set(value.id, { object: value, at, index });
  });
  return { held, ...referencesOf(held), findings };
}

/** A list may hold whole bundles, as exports of several are. */
function objectsIn(document: unknown): ReturnType<typeof objectsOf> {
  const listed = objectsOf(document);
  if (listed === null || !Array.isArray(document)) return listed;
  return listed.flatMap(({ value, at }) => {
    const inner = listOf(membersOf(value)["objects"]);
    if (inner.length === 0) return [{ value, at }];
    return inner.map((object, index) => ({ value: object, at: `${at}/objects/${index}` }));
  });
}

function referencesOf(held: ReadonlyMap<string, Held>): Omit<StixDocument, "held" | "findings"> {
  const relationships = new Map<string, Held[]>();
  const located = new Map<string, Held[]>();
  const containers = new Map<string, Held[]>();
  const sightings = new Map<string, Held[]>();
  for (const one of held.values()) {
    const { object } = one;
    if (object.type === "relationship") {
      const ends = [textOf(object["source_ref"]), textOf(object["target_ref"])];
      for (const end of new Set(ends)) if (end !== null) append(relationships, end, one);
      const [source = null] = ends;
      if (object["relationship_type"] === "located-at" && source !== null) append(located, source, one);
    } else if (containerTypes.includes(object.type)) {
      for (const id of new Set(textsOf(object["object_refs"]))) append(containers, id, one);
    } else if (object.type === "sighting") {
      const of = textOf(object["sighting_of_ref"]);
      if (of !== null) append(sightings, of, one);
    }
  }
  return { relationships, located, containers, sightings, lists: listsOf(held, relationships) };
}

function listsOf(
  held: ReadonlyMap<string, Held>,
  relationships: ReadonlyMap<string, readonly Held[]>,
): ReadonlyMap<string, ListedRefs> {
  const isIncident = (id: unknown) => typeof id === "string" && held.get(id)?.object.type === "incident";
  const lists = [...held.values()].filter(({ object }) => containerTypes.includes(object.type));
  return new Map(
    lists.map(({ object }) => {
      const set = new Set(textsOf(object["object_refs"]));
      const linked = (relationships.get(object.id) ?? []).flatMap((link) => [
        link.object["source_ref"],
        link.object["target_ref"],
      ]);
      const incidents = new Set([...set, ...linked].filter(isIncident)).size;
      return [object.id, { refs: [...set], set, incidents }] as const;
    }),
  );
}

function append(lists: Map<string, Held[]>, key: string, value: Held): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
