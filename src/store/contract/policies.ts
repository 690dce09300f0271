/** What every book of policies keeps to. */
import assert from "node:assert/strict";
import { digestOf } from "../../domain/digest.ts";
import { incidentAt } from "../../domain/incident.ts";
import type { PolicyStanding, PolicyVersion } from "../../domain/policy-book.ts";
import { Refusal } from "../../domain/refusal.ts";
import { open, reference, strict } from "../../domain/shipped-policies.ts";
import type { Cases } from "./cases.ts";
import { at, curator, recordNumber } from "./fixture.ts";

const versions = [reference, open, strict].map((written, index): PolicyVersion => ({
  number: index + 1,
  written,
  origin: index === 0 ? "setting" : "shipped",
  by: curator.id,
  at: at(index),
  note: index === 2 ? "Škoda asked" : "",
}));

const standing: PolicyStanding = {
  inForce: 1,
  former: null,
  rules: "disclosure/1",
  setting: digestOf("reference"),
  change: {
    version: 2,
    rules: "disclosure/1",
    cursor: recordNumber(3),
    back: false,
    done: 3,
    all: 5,
    started: at(1),
    resumed: { at: at(2), done: 1 },
  },
};

/** Versions that are only ever added, and where things stand. */
export const policyCases: Cases = {
  "versions are kept as they were written, the newest first": async (store) => {
    assert.equal(await store.findPolicy(1), null);
    for (const version of versions) await store.appendPolicy(version);
    assert.deepEqual(await store.findPolicy(2), versions[1]);
    assert.deepEqual(await store.listPolicies({ offset: 0, limit: 2 }), {
      entries: [versions[2], versions[1]],
      total: 3,
    });
    assert.deepEqual(await store.listPolicies({ offset: 2, limit: 2 }), { entries: [versions[0]], total: 3 });
  },

  "a version that does not follow the newest is refused": async (store) => {
    const [first, second] = versions;
    assert.ok(first && second);
    const refused = (error: unknown) => error instanceof Refusal && error.code === "revision-stale";
    await assert.rejects(store.appendPolicy(second), refused);
    await store.appendPolicy(first);
    await assert.rejects(store.appendPolicy({ ...second, number: 1 }), refused);
    assert.deepEqual(await store.findPolicy(1), first);
  },

  "where things stand is kept, and replaced": async (store) => {
    assert.equal(await store.findStanding(), null);
    await store.saveStanding(standing);
    assert.deepEqual(await store.findStanding(), standing);
    const done = { ...standing, inForce: 2, change: null };
    await store.saveStanding(done);
    assert.deepEqual(await store.findStanding(), done);
  },

  "ids are walked from either end": async (store) => {
    for (const number of [3, 1, 2, 5]) await store.saveIncident(incidentAt(recordNumber(number), 0));
    assert.deepEqual(await store.incidentIdsAfter(null, 2), [1, 2].map(recordNumber));
    assert.deepEqual(await store.incidentIdsAfter(recordNumber(2), 9), [3, 5].map(recordNumber));
    assert.deepEqual(await store.incidentIdsUpTo(recordNumber(4), 2), [3, 2].map(recordNumber));
    assert.deepEqual(await store.incidentIdsUpTo(recordNumber(5), 1), [5].map(recordNumber));
  },
};
