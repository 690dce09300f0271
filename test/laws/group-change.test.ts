/** Laws of sharing groups as they come and go: whoever reads as a partner of one is told all of what is theirs, at every moment, and never a mixture. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { audienceOf } from "../../src/domain/access.ts";
import { houseAccount } from "../../src/domain/account.ts";
import { audienceNamed, type GroupName, partnersOf } from "../../src/domain/audience.ts";
import { disclose } from "../../src/domain/disclosure.ts";
import { isReadable } from "../../src/domain/group.ts";
import { type IncidentId, incidentAt } from "../../src/domain/incident.ts";
import { policyFrom, type WrittenPolicy } from "../../src/domain/policy.ts";
import { unrestricted } from "../../src/domain/restriction.ts";
import { sealRevision } from "../../src/domain/revision.ts";
import { houseDoer } from "../../src/workflow/doer.ts";
import { addGroup, closeGroup, reopenGroup, takeGroups } from "../../src/workflow/groups.ts";
import { historyOf } from "../../src/workflow/history.ts";
import type { House } from "../../src/workflow/house.ts";
import { keptPolicies } from "../../src/workflow/policies.ts";
import { changePolicy, establishPolicy, getStanding, stopChange } from "../../src/workflow/policy.ts";
import { restrict } from "../../src/workflow/restrict.ts";
import { retellAll } from "../../src/workflow/retelling.ts";
import { tellAgain } from "../../src/workflow/tell-again.ts";
import { citedReports, narrowingOf, tellAll } from "../../src/workflow/telling.ts";
import { verify } from "../../src/workflow/verify.ts";
import { reinstateIncident, withdrawIncident } from "../../src/workflow/withdraw.ts";
import { openHouse } from "../arbitrary/house.ts";
import { ignoreRefusal } from "../arbitrary/played-groups.ts";
import { anyWrittenPolicy } from "../arbitrary/policy.ts";
import { anyGroups, isac, others, sharedWorld, type World } from "../arbitrary/revision.ts";

/** Something that is done to the house. */
type Step =
  | { readonly kind: "close" | "reopen"; readonly group: GroupName }
  | { readonly kind: "tell"; readonly record: number; readonly world: World }
  | { readonly kind: "restrict"; readonly record: number; readonly groups: readonly GroupName[] | undefined }
  | { readonly kind: "withdraw" | "reinstate"; readonly record: number }
  | { readonly kind: "policy"; readonly policy: WrittenPolicy }
  /** One batch of what is being told anew. */
  | { readonly kind: "go-on" }
  | { readonly kind: "stop" };

const record = fc.nat(4);
const group = fc.constantFrom(isac, others);

const onRecord: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("tell"), record, world: sharedWorld }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("restrict"), record, groups: anyGroups }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom("withdraw", "reinstate"), record }) },
);

const goingOn = fc.array(fc.constant<Step>({ kind: "go-on" }), { maxLength: 6 });

/** A group is closed, something happens, and it is opened again and told some of what it has missed. */
const pause: fc.Arbitrary<readonly Step[]> = fc
  .tuple(group, fc.array(onRecord, { minLength: 1, maxLength: 4 }), goingOn)
  .map(([name, deeds, after]) => [{ kind: "close", group: name }, ...deeds, { kind: "reopen", group: name }, ...after]);

const steps: fc.Arbitrary<readonly Step[]> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: pause },
      { weight: 3, arbitrary: onRecord.map((one) => [one]) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom("close", "reopen"), group }).map((one) => [one]) },
      {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constant("policy"), policy: anyWrittenPolicy }).map((one) => [one]),
      },
      { weight: 1, arbitrary: fc.constant<readonly Step[]>([{ kind: "stop" }]) },
      { weight: 3, arbitrary: goingOn },
    ),
    { minLength: 8, maxLength: 16 },
  )
  .map((parts) => parts.flat());

