/** Actors: which one a relationship, note or opinion is about. */
import {
  actorTypes,
  claimExtension,
  extensionOf,
  type Find,
  hasExtension,
  listOf,
  type StixObject,
  textOf,
  textsOf,
} from "./wire.ts";

/** An actor as an object names it. */
export interface ActorNamed {
  readonly name: string;
  /** Ids of the objects that its name was taken from, itself first; empty where it has no object. */
  readonly ids: readonly string[];
}

/** Types that an attribution may lead to. */
const partyTypes: readonly string[] = [...actorTypes, "identity", "campaign"];

/** The actor that an object is about; null where it names none. */
export function actorNamed(object: StixObject, find: Find): ActorNamed | null {
  if (object.type === "relationship") return ofRelationship(object, find);
  if (object.type === "opinion") return ofOpinion(object, find);
  return ofNote(object, find);
}

/** Whether a note passes on a claim of responsibility: by our extension, or by what it is headed. */
export function isClaim(object: StixObject): boolean {
  if (object.type !== "note") return false;
  if (hasExtension(object, claimExtension)) return true;
  return /^\W*claim(s|ed)?( of)? responsibility\b/i.test(textOf(object["abstract"]) ?? "");
}

/** The other end is the incident, or the report that stands for it. */
function ofRelationship(object: StixObject, find: Find): ActorNamed | null {
  const ends = [object["target_ref"], object["source_ref"]].flatMap((ref) => named(textOf(ref), find, partyTypes));
  return ends[0] ?? null;
}

/** Of the relationship or note that it disagrees with; opinions of opinions lead nowhere. */
function ofOpinion(object: StixObject, find: Find): ActorNamed | null {
  for (const ref of textsOf(listOf(object["object_refs"]).slice(0, 16))) {
    const about = find(ref);
    if (about?.type === "relationship") return ofRelationship(about, find);
    if (about?.type === "note") return ofNote(about, find);
    const [actor] = named(ref, find, actorTypes);
    if (actor !== undefined) return actor;
  }
  return null;
}

function ofNote(object: StixObject, find: Find): ActorNamed | null {
  const claim = extensionOf(object, claimExtension);
  const claimant = named(textOf(claim["claimant_ref"]), find, actorTypes);
  const listed = textsOf(listOf(object["object_refs"]).slice(0, 1000));
  const actors = claimant.length > 0 ? claimant : listed.flatMap((ref) => named(ref, find, actorTypes));
  const [first] = actors;
  if (first !== undefined) return first;
  const name = isClaim(object) ? (textOf(claim["claimant"]) ?? textOf(listOf(object["authors"])[0])) : null;
  return name === null ? null : { name, ids: [] };
}

function named(id: string | null, find: Find, types: readonly string[]): readonly ActorNamed[] {
  const object = id === null ? undefined : find(id);
  const name = object === undefined ? null : textOf(object["name"]);
  return object === undefined || name === null || !types.includes(object.type) ? [] : [{ name, ids: [object.id] }];
}
