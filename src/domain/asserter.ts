/** Asserters: whose word an assertion is, by the part that they play in the matter. */

/** The roles of speakers with the words that pages use for them. */
export const asserterRoles = {
  attacker: "the claimant",
  victim: "the victim",
  agency: "an agency",
  government: "a government",
  court: "a court or prosecutor",
  vendor: "a security vendor",
  "third-party": "a third party",
  "anonymous-source": "an unnamed source",
  journalist: "a journalist",
  accused: "the accused",
  coder: "the coder, from the quoted words",
} as const;

/** One role of a speaker. `coder` stands for what the desk infers from the quoted words without anybody saying it. */
export type AsserterRole = keyof typeof asserterRoles;

/** Whose word it is. */
export interface Asserter {
  readonly role: AsserterRole;
  /** As written in the report; null where the report gives no name. */
  readonly name: string | null;
}

/** Roles with an interest in having done it, or in not having done it: their word alone never attributes. */
export const interestedRoles: readonly AsserterRole[] = ["attacker", "accused"];
