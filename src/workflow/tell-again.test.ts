/** Tests of telling again under another policy. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { curator, openHouse, publishNorthfield, refusedAs } from "../../test/arbitrary/house.ts";
import { houseAccount } from "../domain/account.ts";
import { policyFrom, type WrittenPolicy } from "../domain/policy.ts";
import { open, reference, strict } from "../domain/shipped-policies.ts";
import type { House } from "./house.ts";
import { keptPolicies } from "./policies.ts";
import { changePolicy, establishPolicy, getStanding, stopChange, takeSetting } from "./policy.ts";
import { tellAgain } from "./tell-again.ts";
import { verify } from "./verify.ts";
import { withdrawIncident } from "./withdraw.ts";

const motive = { field: "malware", value: "X", quote: "Grey Heron" };
const withheld = { evidence: "none", otherwise: "withhold" } as const;
const shut: WrittenPolicy = { name: "shut", audiences: { public: withheld, member: withheld, partner: withheld } };

async function bookHouse(written = reference): Promise<House> {
  const house = openHouse({ policies: keptPolicies(policyFrom(written)) });
  await establishPolicy(house, { written, isSet: false });
  return house;
}

async function change(house: House, written: WrittenPolicy): Promise<void> {
  await changePolicy(house, { written, origin: "shipped", note: "", by: houseAccount, seen: null });
}

test("under another policy every record is told anew, once", async () => {
  const house = await bookHouse();
  const { revision } = await publishNorthfield(house, motive);
  assert.deepEqual(await tellAgain(house), { records: 0, changed: 0 });
  await change(house, open);
  assert.equal((await house.store.findTelling(revision.incident, "public"))?.version, 1);
  assert.deepEqual(await tellAgain(house), { records: 1, changed: 1 });
  assert.deepEqual(await tellAgain(house), { records: 0, changed: 0 });
  const told = await house.store.findTelling(revision.incident, "public");
  assert.ok(told?.kind === "record" && told.fields.malware.kind === "shown");
  assert.deepEqual([told.version, told.evidence], [2, "quotes"]);
  assert.equal((await house.store.findTelling(revision.incident, "member"))?.version, 1);
  assert.deepEqual((await verify(house)).findings, []);
});

test("a record that a policy no longer tells of is no longer there, and a withdrawn one stays withdrawn", async () => {
  const house = await bookHouse();
  const { revision: kept } = await publishNorthfield(house);
  await change(house, shut);
  await tellAgain(house);
  assert.equal((await house.store.findTelling(kept.incident, "public"))?.kind, "tombstone");
  await withdrawIncident(house, { incident: kept.incident, reason: "mistaken", by: curator });
  await change(house, open);
  await tellAgain(house);
  assert.equal((await house.store.findTelling(kept.incident, "desk"))?.kind, "tombstone");
});

test("a second change waits until the first is over, and what is in force already is no change", async () => {
  const house = await bookHouse();
  await publishNorthfield(house);
  await assert.rejects(change(house, reference), refusedAs("policy-unchanged"));
  await change(house, open);
  await assert.rejects(change(house, strict), refusedAs("policy-changing"));
  await tellAgain(house);
  const seen = { written: strict, origin: "shipped", note: "", by: houseAccount, seen: 1 } as const;
  await assert.rejects(changePolicy(house, seen), refusedAs("policy-stale"));
  await change(house, strict);
  assert.equal((await house.store.listPolicies({ offset: 0, limit: 9 })).total, 3);
});

test("a change that is stopped is taken back, record by record", async () => {
  const house = await bookHouse();
  for (let count = 0; count < 3; count += 1) await publishNorthfield(house, motive);
  const toldOf = async () =>
    Promise.all((await house.store.incidentIds()).map((id) => house.store.findTelling(id, "public")));
  const before = await toldOf();
  await change(house, open);
  await stepwise(house);
  await stepwise(house);
  assert.equal((await getStanding(house.store)).change?.done, 2);
  await stopChange(house, { by: houseAccount, via: "session" });
  await assert.rejects(stopChange(house, {}), refusedAs("policy-unchanged"));
  await tellAgain(house);
  const { inForce, change: over } = await getStanding(house.store);
  assert.deepEqual([inForce, over], [1, null]);
  const fields = (told: typeof before) => told.map((one) => (one?.kind === "record" ? one.fields : one));
  assert.deepEqual(fields(await toldOf()), fields(before));
  assert.deepEqual(
    (await toldOf()).map((one) => one?.version),
    [3, 3, 1],
  );
  assert.deepEqual((await verify(house)).findings, []);
});

test("a policy that says the same under another name is in force at once", async () => {
  const house = await bookHouse();
  await publishNorthfield(house);
  await change(house, { ...reference, name: "ours" });
  const { inForce, change: going } = await getStanding(house.store);
  assert.deepEqual([inForce, going], [2, null]);
});

test("the setting counts when it says something else than it last did, and not before", async () => {
  const house = await bookHouse(open);
  assert.equal(await takeSetting(house, { written: reference, isSet: false }), false);
  assert.equal(await takeSetting(house, { written: strict, isSet: true }), true);
  await tellAgain(house);
  assert.equal((await house.policies.inForce(house.store)).name, "strict");
  await change(house, reference);
  await tellAgain(house);
  assert.equal(await takeSetting(house, { written: strict, isSet: true }), false);
  assert.equal((await house.policies.inForce(house.store)).name, "reference");
  assert.equal(await takeSetting(house, { written: reference, isSet: true }), false);
  assert.equal(await takeSetting(house, { written: strict, isSet: true }), true);
});

test("what is changed, stopped and carried out is in the log", async () => {
  const house = await bookHouse();
  await publishNorthfield(house);
  await change(house, open);
  await tellAgain(house);
  const actions = (await house.store.entriesAfter(0, 100)).map(({ action }) => action);
  assert.deepEqual(actions.slice(-2), ["policy-changed", "disclosed-again"]);
});

/** One record of the change. */
async function stepwise(house: House): Promise<void> {
  let isDone = false;
  const pace = {
    batchSize: 1,
    isStopped: () => isDone,
    progress: () => {
      isDone = true;
    },
  };
  await tellAgain(house, pace);
}
