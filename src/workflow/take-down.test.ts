/** Tests of taking values down: from what is told today, from the past, and from releases. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  curator,
  openHouse,
  publishNorthfield,
  refusedAs,
  refusedAt,
  wish,
  publish,
} from "../../test/arbitrary/house.ts";
import type { AudienceName } from "../domain/audience.ts";
import type { IncidentId } from "../domain/incident.ts";
import type { ReleaseName } from "../domain/release-name.ts";
import { openDraft } from "./draft.ts";
import type { House } from "./house.ts";
import { historyOf } from "./history.ts";
import { buildRelease } from "./release.ts";
import { stoneOf } from "./release-take-off.ts";
import { verifyRelease } from "./release-verify.ts";
import { liftTakedown, surveyTakedown, takeDown } from "./take-down.ts";
import { verify } from "./verify.ts";

const speaker = { name: "Casebook", url: "https://casebook.example" };
const actor = {
  field: "responsibility.claimed",
  about: "actor-1",
  value: "Grey Heron",
  quote: "Grey Heron",
  role: "attacker",
} as const;
const place = {
  field: "victim.place",
  about: "victim-1",
  value: "the clerk's office",
  quote: "Grey Heron hit Northfield",
} as const;

/** A record that names an actor, and in its second revision does so no more. */
async function twoRevisions(house: House): Promise<IncidentId> {
  const { revision } = await publishNorthfield(house, actor, place);
  const draft = await openDraft(house, { report: null, incident: revision.incident });
  const claim = revision.assertions.find(({ field }) => field === "responsibility.claimed");
  await wish(house, draft, { kind: "retire", target: claim?.id ?? ("" as never), reason: "no longer said" });
  await publish(house, draft);
  return revision.incident;
}

/** All that an audience is told of a record, now and of its past. */
async function allTold(house: House, incident: IncidentId, audience: AudienceName): Promise<string> {
  const now = await house.store.findTelling(incident, audience);
  return JSON.stringify([now, await historyOf(house, incident, audience)]);
}

const down = (incident: IncidentId, parts: { texts?: readonly string[]; assertions?: readonly string[] }) => ({
  incident,
  ...{ texts: [], assertions: [], picture: false, reason: "A court ordered it.", by: curator, ...parts },
});

test("words that are taken down are in nothing that anybody but the desk is told, past states included", async () => {
  const house = openHouse();
  const incident = await twoRevisions(house);
  assert.match(await allTold(house, incident, "member"), /Grey Heron/);
  const survey = await surveyTakedown(house, down(incident, { texts: ["grey heron"] }));
  assert.deepEqual(
    survey.places.map(({ kind, field, revisions }) => [kind, field, revisions]),
    [
      ["around", "victim.name", [1, 2]],
      ["quote", "victim.place", [1, 2]],
      ["value", "responsibility.claimed", [1]],
    ],
  );
  const { takedown } = await takeDown(house, down(incident, { texts: ["grey heron"] }));
  assert.ok(takedown.told.includes("member"));
  for (const audience of ["public", "member", "partner"] as const) {
    assert.doesNotMatch(await allTold(house, incident, audience), /grey.?heron/i);
  }
  assert.match(await allTold(house, incident, "desk"), /Grey Heron/);
  const told = await house.store.findTelling(incident, "member");
  assert.ok(told?.kind === "record");
  assert.deepEqual(told.takenDown, [{ on: takedown.at.slice(0, 10), reason: "A court ordered it." }]);
  assert.deepEqual((await verify(house)).findings, []);
});

