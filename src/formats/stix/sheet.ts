/** The sheet that a record is written on: its lines, the objects made for them so far, and where each line's value stands among these. */
import type { AudienceName } from "../../domain/audience.ts";
import { type Asserter, asserterRoles } from "../../domain/asserter.ts";
import { canonicalJson } from "../../domain/digest.ts";
import { type Field, fieldNames } from "../../domain/field.ts";
import type { IncidentId } from "../../domain/incident.ts";
import { type Projection, shownOf, type ToldAssertion } from "../../domain/projection.ts";
import type { Instant } from "../../domain/report.ts";
import type { Speaker } from "../format.ts";
import { uuid5 } from "../uuid.ts";
import type { Selector } from "./places.ts";
import { tlpIds, tlpOfAudience } from "./tlp-marking.ts";
import { type Find, type Members, namelessLabel, type Profile, type StixObject } from "./wire.ts";

/** One thing that the record says. */
export interface Line {
  readonly field: Field;
  readonly told: ToldAssertion;
}

/** An object that is written. */
export interface Emitted {
  readonly object: StixObject;
  /** Whether other records have the same object, to the letter. */
  readonly shared: boolean;
}

/** Where the value of a line stands. */
export interface LinePlace {
  readonly id: string;
  readonly selector: Selector;
}

/** What all objects of one telling have in common. */
export interface Letterhead {
  readonly incident: IncidentId;
  readonly audience: AudienceName;
  /** When this is told since; objects count as modified then. */
  readonly since: Instant;
  /** When the record was first told; objects count as created then, in all versions. */
  readonly first: Instant;
  readonly site: Speaker;
}

/** The sheet of one record. Objects stand in the order in which they were made. */
export interface Sheet {
  readonly head: Letterhead;
  readonly projection: Projection;
  readonly profile: Profile;
  readonly lines: readonly Line[];
  /** The same by field. */
  readonly byField: ReadonlyMap<Field, readonly Line[]>;
  readonly objects: Map<string, Emitted>;
  readonly places: Map<Line, LinePlace>;
  /** The objects that stand for victims and actors, by their keys. */
  readonly subjects: Map<string, string>;
  /** Labels of the incident, each once. */
  readonly labels: string[];
  /** Members of the Incident Core extension. */
  readonly core: Map<string, unknown[]>;
  readonly find: Find;
}

/** When objects were made that many records share: fixed, since what they say depends on nothing but their name. */
export const sharedSince = "2026-01-01T00:00:00.000Z";

/** An empty sheet for a record. */
export function sheetFor(projection: Projection, site: Speaker, profile: Profile): Sheet {
  const { incident, audience, since, first } = projection;
  const objects = new Map<string, Emitted>();
  const byField = fieldNames.map(
    (field) => [field, shownOf(projection, field).map((told) => ({ field, told }))] as const,
  );
  return {
    head: { incident, audience, since, first, site },
    projection,
    profile,
    lines: byField.flatMap(([, lines]) => lines),
    byField: new Map(byField),
    objects,
    places: new Map(),
    subjects: new Map(),
    labels: [],
    core: new Map(),
    find: (id) => objects.get(id)?.object,
  };
}

/** The id of an object of one record: it follows from record, audience and what the object is, so that the same thing keeps its name. */
export function ownId(
  { incident, audience }: Pick<Letterhead, "incident" | "audience">,
  type: string,
  ...what: unknown[]
): string {
  return `${type}--${uuid5(canonicalJson(["stix", audience, incident, type, ...what]))}`;
}

/** The id of the site, which speaks in every object that is nobody else's word. */
export function siteId({ name, url }: Speaker): string {
  return `identity--${uuid5(canonicalJson(["stix", "site", url, name]))}`;
}

/** An object of this record, in the site's name where nobody else's is given. */
export function ownObject(head: Letterhead, id: string, members: Members): StixObject {
  const { since, first, site, audience } = head;
  return {
    type: typeOf(id),
    spec_version: "2.1",
    id,
    created_by_ref: siteId(site),
    created: first,
    modified: since,
    ...members,
    object_marking_refs: [tlpIds[tlpOfAudience(audience)]],
  };
}

