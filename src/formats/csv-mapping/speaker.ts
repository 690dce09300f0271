/** Whose word a rule's sayings are, and in which stance, where the mapping does not say. */
import type { Stance } from "../../domain/assertion.ts";
import type { Asserter } from "../../domain/asserter.ts";
import type { SayingRule } from "./mapping-file.ts";
import { publisherOf } from "../tables/notes.ts";

/** The stance that goes with the field and the speaker. That nobody is known to have done it is suspected and claimed of nobody. */
export function stanceOf({ field, stance, asserter }: SayingRule, nobody = false): Stance {
  if (stance !== undefined) return stance;
  if (asserter?.role === "coder") return "inferred";
  if (nobody) return "reported";
  if (field === "responsibility.claimed") return "claimed";
  return field === "responsibility.suspected" ? "suspected" : "reported";
}

/**
 * The speaker: the publisher, or whom the rule names, by the name that the rule states or that stands in the column which it takes the
 * name from (`named`, null: nothing there). A claim is its claimant's own word, except that nobody claimed it.
 */
export function asserterOf(
  { field, asserter }: SayingRule,
  { publisher, claimant, named }: { publisher: string; claimant: string | null; named: string | null },
): Asserter {
  if (asserter !== undefined) return { role: asserter.role, name: named ?? asserter.name ?? null };
  if (field === "responsibility.claimed" && claimant !== null) return { role: "attacker", name: claimant };
  return publisherOf(publisher);
}
