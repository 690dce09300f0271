/** Words that the texts and pages of releases share. */
import { type AudienceName, groupOf, type Tier, tierOf } from "../domain/audience.ts";
import type { ReleaseCounts } from "../domain/release-counts.ts";
import { countOf } from "./release-markdown.ts";

const tierWords: Readonly<Record<Tier, string>> = {
  public: "the public",
  member: "members",
  partner: "partners",
  desk: "the desk",
};

/** An audience as it is spoken of. */
export function toldTo(audience: AudienceName): string {
  const group = groupOf(audience);
  return group === null ? tierWords[tierOf(audience)] : `partners of ${group}`;
}

/** What is said of a release that is compared with none, though it is not the first. */
export const noneStands = "No release before it stands any more that it could be compared with.";

/** `3 records added, 1 withdrawn`: what changed since the release before. Null stands for the first release, or where `number` is another, for one that is compared with none. */
export function sayChanges(changes: ReleaseCounts | null, number = 1): string {
  if (changes === null) return number === 1 ? "the first release" : "compared with none";
  const { added, changed, withdrawn, reinstated, gone } = changes;
  const parts = [
    [added, "added"],
    [changed, "changed"],
    [withdrawn, "withdrawn"],
    [reinstated, "reinstated"],
    [gone, "no longer told of"],
  ] as const;
  const said = parts.filter(([count]) => count > 0);
  if (said.length === 0) return "nothing changed";
  return said
    .map(([count, what], place) =>
      place === 0 ? `${countOf(count, "record")} ${what}` : `${count.toLocaleString("en-US")} ${what}`,
    )
    .join(", ");
}
