/**
 * Gathering: a bundle falls into records, one for each incident with everything in the bundle that belongs to it, and one for each
 * report that names no incident. Bounded throughout: cycles, hubs and references that lead nowhere cost nothing.
 */
import { finding, type Finding } from "../../domain/finding.ts";
import type { Gathered } from "../format.ts";
import { documentOf, type Held, type StixDocument } from "./document.ts";
import {
  actorTypes,
  containerTypes,
  coreExtensions,
  extensionOf,
  listOf,
  membersOf,
  type StixObject,
  textOf,
  textsOf,
} from "./wire.ts";

/** What a document of bundles falls into. */
export interface GatheredDocument {
  readonly records: readonly Gathered[];
  readonly findings: readonly Finding[];
}

/** The most objects that one object of a record may bring in, the incident itself and its own report apart. */
const widest = 64;

/** The most locations of one victim or actor. */
const mostLocations = 16;

/** How many characters of JSON all records together may have more than the document: some, and some for each of its objects. */
const roomForCopies = { some: 32_000_000, each: 1_000 } as const;

/** The records of a document. Never throws; a document of another shape gives a finding and no records. */
export function gatherRecords(document: unknown): GatheredDocument {
  const read = documentOf(document);
  if (read === null) return { records: [], findings: [finding("", "record-shape", document)] };
  const room = roomForCopies.some + roomForCopies.each * read.held.size;
  const gathering: Gathering = { document: read, reached: new Set(), sizes: new Map(), room, crowded: new Map() };
  const incidents = [...read.held.values()].filter(({ object }) => object.type === "incident");
  const records = incidents.map((root) => recordOf(gathering, root));
  const reports = [...read.held.values()].filter((held) => isOwnRecord(gathering, held));
  records.push(...reports.map((root) => recordOf(gathering, root)));
  const findings = [...read.findings, ...[...gathering.crowded.values()]];
  if (records.length === 0) findings.push(finding("", "no-incident"));
  return { records, findings: [...findings, ...unreached(gathering)] };
}

interface Gathering {
  readonly document: StixDocument;
  /** Ids of what stands in some record. */
  readonly reached: Set<string>;
  /** Sizes in JSON of what stands in more than one record. */
  readonly sizes: Map<string, number>;
  /** How many characters of copies there is still room for: what everything refers to must not make a document grow without end. */
  room: number;
  /** Findings for objects of which not everything was taken, by id. */
  readonly crowded: Map<string, Finding>;
}

/** Kinds of thing that a report has to name so that it can stand for an incident. */
const topics: readonly string[] = [...actorTypes, "attack-pattern", "malware", "campaign", "vulnerability", "identity"];

/** Types of report (report-type-ov) that are about single observations or tools rather than about what happened. */
const otherReports: readonly string[] = ["indicator", "observed-data", "tool", "identity"];

/** A report that no incident has brought in, that names something to tell, and that is not by its types about something else. */
function isOwnRecord({ document, reached }: Gathering, { object }: Held): boolean {
  if (object.type !== "report" || reached.has(object.id)) return false;
  const types = textsOf(object["report_types"]);
  if (types.length > 0 && types.every((type) => otherReports.includes(type))) return false;
  return (document.lists.get(object.id)?.refs ?? []).some((id) =>
    topics.includes(document.held.get(id)?.object.type ?? ""),
  );
}

/** One record: the root, what it is connected with, what that needs, and in the end whoever made and marked any of it. */
function recordOf(gathering: Gathering, root: Held): Gathered {
  const members = new Map<string, Held>([[root.object.id, root]]);
  gathering.reached.add(root.object.id);
  const add = (ids: Iterable<string>): readonly Held[] => [...ids].flatMap((id) => include(gathering, members, id));
  const near = add(neighbours(gathering.document, root));
  const further = near.flatMap((held) => add(bounded(gathering, held, dependants(gathering.document, held))));
  for (const held of further) add(bounded(gathering, held, dependants(gathering.document, held)));
  let open: readonly Held[] = [...members.values()];
  for (let round = 0; round < 4 && open.length > 0; round += 1)
    open = add(open.flatMap(({ object }) => makersOf(object)));
  const ordered = [...members.values()].slice(1).sort((a, b) => a.index - b.index);
  const objects = [root, ...ordered].map(({ object }) => trimmed(gathering.document, object, members));
  const data = { type: "bundle", id: `bundle--${root.object.id.replace(/^.*?--/, "")}`, objects };
  return { data, places: [root, ...ordered].map(({ at }) => at) };
}

/** The object as a new member; nothing where it is one already, where the document lacks it, or where it was copied too often. */
function include(gathering: Gathering, members: Map<string, Held>, id: string): readonly Held[] {
  const held = members.has(id) ? undefined : gathering.document.held.get(id);
  if (held === undefined || !mayCopy(gathering, held)) return [];
  members.set(id, held);
  gathering.reached.add(id);
  return [held];
}

/** The first record always may. Containers are cut to what the record holds, and count without their lists. */
function mayCopy(gathering: Gathering, { object, at }: Held): boolean {
  const { reached, sizes, crowded } = gathering;
  if (!reached.has(object.id)) return true;
  const size = sizes.get(object.id) ?? JSON.stringify({ ...object, object_refs: [] }).length;
  sizes.set(object.id, size);
  gathering.room -= size;
  if (gathering.room > 0) return true;
  crowded.set(object.id, finding(at, "import-lost", object.id));
  return false;
}

