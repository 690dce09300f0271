/**
 * Twins: a world that differs from another only in what a policy and the markings keep from one audience. Whoever is told the
 * same of both cannot tell them apart. The rules are written out here once more, on purpose, and not taken from the house.
 */
import fc from "fast-check";
import { assert, type Assertion, type Statement } from "../../src/domain/assertion.ts";
import type { Audience, GroupName } from "../../src/domain/audience.ts";
import { digestOf } from "../../src/domain/digest.ts";
import type { CitedReport } from "../../src/domain/disclosure.ts";
import type { Evidence, Place } from "../../src/domain/evidence.ts";
import { fieldNames, fields } from "../../src/domain/field.ts";
import type { Illustration } from "../../src/domain/illustration.ts";
import type { Marking } from "../../src/domain/marking.ts";
import type { AudiencePolicy, Policy } from "../../src/domain/policy.ts";
import type { ReportId } from "../../src/domain/report.ts";
import { type SubjectKey, subjectKey, subjectKindOf } from "../../src/domain/subject.ts";
import type { Content } from "../../src/domain/value.ts";
import { tlpLabels } from "../../src/vocabulary/tlp.ts";
import { anyIllustration } from "./illustration.ts";
import { evidenceIn } from "./report.ts";
import { isac, others, type World } from "./revision.ts";
import { statementIn, statementOn } from "./statement.ts";
import { edtf, words } from "./value.ts";

/** A group that nobody is of. */
const strangers = "strangers" as GroupName;

/** What a twin is made for, and the source of its differences. */
export interface Making {
  readonly told: AudiencePolicy;
  readonly audience: Audience;
  readonly reports: readonly CitedReport[];
  readonly g: fc.GeneratorValue;
}

/** A world that this audience cannot tell from the given one. */
export function twinOf(world: World, policy: Policy, audience: Audience, g: fc.GeneratorValue): World {
  const making = { told: policy.audiences[audience.tier], audience, reports: [...world.reports.values()], g };
  const kept = world.revision.assertions.flatMap((assertion) => keptOf(assertion, making));
  const rekeyed = withOtherKeys([...kept, ...unseen(making)], g);
  const illustration = otherIllustration(world.illustration ?? null, making);
  return withOtherReports({ ...insertedOtherwise(world, rekeyed, g), illustration }, making);
}

/** A world that differs from the given one besides in what stands behind the numbers that this audience is told. */
export function countTwinOf(world: World, policy: Policy, audience: Audience, g: fc.GeneratorValue): World {
  const told = policy.audiences[audience.tier];
  const reports = [...world.reports.values()];
  const kept = world.revision.assertions.filter(({ field }) => told.fields[field] !== "count" || g(fc.boolean));
  const counted = fieldNames.filter((field) => told.fields[field] === "count");
  const others = counted.slice(0, 3).map((field) => g(() => statementOn(field, reports)));
  return insertedOtherwise(world, [...kept, ...others], g);
}

/** Whether an audience may know of what is marked so. */
export function mayKnow({ clearance }: Audience, marking: Marking | null): boolean {
  return tlpLabels.indexOf(marking ?? "TLP:RED") <= tlpLabels.indexOf(clearance);
}

/** Whether an audience may know of an assertion: of itself, by its marking and its groups, and of some of its evidence. */
export function mayKnowOf(audience: Audience, { marking, groups, evidence }: Statement): boolean {
  return (
    mayKnow(audience, marking) &&
    isAmong(audience, groups) &&
    evidence.some((piece) => mayKnow(audience, piece.marking))
  );
}

/** Whether what is for these groups is for an audience; absent: for no groups in particular. */
export function isAmong({ tier, group }: Audience, groups: readonly GroupName[] | undefined): boolean {
  return groups === undefined || tier === "desk" || groups.some((name) => name === group);
}

