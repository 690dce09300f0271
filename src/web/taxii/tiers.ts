/** The collections of the server: one for each audience, with names that never change, open to that audience and to narrower ones. */
import {
  type AudienceName,
  coversAudience,
  type GroupName,
  groupOf,
  type Tier,
  tierOf,
  tiers,
} from "../../domain/audience.ts";
import { digestOf } from "../../domain/digest.ts";
import { stixType } from "./media-type.ts";

/** What a collection is called. */
interface Title {
  /** A UUID, the same at every casebook: what a client has set up keeps working. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

const titles: Readonly<Record<Tier, Title>> = {
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
export function collectionsFor(reader: AudienceName): readonly AudienceName[] {
  const wider = tiers.filter((tier) => coversAudience(reader, tier));
  return groupOf(reader) === null ? wider : [...wider, reader];
}

/** The audience of a collection by its id or alias, where a reader of this audience may know of it; null elsewhere. */
export function audienceOfCollection(name: string, reader: AudienceName): AudienceName | null {
  return (
    collectionsFor(reader).find((audience) => name === audience || name.toLowerCase() === titleOf(audience).id) ?? null
  );
}

/** The collection as TAXII describes it (section 5.2.1). */
export function collectionResource(audience: AudienceName) {
  const { id, title, description } = titleOf(audience);
  return { id, title, description, alias: audience, can_read: true, can_write: false, media_types: [stixType] };
}

function titleOf(audience: AudienceName): Title {
  const group = groupOf(audience);
  if (group === null) return titles[tierOf(audience)];
  const title = `What partners of ${group} are told`;
  const description = `The records of this casebook as the partners of the sharing group ${group} are told them. At most TLP:AMBER.`;
  return { id: idOf(group), title, description };
}

/** A UUID of version 8 (RFC 9562) that follows from the name. */
function idOf(group: GroupName): string {
  const hex = digestOf(`taxii/collection/${group}`);
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}
