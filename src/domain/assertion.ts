/** Assertions: one field, one value or stated absence, its evidence, and whose word it is. Two that disagree may stand side by side. */
import { type Confidence, confidenceWords, type Likelihood, likelihoodBands } from "../vocabulary/icd203.ts";
import { tlpLabels } from "../vocabulary/tlp.ts";
import { checkAmount } from "./amount.ts";
import { type Asserter, asserterRoles, interestedRoles } from "./asserter.ts";
import { canonicalJson, digestOf } from "./digest.ts";
import type { Evidence } from "./evidence.ts";
import { type Field, fields, isField } from "./field.ts";
import { type Finding, finding } from "./finding.ts";
import type { Marking } from "./marking.ts";
import { checkEmbargoable, type Embargoable } from "./restriction.ts";
import { parseSubjectKey, type SubjectKey, subjectKindOf } from "./subject.ts";
import { attributionBases, type Content, matterObjects } from "./value.ts";
import { parseWhen, partsOfDay } from "./when.ts";

declare const assertionBrand: unique symbol;

/** The first 16 hexadecimal digits of the digest of what the assertion says and rests on: equal assertions have equal names. */
export type AssertionId = string & { readonly [assertionBrand]: true };

/** Whether the speaker says that it is so, or that it is not so. */
export const polarities = ["affirmed", "negated"] as const;

/** One polarity. */
export type Polarity = (typeof polarities)[number];

/** How the speaker stands to what is said. */
export const stances = {
  confirmed: "confirmed",
  reported: "reported",
  claimed: "claimed",
  suspected: "suspected",
  inferred: "inferred by the coder",
  disputed: "disputed",
  denied: "denied",
  retracted: "retracted",
  superseded: "superseded",
} as const;

/** One stance. */
export type Stance = keyof typeof stances;

/** Who put the assertion into words for this record. */
export type Origin =
  | { readonly by: "human" }
  | { readonly by: "rule"; readonly name: string; readonly version: string }
  | { readonly by: "model"; readonly name: string; readonly version: string }
  | { readonly by: "import"; readonly name: string; readonly version: string };

/** What an assertion says, before it has a name. Members that narrow nothing are absent: names are made of those that are there. */
export interface Statement extends Embargoable {
  readonly field: Field;
  /** Which victim or actor of the record it is about; null: the incident itself. */
  readonly about: SubjectKey | null;
  readonly content: Content;
  readonly polarity: Polarity;
  readonly stance: Stance;
  readonly asserter: Asserter;
  /** When it was asserted, EDTF; null where unknown. */
  readonly asserted: string | null;
  /** The speaker's own word of likelihood; null where none was used. No default. */
  readonly likelihood: Likelihood | null;
  /** The speaker's own word of confidence; null where none was used. No default. */
  readonly confidence: Confidence | null;
  /** Never empty. */
  readonly evidence: readonly Evidence[];
  /** Null: not yet cleared. */
  readonly marking: Marking | null;
  readonly origin: Origin;
}

/** A statement with its name. */
export interface Assertion extends Statement {
  readonly id: AssertionId;
}

/** An assertion with its canonical JSON. */
export interface WrittenOut {
  readonly assertion: Assertion;
  readonly text: string;
}

/** Gives a statement its name, made of what it says and of nothing else that the object may carry. */
export function assert(statement: Statement): Assertion {
  return writtenOut(statement).assertion;
}

/** The same, with the text that the name is made of, for who would have to make it once more. */
export function writtenOut(statement: Statement): WrittenOut {
  const said = statementOf(statement);
  const { field, about, content, polarity, stance, asserter, asserted } = said;
  const { likelihood, confidence, evidence, marking, origin, embargo, groups } = said;
  // In two parts, since among the sorted members the name comes between them.
  const first = { about, asserted, asserter, confidence, content, embargo, evidence, field, groups };
  const before = canonicalJson(first).slice(0, -1);
  const after = canonicalJson({ likelihood, marking, origin, polarity, stance }).slice(1);
  const id = digestOf(`${before},${after}`).slice(0, 16) as AssertionId;
  return { assertion: { id, ...said }, text: `${before},"id":"${id}",${after}` };
}

/** What an assertion says, without its name. */
export function statementOf(assertion: Statement): Statement {
  const { field, about, content, polarity, stance, asserter, asserted } = assertion;
  const { likelihood, confidence, evidence, marking, origin, embargo, groups } = assertion;
  return {
    field,
    about,
    content,
    polarity,
    stance,
    asserter,
    asserted,
    likelihood,
    confidence,
    evidence,
    marking,
    origin,
    ...(embargo === undefined ? {} : { embargo }),
    ...(groups === undefined ? {} : { groups }),
  };
}

/**
 * Everything that the codebook holds against a statement; empty where it may stand. Whether its quotes resolve is
 * asked of the reports (`resolves`), not here. `at` prefixes the places of the findings.
 */
