/** Tests of lifting embargoes late: what is told, and in which order, follows from when they ended and not from who came to it, or when. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { openHouse, publishNorthfield } from "../../test/arbitrary/house.ts";
import { bury } from "../domain/disclosure.ts";
import type { IncidentId } from "../domain/incident.ts";
import { unrestricted } from "../domain/restriction.ts";
import type { Change } from "../store/store.ts";
import type { House } from "./house.ts";
import { tellDue, tellingTransaction, watchEmbargoes } from "./lift-embargoes.ts";
import { restrict } from "./restrict.ts";
import { verify } from "./verify.ts";
import { reinstateIncident, withdrawIncident } from "./withdraw.ts";

const day = (number: number) => `2026-03-0${number}T12:00:00.000Z`;

/** Three records, of which the first and the second come out of an embargo on the fifth and the fourth day. */
async function threeRecords() {
  let now = day(1);
  const house = openHouse({ clock: () => now });
  const records: IncidentId[] = [];
  for (let count = 0; count < 3; count += 1) records.push((await publishNorthfield(house)).revision.incident);
  const [first, second, third] = records as [IncidentId, IncidentId, IncidentId];
  await embargo(house, first, day(5));
  await embargo(house, second, day(4));
  const turnTo = (instant: string) => {
    now = instant;
  };
  return { house, turnTo, first, second, third };
}

async function embargo(house: House, id: IncidentId, until: string): Promise<void> {
  await restrict(house, { thing: { kind: "record", id }, restriction: { ...unrestricted, embargo: until } });
}

async function toldSince(house: House, instant: string): Promise<readonly Pick<Change, "incident" | "at">[]> {
  const changes = await house.store.changesSince("member", 0, 100);
  return changes.filter(({ at }) => at > instant).map(({ incident, at }) => ({ incident, at }));
}

test("what is told late is told as it became due, as of then", async () => {
  const { house, turnTo, first, second } = await threeRecords();
  turnTo(day(7));
  assert.equal(await tellDue(house), 2);
  assert.deepEqual(await toldSince(house, day(1)), [
    { incident: second, at: day(4) },
    { incident: first, at: day(5) },
  ]);
  assert.deepEqual((await verify(house)).findings, []);
});

test("a deed that nobody is told of changes neither the order nor the times of what was due before it", async () => {
  const { house, turnTo, first, second } = await threeRecords();
  turnTo(day(6));
  // Nobody but the desk is told of it, and it has its record told anew.
  const hidden = { ...unrestricted, marking: "TLP:CLEAR", embargo: day(5) } as const;
  await restrict(house, { thing: { kind: "record", id: first }, restriction: hidden });
  turnTo(day(7));
  await tellDue(house);
  assert.deepEqual(await toldSince(house, day(1)), [
    { incident: second, at: day(4) },
    { incident: first, at: day(5) },
  ]);
});

test("whatever is told is told after what was due before it", async () => {
  const { house, turnTo, first, second, third } = await threeRecords();
  turnTo(day(6));
  const by = "somebody" as never;
  await withdrawIncident(house, { incident: third, reason: "It was another.", by });
  turnTo(day(7));
  await reinstateIncident(house, { incident: third, by });
  assert.deepEqual(await toldSince(house, day(1)), [
    { incident: second, at: day(4) },
    { incident: first, at: day(5) },
    { incident: third, at: day(6) },
    { incident: third, at: day(7) },
  ]);
});

test("a record of which two embargoes have ended is told twice, each in its turn", async () => {
  const { house, turnTo, first, second } = await threeRecords();
  await restrict(house, { thing: { kind: "record", id: first }, restriction: unrestricted });
  const value = { field: "victim.place", about: "victim-1", value: "the clerk's office", quote: "the clerk" } as const;
  const { revision } = await publishNorthfield(house, { ...value, embargo: day(5) });
  await embargo(house, revision.incident, day(3));
  turnTo(day(6));
  assert.equal(await tellDue(house), 3);
  assert.deepEqual(await toldSince(house, day(1)), [
    { incident: revision.incident, at: day(3) },
    { incident: second, at: day(4) },
    { incident: revision.incident, at: day(5) },
  ]);
});

test("nothing is told as of an earlier instant than what was told before it, even where the clock was moved", async () => {
  const { house, turnTo, first, second, third } = await threeRecords();
  turnTo(day(8));
  const at = day(8);
  // Told past what is due, as only a process of an earlier version would.
  const buried = bury(await house.store.findTelling(third, "member"), "It was another.", at);
  assert.ok(buried !== null);
  await house.store.saveTelling(buried);
  await tellDue(house);
  assert.deepEqual(await toldSince(house, day(1)), [
    { incident: third, at },
    { incident: second, at },
    { incident: first, at },
  ]);
});

test("where a deed is broken off, what was due before it is told all the same", async () => {
  const { house, turnTo } = await threeRecords();
  turnTo(day(7));
  const due = () => house.store.dueNumber(day(7));
  await assert.rejects(
    tellingTransaction(house, async () => {
      // Told already, and kept whatever becomes of the deed.
      assert.equal(await due(), 0);
      throw new Error("broken off");
    }),
    /broken off/,
  );
  assert.equal(await due(), 0);
});

test("a watch notices what another process keeps, and is on time for it", async () => {
  const { house, turnTo, third } = await threeRecords();
  const watch = watchEmbargoes(house, (error) => assert.fail(String(error)));
  watch.wake();
  turnTo(day(2));
  // It slept until the fourth day, or a minute; nobody wakes it.
  await new Promise((resolve) => setTimeout(resolve, 20));
  await house.store.saveOutlook({ incident: third, asOf: day(1), due: day(2) });
  while ((await house.store.dueNumber(day(2))) > 0) await new Promise((resolve) => setTimeout(resolve, 20));
  await watch.close();
});
