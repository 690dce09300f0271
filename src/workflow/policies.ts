/** Policies: which one a record is told under. While a policy is being changed that differs from record to record; nobody else decides it. */
import type { IncidentId } from "../domain/incident.ts";
import { type Policy, policyFrom } from "../domain/policy.ts";
import { versionFor } from "../domain/policy-book.ts";
import type { PolicyBook } from "../store/store.ts";

/** Where use cases ask for the policy. They hand over the shelves that they read from, so that it is the policy of that very state. */
export interface Policies {
  /** The one that is in force; while it is being changed, still the former. */
  inForce(shelves: Pick<PolicyBook, "findStanding" | "findPolicy">): Promise<Policy>;
  /** The one that a record is told under. */
  of(shelves: Pick<PolicyBook, "findStanding" | "findPolicy">, incident: IncidentId): Promise<Policy>;
}

/**
 * The policies that the store keeps. A store in which none is in force yet is told under the `first` one. Versions are remembered by
 * their numbers: ask for none within the transaction that adds it.
 */
export function keptPolicies(first: Policy): Policies {
  const known = new Map<number, Policy>();
  const versionOf = async (shelves: Pick<PolicyBook, "findPolicy">, number: number): Promise<Policy> => {
    const remembered = known.get(number);
    if (remembered !== undefined) return remembered;
    const kept = await shelves.findPolicy(number);
    if (kept === null) throw new TypeError(`the store keeps no policy ${number}, although it names it`);
    const policy = policyFrom(kept.written);
    known.set(number, policy);
    return policy;
  };
  return {
    inForce: async (shelves) => {
      const standing = await shelves.findStanding();
      return standing === null ? first : versionOf(shelves, standing.inForce);
    },
    of: async (shelves, incident) => {
      const standing = await shelves.findStanding();
      return standing === null ? first : versionOf(shelves, versionFor(standing, incident));
    },
  };
}

/** One policy for everything, whatever a store keeps. */
export function onePolicy(policy: Policy): Policies {
  return { inForce: () => Promise.resolve(policy), of: () => Promise.resolve(policy) };
}
