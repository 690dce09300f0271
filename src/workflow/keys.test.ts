/** Keys are for no more than their owners, shown once, and over when they are over. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { type Account, type AccountId, newAccount } from "../domain/account.ts";
import { digestOf } from "../domain/digest.ts";
import { type KeyId, keyStateOf, mostKeys, mostListedKeys } from "../domain/key.ts";
import { Refusal, type RefusalCode } from "../domain/refusal.ts";
import type { Role } from "../domain/role.ts";
import { openMemoryStore } from "../store/memory/memory-store.ts";
import { findOwnedKey, isUseToBeNoted, type MakeKey, makeKey, noteKeyUse, revokeKey, rotateKey } from "./keys.ts";

const wanted: MakeKey = { label: " Nightly\ncopy ", scopes: ["read"], audience: "public", days: 90 };

function openHouse() {
  const store = openMemoryStore();
  const time = { hours: 0, random: 0 };
  const clock = () => new Date(Date.UTC(2026, 0, 1) + time.hours * 3_600_000).toISOString();
  const random = (bytes: number) => createHash("shake256", { outputLength: bytes }).update(`${time.random++}`).digest();
  const house = { store, clock, random };
  const add = async (name: string, role: Role, details: Partial<Account> = {}) => {
    const account = newAccount({ id: name as AccountId, name, role, created: clock(), state: "active", ...details });
    await store.saveAccount(account);
    return { by: account.id, via: "session" } as const;
  };
  return { house, store, time, clock, add };
}

const refusedAs =
  (code: RefusalCode, ...at: readonly string[]) =>
  (error: unknown) =>
    error instanceof Refusal &&
    error.code === code &&
    (at.length === 0 || error.findings.some((found) => at.includes(found.at)));

test("a key is kept as a digest, and found by what is shown once", async () => {
  const { house, store, add } = openHouse();
  const mia = await add("mia", "member");
  const { key, secret } = await makeKey(house, wanted, mia);
  assert.deepEqual(await store.findKey(key.id), key);
  assert.ok(!JSON.stringify(await store.listAllKeys({ offset: 0, limit: 9 })).includes(secret.slice(21)));
  assert.ok(!JSON.stringify(await store.entriesAfter(0, 9)).includes(secret.slice(21)));
  assert.deepEqual([key.label, key.expires, key.lastUse], ["Nightly copy", "2026-04-01T00:00:00.000Z", null]);
  assert.equal((await findOwnedKey(house, digestOf(secret)))?.account.id, mia.by);
  assert.equal(await findOwnedKey(house, digestOf(`${secret}x`)), null);
});

test("nobody gives to a key what they have not got", async () => {
  const { house, add } = openHouse();
  const mia = await add("mia", "member");
  const cases: readonly (readonly [Partial<MakeKey>, string])[] = [
    [{ audience: "partner" }, "audience"],
    [{ audience: "desk" }, "audience"],
    [{ scopes: ["import"] }, "scopes"],
    [{ scopes: [] }, "scopes"],
    [{ label: " \n " }, "label"],
    [{ label: "x".repeat(101) }, "label"],
    [{ days: 0 }, "days"],
    [{ days: 401 }, "days"],
    [{ days: 1.5 }, "days"],
    [{ days: Infinity }, "days"],
  ];
  for (const [wrong, at] of cases) {
    await assert.rejects(makeKey(house, { ...wanted, ...wrong }, mia), refusedAs("input-invalid", at));
  }
  const ada = await add("ada", "curator");
  assert.deepEqual(
    (await makeKey(house, { ...wanted, scopes: ["import", "import"], audience: "desk" }, ada)).key.scopes,
    ["import"],
  );
});

test("a key of somebody who may not sign in is none, and nobody who may not makes one", async () => {
  const { house, store, add } = openHouse();
  const mia = await add("mia", "member");
  const { secret } = await makeKey(house, wanted, mia);
  for (const state of ["suspended", "pending", "unverified", "invited"] as const) {
    await add("mia", "member", { state });
    assert.equal(await findOwnedKey(house, digestOf(secret)), null);
    await assert.rejects(makeKey(house, wanted, mia), refusedAs("sign-in-required"));
  }
  await add("mia", "member");
  assert.notEqual(await findOwnedKey(house, digestOf(secret)), null);
  await store.deleteAccount(mia.by);
  assert.equal(await findOwnedKey(house, digestOf(secret)), null);
});

test("a key is revoked once, by its owner or an administrator; to others it is not there", async () => {
  const { house, store, clock, add } = openHouse();
  const [mia, ben, eve] = [await add("mia", "member"), await add("ben", "editor"), await add("eve", "administrator")];
  const { key } = await makeKey(house, wanted, mia);
  await assert.rejects(revokeKey(house, key.id, ben), refusedAs("key-not-found"));
  await assert.rejects(revokeKey(house, "none" as KeyId, ben), refusedAs("key-not-found"));
  await assert.rejects(rotateKey(house, { id: key.id, hours: 0 }, eve), refusedAs("key-not-found"));
  await revokeKey(house, key.id, eve);
  const kept = await store.findKey(key.id);
  assert.ok(kept !== null && keyStateOf(kept, clock()) === "revoked");
  await assert.rejects(revokeKey(house, key.id, mia), refusedAs("key-over"));
  await assert.rejects(rotateKey(house, { id: key.id, hours: 0 }, mia), refusedAs("key-over"));
  const noted = (await store.entriesAfter(0, 9)).map(({ action, by, object }) => [action, by, object]);
  assert.deepEqual(noted, [
    ["key-created", "mia", key.id],
    ["key-revoked", "eve", key.id],
  ]);
});

test("a key that is replaced goes on for a while or not at all, and never longer than it would have", async () => {
  const { house, store, time, add } = openHouse();
  const mia = await add("mia", "member");
  const first = await makeKey(house, { ...wanted, days: 2 }, mia);
  time.hours = 12;
  const second = await rotateKey(house, { id: first.key.id, hours: 24 }, mia);
  assert.equal((await store.findKey(first.key.id))?.expires, "2026-01-02T12:00:00.000Z");
  assert.equal(second.key.expires, "2026-01-03T12:00:00.000Z");
  assert.notEqual(second.secret, first.secret);
  time.hours = 24 + 13;
  await assert.rejects(rotateKey(house, { id: first.key.id, hours: 24 }, mia), refusedAs("key-over"));
  time.hours = 48;
  const third = await rotateKey(house, { id: second.key.id, hours: 24 }, mia);
  assert.equal((await store.findKey(second.key.id))?.expires, "2026-01-03T12:00:00.000Z");
  await rotateKey(house, { id: third.key.id, hours: 0 }, mia);
  assert.equal((await store.findKey(third.key.id))?.revoked, "2026-01-03T00:00:00.000Z");
});

test("a key is not replaced by one for more than its owner is by now", async () => {
  const { house, add } = openHouse();
  const ada = await add("ada", "curator");
  const { key } = await makeKey(house, { ...wanted, scopes: ["read", "import"], audience: "desk" }, ada);
  await add("ada", "member");
  await assert.rejects(
    rotateKey(house, { id: key.id, hours: 0 }, ada),
    refusedAs("input-invalid", "scopes", "audience"),
  );
});

test("an account has so many keys that are good, and so many that are listed", async () => {
  const { house, store, time, add } = openHouse();
  const mia = await add("mia", "member");
  const made = [];
  for (let count = 0; count < mostKeys; count += 1) made.push((await makeKey(house, wanted, mia)).key);
  await assert.rejects(makeKey(house, wanted, mia), refusedAs("keys-full"));
  const [one] = made;
  assert.ok(one !== undefined);
  await rotateKey(house, { id: one.id, hours: 0 }, mia);
  for (let count = 0; count < 60; count += 1) {
    time.hours += 1;
    const [newest] = await store.listKeys(mia.by);
    assert.ok(newest !== undefined);
    await rotateKey(house, { id: newest.id, hours: 0 }, mia);
  }
  const keys = await store.listKeys(mia.by);
  assert.equal(keys.length, mostListedKeys);
  assert.equal(keys.filter(({ revoked }) => revoked === null).length, mostKeys);
});

test("a use is noted with its network, once an hour", async () => {
  const { house, store, time, clock, add } = openHouse();
  const mia = await add("mia", "member");
  const { key } = await makeKey(house, wanted, mia);
  for (const hours of [1, 1.5, 1.99, 2, 2.5, 0.9]) {
    time.hours = hours;
    await noteKeyUse(house, key.id, "203.0.113.0/24");
  }
  const uses = (await store.entriesAfter(0, 99)).filter(({ action }) => action === "key-used");
  assert.deepEqual(
    uses.map(({ via }) => via),
    Array.from({ length: uses.length }, () => `key:${key.id}`),
  );
  assert.equal(uses.length, 3, "at 1, at 2, and after the clock was moved back");
  assert.ok(!isUseToBeNoted((await store.findKey(key.id)) ?? key, clock()));
  await noteKeyUse(house, "none" as KeyId, "203.0.113.0/24");
});
