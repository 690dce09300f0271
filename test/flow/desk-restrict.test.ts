/** Restrictions and takedowns at the desk: what the pages show first, what they do, and who may not. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { FastifyInstance } from "fastify";
import type { House } from "../../src/workflow/house.ts";
import { publishDraft } from "../../src/workflow/publish.ts";
import { receive } from "../../src/workflow/receive.ts";
import { openDraft } from "../../src/workflow/draft.ts";
import { reviewDraft } from "../../src/workflow/review.ts";
import { houseAccount } from "../../src/domain/account.ts";
import type { IncidentId } from "../../src/domain/incident.ts";
import type { ReportId } from "../../src/domain/report.ts";
import { addPerson, openDeskHouse, signedIn, story, visit } from "./desk-house.ts";

interface Opened {
  readonly app: FastifyInstance;
  readonly house: House;
  readonly incident: IncidentId;
  readonly report: ReportId;
}

async function openRecord(): Promise<Opened> {
  const { app, house } = await openDeskHouse();
  await addPerson(house, "Ada", "curator");
  await addPerson(house, "Ben", "editor");
  await addPerson(house, "Mia", "member");
  const url = "https://herald.example/northport";
  const { report } = await receive(house, {
    ...{ bytes: Buffer.from(story), mediaType: "text/plain", fileName: null, marking: "TLP:CLEAR", url },
  });
  const draft = await openDraft(house, { report: report.id, incident: null });
  const wishes = draft.proposals
    .filter(({ standing, assertion }) => standing === "proposed" || assertion.about === "victim-1")
    .map(({ assertion }) => ({ kind: "accept", target: assertion.id }) as const);
  await reviewDraft(house, { draft: draft.id, edition: null, wishes, by: houseAccount });
  await publishDraft(house, { draft: draft.id, edition: null, note: "", leaveOutUndecided: true, by: houseAccount });
  return { app, house, incident: draft.incident, report: report.id };
}

test("a curator sees what an embargo changes before it is set, sets it, and takes it back", async () => {
  const { app, incident } = await openRecord();
  const ada = await signedIn(app, "Ada");
  const page = await ada.get(`/desk/incidents/${incident}`);
  assert.match(page.body, /Who may know of it/);
  assert.match(page.body, /Nothing narrows it\./);
  const form = { marking: "", embargo: "2026-03-01 14:30", groups: "" };
  const preview = await ada.post(`/desk/incidents/${incident}/restrict`, { ...form, deed: "preview" });
  assert.equal(preview.status, 200);
  assert.match(preview.body, /Embargo until 1 March 2026, 14:30 UTC/);
  assert.match(preview.body, /1 record is not told any more/);
  assert.equal((await visit(app).get(`/incidents/${incident}`)).status, 200);
  const saved = await ada.post(`/desk/incidents/${incident}/restrict`, { ...form, deed: "save" });
  assert.deepEqual([saved.status, saved.location], [303, `/desk/incidents/${incident}#restriction`]);
  const gone = await visit(app).get(`/incidents/${incident}`);
  assert.equal(gone.status, 410);
  assert.doesNotMatch(JSON.stringify(gone.headers) + gone.body, /2026-03-01|March/);
  const after = await ada.follow(saved);
  assert.match(after.body, /Last changed on .* by Ada\. Before: Nothing narrows it\./);
  const back = await ada.post(`/desk/incidents/${incident}/restrict/undo`, {});
  assert.equal(back.status, 303);
  assert.equal((await visit(app).get(`/incidents/${incident}`)).status, 200);
});

test("what cannot be read in the form is said at its entry, and nothing is changed", async () => {
  const { app, house, incident } = await openRecord();
  const ada = await signedIn(app, "Ada");
  await ada.get(`/desk/incidents/${incident}`);
  for (const [name, value] of [
    ["embargo", "soon"],
    ["embargo", "2020-01-01"],
    ["groups", "No Such Name!"],
    ["marking", "TLP:PINK"],
  ] as const) {
    const form = { marking: "", embargo: "", groups: "", [name]: value, deed: "save" };
    const answer = await ada.post(`/desk/incidents/${incident}/restrict`, form);
    assert.equal(answer.status, 422, value);
    assert.match(answer.body, new RegExp(`href="#f-${name}"`));
  }
  assert.equal((await house.store.findIncident(incident))?.restriction, null);
});

test("sources and reports have pages at the desk, where they are restricted", async () => {
  const { app, house, incident, report } = await openRecord();
  const ada = await signedIn(app, "Ada");
  assert.match((await ada.get("/desk/sources")).body, /\/desk\/sources\/herald-example/);
  const source = await ada.get("/desk/sources/herald-example");
  assert.match(source.body, new RegExp(`/desk/reports/${report}`));
  const form = { marking: "TLP:GREEN", embargo: "", groups: "" };
  const preview = await ada.post("/desk/sources/herald-example/restrict", { ...form, deed: "preview" });
  assert.match(preview.body, /1 record rests on it\./);
  await ada.post("/desk/sources/herald-example/restrict", { ...form, deed: "save" });
  assert.equal((await house.store.findTelling(incident, "public"))?.kind, "tombstone");
  assert.equal((await house.store.findTelling(incident, "member"))?.kind, "record");
  const page = await ada.get(`/desk/reports/${report}`);
  assert.equal(page.status, 200);
  await ada.post(`/desk/reports/${report}/restrict`, { ...form, marking: "TLP:RED", deed: "save" });
  assert.equal((await house.store.findTelling(incident, "member"))?.kind, "tombstone");
  assert.match((await ada.get("/desk/sources")).body, /restricted/);
  assert.equal((await ada.get("/desk/sources/nobody")).status, 404);
  assert.equal((await ada.get(`/desk/reports/${"0".repeat(64)}`)).status, 404);
});

test("an editor sees every place before a value is taken down; a curator may not take it down, a member may not even look", async () => {
  const { app, incident } = await openRecord();
  const [ada, ben, mia] = [await signedIn(app, "Ada"), await signedIn(app, "Ben"), await signedIn(app, "Mia")];
  const address = `/desk/incidents/${incident}/take-down`;
  assert.equal((await ada.get(address)).status, 403);
  assert.equal((await mia.get(address)).status, 403);
  assert.doesNotMatch((await ada.get(`/desk/incidents/${incident}`)).body, /take-down/);
  assert.match((await ben.get(`/desk/incidents/${incident}`)).body, /take-down/);
  await ben.get(address);
  const empty = await ben.post(address, { texts: "", deed: "look" });
  assert.equal(empty.status, 422);
  const survey = await ben.post(address, { texts: "tidal crew", deed: "look" });
  assert.equal(survey.status, 200);
  assert.match(survey.body, /What goes: \d+ places?/);
  assert.match(survey.body, /members/);
  const unsaid = await ben.post(address, { texts: "tidal crew", deed: "take-down", reason: " " });
  assert.equal(unsaid.status, 422);
  const done = await ben.post(address, { texts: "tidal crew", deed: "take-down", reason: "A court ordered it." });
  assert.equal(done.status, 303);
  const read = await mia.get(`/incidents/${incident}`);
  assert.doesNotMatch(read.body, /tidal.crew/i);
  assert.match(read.body, /A value was taken down on 5 January 2026: <bdi>A court ordered it\.<\/bdi>/);
  const desk = await ben.get(`/desk/incidents/${incident}`);
  const [, lift = ""] = /action="([^"]+\/lift)"/.exec(desk.body) ?? [];
  assert.equal((await ben.post(lift, {})).status, 303);
  assert.match((await mia.get(`/incidents/${incident}`)).body, /Tidal Crew/);
});
