/**
 * Places: what a property of a standard object says of a field. Reading asks it of every object that it understands; writing asks it
 * what a place already says, so that our own extension needs to carry no more than the rest.
 */
import { amountOf } from "../../domain/amount.ts";
import type { Polarity, Stance } from "../../domain/assertion.ts";
import { type Field, fields } from "../../domain/field.ts";
import type { Content } from "../../domain/value.ts";
import { techniques } from "../../vocabulary/attack.ts";
import { countryCodeOf } from "../../vocabulary/country.ts";
import { actorNamed } from "./actor-named.ts";
import { isLabelField, readLabel } from "./labels.ts";
import { dateOfTimestamp } from "./times.ts";
import { type Find, isMembers, listOf, membersOf, type Members, type StixObject, textOf, wordOf } from "./wire.ts";
import * as words from "./words.ts";

/** A place in an object, in the syntax of STIX selectors (section 7.2.3.1): `name`, `labels.[2]`. Null: the whole object. */
export type Selector = string | null;

/** What a place says. */
export interface PlaceRead {
  readonly content: Content;
  readonly polarity: Polarity;
  readonly stance: Stance;
  /** False where the nearest term was taken for a word that has no match. */
  readonly exact: boolean;
  /** Whether a date is taken less finely than it stands there. */
  readonly reduced: boolean;
}

/** How the name of an event that did not happen begins where it stands for something that was not affected. */
export const effectOn = "Effect on: ";

const laneStances: Partial<Record<Field, Stance>> = {
  "responsibility.claimed": "claimed",
  "responsibility.suspected": "suspected",
  "responsibility.denied": "denied",
};

