/**
 * Sayings as another Casebook tells them, parsed at the door: whatever comes in, what goes out is what the codebook admits, or the
 * findings that say why not.
 */
import { checkStatement, polarities, type Stance, stances } from "../domain/assertion.ts";
import { type Asserter, type AsserterRole, asserterRoles } from "../domain/asserter.ts";
import { qualifiers } from "../domain/amount.ts";
import type { Evidence } from "../domain/evidence.ts";
import { isField } from "../domain/field.ts";
import { type Finding, finding } from "../domain/finding.ts";
import { reportIdOf } from "../domain/report.ts";
import { parseSubjectKey } from "../domain/subject.ts";
import { attributionBases, type Content, matterObjects, type UnknownState, unknownStates } from "../domain/value.ts";
import { partsOfDay } from "../domain/when.ts";
import { type Confidence, confidenceWords, type Likelihood, likelihoodBands } from "../vocabulary/icd203.ts";
import type { Said } from "./format.ts";

/** A saying before its places are known. */
export type Spoken = Omit<Said, "pointers" | "marking">;

/** What is made of one saying: the saying itself, or everything that is wrong with it. */
export type ParsedSaying =
  | { readonly spoken: Spoken; readonly findings: readonly [] }
  | { readonly spoken: null; readonly findings: readonly Finding[] };

/** Anything with named members. */
export type Loose = Readonly<Record<string, unknown>>;

/** Whose word it is where a telling keeps the speaker back: nobody else is named, so it is the word of whoever published it. */
export function speakerKeptBack(stance: Stance, publisher: string): Asserter {
  return stance === "inferred" ? { role: "coder", name: null } : { role: "third-party", name: publisher };
}

/**
 * The saying behind the members `field, about, content, polarity, stance, asserter, asserted, likelihood, confidence`. Members that
 * are missing count as null. `at` is the place of every finding.
 */
export function parseSaying(loose: Loose, at: string, publisher: string): ParsedSaying {
  const found: Finding[] = [];
  const refuse = (code: Finding["code"], saw: unknown): null => {
    found.push(finding(at, code, saw ?? undefined));
    return null;
  };
  const field = isText(loose["field"]) && isField(loose["field"]) ? loose["field"] : null;
  const content = parseContent(loose["content"]);
  const polarity = oneOf(polarities, loose["polarity"]);
  const stance = oneOf(stanceNames, loose["stance"]);
  if (field === null) return { spoken: null, findings: [finding(at, "field-unknown", loose["field"])] };
  if (content === null) refuse("value-kind", loose["content"]);
  if (polarity === null) refuse("value-not-admitted", loose["polarity"]);
  if (stance === null) refuse("value-not-admitted", loose["stance"]);
  if (content === null || polarity === null || stance === null) return { spoken: null, findings: found };
  const asserter = isNothing(loose["asserter"])
    ? speakerKeptBack(stance, publisher)
    : (parseAsserter(loose["asserter"]) ?? refuse("speaker-not-admitted", loose["asserter"]));
  const about = isNothing(loose["about"])
    ? null
    : ((isText(loose["about"]) ? parseSubjectKey(loose["about"]) : null) ??
      refuse("subject-not-admitted", loose["about"]));
  const judged = parseJudgment(loose, refuse);
  if (asserter === null || found.length > 0) return { spoken: null, findings: found };
  return checked({ field, about, content, polarity, stance, asserter, ...judged }, at);
}

/** The parts of a saying that nobody needs to say. */
function parseJudgment(
  loose: Loose,
  refuse: (code: Finding["code"], saw: unknown) => null,
): Pick<Spoken, "asserted" | "likelihood" | "confidence"> {
  const optional = <T>(name: string, parse: (value: unknown) => T | null, code: Finding["code"]): T | null =>
    isNothing(loose[name]) ? null : (parse(loose[name]) ?? refuse(code, loose[name]));
  return {
    asserted: optional("asserted", (value) => (isText(value) ? value : null), "date-invalid"),
    likelihood: optional("likelihood", (value) => oneOf(likelihoods, value), "value-not-admitted"),
    confidence: optional("confidence", (value) => oneOf<Confidence>(confidenceWords, value), "value-not-admitted"),
  };
}

