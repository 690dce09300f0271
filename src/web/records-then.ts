/** Records that the search found, read whole: from the store as they are told today, or out of their history as they were told. */
import { setImmediate } from "node:timers/promises";
import type { AudienceName } from "../domain/audience.ts";
import type { Projection } from "../domain/projection.ts";
import type { Instant } from "../domain/report.ts";
import type { Card } from "../search/search.ts";
import { historyOf } from "../workflow/history.ts";
import type { House } from "../workflow/house.ts";

/** What this needs of a house. */
export type Telling = Pick<House, "store" | "policies">;

/** Records of the past that are read before others have their turn: each takes the reading of all its revisions. */
const handful = 20;

/** In the order of the hits; what was withdrawn since it was found is left out. `asKnownOn`: the instant that the search was asked about. */
export async function recordsThen(
  house: Telling,
  audience: AudienceName,
  hits: readonly { readonly card: Pick<Card, "incident"> }[],
  asKnownOn: Instant | null,
): Promise<readonly Projection[]> {
  const records: Projection[] = [];
  for (const [index, { card }] of hits.entries()) {
    if (index % handful === handful - 1) await setImmediate();
    const record = await recordThen(house, audience, card, asKnownOn);
    if (record !== null) records.push(record);
  }
  return records;
}

async function recordThen(
  house: Telling,
  audience: AudienceName,
  { incident }: Pick<Card, "incident">,
  asKnownOn: Instant | null,
): Promise<Projection | null> {
  if (asKnownOn !== null) {
    return (await historyOf(house, incident, audience)).findLast(({ since }) => since <= asKnownOn) ?? null;
  }
  const telling = await house.store.findTelling(incident, audience);
  return telling?.kind === "record" ? telling : null;
}