/** What may stand in the place of an assertion without this audience being told anything else; nothing, where it is not told of it at all. */
export function keptOf(assertion: Assertion, making: Making): readonly Statement[] {
  const { told, audience, g } = making;
  const form = told.fields[assertion.field];
  if (!mayKnowOf(audience, assertion) || form === "withhold") return g(fc.boolean) ? [assertion] : [];
  if (form === "count") return [assertion];
  const whole = concealed(assertion, making);
  const quoted = told.evidence === "quotes" && form === "show";
  if (g(fc.boolean)) return [whole];
  const again = concealed(assertion, making);
  if (quoted) return [whole, again];
  if (fields[assertion.field].value === "prose") return [whole, { ...again, evidence: again.evidence.slice(0, 1) }];
  return [{ ...whole, evidence: whole.evidence.toReversed() }, again];
}

/** The assertion with everything changed that is not told of it. */
function concealed(assertion: Assertion, making: Making): Statement {
  const { told, g } = making;
  const form = told.fields[assertion.field];
  const quoted = told.evidence === "quotes" && form === "show";
  const { by } = assertion.origin;
  return {
    ...withOtherGroups(assertion, making),
    content: form === "coarsen" ? withinMonth(assertion.content, g) : assertion.content,
    asserter: form === "coarsen" ? { role: "victim", name: g(() => fc.option(words)) } : assertion.asserter,
    asserted: quoted ? assertion.asserted : g(() => fc.option(edtf)),
    marking: otherMarking(assertion.marking, making),
    evidence: otherEvidence(assertion, quoted, making),
    origin: by === "human" ? { by } : { by, name: g(() => words), version: "3" },
  };
}

/** For other groups, of which the audience is one just as well. To partners who are of none it makes a difference that something is for groups. */
function withOtherGroups(statement: Statement, { audience, g }: Making): Statement {
  const any = g(fc.subarray<GroupName>, [isac, others, strangers]);
  if (audience.name === "desk") return any.length === 0 ? statement : { ...statement, groups: any };
  if (audience.group === null || g(fc.boolean)) return statement;
  return { ...statement, groups: [...new Set([audience.group, ...any])].toSorted() };
}

/** Another day of the same month. */
function withinMonth(content: Content, g: fc.GeneratorValue): Content {
  if (content.kind !== "date") return content;
  const day = String(g(fc.integer, { min: 1, max: 28 })).padStart(2, "0");
  const date = content.edtf.replace(/^(\d{4}-\d\d)-\d\d([?~%]?)$/, `$1-${day}$2`);
  return { ...content, edtf: date, partOfDay: g(fc.boolean) ? "evening" : null };
}

/** Another marking of which the audience may know just as well. */
function otherMarking(marking: Marking | null, { audience, g }: Making): Marking | null {
  if (!mayKnow(audience, marking)) return marking;
  return g(() => fc.constantFrom(...tlpLabels.filter((label) => mayKnow(audience, label))));
}

/** Pieces that the audience does not see come and go; the others change in what it is not told of them. */
function otherEvidence(assertion: Assertion, quoted: boolean, making: Making): readonly Evidence[] {
  const { audience, reports, g } = making;
  const seen = assertion.evidence.filter((piece) => mayKnow(audience, piece.marking));
  const changed = seen.map((piece) => {
    const marking = otherMarking(piece.marking, making);
    if (quoted || fields[assertion.field].value === "prose") return { ...piece, marking };
    const sameReport = reports.filter(({ report }) => report.id === piece.report);
    return { ...g(() => evidenceIn(sameReport)), marking };
  });
  const hidden = hiddenMarkings(audience);
  if (hidden.length === 0) return changed;
  const more = g(() => fc.array(evidenceIn(reports), { maxLength: 2 })).map((piece) => {
    return { ...piece, marking: g(() => fc.constantFrom(...hidden)) };
  });
  const [before, after] = g(fc.boolean) ? [more, []] : [[], more];
  return [...before, ...changed, ...after];
}

