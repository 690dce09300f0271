/** Audiences: the tiers of readers, each with the narrowest marking that it is cleared for. */
import type { Tlp } from "../vocabulary/tlp.ts";

/** The tiers, from the widest to the narrowest. */
export const audienceNames = ["public", "member", "partner", "desk"] as const;

/** The name of one tier of readers. */
export type AudienceName = (typeof audienceNames)[number];

/** One tier of readers. */
export interface Audience {
  readonly name: AudienceName;
  /** The narrowest label that this audience may know of. */
  readonly clearance: Tlp;
}

/** The tiers with their clearances: CLEAR is for anyone, GREEN for the community, AMBER for partners, RED for the desk. */
export const audiences: Readonly<Record<AudienceName, Audience>> = {
  public: { name: "public", clearance: "TLP:CLEAR" },
  member: { name: "member", clearance: "TLP:GREEN" },
  partner: { name: "partner", clearance: "TLP:AMBER" },
  desk: { name: "desk", clearance: "TLP:RED" },
};
