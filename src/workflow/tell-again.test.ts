/** Tests of telling again under another policy. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { curator, openHouse, publishNorthfield, shippedPolicy } from "../../test/arbitrary/house.ts";
import { policyFrom } from "../domain/policy.ts";
import { tellAgain } from "./tell-again.ts";
import { verify } from "./verify.ts";
import { withdrawIncident } from "./withdraw.ts";

const motive = { field: "malware", value: "X", quote: "Grey Heron" };

test("under another policy every record is told anew, once", async () => {
  const house = openHouse();
  const { revision } = await publishNorthfield(house, motive);
  assert.equal(await tellAgain(house), 1);
  assert.equal((await house.store.findTelling(revision.incident, "public"))?.version, 1);
  const open = { ...house, policy: shippedPolicy("open") };
  assert.equal(await tellAgain(open), 1);
  assert.equal(await tellAgain(open), 0);
  const told = await house.store.findTelling(revision.incident, "public");
  assert.ok(told?.kind === "record" && told.fields.malware.kind === "shown");
  assert.deepEqual([told.version, told.evidence], [2, "quotes"]);
  assert.equal((await house.store.findTelling(revision.incident, "member"))?.version, 1);
  assert.deepEqual((await verify(open)).findings, []);
});

test("a record that a policy no longer tells of is no longer there, and a withdrawn one stays withdrawn", async () => {
  const house = openHouse();
  const { revision: kept } = await publishNorthfield(house);
  const withheld = { evidence: "none", otherwise: "withhold" } as const;
  const policy = policyFrom({ name: "shut", audiences: { public: withheld, member: withheld, partner: withheld } });
  await tellAgain({ ...house, policy });
  assert.equal((await house.store.findTelling(kept.incident, "public"))?.kind, "tombstone");
  await withdrawIncident({ ...house, policy }, { incident: kept.incident, reason: "mistaken", by: curator });
  await tellAgain({ ...house, policy: shippedPolicy("open") });
  assert.equal((await house.store.findTelling(kept.incident, "desk"))?.kind, "tombstone");
});
