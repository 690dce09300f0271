/** Tests of restricting records, reports and sources, and of embargoes that end by the clock. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  openHouse,
  publishNorthfield,
  receiveText,
  refusedAs,
  wish,
  draftOf,
  publish,
} from "../../test/arbitrary/house.ts";
import type { AudienceName, GroupName } from "../domain/audience.ts";
import type { IncidentId } from "../domain/incident.ts";
import type { ReportId } from "../domain/report.ts";
import { type Restriction, unrestricted } from "../domain/restriction.ts";
import type { SourceId } from "../domain/source.ts";
import { shownOf } from "../domain/projection.ts";
import type { House } from "./house.ts";
import { historyOf } from "./history.ts";
import { tellDue, watchEmbargoes } from "./lift-embargoes.ts";
import { restrict, restrictionOf, undoRestriction } from "./restrict.ts";
import { verify } from "./verify.ts";

/** A house whose clock stands where it is put. */
function houseAt(start: string): { readonly house: House; readonly turnTo: (instant: string) => void } {
  let now = start;
  return {
    house: openHouse({ clock: () => now }),
    turnTo: (instant) => {
      now = instant;
    },
  };
}

const day = (number: number) => `2026-03-0${number}T12:00:00.000Z`;

async function toldTo(house: House, incident: IncidentId, audience: AudienceName): Promise<string> {
  return (await house.store.findTelling(incident, audience))?.kind ?? "nothing";
}

async function whoIsTold(house: House, incident: IncidentId): Promise<readonly string[]> {
  const kinds = [];
  for (const audience of ["public", "member", "partner", "desk"] as const)
    kinds.push(await toldTo(house, incident, audience));
  return kinds;
}

const restricting = (parts: Partial<Restriction>): Restriction => ({ ...unrestricted, ...parts });

test("a restricted record is told those alone who are cleared for it, and its past with it", async () => {
  const house = openHouse();
  const { revision } = await publishNorthfield(house);
  const thing = { kind: "record", id: revision.incident } as const;
  await restrict(house, { thing, restriction: restricting({ marking: "TLP:AMBER" }) });
  assert.deepEqual(await whoIsTold(house, thing.id), ["tombstone", "tombstone", "record", "record"]);
  assert.deepEqual(await historyOf(house, thing.id, "public"), []);
  await restrict(house, { thing, restriction: unrestricted });
  assert.deepEqual(await whoIsTold(house, thing.id), ["record", "record", "record", "record"]);
  assert.deepEqual((await verify(house)).findings, []);
});

test("with groups only partners of one of them may know, and there are none yet; the desk always does", async () => {
  const house = openHouse();
  const { revision } = await publishNorthfield(house);
  const thing = { kind: "record", id: revision.incident } as const;
  await restrict(house, { thing, restriction: restricting({ groups: ["isac" as GroupName] }) });
  assert.deepEqual(await whoIsTold(house, thing.id), ["tombstone", "tombstone", "tombstone", "record"]);
});

test("an embargo keeps a record from all but the desk until it ends, and ends for everybody with the job", async () => {
  const { house, turnTo } = houseAt(day(1));
  const { revision } = await publishNorthfield(house);
  const thing = { kind: "record", id: revision.incident } as const;
  await restrict(house, { thing, restriction: restricting({ embargo: day(3) }) });
  assert.deepEqual(await whoIsTold(house, thing.id), ["tombstone", "tombstone", "tombstone", "record"]);
  assert.equal(await house.store.nextDue(), day(3));
  turnTo(day(2));
  assert.equal(await tellDue(house), 0);
  turnTo("2026-03-03T12:00:00.001Z");
  assert.deepEqual(await historyOf(house, thing.id, "public"), []);
  assert.deepEqual((await verify(house)).findings, []);
  assert.equal(await tellDue(house), 1);
  assert.deepEqual(await whoIsTold(house, thing.id), ["record", "record", "record", "record"]);
  assert.equal((await historyOf(house, thing.id, "public")).length, 1);
  assert.equal(await house.store.nextDue(), null);
  assert.equal(await tellDue(house), 0);
  const wanted = { action: "disclosed-again", by: null, object: null, from: null, to: null } as const;
  assert.equal((await house.store.listEntries(wanted, { offset: 0, limit: 9 })).total, 1);
  assert.deepEqual((await verify(house)).findings, []);
});

test("where the clock is moved back after the end, what was told stays told until somebody changes the record", async () => {
  const { house, turnTo } = houseAt(day(1));
  const { revision } = await publishNorthfield(house);
  const thing = { kind: "record", id: revision.incident } as const;
  await restrict(house, { thing, restriction: restricting({ embargo: day(3) }) });
  turnTo(day(4));
  await tellDue(house);
  turnTo(day(2));
  assert.equal(await tellDue(house), 0);
  assert.equal(await toldTo(house, thing.id, "public"), "record");
  assert.equal((await historyOf(house, thing.id, "public")).length, 1);
  assert.deepEqual((await verify(house)).findings, []);
  await restrict(house, { thing, restriction: restricting({ embargo: day(3), marking: "TLP:GREEN" }) });
  assert.equal(await toldTo(house, thing.id, "member"), "tombstone");
  assert.equal(await house.store.nextDue(), day(3));
});

test("an embargoed assertion is told by nobody but the desk until its time, and is in no earlier state", async () => {
  const { house, turnTo } = houseAt(day(1));
  const words = { field: "victim.place", about: "victim-1", value: "the clerk's office", quote: "the clerk" } as const;
  const { revision } = await publishNorthfield(house, { ...words, embargo: day(3) });
  const { incident } = revision;
  const places = async (audience: AudienceName) => {
    const telling = await house.store.findTelling(incident, audience);
    return telling?.kind === "record" ? shownOf(telling, "victim.place").length : -1;
  };
  assert.deepEqual([await places("member"), await places("desk")], [0, 1]);
  assert.equal((await house.store.findOutlook(incident))?.due, day(3));
  turnTo(day(4));
  assert.equal(await tellDue(house), 1);
  assert.deepEqual([await places("member"), await places("desk")], [1, 1]);
});

