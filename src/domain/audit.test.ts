import assert from "node:assert/strict";
import { test } from "node:test";
import type { AccountId } from "./account.ts";
import { type AuditEntry, type Deed, entryOf, verifyAudit, withoutDetail } from "./audit.ts";

const deed = (object: string): Deed => ({
  action: "record-published",
  by: "ada" as AccountId,
  via: "session",
  object,
  detail: { note: `about ${object}` },
});

function chain(): readonly AuditEntry[] {
  const first = entryOf(deed("CB-000001"), "2026-01-01T00:00:00.000Z", "aa", null);
  const second = entryOf(deed("CB-000002"), "2026-01-02T00:00:00.000Z", "bb", first);
  return [first, second, entryOf(deed("CB-000003"), "2026-01-03T00:00:00.000Z", "cc", second)];
}

const broken = (entries: readonly AuditEntry[], before: AuditEntry | null = null) =>
  verifyAudit(entries, before).map(({ at }) => at);

test("a chain of entries holds, whole, in parts and with details erased", () => {
  const [first, second, third] = chain();
  assert.ok(first && second && third);
  assert.deepEqual(broken([first, second, third]), []);
  assert.deepEqual(broken([second, third], first), []);
  assert.deepEqual(broken([withoutDetail(first), second, withoutDetail(third)]), []);
});

test("whatever is changed in an entry, or left out, breaks the chain", () => {
  const [first, second, third] = chain();
  assert.ok(first && second && third);
  assert.deepEqual(broken([first, third]), ["audit entry 3"]);
  assert.deepEqual(broken([second, third]), ["audit entry 2"]);
  assert.deepEqual(broken([first, { ...second, by: null }, third]), ["audit entry 2"]);
  assert.deepEqual(broken([first, { ...second, object: "CB-000009" }, third]), ["audit entry 2"]);
  assert.deepEqual(broken([first, { ...second, at: "2026-01-02T00:00:01.000Z" }, third]), ["audit entry 2"]);
  assert.deepEqual(broken([first, { ...second, detail: { note: "nothing" } }, third]), ["audit entry 2"]);
  assert.deepEqual(broken([first, { ...second, detail: null }, third]), ["audit entry 2"]);
  const alone = entryOf(deed("CB-000002"), second.at, "bb", null);
  assert.deepEqual(broken([first, alone, third]), ["audit entry 1", "audit entry 3"]);
});
