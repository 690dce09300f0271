/** Tests of the watch over the audit log. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { openHouse } from "../../test/arbitrary/house.ts";
import { type AuditEntry, entryOf } from "../domain/audit.ts";
import { openAuditWatch } from "./audit-watch.ts";

/** A log of so many entries, which the test may tamper with. */
function logOf(count: number) {
  const entries: AuditEntry[] = [];
  const add = () => {
    const deed = { action: "sign-in", by: null, via: "session", object: null, detail: {} } as const;
    entries.push(entryOf(deed, "2026-01-01T00:00:00.000Z", "s", entries.at(-1) ?? null));
  };
  for (let number = 0; number < count; number += 1) add();
  const store = {
    ...openHouse().store,
    newestEntry: () => Promise.resolve(entries.at(-1) ?? null),
    entriesAfter: (number: number, limit: number) => Promise.resolve(entries.slice(number, number + limit)),
  };
  const clock = { now: Date.parse("2026-01-02T00:00:00.000Z") };
  const watch = openAuditWatch({ store, clock: () => new Date(clock.now).toISOString() });
  return { entries, add, clock, watch };
}

test("each look checks some more, until all is checked, and goes on with what is added", async () => {
  const { watch, add } = logOf(12_000);
  const looks = [await watch.look(), await watch.look(), await watch.look()];
  assert.deepEqual(
    looks.map(({ checked, entries, findings }) => [checked, entries, findings.length]),
    [
      [5000, 12_000, 0],
      [10_000, 12_000, 0],
      [12_000, 12_000, 0],
    ],
  );
  add();
  assert.equal((await watch.look()).checked, 12_001);
  assert.equal((await logOf(0).watch.look()).checked, 0);
});

test("what is tampered with behind it is found an hour later, and an end that was cut off at once", async () => {
  const { watch, entries, clock } = logOf(10);
  await watch.look();
  const [, second] = entries;
  assert.ok(second);
  entries[1] = { ...second, object: "another" };
  assert.deepEqual((await watch.look()).findings, []);
  clock.now += 3_600_001;
  assert.deepEqual(
    (await watch.look()).findings.map(({ code }) => code),
    ["chain-broken"],
  );
  entries.pop();
  const codes = async () => (await watch.look()).findings.map(({ code }) => code);
  assert.deepEqual(await codes(), ["chain-broken", "audit-entries-missing"]);
  assert.deepEqual(await codes(), ["chain-broken", "audit-entries-missing"], "said once");
});