/** Evidence only for the question whether the codebook admits the rest. */
const somewhere: Evidence = {
  report: reportIdOf(new Uint8Array()),
  place: { kind: "pointer", pointer: "", quote: "-" },
  marking: null,
  credibility: null,
};

function checked(spoken: Spoken, at: string): ParsedSaying {
  const findings = checkStatement(
    { ...spoken, evidence: [somewhere], marking: null, origin: { by: "import", name: "casebook", version: "1" } },
    at,
  );
  return findings.length === 0
    ? { spoken, findings: [] }
    : { spoken: null, findings: findings.map((one) => ({ ...one, at })) };
}

function parseAsserter(value: unknown): Asserter | null {
  if (!isLoose(value)) return null;
  const role = oneOf(roles, value["role"]);
  const name = textOrNull(value["name"]);
  return role === null || name === undefined ? null : { role, name };
}

/** A value or stated absence by the shape of its kind; null for anything else. Whether its field admits it is not asked here. */
export function parseContent(value: unknown): Content | null {
  if (!isLoose(value)) return null;
  switch (value["kind"]) {
    case "name":
      return isText(value["name"]) ? { kind: "name", name: value["name"] } : null;
    case "term":
      return isText(value["term"]) ? { kind: "term", term: value["term"] } : null;
    case "prose":
      return isText(value["text"]) ? { kind: "prose", text: value["text"] } : null;
    case "date":
      return parseDate(value);
    case "amount":
      return parseAmount(value);
    case "party":
      return parseParty(value);
    case "matter": {
      const object = oneOf(objects, value["object"]);
      return isText(value["what"]) && object !== null ? { kind: "matter", what: value["what"], object } : null;
    }
    case "relation":
      return parseRelation(value);
    case "unknown": {
      const state = oneOf(absences, value["state"]);
      return state === null ? null : { kind: "unknown", state };
    }
    default:
      return null;
  }
}

function parseDate({ edtf, partOfDay: given }: Loose): Content | null {
  const partOfDay = isNothing(given) ? null : oneOf(partsOfDay, given);
  if (!isText(edtf) || (partOfDay === null && !isNothing(given))) return null;
  return { kind: "date", edtf, partOfDay };
}

function parseAmount({ min, max, qualifier: word, unit }: Loose): Content | null {
  const qualifier = oneOf(qualifiers, word);
  const [low, high] = [numberOrNull(min), numberOrNull(max)];
  if (low === undefined || high === undefined || qualifier === null || !isText(unit)) return null;
  return { kind: "amount", min: low, max: high, qualifier, unit };
}

function parseParty({ name: given, basis: ground }: Loose): Content | null {
  const name = textOrNull(given);
  const basis = isNothing(ground) ? null : oneOf(bases, ground);
  if (name === undefined || (basis === null && !isNothing(ground))) return null;
  return { kind: "party", name, basis };
}

function parseRelation({ what, incident: other, reason: why }: Loose): Content | null {
  const [incident, reason] = [textOrNull(other), textOrNull(why)];
  if (!isText(what) || incident === undefined || reason === undefined) return null;
  return { kind: "relation", what, incident, reason };
}

const stanceNames = keysOf(stances);
const roles: readonly AsserterRole[] = keysOf(asserterRoles);
const likelihoods: readonly Likelihood[] = keysOf(likelihoodBands);
const absences: readonly UnknownState[] = keysOf(unknownStates);
const objects = keysOf(matterObjects);
const bases = keysOf(attributionBases);

function keysOf<K extends string>(table: Readonly<Record<K, unknown>>): readonly K[] {
  return Object.keys(table) as K[];
}

/** The member of a list that a value equals; null where it equals none. */
function oneOf<T extends string>(known: readonly T[], value: unknown): T | null {
  return known.find((one) => one === value) ?? null;
}

/** Whether a value is an object with named members. */
export function isLoose(value: unknown): value is Loose {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** Text that every store and page can carry: no half of a surrogate pair stands alone in it. */
function isText(value: unknown): value is string {
  return typeof value === "string" && value.isWellFormed();
}

function isNothing(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

/** Undefined for what is neither. */
function textOrNull(value: unknown): string | null | undefined {
  if (isNothing(value)) return null;
  return isText(value) ? value : undefined;
}

/** Undefined for what is neither. */
function numberOrNull(value: unknown): number | null | undefined {
  if (isNothing(value)) return null;
  return typeof value === "number" ? value : undefined;
}
