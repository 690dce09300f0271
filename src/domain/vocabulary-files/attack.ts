/** ATT&CK as it is published: a STIX 2 bundle with one object for each technique, and relationships for what took the place of what. */
import type { LoadedAttack, LoadedTechnique, TechniqueState } from "../../vocabulary/loaded.ts";
import { type Complaints, listOf, type Members, membersOf, nameIn } from "./file-shape.ts";

/** ATT&CK has some 900 techniques a domain. */
const mostTechniques = 20_000;

const techniqueId = /^T\d{4}(\.\d{3})?$/;

/** The techniques of a bundle; null, with findings, where something in it is not as published. `version` is the operator's word. */
export function readAttack(file: Members, version: string | null, complaints: Complaints): LoadedAttack | null {
  if (file["type"] !== "bundle" || !Array.isArray(file["objects"])) {
    complaints.add("/type", "vocabulary-shape", file["type"] ?? Object.keys(file));
    return null;
  }
  const objects = listOf(file["objects"]).map((object) => membersOf(object));
  const patterns = objects.flatMap((object, index) =>
    object?.["type"] === "attack-pattern" ? [{ object, at: `/objects/${index}` }] : [],
  );
  if (patterns.length === 0 || patterns.length > mostTechniques) {
    complaints.add("/objects", "vocabulary-shape", `${patterns.length} techniques`);
    return null;
  }
  const successors = successorsIn(objects, patterns, complaints);
  const techniques = onePerId(
    patterns.flatMap(({ object, at }) => {
      const technique = techniqueOf(object, at, successors, complaints);
      return technique === null ? [] : [{ technique, at }];
    }),
    complaints,
  );
  const dated = datedIn(patterns);
  return {
    vocabulary: "attack",
    part: domainOf(patterns),
    version: version ?? statedVersion(objects) ?? dated ?? "",
    dated,
    techniques,
  };
}

interface Pattern {
  readonly object: Members;
  readonly at: string;
}

function techniqueOf(
  object: Members,
  at: string,
  successors: ReadonlyMap<string, string>,
  complaints: Complaints,
): LoadedTechnique | null {
  const id = attackIdOf(object);
  if (id === null || !techniqueId.test(id)) {
    complaints.add(`${at}/external_references`, id === null ? "value-missing" : "value-not-admitted", id ?? undefined);
    return null;
  }
  const name = nameIn(object["name"], `${at}/name`, complaints);
  if (name === null) return null;
  const state = stateOf(object, at, complaints);
  const revokedBy = state === "revoked" ? (successors.get(String(object["id"])) ?? null) : null;
  const parent = id.includes(".") ? id.slice(0, 5) : null;
  return { id, name, parent, tactics: tacticsOf(object), state, revokedBy };
}

function stateOf(object: Members, at: string, complaints: Complaints): TechniqueState {
  for (const member of ["revoked", "x_mitre_deprecated"]) {
    const value = object[member];
    if (value !== undefined && value !== null && typeof value !== "boolean") {
      complaints.add(`${at}/${member}`, "value-not-admitted", value);
    }
  }
  if (object["revoked"] === true) return "revoked";
  return object["x_mitre_deprecated"] === true ? "deprecated" : "active";
}

/** What the object is called outside of STIX: `T1498`. */
function attackIdOf(object: Members): string | null {
  for (const reference of listOf(object["external_references"]).map(membersOf)) {
    const source = reference?.["source_name"];
    const id = reference?.["external_id"];
    if (typeof source === "string" && /^mitre-.*attack$/.test(source) && typeof id === "string") return id;
  }
  return null;
}

function tacticsOf(object: Members): readonly string[] {
  return listOf(object["kill_chain_phases"]).flatMap((phase) => {
    const name = membersOf(phase)?.["phase_name"];
    return typeof name === "string" && /^[a-z]+(-[a-z]+)*$/.test(name) && name.length < 60 ? [name] : [];
  });
}

/** STIX id of a revoked technique -> ATT&CK id of what took its place. Relationships between other things are left alone. */
function successorsIn(
  objects: readonly (Members | null)[],
  patterns: readonly Pattern[],
  complaints: Complaints,
): ReadonlyMap<string, string> {
  const idsByRef = new Map(patterns.map(({ object }) => [object["id"], attackIdOf(object)]));
  const successors = new Map<string, string>();
  for (const [index, object] of objects.entries()) {
    if (object?.["type"] !== "relationship" || object["relationship_type"] !== "revoked-by") continue;
    const { source_ref: from, target_ref: to } = object;
    if (typeof from !== "string" || !idsByRef.has(from) || object["revoked"] === true) continue;
    const id = idsByRef.get(to);
    if (id === undefined || id === null) complaints.add(`/objects/${index}/target_ref`, "reference-missing", to);
    else successors.set(from, id);
  }
  return successors;
}

/** One technique an id. Where an active one has taken over the id of a revoked one, the active one stands. */
function onePerId(
  found: readonly { readonly technique: LoadedTechnique; readonly at: string }[],
  complaints: Complaints,
): readonly LoadedTechnique[] {
  const byId = new Map<string, LoadedTechnique>();
  for (const { technique, at } of found) {
    const other = byId.get(technique.id);
    if (other?.state === "active" && technique.state === "active") complaints.add(at, "key-repeated", technique.id);
    if (other === undefined || technique.state === "active") byId.set(technique.id, technique);
  }
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The collection that the published bundles begin with names the version. */
function statedVersion(objects: readonly (Members | null)[]): string | null {
  const version = objects.find((object) => object?.["type"] === "x-mitre-collection")?.["x_mitre_version"];
  return typeof version === "string" && /^\d+(\.\d+){0,3}$/.test(version) ? version : null;
}

function datedIn(patterns: readonly Pattern[]): string | null {
  const days = patterns.flatMap(({ object: { modified } }) =>
    typeof modified === "string" && /^\d{4}-\d{2}-\d{2}T/.test(modified) ? [modified.slice(0, 10)] : [],
  );
  return days.reduce<string | null>((newest, day) => (newest === null || day > newest ? day : newest), null);
}

/** The domain that the first technique with one is of. */
function domainOf(patterns: readonly Pattern[]): string {
  for (const { object } of patterns) {
    const [domain] = listOf(object["x_mitre_domains"]);
    if (typeof domain === "string" && /^[a-z]+-attack$/.test(domain) && domain.length < 40) return domain;
  }
  return "enterprise-attack";
}
