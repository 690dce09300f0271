/** How a world is dressed: what may be different in it, everywhere alike, without its audience being told anything else. */
import fc from "fast-check";
import { type AccountId, houseAccount } from "../../src/domain/account.ts";
import { assert, type Statement } from "../../src/domain/assertion.ts";
import type { GroupName } from "../../src/domain/audience.ts";
import type { CitedReport } from "../../src/domain/disclosure.ts";
import { reportIdOf } from "../../src/domain/report.ts";
import { subjectKey, subjectKindOf } from "../../src/domain/subject.ts";
import { evidenceIn } from "./report.ts";
import { hiddenMarkings, keptOf, mayKnow } from "./twin.ts";
import { otherGroups, readersGroup, sharedFurther, someOthers, withOthers } from "./world-groups.ts";
import { hiddenWords, lostWord, lostWords, type Plan, withWord } from "./world-plan.ts";

/** How a world makes of the plan what the audience is told alike in all of them. */
export interface Costume {
  readonly reports: readonly CitedReport[];
  readonly disguise: (statement: Statement) => readonly Statement[];
  readonly dress: (statement: Statement) => Statement;
  readonly shuffles: boolean;
  readonly by: AccountId;
  /** The word that was told once and is told no more. */
  readonly lost: string;
  /** Groups that are not the reader's and are there from the beginning. */
  readonly groups: readonly GroupName[];
  /** Which groups share what is for the reader's, each time anew. */
  readonly sharing: () => readonly GroupName[];
  /** How the report is restricted that is for other groups. */
  readonly circle: { readonly kind: "report" | "source"; readonly groups: readonly GroupName[] };
}

/** The first world: as planned. */
export function plainCostume({ reports }: Plan): Costume {
  const [lost] = lostWords;
  const plain = { reports, dress: saying(lost), shuffles: false, by: houseAccount, lost } as const;
  const circle = { kind: "report", groups: [otherGroups[0]] } as const;
  return { ...plain, disguise: (one) => [one], groups: [], sharing: () => [readersGroup], circle };
}

/** The other world: everything different that is not told, in the same way wherever it comes. */
export function otherCostume(plan: Plan): Costume {
  const { policy, audience, g, reports } = plan;
  const { evidence } = policy.audiences[audience.tier];
  const making = { told: policy.audiences[audience.tier], audience, reports, g };
  const disguises = new Map<Statement, readonly Statement[]>();
  const disguiseOf = (one: Statement) =>
    audience.name === "public" ? keptOf(assert(one), making) : [withOtherUnseenEvidence(one, plan)];
  const disguise = (one: Statement) => {
    const known = disguises.get(one) ?? disguiseOf(one);
    disguises.set(one, known);
    return known;
  };
  const [, lost] = lostWords;
  const say = saying(lost);
  const rekeyed = rekeying(g);
  const rekey = (one: Statement) => sharedFurther(rekeyed(say(one)), g);
  const dress =
    evidence === "quotes" || audience.name !== "public" ? rekey : (one: Statement) => moved(rekey(one), reports);
  return {
    reports:
      evidence === "quotes" || audience.name !== "public"
        ? reports
        : reports.map((cited) => renamed(cited, evidence === "none")),
    disguise,
    dress,
    shuffles: true,
    by: "somebody-else" as AccountId,
    lost,
    groups: g(fc.boolean) ? someOthers(g) : [],
    sharing: () => withOthers(g),
    circle: { kind: g(fc.boolean) ? "source" : "report", groups: someOthers(g) },
  };
}

/** What is lost under the name that it has in this world. */
function saying(lost: string): (statement: Statement) => Statement {
  return (statement) => (JSON.stringify(statement.content).includes(lostWord) ? withWord(statement, lost) : statement);
}

function withOtherUnseenEvidence(statement: Statement, { audience, g, reports, hidden, circled }: Plan): Statement {
  const seen = statement.evidence.filter(({ marking }) => mayKnow(audience, marking));
  const markings = hiddenMarkings(audience);
  const more = g(() => fc.array(evidenceIn([...reports, hidden]), { maxLength: 2 }));
  const unseen = more.map((piece) => ({ ...piece, marking: g(() => fc.constantFrom(...markings)) }));
  const others = g(() => fc.array(evidenceIn([circled]), { maxLength: 1 }));
  return { ...statement, evidence: [...unseen, ...seen, ...others] };
}

/** Subjects under other keys of their kind. */
function rekeying(g: fc.GeneratorValue): (statement: Statement) => Statement {
  const others = g(fc.shuffledSubarray<number>, [1, 2, 3, 9, 10, 11, 12, 20], { minLength: 8 });
  const places = [1, 2, 9, 10];
  return (statement) => {
    if (statement.about === null) return statement;
    const number = others[places.indexOf(Number(statement.about.replace(/^\D+/, "")))] ?? 30;
    return { ...statement, about: subjectKey(subjectKindOf(statement.about), number) };
  };
}

const preface = "An unseen preface. ";

/** The same report under other bytes; where not even sources are told, by somebody else. */
function renamed({ report, source }: CitedReport, wholly: boolean): CitedReport {
  const text = preface + report.text;
  const id = reportIdOf(Buffer.from(`other ${report.id}`));
  const title = wholly ? hiddenWords[1] : report.title;
  return { source: { ...source, reliability: "E" }, report: { ...report, id, text, title } };
}

function moved(statement: Statement, reports: readonly CitedReport[]): Statement {
  const evidence = statement.evidence.map((piece) => {
    const told = reports.find(({ report }) => report.id === piece.report);
    if (told === undefined) return piece;
    const by = preface.length;
    const { place } = piece;
    const there = place.kind === "quote" ? { ...place, start: place.start + by, end: place.end + by } : place;
    return { ...piece, report: renamed(told, false).report.id, place: there };
  });
  return { ...statement, evidence };
}
