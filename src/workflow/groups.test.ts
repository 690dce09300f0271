/** Tests of sharing groups: what their partners are told, and from when on. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { openHouse, publishNorthfield, refusedAs } from "../../test/arbitrary/house.ts";
import type { AudienceName, GroupName } from "../domain/audience.ts";
import { mostGroups } from "../domain/group.ts";
import type { IncidentId } from "../domain/incident.ts";
import { policyFrom } from "../domain/policy.ts";
import { open, reference } from "../domain/shipped-policies.ts";
import { audienceOf } from "../domain/access.ts";
import { houseAccount } from "../domain/account.ts";
import { addAccount } from "./accounts.ts";
import { changeGroups } from "./administration.ts";
import { houseDoer } from "./doer.ts";
import { addGroup, closeGroup, describeGroup, readAs, reopenGroup, takeGroups } from "./groups.ts";
import { historyOf } from "./history.ts";
import type { House } from "./house.ts";
import { keptPolicies } from "./policies.ts";
import { changePolicy, establishPolicy, getStanding } from "./policy.ts";
import { restrict } from "./restrict.ts";
import { retellAll } from "./retelling.ts";
import { takeDown } from "./take-down.ts";
import { tellAgain } from "./tell-again.ts";
import { unrestricted } from "../domain/restriction.ts";
import { verify } from "./verify.ts";
import { withdrawIncident } from "./withdraw.ts";

const water = { name: "water", title: "Waterworks", about: "" };
const energy = { name: "energy", title: "Energy", about: "Grid operators." };

const summary = { field: "summary", value: "The vote went on.", quote: "Voting was not affected" };

async function groupHouse(): Promise<House> {
  const house = openHouse({ policies: keptPolicies(policyFrom(reference)) });
  await establishPolicy(house, { written: reference, isSet: false });
  return house;
}

/** A record that is restricted to groups. */
async function publishFor(house: House, ...groups: readonly string[]): Promise<IncidentId> {
  const { revision } = await publishNorthfield(house, summary);
  const restriction = { ...unrestricted, groups: groups as readonly GroupName[] };
  await restrict(house, { thing: { kind: "record", id: revision.incident }, restriction });
  return revision.incident;
}

async function told(house: House, incident: IncidentId, audience: AudienceName): Promise<string> {
  return (await house.store.findTelling(incident, audience))?.kind ?? "nothing";
}

test("a group that is made is told all that its partners may know of, and is there for them then", async () => {
  const house = await groupHouse();
  const incident = await publishFor(house, "water");
  const { ready } = await addGroup(house, houseDoer, water);
  assert.equal(ready, null);
  assert.equal(await told(house, incident, "partner:water"), "nothing");
  assert.equal(await takeGroups(house), true);
  assert.notEqual((await getStanding(house.store)).change, null);
  await tellAgain(house);
  assert.equal((await getStanding(house.store)).change, null);
  assert.notEqual((await house.store.findGroup("water" as GroupName))?.ready, null);
  assert.equal(await takeGroups(house), false);
  const all = ["public", "member", "partner", "partner:water", "desk"] as const;
  const kinds = [];
  for (const audience of all) kinds.push(await told(house, incident, audience));
  assert.deepEqual(kinds, ["tombstone", "tombstone", "tombstone", "record", "record"]);
  assert.equal((await historyOf(house, incident, "partner:water")).length, 1);
  assert.deepEqual(await historyOf(house, incident, "partner"), []);
  assert.deepEqual((await verify(house)).findings, []);
});

test("from then on groups are told what is published, each only what is for its partners", async () => {
  const house = await groupHouse();
  for (const wanted of [water, energy]) await addGroup(house, houseDoer, wanted);
  await retellAll(house, null);
  const incident = await publishFor(house, "energy");
  assert.equal(await told(house, incident, "partner:energy"), "record");
  assert.equal(await told(house, incident, "partner:water"), "tombstone");
  assert.equal(await house.store.changeNumber("partner:water"), 2);
  assert.equal(await house.store.changeNumber("partner:energy"), 1);
});

test("a policy says of partners what it says of those of every group", async () => {
  const house = await groupHouse();
  const { revision } = await publishNorthfield(house, { field: "malware", value: "X", quote: "Grey Heron" });
  await addGroup(house, houseDoer, water);
  await retellAll(house, null);
  await changePolicy(house, { written: open, origin: "shipped", note: "", by: houseAccount, seen: null });
  await tellAgain(house);
  const [partner, ofGroup] = [
    await house.store.findTelling(revision.incident, "partner"),
    await house.store.findTelling(revision.incident, "partner:water"),
  ];
  assert.ok(partner?.kind === "record" && ofGroup?.kind === "record");
  assert.deepEqual(ofGroup.fields, partner.fields);
  assert.deepEqual((await verify(house)).findings, []);
});

