import assert from "node:assert/strict";
import { test } from "node:test";
import type { Draft, DraftId } from "../domain/draft.ts";
import { incidentIdFrom } from "../domain/incident.ts";
import { Refusal, type RefusalCode } from "../domain/refusal.ts";
import { openMemoryStore } from "../store/memory/memory-store.ts";
import type { Store } from "../store/store.ts";
import { abandonDraft, reopenDraft } from "./abandon.ts";

const id = "d1" as DraftId;

async function withDraft(state: Draft["state"]) {
  const store = openMemoryStore();
  await store.saveDraft({
    id,
    incident: incidentIdFrom(new Uint8Array(5)),
    base: 0,
    reports: [],
    proposals: [],
    decisions: [],
    findings: [{ at: "report", code: "no-incident" }],
    marking: null,
    state,
    edition: 1,
    opened: "2026-01-01T00:00:00.000Z",
    sample: false,
  });
  return store;
}

const houseOf = (store: Store) => ({
  store,
  clock: () => "2026-01-02T00:00:00.000Z",
  random: (bytes: number) => new Uint8Array(bytes),
});

const refusal = (code: RefusalCode) => (error: unknown) => error instanceof Refusal && error.code === code;

test("a draft is put aside with its reason, and taken up again without it", async () => {
  const store = await withDraft("open");
  const aside = await abandonDraft(houseOf(store), { draft: id, edition: 1, reason: " a duplicate " });
  assert.equal(aside.state, "abandoned");
  assert.deepEqual(aside.findings.at(-1), { at: "draft", code: "draft-abandoned", saw: "a duplicate" });
  const again = await reopenDraft(houseOf(store), { draft: id, edition: 2 });
  assert.equal(again.state, "open");
  assert.deepEqual(again.findings, [{ at: "report", code: "no-incident" }]);
  assert.deepEqual(await store.findDraft(id), again);
});

test("putting aside needs a reason and the edition that is kept", async () => {
  const store = await withDraft("open");
  await assert.rejects(abandonDraft(houseOf(store), { draft: id, edition: 1, reason: " " }), refusal("reason-missing"));
  await assert.rejects(abandonDraft(houseOf(store), { draft: id, edition: 7, reason: "x" }), refusal("draft-stale"));
  assert.equal((await store.findDraft(id))?.state, "open");
});

test("what was published is neither put aside nor taken up again", async () => {
  const store = await withDraft("published");
  await assert.rejects(abandonDraft(houseOf(store), { draft: id, edition: 1, reason: "x" }), refusal("draft-closed"));
  await assert.rejects(reopenDraft(houseOf(store), { draft: id, edition: 1 }), refusal("draft-closed"));
});
