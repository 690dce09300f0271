/** What two worlds of a pair have in common: the plan by which the audience is told the same at the same instants. */
import fc from "fast-check";
import { type Statement } from "../../src/domain/assertion.ts";
import type { Audience } from "../../src/domain/audience.ts";
import { canonicalJson } from "../../src/domain/digest.ts";
import type { CitedReport } from "../../src/domain/disclosure.ts";
import { fieldNames } from "../../src/domain/field.ts";
import type { Illustration } from "../../src/domain/illustration.ts";
import type { IncidentId } from "../../src/domain/incident.ts";
import type { Marking } from "../../src/domain/marking.ts";
import type { Policy } from "../../src/domain/policy.ts";
import { isSearchable } from "../../src/domain/takedown.ts";
import type { ReportId } from "../../src/domain/report.ts";
import { tlpLabels } from "../../src/vocabulary/tlp.ts";
import { reportOf } from "./example.ts";
import { anyIllustration } from "./illustration.ts";
import { someReports } from "./revision.ts";
import { statementIn, statementOn } from "./statement.ts";
import { hiddenMarkings, mayKnow, mayKnowOf } from "./twin.ts";
import { otherGroups } from "./world-groups.ts";

/** Instants are counted from 0 and lie eleven hours apart. */
export function instantOf(count: number): string {
  return new Date(Date.UTC(2026, 0, 1, 0) + count * 11 * 3_600_000).toISOString();
}

/** Words that only withheld values hold. */
export const hiddenWords = ["zquarrel", "zquince", "zquiver"] as const;

/** Words that were told once, in the one world and in the other, and were taken down. */
export const lostWords = ["zquoin", "zquartzite"] as const;

/** Stands in a plan for the word that was taken down, whichever it is. */
export const lostWord = "zquarry";

/** Record numbers of all worlds; which of them is told of differs. */
export const numbers = [
  "CB-000001",
  "CB-0000A1",
  "CB-0000ZZ",
  "CB-9QQQQQ",
] as readonly string[] as readonly IncidentId[];

/** Longer than any world lasts. */
export const never = "2999-01-01T00:00:00.000Z";

/** A statement with the revisions of its record, from 0, that hold it: from the first to before the last. */
interface Lasting {
  readonly statement: Statement;
  readonly from: number;
  readonly until: number;
}

/** What is to become of one record. */
export interface RecordPlan {
  readonly incident: IncidentId;
  readonly seen: readonly Lasting[];
  /** Of these each revision of a world holds some. */
  readonly unseen: readonly Statement[];
}

/** What both worlds are made of. */
export interface Plan {
  readonly policy: Policy;
  readonly audience: Audience;
  readonly g: fc.GeneratorValue;
  readonly reports: readonly CitedReport[];
  /** Those of them that are for partners of the reader's group. */
  readonly shared: readonly ReportId[];
  /** A report of which the audience is never told. */
  readonly hidden: CitedReport;
  /** One that everybody would be told of, were it not for other groups alone. */
  readonly circled: CitedReport;
  readonly records: readonly RecordPlan[];
  readonly unheardOf: readonly IncidentId[];
  readonly told: readonly ToldDeed[];
}

/** Something of which the audience is told, by the place of its record in the plan. */
export type ToldDeed =
  | { readonly kind: "revise"; readonly record: number; readonly revision: number }
  | { readonly kind: "withdraw" | "reinstate"; readonly record: number }
  /** From here on the record is for partners of the reader's group. */
  | { readonly kind: "share"; readonly record: number }
  /** The reader's group. */
  | { readonly kind: "own-group"; readonly what: "open" | "close" }
  | { readonly kind: "illustrate"; readonly record: number; readonly illustration: Illustration }
  | { readonly kind: "take-down"; readonly record: number; readonly text: string }
  | { readonly kind: "release" };

/** Reports, records, and what is told of them and when; what a world does besides is its own. */
export function planFor(policy: Policy, audience: Audience, g: fc.GeneratorValue): Plan {
  const reports = g(() => someReports);
  const [hidden, circled] = [hiddenReport(hiddenWords[0], "TLP:RED"), hiddenReport(hiddenWords[1], "TLP:CLEAR")];
  const order = g(fc.shuffledSubarray<IncidentId>, [...numbers], { minLength: numbers.length });
  const count = g(fc.integer, { min: 1, max: 3 });
  const isShared = audience.group !== null && g(fc.nat, 2) === 0;
  const shared = isShared ? reports.slice(0, 1).map(({ report }) => report.id) : [];
  const base = { policy, audience, g, reports, shared, hidden, circled };
  const records = order.slice(0, count).map((incident) => recordFor(incident, base));
  const told = toldDeeds(records, base);
  const unheardOf = order.slice(count);
  return { ...base, records: records.map((record, place) => withLost(record, place, told)), unheardOf, told };
}

