/**
 * Pairs of worlds: two histories of a casebook that differ only in what one audience is not told of. What is told happens in both at
 * the same instants; in between, each world does what it likes out of that audience's sight.
 */
import fc from "fast-check";
import { type AccountId } from "../../src/domain/account.ts";
import { type Statement } from "../../src/domain/assertion.ts";
import {
  type Audience,
  type AudienceName,
  audienceNamed,
  type GroupName,
  partnersOf,
} from "../../src/domain/audience.ts";
import { type AuditAction, auditActions } from "../../src/domain/audit.ts";
import type { CitedReport } from "../../src/domain/disclosure.ts";
import type { Illustration } from "../../src/domain/illustration.ts";
import type { IncidentId } from "../../src/domain/incident.ts";
import { type Policy, type WrittenPolicy, writtenFrom } from "../../src/domain/policy.ts";
import { type Restriction, unrestricted } from "../../src/domain/restriction.ts";
import { shippedPolicies } from "../../src/domain/shipped-policies.ts";
import type { Restricted } from "../../src/store/store.ts";
import type { Restrictable } from "../../src/workflow/restrict.ts";
import { anyIllustration } from "./illustration.ts";
import { anyPolicy, anyWrittenPolicy } from "./policy.ts";
import { statementIn } from "./statement.ts";
import { hiddenMarkings } from "./twin.ts";
import { type Costume, otherCostume, plainCostume } from "./world-costume.ts";
import { type GroupDeed, hiddenGroupDeed, otherGroups, readersGroup, someOthers } from "./world-groups.ts";
import {
  cleared,
  hiddenSomehow,
  hiddenWords,
  lostWord,
  never,
  numbers,
  type Plan,
  planFor,
  recordOf,
  type ToldDeed,
  withHiddenWord,
} from "./world-plan.ts";

/** Something that happens to a casebook at one instant. */
export type Deed =
  | {
      readonly kind: "revise";
      readonly incident: IncidentId;
      readonly statements: readonly Statement[];
      readonly by: AccountId;
      readonly note: string;
    }
  | { readonly kind: "withdraw"; readonly incident: IncidentId; readonly by: AccountId; readonly reason: string }
  | { readonly kind: "reinstate"; readonly incident: IncidentId }
  | { readonly kind: "illustrate"; readonly incident: IncidentId; readonly illustration: Illustration | null }
  | { readonly kind: "restrict"; readonly thing: Restrictable; readonly restriction: Restriction }
  | { readonly kind: "take-down"; readonly incident: IncidentId; readonly text: string }
  /** Carried as far as so many records, or where one is going on taken back. */
  | { readonly kind: "change-policy"; readonly policy: WrittenPolicy; readonly records: number }
  | { readonly kind: "receive" }
  | { readonly kind: "draft"; readonly incident: IncidentId }
  | { readonly kind: "account" | "search"; readonly name: string }
  | { readonly kind: "note"; readonly action: AuditAction; readonly name: string; readonly erases: boolean }
  | { readonly kind: "import"; readonly name: string; readonly incident: IncidentId }
  | { readonly kind: "release"; readonly name: string; readonly audience: AudienceName }
  | { readonly kind: "own-group"; readonly what: "open" | "close"; readonly name: GroupName }
  | GroupDeed;

/** One world: the reports that are there from the beginning, and what happens at each instant. */
export interface Script {
  readonly reports: readonly CitedReport[];
  /** Those that are hidden come when they are first needed. */
  readonly hidden: CitedReport;
  readonly circled: CitedReport;
  /** Reports and sources that are for groups alone, from the beginning. */
  readonly restricted: readonly { readonly thing: Restricted; readonly groups: readonly GroupName[] }[];
  /** Besides the one that the audience is the partners of, made before anything else is done. */
  readonly groups: readonly GroupName[];
  /** By instant; null: nothing happens. */
  readonly deeds: readonly (Deed | null)[];
  /** By instant: whether the job that lifts embargoes comes to it after the deed. It always does in the end. */
  readonly lifts: readonly boolean[];
}