/** Another picture, or none, where the audience is told of none; else the same, put there by somebody else and marked otherwise. */
function otherIllustration(illustration: Illustration | null, making: Making): Illustration | null {
  const { audience, g } = making;
  if (illustration !== null && mayKnow(audience, illustration.marking)) {
    const { by, added } = g(() => anyIllustration);
    return { ...illustration, by, added, marking: otherMarking(illustration.marking, making) };
  }
  const hidden = hiddenMarkings(audience);
  if (hidden.length === 0 || g(fc.boolean)) return null;
  return { ...g(() => anyIllustration), marking: g(() => fc.constantFrom(...hidden)) };
}

/** The markings of which an audience may know nothing, "not yet cleared" among them. */
export function hiddenMarkings(audience: Audience): readonly (Marking | null)[] {
  return [null, ...tlpLabels].filter((label) => !mayKnow(audience, label));
}

/** Assertions of which the audience may not know, or which the policy withholds. */
function unseen({ told, audience, reports, g }: Making): readonly Statement[] {
  const hidden = hiddenMarkings(audience);
  const withheld = fieldNames.filter((field) => told.fields[field] === "withhold");
  const marked = hidden.length === 0 ? [] : g(() => fc.array(statementIn(reports), { maxLength: 3 }));
  const ofStrangers = audience.name === "desk" ? [] : g(() => fc.array(statementIn(reports), { maxLength: 2 }));
  return [
    ...marked.map((statement) => ({ ...statement, marking: g(() => fc.constantFrom(...hidden)) })),
    ...ofStrangers.map((statement) => ({ ...statement, groups: [strangers] })),
    ...withheld.slice(0, g(fc.nat, 3)).map((field) => g(() => statementOn(field, reports))),
  ];
}

/** The same with the subjects under other keys of the same kind. */
function withOtherKeys(statements: readonly Statement[], g: fc.GeneratorValue): readonly Statement[] {
  const numbers = g(fc.shuffledSubarray<number>, [1, 2, 3, 9, 10, 11, 12, 20], { minLength: 8 });
  const old = [1, 2, 9, 10];
  const other = (key: SubjectKey) =>
    subjectKey(subjectKindOf(key), numbers[old.indexOf(Number(key.replace(/^\D+/, "")))] ?? 30);
  return statements.map((statement) => ({
    ...statement,
    about: statement.about === null ? null : other(statement.about),
  }));
}

/** In another order, with another number, note, draft and author. */
function insertedOtherwise(world: World, statements: readonly Statement[], g: fc.GeneratorValue): World {
  const assertions = g(() => fc.shuffledSubarray(statements.map(assert), { minLength: statements.length }));
  const note = g(() => words);
  return { ...world, revision: { ...world.revision, assertions, number: 7, note, predecessor: digestOf(note) } };
}

/** Reports that differ in what the audience is not told of them: their names, what stands before the quotes, and trust in the source. */
function withOtherReports(world: World, { told, audience }: Making): World {
  if (told.evidence === "quotes") {
    const cited = [...world.reports].map(([id, { report, source }]): [ReportId, CitedReport] => {
      const readable = mayKnow(audience, report.marking) && Object.values(told.fields).every((form) => form === "show");
      return [id, { source, report: readable ? report : { ...report, text: `${report.text} and so on` } }];
    });
    return { ...world, reports: new Map(cited) };
  }
  const preface = "An unseen preface. ";
  const renamed = (id: ReportId) => digestOf(id) as string as ReportId;
  const reports = [...world.reports.values()].map(({ report, source }): [ReportId, CitedReport] => [
    renamed(report.id),
    {
      source: { ...source, reliability: "E" },
      report: { ...report, id: renamed(report.id), text: preface + report.text, marking: null },
    },
  ]);
  const assertions = world.revision.assertions.map((assertion) =>
    assert({
      ...assertion,
      evidence: assertion.evidence.map((piece) => ({
        ...piece,
        report: renamed(piece.report),
        place: moved(piece.place, preface.length),
      })),
    }),
  );
  return { ...world, revision: { ...world.revision, assertions }, reports: new Map(reports) };
}

function moved(place: Place, by: number): Place {
  return place.kind === "quote" ? { ...place, start: place.start + by, end: place.end + by } : place;
}
