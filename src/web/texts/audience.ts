/** Words for audiences, the same on all pages. */
import { type AudienceName, groupOf, type Tier, tierOf } from "../../domain/audience.ts";

const readerWords: Readonly<Record<Tier, string>> = {
  public: "everybody",
  member: "members",
  partner: "partners",
  desk: "the desk",
};

const headings: Readonly<Record<Tier, string>> = {
  public: "Everybody",
  member: "Members",
  partner: "Partners",
  desk: "The desk",
};

/** In running text: `everybody`, `members`, `partners of finance-isac`. */
export function readersOf(audience: AudienceName): string {
  const group = groupOf(audience);
  return group === null ? readerWords[tierOf(audience)] : `partners of ${group}`;
}

/** At the head of a column, or alone: `Everybody`, `Members`, `Partners of finance-isac`. */
export function readersHeading(audience: AudienceName): string {
  const group = groupOf(audience);
  return group === null ? headings[tierOf(audience)] : `Partners of ${group}`;
}