test("what is cut off goes on, and what is being told anew already comes first", async () => {
  const house = await groupHouse();
  for (let count = 0; count < 7; count++) await publishNorthfield(house);
  await changePolicy(house, { written: open, origin: "shipped", note: "", by: houseAccount, seen: null });
  await addGroup(house, houseDoer, water);
  let batches = 0;
  await retellAll(house, null, { batchSize: 2, isStopped: () => ++batches > 2 });
  assert.equal((await house.store.findGroup("water" as GroupName))?.ready, null);
  assert.equal((await getStanding(house.store)).change?.version, 2);
  for (let again = 0; again < 9; again++) {
    let steps = 0;
    await retellAll(house, null, { batchSize: 2, isStopped: () => ++steps > 2 });
  }
  assert.notEqual((await house.store.findGroup("water" as GroupName))?.ready, null);
  assert.equal((await house.store.tellingsAfter("partner:water", null, 99)).length, 7);
  assert.deepEqual((await verify(house)).findings, []);
});

test("a group that is closed is told nothing more, and when it is reopened everything that was missed", async () => {
  const house = await groupHouse();
  await addGroup(house, houseDoer, water);
  await retellAll(house, null);
  const before = await publishFor(house, "water");
  await closeGroup(house, houseDoer, "water");
  await restrict(house, { thing: { kind: "record", id: before }, restriction: unrestricted });
  await restrict(house, {
    thing: { kind: "record", id: before },
    restriction: { ...unrestricted, groups: ["energy" as GroupName] },
  });
  const later = await publishFor(house, "water");
  assert.equal(await told(house, before, "partner:water"), "record");
  assert.equal(await told(house, later, "partner:water"), "nothing");
  await reopenGroup(house, houseDoer, "water");
  await retellAll(house, null);
  assert.equal(await told(house, before, "partner:water"), "tombstone");
  assert.equal(await told(house, later, "partner:water"), "record");
  assert.deepEqual((await verify(house)).findings, []);
});

test("names, words and numbers of groups are checked, and a name is given once", async () => {
  const house = await groupHouse();
  const add = (wanted: object) => addGroup(house, houseDoer, { ...water, ...wanted });
  for (const name of ["", "Water", "a b", "-a", "a--b", "a".repeat(61), "partner:a", "ä"])
    await assert.rejects(add({ name }), refusedAs("input-invalid"), name);
  for (const words of [{ title: " " }, { title: "x".repeat(101) }, { about: "x".repeat(1001) }, { title: "a\u202eb" }])
    await assert.rejects(add(words), refusedAs("input-invalid"));
  await add({});
  await closeGroup(house, houseDoer, "water");
  await assert.rejects(add({}), refusedAs("group-exists"));
  await assert.rejects(closeGroup(house, houseDoer, "none"), refusedAs("group-not-found"));
  for (let count = 0; count < mostGroups; count++) await add({ name: `g${count}` });
  await assert.rejects(add({ name: "one-more" }), refusedAs("groups-full"));
  await assert.rejects(reopenGroup(house, houseDoer, "water"), refusedAs("groups-full"));
  const described = await describeGroup(house, houseDoer, { name: "g1", title: "  Čistá voda ", about: "a\r\nb" });
  assert.deepEqual([described.title, described.about], ["Čistá voda", "a\nb"]);
});

test("partners choose among their own groups, and administrators say who is of which", async () => {
  const house = await groupHouse();
  for (const wanted of [water, energy]) await addGroup(house, houseDoer, wanted);
  await retellAll(house, null);
  const { account } = await addAccount(house, { name: "Pat", role: "partner" });
  const pat = { ...account, state: "active" as const };
  await house.store.saveAccount(pat);
  const audience = async () => {
    const now = await house.store.findAccount(pat.id);
    assert.ok(now !== null);
    return audienceOf(now, await house.store.listGroups());
  };
  assert.equal(await audience(), "partner");
  await assert.rejects(changeGroups(house, houseDoer, pat.id, ["water", "fire"]), refusedAs("input-invalid"));
  await changeGroups(house, houseDoer, pat.id, ["water", "energy"]);
  assert.equal(await audience(), "partner:energy");
  await readAs(house, pat.id, "water");
  assert.equal(await audience(), "partner:water");
  await assert.rejects(readAs(house, pat.id, "fire"), refusedAs("group-not-found"));
  await closeGroup(house, houseDoer, "water");
  assert.equal(await audience(), "partner:energy");
  await assert.rejects(readAs(house, pat.id, "water"), refusedAs("group-not-found"));
  await changeGroups(house, houseDoer, pat.id, ["water"]);
  assert.equal(await audience(), "partner");
  await changeGroups(house, houseDoer, pat.id, []);
  await assert.rejects(changeGroups(house, houseDoer, pat.id, ["water"]), refusedAs("input-invalid"));
});

