/**
 * Pairs of worlds: two histories of a casebook that differ only in what one audience is not told of. What is told happens in both at
 * the same instants; in between, each world does what it likes out of that audience's sight.
 */
import fc from "fast-check";
import { type AccountId } from "../../src/domain/account.ts";
import { type Statement } from "../../src/domain/assertion.ts";
import { type Audience, type AudienceName, audienceNamed } from "../../src/domain/audience.ts";
import { type AuditAction, auditActions } from "../../src/domain/audit.ts";
import type { CitedReport } from "../../src/domain/disclosure.ts";
import type { Illustration } from "../../src/domain/illustration.ts";
import type { IncidentId } from "../../src/domain/incident.ts";
import { type Policy, type WrittenPolicy, writtenFrom } from "../../src/domain/policy.ts";
import { type Restriction, unrestricted } from "../../src/domain/restriction.ts";
import { shippedPolicies } from "../../src/domain/shipped-policies.ts";
import type { Restrictable } from "../../src/workflow/restrict.ts";
import { anyIllustration } from "./illustration.ts";
import { anyPolicy, anyWrittenPolicy } from "./policy.ts";
import { statementIn } from "./statement.ts";
import { hiddenMarkings } from "./twin.ts";
import { type Costume, otherCostume, plainCostume } from "./world-costume.ts";
import {
  hiddenSomehow,
  hiddenWords,
  lostWord,
  never,
  nobodysGroup,
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
  | { readonly kind: "release"; readonly name: string; readonly audience: AudienceName };

/** One world: the reports that are there from the beginning, and what happens at each instant. */
export interface Script {
  readonly reports: readonly CitedReport[];
  /** Comes when it is first needed. */
  readonly hidden: CitedReport;
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
 * A pair for the public, for members or for partners. The latter are told what wider circles are told as well, so for them nothing
 * changes that any of these is told.
 */
function worldPairFrom(g: fc.GeneratorValue): WorldPair {
  const name = g(() => fc.constantFrom("public", "public", "member", "partner"));
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
}

function scriptFrom(plan: Plan, costume: Costume): Omit<Script, "lifts"> {
  const progress = new Map<number, Progress>();
  const heardOf: HeardOf = new Map();
  const deeds: (Deed | null)[] = [];
  for (const told of plan.told) {
    deeds.push(hiddenDeed(plan, costume, progress, heardOf), toldDeed(plan, costume, progress, told));
  }
  deeds.push(hiddenDeed(plan, costume, progress, heardOf), hiddenDeed(plan, costume, progress, heardOf));
  return { reports: costume.reports, hidden: plan.hidden, deeds };
}

function toldDeed(plan: Plan, costume: Costume, progress: Map<number, Progress>, told: ToldDeed): Deed {
  if (told.kind === "release") return { kind: "release", name: "2026.1", audience: plan.audience.name };
  const { incident } = recordOf(plan, told.record);
  const before = progress.get(told.record) ?? { revision: -1, withdrawn: false, pictured: false };
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
  const { revision = -1, withdrawn = false, pictured = false } = progress.get(record) ?? {};
  const [other = numbers[0]] = g(fc.shuffledSubarray<IncidentId>, [...unheardOf], { minLength: 1 });
  const incident = other ?? recordOf(plan, record).incident;
  switch (g(fc.nat, 18)) {
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
    case 7:
      return { kind: "draft", incident };
    case 8:
      return { kind: g(fc.boolean) ? "account" : "search", name: word };
    case 9:
      return { kind: "import", name: word, incident };
    case 10:
      return { kind: "release", name: `desk-${word}`, audience: "desk" };
    case 11:
      return { kind: "receive" };
    case 12: {
      if (revision < 0 || withdrawn) return null;
      // A record that is told is restricted in a way that narrows nothing.
      const thing = { kind: "record", id: recordOf(plan, record).incident } as const;
      const marking = g(() => fc.constantFrom(null, "TLP:CLEAR" as const));
      return { kind: "restrict", thing, restriction: { ...unrestricted, marking } };
    }
    case 13:
      if (heardOf.get(incident) === undefined) return null;
      return { kind: "restrict", thing: { kind: "record", id: incident }, restriction: g(() => someRestriction) };
    case 14:
      return revision < 0 ? null : { kind: "take-down", incident: recordOf(plan, record).incident, text: word };
    case 15:
      if (heardOf.get(incident) === undefined) return null;
      return { kind: "take-down", incident, text: word };
    case 16:
    case 17:
      return { kind: "change-policy", policy: hiddenPolicy(plan), records: g(fc.nat, 3) };
    default:
      return g(fc.boolean) ? { kind: "note", name: word, ...g(() => notes) } : null;
  }
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
  return { name, audiences: { ...told, member, partner: audience.name === "partner" ? told.partner : partner } };
}

/** Whatever is noted, and whether the details of what was noted before are erased then. */
const notes = fc.record({
  action: fc.constantFrom(...(Object.keys(auditActions) as AuditAction[])),
  erases: fc.boolean(),
});

/** A whole record that is wholly withheld. */
function hiddenStatements({ g, audience, reports, hidden }: Plan): readonly Statement[] {
  const markings = hiddenMarkings(audience);
  const drawn = g(() =>
    fc.array(fc.tuple(statementIn([...reports, hidden]), fc.nat(9)), { minLength: 1, maxLength: 5 }),
  );
  return drawn.map(([statement, dice]) => hiddenSomehow(withHiddenWord(statement, dice), dice, markings));
}

/** One that narrows something, now and for ever. */
const someRestriction: fc.Arbitrary<Restriction> = fc.constantFrom(
  { marking: "TLP:RED", groups: null, embargo: null },
  { marking: null, groups: null, embargo: never },
  { marking: null, groups: [nobodysGroup], embargo: null },
  { marking: "TLP:AMBER", groups: [nobodysGroup], embargo: never },
);
