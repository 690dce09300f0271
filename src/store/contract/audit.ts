/** What every audit log keeps to. */
import assert from "node:assert/strict";
import type { AccountId } from "../../domain/account.ts";
import { type AuditEntry, type Deed, entryOf, verifyAudit, withoutDetail } from "../../domain/audit.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { AuditWanted, Store } from "../store.ts";
import type { Cases } from "./cases.ts";
import { account, at, curator } from "./fixture.ts";

const everything: AuditWanted = { action: null, by: null, object: null, from: null, to: null };
const page = { offset: 0, limit: 10 };
const other = account("eve", "Eve");

const deeds: readonly Deed[] = [
  { action: "sign-in", by: curator.id, via: "session", object: curator.id, detail: { address: "192.0.2.1" } },
  { action: "exported", by: null, via: "visitor", object: "csv-long", detail: {} },
  { action: "sign-in", by: "bob" as AccountId, via: "session", object: null, detail: { groups: ["a", "b"], n: 3 } },
];

async function noted(store: Store): Promise<readonly AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for (const [index, deed] of deeds.entries()) {
    const entry = entryOf(deed, at(index), `salt${index}`, entries.at(-1) ?? null);
    await store.appendEntry(entry);
    entries.push(entry);
  }
  return entries;
}

/** The audit log. */
export const auditCases: Cases = {
  "entries are kept in order and chained": async (store) => {
    assert.equal(await store.newestEntry(), null);
    assert.deepEqual(await store.entriesAfter(0, 10), []);
    const entries = await noted(store);
    assert.deepEqual(await store.entriesAfter(0, 10), entries);
    assert.deepEqual(await store.entriesAfter(1, 1), entries.slice(1, 2));
    assert.deepEqual(await store.newestEntry(), entries.at(-1));
    assert.deepEqual(verifyAudit(await store.entriesAfter(0, 10), null), []);
  },

  "an entry that does not follow the newest is refused": async (store) => {
    const [first] = await noted(store);
    assert.ok(first);
    const refused = (error: unknown) => error instanceof Refusal && error.code === "revision-stale";
    await assert.rejects(store.appendEntry(first), refused);
    await assert.rejects(store.appendEntry({ ...first, number: 5 }), refused);
    assert.equal((await store.entriesAfter(0, 10)).length, 3);
  },

  "entries are found by what was done, by whom, to what and when, the newest first": async (store) => {
    const [first, second, third] = await noted(store);
    const found = async (wanted: Partial<AuditWanted>) =>
      (await store.listEntries({ ...everything, ...wanted }, page)).entries;
    assert.deepEqual(await found({}), [third, second, first]);
    assert.deepEqual(await found({ action: "sign-in" }), [third, first]);
    assert.deepEqual(await found({ by: curator.id }), [first]);
    assert.deepEqual(await found({ object: "csv-long" }), [second]);
    assert.deepEqual(await found({ from: at(1) }), [third, second]);
    assert.deepEqual(await found({ to: at(1) }), [first]);
    assert.deepEqual(await found({ action: "exported", by: curator.id }), []);
    assert.deepEqual(await store.listEntries(everything, { offset: 1, limit: 1 }), { entries: [second], total: 3 });
  },

  "details are erased when their time is over, and the chain holds": async (store) => {
    const [first, second, third] = await noted(store);
    assert.ok(first && second && third);
    assert.equal(await store.eraseDetails(at(2)), 2);
    assert.equal(await store.eraseDetails(at(2)), 0);
    const kept = await store.entriesAfter(0, 10);
    assert.deepEqual(kept, [withoutDetail(first), withoutDetail(second), third]);
    assert.deepEqual(verifyAudit(kept, null), []);
  },

  "details that tell of a person are erased, those of others stay, and the chain holds": async (store) => {
    const more: readonly Deed[] = [
      { action: "sign-in-refused", by: null, via: "visitor", object: null, detail: { name: "Ada", attempts: 2 } },
      { action: "policy-changed", by: curator.id, via: "session", object: "p", detail: { reason: "why not" } },
      { action: "sign-out", by: curator.id, via: "session", object: null, detail: { address: "192.0.2.1" } },
      { action: "account-invited", by: null, via: "link", object: "gone", detail: { email: "ada@post.example" } },
      // Who is called by such a word is not named where it means something else, nor where somebody else's account is told of.
      {
        action: "sign-in",
        by: "bob" as AccountId,
        via: "session",
        object: "bob",
        detail: { way: "Ada", name: "Adam" },
      },
      { action: "account-invited", by: null, via: "session", object: other.id, detail: { email: "ada@post.example" } },
    ];
    await store.saveAccount(other);
    const entries: AuditEntry[] = [...(await noted(store))];
    for (const deed of more) {
      const entry = entryOf(deed, at(9), "salt", entries.at(-1) ?? null);
      await store.appendEntry(entry);
      entries.push(entry);
    }
    const named = [
      { fact: "name", text: "Ada" },
      { fact: "email", text: "ada@post.example" },
    ];
    const person = { account: curator.id, actions: ["sign-out"], named } as const;
    assert.deepEqual(await store.eraseDetailsOf(person), [1, 4, 6, 7]);
    assert.deepEqual(await store.eraseDetailsOf(person), []);
    const kept = await store.entriesAfter(0, 10);
    assert.deepEqual(
      kept.filter(({ detail }) => detail === null).map(({ number }) => number),
      [1, 4, 6, 7],
    );
    assert.deepEqual(verifyAudit(kept, null), []);
  },
};
