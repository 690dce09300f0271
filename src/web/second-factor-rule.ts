/** Who must have proven a second factor before what their role may read and do opens to them. It fails to what the public is told. */
import { mayDo } from "../domain/access.ts";
import type { Account } from "../domain/account.ts";
import { hasSecondFactor, isSaidToProveMore } from "../domain/factor.ts";
import type { Visit } from "./visit.ts";

/** `desk`: everybody who works at the desk. */
export type SecondFactorRule = "optional" | "desk";

/**
 * A visit as it counts under the rule; `about` is what is known of its session. Who has set up a second factor has proven it: without it
 * nobody gets a session of that account. What comes by a key is not looked at here (`keyWaits`).
 */
export function underRule(rule: SecondFactorRule, visit: Visit, about: Readonly<Record<string, string>>): Visit {
  const { account, came } = visit;
  if (rule === "optional" || account === null || came === "key" || !mayDo(account.role, "curate")) return visit;
  if (hasSecondFactor(account) || about["factors"] === "many") return visit;
  return { ...visit, audience: "public", owesFactor: true };
}

/**
 * Whether keys of an account are refused under the rule until its holder has set up a second factor, whenever they were made: one that was made
 * with a password alone would open to its thief what the rule keeps from them.
 */
export function keyWaits(rule: SecondFactorRule, account: Account): boolean {
  return rule === "desk" && mayDo(account.role, "curate") && !isSaidToProveMore(account);
}