test("a restricted report takes its evidence out of every record, of the past too, and a source all its reports", async () => {
  const house = openHouse();
  const { revision } = await publishNorthfield(house);
  const { incident } = revision;
  const id = revision.assertions[0]?.evidence[0]?.report ?? ("" as ReportId);
  const report = { kind: "report", id } as const;
  const outcome = await restrict(house, { thing: report, restriction: restricting({ marking: "TLP:RED" }) });
  assert.deepEqual(outcome, { hasChanged: true, told: 1, waiting: 0 });
  assert.deepEqual(await whoIsTold(house, incident), ["tombstone", "tombstone", "tombstone", "record"]);
  await restrict(house, { thing: report, restriction: unrestricted });
  assert.equal(await toldTo(house, incident, "public"), "record");
  const source = { kind: "source", id: (await house.store.findReport(id))?.source ?? ("" as SourceId) } as const;
  await restrict(house, { thing: source, restriction: restricting({ embargo: "2027-01-01T00:00:00.000Z" }) });
  assert.equal(await toldTo(house, incident, "member"), "tombstone");
  assert.equal((await house.store.findOutlook(incident))?.due, "2027-01-01T00:00:00.000Z");
  assert.deepEqual((await verify(house)).findings, []);
});

test("many records are left to the job, which tells how far it has come", async () => {
  const house = openHouse();
  const { report } = await receiveText(house, "Northfield was hit.");
  for (let number = 0; number < 53; number += 1) {
    const draft = await draftOf(house, `Grey Heron hit Northfield again, ${number}.`);
    await wish(house, draft, { kind: "accept", target: draft.proposals[0]?.assertion.id ?? ("" as never) });
    await publish(house, draft);
  }
  const thing = { kind: "source", id: report.source } as const;
  const outcome = await restrict(house, { thing, restriction: restricting({ marking: "TLP:RED" }) });
  assert.deepEqual(outcome, { hasChanged: true, told: 0, waiting: 53 });
  const seen: (readonly [number, number])[] = [];
  const progress = (done: number, left: number) => seen.push([done, left]);
  assert.equal(await tellDue(house, { progress, most: 50 }), 50, "so many were waited for");
  assert.equal(await tellDue(house, { progress }), 3);
  assert.deepEqual(seen, [
    [50, 3],
    [3, 0],
  ]);
  const page = { sort: "date", descending: true, party: null, offset: 0, limit: 9 } as const;
  assert.equal((await house.store.listTellings("partner", page)).total, 0);
});

test("every change is noted, and the last one can be taken back", async () => {
  const house = openHouse();
  const { revision } = await publishNorthfield(house);
  const thing = { kind: "record", id: revision.incident } as const;
  await assert.rejects(undoRestriction(house, { thing }), refusedAs("nothing-to-undo"));
  const amber = restricting({ marking: "TLP:AMBER" });
  await restrict(house, { thing, restriction: amber });
  assert.deepEqual(await restrict(house, { thing, restriction: amber }), { hasChanged: false, told: 0, waiting: 0 });
  await restrict(house, { thing, restriction: restricting({ marking: "TLP:RED" }) });
  await undoRestriction(house, { thing });
  assert.deepEqual(await restrictionOf(house.store, thing), amber);
  const wanted = { action: "restriction-changed", by: null, object: thing.id, from: null, to: null } as const;
  assert.equal((await house.store.listEntries(wanted, { offset: 0, limit: 9 })).total, 3);
});

test("what cannot be a restriction, or is of nothing that is here, is refused", async () => {
  const house = openHouse();
  const { revision } = await publishNorthfield(house);
  const thing = { kind: "record", id: revision.incident } as const;
  const refused = async (parts: Partial<Restriction>) =>
    assert.rejects(restrict(house, { thing, restriction: restricting(parts) }), refusedAs("input-invalid"));
  await refused({ embargo: "tomorrow" });
  await refused({ embargo: "2020-01-01T00:00:00.000Z" });
  await refused({ groups: [] });
  await refused({ groups: ["Not A Name" as GroupName] });
  await refused({ marking: "TLP:PINK" as never });
  for (const [missing, code] of [
    [{ kind: "record", id: "CB-000000" as IncidentId }, "incident-not-found"],
    [{ kind: "report", id: "f".repeat(64) as ReportId }, "report-not-found"],
    [{ kind: "source", id: "nobody" as SourceId }, "source-not-found"],
  ] as const) {
    await assert.rejects(
      restrict(house, { thing: missing, restriction: restricting({ marking: "TLP:RED" }) }),
      refusedAs(code),
    );
  }
});

test("a watch that is awake tells what is due by itself, and again when the next thing becomes due", async () => {
  let now = Date.parse(day(1));
  const house = openHouse({ clock: () => new Date(now).toISOString() });
  const { revision } = await publishNorthfield(house);
  const thing = { kind: "record", id: revision.incident } as const;
  const soon = new Date(now + 30).toISOString();
  await restrict(house, { thing, restriction: restricting({ embargo: soon }) });
  const watch = watchEmbargoes(house, (error) => assert.fail(String(error)));
  watch.wake();
  assert.equal(await toldTo(house, thing.id, "public"), "tombstone");
  now += 40;
  while ((await toldTo(house, thing.id, "public")) !== "record") await new Promise((resolve) => setTimeout(resolve, 5));
  await watch.close();
});
