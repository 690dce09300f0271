/** Victims of a record: the identities that the incident targets or has an impact on, with their sectors and places. */
import type { SubjectKey } from "../../domain/subject.ts";
import { countryCodeOf } from "../../vocabulary/country.ts";
import { readLabel } from "./labels.ts";
import { readPlace } from "./places.ts";
import type { Entry } from "./record-view.ts";
import type { Relations } from "./relations.ts";
import { cover, keyFor, refuse, take, type Taking } from "./taking.ts";
import { listOf, membersOf, namelessLabel, textOf, textsOf, wordOf } from "./wire.ts";

/** Relationships whose target is a victim. */
const victimLinks: readonly string[] = ["targets", "impacts"];

/** Takes all victims, and where the incident took place. */
export function takeVictims(taking: Taking, relations: Relations): void {
  const { root, byId } = taking.view;
  const all = root.object.type === "report" ? [...relations.from.values()].flat() : relations.from.get(root.object.id);
  const links = new Map<Entry, Entry[]>();
  for (const link of all ?? []) {
    const identity = byId.get(wordOf(link.object["target_ref"]));
    const known = taking.subjects.has(`victim ${identity?.object.id ?? ""}`);
    const targeted = known || victimLinks.includes(wordOf(link.object["relationship_type"]));
    if (!targeted || identity?.object.type !== "identity" || identity.object["revoked"] === true) continue;
    links.set(identity, [...(links.get(identity) ?? []).slice(0, 1), link]);
    coverLink(taking, link);
  }
  for (const identity of links.keys()) keyFor(taking, "victim", identity.object.id);
  for (const [identity, [link]] of links) if (link !== undefined) takeVictim(taking, relations, identity, link);
  takeScene(taking, relations);
}

/** Takes where an actor is placed, or a victim seated. */
export function takeLocations(taking: Taking, relations: Relations, of: Entry, key: SubjectKey): void {
  for (const link of relations.from.get(of.object.id) ?? []) {
    const location = taking.view.byId.get(wordOf(link.object["target_ref"]));
    if (link.object["relationship_type"] === "located-at" && location?.object.type === "location") {
      takeLocation(taking, location, link, key);
    }
  }
}

/** What a relationship says by itself is used up by what is said of its ends. */
export function coverLink(taking: Taking, link: Entry): void {
  cover(taking, link, "relationship_type", "source_ref", "target_ref", ...(taking.own ? ["description"] : []));
}

function takeVictim(taking: Taking, relations: Relations, identity: Entry, link: Entry): void {
  const about = keyFor(taking, "victim", identity.object.id);
  if (about === null) {
    refuse(taking, identity.at, "import-lost", identity.object["name"]);
    return;
  }
  const { object } = identity;
  const also = [`${link.at}/relationship_type`];
  const nameless = textsOf(object["labels"]).includes(namelessLabel);
  cover(taking, identity, "identity_class");
  if (nameless) cover(taking, identity, "name");
  else take(taking, { field: "victim.name", about, entry: identity, selector: "name", also });
  listOf(object["sectors"]).forEach((_, index) => {
    take(taking, { field: "victim.sector", about, entry: identity, selector: `sectors.[${index}]` });
  });
  listOf(object["roles"]).forEach((_, index) => {
    const role = { field: "victim.role", about, entry: identity, selector: `roles.[${index}]` } as const;
    if (readPlace(role.field, object, role.selector, taking.view.find) !== null) take(taking, role);
  });
  listOf(object["labels"]).forEach((label, index) => {
    const size = readLabel(textOf(label) ?? "")?.field === "victim.size";
    if (size) take(taking, { field: "victim.size", about, entry: identity, selector: `labels.[${index}]` });
    else if (label === namelessLabel) cover(taking, identity, `labels/${index}`);
  });
  takeIndustry(taking, identity, about);
  takeLocations(taking, relations, identity, about);
}

function takeIndustry(taking: Taking, identity: Entry, about: SubjectKey): void {
  listOf(identity.object["external_references"]).forEach((reference, index) => {
    if (textOf(membersOf(reference)["source_name"])?.toLowerCase() !== "naics") return;
    const selector = `external_references.[${index}].external_id`;
    take(taking, { field: "victim.industry", about, entry: identity, selector });
    cover(taking, identity, `external_references/${index}/source_name`);
  });
}

/** Where the incident took place, or which country it was aimed at, is where its victim is, as long as there are not several. */
function takeScene(taking: Taking, relations: Relations): void {
  const { root, byId } = taking.view;
  const victims = [...taking.subjects].filter(([id]) => id.startsWith("victim "));
  for (const link of relations.from.get(root.object.id) ?? []) {
    const location = byId.get(wordOf(link.object["target_ref"]));
    if (location?.object.type !== "location" || location.object["revoked"] === true) continue;
    if (!["located-at", "targets"].includes(wordOf(link.object["relationship_type"]))) continue;
    const about = victims[0]?.[1] ?? keyFor(taking, "victim", root.object.id);
    if (about === null) continue;
    if (victims.length <= 1) takeLocation(taking, location, link, about);
    else refuse(taking, location.at, "value-ambiguous", location.object["country"] ?? location.object["region"]);
  }
}

/** A region of the world stands for a region of the country only where nothing nearer is named. */
function takeLocation(taking: Taking, location: Entry, link: Entry, about: SubjectKey): void {
  const { object } = location;
  const also = [`${link.at}/relationship_type`];
  coverLink(taking, link);
  const code = countryCodeOf(textOf(object["country"]) ?? "");
  if (code !== null && countryCodeOf(textOf(object["name"]) ?? "") === code) cover(taking, location, "name");
  if (about.startsWith("actor-")) {
    take(taking, { field: "actor.country", about, entry: location, selector: "country", also });
    return;
  }
  take(taking, { field: "victim.country", about, entry: location, selector: "country", also });
  const region = textOf(object["administrative_area"]) === null ? "region" : "administrative_area";
  take(taking, { field: "victim.region", about, entry: location, selector: region, also });
  take(taking, { field: "victim.place", about, entry: location, selector: "city", also });
}
