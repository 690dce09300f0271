/** Arbitrary statements that the codebook admits, resting on quotes of given reports. */
import fc from "fast-check";
import { type Origin, type Stance, type Statement, stances } from "../../src/domain/assertion.ts";
import { type AsserterRole, asserterRoles, interestedRoles } from "../../src/domain/asserter.ts";
import type { CitedReport } from "../../src/domain/disclosure.ts";
import { type Field, fields } from "../../src/domain/field.ts";
import { subjectKey, type SubjectKey } from "../../src/domain/subject.ts";
import type { Content } from "../../src/domain/value.ts";
import { confidenceWords, likelihoodBands } from "../../src/vocabulary/icd203.ts";
import { anyMarking, evidenceIn } from "./report.ts";
import { anyField, contentFor, edtf, plain, words } from "./value.ts";

const roles = Object.keys(asserterRoles) as AsserterRole[];
const stanceNames = Object.keys(stances) as Stance[];
const likelihoods = Object.keys(likelihoodBands) as (keyof typeof likelihoodBands)[];

/** Who put it into words: any of the four kinds. */
export const origin: fc.Arbitrary<Origin> = fc.oneof(
  fc.constant({ by: "human" } as const),
  fc.record({ by: fc.constantFrom("rule", "model", "import"), name: words, version: fc.constantFrom("1", "2") }, plain),
);

/** A statement about any field. */
export function statementIn(reports: readonly CitedReport[]): fc.Arbitrary<Statement> {
  return anyField.chain((field) => statementOn(field, reports));
}

/** A statement about one field. */
export function statementOn(field: Field, reports: readonly CitedReport[]): fc.Arbitrary<Statement> {
  const speaker = fc.tuple(fc.constantFrom(...(fields[field].speakers ?? roles)), fc.option(words), fc.nat(99));
  const judgment = fc.tuple(
    fc.constantFrom(null, null, ...likelihoods),
    fc.constantFrom(null, null, ...confidenceWords),
  );
  const evidence = fc.array(evidenceIn(reports), { minLength: 1, maxLength: 3 });
  return fc
    .tuple(contentFor(field), speaker, judgment, evidence, fc.nat(99), fc.tuple(fc.option(edtf), anyMarking, origin))
    .map(([content, [role, name, manner], [likelihood, confidence], pieces, number, [asserted, marking, by]]) => ({
      field,
      about: subjectOf(field, content, number),
      content,
      polarity: content.kind === "unknown" || number % 4 > 0 ? "affirmed" : "negated",
      stance: pick(stancesOf(field, role), manner),
      asserter: { role, name },
      asserted,
      likelihood,
      confidence,
      evidence: pieces,
      marking,
      origin: by,
    }));
}

function subjectOf(field: Field, content: Content, number: number): SubjectKey | null {
  const { about } = fields[field];
  if (about === "incident" || (content.kind === "party" && content.name === null)) return null;
  return subjectKey(about, pick([1, 2, 9, 10], number));
}

function pick<T>(choices: readonly T[], number: number): T {
  const [chosen] = choices.slice(number % choices.length);
  if (chosen === undefined) throw new TypeError("nothing to choose from");
  return chosen;
}

/** The stances that go with a speaker: a coder infers, except in prose, which the desk writes itself; a boast confirms nothing. */
function stancesOf(field: Field, role: AsserterRole): readonly Stance[] {
  const prose = fields[field].value === "prose";
  if (role === "coder" && !prose) return ["inferred"];
  return stanceNames.filter(
    (stance) => (stance !== "inferred" || prose) && (stance !== "confirmed" || !interestedRoles.includes(role)),
  );
}
