/** The form of one assertion: what it holds, how an assertion fills it, and how it becomes a written assertion. */
import { qualifiers } from "../../domain/amount.ts";
import { type Assertion, type AssertionId, polarities } from "../../domain/assertion.ts";
import { type AsserterRole, asserterRoles } from "../../domain/asserter.ts";
import { type Field, fields, isField } from "../../domain/field.ts";
import { type Finding, finding } from "../../domain/finding.ts";
import { sayEmbargo } from "../../domain/restriction.ts";
import type { Report } from "../../domain/report.ts";
import type { Content } from "../../domain/value.ts";
import { parseWhen } from "../../domain/when.ts";
import { notCleared, type WrittenAssertion } from "../../workflow/written.ts";
import { groupsIn } from "../parts/group-choice.ts";
import type { Typed } from "./typed.ts";

/** The entries of the form that hold one text each; their names are those of a written assertion. */
export const writtenEntries = [
  "field",
  "about",
  "value",
  "unknown",
  "partOfDay",
  "qualifier",
  "max",
  "unit",
  "basis",
  "object",
  "incident",
  "because",
  "start",
  "polarity",
  "stance",
  "role",
  "speaker",
  "asserted",
  "likelihood",
  "confidence",
  "credibility",
  "marking",
  "embargo",
  "groups",
] as const;

/** The name of one such entry. */
export type WrittenEntry = (typeof writtenEntries)[number];

/** What stands in the form. */
export interface WrittenForm {
  /** Empty texts for entries that are left out. */
  readonly values: Readonly<Record<WrittenEntry, string>>;
  /** At least one, perhaps empty. */
  readonly quotes: readonly string[];
  /** The report that is quoted; empty: the draft's first. */
  readonly report: string;
  readonly reason: string;
}

/** The form as it was sent. */
export function typedForm(typed: Typed): WrittenForm {
  const quotes = typed.all("quote").filter((quote) => quote.trim() !== "");
  return {
    values: valuesFrom((name) => (name === "groups" ? groupsIn(typed) : typed.word(name))),
    quotes: quotes.length === 0 ? [""] : quotes,
    report: typed.word("report"),
    reason: typed.word("reason"),
  };
}

/** The form for changing an assertion. */
export function formOf(assertion: Assertion, report: Report | null): WrittenForm {
  const { about, content, polarity, stance, asserter, asserted, likelihood, confidence, marking, evidence } = assertion;
  const [first] = evidence;
  const values: Partial<Record<WrittenEntry, string>> = {
    field: assertion.field,
    about: about ?? "",
    ...contentValues(content),
    start: evidence.length === 1 && first?.place.kind === "quote" ? String(first.place.start) : "",
    polarity,
    stance,
    role: asserter.role,
    speaker: asserter.name ?? "",
    asserted: asserted ?? "",
    likelihood: likelihood ?? "",
    confidence: confidence ?? "",
    credibility: first?.credibility ?? "",
    marking: marking === (report?.marking ?? null) ? "" : (marking ?? notCleared),
    embargo: sayEmbargo(assertion.embargo ?? null),
    groups: (assertion.groups ?? []).join(", "),
  };
  return {
    values: valuesFrom((name) => values[name] ?? ""),
    quotes: evidence.map(({ place }) => place.quote),
    report: first?.report ?? "",
    reason: "",
  };
}

/** The form for adding an assertion that rests on a stretch of a report; an empty stretch leaves the quote to be typed. */
export function emptyForm(report: Report | null, start: number, end: number): WrittenForm {
  const quote = report?.text.slice(start, end) ?? "";
  const trimmed = quote.trim();
  const from = start + quote.indexOf(trimmed);
  return {
    values: valuesFrom((name) => (name === "start" && trimmed !== "" ? String(from) : "")),
    quotes: [trimmed],
    report: report?.id ?? "",
    reason: "",
  };
}

/** The speaker that a form offers where none is chosen: whoever wrote the report, or the only one that the field admits. */
export function usualRole(field: Field): AsserterRole {
  const { speakers, value } = fields[field];
  const usual = value === "prose" ? "coder" : "journalist";
  return speakers === null || speakers.includes(usual) ? usual : (speakers[0] ?? usual);
}

/** What was written, for the workflow to read, and what in the form cannot even be that. Findings are at the names of entries. */
export function writtenFrom(
  { values, quotes }: WrittenForm,
  report: Report | null,
): { readonly written: WrittenAssertion; readonly findings: readonly Finding[] } {
  const field = isField(values.field) ? values.field : null;
  const [quote = "", ...more] = quotes.map((typed) => asQuoted(typed, report));
  const start = more.length === 0 ? startOf(values.start, quote, report) : undefined;
  const max = values.max === "" ? undefined : Number(plainNumber(values.max));
  const written: WrittenAssertion = {
    field: values.field,
    ...(values.unknown === "" ? { value: valueIn(field, values) } : { unknown: values.unknown }),
    ...given(values, ["about", "partOfDay", "qualifier", "unit", "basis", "object", "incident", "because"]),
    ...given(values, [
      "polarity",
      "stance",
      "speaker",
      "asserted",
      "likelihood",
      "confidence",
      "credibility",
      "marking",
      "embargo",
      "groups",
    ]),
    role: values.role === "" && field !== null ? usualRole(field) : values.role,
    quote: more.length === 0 ? quote : [quote, ...more],
    ...(start === undefined ? {} : { start }),
    ...(max === undefined || !Number.isFinite(max) ? {} : { max }),
  };
  const findings = [
    ...(field === null
      ? [finding("field", values.field === "" ? "value-missing" : "field-unknown", values.field)]
      : []),
    ...(quote === "" ? [finding("quote", "evidence-missing")] : []),
    ...(max !== undefined && !Number.isFinite(max) ? [finding("max", "amount-invalid", values.max)] : []),
    ...dateFindings(field, values),
    ...quoteFindings(quote, start, report),
    ...choiceFindings(values),
  ];
  return { written, findings };
}

