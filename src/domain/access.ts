/**
 * Access: who may do what, in one table. The faces ask here and decide nothing of themselves.
 *
 * What somebody may read is not decided here: that is the audience of their role, and `disclosure.ts` alone makes what audiences are told.
 */
import type { AudienceName } from "./audience.ts";
import type { Role } from "./role.ts";

/** Everybody who has an account. */
const everyone = ["member", "partner", "curator", "editor", "administrator"] as const;
const desk = ["curator", "editor", "administrator"] as const;
const editors = ["editor", "administrator"] as const;
const administrators = ["administrator"] as const;

/** What one operation is, and who may do it. */
interface Rule {
  /** What is done, as a person reads it. */
  readonly does: string;
  readonly roles: readonly Role[];
}

/** Everything that only some may do. */
export const operations = {
  curate: { does: "work at the desk: receive, draft, review, publish, import, illustrate", roles: desk },
  withdraw: { does: "withdraw records and take that back", roles: editors },
  restrict: { does: "narrow who may know of a record, a report or a source, and set embargoes", roles: desk },
  "take-down": { does: "take a value down from all that was ever told", roles: editors },
  administer: { does: "add people, approve, suspend, give roles and groups, renew links", roles: administrators },
  "change-policy": { does: "change the disclosure policy", roles: administrators },
  "read-audit": { does: "read and export the audit log", roles: administrators },
  "keep-account": { does: "see and change one's own account, sessions, second factors and keys", roles: everyone },
} as const satisfies Record<string, Rule>;

/** One such thing. */
export type Operation = keyof typeof operations;

/** Whether a role may do it. A role that this house does not know may do nothing. */
export function mayDo(role: Role, operation: Operation): boolean {
  const allowed: readonly Role[] = operations[operation].roles;
  return allowed.includes(role);
}

/** Which tier of readers a role belongs to. A role that this house does not know is told what the public is told. */
export function audienceOf(role: Role): AudienceName {
  if (role === "member" || role === "partner") return role;
  return mayDo(role, "curate") ? "desk" : "public";
}