test("whatever is done meanwhile, who can read as one of a group is told exactly what is theirs, and who cannot reads as a partner of none", async () => {
  const seen = { readable: 0, waiting: 0 };
  await fc.assert(
    fc.asyncProperty(anyWrittenPolicy, steps, async (from, all) => {
      const house = openHouse({ policies: keptPolicies(policyFrom(from)) });
      await establishPolicy(house, { written: from, isSet: false });
      for (const name of [isac, others]) await addGroup(house, houseDoer, { name, title: name, about: "" });
      for (const one of all) {
        await take(house, one);
        const groups = await house.store.listGroups();
        for (const one of groups) {
          const reader = { role: "partner", groups: [one.name], readsAs: null } as const;
          const expected = isReadable(one) ? partnersOf(one.name) : "partner";
          assert.equal(audienceOf(reader, groups), expected);
          seen[isReadable(one) ? "readable" : "waiting"] += 1;
          await requireWhole(house, expected === "partner" ? null : one.name);
        }
      }
      await retellAll(house, null);
      for (const { name, closed } of await house.store.listGroups())
        if (closed === null) await requireWhole(house, name);
      const stale = (await verify(house)).findings.filter(({ code }) => code === "projection-stale");
      assert.deepEqual(stale, []);
    }),
    { numRuns: 30, seed: Number(process.env["SEED"] ?? 3), endOnFailure: process.env["SHRINK"] === undefined },
  );
  assert.ok(seen.readable > 100 && seen.waiting > 100, JSON.stringify(seen));
});

async function take(house: House, one: Step): Promise<void> {
  switch (one.kind) {
    case "close":
      await closeGroup(house, houseDoer, one.group);
      return;
    case "reopen":
      await reopenGroup(house, houseDoer, one.group);
      return;
    case "tell":
      return tell(house, numbered(one.record), one.world);
    case "restrict": {
      const restriction = { ...unrestricted, groups: one.groups ?? null };
      await restrict(house, { thing: { kind: "record", id: numbered(one.record) }, restriction }).catch(ignoreRefusal);
      return;
    }
    case "withdraw":
      await withdrawIncident(house, { incident: numbered(one.record), reason: "Mistaken.", by: houseAccount }).catch(
        ignoreRefusal,
      );
      return;
    case "reinstate":
      await reinstateIncident(house, { incident: numbered(one.record) }).catch(ignoreRefusal);
      return;
    case "policy":
      await changePolicy(house, {
        ...{ written: one.policy, origin: "file", note: "", by: houseAccount, seen: null },
      }).catch(ignoreRefusal);
      return;
    case "stop":
      await stopChange(house, {}).catch(ignoreRefusal);
      return;
    case "go-on":
      return goOn(house);
  }
}

async function goOn(house: House): Promise<void> {
  if ((await getStanding(house.store)).change === null) await takeGroups(house);
  let left = 1;
  await tellAgain(house, { batchSize: 2, isStopped: () => left-- === 0 });
}

function numbered(index: number): IncidentId {
  return `CB-00000${index}` as IncidentId;
}

/** Publishes the next revision of a record, unless it is withdrawn. */
async function tell({ store, policies, clock }: House, id: IncidentId, world: World): Promise<void> {
  await store.transaction(async (shelves) => {
    const before = await shelves.findIncident(id);
    if (before !== null && before.withdrawn !== null) return;
    for (const { report, source } of world.reports.values()) {
      // What is thought of a source is no part of what is tried here.
      if ((await shelves.findSource(source.id)) === null) await shelves.saveSource(source);
      await shelves.saveReport(report, Buffer.from(report.text));
    }
    const number = (before?.revision ?? 0) + 1;
    const predecessor = before === null ? null : (await shelves.findRevision(id, before.revision))?.digest;
    const made = clock();
    const revision = sealRevision({ ...world.revision, incident: id, number, predecessor: predecessor ?? null, made });
    const incident = { ...(before ?? incidentAt(id, 0)), revision: number };
    await shelves.saveIncident(incident);
    await shelves.appendRevision(revision);
    await tellAll(shelves, await policies.of(shelves, id), { incident, revision, at: made, isNew: before === null });
  });
}

/** What partners of a group are told of every record, and of its past, is what disclosure makes of it; null: those of none. */
async function requireWhole(house: House, name: GroupName | null): Promise<void> {
  const { store } = house;
  const audience = name === null ? "partner" : partnersOf(name);
  for (const id of await store.incidentIds()) {
    const incident = await store.findIncident(id);
    const revision = incident === null ? null : await store.findRevision(id, incident.revision);
    assert.ok(incident !== null && revision !== null);
    const kept = await store.findTelling(id, audience);
    const disclosable = {
      ...{ revision, reports: await citedReports(store, revision), policy: await house.policies.of(store, id) },
      ...(await narrowingOf(store, incident)),
    };
    const due =
      incident.withdrawn === null
        ? disclose(disclosable, audienceNamed(audience), kept, "2027-01-01T00:00:00.000Z")
        : null;
    if (due === null) assert.notEqual(kept?.kind, "record", `${id} is told to ${audience}`);
    else assert.equal(kept, due, `${id} as it is told to ${audience}`);
    const last = (await historyOf(house, id, audience)).at(-1);
    assert.deepEqual(last?.fields, kept?.kind === "record" ? kept.fields : undefined);
  }
}
