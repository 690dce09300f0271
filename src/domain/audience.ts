/** Audiences: the tiers of readers, each with the narrowest marking that it is cleared for. */
import type { Tlp } from "../vocabulary/tlp.ts";

/** The tiers, from the widest to the narrowest. */
export const audienceNames = ["public", "member", "partner", "desk"] as const;

/** The name of one tier of readers. */
export type AudienceName = (typeof audienceNames)[number];

declare const groupBrand: unique symbol;

/** A named circle of partners, such as `finance-isac`: lower-case letters, digits and hyphens. */
export type GroupName = string & { readonly [groupBrand]: true };

/** One tier of readers. */
export interface Audience {
  readonly name: AudienceName;
  /** The narrowest label that this audience may know of. */
  readonly clearance: Tlp;
  /** The sharing group whose partners these are; null: no one group. */
  readonly group: GroupName | null;
}

/** The tiers with their clearances: CLEAR is for anyone, GREEN for the community, AMBER for partners, RED for the desk. */
export const audiences: Readonly<Record<AudienceName, Audience>> = {
  public: { name: "public", clearance: "TLP:CLEAR", group: null },
  member: { name: "member", clearance: "TLP:GREEN", group: null },
  partner: { name: "partner", clearance: "TLP:AMBER", group: null },
  desk: { name: "desk", clearance: "TLP:RED", group: null },
};
