/** Tests of withdrawing a record and taking that back. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  briefing,
  curator,
  draftOf,
  onlyProposal,
  openHouse,
  publish,
  publishNorthfield,
  refusedAs,
  wish,
} from "../../test/arbitrary/house.ts";
import type { IncidentId } from "../domain/incident.ts";
import { reinstateIncident, withdrawIncident } from "./withdraw.ts";

test("a withdrawn record leaves a tombstone with its reason, and its history stays", async () => {
  const house = openHouse();
  const { revision } = await publishNorthfield(house);
  const { incident } = revision;
  const told = await withdrawIncident(house, { incident, reason: " It was another Northfield. ", by: curator });
  assert.deepEqual(told, ["public", "member", "partner", "desk"]);
  const stone = await house.store.findTelling(incident, "public");
  assert.ok(stone?.kind === "tombstone");
  assert.deepEqual([stone.reason, stone.version], ["It was another Northfield.", 2]);
  assert.deepEqual(await house.store.listRevisions(incident), [revision]);
  const page = { sort: "date", descending: true, party: null, offset: 0, limit: 9 } as const;
  assert.equal((await house.store.listTellings("public", page)).total, 0);
});

test("those who had never been told of a record are left no tombstone", async () => {
  const house = openHouse();
  const draft = await draftOf(house, briefing, "TLP:AMBER");
  await wish(house, draft, { kind: "accept", target: onlyProposal(draft) });
  await publish(house, draft);
  const told = await withdrawIncident(house, { incident: draft.incident, reason: "mistaken", by: curator });
  assert.deepEqual(told, ["partner", "desk"]);
  assert.equal(await house.store.findTelling(draft.incident, "public"), null);
  assert.equal(await house.store.changeNumber("public"), 0);
});

test("a withdrawal that is taken back has the record told again, as a new version", async () => {
  const house = openHouse();
  const { revision } = await publishNorthfield(house);
  const { incident } = revision;
  const before = await house.store.findTelling(incident, "public");
  await withdrawIncident(house, { incident, reason: "mistaken", by: curator });
  await reinstateIncident(house, { incident });
  const after = await house.store.findTelling(incident, "public");
  assert.ok(before?.kind === "record" && after?.kind === "record");
  assert.deepEqual(after.fields, before.fields);
  assert.equal(after.version, 3);
  assert.deepEqual(await reinstateIncident(house, { incident }), []);
});

test("a record is withdrawn once, with a reason, and only where there is one", async () => {
  const house = openHouse();
  const { revision } = await publishNorthfield(house);
  const command = { incident: revision.incident, reason: "mistaken", by: curator };
  await assert.rejects(withdrawIncident(house, { ...command, reason: " " }), refusedAs("reason-missing"));
  await withdrawIncident(house, command);
  await assert.rejects(withdrawIncident(house, command), refusedAs("incident-withdrawn"));
  const nowhere = "CB-000000" as IncidentId;
  await assert.rejects(withdrawIncident(house, { ...command, incident: nowhere }), refusedAs("incident-not-found"));
  await assert.rejects(reinstateIncident(house, { incident: nowhere }), refusedAs("incident-not-found"));
});