/** Two worlds that an audience cannot tell apart. */
export interface WorldPair {
  readonly policy: Policy;
  readonly audience: Audience;
  readonly scripts: readonly [Script, Script];
  /** The instant at which the application is opened: what comes later it must follow. */
  readonly openedAt: number;
}

/** The pair of a number, always the same. */
export function worldPair(seed: number): WorldPair {
  const [g] = fc.sample(fc.gen(), { numRuns: 1, seed });
  if (g === undefined) throw new TypeError("nothing was drawn");
  return worldPairFrom(g);
}

/**
 * A pair for the public, for members, for partners or for those of a group. The latter are told what wider circles are told as well, so
 * for them nothing changes that any of these is told.
 */
function worldPairFrom(g: fc.GeneratorValue): WorldPair {
  const name = g(() => fc.constantFrom("public", "public", "member", "partner", partnersOf(readersGroup)));
  const audience = audienceNamed(name);
  const policy = g(() =>
    name === "public"
      ? fc.oneof(fc.constantFrom(...Object.values(shippedPolicies)), anyPolicy)
      : fc.constantFrom(...Object.values(shippedPolicies)),
  );
  const plan = planFor(policy, audience, g);
  const played = [scriptFrom(plan, plainCostume(plan)), scriptFrom(plan, otherCostume(plan))] as const;
  const openedAt = g(fc.nat, played[0].deeds.length);
  const [one, other] = played;
  return { policy, audience, scripts: [withLifts(one, g), withLifts(other, g)], openedAt };
}

/** The script of a world in which the job is late where it likes. */
function withLifts(script: Omit<Script, "lifts">, g: fc.GeneratorValue): Script {
  return { ...script, lifts: script.deeds.map(() => g(fc.boolean)) };
}

/** What has become of records of which the audience is told nothing. */
type HeardOf = Map<IncidentId, "published" | "withdrawn">;

/** How far a world has come with a record. */
interface Progress {
  readonly revision: number;
  readonly withdrawn: boolean;
  readonly pictured: boolean;
  /** For partners of the reader's group. */
  readonly shared: boolean;
}

const nothingYet: Progress = { revision: -1, withdrawn: false, pictured: false, shared: false };

function scriptFrom(plan: Plan, costume: Costume): Omit<Script, "lifts"> {
  const progress = new Map<number, Progress>();
  const heardOf: HeardOf = new Map();
  const deeds: (Deed | null)[] = [];
  for (const told of plan.told) {
    deeds.push(hiddenDeed(plan, costume, progress, heardOf), toldDeed(plan, costume, progress, told));
  }
  deeds.push(hiddenDeed(plan, costume, progress, heardOf), hiddenDeed(plan, costume, progress, heardOf));
  const { hidden, circled, shared } = plan;
  const { reports, circle, groups, sharing } = costume;
  const id = circle.kind === "report" ? circled.report.id : circled.source.id;
  const restricted = [
    { thing: { kind: circle.kind, id } as Restricted, groups: circle.groups },
    ...shared.map((report) => ({ thing: { kind: "report", id: report } as const, groups: sharing() })),
  ];
  return { reports, hidden, circled, restricted, groups, deeds };
}

