/** Imports: how a run went, and which record of a source became which incident. */
import type { AccountId } from "./account.ts";
import type { Digest } from "./digest.ts";
import type { DraftId } from "./draft.ts";
import type { Finding, FindingCode } from "./finding.ts";
import type { IncidentId } from "./incident.ts";
import type { Marking } from "./marking.ts";
import type { Instant, ReportId } from "./report.ts";

declare const importBrand: unique symbol;

/** A random name. */
export type ImportId = string & { readonly [importBrand]: true };

/** What became of the records of a run. Every record that was found is counted in exactly one of these. */
export interface ImportCounts {
  /** New records. */
  readonly created: number;
  /** Records that are here and say something else now. */
  readonly revised: number;
  /** Records that are here and say the same. */
  readonly unchanged: number;
  /** Records, rows or files that could not be read, and records that say nothing the codebook holds. */
  readonly refused: number;
}

/** No record yet. */
export const noCounts: ImportCounts = { created: 0, revised: 0, unchanged: 0, refused: 0 };

/** Findings of one kind at places that differ only in numbers, with the first of them as an example. */
export interface FindingTally {
  readonly code: FindingCode;
  /** The place with `#` for each number in it: `/attributions/#/cells/attribution_date`. */
  readonly at: string;
  readonly count: number;
  readonly example: {
    /** Which record, as people know it. */
    readonly record: string;
    readonly at: string;
    readonly saw?: string;
  };
}

/** One run of the importer. */
export interface ImportRun {
  readonly id: ImportId;
  readonly format: string;
  readonly version: string;
  readonly publisher: string;
  /** Names of the files, in the order in which they were read; at most a hundred are kept. */
  readonly files: readonly string[];
  /** How many files there were. */
  readonly fileCount: number;
  /** True: accepted in bulk and published; false: the records wait as drafts. */
  readonly accepted: boolean;
  readonly marking: Marking | null;
  readonly by: AccountId;
  readonly started: Instant;
  /** Null: still running, or cut off; a run of the same files goes on where it stopped. */
  readonly finished: Instant | null;
  /** Why it stopped before its end, as a sentence; absent where it did not, or where it was killed. */
  readonly problem?: string;
  readonly counts: ImportCounts;
  /** Most frequent first. */
  readonly tallies: readonly FindingTally[];
}

/** A record of a source that is here. */
export interface Imported {
  /** Format and publisher, such as `veris/vcdb`: within it keys are unique. */
  readonly source: string;
  readonly key: string;
  readonly incident: IncidentId;
  readonly report: ReportId;
  /** The draft in which it was last proposed. */
  readonly draft: DraftId;
  /** Of everything that it said, whatever its bytes. */
  readonly said: Digest;
  readonly run: ImportId;
}

/** The kind of a finding: its code, and its place without what counts through lists and rows. */
export function tallyKeyOf({ at, code }: Finding): string {
  return `${code} ${placePattern(at)}`;
}

/** `/rows/12/a` and `row 13` with `#` for their numbers. Numbers within a name stay. */
export function placePattern(at: string): string {
  return at.replace(/(^|[/ ])\d+(?=$|[/ ])/g, "$1#");
}