test("what was withdrawn while a group was closed is withdrawn for its partners too when it is reopened", async () => {
  const house = await groupHouse();
  await addGroup(house, houseDoer, water);
  await retellAll(house, null);
  const incident = await publishFor(house, "water");
  await closeGroup(house, houseDoer, "water");
  await withdrawIncident(house, { incident, reason: "It was another.", by: houseAccount });
  await reopenGroup(house, houseDoer, "water");
  await retellAll(house, null);
  assert.equal(await told(house, incident, "partner:water"), "tombstone");
});

test("a group that is closed and reopened while it is told everything is told everything once more", async () => {
  const house = await groupHouse();
  const first = await publishFor(house, "water");
  for (let count = 0; count < 3; count++) await publishFor(house, "water");
  await addGroup(house, houseDoer, water);
  await takeGroups(house);
  let batches = 0;
  await tellAgain(house, { batchSize: 3, isStopped: () => batches++ > 0 });
  const passed = [...(await house.store.incidentIds())].toSorted().slice(0, 3);
  await closeGroup(house, houseDoer, "water");
  for (const id of passed) {
    const restriction = { ...unrestricted, groups: ["energy" as GroupName] };
    await restrict(house, { thing: { kind: "record", id }, restriction });
  }
  await reopenGroup(house, houseDoer, "water");
  await retellAll(house, null);
  assert.notEqual((await house.store.findGroup("water" as GroupName))?.ready, null);
  const kinds = [];
  for (const id of passed) kinds.push(await told(house, id, "partner:water"));
  assert.deepEqual(kinds, ["tombstone", "tombstone", "tombstone"]);
  assert.ok(passed.includes(first) || (await told(house, first, "partner:water")) === "record");
  assert.deepEqual((await verify(house)).findings, []);
});

test("partners of a group learn of a takedown like all who had been told, though it was closed then or is made later", async () => {
  const house = await groupHouse();
  await addGroup(house, houseDoer, water);
  await retellAll(house, null);
  const [shared, open] = [
    await publishFor(house, "water"),
    (await publishNorthfield(house, summary)).revision.incident,
  ];
  await closeGroup(house, houseDoer, "water");
  for (const incident of [shared, open]) {
    const wanted = { incident, assertions: [], texts: ["The vote went on."], picture: false };
    await takeDown(house, { ...wanted, reason: "It was asked for.", by: houseAccount });
  }
  await reopenGroup(house, houseDoer, "water");
  await addGroup(house, houseDoer, energy);
  await retellAll(house, null);
  const stones = async (incident: IncidentId, audience: AudienceName) => {
    const telling = await house.store.findTelling(incident, audience);
    return telling?.kind === "record" ? telling.takenDown.length : telling?.kind;
  };
  assert.deepEqual([await stones(open, "partner"), await stones(open, "partner:water")], [1, 1]);
  assert.equal(await stones(open, "partner:energy"), 1);
  assert.equal(await stones(shared, "partner:water"), 1);
});

test("an embargo that ended before a group was closed was lifted for it then, however late the job comes", async () => {
  let now = "2026-03-01T00:00:00.000Z";
  const policies = keptPolicies(policyFrom(reference));
  const house = openHouse({ policies, clock: () => now });
  await establishPolicy(house, { written: reference, isSet: false });
  await addGroup(house, houseDoer, water);
  await retellAll(house, null);
  const { revision } = await publishNorthfield(house);
  const embargo = "2026-03-03T00:00:00.000Z";
  const restriction = { ...unrestricted, embargo };
  await restrict(house, { thing: { kind: "record", id: revision.incident }, restriction });
  now = "2026-03-04T00:00:00.000Z";
  await closeGroup(house, houseDoer, "water");
  now = "2026-03-05T00:00:00.000Z";
  await reopenGroup(house, houseDoer, "water");
  await retellAll(house, null);
  const since = [];
  for (const audience of ["partner", "partner:water"] as const)
    since.push((await house.store.findTelling(revision.incident, audience))?.since);
  assert.deepEqual(since, [embargo, embargo]);
});
