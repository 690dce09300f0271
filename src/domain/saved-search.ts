/** Saved searches: questions that people keep with their account under a name of their own. */
import type { AccountId } from "./account.ts";
import type { Instant } from "./report.ts";

/** One search that an account keeps. */
export interface SavedSearch {
  readonly account: AccountId;
  /** One of its kind in the account, to the letter. */
  readonly name: string;
  /** What is asked, as the part of an address behind the question mark; empty: everything. */
  readonly query: string;
  readonly saved: Instant;
}

/** How many searches an account keeps at most. */
export const mostSavedSearches = 50;

/** In characters. */
export const longestSearchName = 100;
