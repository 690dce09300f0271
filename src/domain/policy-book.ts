/** The policies of a casebook over time: every version as it was written, which one is in force, and how far a change has come. */
import type { AccountId } from "./account.ts";
import type { GroupName } from "./audience.ts";
import type { Digest } from "./digest.ts";
import type { IncidentId } from "./incident.ts";
import type { WrittenPolicy } from "./policy.ts";
import type { Instant } from "./report.ts";

/** Where a version came from, with the words for it. */
export const policyOrigins = {
  setting: "the setting CASEBOOK_POLICY",
  shipped: "a policy that ships with Casebook",
  file: "a policy file",
  table: "the table on the policy page",
  earlier: "an earlier version",
} as const;

/** One of them. */
export type PolicyOrigin = keyof typeof policyOrigins;

/** One version of the policy. It is never changed and never removed. */
export interface PolicyVersion {
  /** Counted from 1, without gaps. */
  readonly number: number;
  readonly written: WrittenPolicy;
  readonly origin: PolicyOrigin;
  readonly by: AccountId;
  readonly at: Instant;
  /** Why; may be empty. */
  readonly note: string;
}

/** A change that is being carried out: records are disclosed anew one after the other, in order of their numbers. */
export interface Redisclosure {
  /** The version that comes into force; the one in force itself where only the rules of disclosure have changed. */
  readonly version: number;
  /** The rules under which is told anew (`disclosureRules`). */
  readonly rules: string;
  /** Only the partners of these sharing groups are told; absent: everybody for whom something changes. */
  readonly groups?: readonly GroupName[];
  /** Records up to this one are told under the version that comes, all others under the one in force; null: none yet. */
  readonly cursor: IncidentId | null;
  /** True: the change was stopped, and those records are told again as they were. */
  readonly back: boolean;
  /** How many were looked at. While it goes back: how many are told under the coming version still. */
  readonly done: number;
  /** Of how many. */
  readonly all: number;
  readonly started: Instant;
  /** When and from where it was taken up last, so that its pace can be told. */
  readonly resumed: { readonly at: Instant; readonly done: number };
}

/** Which policy is in force, and what is going on. */
export interface PolicyStanding {
  /** The number of the version in force. */
  readonly inForce: number;
  /** The one that was in force before it; null: there was none. */
  readonly former: number | null;
  /** The rules of disclosure that all is told under; what a change has reached already is told under those of the change. */
  readonly rules: string;
  /** Null: nothing is being changed. */
  readonly change: Redisclosure | null;
  /** Digest of the policy that was taken from the setting last; null: none ever was. */
  readonly setting: Digest | null;
}

/** The number of the version that a record is told under. */
export function versionFor({ inForce, change }: PolicyStanding, incident: IncidentId): number {
  const cursor = change?.cursor ?? null;
  return change !== null && cursor !== null && incident <= cursor ? change.version : inForce;
}