/** The workflow's findings, which name the place in what was sent to it, at the entries of the form instead. */
export function atEntries(findings: readonly Finding[]): readonly Finding[] {
  const entries: Readonly<Record<string, string>> = { content: "value", asserter: "role", evidence: "quote" };
  return findings.map((found) => {
    const [name = ""] = found.at.replace(/^decisions\.\d+\.?/, "").split(/[./]/);
    return { ...found, at: entries[name] ?? name };
  });
}

/** Where a text stands in a report: all its places, at most so many. */
export function placesOf(quote: string, text: string, most: number): readonly number[] {
  const places: number[] = [];
  for (
    let at = text.indexOf(quote);
    quote !== "" && at >= 0 && places.length < most;
    at = text.indexOf(quote, at + 1)
  ) {
    places.push(at);
  }
  return places;
}

/** The name by which an item is asked for in a form, if there is such an item. */
export function keyIn<T extends { readonly key: AssertionId }>(
  items: readonly T[],
  typed: Typed,
  name: string,
): T | null {
  const text = typed.word(name);
  return items.find(({ key }) => key === text) ?? null;
}

function valuesFrom(value: (name: WrittenEntry) => string): WrittenForm["values"] {
  return Object.fromEntries(writtenEntries.map((name) => [name, value(name)])) as WrittenForm["values"];
}

/** The parts of a value as entries. */
function contentValues(content: Content): Partial<Record<WrittenEntry, string>> {
  switch (content.kind) {
    case "unknown":
      return { unknown: content.state };
    case "name":
      return { value: content.name };
    case "term":
      return { value: content.term };
    case "prose":
      return { value: content.text };
    case "date":
      return { value: content.edtf, partOfDay: content.partOfDay ?? "" };
    case "amount": {
      const { min, max, qualifier, unit } = content;
      const bound = qualifier === "between" ? { max: String(max ?? "") } : {};
      return { value: String(min ?? max ?? ""), ...bound, qualifier, unit };
    }
    case "party":
      return { value: content.name ?? "", basis: content.basis ?? "" };
    case "matter":
      return { value: content.what, object: content.object };
    case "relation":
      return { value: content.what, incident: content.incident ?? "", because: content.reason ?? "" };
  }
}

/** Terms may be typed by their label; numbers with separators of thousands. */
function valueIn(field: Field | null, { value }: WrittenForm["values"]): string | null {
  if (field === null) return value;
  const { value: kind, terms } = fields[field];
  if (kind === "amount") return plainNumber(value);
  if (kind === "party" && value === "") return null;
  if (terms === null || Object.hasOwn(terms, value)) return value;
  const labelled = Object.entries(terms).find(([, label]) => label.toLowerCase() === value.toLowerCase());
  return labelled?.[0] ?? value;
}

function plainNumber(text: string): string {
  return text.replace(/(?<=\d)[,\s\u202f](?=\d{3}(?!\d))/g, "");
}

function given<K extends WrittenEntry>(values: WrittenForm["values"], names: readonly K[]): Partial<Record<K, string>> {
  const filled = names.filter((name) => values[name] !== "").map((name) => [name, values[name]]);
  return Object.fromEntries(filled) as Partial<Record<K, string>>;
}

/** A quote as it stands in the text; as it was typed where it stands nowhere. */
function asQuoted(typed: string, report: Report | null): string {
  const trimmed = typed.trim();
  return report?.text.includes(trimmed) === false && report.text.includes(typed) ? typed : trimmed;
}

/** A quote that stands nowhere, or at more places than one; said here so that it is said together with the rest. */
function quoteFindings(quote: string, start: number | undefined, report: Report | null): readonly Finding[] {
  if (quote === "" || start !== undefined || report === null) return [];
  return placesOf(quote, report.text, 2).length === 1 ? [] : [finding("quote", "evidence-unresolved", quote)];
}

/** The stated place, as long as the quote stands there. */
function startOf(stated: string, quote: string, report: Report | null): number | undefined {
  if (!/^\d{1,9}$/.test(stated) || report?.text.startsWith(quote, Number(stated)) !== true) return undefined;
  return Number(stated);
}

/** Dates that are none, so that they are named together with a quote that does not stand. */
function dateFindings(field: Field | null, { value, unknown, asserted }: WrittenForm["values"]): readonly Finding[] {
  const dates = { asserted, value: field !== null && fields[field].value === "date" && unknown === "" ? value : "" };
  return Object.entries(dates).flatMap(([name, edtf]) =>
    edtf === "" || parseWhen(edtf) !== null ? [] : [finding(name, "date-invalid", edtf)],
  );
}

/** Words that the lists of the form do not hold. */
function choiceFindings({ polarity, qualifier, role }: WrittenForm["values"]): readonly Finding[] {
  const unknown = (name: string, value: string, known: readonly string[]) =>
    value === "" || known.includes(value) ? [] : [finding(name, "value-not-admitted", value)];
  return [
    ...unknown("polarity", polarity, polarities),
    ...unknown("qualifier", qualifier, qualifiers),
    ...unknown("role", role, Object.keys(asserterRoles)),
  ];
}
