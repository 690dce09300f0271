/** What a release still tells though it was withdrawn since: the release is not rewritten, but its page says so. */
import type { IncidentId } from "../domain/incident.ts";
import type { Tombstone } from "../domain/projection.ts";
import type { ProjectionShelf } from "../store/store.ts";
import type { Release } from "./release-manifest.ts";

/** How many changes are looked at a time. */
const pageSize = 1000;

/**
 * The stones of the records that a release tells and that were withdrawn from its audience since, in the order of their withdrawal.
 * What was published only after the release is not among them, whatever became of it.
 */
export async function withdrawnSince(
  shelf: Pick<ProjectionShelf, "changesSince" | "findTelling">,
  { audience, state }: Pick<Release, "audience" | "state">,
): Promise<readonly Tombstone[]> {
  const stones: Tombstone[] = [];
  for (const incident of await retractedAfter(shelf, audience, state.change)) {
    const telling = await shelf.findTelling(incident, audience);
    if (telling?.kind === "tombstone") stones.push(telling);
  }
  return stones;
}

/** A record that was new or reinstated when it first changed after the release was not told by it. */
async function retractedAfter(
  shelf: Pick<ProjectionShelf, "changesSince">,
  audience: Release["audience"],
  change: number,
): Promise<ReadonlySet<IncidentId>> {
  const later = new Set<IncidentId>();
  const retracted = new Set<IncidentId>();
  let after = change;
  for (;;) {
    const changes = await shelf.changesSince(audience, after, pageSize);
    for (const { incident, news, number } of changes) {
      after = number;
      const known = later.has(incident) || retracted.has(incident);
      if (!known && (news.includes("published") || news.includes("reinstated"))) later.add(incident);
      if (!later.has(incident) && news.includes("retraction")) retracted.add(incident);
    }
    if (changes.length < pageSize) return retracted;
  }
}
