/**
 * Written assertions: how a person writes an assertion down, in a form or in a recorded review, and how it becomes a statement
 * whose quote resolves. Values are written short (`"DDoS"`, `"2022-11-08"`); the codebook knows their kind.
 */
import { type Static, Type } from "typebox";
import { type Amount, amountOf, qualifiers } from "../domain/amount.ts";
import { checkStatement, type Polarity, type Stance, type Statement } from "../domain/assertion.ts";
import type { AsserterRole } from "../domain/asserter.ts";
import { type Evidence, longestQuote, quoteFrom, resolves } from "../domain/evidence.ts";
import { type Field, fields, isField } from "../domain/field.ts";
import { type Finding, finding } from "../domain/finding.ts";
import { type Marking, parseMarking } from "../domain/marking.ts";
import type { Report } from "../domain/report.ts";
import { embargoable, parseGroups, parseInstant } from "../domain/restriction.ts";
import { parseSubjectKey } from "../domain/subject.ts";
import { attributionBases, type Content, matterObjects, unknownStates, type Value } from "../domain/value.ts";
import { type PartOfDay, partsOfDay } from "../domain/when.ts";
import { credibilityWords } from "../vocabulary/admiralty.ts";
import type { Confidence, Likelihood } from "../vocabulary/icd203.ts";

const text = Type.String({ maxLength: 20_000 });
const word = Type.String({ maxLength: 500 });

/** One assertion as written. Everything but `field`, `value` (or `unknown`) and `quote` may be left out. */
export const writtenAssertion = Type.Object(
  {
    field: word,
    /** `victim-1`, `actor-1`; left out for the incident itself. */
    about: Type.Optional(word),
    /** Text for names, terms, prose, EDTF dates, parties, matters and relations; a number for an amount. Null: a party that is nobody in particular. */
    value: Type.Optional(Type.Union([text, Type.Number(), Type.Null()])),
    /** Stands instead of a value: `stated-none`, `reported-unknown`, `not-applicable`. */
    unknown: Type.Optional(word),
    /** Further parts of the value, by its kind. */
    partOfDay: Type.Optional(word),
    qualifier: Type.Optional(word),
    max: Type.Optional(Type.Number()),
    unit: Type.Optional(word),
    basis: Type.Optional(word),
    object: Type.Optional(word),
    incident: Type.Optional(word),
    because: Type.Optional(text),
    /** Verbatim words of the report, or several such places. */
    quote: Type.Union([text, Type.Array(text, { maxItems: 20 })]),
    /** Where the quote, or each of the quotes, begins, in UTF-16 units; needed only where the same words stand more than once. */
    start: Type.Optional(
      Type.Union([Type.Integer({ minimum: 0 }), Type.Array(Type.Integer({ minimum: 0 }), { maxItems: 20 })]),
    ),
    /** Default `affirmed`. */
    polarity: Type.Optional(word),
    /** Default: `claimed` for interested speakers, `inferred` for the coder, else `reported`. */
    stance: Type.Optional(word),
    /** Role of the speaker, default `journalist` (who wrote the report); `coder` for the desk's own inference. */
    role: Type.Optional(word),
    speaker: Type.Optional(word),
    asserted: Type.Optional(word),
    likelihood: Type.Optional(word),
    confidence: Type.Optional(word),
    credibility: Type.Optional(word),
    marking: Type.Optional(word),
    /** Until then the desk alone may know: `2026-03-01`, `2026-03-01 14:30`, in UTC. */
    embargo: Type.Optional(word),
    /** Only partners of one of these groups, parted by commas. */
    groups: Type.Optional(word),
  },
  { additionalProperties: false },
);

/** The same as a type. */
export type WrittenAssertion = Static<typeof writtenAssertion>;

/** Written as a marking: not yet cleared, whatever the report is marked. */
export const notCleared = "none";

/** The statement that was written, or what is wrong with it. */
export type Reading = { readonly statement: Statement } | { readonly findings: readonly Finding[] };

/** Reads a written assertion against the report that it quotes. `at` prefixes the places of the findings. */
export function readWritten(written: WrittenAssertion, report: Report, at: string): Reading {
  if (!isField(written.field)) return { findings: [finding(`${at}.field`, "field-unknown", written.field)] };
  const findings: Finding[] = [];
  checkWords(written, at, findings);
  const content = contentOf(written.field, written, at, findings);
  const evidence = evidenceOf(written, report, at, findings);
  if (content === null || findings.length > 0) return { findings };
  const statement = statementFrom(written, written.field, content, evidence, report);
  const held = checkStatement(statement, at);
  return held.length > 0 ? { findings: held } : { statement };
}

/** What would otherwise be read as nothing at all: a label, a digit or a key that is none. */
function checkWords(written: WrittenAssertion, at: string, findings: Finding[]): void {
  const { marking, credibility, about, embargo = "", groups = "" } = written;
  if (embargo !== "" && parseInstant(embargo) === null) {
    findings.push(finding(`${at}.embargo`, "instant-invalid", embargo));
  }
  if (groups !== "" && parseGroups(groups) === null) {
    findings.push(finding(`${at}.groups`, "groups-invalid", groups));
  }
  if (marking !== undefined && marking !== notCleared && parseMarking(marking) === null) {
    findings.push(finding(`${at}.marking`, "marking-invalid", marking));
  }
  if (credibility !== undefined && keyOf(credibilityWords, credibility) === null) {
    findings.push(finding(`${at}.credibility`, "value-not-admitted", credibility));
  }
  if (about !== undefined && about !== "" && parseSubjectKey(about) === null) {
    findings.push(finding(`${at}.about`, "subject-not-admitted", about));
  }
}

