/** Tests of what the log says of details that are gone: which entries, and no other. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { houseAccount } from "./account.ts";
import { type AuditEntry, type Erasure, entryOf, erasureIn, sayErased, verifyErased, withoutDetail } from "./audit.ts";

const at = "2026-01-01T00:00:00.000Z";

/** A log of so many entries, of which these have lost their details, and what was noted of that. */
function logOf(entries: number, erased: ReadonlySet<number>, noted: readonly number[]) {
  const log: AuditEntry[] = [];
  const add = (action: "sign-in" | "audit-detail-erased", object: string | null) => {
    log.push(entryOf({ action, by: houseAccount, via: "house", object, detail: {} }, at, "s", log.at(-1) ?? null));
  };
  for (let number = 1; number <= entries; number++) add("sign-in", null);
  for (const object of sayErased(noted)) add("audit-detail-erased", object);
  const kept = log.map((entry) => (erased.has(entry.number) ? withoutDetail(entry) : entry));
  const erasures: readonly Erasure[] = kept.flatMap((entry) => erasureIn(entry) ?? []);
  return verifyErased(kept, erasures).map((found) => Number(found.at.replace("audit entry ", "")));
}

const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { maxLength: 300 });

test("entries that are named by their numbers may lack their details, and no others", () => {
  fc.assert(
    fc.property(numbers, numbers, (erased, noted) => {
      const missing = erased.filter((number) => !noted.includes(number)).toSorted((a, b) => a - b);
      assert.deepEqual(logOf(400, new Set(erased), noted), missing);
    }),
    { numRuns: 100 },
  );
});

test("runs of entries are named in short, and many by several entries", () => {
  assert.deepEqual(sayErased([9, 7, 3, 8]), ["entries 3,7-9"]);
  assert.deepEqual(sayErased([]), []);
  assert.equal(sayErased(Array.from({ length: 250 }, (_, index) => 2 * index + 1)).length, 3);
});
