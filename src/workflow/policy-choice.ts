/** Which policy somebody means: one that ships, an earlier version by its number, or one that is written down. */
import { finding } from "../domain/finding.ts";
import { parsePolicy, type WrittenPolicy } from "../domain/policy.ts";
import type { PolicyOrigin } from "../domain/policy-book.ts";
import { Refusal } from "../domain/refusal.ts";
import { shippedWritten } from "../domain/shipped-policies.ts";
import type { PolicyBook } from "../store/store.ts";
import { getVersion } from "./policy.ts";

/** A policy to look at or to put in force. */
export interface ChosenPolicy {
  readonly written: WrittenPolicy;
  readonly origin: PolicyOrigin;
}

/** The policy of a name or of a version's number; null where the text is neither. Refuses numbers that there are none of (`policy-not-found`). */
export async function policyNamed(shelves: Pick<PolicyBook, "findPolicy">, text: string): Promise<ChosenPolicy | null> {
  const shipped = Object.hasOwn(shippedWritten, text) ? shippedWritten[text] : undefined;
  if (shipped !== undefined) return { written: shipped, origin: "shipped" };
  if (!/^[1-9]\d{0,8}$/.test(text)) return null;
  return { written: (await getVersion(shelves, Number(text))).written, origin: "earlier" };
}

/** The policy of a file's text. Refuses (`input-invalid`) what is no JSON or no policy, with everything that is wrong with it. */
export function policyWritten(json: string): WrittenPolicy {
  let written: unknown;
  try {
    written = JSON.parse(json);
  } catch (error) {
    const problem = error instanceof Error ? error.message : "";
    throw new Refusal("input-invalid", {}, [finding("policy", "json-malformed", problem)]);
  }
  const parsed = parsePolicy(written);
  if ("findings" in parsed) throw new Refusal("input-invalid", {}, parsed.findings);
  return parsed.written;
}