/** Puts an object of this record on the sheet; one that stands there already stays as it is. Its id. */
export function addOwn({ objects, head }: Sheet, type: string, what: readonly unknown[], members: Members): string {
  const id = ownId(head, type, ...what);
  if (!objects.has(id)) objects.set(id, { object: ownObject(head, id, members), shared: false });
  return id;
}

/** Puts an object on the sheet that any record of this audience may have, likewise. `members` follow from `what` alone. */
export function addShared({ objects, head }: Sheet, type: string, what: readonly unknown[], members: Members): string {
  const id = `${type}--${uuid5(canonicalJson(["stix", head.audience, type, ...what]))}`;
  if (objects.has(id)) return id;
  const common = { type, spec_version: "2.1", id, created: sharedSince, modified: sharedSince };
  const object = { ...common, ...members, object_marking_refs: [tlpIds[tlpOfAudience(head.audience)]] };
  objects.set(id, { object, shared: true });
  return id;
}

/** A relationship between two objects of the sheet. */
export function relate(sheet: Sheet, source: string, type: string, target: string, members: Members = {}): string {
  return addOwn(sheet, "relationship", [source, type, target, members["created_by_ref"] ?? null], {
    relationship_type: type,
    source_ref: source,
    target_ref: target,
    ...members,
  });
}

/** The identity of whoever says something; the site's for what nobody but the desk says, or where it is not told who does. */
export function speakerId(sheet: Sheet, asserter: Asserter | null): string {
  if (asserter === null || asserter.role === "coder") return siteId(sheet.head.site);
  const { role, name } = asserter;
  const words = asserterRoles[role];
  const nameless = { name: `${words.slice(0, 1).toUpperCase()}${words.slice(1)}, not named`, labels: [namelessLabel] };
  const members = name === null ? nameless : { name };
  return addShared(sheet, "identity", ["speaker", role, name], {
    ...members,
    identity_class: "unknown",
    roles: [role],
  });
}

/** Notes where the value of a line stands. */
export function place({ places }: Sheet, line: Line, id: string, selector: Selector): void {
  if (!places.has(line)) places.set(line, { id, selector });
}

/** The lines of some fields, field by field. */
export function linesOf({ byField }: Sheet, ...of: readonly Field[]): readonly Line[] {
  return of.flatMap((field) => byField.get(field) ?? []);
}

/** Those of them that are sound. */
export function soundLines(sheet: Sheet, ...of: readonly Field[]): readonly Line[] {
  return linesOf(sheet, ...of).filter(isStated);
}

/** Whether somebody says it to be so without a doubt: what standard places may state without saying who. */
export function isStated({ told }: Line): boolean {
  return told.polarity === "affirmed" && isSound(told);
}

/** Whether it is said without doubt, boast or retraction, be it that it is so or that it is not. */
export function isSound({ stance, content }: ToldAssertion): boolean {
  return content.kind !== "unknown" && (stance === "confirmed" || stance === "reported" || stance === "inferred");
}

/** The position of an element in a list, put at its end where it is not there yet. */
export function indexIn<T>(list: T[], element: T): number {
  const index = list.indexOf(element);
  return index >= 0 ? index : list.push(element) - 1;
}

/** The list of a member of the Incident Core extension. */
export function coreList({ core }: Sheet, name: string): unknown[] {
  const list = core.get(name) ?? [];
  core.set(name, list);
  return list;
}

/** What tells a line from every other line of the record that says something else, or that somebody else says. */
export function lineName({ field, told }: Line): unknown {
  const { content, polarity, stance, asserter, asserted, likelihood, confidence, about } = told;
  return [field, about, content, polarity, stance, asserter, asserted, likelihood, confidence];
}

function typeOf(id: string): string {
  return id.slice(0, id.indexOf("--"));
}
