/** Laws of changing the policy: for the tiers and for partners of groups alike every record is wholly under one policy or the other, at every moment and in every way of asking. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { houseAccount } from "../../src/domain/account.ts";
import { type AudienceName, audienceNamed, partnersOf } from "../../src/domain/audience.ts";
import { disclose } from "../../src/domain/disclosure.ts";
import { type IncidentId, incidentAt } from "../../src/domain/incident.ts";
import { type Policy, policyFrom, type WrittenPolicy } from "../../src/domain/policy.ts";
import { versionFor } from "../../src/domain/policy-book.ts";
import type { Telling } from "../../src/domain/projection.ts";
import { houseDoer } from "../../src/workflow/doer.ts";
import { addGroup } from "../../src/workflow/groups.ts";
import { historyOf } from "../../src/workflow/history.ts";
import type { House } from "../../src/workflow/house.ts";
import { keptPolicies } from "../../src/workflow/policies.ts";
import { changePolicy, establishPolicy, getStanding, stopChange } from "../../src/workflow/policy.ts";
import { retellAll } from "../../src/workflow/retelling.ts";
import { tellAgain } from "../../src/workflow/tell-again.ts";
import { audiencesIn, tellAll } from "../../src/workflow/telling.ts";
import { verify } from "../../src/workflow/verify.ts";
import { firstRevision, reportsById } from "../arbitrary/example.ts";
import { openHouse } from "../arbitrary/house.ts";
import { anyIllustration } from "../arbitrary/illustration.ts";
import { anyWrittenPolicy } from "../arbitrary/policy.ts";
import { anyGroups, isac, others, sharedWith, someReports, type World } from "../arbitrary/revision.ts";
import { statementIn } from "../arbitrary/statement.ts";

const runs = (numRuns: number) => ({ numRuns, seed: Number(process.env["SEED"] ?? 2), endOnFailure: true });

/** Some records that draw on the same reports. */
const worlds: fc.Arbitrary<readonly World[]> = someReports.chain((cited) =>
  fc.array(
    fc
      .tuple(
        fc.array(fc.tuple(statementIn(cited), anyGroups).map(sharedWith), { minLength: 1, maxLength: 8 }),
        fc.option(anyIllustration),
      )
      .map(([statements, illustration]) => ({
        revision: firstRevision(statements),
        reports: reportsById(cited),
        illustration,
      })),
    { minLength: 1, maxLength: 5 },
  ),
);

test("at every step of a change each record is told under exactly the one policy that it is said to be under", async () => {
  await fc.assert(
    fc.asyncProperty(worlds, anyWrittenPolicy, anyWrittenPolicy, fc.nat(6), async (records, from, to, turn) => {
      const house = await houseUnder(from);
      for (const [index, one] of records.entries()) await tell(house, one, index * 2);
      await change(house, to);
      for (let step = 0; ; step += 1) {
        await requireWhole(house, [from, to]);
        if ((await getStanding(house.store)).change === null) break;
        // Some come in meanwhile, before and behind the place that it has come to; and some changes are stopped on the way.
        if (step === 1) for (const number of [0, records.length]) await tell(house, records[0], number * 2 + 1);
        if (step === turn && step > 0) await stopChange(house, {}).catch(() => undefined);
        await stepOnce(house);
      }
      const { inForce } = await getStanding(house.store);
      assert.ok([1, 2].includes(inForce));
      assert.deepEqual(await staleIn(house), []);
    }),
    runs(40),
  );
});

test("audiences that both policies tell the same keep their tellings, versions and change numbers", async () => {
  await fc.assert(
    fc.asyncProperty(worlds, anyWrittenPolicy, anyWrittenPolicy, async (records, from, other) => {
      const to = { ...from, audiences: { ...from.audiences, member: other.audiences.member } };
      const house = await houseUnder(from);
      for (const [index, one] of records.entries()) await tell(house, one, index);
      const alike = ["public", "partner", partnersOf(isac), partnersOf(others), "desk"] as const;
      const before = await everything(house, alike);
      await change(house, to);
      await tellAgain(house);
      assert.deepEqual(await everything(house, alike), before);
      assert.deepEqual(await staleIn(house), []);
    }),
    runs(40),
  );
});

