/** Tests of verification: each thing that can have been altered is found. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { openHouse, publishNorthfield, shippedPolicy } from "../../test/arbitrary/house.ts";
import type { Store } from "../store/store.ts";
import { onePolicy } from "./policies.ts";
import { verify } from "./verify.ts";

async function codesWith(alter: (store: Store) => Partial<Store>): Promise<readonly string[]> {
  const house = openHouse();
  await publishNorthfield(house);
  const { findings } = await verify({ ...house, store: { ...house.store, ...alter(house.store) } });
  return findings.map(({ code }) => code);
}

test("a sound house is sound, and says what was looked at", async () => {
  const house = openHouse();
  await publishNorthfield(house);
  const seen: string[] = [];
  const found = await verify(house, (done, all) => seen.push(`${done}/${all}`));
  const { audit, ...others } = found;
  assert.deepEqual(others, { reports: 1, incidents: 1, revisions: 1, evidence: 1, findings: [], store: [] });
  assert.deepEqual([audit.entries, audit.head?.number], [4, 4]);
  assert.deepEqual(seen, ["1/1"]);
});

test("a report whose bytes or text were altered or lost is found", async () => {
  const lost = await codesWith(() => ({ findOriginal: () => Promise.resolve(null) }));
  assert.deepEqual(lost, ["report-altered"]);
  const bytes = await codesWith(() => ({ findOriginal: () => Promise.resolve(Buffer.from("other")) }));
  assert.deepEqual(bytes, ["report-altered"]);
  const text = await codesWith((store) => ({
    findReport: async (id) => {
      const report = await store.findReport(id);
      return report && { ...report, text: report.text.replace("hit Northfield", "hit Southfield") };
    },
  }));
  assert.deepEqual(text, ["report-altered", "evidence-unresolved"]);
});

test("evidence whose report is gone is found, and so is what was told on it", async () => {
  const codes = await codesWith(() => ({ findReport: () => Promise.resolve(null) }));
  assert.ok(codes.includes("report-altered") && codes.includes("evidence-report-unknown"));
  assert.equal(codes.filter((code) => code === "projection-stale").length, 4);
});

test("a revision that was altered, and a pointer that does not stand on the newest, are found", async () => {
  const altered = await codesWith((store) => ({
    listRevisions: async (id) => (await store.listRevisions(id)).map((revision) => ({ ...revision, note: "altered" })),
  }));
  assert.deepEqual(altered, ["chain-broken"]);
  const moved = await codesWith((store) => ({
    findIncident: async (id) => {
      const incident = await store.findIncident(id);
      return incident && { ...incident, revision: 2 };
    },
  }));
  assert.deepEqual(moved, ["chain-broken"]);
});

test("a telling that is not what the policy makes of the revision is found for its audience", async () => {
  const codes = await codesWith((store) => ({
    findTelling: (id, audience) => store.findTelling(id, audience === "public" ? "desk" : audience),
  }));
  assert.deepEqual(codes, ["projection-stale"]);
  const house = openHouse();
  await publishNorthfield(house, { field: "malware", value: "X", quote: "Grey Heron" });
  const { findings } = await verify({ ...house, policies: onePolicy(shippedPolicy("open")) });
  assert.deepEqual(
    findings.map(({ at }) => at.replace(/^CB-\w+ /, "")),
    ["as told to public"],
  );
});

test("what the store says of its own soundness is passed on", async () => {
  const house = openHouse();
  const store = { ...house.store, check: () => Promise.resolve(["page 7 is damaged"]) };
  assert.deepEqual((await verify({ ...house, store })).store, ["page 7 is damaged"]);
});
