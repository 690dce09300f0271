/**
 * Our own object `casebook-assertions`: what the places that other tools know cannot say. One attribute an assertion, in JSON: its
 * field, the places of the event that hold its value, whom it is about, whose word it is and how it is meant.
 */
import { polarities, type Polarity, type Stance, stances } from "../../domain/assertion.ts";
import { type Field, isField } from "../../domain/field.ts";
import type { Content } from "../../domain/value.ts";
import type { Saying } from "../format.ts";
import { isLoose, type Loose, type ParsedSaying, parseSaying } from "../parse-saying.ts";
import { headOf, unspell } from "./spelling.ts";

/** The template of the object; its identifier is `uuid5("misp/template/casebook-assertions")`. */
export const assertionsTemplate = {
  uuid: "511036cf-6fb7-5b50-a78e-d71d08369d64",
  name: "casebook-assertions",
  version: "1",
  category: "misc",
  description: "Who says what in a Casebook record, beyond what the attributes and tags of the event can say.",
} as const;

/** The parts of the object. */
export const relations = {
  /** Address of the record. */
  record: "record",
  incident: "incident",
  version: "version",
  audience: "audience",
  /** Only where the record is made up to show the program. */
  sample: "sample",
  /** A field of which only the number of values is told: `motive 3`. */
  counted: "counted",
  /** The names of the fields that are kept from this audience, whether or not there is anything in them. */
  withheld: "withheld",
  assertion: "assertion",
} as const;

/** A place of the event: an attribute, a tag, or a report, with what a value can be read from. */
export type Place =
  | { readonly kind: "attribute"; readonly type: string; readonly value: string }
  | { readonly kind: "tag"; readonly content: Content | null }
  | { readonly kind: "report"; readonly text: string };

/** What a place says in a field, if the words before the value are those of that polarity and stance; null: nothing. */
export function contentAt(place: Place, field: Field, polarity: Polarity, stance: Stance): Content | null {
  switch (place.kind) {
    case "tag":
      return place.content;
    case "report":
      return { kind: "prose", text: place.text };
    case "attribute": {
      const head = headOf(field, polarity, stance);
      const inWords = ["text", "comment"].includes(place.type) && place.value.startsWith(head);
      return unspell(field, inWords ? place.value.slice(head.length) : place.value);
    }
  }
}

/** The assertion as the object holds it. `at` names its places (attributes and reports by uuid, tags by name), the first of which gives the value `placed`. */
export function writeEntry(saying: Saying, at: readonly string[], placed: Content | null): string {
  const { field, about, content, polarity, stance, asserter, asserted, likelihood, confidence } = saying;
  return JSON.stringify({
    field,
    at,
    ...(about === null ? {} : { about }),
    ...beside(content, placed),
    ...(polarity === "affirmed" ? {} : { polarity }),
    ...(stance === "reported" ? {} : { stance }),
    ...(asserter === null ? {} : { asserter }),
    ...(asserted === null ? {} : { asserted }),
    ...(likelihood === null ? {} : { likelihood }),
    ...(confidence === null ? {} : { confidence }),
  });
}

/** An entry of the object as it came from outside. */
export interface Entry {
  /** The names of its places. */
  readonly at: readonly string[];
  /** What it says, given its first place that is there; null: there is none. */
  readonly sayingAt: (place: Place | null) => ParsedSaying;
}

/** The entry behind a text; null where it is none. `pointer` is the place of every finding, `publisher` who speaks where nobody is named. */
export function readEntry(text: string, pointer: string, publisher: string): Entry | null {
  const written = parsedJson(text);
  if (!isLoose(written)) return null;
  const names = Array.isArray(written["at"]) ? (written["at"] as readonly unknown[]) : [];
  const at = names.filter((name) => typeof name === "string");
  return { at, sayingAt: (place) => sayingOf({ ...usual, ...written }, place, pointer, publisher) };
}

const usual = { polarity: "affirmed", stance: "reported" } as const;

function sayingOf(written: Loose, place: Place | null, pointer: string, publisher: string): ParsedSaying {
  const field = typeof written["field"] === "string" && isField(written["field"]) ? written["field"] : null;
  const polarity = polarities.find((known) => known === written["polarity"]);
  const stance = (Object.keys(stances) as readonly Stance[]).find((known) => known === written["stance"]);
  const legible = place !== null && field !== null && polarity !== undefined && stance !== undefined;
  const placed = legible ? contentAt(place, field, polarity, stance) : null;
  return parseSaying({ ...written, content: amended(written["content"], placed) }, pointer, publisher);
}

/** Members without a kind amend what stands at the place; with a kind they are the whole value. */
function amended(written: unknown, placed: Content | null): unknown {
  if (written === undefined) return placed;
  return isLoose(written) && !Object.hasOwn(written, "kind") ? { ...placed, ...written } : written;
}

function beside(content: Content, placed: Content | null): { readonly content?: Partial<Content> } {
  if (placed?.kind !== content.kind) return { content };
  const there = new Map<string, unknown>(Object.entries(placed));
  const different = Object.entries(content).filter(([name, value]) => there.get(name) !== value);
  return different.length === 0 ? {} : { content: Object.fromEntries(different) };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