function hiddenReport(word: string, marking: Marking): CitedReport {
  return reportOf({ text: `A ${word} among reports`, title: word, url: `https://${word}.example/9`, marking });
}

/** The record with something that will be taken down, where that is to come. */
function withLost(record: RecordPlan, place: number, told: readonly ToldDeed[]): RecordPlan {
  const isToCome = told.some((deed) => deed.kind === "take-down" && deed.record === place && deed.text === lostWord);
  const [model] = isToCome ? record.seen.filter(({ statement }) => withWord(statement, lostWord) !== statement) : [];
  if (model === undefined) return record;
  const statement = withWord(model.statement, lostWord);
  return { ...record, seen: [...record.seen, { statement, from: 0, until: Infinity }] };
}

const mostRevisions = 3;

function recordFor(
  incident: IncidentId,
  { policy, audience, g, reports, hidden, circled }: Omit<Plan, "records" | "unheardOf" | "told">,
): RecordPlan {
  const drawn = g(() =>
    fc.array(fc.tuple(statementIn(reports), fc.nat(9)), { minLength: 2, maxLength: 7, size: "max" }),
  );
  const statements = drawn.map(([statement, dice]) => (dice > 2 ? cleared(statement) : statement));
  const told = policy.audiences[audience.tier];
  const isSeen = (one: Statement) => mayKnowOf(audience, one) && told.fields[one.field] !== "withhold";
  const seen = uniqueBy(statements.filter(isSeen), sayingOf);
  const sayings = new Set(seen.map(sayingOf));
  const markings = hiddenMarkings(audience);
  const marked = g(() => fc.array(fc.tuple(statementIn([...reports, hidden]), fc.nat(9)), { maxLength: 4 })).map(
    ([statement, dice]): Statement => hiddenSomehow(withHiddenWord(statement, dice), dice, markings),
  );
  const withheld = fieldNames.filter((field) => told.fields[field] === "withhold");
  const kept = g(fc.shuffledSubarray<(typeof withheld)[number]>, withheld, {
    maxLength: Math.min(2, withheld.length),
  }).map((field) => cleared(g(() => statementOn(field, reports))));
  const circling = g(() => fc.array(fc.tuple(statementIn([circled]), fc.nat(9)), { maxLength: 2 })).map(
    ([statement, dice]) => cleared(withHiddenWord(statement, dice)),
  );
  const unseen = [...statements.filter((one) => !isSeen(one)), ...marked, ...circling, ...kept].filter(
    (one) => !sayings.has(sayingOf(one)),
  );
  const shared = audience.group === null ? seen : seen.map((one) => (g(fc.boolean) ? forGroup(one, audience) : one));
  return { incident, seen: shared.map((statement) => lasting(statement, g)), unseen };
}

function forGroup(statement: Statement, { group }: Audience): Statement {
  return group === null ? statement : { ...statement, groups: [group] };
}

function lasting(statement: Statement, g: fc.GeneratorValue): Lasting {
  const from = g(fc.boolean) ? 0 : g(fc.nat, mostRevisions - 1);
  const until = g(fc.boolean) ? Infinity : from + 1;
  if (g(fc.nat, 3) > 0) return { statement, from, until };
  // It is told from some instant on, in all worlds.
  return { statement: { ...statement, embargo: instantOf(g(fc.integer, { min: 1, max: 24 })) }, from, until };
}

/** By its marking, by an embargo that never ends, or for partners of other groups. */
export function hiddenSomehow(statement: Statement, dice: number, markings: readonly (Marking | null)[]): Statement {
  if (dice % 4 === 1) return { ...cleared(statement), embargo: never };
  if (dice % 4 === 3) return { ...cleared(statement), groups: dice === 3 ? [otherGroups[0]] : otherGroups };
  return { ...statement, marking: markings[dice % markings.length] ?? null };
}

/** The same for everybody, as far as markings go. */
export function cleared(statement: Statement): Statement {
  const evidence = statement.evidence.map((piece) => ({ ...piece, marking: "TLP:CLEAR" as const }));
  return { ...statement, marking: "TLP:CLEAR", evidence };
}

