/** The book of policies in memory. */
import { Refusal } from "../../domain/refusal.ts";
import type { Prompt } from "../shelves.ts";
import type { PolicyBook } from "../store.ts";
import { pageOf } from "./listing.ts";
import type { Tables } from "./tables.ts";

/** The book over one view of the tables. */
export function policyBook({ policies, policyStanding }: Tables): Prompt<PolicyBook> {
  const newestFirst = () => policies.rows().toSorted((a, b) => b.number - a.number);
  return {
    findPolicy: (number) => policies.find(String(number)),
    listPolicies: (page) => pageOf(newestFirst(), page),
    appendPolicy: (version) => {
      const { number } = version;
      if (number !== (newestFirst()[0]?.number ?? 0) + 1) throw new Refusal("revision-stale", { policy: number });
      policies.put(String(number), version);
    },
    findStanding: () => policyStanding.find("one"),
    saveStanding: (standing) => {
      policyStanding.put("one", standing);
    },
  };
}