test("a chosen value goes with every quote that reaches into its places, and a later revision that says it again tells nobody", async () => {
  const house = openHouse();
  const { revision } = await publishNorthfield(house, actor, place);
  const { incident } = revision;
  const claim = revision.assertions.find(({ field }) => field === "responsibility.claimed");
  await takeDown(house, down(incident, { assertions: [claim?.id ?? ""] }));
  const told = await allTold(house, incident, "partner");
  assert.doesNotMatch(told, /Grey Heron/);
  assert.match(told, /the clerk's office/);
  const draft = await openDraft(house, { report: null, incident });
  await wish(house, draft, { kind: "add", written: { ...actor, speaker: "somebody else" } });
  await publish(house, draft);
  assert.doesNotMatch(await allTold(house, incident, "partner"), /Grey Heron/);
});

test("those who had never been told of it are told of no takedown either", async () => {
  const house = openHouse();
  const { revision } = await publishNorthfield(house, { ...actor, marking: "TLP:AMBER" });
  const { incident } = revision;
  const before = await house.store.findTelling(incident, "public");
  const changes = await house.store.changeNumber("public");
  const claim = revision.assertions.find(({ field }) => field === "responsibility.claimed");
  const { takedown } = await takeDown(house, down(incident, { assertions: [claim?.id ?? ""] }));
  // Members are told the words around other quotes of the report, and so that name.
  assert.deepEqual(takedown.told, ["member", "partner"]);
  assert.deepEqual(await house.store.findTelling(incident, "public"), before);
  assert.equal(await house.store.changeNumber("public"), changes);
});

test("what is lifted is told again as it was, and the stone is gone", async () => {
  const house = openHouse();
  const incident = await twoRevisions(house);
  const before = await historyOf(house, incident, "partner");
  const { takedown } = await takeDown(house, down(incident, { texts: ["Grey Heron"] }));
  await liftTakedown(house, { incident, takedown: takedown.id, by: curator });
  assert.deepEqual(await historyOf(house, incident, "partner"), before);
  await assert.rejects(
    liftTakedown(house, { incident, takedown: takedown.id, by: curator }),
    refusedAs("takedown-not-found"),
  );
  assert.equal((await house.store.findIncident(incident))?.takedowns[0]?.lifted?.by, curator);
  assert.deepEqual((await verify(house)).findings, []);
});

test("a release that told it is taken off, with a stone that names its files; the next is compared with one that stands", async () => {
  const house = openHouse();
  const incident = await twoRevisions(house);
  const release = (name: string, audience: AudienceName) =>
    buildRelease(house, { name, audience, note: null, speaker });
  await release("desk-1", "desk");
  const { revision } = await publishNorthfield(house, actor);
  await release("members-1", "member");
  const told = await takeDown(house, down(revision.incident, { texts: ["Grey Heron"] }));
  assert.deepEqual(told.releases, ["members-1"]);
  const stone = await stoneOf(house.releases, "members-1" as ReleaseName);
  assert.deepEqual([stone?.reason, stone?.at], ["A court ordered it.", told.takedown.at]);
  assert.match(stone?.files.find(({ name }) => name === "records.ndjson")?.sha256 ?? "", /^[0-9a-f]{64}$/);
  const left = (await house.releases.listFiles("members-1"))?.map(({ name }) => name);
  assert.deepEqual(left, ["SHA256SUMS", "release.json", "takedown.json"]);
  assert.equal(await stoneOf(house.releases, "desk-1" as ReleaseName), null);
  const verified = await verifyRelease(house.releases, "members-1" as ReleaseName);
  assert.deepEqual([verified.findings, verified.stone?.release], [[], "members-1"]);
  await takeDown(house, down(incident, { texts: ["Grey Heron"] }));
  const next = await release("members-2", "member");
  assert.deepEqual([next.number, next.previous, next.changes], [2, null, null]);
  const later = await release("members-3", "member");
  assert.equal(later.previous, "members-2");
  await liftTakedown(house, { incident: revision.incident, takedown: told.takedown.id, by: curator });
  assert.equal((await house.releases.listFiles("members-1"))?.length, 3);
});

test("a release that tells the value only among its changes is taken off too", async () => {
  const house = openHouse();
  const { revision } = await publishNorthfield(house, actor);
  const { incident } = revision;
  await buildRelease(house, { name: "1", audience: "partner", note: null, speaker });
  const draft = await openDraft(house, { report: null, incident });
  const claim = revision.assertions.find(({ field }) => field === "responsibility.claimed");
  await wish(house, draft, { kind: "retire", target: claim?.id ?? ("" as never), reason: "no longer said" });
  await publish(house, draft);
  await buildRelease(house, { name: "2", audience: "partner", note: null, speaker });
  const { releases } = await takeDown(house, down(incident, { assertions: [claim?.id ?? ""] }));
  assert.deepEqual(releases.toSorted(), ["1", "2"]);
});

test("what cannot be taken down is refused", async () => {
  const house = openHouse();
  const { revision } = await publishNorthfield(house, actor);
  const { incident } = revision;
  await assert.rejects(
    takeDown(house, { ...down(incident, { texts: ["Heron"] }), reason: " " }),
    refusedAs("reason-missing"),
  );
  await assert.rejects(takeDown(house, down(incident, { texts: ["nobody says that"] })), refusedAs("nothing-taken"));
  await assert.rejects(takeDown(house, down(incident, { texts: ["?!"] })), refusedAt("texts value-not-admitted"));
  await assert.rejects(takeDown(house, down(incident, {})), refusedAt("assertions value-missing"));
  await assert.rejects(
    takeDown(house, down(incident, { assertions: ["0"] })),
    refusedAt("assertions value-not-admitted"),
  );
  const nowhere = "CB-000000" as IncidentId;
  await assert.rejects(takeDown(house, down(nowhere, { texts: ["Heron"] })), refusedAs("incident-not-found"));
});

test("words of a value that stand elsewhere are shown to whoever takes it down", async () => {
  const house = openHouse();
  const { revision } = await publishNorthfield(house, actor, {
    field: "summary",
    value: "Grey Heron did it.",
    quote: "Voting was not affected",
  });
  const claim = revision.assertions.find(({ field }) => field === "responsibility.claimed");
  const survey = await surveyTakedown(house, down(revision.incident, { assertions: [claim?.id ?? ""] }));
  assert.deepEqual(
    survey.remains.map(({ kind, field }) => [kind, field]),
    [["value", "summary"]],
  );
});
