/** Decisions: one person's word on one assertion of a draft. */
import type { AccountId } from "./account.ts";
import type { Assertion, AssertionId } from "./assertion.ts";
import type { Instant } from "./report.ts";

interface Decided {
  readonly by: AccountId;
  readonly at: Instant;
}

/** One person's word on one assertion. Amending, rejecting and retiring need a reason. */
export type Decision = Decided &
  (
    | { readonly kind: "accept"; readonly target: AssertionId; readonly reason: string | null }
    | { readonly kind: "amend"; readonly target: AssertionId; readonly assertion: Assertion; readonly reason: string }
    | { readonly kind: "reject"; readonly target: AssertionId; readonly reason: string }
    | { readonly kind: "add"; readonly assertion: Assertion; readonly reason: string | null }
    | { readonly kind: "retire"; readonly target: AssertionId; readonly reason: string }
  );