function statementFrom(
  written: WrittenAssertion,
  field: Field,
  content: Content,
  evidence: readonly Evidence[],
  report: Report,
): Statement {
  const role = (written.role ?? (fields[field].value === "prose" ? "coder" : "journalist")) as AsserterRole;
  return {
    field,
    about: written.about === undefined || written.about === "" ? null : parseSubjectKey(written.about),
    content,
    polarity: (written.polarity ?? "affirmed") as Polarity,
    stance: (written.stance ?? usualStance(role, field)) as Stance,
    asserter: { role, name: written.speaker ?? null },
    asserted: written.asserted ?? null,
    likelihood: (written.likelihood ?? null) as Likelihood | null,
    confidence: (written.confidence ?? null) as Confidence | null,
    evidence,
    marking: markingOf(written, report),
    origin: { by: "human" },
    ...embargoable(parseGroups(written.groups ?? ""), parseInstant(written.embargo ?? "")),
  };
}

/** A boast is a claim, a denial by the accused a denial; what the coder concludes is inferred; all else is reported. */
function usualStance(role: AsserterRole, field: Field): Stance {
  if (field === "responsibility.denied") return "denied";
  if (role === "attacker" || role === "accused") return "claimed";
  return role === "coder" && fields[field].value !== "prose" ? "inferred" : "reported";
}

function markingOf(written: WrittenAssertion, report: Report): Marking | null {
  return written.marking === undefined ? report.marking : parseMarking(written.marking);
}

function contentOf(field: Field, written: WrittenAssertion, at: string, findings: Finding[]): Content | null {
  if (written.unknown !== undefined) {
    const state = keyOf(unknownStates, written.unknown);
    if (state === null) findings.push(finding(`${at}.unknown`, "value-not-admitted", written.unknown));
    return state === null ? null : { kind: "unknown", state };
  }
  const value = valueOf(field, written);
  if (typeof value !== "string") return value;
  findings.push(finding(`${at}.${value}`, "value-not-admitted", written[value]));
  return null;
}

/** The value, or the name of the part that is wrong. */
function valueOf(field: Field, written: WrittenAssertion): Value | keyof WrittenAssertion {
  const words = typeof written.value === "string" ? written.value.trim() : "";
  const kind = fields[field].value;
  if (kind === "amount") return amountFrom(field, written) ?? "value";
  if (kind !== "party" && words === "") return "value";
  switch (kind) {
    case "name":
      return { kind, name: words };
    case "term":
      return { kind, term: words };
    case "prose":
      return { kind, text: words };
    case "date":
      return dateFrom(words, written.partOfDay) ?? "partOfDay";
    case "party": {
      const basis = written.basis === undefined ? null : keyOf(attributionBases, written.basis);
      if (written.basis !== undefined && basis === null) return "basis";
      return { kind, name: words === "" ? null : words, basis };
    }
    case "matter": {
      const object = keyOf(matterObjects, written.object ?? "system");
      return object === null ? "object" : { kind, what: words, object };
    }
    case "relation":
      return { kind, what: words, incident: written.incident ?? null, reason: written.because ?? null };
  }
}

function dateFrom(edtf: string, part: string | undefined): Value | null {
  if (part === undefined || part === "") return { kind: "date", edtf, partOfDay: null };
  const partOfDay: PartOfDay | undefined = partsOfDay.find((known) => known === part);
  return partOfDay === undefined ? null : { kind: "date", edtf, partOfDay };
}

function amountFrom(field: Field, written: WrittenAssertion): Amount | null {
  const value = numberFrom(written.value);
  const unit = written.unit ?? fields[field].units[0] ?? "";
  const qualifier = qualifiers.find((known) => known === (written.qualifier ?? "exactly"));
  if (value === null || qualifier === undefined) return null;
  if (qualifier !== "between") return amountOf(value, qualifier, unit);
  return written.max === undefined ? null : { kind: "amount", min: value, max: written.max, qualifier, unit };
}

/** Null where nothing is written, or no number: an empty line is not zero. */
function numberFrom(written: WrittenAssertion["value"]): number | null {
  const text = String(written ?? "").trim();
  const value = Number(text);
  return text === "" || !Number.isFinite(value) ? null : value;
}

/** Each quote must stand in the report to the letter, and once, or else `start` must say where. */
function evidenceOf(written: WrittenAssertion, report: Report, at: string, findings: Finding[]): readonly Evidence[] {
  const quotes = typeof written.quote === "string" ? [written.quote] : written.quote;
  if (quotes.length === 0) findings.push(finding(`${at}.quote`, "evidence-missing"));
  const starts = typeof written.start === "number" ? [written.start] : (written.start ?? []);
  return quotes.flatMap((quote, index) => {
    const start = starts[index] ?? onlyPlaceOf(quote, report.text);
    const piece = quoteFrom(report, start, start + quote.length);
    const credibility = written.credibility === undefined ? null : keyOf(credibilityWords, written.credibility);
    const marked: Evidence = { ...piece, marking: markingOf(written, report), credibility };
    if (start >= 0 && marked.place.quote === quote && quote.length <= longestQuote && resolves(marked, report))
      return [marked];
    findings.push(finding(`${at}.quote`, "evidence-unresolved", quote));
    return [];
  });
}

/** -1 where it stands nowhere, or more than once. */
function onlyPlaceOf(quote: string, text: string): number {
  const first = quote === "" ? -1 : text.indexOf(quote);
  return first >= 0 && text.includes(quote, first + 1) ? -1 : first;
}

function keyOf<K extends string>(table: Readonly<Record<K, unknown>>, text: string): K | null {
  return Object.hasOwn(table, text) ? (text as K) : null;
}
