/** Techniques, malicious programs, weaknesses, campaigns and other incidents that a record is connected with. */
import type { Field } from "../../domain/field.ts";
import { techniques } from "../../vocabulary/attack.ts";
import type { Selector } from "./places.ts";
import { coverLink } from "./read-victims.ts";
import type { Entry } from "./record-view.ts";
import type { Link, Relations } from "./relations.ts";
import { cover, refuse, take, type Taking } from "./taking.ts";
import { listOf, membersOf, type StixObject, textOf } from "./wire.ts";

/** Takes them all. `live`: what was not revoked. */
export function takeThings(taking: Taking, relations: Relations, live: readonly Entry[]): void {
  for (const entry of live) {
    const links = relations.ofRoot.get(entry.object.id) ?? [];
    const field = fieldFor(entry, links, taking);
    if (field === null) continue;
    const selector = selectorFor(entry.object);
    if (selector === null) {
      refuse(taking, `${entry.at}/name`, "import-lost", entry.object["name"]);
      continue;
    }
    for (const link of links) coverLink(taking, link.entry);
    const also = links.slice(0, 1).map((link) => `${link.entry.at}/relationship_type`);
    take(taking, { field, about: null, entry, selector, also });
    coverNames(taking, entry, selector);
  }
}

/** Where the name of such an object stands that counts here: an ATT&CK id, a CVE number where there is one, else the name. Null where it has none. */
export function selectorFor({ type, ...object }: StixObject): Selector {
  const references = listOf(object["external_references"]).map(membersOf);
  if (type === "attack-pattern") {
    const ids = references.map((reference) => textOf(reference["external_id"]) ?? "");
    const known = ids.findIndex((id) => techniques.has(id));
    const index = known >= 0 ? known : ids.findIndex((id) => /^T\d{4}(\.\d{3})?$/.test(id));
    return index < 0 ? null : `external_references.[${index}].external_id`;
  }
  const cve = references.findIndex(
    ({ source_name: source, external_id: id }) => source === "cve" && textOf(id) !== null,
  );
  if (type === "vulnerability" && cve >= 0) return `external_references.[${cve}].external_id`;
  return textOf(object["name"]) === null ? null : "name";
}

function fieldFor({ object }: Entry, links: readonly Link[], { view }: Taking): Field | null {
  switch (object.type) {
    case "attack-pattern":
      return "technique";
    case "malware":
      return "malware";
    case "vulnerability":
      return "vulnerability";
    case "campaign":
      return "relation.campaign";
    case "incident":
      return object.id === view.root.object.id || links.length === 0 ? null : relationFor(links);
    default:
      return null;
  }
}

/** An incident that led to this one, or from which this one is derived, is the earlier one. */
function relationFor(links: readonly Link[]): Field {
  if (links.some(({ type }) => type === "duplicate-of")) return "relation.same-event";
  const follows = ({ type, outward }: Link) => (outward ? type === "derived-from" : type === "led-to");
  return links.some(follows) ? "relation.follows" : "relation.related";
}

/** A technique's name follows from its id, and so does that of a weakness where it says the same. */
function coverNames(taking: Taking, entry: Entry, selector: Selector): void {
  const { object } = entry;
  const reference = /^external_references\.\[(\d+)\]/.exec(selector ?? "")?.[1];
  if (reference !== undefined) {
    const { external_id: id } = membersOf(listOf(object["external_references"])[Number(reference)]);
    const at = `external_references/${reference}`;
    cover(taking, entry, `${at}/source_name`, `${at}/url`);
    if (object.type === "attack-pattern" || object["name"] === id) cover(taking, entry, "name");
  }
  if (object.type === "malware") cover(taking, entry, "is_family");
}
