/** The three policies that ship with Casebook. An operator's own policy is a JSON file of the same shape. */
import { type Policy, policyFrom, type WrittenPolicy } from "./policy.ts";

/**
 * The default: the public reads what happened and where, dates to their month, and how many motives, techniques and attributed
 * actors there are; everything else, quotes included, is for members.
 */
export const reference: WrittenPolicy = {
  name: "reference",
  audiences: {
    public: {
      evidence: "sources",
      otherwise: "withhold",
      fields: {
        "victim.name": "show",
        "victim.role": "show",
        "victim.country": "show",
        summary: "show",
        description: "show",
        "date.began": "coarsen",
        "date.discovered": "coarsen",
        "date.disclosed": "coarsen",
        motive: "count",
        technique: "count",
        "responsibility.attributed": "count",
      },
    },
    member: { evidence: "quotes", otherwise: "show" },
    partner: { evidence: "quotes", otherwise: "show" },
  },
};

/** Everything that is cleared is shown to everybody. */
export const open: WrittenPolicy = {
  name: "open",
  audiences: {
    public: { evidence: "quotes", otherwise: "show" },
    member: { evidence: "quotes", otherwise: "show" },
    partner: { evidence: "quotes", otherwise: "show" },
  },
};

/** What the public is not shown it is not told the number of either. */
export const strict: WrittenPolicy = {
  name: "strict",
  audiences: {
    public: {
      evidence: "sources",
      otherwise: "withhold",
      fields: {
        "victim.name": "show",
        "victim.role": "show",
        "victim.country": "show",
        summary: "show",
        description: "show",
        "date.began": "coarsen",
      },
    },
    member: { evidence: "quotes", otherwise: "show" },
    partner: { evidence: "quotes", otherwise: "show" },
  },
};

/** The shipped policies by name, as they are written down. */
export const shippedWritten: Readonly<Record<string, WrittenPolicy>> = { reference, open, strict };

/** The shipped policies by name. */
export const shippedPolicies: Readonly<Record<string, Policy>> = {
  reference: policyFrom(reference),
  open: policyFrom(open),
  strict: policyFrom(strict),
};