/** What stands at a place; undefined where nothing does. */
export function valueIn(object: StixObject, selector: Selector): unknown {
  if (selector === null) return object;
  return selector.split(".").reduce<unknown>((value, step) => {
    const index = /^\[(\d{1,7})\]$/.exec(step);
    if (index !== null) return listOf(value)[Number(index[1])];
    return isMembers(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }, object);
}

/** The part of a JSON Pointer that leads from an object to a place in it. */
export function pointerIn(selector: Selector): string {
  if (selector === null) return "";
  const steps = selector.split(".").map((step) => step.replace(/^\[(\d+)\]$/, "$1"));
  return steps.map((step) => `/${step.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** What a place says of a field; null where it says nothing of it. */
export function readPlace(field: Field, object: StixObject, selector: Selector, find: Find): PlaceRead | null {
  const raw = valueIn(object, selector);
  switch (fields[field].value) {
    case "name":
      return whenText(raw, (name) => ({ kind: "name", name }));
    case "prose":
      return whenText(raw, (text) => ({ kind: "prose", text }));
    case "term":
      return field.startsWith("cia.") ? effectAt(field, selector, raw) : termAt(field, raw);
    case "date":
      return dateAt(object, selector, raw);
    case "amount":
      return amountAt(field, selector, raw);
    case "party":
      return partyAt(field, object, find);
    case "matter":
      return matterAt(field, selector, raw);
    case "relation":
      return whenText(raw, (what) => ({ kind: "relation", what, incident: null, reason: null }));
  }
}

function said(content: Content, known: Partial<PlaceRead> = {}): PlaceRead {
  return { content, polarity: "affirmed", stance: "reported", exact: true, reduced: false, ...known };
}

function whenText(raw: unknown, make: (text: string) => Content): PlaceRead | null {
  const text = textOf(raw);
  return text === null ? null : said(make(text));
}

function termAt(field: Field, raw: unknown): PlaceRead | null {
  if (field === "severity.level" && isMembers(raw)) return levelAt(raw);
  const text = textOf(raw);
  if (text === null) return null;
  const label = isLabelField(field) ? readLabel(text) : null;
  if (label?.field === field) return said({ kind: "term", term: label.term });
  if (field === "actor.type" && text === "unknown") return said({ kind: "unknown", state: "reported-unknown" });
  const word = wordAt(field, text);
  return word === null ? null : said({ kind: "term", term: word.term }, { exact: word.exact });
}

function wordAt(field: Field, text: string): words.WordRead | null {
  return wordReaders[field]?.(text) ?? null;
}

/** Our own term, as a word that means the same. */
function ownTerm(field: Field): (text: string) => words.WordRead | null {
  return (text) => {
    const { terms } = fields[field];
    return terms !== null && Object.hasOwn(terms, text) ? { term: text, exact: true } : null;
  };
}

const countryNamed = (text: string): words.WordRead | null => {
  const code = countryCodeOf(text);
  return code === null ? null : { term: code, exact: true };
};

/** How the words of standard properties are read, field by field. */
const wordReaders: Partial<Record<Field, (text: string) => words.WordRead | null>> = {
  "victim.country": countryNamed,
  "actor.country": countryNamed,
  "victim.role": (text) => {
    const roles = Object.entries(fields["victim.role"].terms ?? {});
    const [role] = roles.find(([, label]) => label.toLowerCase() === text.toLowerCase()) ?? [];
    return role === undefined ? null : { term: role, exact: true };
  },
  "victim.sector": (text) => words.wordIn(words.sectorsRead, text) ?? ownTerm("victim.sector")(text),
  "actor.type": (text) => words.wordIn(words.actorTypesRead, text),
  "incident.reality": (text) => words.wordIn(words.determinationsRead, text),
  "incident.type": (text) => words.wordIn(words.eventTypesRead, text) ?? ownTerm("incident.type")(text),
  "discovery.method": (text) => ownTerm("discovery.method")(text) ?? words.wordIn(words.detectionsRead, text),
  "data.variety": (text) => words.wordIn(words.informationRead, text),
  response: (text) => words.wordIn(words.tasksRead, text),
  "claim.state": ownTerm("claim.state"),
  technique: (text) => (techniques.has(text) ? { term: text, exact: true } : null),
};

function levelAt({ name, value }: Members): PlaceRead | null {
  if (name !== words.severityScore || typeof value !== "number") return null;
  const level = words.severityLevels[value];
  return level === undefined ? null : said({ kind: "term", term: level });
}

/** Availability by how much of it was lost, confidentiality by the kind of loss, integrity by the kind of alteration. A loss of nothing is a negative. */
function effectAt(field: Field, selector: Selector, raw: unknown): PlaceRead | null {
  const affected: Content = { kind: "term", term: "affected" };
  if (selector?.startsWith("labels.") === true) return termAt(field, raw);
  if (field === "cia.availability") {
    if (typeof raw !== "number" || raw < 0 || raw > 100) return null;
    return said(affected, { polarity: raw === 0 ? "negated" : "affirmed" });
  }
  if (raw === "none") return said(affected, { polarity: "negated" });
  if (field === "cia.confidentiality") {
    if (raw === "suspected-loss") return said(affected, { stance: "suspected" });
    return ["confirmed-loss", "exploited-loss", "contained"].includes(wordOf(raw)) ? said(affected) : null;
  }
  if (["potential-destruction", "potential-modification"].includes(wordOf(raw)))
    return said(affected, { stance: "suspected" });
  return /^(partial|full)-(destruction|modification)$/.test(wordOf(raw)) ? said(affected) : null;
}

function dateAt(object: StixObject, selector: Selector, raw: unknown): PlaceRead | null {
  const date = dateOfTimestamp(raw, object[`${selector ?? ""}_fidelity`]);
  return date === null ? null : said({ kind: "date", edtf: date.edtf, partOfDay: null }, { reduced: date.reduced });
}

/** Counts of entities are "in most cases to be understood as estimates", as the draft says; what is counted as 0 is stated to be none. */
function amountAt(field: Field, selector: Selector, raw: unknown): PlaceRead | null {
  if (field in words.moneyWords) return moneyAt(field, membersOf(raw));
  if (typeof raw !== "number" || !Number.isSafeInteger(raw) || raw < 0) return null;
  if (selector?.endsWith(".record_count") === true) return said(amountOf(raw, "exactly", "records"));
  if (selector?.endsWith(".record_size") === true) return sizeOf(raw);
  if (raw === 0) return said({ kind: "unknown", state: "stated-none" });
  const [unit = ""] = fields[field].units;
  return said(amountOf(raw, "about", unit));
}

/** Bytes in the largest unit of which there is one. */
function sizeOf(bytes: number): PlaceRead {
  const [size, unit] = (
    [
      [1e12, "TB"],
      [1e9, "GB"],
    ] as const
  ).find(([least]) => bytes >= least) ?? [1e6, "MB"];
  return said(amountOf(bytes / size, "exactly", unit));
}

/** A demand stands as its greatest amount with 0 for the least, by the rule of the draft's vocabulary. */
function moneyAt(field: Field, { currency, min_amount: least, max_amount: most }: Members): PlaceRead | null {
  const unit = textOf(currency)?.toUpperCase() ?? "";
  if (typeof least !== "number" || typeof most !== "number" || !fields[field].units.includes(unit)) return null;
  const single = least === most || (least === 0 && field === "impact.money-demanded");
  if (single) return said(amountOf(most, "exactly", unit));
  return said({ kind: "amount", min: least, max: most, qualifier: "between", unit });
}

function partyAt(field: Field, object: StixObject, find: Find): PlaceRead | null {
  const revoked = object["revoked"] === true;
  const name = ["event", "task"].includes(object.type) ? null : (actorNamed(object, find)?.name ?? null);
  if (name === null && field !== "responsibility.not-attributed") return null;
  return said(
    { kind: "party", name, basis: null },
    { stance: revoked ? "retracted" : (laneStances[field] ?? "reported") },
  );
}

function matterAt(field: Field, selector: Selector, raw: unknown): PlaceRead | null {
  if (selector?.endsWith(".information_type") === true) {
    return whenText(raw, (what) => ({ kind: "matter", what, object: "data" }));
  }
  if (field === "finding.not-happened") return whenText(raw, (what) => ({ kind: "matter", what, object: "event" }));
  const text = textOf(raw);
  return text?.startsWith(effectOn) === true
    ? whenText(text.slice(effectOn.length), (what) => ({ kind: "matter", what, object: "system" }))
    : null;
}
