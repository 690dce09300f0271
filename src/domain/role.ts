/** Roles: what somebody is to the casebook. What each may do stands in `access.ts`. */

/** Roles, from the least to the most powerful, with what they are for. */
export const roles = {
  member: "reads what members are told",
  partner: "reads what partners are told",
  curator: "works at the desk: receives, drafts, reviews, publishes",
  editor: "as curator, and withdraws records",
  administrator: "as editor, and manages accounts",
} as const;

/** One role. */
export type Role = keyof typeof roles;
