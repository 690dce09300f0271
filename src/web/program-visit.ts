/** Visits of programs: what a request itself brings to say who asks, a key or a name with its password. */
import type { House } from "../workflow/house.ts";
import { basicVisits } from "./basic-visit.ts";
import { keyVisits } from "./key-visit.ts";
import { type SecondFactorRule, underRule } from "./second-factor-rule.ts";
import type { ProgramVisits } from "./visit.ts";

/** Who asks by a key, else by name and password; null where a request brings neither. */
export function programVisits(
  house: Pick<House, "store" | "clock" | "random">,
  rule: SecondFactorRule = "optional",
): ProgramVisits {
  const [byKey, byPassword] = [keyVisits(house, rule), basicVisits(house)];
  return async (request, reply) => {
    const keyed = await byKey(request, reply);
    const named = keyed ?? (await byPassword(request, reply));
    return named === null ? null : underRule(rule, named, {});
  };
}
