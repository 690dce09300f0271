/** Audiences: who reads. Four tiers, each with the narrowest marking that it is cleared for, and the partners of each sharing group. */
import type { Tlp } from "../vocabulary/tlp.ts";

/** The tiers, from the widest to the narrowest. */
export const tiers = ["public", "member", "partner", "desk"] as const;

/** One tier of readers. */
export type Tier = (typeof tiers)[number];

declare const groupBrand: unique symbol;

/** A named circle of partners, such as `finance-isac`: lower-case letters, digits and hyphens, at most 60. */
export type GroupName = string & { readonly [groupBrand]: true };

/** The name of an audience: a tier, or `partner:` and the name of a sharing group. */
export type AudienceName = Tier | `partner:${string}`;

/** Those who are told alike. */
export interface Audience {
  readonly name: AudienceName;
  /** By which the policy says in what form they are told. */
  readonly tier: Tier;
  /** The narrowest label that this audience may know of. */
  readonly clearance: Tlp;
  /** The sharing group whose partners these are; null: no one group. */
  readonly group: GroupName | null;
}

/** The tiers with their clearances: CLEAR is for anyone, GREEN for the community, AMBER for partners, RED for the desk. */
export const audiences: Readonly<Record<Tier, Audience>> = {
  public: { name: "public", tier: "public", clearance: "TLP:CLEAR", group: null },
  member: { name: "member", tier: "member", clearance: "TLP:GREEN", group: null },
  partner: { name: "partner", tier: "partner", clearance: "TLP:AMBER", group: null },
  desk: { name: "desk", tier: "desk", clearance: "TLP:RED", group: null },
};

const groupPrefix = "partner:";

/** The audience of a name. */
export function audienceNamed(name: AudienceName): Audience {
  const group = groupOf(name);
  return group === null ? audiences[tierOf(name)] : { ...audiences.partner, name, group };
}

/** The tier that an audience belongs to: partners of a group are partners. */
export function tierOf(name: AudienceName): Tier {
  return tiers.find((tier) => tier === name) ?? "partner";
}

/** The group whose partners an audience is; null for a tier. */
export function groupOf(name: AudienceName): GroupName | null {
  return name.startsWith(groupPrefix) ? (name.slice(groupPrefix.length) as GroupName) : null;
}

/** The audience that the partners of a group are. */
export function partnersOf(group: GroupName): AudienceName {
  return `partner:${group}`;
}

/** A text that names an audience, or null where it names none. Whether there is such a group is not looked at. */
export function parseAudienceName(text: string): AudienceName | null {
  const tier = tiers.find((known) => known === text);
  if (tier !== undefined) return tier;
  return text.startsWith(groupPrefix) && isGroupName(text.slice(groupPrefix.length)) ? (text as AudienceName) : null;
}

/** Whether a text can be the name of a sharing group. */
export function isGroupName(name: string): name is GroupName {
  return name.length <= 60 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name);
}

/**
 * Whether whoever belongs to one audience may read what another is told: what wider circles are told, narrower ones are told too. What the
 * partners of a group are told is for them and the desk.
 */
export function coversAudience(reader: AudienceName, other: AudienceName): boolean {
  if (reader === other || reader === "desk") return true;
  return groupOf(other) === null && tiers.indexOf(tierOf(reader)) >= tiers.indexOf(tierOf(other));
}
