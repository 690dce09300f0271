/** Receivers -> victims: each named one once, and each row without a name for itself. */
import type { SubjectKey } from "../../domain/subject.ts";
import { countryCodeOf } from "../../vocabulary/country.ts";
import type { Noted, Notes } from "../tables/notes.ts";
import { type Cell, cellAt, type Joined, membersIn, type Row } from "./cells.ts";
import { restatedReceivers } from "./restated.ts";
import type { Subjects } from "./subjects.ts";
import { receiverCategory, receiverSubcategory } from "./words.ts";

/** One receiver, each part with the cell that it stands in. */
interface Receiver {
  readonly name: Cell | null;
  readonly country: Cell | null;
  readonly category: Cell | null;
  readonly subcategory: Cell | null;
}

const unknown = { kind: "unknown", state: "reported-unknown" } as const;

/**
 * Says what the receivers tell, or where no table has any, what the incident's own lists tell; and what those lists repeat is further
 * evidence for the first thing that was said.
 */
export function readVictims(
  joined: Joined,
  { notes, victims }: { readonly notes: Notes; readonly victims: Subjects },
): void {
  const rows = joined.receivers.map(receiverIn);
  const sayings = (rows.length === 0 ? listedReceivers(joined.incident) : rows).flatMap((receiver) => {
    const parts = Object.values(receiver);
    return parts.every((part) => part === null) ? [] : sayingsOf(receiver, victims.keyOf(nameOf(receiver)), notes);
  });
  for (const saying of sayings) notes.say(saying);
  const [first] = sayings;
  if (first !== undefined) notes.say({ ...first, pointers: restatedReceivers(joined) });
}

function sayingsOf(receiver: Receiver, victim: SubjectKey, notes: Notes): readonly Noted[] {
  const { name, country } = receiver;
  return [
    ...(name === null ? [] : [nameSaying(name, victim)]),
    ...(country === null ? [] : countrySaying(country, victim, notes)),
    ...sectorSaying(receiver, victim, notes),
  ];
}

function receiverIn(row: Row): Receiver {
  return {
    name: cellAt(row, "receiver_name"),
    country: cellAt(row, "receiver_country"),
    category: cellAt(row, "receiver_category"),
    subcategory: cellAt(row, "receiver_category_subcode"),
  };
}

/** A named receiver in one country is one victim, whatever it is classed as; without a name, every difference counts. */
function nameOf({ name, country, category, subcategory }: Receiver): string {
  const parts = name === null ? [country, category, subcategory] : [name, country];
  return JSON.stringify([name !== null, ...parts.map((part) => part?.text ?? null)]);
}

/** Lists of the incident's row: entry by entry a country, with lists of names, categories and subcategories. */
function listedReceivers(incident: Row): readonly Receiver[] {
  const countries = cellAt(incident, "receiver_country");
  const others = ["receiver_name", "receiver_category", "receiver_category_subcode"].map((column) =>
    cellAt(incident, column),
  );
  const lists = others.map(membersIn);
  return membersIn(countries).flatMap((country, index) => {
    const [names = [], categories = [], subcategories = []] = lists.map((list) => [list[index] ?? []].flat());
    const part = (text: string | null | undefined, cell: Cell | null | undefined): Cell | null =>
      text === null || text === undefined || cell === null || cell === undefined ? null : { ...cell, text };
    const place = typeof country === "string" ? country : null;
    return Array.from({ length: Math.max(1, names.length, categories.length) }, (_, at): Receiver => ({
      name: part(names.length === 1 ? names[0] : names[at], others[0]),
      country: part(place, countries),
      category: part(categories[at], others[1]),
      subcategory: part(subcategories[at], others[2]),
    }));
  });
}

function nameSaying({ text, pointer }: Cell, victim: SubjectKey): Noted {
  const content = text === "Unknown" ? unknown : ({ kind: "name", name: text } as const);
  return { field: "victim.name", about: victim, content, pointers: [pointer] };
}

/** A region of the world or an alliance is no country, but tells where all the same. Organisations stand in that column, too. */
function countrySaying({ text, pointer }: Cell, victim: SubjectKey, notes: Notes): readonly Noted[] {
  const said = { field: "victim.country", about: victim, pointers: [pointer] } as const;
  if (text === "Unknown") return [{ ...said, content: unknown }];
  const code = countryCodeOf(text);
  if (code !== null) return [{ ...said, content: { kind: "term", term: code } }];
  const name = regionIn(text);
  notes.find(pointer, name === null ? "value-not-admitted" : "value-mapped", text);
  return name === null ? [] : [{ ...said, field: "victim.region", content: { kind: "name", name } }];
}

/** `Middle East (region)`, `Eastern Europe`. */
function regionIn(text: string): string | null {
  if (text.endsWith("(region)")) return text.slice(0, -"(region)".length).trim() || null;
  return /^((North|South|East|West|Central)(ern)? )?(Africa|America|Asia|Europe|Oceania)$|^Caucasus$/.test(text)
    ? text
    : null;
}

/** By the subcategory where it tells a sector, else by the category. Companies and critical infrastructure as such are no sectors. */
function sectorSaying({ category, subcategory }: Receiver, victim: SubjectKey, notes: Notes): readonly Noted[] {
  const said = { field: "victim.sector", about: victim } as const;
  if (category?.text === "Unknown") return [{ ...said, content: unknown, pointers: [category.pointer] }];
  const known = receiverSubcategory.get(subcategory?.text ?? "");
  const mapped = known ?? receiverCategory.get(category?.text ?? "");
  const telling = known === undefined ? category : subcategory;
  if (mapped === undefined || telling === null) return [];
  if (!mapped.exact) notes.find(telling.pointer, "value-mapped", telling.text);
  const pointers = known === undefined || category === null ? [telling.pointer] : [telling.pointer, category.pointer];
  return [{ ...said, content: { kind: "term", term: mapped.term }, pointers }];
}
