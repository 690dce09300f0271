/** Every parser of the house. */
import { dataTargets } from "./data.ts";
import { documentTargets } from "./documents.ts";
import { requestTarget } from "./requests.ts";
import type { FuzzTarget } from "./target.ts";
import { textTargets } from "./texts.ts";

/** Each once. */
export const targets: readonly FuzzTarget[] = [...textTargets, ...documentTargets, ...dataTargets, requestTarget];

/** How many of so many cases each gets, at least one. */
export function sharesOf(cases: number): ReadonlyMap<string, number> {
  const whole = targets.reduce((sum, { share }) => sum + share, 0);
  return new Map(targets.map(({ name, share }) => [name, Math.max(1, Math.ceil((cases * share) / whole))]));
}