/** Chains and reports of these records are made up; what is told of them is not. */
async function staleIn(house: House): Promise<readonly string[]> {
  const { findings } = await verify(house);
  return findings.filter(({ code }) => code === "projection-stale").map(({ at }) => at);
}

async function houseUnder(written: WrittenPolicy): Promise<House> {
  const house = openHouse({ policies: keptPolicies(policyFrom(written)) });
  await establishPolicy(house, { written, isSet: false });
  for (const name of [isac, others]) await addGroup(house, houseDoer, { name, title: name, about: "" });
  await retellAll(house, null);
  return house;
}

/** Another name, so that there is something to change even where both policies say the same. */
async function change(house: House, written: WrittenPolicy): Promise<void> {
  const command = { origin: "file", note: "", by: houseAccount, seen: null } as const;
  await changePolicy(house, { ...command, written: { ...written, name: "other" } });
}

async function stepOnce(house: House): Promise<void> {
  let isDone = false;
  const progress = () => {
    isDone = true;
  };
  await tellAgain(house, { batchSize: 1, isStopped: () => isDone, progress });
}

function numbered(index: number): IncidentId {
  return `CB-00000${index.toString(32).toUpperCase()}` as IncidentId;
}

async function tell({ store, policies, clock }: House, record: World | undefined, index: number): Promise<void> {
  if (record === undefined) return;
  const id = numbered(index);
  const revision = { ...record.revision, incident: id };
  await store.transaction(async (shelves) => {
    for (const { report, source } of record.reports.values()) {
      await shelves.saveSource(source);
      await shelves.saveReport(report, Buffer.from(report.text));
    }
    const incident = incidentAt(id, revision.number, { illustration: record.illustration ?? null });
    await shelves.saveIncident(incident);
    await shelves.appendRevision(revision);
    await tellAll(shelves, await policies.of(shelves, id), { incident, revision, at: clock(), isNew: true });
  });
}

/** What is told of each record, now and in the past, is what the policy makes of it that the record is said to be under. */
async function requireWhole(house: House, [from, to]: readonly [WrittenPolicy, WrittenPolicy]): Promise<void> {
  const { store } = house;
  const standing = await getStanding(store);
  for (const id of await store.incidentIds()) {
    const policy = policyFrom(versionFor(standing, id) === 1 ? from : to);
    assert.deepEqual((await house.policies.of(store, id)).audiences, policy.audiences);
    for (const name of await audiencesIn(store)) {
      const kept = await store.findTelling(id, name);
      const due = await dueOf(house, policy, id, name, kept);
      assert.ok(due === null ? kept?.kind !== "record" : due === kept, `${id} as told to ${name}`);
      const last = (await historyOf(house, id, name)).at(-1);
      assert.deepEqual(last?.kind === "record" ? last.fields : null, kept?.kind === "record" ? kept.fields : null);
    }
  }
}

async function dueOf(
  { store }: House,
  policy: Policy,
  id: IncidentId,
  name: AudienceName,
  kept: Telling | null,
): Promise<Telling | null> {
  const incident = await store.findIncident(id);
  const revision = incident === null ? null : await store.findRevision(id, incident.revision);
  assert.ok(incident !== null && revision !== null);
  const reports = new Map();
  for (const report of new Set(revision.assertions.flatMap(({ evidence }) => evidence.map((piece) => piece.report)))) {
    const found = await store.findReport(report);
    const source = found === null ? null : await store.findSource(found.source);
    if (found !== null && source !== null) reports.set(report, { report: found, source });
  }
  const { illustration } = incident;
  return disclose({ revision, reports, policy, illustration }, audienceNamed(name), kept, "2026-02-01T00:00:00.000Z");
}

async function everything({ store }: House, names: readonly AudienceName[]) {
  const all = [];
  for (const name of names) {
    all.push([await store.changeNumber(name), await store.tellingsAfter(name, null, 100)]);
    all.push(await store.changesSince(name, 0, 100));
  }
  return all;
}
