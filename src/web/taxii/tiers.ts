/** The collections of the server: one for each audience, with names that never change, open to that audience and to narrower ones. */
import { type AudienceName, audienceNames } from "../../domain/audience.ts";
import { stixType } from "./media-type.ts";

/** What a collection is called. */
interface Tier {
  /** A UUID, the same at every casebook: what a client has set up keeps working. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

const tiers: Readonly<Record<AudienceName, Tier>> = {
  public: {
    id: "fec140bf-52f1-502a-844d-7e1d49df3b43",
    title: "What everybody is told",
    description: "The records of this casebook as the public is told them. TLP:CLEAR.",
  },
  member: {
    id: "4f59e24f-916d-52aa-bebb-7c83cff38c18",
    title: "What members are told",
    description: "The records of this casebook as its members are told them. At most TLP:GREEN.",
  },
  partner: {
    id: "5a547f86-8fed-57a8-8841-71ac0a8dade3",
    title: "What partners are told",
    description: "The records of this casebook as its partners are told them. At most TLP:AMBER.",
  },
  desk: {
    id: "f9261b4f-530b-5361-8259-020e1393ed5f",
    title: "What the desk knows",
    description: "The records of this casebook with everything that their revisions say. At most TLP:RED.",
  },
};

/** The audiences whose collections an audience may read, from the widest to its own. */
export function tiersFor(audience: AudienceName): readonly AudienceName[] {
  return audienceNames.slice(0, audienceNames.indexOf(audience) + 1);
}

/** The audience of a collection by its id or alias, where a reader of this audience may know of it; null elsewhere. */
export function tierOf(name: string, reader: AudienceName): AudienceName | null {
  return tiersFor(reader).find((audience) => name === audience || name.toLowerCase() === tiers[audience].id) ?? null;
}

/** The collection as TAXII describes it (section 5.2.1). */
export function collectionResource(audience: AudienceName) {
  const { id, title, description } = tiers[audience];
  return { id, title, description, alias: audience, can_read: true, can_write: false, media_types: [stixType] };
}
