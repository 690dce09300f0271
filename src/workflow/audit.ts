/** Audit: notes a deed in the log, in the transaction that does it: either both are kept or neither is. */
import { type Deed, entryOf } from "../domain/audit.ts";
import type { AuditLog } from "../store/store.ts";
import { type House, randomName } from "./house.ts";

/** Notes a deed. Call it with the shelves of the transaction that does what it tells of. */
export async function noteDeed(
  shelves: Pick<AuditLog, "newestEntry" | "appendEntry">,
  house: Pick<House, "clock" | "random">,
  deed: Deed,
): Promise<void> {
  const newest = await shelves.newestEntry();
  await shelves.appendEntry(entryOf(deed, house.clock(), randomName(house, 16), newest));
}