/** Half of them say a word that stands nowhere else. */
export function withHiddenWord(statement: Statement, dice: number): Statement {
  const word = hiddenWords[dice];
  return word === undefined ? statement : withWord(statement, word);
}

/** The statement about something of this name; the very same where it says nothing in words. */
export function withWord(statement: Statement, word: string): Statement {
  const { content } = statement;
  if (content.kind === "name") return { ...statement, content: { ...content, name: word } };
  if (content.kind === "party" && content.name !== null) return { ...statement, content: { ...content, name: word } };
  if (content.kind === "prose") return { ...statement, content: { ...content, text: word } };
  if (content.kind === "matter" || content.kind === "relation")
    return { ...statement, content: { ...content, what: word } };
  return statement;
}

/** Two statements of one saying would be one in the past of a record, where the narrower of their markings counts. */
function sayingOf({ field, content }: Statement): string {
  return canonicalJson([field, content.kind === "date" ? content.edtf.slice(0, 7) : content]);
}

function uniqueBy<T>(list: readonly T[], keyOf: (one: T) => string): readonly T[] {
  return [...new Map(list.map((one) => [keyOf(one), one])).values()];
}

/** Revisions, withdrawals, pictures and a release of which both worlds' audiences are told. */
function toldDeeds(records: readonly RecordPlan[], { audience, g }: Pick<Plan, "audience" | "g">): readonly ToldDeed[] {
  const turns = records.flatMap((_, record) =>
    Array.from({ length: g(fc.integer, { min: 1, max: mostRevisions }) }, () => record),
  );
  const order = g(fc.shuffledSubarray<number>, turns, { minLength: turns.length });
  const revised = order.map((record, turn): ToldDeed => ({
    kind: "revise",
    record,
    revision: order.slice(0, turn).filter((other) => other === record).length,
  }));
  const record = g(fc.nat, records.length - 1);
  const text = wordsToTakeDown(recordOf({ records }, record), g);
  const picture = { ...g(() => anyIllustration), marking: tlpLabels.find((label) => mayKnow(audience, label)) ?? null };
  const ends: readonly (readonly ToldDeed[])[] = [
    [],
    [{ kind: "illustrate", record, illustration: picture }],
    [{ kind: "withdraw", record }],
    [
      { kind: "withdraw", record },
      { kind: "reinstate", record },
    ],
    [{ kind: "release" }],
    [{ kind: "take-down", record, text }],
    [{ kind: "release" }, { kind: "take-down", record, text }],
    [{ kind: "take-down", record, text: lostWord }],
    [{ kind: "release" }, { kind: "take-down", record, text: lostWord }],
  ];
  const deeds = [...revised, ...g(() => fc.constantFrom(...ends))];
  return audience.group === null ? deeds : withGroupDeeds(deeds, record, g);
}

/** Partners of a group are told that a record is for them, which shows in what wider circles are told, and that their group is closed and opened. */
function withGroupDeeds(deeds: readonly ToldDeed[], record: number, g: fc.GeneratorValue): readonly ToldDeed[] {
  const first = deeds.findIndex((deed) => deed.kind === "revise" && deed.record === record);
  const shared = g(fc.boolean) ? deeds : deeds.toSpliced(first + 1, 0, { kind: "share", record });
  const dice = g(fc.nat, 5);
  if (dice > 2) return shared;
  const close = g(fc.nat, shared.length);
  const closed = shared.toSpliced(close, 0, { kind: "own-group", what: "close" });
  // Some stay closed.
  return dice === 0
    ? closed
    : closed.toSpliced(close + 1 + g(fc.nat, shared.length - close), 0, { kind: "own-group", what: "open" });
}

/** Words of something that is told of a record; of a record that tells only terms and numbers, some that it does not hold. */
function wordsToTakeDown({ seen }: RecordPlan, g: fc.GeneratorValue): string {
  const words = seen.flatMap(({ statement: { content } }) => {
    if (content.kind === "name" || content.kind === "party") return content.name ?? [];
    return content.kind === "prose" ? content.text : [];
  });
  const searchable = words.filter(isSearchable);
  return searchable[g(fc.nat, 20) % Math.max(1, searchable.length)] ?? "nothing of the kind";
}

/** The plan of a record by its place. */
export function recordOf({ records }: Pick<Plan, "records">, record: number): RecordPlan {
  const found = records[record];
  if (found === undefined) throw new RangeError(`no record ${record}`);
  return found;
}
