/** What two worlds of a pair have in common: the plan by which the audience is told the same at the same instants. */
import fc from "fast-check";
import { type Statement } from "../../src/domain/assertion.ts";
import type { Audience } from "../../src/domain/audience.ts";
import { canonicalJson } from "../../src/domain/digest.ts";
import type { CitedReport } from "../../src/domain/disclosure.ts";
import { fieldNames } from "../../src/domain/field.ts";
import type { Illustration } from "../../src/domain/illustration.ts";
import type { IncidentId } from "../../src/domain/incident.ts";
import type { Policy } from "../../src/domain/policy.ts";
import { tlpLabels } from "../../src/vocabulary/tlp.ts";
import { reportOf } from "./example.ts";
import { anyIllustration } from "./illustration.ts";
import { someReports } from "./revision.ts";
import { statementIn, statementOn } from "./statement.ts";
import { hiddenMarkings, mayKnow, mayKnowOf } from "./twin.ts";

/** Words that only withheld values hold. */
export const hiddenWords = ["zquarrel", "zquince", "zquiver"] as const;

/** Record numbers of all worlds; which of them is told of differs. */
export const numbers = [
  "CB-000001",
  "CB-0000A1",
  "CB-0000ZZ",
  "CB-9QQQQQ",
] as readonly string[] as readonly IncidentId[];

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
  /** A report of which the audience is never told. */
  readonly hidden: CitedReport;
  readonly records: readonly RecordPlan[];
  readonly unheardOf: readonly IncidentId[];
  readonly told: readonly ToldDeed[];
}

/** Something of which the audience is told, by the place of its record in the plan. */
export type ToldDeed =
  | { readonly kind: "revise"; readonly record: number; readonly revision: number }
  | { readonly kind: "withdraw" | "reinstate"; readonly record: number }
  | { readonly kind: "illustrate"; readonly record: number; readonly illustration: Illustration }
  | { readonly kind: "release" };

/** Reports, records, and what is told of them and when; what a world does besides is its own. */
export function planFor(policy: Policy, audience: Audience, g: fc.GeneratorValue): Plan {
  const reports = g(() => someReports);
  const [hiddenWord] = hiddenWords;
  const url = `https://${hiddenWord}.example/9`;
  const hidden = reportOf({ text: `A ${hiddenWord} among reports`, title: hiddenWord, url, marking: "TLP:RED" });
  const order = g(fc.shuffledSubarray<IncidentId>, [...numbers], { minLength: numbers.length });
  const count = g(fc.integer, { min: 1, max: 3 });
  const base = { policy, audience, g, reports, hidden };
  const records = order.slice(0, count).map((incident) => recordFor(incident, base));
  const told = toldDeeds(records, base);
  return { ...base, records, unheardOf: order.slice(count), told };
}

const mostRevisions = 3;

function recordFor(
  incident: IncidentId,
  { policy, audience, g, reports, hidden }: Pick<Plan, "policy" | "audience" | "g" | "reports" | "hidden">,
): RecordPlan {
  const drawn = g(() =>
    fc.array(fc.tuple(statementIn(reports), fc.nat(9)), { minLength: 2, maxLength: 7, size: "max" }),
  );
  const statements = drawn.map(([statement, dice]) => (dice > 2 ? cleared(statement) : statement));
  const told = policy.audiences[audience.name];
  const isSeen = (one: Statement) => mayKnowOf(audience, one) && told.fields[one.field] !== "withhold";
  const seen = uniqueBy(statements.filter(isSeen), sayingOf);
  const sayings = new Set(seen.map(sayingOf));
  const markings = hiddenMarkings(audience);
  const marked = g(() => fc.array(fc.tuple(statementIn([...reports, hidden]), fc.nat(9)), { maxLength: 4 })).map(
    ([statement, dice]): Statement => ({
      ...withHiddenWord(statement, dice),
      marking: markings[dice % markings.length] ?? null,
    }),
  );
  const withheld = fieldNames.filter((field) => told.fields[field] === "withhold");
  const kept = g(fc.shuffledSubarray<(typeof withheld)[number]>, withheld, {
    maxLength: Math.min(2, withheld.length),
  }).map((field) => cleared(g(() => statementOn(field, reports))));
  const unseen = [...statements.filter((one) => !isSeen(one)), ...marked, ...kept].filter(
    (one) => !sayings.has(sayingOf(one)),
  );
  return { incident, seen: seen.map((statement) => lasting(statement, g)), unseen };
}

function lasting(statement: Statement, g: fc.GeneratorValue): Lasting {
  const from = g(fc.boolean) ? 0 : g(fc.nat, mostRevisions - 1);
  return { statement, from, until: g(fc.boolean) ? Infinity : from + 1 };
}

function cleared(statement: Statement): Statement {
  const evidence = statement.evidence.map((piece) => ({ ...piece, marking: "TLP:CLEAR" as const }));
  return { ...statement, marking: "TLP:CLEAR", evidence };
}

/** Half of them say a word that stands nowhere else. */
export function withHiddenWord(statement: Statement, dice: number): Statement {
  const word = hiddenWords[dice];
  const { content } = statement;
  if (word === undefined) return statement;
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
  ];
  return [...revised, ...g(() => fc.constantFrom(...ends))];
}

/** The plan of a record by its place. */
export function recordOf({ records }: Pick<Plan, "records">, record: number): RecordPlan {
  const found = records[record];
  if (found === undefined) throw new RangeError(`no record ${record}`);
  return found;
}