/** What the root is connected with: relationships with their other ends, what lists it, what it and its own report list. */
function neighbours(document: StixDocument, { object }: Held): readonly string[] {
  const links = document.relationships.get(object.id) ?? [];
  const ends = links.flatMap((link) => [link.object.id, ...endsOf(link.object)]);
  const containers = (document.containers.get(object.id) ?? []).map((held) => held.object.id);
  const listed = object.type === "report" ? [object.id] : [...ends, ...containers].filter((id) => isOwn(document, id));
  const sightings = (document.sightings.get(object.id) ?? []).map((held) => held.object.id);
  const members = listed.flatMap((id) => document.lists.get(id)?.refs ?? []);
  return [...ends, ...containers, ...members, ...sightings, ...coreRefs(object)];
}

function endsOf(link: StixObject): readonly string[] {
  return [link["source_ref"], link["target_ref"]].flatMap((ref) => textOf(ref) ?? []);
}

/** Whether a report or grouping is about one incident alone, so that what it lists belongs to that incident. */
function isOwn({ held, lists }: StixDocument, id: string): boolean {
  const type = held.get(id)?.object.type;
  return (type === "report" || type === "grouping") && lists.get(id)?.incidents === 1;
}

function coreRefs(object: StixObject): readonly string[] {
  const core = extensionOf(object, coreExtensions.incident);
  const refs = (name: string, member: string) =>
    listOf(core[name]).flatMap((one) => textOf(membersOf(one)[member]) ?? []);
  return [
    ...refs("events", "event_ref"),
    ...refs("tasks", "task_ref"),
    ...["impact_refs", "event_refs", "task_refs"].flatMap((name) => textsOf(core[name])),
  ];
}

/** What a member brings in: where it is located, what is noted of it, what was sighted of it. */
function dependants(document: StixDocument, { object }: Held): readonly string[] {
  switch (object.type) {
    case "identity":
    case "threat-actor":
    case "intrusion-set":
      return locationsOf(document, object);
    case "relationship":
      return opinionsOn(document, object);
    case "note":
      return isShared(document, object) ? [] : [...opinionsOn(document, object), ...actorsIn(document, object)];
    case "event":
      return textsOf(object["sighting_refs"]);
    case "sighting":
      return [object["sighting_of_ref"]].flatMap((ref) => textOf(ref) ?? []);
    case "impact":
      return [
        ...textsOf(object["impacted_refs"]),
        ...[object["superseded_by_ref"]].flatMap((ref) => textOf(ref) ?? []),
      ];
    default:
      return [];
  }
}

/** What is said of several incidents at once brings nothing more into any of them. */
function isShared({ lists }: StixDocument, { id }: StixObject): boolean {
  return (lists.get(id)?.incidents ?? 0) > 1;
}

function opinionsOn(document: StixDocument, { id }: StixObject): readonly string[] {
  return (document.containers.get(id) ?? []).slice(0, widest).map((held) => held.object.id);
}

/** The actors that a note speaks of beside the incident. */
function actorsIn({ held, lists }: StixDocument, { id }: StixObject): readonly string[] {
  const refs = lists.get(id)?.refs.slice(0, widest) ?? [];
  return refs.filter((ref) => actorTypes.includes(held.get(ref)?.object.type ?? ""));
}

function locationsOf({ located }: StixDocument, { id }: StixObject): readonly string[] {
  const links = (located.get(id) ?? []).slice(0, mostLocations);
  return links.flatMap(({ object }) => [object.id, ...[object["target_ref"]].flatMap((ref) => textOf(ref) ?? [])]);
}

function bounded({ crowded }: Gathering, { object, at }: Held, ids: readonly string[]): readonly string[] {
  if (ids.length <= 2 * widest) return ids;
  crowded.set(object.id, finding(at, "import-lost", `${ids.length} objects that ${object.id} refers to`));
  return ids.slice(0, 2 * widest);
}

/** Who made and who marked an object, what it rests on, and which extensions it has. */
function makersOf(object: StixObject): readonly string[] {
  const granular = listOf(object["granular_markings"]).flatMap((one) => textOf(membersOf(one)["marking_ref"]) ?? []);
  return [
    ...[object["created_by_ref"]].flatMap((ref) => textOf(ref) ?? []),
    ...textsOf(object["object_marking_refs"]),
    ...granular,
    ...textsOf(object["where_sighted_refs"]),
    ...Object.keys(membersOf(object["extensions"])).filter((key) => key.startsWith("extension-definition--")),
  ];
}

/** What lists objects of other records lists only those of this one here. */
function trimmed({ lists }: StixDocument, object: StixObject, members: ReadonlyMap<string, Held>): StixObject {
  const listed = containerTypes.includes(object.type) ? lists.get(object.id) : undefined;
  if (listed === undefined) return object;
  const few = listed.refs.length <= members.size;
  const kept = few
    ? listed.refs.filter((id) => members.has(id))
    : [...members.keys()].filter((id) => listed.set.has(id));
  return { ...object, object_refs: kept };
}

/** One finding for each type of object that stands in no record, with how many there are; and for references of lists that lead nowhere. */
function unreached({ document, reached }: Gathering): readonly Finding[] {
  const first = new Map<string, { readonly at: string; count: number }>();
  for (const { object, at } of document.held.values()) {
    if (reached.has(object.id)) continue;
    const known = first.get(object.type) ?? { at, count: 0 };
    known.count += 1;
    first.set(object.type, known);
  }
  const lost = [...first].map(([type, { at, count }]) => finding(at, "import-lost", `${count} of type ${type}`));
  const dangling = [...document.held.values()].flatMap(({ object, at }) =>
    containerTypes.includes(object.type)
      ? listOf(object["object_refs"]).flatMap((id, index) =>
          typeof id === "string" && !document.held.has(id)
            ? [finding(`${at}/object_refs/${index}`, "reference-missing", id)]
            : [],
        )
      : [],
  );
  return [...dangling, ...lost];
}