export function checkStatement(statement: Statement, at: string): readonly Finding[] {
  if (!isField(statement.field)) return [finding(`${at}.field`, "field-unknown", statement.field)];
  return [
    ...checkContent(statement.field, statement.content, `${at}.content`),
    ...checkSubject(statement, at),
    ...checkSpeaker(statement, at),
    ...checkJudgment(statement, at),
    ...checkMarkings(statement, at),
    ...checkEmbargoable(statement, `${at}.`),
    ...(statement.evidence.length === 0 ? [finding(`${at}.evidence`, "evidence-missing")] : []),
  ];
}

function checkContent(field: Field, content: Content, at: string): readonly Finding[] {
  const { value: kind, states, terms, units } = fields[field];
  if (content.kind === "unknown") {
    return states.includes(content.state) ? [] : [finding(at, "state-not-admitted", content.state)];
  }
  if (content.kind !== kind) return [finding(at, "value-kind", content.kind)];
  switch (content.kind) {
    case "term":
      return terms === null || Object.hasOwn(terms, content.term)
        ? []
        : [finding(at, "value-not-admitted", content.term)];
    case "date":
      if (parseWhen(content.edtf) === null) return [finding(at, "date-invalid", content.edtf)];
      return content.partOfDay === null || partsOfDay.includes(content.partOfDay)
        ? []
        : [finding(at, "value-not-admitted", content.partOfDay)];
    case "amount":
      return units.includes(content.unit)
        ? checkAmount(content, at)
        : [finding(at, "value-not-admitted", content.unit)];
    case "party":
      if (content.basis !== null && !Object.hasOwn(attributionBases, content.basis)) {
        return [finding(at, "value-not-admitted", content.basis)];
      }
      return content.name === null && field === "responsibility.not-attributed" ? [] : checkWords(content.name, at);
    case "matter":
      return Object.hasOwn(matterObjects, content.object)
        ? checkWords(content.what, at)
        : [finding(at, "value-not-admitted", content.object)];
    case "relation":
      return checkWords(content.what, at);
    case "name":
      return checkWords(content.name, at);
    case "prose":
      return checkWords(content.text, at);
  }
}

/** Words that are there, and that every store and page can carry: no half of a surrogate pair stands alone in them. */
function checkWords(words: string | null, at: string): readonly Finding[] {
  if (words === null || words.trim() === "") return [finding(at, "value-missing")];
  return words.isWellFormed() ? [] : [finding(at, "value-not-admitted", words)];
}

function checkSubject({ field, about, content }: Statement, at: string): readonly Finding[] {
  const kind = fields[field].about;
  const nobody = content.kind === "party" && content.name === null;
  if (kind === "incident") return about === null ? [] : [finding(`${at}.about`, "subject-not-admitted", about)];
  if (about === null) return nobody || content.kind === "unknown" ? [] : [finding(`${at}.about`, "subject-missing")];
  return parseSubjectKey(about) !== null && subjectKindOf(about) === kind
    ? []
    : [finding(`${at}.about`, "subject-not-admitted", about)];
}

/** Who may say it, and that nobody's boast or inference passes for a confirmation. */
function checkSpeaker({ field, asserter, stance, content }: Statement, at: string): readonly Finding[] {
  // That there is no value may be said by anybody: not only a claimant can say that nobody claimed it.
  const speakers = content.kind === "unknown" ? null : fields[field].speakers;
  const known = Object.hasOwn(asserterRoles, asserter.role);
  if (!known || (speakers !== null && !speakers.includes(asserter.role))) {
    return [finding(`${at}.asserter`, "speaker-not-admitted", asserter.role)];
  }
  const boast = interestedRoles.includes(asserter.role) && stance === "confirmed";
  const inference = (asserter.role === "coder") !== (stance === "inferred") && !fieldIsOurs(field);
  return boast || inference ? [finding(`${at}.stance`, "stance-not-admitted", stance)] : [];
}

/** Fields that the desk itself writes: there a coder reports rather than infers. */
function fieldIsOurs(field: Field): boolean {
  return fields[field].value === "prose";
}

function checkJudgment(
  { asserted, likelihood, confidence, stance, polarity }: Statement,
  at: string,
): readonly Finding[] {
  const found: Finding[] = [];
  if (asserted !== null && parseWhen(asserted) === null)
    found.push(finding(`${at}.asserted`, "date-invalid", asserted));
  if (likelihood !== null && !Object.hasOwn(likelihoodBands, likelihood)) {
    found.push(finding(`${at}.likelihood`, "value-not-admitted", likelihood));
  }
  if (confidence !== null && !confidenceWords.includes(confidence)) {
    found.push(finding(`${at}.confidence`, "value-not-admitted", confidence));
  }
  if (!Object.hasOwn(stances, stance)) found.push(finding(`${at}.stance`, "value-not-admitted", stance));
  if (!polarities.includes(polarity)) found.push(finding(`${at}.polarity`, "value-not-admitted", polarity));
  return found;
}

/** A label that nobody knows would be narrower than none to one reader and wider to another. */
function checkMarkings({ marking, evidence }: Statement, at: string): readonly Finding[] {
  const marked = [
    [`${at}.marking`, marking],
    ...evidence.map((piece, index) => [`${at}.evidence.${index}.marking`, piece.marking] as const),
  ] as const;
  return marked.flatMap(([place, label]) =>
    label === null || tlpLabels.includes(label) ? [] : [finding(place, "marking-invalid", label)],
  );
}
