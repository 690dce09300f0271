/** Drafts: what is proposed for a record and what the desk has decided of it so far. Nothing in a draft is ever published unseen. */
import type { AccountId } from "./account.ts";
import type { Assertion, AssertionId } from "./assertion.ts";
import type { Decision } from "./decision.ts";
import type { Finding } from "./finding.ts";
import type { IncidentId } from "./incident.ts";
import type { Marking } from "./marking.ts";
import type { Instant, ReportId } from "./report.ts";

declare const draftBrand: unique symbol;

/** A random name. */
export type DraftId = string & { readonly [draftBrand]: true };

/** Something that a machine or an import proposes. */
export interface Proposal {
  readonly assertion: Assertion;
  /** `candidate`: one of several to choose from, best first; `proposed`: offered for acceptance as it stands. */
  readonly standing: "proposed" | "candidate";
}

/** A review of all proposals at once, by a stated rule: how an import that is trusted comes to be accepted, on record like every review. */
export interface BulkReview {
  /** What was decided and why, such as `import veris/1 from VCDB, accepted in bulk`. */
  readonly rule: string;
  readonly by: AccountId;
  readonly at: Instant;
}

/** Work on one record: a new one, or a further revision of one. */
export interface Draft {
  readonly id: DraftId;
  readonly incident: IncidentId;
  /** The revision that the draft starts from; 0: the record is new. */
  readonly base: number;
  /** The reports that it is drafted from, in the order in which they came in. */
  readonly reports: readonly ReportId[];
  readonly proposals: readonly Proposal[];
  /** What was decided, the latest word on each assertion; in the order in which it was first decided. */
  readonly decisions: readonly Decision[];
  /** What the extractor had to say besides proposals. */
  readonly findings: readonly Finding[];
  /** Marking for what is accepted and not marked otherwise; null: not yet cleared. */
  readonly marking: Marking | null;
  readonly state: "open" | "published" | "abandoned";
  /** Grows by one with every change; who changes a draft names the edition that they saw. */
  readonly edition: number;
  readonly opened: Instant;
  readonly sample: boolean;
  /** Every proposal that stands as proposed and that nobody decided otherwise is accepted by it; absent: each needs a decision of its own. */
  readonly bulk?: BulkReview;
}

/** How far the review of a draft has come. */
export interface Progress {
  readonly proposed: number;
  readonly undecided: number;
  readonly accepted: number;
  readonly rejected: number;
}

/** Candidates need no decision: those that nobody chose fall away. */
export function progressOf({ proposals, decisions, bulk }: Draft): Progress {
  const decided = new Map(decisions.map((decision) => [targetOf(decision), decision.kind]));
  const asked = proposals.filter(({ standing }) => standing === "proposed");
  const kinds = decisions.map(({ kind }) => kind);
  const open = asked.filter(({ assertion }) => !decided.has(assertion.id)).length;
  return {
    proposed: asked.length,
    undecided: bulk === undefined ? open : 0,
    accepted:
      kinds.filter((kind) => kind === "accept" || kind === "amend" || kind === "add").length +
      (bulk === undefined ? 0 : open),
    rejected: kinds.filter((kind) => kind === "reject" || kind === "retire").length,
  };
}

/** The assertion that a decision is about; for an added one, the added assertion itself. */
export function targetOf(decision: Decision): AssertionId {
  return decision.kind === "add" ? decision.assertion.id : decision.target;
}
