/** Audit: notes a deed in the log, in the transaction that does it: either both are kept or neither is. */
import { type Deed, entryOf } from "../domain/audit.ts";
import { houseAccount } from "../domain/account.ts";
import type { Instant } from "../domain/report.ts";
import type { AuditLog } from "../store/store.ts";
import { type House, randomName } from "./house.ts";

/** Notes a deed. Call it with the shelves of the transaction that does what it tells of; `at` is the instant of the deed where that is known already. */
export async function noteDeed(
  shelves: Pick<AuditLog, "newestEntry" | "appendEntry">,
  house: Pick<House, "clock" | "random">,
  deed: Deed,
  at: Instant = house.clock(),
): Promise<void> {
  const newest = await shelves.newestEntry();
  await shelves.appendEntry(entryOf(deed, at, randomName(house, 16), newest));
}

/**
 * Erases the details of all entries from before an instant, which must lie in the past, and notes that it was done: details that are
 * missing are only sound before such a note. Returns of how many; where there are none nothing is noted.
 */
export async function eraseAuditDetails(
  house: Pick<House, "store" | "clock" | "random">,
  before: Instant,
): Promise<number> {
  const at = house.clock();
  if (before > at) throw new RangeError(`details of entries to come cannot be erased: ${before}`);
  return house.store.transaction(async (shelves) => {
    const erased = await shelves.eraseDetails(before);
    const deed = { by: houseAccount, via: "house", object: before, detail: { entries: erased } } as const;
    if (erased > 0) await noteDeed(shelves, house, { action: "audit-detail-erased", ...deed }, at);
    return erased;
  });
}
