import assert from "node:assert/strict";
import { test } from "node:test";
import { openHouse } from "../../test/arbitrary/house.ts";
import { sessionOf } from "../../test/flow/public-house.ts";
import type { AccountId } from "../domain/account.ts";
import { visitMemory } from "./visit-memory.ts";

const member = "member" as AccountId;

/** A house whose clock is moved by hand, with a session in it. */
async function openSession() {
  const now = { minutes: 0 };
  const house = openHouse({ clock: () => new Date(Date.UTC(2026, 0, 1, 0, now.minutes)).toISOString() });
  const secret = await sessionOf(house, "member");
  return { house, secret, now, memory: visitMemory(house) };
}

test("when a session was last shown is written down only when that is asked for, and at once for all", async () => {
  const { house, secret, now, memory } = await openSession();
  const [made] = await house.store.listTokens(member, "session");
  const stamp = house.store.stamp();
  for (now.minutes = 1; now.minutes < 60; now.minutes++)
    assert.ok(memory.recall(secret) ?? (await memory.find(secret)));
  assert.equal(house.store.stamp(), stamp);
  await memory.settle();
  assert.equal(house.store.stamp(), stamp + 1);
  const [seen] = await house.store.listTokens(member, "session");
  assert.ok(made !== undefined && seen !== undefined && seen.lastSeen > made.lastSeen);
  await memory.settle();
  assert.equal(house.store.stamp(), stamp + 1);
});

test("a session is alive as long as it is shown, though nothing was written down", async () => {
  const { secret, now, memory } = await openSession();
  for (const minutes of [100, 200, 300]) {
    now.minutes = minutes;
    assert.ok(memory.recall(secret) ?? (await memory.find(secret)));
  }
  now.minutes = 421;
  assert.equal(memory.recall(secret) ?? (await memory.find(secret)), null);
});

test("a session is not remembered past its end, past its account's suspension, nor before it was made", async () => {
  const { house, secret, now, memory } = await openSession();
  assert.ok(await memory.find(secret));
  now.minutes = -10;
  assert.equal(memory.recall(secret) ?? (await memory.find(secret)), null);
  now.minutes = 1;
  assert.ok(memory.recall(secret));
  const account = await house.store.findAccount(member);
  assert.ok(account);
  await house.store.saveAccount({ ...account, state: "suspended" });
  assert.equal(memory.recall(secret) ?? (await memory.find(secret)), null);
});
