/** What every book of API keys keeps to. */
import assert from "node:assert/strict";
import { digestOf } from "../../domain/digest.ts";
import type { ApiKey, KeyId } from "../../domain/key.ts";
import type { Cases } from "./cases.ts";
import { account, at, curator } from "./fixture.ts";

const other = account("ben", "Ben");

const key = (id: string, minute: number, details: Partial<ApiKey> = {}): ApiKey => ({
  id: id as KeyId,
  account: curator.id,
  label: "Nightly copy",
  scopes: ["read"],
  audience: "member",
  digest: digestOf(`secret ${id}`),
  created: at(minute),
  expires: at(minute + 1000),
  revoked: null,
  lastUse: null,
  ...details,
});

/** API keys. */
export const keyCases: Cases = {
  "a key is found by its id and by the digest of its secret": async (store) => {
    const kept = key("k1", 1, { scopes: ["read", "import"], lastUse: { at: at(3), from: "203.0.113.0/24" } });
    await store.saveKey(kept);
    await store.saveKey(key("k2", 2));
    assert.deepEqual(await store.findKey(kept.id), kept);
    assert.deepEqual(await store.findKeyByDigest(kept.digest), kept);
    assert.equal(await store.findKey("never" as KeyId), null);
    assert.equal(await store.findKeyByDigest(digestOf("another secret")), null);
  },

  "keys are listed by account and all together, those made last first": async (store) => {
    assert.deepEqual(await store.listKeys(curator.id), []);
    assert.deepEqual(await store.listAllKeys({ offset: 0, limit: 5 }), { entries: [], total: 0 });
    for (const [id, minute] of [
      ["k1", 1],
      ["k4", 4],
      ["k3", 4],
    ] as const) {
      await store.saveKey(key(id, minute));
    }
    await store.saveKey(key("k2", 2, { account: other.id }));
    assert.deepEqual(await store.listKeys(curator.id), [key("k3", 4), key("k4", 4), key("k1", 1)]);
    const some = await store.listAllKeys({ offset: 1, limit: 2 });
    assert.deepEqual([some.entries.map(({ id }) => id), some.total], [["k4", "k2"], 4]);
  },

  "a key of the same id replaces the one that was there": async (store) => {
    await store.saveKey(key("k1", 1));
    const revoked = key("k1", 1, { revoked: at(5), lastUse: { at: at(4), from: "2001:db8::/48" } });
    await store.saveKey(revoked);
    assert.deepEqual(await store.listKeys(curator.id), [revoked]);
  },

  "a key that is deleted is gone, and all of an account's are": async (store) => {
    await store.saveKey(key("k1", 1));
    await store.saveKey(key("k2", 2));
    await store.saveKey(key("k3", 3));
    await store.saveKey(key("k4", 4, { account: other.id }));
    await store.deleteKey("k1" as KeyId);
    await store.deleteKey("never" as KeyId);
    assert.equal((await store.listKeys(curator.id)).length, 2);
    await store.deleteKeysOf(curator.id);
    assert.equal((await store.listAllKeys({ offset: 0, limit: 9 })).total, 1);
    assert.equal(await store.findKeyByDigest(digestOf("secret k2")), null);
  },
};