function toldDeed(plan: Plan, costume: Costume, progress: Map<number, Progress>, told: ToldDeed): Deed {
  if (told.kind === "release") return { kind: "release", name: "2026.1", audience: plan.audience.name };
  if (told.kind === "own-group") return { ...told, name: readersGroup };
  const { incident } = recordOf(plan, told.record);
  const before = progress.get(told.record) ?? nothingYet;
  switch (told.kind) {
    case "revise":
      progress.set(told.record, { ...before, revision: told.revision });
      return revise(plan, costume, told.record, told.revision);
    case "withdraw":
      progress.set(told.record, { ...before, withdrawn: true });
      return { kind: "withdraw", incident, by: costume.by, reason: "It was another." };
    case "reinstate":
      progress.set(told.record, { ...before, withdrawn: false });
      return { kind: "reinstate", incident };
    case "share":
      progress.set(told.record, { ...before, shared: true });
      return shareWith(incident, costume.sharing());
    case "take-down":
      return { kind: "take-down", incident, text: told.text === lostWord ? costume.lost : told.text };
    case "illustrate":
      progress.set(told.record, { ...before, pictured: true });
      return { kind: "illustrate", incident, illustration: { ...told.illustration, by: costume.by } };
  }
}

/** What a revision of a record says in this world: what is seen of it alike, and some of what is not. */
function revise({ g, records }: Plan, costume: Costume, record: number, revision: number): Deed {
  const { incident, seen, unseen } = recordOf({ records }, record);
  const alive = seen.filter(({ from, until }) => from <= revision && revision < until);
  const told = alive.flatMap(({ statement }) => costume.disguise(statement));
  const some = g(fc.shuffledSubarray<Statement>, [...unseen]);
  const dressed = [...told, ...some].map(costume.dress);
  const statements = costume.shuffles
    ? g(fc.shuffledSubarray<Statement>, dressed, { minLength: dressed.length })
    : dressed;
  return { kind: "revise", incident, statements, by: costume.by, note: `${hiddenWords[g(fc.nat, 2)] ?? ""} noted` };
}

/** Something of which the audience is not told, or nothing. */
function hiddenDeed(plan: Plan, costume: Costume, progress: Map<number, Progress>, heardOf: HeardOf): Deed | null {
  const { g, unheardOf, records } = plan;
  const [word] = hiddenWords;
  const record = g(fc.nat, records.length - 1);
  const { revision, withdrawn, pictured, shared } = progress.get(record) ?? nothingYet;
  const [other = numbers[0]] = g(fc.shuffledSubarray<IncidentId>, [...unheardOf], { minLength: 1 });
  const incident = other ?? recordOf(plan, record).incident;
  switch (g(fc.nat, 22)) {
    case 0:
    case 1:
    case 2:
      return withdrawn || revision < 0 ? null : revise(plan, costume, record, revision);
    case 3:
    case 4: {
      const statements = hiddenStatements(plan).map(costume.dress);
      if (statements.length === 0 || heardOf.get(incident) === "withdrawn") return null;
      heardOf.set(incident, "published");
      return { kind: "revise", incident, statements, by: costume.by, note: word };
    }
    case 5:
      if (heardOf.get(incident) !== "published") return null;
      heardOf.set(incident, "withdrawn");
      return { kind: "withdraw", incident, by: costume.by, reason: word };
    case 6:
      if (withdrawn || pictured || revision < 0) return null;
      return { kind: "illustrate", incident: recordOf(plan, record).incident, illustration: hiddenPicture(plan) };
    case 7: {
      if (revision < 0 || withdrawn) return null;
      // A record that is told is restricted in a way that narrows nothing.
      const thing = { kind: "record", id: recordOf(plan, record).incident } as const;
      const marking = g(() => fc.constantFrom(null, "TLP:CLEAR" as const));
      const groups = shared ? costume.sharing() : null;
      return { kind: "restrict", thing, restriction: { ...unrestricted, marking, groups } };
    }
    case 8:
      if (heardOf.get(incident) === undefined) return null;
      return { kind: "restrict", thing: { kind: "record", id: incident }, restriction: someRestriction(g) };
    case 9:
      return revision < 0 ? null : { kind: "take-down", incident: recordOf(plan, record).incident, text: word };
    case 10:
      if (heardOf.get(incident) === undefined) return null;
      return { kind: "take-down", incident, text: word };
    case 11:
    case 12:
      return { kind: "change-policy", policy: hiddenPolicy(plan), records: g(fc.nat, 3) };
    case 13:
    case 14:
    case 15:
      return hiddenGroupDeed(g, word);
    case 16:
      return restrictPapers(plan, costume);
    default:
      return besidesRecords(plan, incident);
  }
}

