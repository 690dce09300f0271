/** Victims as identities that the incident targets, with the places where they are. */
import { labelOfTerm } from "../../domain/field.ts";
import type { Sector } from "../../vocabulary/sector.ts";
import { labelFor } from "./labels.ts";
import { listed, saidBy, textIn } from "./line-words.ts";
import { referenceTo } from "./references.ts";
import { addOwn, addShared, indexIn, type Line, linesOf, place, relate, type Sheet, soundLines } from "./sheet.ts";
import { type Members, namelessLabel } from "./wire.ts";
import { sectorWords } from "./words.ts";

/** What an identity and its location can say, besides the name. */
const victimFields = [
  "victim.role",
  "victim.country",
  "victim.region",
  "victim.place",
  "victim.sector",
  "victim.industry",
  "victim.size",
] as const;

/** Roles of those who were not attacked themselves. */
const bystanders: readonly string[] = ["supplier", "vendor-of-exploited-product", "alleged"];

/** Puts every victim on the sheet of whom something is said that an identity can say. */
export function writeVictims(sheet: Sheet, incident: string): void {
  const lines = [...linesOf(sheet, "victim.name").filter(isNaming), ...soundLines(sheet, ...victimFields)];
  const victims = Map.groupBy(new Set(lines), ({ told }) => told.about ?? "");
  const named = new Set<string>();
  for (const [about, of] of victims) {
    const name = textIn(of.find(({ field }) => field === "victim.name"));
    // Of several victims of one name all but the first are told apart by their keys.
    writeVictim(sheet, incident, { about, name, own: name === null || named.has(name) ? about : null, lines: of });
    if (name !== null) named.add(name);
  }
}

/** Names count as long as nobody has taken them back: what a victim is called is no boast. */
function isNaming({ told: { stance, polarity, content } }: Line): boolean {
  return polarity === "affirmed" && content.kind === "name" && !["retracted", "superseded", "denied"].includes(stance);
}

/** A victim with what is said of it. */
interface Victim {
  readonly about: string;
  /** Null where it is not told. */
  readonly name: string | null;
  /** What tells it apart where its name does not. */
  readonly own: string | null;
  readonly lines: readonly Line[];
}

function writeVictim(sheet: Sheet, incident: string, { about, name, own, lines }: Victim): void {
  const of = (field: (typeof victimFields)[number] | "victim.name") => lines.filter((line) => line.field === field);
  const names = of("victim.name");
  const sectors: string[] = [];
  const roles: string[] = [];
  const labels: string[] = name === null ? [namelessLabel] : [];
  const references: Members[] = [];
  const spots: [Line, string][] = names.filter((line) => textIn(line) === name).map((line) => [line, "name"]);
  for (const line of of("victim.sector")) {
    const term = textIn(line) ?? "";
    spots.push([line, `sectors.[${indexIn(sectors, sectorWords[term as Sector] ?? term)}]`]);
  }
  for (const line of of("victim.role")) {
    spots.push([line, `roles.[${indexIn(roles, labelOfTerm("victim.role", textIn(line) ?? ""))}]`]);
  }
  for (const line of of("victim.size")) {
    spots.push([line, `labels.[${indexIn(labels, labelFor("victim.size", textIn(line) ?? ""))}]`]);
  }
  for (const line of of("victim.industry")) {
    const reference = referenceTo("naics", textIn(line) ?? "");
    if (reference !== null) spots.push([line, `external_references.[${references.push(reference) - 1}].external_id`]);
  }
  const id = addOwn(sheet, "identity", ["victim", name, own], {
    name: name ?? "Victim whose name is not told",
    identity_class: sectors.includes("individual") ? "class" : "organization",
    ...listed({ sectors, roles, labels, external_references: references }),
  });
  sheet.subjects.set(about, id);
  for (const [line, selector] of spots) place(sheet, line, id, selector);
  const terms = of("victim.role").map((line) => textIn(line) ?? "");
  relate(sheet, incident, relationFor(names, terms), id, { description: saidBy(names) });
  writeLocations(sheet, id, of("victim.country"), of("victim.region"), of("victim.place"));
}

function relationFor(names: readonly Line[], roles: readonly string[]): string {
  const doubtful =
    names.length > 0 && names.every(({ told }) => ["claimed", "suspected", "disputed"].includes(told.stance));
  const aside = roles.length > 0 && roles.every((role) => bystanders.includes(role));
  if (doubtful || aside) return "related-to";
  return roles.length > 0 && roles.every((role) => role === "secondary") ? "impacts" : "targets";
}

/** Region and town belong to the country where there is one of each; where there are several nobody says which is in which. */
function writeLocations(
  sheet: Sheet,
  victim: string,
  countries: readonly Line[],
  regions: readonly Line[],
  towns: readonly Line[],
): void {
  const codes = distinct(countries);
  const [region, ...otherRegions] = distinct(regions);
  const [town, ...otherTowns] = distinct(towns);
  const single = codes.length === 1;
  for (const country of codes) {
    const within = {
      ...(single && region !== undefined && otherRegions.length === 0 ? { administrative_area: region } : {}),
      ...(single && town !== undefined && otherTowns.length === 0 ? { city: town } : {}),
    };
    const id = addShared(sheet, "location", [country, within], { country, ...within });
    relate(sheet, victim, "located-at", id);
    for (const line of countries) if (textIn(line) === country) place(sheet, line, id, "country");
    for (const line of "administrative_area" in within ? regions : []) place(sheet, line, id, "administrative_area");
    for (const line of "city" in within ? towns : []) place(sheet, line, id, "city");
  }
}

function distinct(lines: readonly Line[]): readonly string[] {
  return [...new Set(lines.flatMap((line) => textIn(line) ?? []))];
}
