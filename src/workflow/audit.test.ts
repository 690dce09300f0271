import assert from "node:assert/strict";
import { test } from "node:test";
import { openHouse } from "../../test/arbitrary/house.ts";
import { type AuditEntry, type Deed, entryOf, parseHead, sayHead, withoutDetail } from "../domain/audit.ts";
import type { House } from "./house.ts";
import { eraseAuditDetails, noteDeed } from "./audit.ts";
import { headOf, verifyAuditLog } from "./audit-verify.ts";

const day = (number: number) => `2026-01-0${number}T00:00:00.000Z`;

const deed = (object: string): Deed => ({
  action: "record-published",
  by: null,
  via: "house",
  object,
  detail: { note: `about ${object}` },
});

/** A house whose log has an entry on each of the first five days. */
async function fiveDays(): Promise<House> {
  const house = openHouse({ clock: () => "2026-02-01T00:00:00.000Z" });
  for (const number of [1, 2, 3, 4, 5]) {
    await house.store.transaction((shelves) => noteDeed(shelves, house, deed(String(number)), day(number)));
  }
  return house;
}

async function wrongWith({ store }: House, change: (entries: readonly AuditEntry[]) => readonly AuditEntry[]) {
  const entries = change(await store.entriesAfter(0, 100));
  const log = {
    newestEntry: () => Promise.resolve(entries.at(-1) ?? null),
    entriesAfter: (number: number, limit: number) =>
      Promise.resolve(entries.filter((entry) => entry.number > number).slice(0, limit)),
    listEntries: (...asked: Parameters<typeof store.listEntries>) => store.listEntries(...asked),
  };
  return (await verifyAuditLog(log)).findings.map(({ at, code }) => `${at}: ${code}`);
}

test("a log is sound as it was noted, and empty as well", async () => {
  const house = await fiveDays();
  const newest = await house.store.newestEntry();
  assert.deepEqual(await verifyAuditLog(house.store), { entries: 5, head: headOf(newest), findings: [] });
  assert.deepEqual(await verifyAuditLog(openHouse().store), { entries: 0, head: null, findings: [] });
});

test("an entry that was changed, left out or put in is found", async () => {
  const house = await fiveDays();
  assert.deepEqual(await wrongWith(house, (entries) => entries), []);
  const without = await wrongWith(house, (entries) => entries.filter(({ number }) => number !== 3));
  assert.deepEqual(without, ["audit entry 4: chain-broken", "audit log: audit-entries-missing"]);
  const swapped = await wrongWith(house, (entries) =>
    entries.map((entry) => (entry.number === 2 ? { ...entry, object: "9" } : entry)),
  );
  assert.deepEqual(swapped, ["audit entry 2: chain-broken"]);
  const rewritten = await wrongWith(house, (entries) =>
    entries.map((entry, index) =>
      entry.number === 2 ? entryOf(deed("9"), entry.at, "s", entries[index - 1] ?? null) : entry,
    ),
  );
  assert.deepEqual(rewritten, ["audit entry 3: chain-broken"]);
});

test("details are erased with a note of it, and are missed where no note tells of them", async () => {
  const house = await fiveDays();
  assert.equal(await eraseAuditDetails(house, day(3)), 2);
  assert.equal(await eraseAuditDetails(house, day(3)), 0);
  const [first, second, third, , , note] = await house.store.entriesAfter(0, 10);
  assert.deepEqual([first?.detail, second?.detail, third?.detail], [null, null, { note: "about 3" }]);
  assert.deepEqual([note?.action, note?.object, note?.detail], ["audit-detail-erased", day(3), { entries: 2 }]);
  assert.deepEqual((await verifyAuditLog(house.store)).findings, []);
  const more = await wrongWith(house, (entries) =>
    entries.map((entry) => (entry.number === 4 ? withoutDetail(entry) : entry)),
  );
  assert.deepEqual(more, ["audit entry 4: audit-detail-missing"]);
});

test("a note of erasure covers nothing that came after it, whatever its clock said", async () => {
  const house = await fiveDays();
  await eraseAuditDetails(house, day(5));
  await house.store.transaction((shelves) => noteDeed(shelves, house, deed("late"), day(1)));
  const erased = await wrongWith(house, (entries) =>
    entries.map((entry) => (entry.number === 7 ? withoutDetail(entry) : entry)),
  );
  assert.deepEqual(erased, ["audit entry 7: audit-detail-missing"]);
  await assert.rejects(eraseAuditDetails(house, "2027-01-01T00:00:00.000Z"), RangeError);
});

test("a log that was cut off is only missed by its head, as it was written down outside", async () => {
  const house = await fiveDays();
  const newest = await house.store.newestEntry();
  const outside = parseHead(sayHead(headOf(newest)));
  assert.ok(outside);
  assert.deepEqual((await verifyAuditLog(house.store, outside)).findings, []);
  await house.store.transaction((shelves) => noteDeed(shelves, house, deed("more")));
  assert.deepEqual((await verifyAuditLog(house.store, outside)).findings, [], "it may have grown");
  const another = await fiveDays();
  const codes = async (number: number, digest: string) =>
    (await verifyAuditLog(another.store, parseHead(`${number}:${digest}`))).findings.map(({ code }) => code);
  assert.deepEqual(await codes(6, outside.digest), ["audit-head-differs"]);
  assert.deepEqual(await codes(4, outside.digest), ["audit-head-differs"]);
  for (const text of ["", "5", `0:${outside.digest}`, `5:${outside.digest.slice(1)}`])
    assert.equal(parseHead(text), null);
});
