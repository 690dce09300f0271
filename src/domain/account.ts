/** Accounts: the people who may sign in, and what their role lets them do. */
import type { AudienceName } from "./audience.ts";
import type { Instant } from "./report.ts";

declare const accountBrand: unique symbol;

/** A random name that says nothing about the person. */
export type AccountId = string & { readonly [accountBrand]: true };

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

/** One person's account. */
export interface Account {
  readonly id: AccountId;
  /** What the person signs in with, compared without regard to case. */
  readonly name: string;
  readonly role: Role;
  /** Encoded argon2id hash; null until the person has set a password. */
  readonly password: string | null;
  readonly created: Instant;
}

/** Things that only some roles may do. */
export const operations = {
  curate: ["curator", "editor", "administrator"],
  withdraw: ["editor", "administrator"],
  administer: ["administrator"],
} as const satisfies Record<string, readonly Role[]>;

/** One such thing. */
export type Operation = keyof typeof operations;

/** Whether a role may do it. */
export function mayDo(role: Role, operation: Operation): boolean {
  const allowed: readonly Role[] = operations[operation];
  return allowed.includes(role);
}

/** Which tier of readers a role belongs to. A role that this house does not know is told what the public is told. */
export function audienceOf(role: Role): AudienceName {
  if (role === "member" || role === "partner") return role;
  return mayDo(role, "curate") ? "desk" : "public";
}

/** The one who acts where no person does: the program itself, when it loads the sample. */
export const houseAccount = "casebook" as AccountId;
