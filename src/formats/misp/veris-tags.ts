/** The MISP taxonomy of VERIS words (version 2, made of VERIS 1.3) beside our fields, which keep VERIS 1.4.1. */
import { countryCodeOf } from "../../vocabulary/country.ts";
import { type Field, fieldNames, fields } from "../../domain/field.ts";
import type { Content, UnknownState } from "../../domain/value.ts";
import { type Meaning, termMeaning, unknownMeaning } from "./meaning.ts";
import { tagName } from "./tag.ts";

/** What a VERIS tag says; null where it says nothing that has a field here. */
export function verisMeaning(predicate: string, value: string): Meaning | null {
  const grouped = /^(action|actor|attribute):(\w+):(variety|vector|motive|country|data_disclosure|data:variety)$/.exec(
    predicate,
  );
  if (grouped !== null) return groupedMeaning(grouped[1] ?? "", grouped[2] ?? "", grouped[3] ?? "", value);
  switch (predicate) {
    case "targeted":
      return word("incident.targeted", value);
    case "discovery_method":
      return discovery(value);
    case "security_incident":
      return word("incident.reality", value.toLowerCase().replaceAll(" ", "-"));
    case "asset:assets:variety":
      return word("asset.variety", value);
    case "victim:employee_count":
      return word("victim.size", value);
    case "victim:country":
      return country("victim.country", value);
    default:
      return null;
  }
}

function groupedMeaning(kind: string, group: string, part: string, value: string): Meaning | null {
  switch (`${kind}.${part}`) {
    case "action.variety":
      return renamed("action.variety", group, value);
    case "action.vector":
      return word("action.vector", value, group);
    case "actor.variety":
      return word("actor.variety", value, group);
    case "actor.motive":
      return word("motive", motives.get(value.toLowerCase()) ?? value.toLowerCase());
    case "actor.country":
      return country("actor.country", value);
    case "attribute.variety":
      return word("attribute.variety", value, group);
    case "attribute.data:variety":
      return word("data.variety", value);
    case "attribute.data_disclosure":
      return disclosures.get(value.toLowerCase()) ?? null;
    default:
      return null;
  }
}

/** VERIS calls one of our motives otherwise. */
const motives: ReadonlyMap<string, string> = new Map([["ideology", "ideological"]]);

/** What VERIS 1.4 calls otherwise than 1.3 did. */
const renamings: ReadonlyMap<string, string> = new Map([
  ["mitm", "AitM"],
  ["footprinting", "Profile host"],
  ["use of backdoor or c2", "Backdoor"],
]);

function renamed(field: Field, group: string, value: string): Meaning | null {
  const newer = renamings.get(value.toLowerCase());
  return newer === undefined
    ? word(field, value, group)
    : nearer(word(field, value, group) ?? word(field, newer, group));
}

function nearer(meaning: Meaning | null): Meaning | null {
  return meaning === null ? null : { ...meaning, near: true };
}

const affected = termMeaning("cia.confidentiality", "affected");
const disclosures: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ["yes", affected],
  ["no", { ...affected, polarity: "negated" }],
  ["potentially", { ...affected, stance: "suspected" }],
  ["unknown", unknownMeaning("cia.confidentiality")],
]);

const finders = [
  ["Ext", "external"],
  ["Int", "internal"],
  ["Prt", "partner"],
] as const;

function discovery(value: string): Meaning | null {
  const [, finder = "", variety = ""] = /^(\w{3}) - (.+)$/.exec(value) ?? [];
  const group = finders.find(([short]) => short.toLowerCase() === finder.toLowerCase())?.[1];
  if (group === undefined) return word("discovery.method", value);
  return word("discovery.method", variety, group);
}

function country(field: Field, value: string): Meaning | null {
  const code = countryCodeOf(value);
  return code === null ? word(field, value) : termMeaning(field, code);
}

/** The term of a field, in any case; or that the value is unknown or not applicable, where the field admits that. */
function word(field: Field, value: string, group?: string): Meaning | null {
  const term = foldedTerms()
    .get(field)
    ?.get((group === undefined ? value : `${group}.${value}`).toLowerCase());
  if (term !== undefined) return termMeaning(field, term);
  const state = absences.get(value.toLowerCase());
  const content: Content | null =
    state !== undefined && fields[field].states.includes(state) ? { kind: "unknown", state } : null;
  return content === null ? null : { field, content, near: false };
}

const absences: ReadonlyMap<string, UnknownState> = new Map([
  ["unknown", "reported-unknown"],
  ["na", "not-applicable"],
]);

let folded: ReadonlyMap<Field, ReadonlyMap<string, string>> | null = null;

/** Made when it is first asked for, so that words of a loaded version are among them. */
const foldedTerms = (): ReadonlyMap<Field, ReadonlyMap<string, string>> =>
  (folded ??= new Map(
    fieldNames.map((field) => [
      field,
      new Map(Object.keys(fields[field].terms ?? {}).map((term) => [term.toLowerCase(), term])),
    ]),
  ));

/** The tag of a `group.Variety` of actions or attributes; null where the term has no group. */
export function groupedTag(kind: "action" | "attribute", part: "variety" | "vector", term: string): string | null {
  const dot = term.indexOf(".");
  return dot < 0 ? null : tagName("veris", `${kind}:${term.slice(0, dot)}:${part}`, term.slice(dot + 1));
}

const spelledOtherwise: ReadonlyMap<string, string> = new Map([
  ["Hids", "HIDS"],
  ["Nids", "NIDS"],
  ["It review", "IT review"],
]);

/** The tag of a discovery method. */
export function discoveryTag(term: string): string | null {
  const dot = term.indexOf(".");
  const finder = finders.find(([, group]) => group === term.slice(0, Math.max(dot, 0)))?.[0];
  if (finder === undefined) return null;
  const variety = term.slice(dot + 1);
  const spelled = spelledOtherwise.get(variety) ?? `${variety.slice(0, 1).toLowerCase()}${variety.slice(1)}`;
  return tagName("veris", "discovery_method", `${finder} - ${spelled}`);
}

const realities: ReadonlyMap<string, string> = new Map([
  ["confirmed", "Confirmed"],
  ["suspected", "Suspected"],
  ["near-miss", "Near miss"],
]);

/** The tag that says whether there was an incident; null for words that VERIS does not have. */
export function realityTag(term: string): string | null {
  const spelled = realities.get(term);
  return spelled === undefined ? null : tagName("veris", "security_incident", spelled);
}