/** Something that is done to no record that is told of. */
function besidesRecords({ g }: Plan, incident: IncidentId): Deed | null {
  const [name] = hiddenWords;
  switch (g(fc.nat, 6)) {
    case 0:
      return { kind: "draft", incident };
    case 1:
      return { kind: g(fc.boolean) ? "account" : "search", name };
    case 2:
      return { kind: "import", name, incident };
    case 3:
      if (g(fc.boolean)) return { kind: "release", name: `desk-${name}`, audience: "desk" };
      return { kind: "release", name: `circle-${name}`, audience: partnersOf(otherGroups[0]) };
    case 4:
      return { kind: "receive" };
    case 5:
      return { kind: "note", name, ...g(() => notes) };
    default:
      return null;
  }
}

/** A report or a source that is for other groups is for others of them, and one that is for the reader's may be for others besides. */
function restrictPapers({ g, shared, circled }: Plan, costume: Costume): Deed {
  const [id] = shared;
  if (id !== undefined && g(fc.boolean)) {
    return {
      kind: "restrict",
      thing: { kind: "report", id },
      restriction: { ...unrestricted, groups: costume.sharing() },
    };
  }
  const thing =
    costume.circle.kind === "report"
      ? ({ kind: "report", id: circled.report.id } as const)
      : ({ kind: "source", id: circled.source.id } as const);
  return { kind: "restrict", thing, restriction: { ...unrestricted, groups: someOthers(g) } };
}

function shareWith(id: IncidentId, groups: readonly GroupName[]): Deed {
  return { kind: "restrict", thing: { kind: "record", id }, restriction: { ...unrestricted, groups } };
}

function hiddenPicture({ g, audience }: Plan): Illustration {
  const [alt] = hiddenWords;
  return { ...g(() => anyIllustration), alt, marking: g(() => fc.constantFrom(...hiddenMarkings(audience))) };
}

/** A policy that tells only narrower circles otherwise; it never comes into force, since how each is told anybody may read. */
function hiddenPolicy({ g, policy, audience }: Plan): WrittenPolicy {
  const { audiences: told } = writtenFrom(policy);
  const { audiences: others } = g(() => anyWrittenPolicy);
  const { partner } = others;
  const member = audience.name === "public" ? others.member : told.member;
  const [name] = hiddenWords;
  return { name, audiences: { ...told, member, partner: audience.tier === "partner" ? told.partner : partner } };
}

/** Whatever is noted, and whether the details of what was noted before are erased then. */
const notes = fc.record({
  action: fc.constantFrom(...(Object.keys(auditActions) as AuditAction[])),
  erases: fc.boolean(),
});

/** A whole record that is wholly withheld. */
function hiddenStatements({ g, audience, reports, hidden, circled }: Plan): readonly Statement[] {
  const markings = hiddenMarkings(audience);
  const drawn = g(() =>
    fc.array(fc.tuple(statementIn([...reports, hidden]), fc.nat(9)), { minLength: 1, maxLength: 5 }),
  );
  const marked = drawn.map(([statement, dice]) => hiddenSomehow(withHiddenWord(statement, dice), dice, markings));
  const circling = g(() => fc.array(statementIn([circled]), { maxLength: 1 }));
  return [...marked, ...circling.map((statement) => cleared(statement))];
}

/** One that narrows something, now and for ever. */
function someRestriction(g: fc.GeneratorValue): Restriction {
  const groups = someOthers(g);
  const ways: readonly Restriction[] = [
    { marking: "TLP:RED", groups: null, embargo: null },
    { marking: null, groups: null, embargo: never },
    { marking: null, groups, embargo: null },
    { marking: "TLP:AMBER", groups, embargo: never },
  ];
  return g(() => fc.constantFrom(...ways));
}
