/** Roles in forms: the choices, and the one that was chosen. */
import { finding } from "../../domain/finding.ts";
import { Refusal } from "../../domain/refusal.ts";
import { type Role, roles } from "../../domain/role.ts";
import type { Choice } from "./form-entry.ts";

/** All roles to choose from, with words for each. */
export function roleChoices(say: (role: Role) => string): readonly Choice[] {
  return (Object.keys(roles) as Role[]).map((role) => ({ value: role, label: say(role) }));
}

/** The role that a text names. Refuses what is none (`input-invalid`). */
export function roleIn(text: string): Role {
  if (!isRole(text)) throw new Refusal("input-invalid", {}, [finding("role", "value-not-admitted", text)]);
  return text;
}

function isRole(text: string): text is Role {
  return Object.hasOwn(roles, text);
}
