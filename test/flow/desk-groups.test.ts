/** Sharing groups on the pages: making them, who is of which, what their partners are told and nobody else, switching, closing, reopening. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import type { FastifyInstance, LightMyRequestResponse } from "fastify";
import type { GroupName } from "../../src/domain/audience.ts";
import { houseAccount } from "../../src/domain/account.ts";
import type { IncidentId } from "../../src/domain/incident.ts";
import { unrestricted } from "../../src/domain/restriction.ts";
import { houseDoer } from "../../src/workflow/doer.ts";
import { openDraft } from "../../src/workflow/draft.ts";
import { addGroup, takeGroups } from "../../src/workflow/groups.ts";
import type { House } from "../../src/workflow/house.ts";
import { publishDraft } from "../../src/workflow/publish.ts";
import { receive } from "../../src/workflow/receive.ts";
import { restrict } from "../../src/workflow/restrict.ts";
import { reviewDraft } from "../../src/workflow/review.ts";
import { addPerson, openDeskHouse, signedIn, story, type Visitor } from "./desk-house.ts";

interface Opened {
  readonly app: FastifyInstance;
  readonly house: House;
  readonly ada: Visitor;
}

const water = { name: "water", title: "Waterworks", about: "Those who run them." };
const energy = { name: "energy", title: "Grid & Power", about: "" };

/** A casebook with an administrator, a curator, three partners and a member. */
async function openGroups(): Promise<Opened> {
  const { app, house } = await openDeskHouse();
  for (const [name, role] of [
    ["Ada", "administrator"],
    ["Cora", "curator"],
    ["Pat", "partner"],
    ["Quin", "partner"],
    ["Una", "partner"],
    ["Mia", "member"],
  ] as const)
    await addPerson(house, name, role);
  return { app, house, ada: await signedIn(app, "Ada") };
}

/** Makes a group on its page and waits until it is there for its partners. */
async function make(ada: Visitor, group: typeof water): Promise<void> {
  await ada.get("/desk/groups");
  const made = await ada.post("/desk/groups", group);
  assert.deepEqual([made.status, made.location], [303, `/desk/groups/${group.name}?said=made`]);
  assert.match((await ada.follow(made)).body, /The group is made\./);
  await untilReady(ada, group.name);
}

async function untilReady(ada: Visitor, name: string): Promise<void> {
  for (let times = 0; times < 400; times += 1) {
    if ((await ada.get(`/desk/groups/${name}`)).body.includes("open since")) return;
    await wait(5);
  }
  assert.fail(`${name} was never made ready`);
}

async function sayOf({ ada, house }: Opened, person: string, groups: readonly string[]): Promise<void> {
  const address = `/desk/people/${(await house.store.findAccountByName(person))?.id ?? ""}`;
  await ada.get(address);
  assert.equal((await ada.post(`${address}/groups`, { groups })).status, 303);
}

/** Publishes the story, its report restricted to groups beforehand at the desk. */
async function publishFor({ house, ada }: Opened, ...groups: readonly string[]): Promise<IncidentId> {
  const bytes = Buffer.from(`${story}\n\nFor ${groups.join(" and ")}.`);
  const { report } = await receive(house, { bytes, mediaType: "text/plain", fileName: null, marking: "TLP:CLEAR" });
  if (groups.length > 0) {
    await ada.get(`/desk/reports/${report.id}`);
    const form = { marking: "", embargo: "", groups, deed: "save" };
    assert.equal((await ada.post(`/desk/reports/${report.id}/restrict`, form)).status, 303);
  }
  const draft = await openDraft(house, { report: report.id, incident: null });
  const wishes = draft.proposals
    .filter(({ standing, assertion }) => standing === "proposed" || assertion.about === "victim-1")
    .map(({ assertion }) => ({ kind: "accept", target: assertion.id }) as const);
  await reviewDraft(house, { draft: draft.id, edition: null, wishes, by: houseAccount });
  await publishDraft(house, { draft: draft.id, edition: null, note: "", leaveOutUndecided: true, by: houseAccount });
  return draft.incident;
}

function ask(app: FastifyInstance, { cookies }: Visitor, url: string, accept: string): Promise<LightMyRequestResponse> {
  return app.inject({ url, cookies: Object.fromEntries(cookies), headers: { accept } });
}

/** All that somebody is answered on ways that lead to a record. */
async function waysTo(app: FastifyInstance, reader: Visitor, incident: string): Promise<readonly string[]> {
  const answers: string[] = [];
  for (const [url, accept] of [
    [`/incidents/${incident}`, "text/html"],
    [`/incidents/${incident}`, "application/json"],
    [`/incidents/${incident}/versions`, "text/html"],
    [`/incidents/${incident}/card.svg`, "image/svg+xml"],
    [`/api/v1/incidents/${incident}`, "application/json"],
    [`/incidents?q=northport`, "application/json"],
    ["/api/v1/incidents", "application/json"],
    ["/feeds/all.atom", "application/atom+xml"],
    [`/data/ndjson?incident=${incident}`, "application/x-ndjson"],
  ] as const) {
    const { statusCode, headers, body } = await ask(app, reader, url, accept);
    answers.push(`${statusCode} ${headers["content-type"] ?? ""} ${body}`.replaceAll(incident, "CB-…"));
  }
  return answers;
}

/** How many of the ways tell of it. */
function telling(answers: readonly string[]): number {
  return answers.filter((answer) => answer.startsWith("200") && /northport/i.test(answer.replace(/q=northport/gi, "")))
    .length;
}

test("what is restricted to a group its partners are told on every way, and other partners are answered as if there were nothing", async () => {
  const opened = await openGroups();
  const { app, ada } = opened;
  for (const group of [water, energy]) await make(ada, group);
  await sayOf(opened, "Pat", ["water"]);
  await sayOf(opened, "Una", ["energy"]);
  await sayOf(opened, "Mia", ["water"]);
  const [pat, una, mia, quin] = await Promise.all(["Pat", "Una", "Mia", "Quin"].map((name) => signedIn(app, name)));
  assert.ok(pat !== undefined && una !== undefined && mia !== undefined && quin !== undefined);
  const before = new Map<Visitor, readonly string[]>();
  for (const reader of [una, mia, quin]) before.set(reader, await waysTo(app, reader, "CB-ZZZZZZ"));
  const incident = await publishFor(opened, "water");
  const told = await waysTo(app, pat, incident);
  assert.equal(telling(told), told.length);
  for (const [reader, answers] of before) {
    const now = await waysTo(app, reader, incident);
    assert.deepEqual(now, await waysTo(app, reader, "CB-ZZZZZZ"));
    assert.deepEqual(now, answers);
  }
});

test("a partner of several groups reads as one at a time, sees as which, and switches on the page of the account", async () => {
  const opened = await openGroups();
  const { app, ada } = opened;
  for (const group of [water, energy]) await make(ada, group);
  await sayOf(opened, "Pat", ["water", "energy"]);
  await sayOf(opened, "Quin", ["water"]);
  const [forWater, forEnergy] = [await publishFor(opened, "water"), await publishFor(opened, "energy")];
  const [pat, quin] = [await signedIn(app, "Pat"), await signedIn(app, "Quin")];
  const statuses = async () =>
    Promise.all([forWater, forEnergy].map(async (id) => (await pat.get(`/incidents/${id}`)).status));
  assert.deepEqual(await statuses(), [404, 200]);
  const account = await pat.get("/account");
  assert.match(account.body, /You read as partner of <strong><bdi>Grid &amp; Power<\/bdi><\/strong>/);
  assert.match(account.body, /<option value="water" >Waterworks<\/option>/);
  const switched = await pat.post("/account/reading-as", { group: "water" });
  assert.deepEqual([switched.status, switched.location], [303, "/account?said=reading"]);
  assert.match((await pat.follow(switched)).body, /From now on you read as partner of <bdi>Waterworks<\/bdi>/);
  assert.deepEqual(await statuses(), [200, 404]);
  // Kept for everybody who reads so; each finds themselves in the header.
  for (let times = 0; times < 3; times += 1) {
    for (const [reader, name] of [
      [pat, "Pat"],
      [quin, "Quin"],
    ] as const) {
      const page = await reader.get(`/incidents/${forWater}`);
      assert.match(page.body, new RegExp(`>${name} <span class="reading">.*partner of <bdi>Waterworks</bdi></span>`));
      assert.doesNotMatch(page.body, /Grid|reading-as/);
    }
  }
  await ada.get("/desk/groups/water");
  await ada.post("/desk/groups/water/describe", { title: "Water & <Sewage>", about: "" });
  assert.match((await quin.get(`/incidents/${forWater}`)).body, /partner of <bdi>Water &amp; &lt;Sewage&gt;<\/bdi>/);
  assert.doesNotMatch((await quin.get("/account")).body, /reading-as/);
});

test("nobody chooses a group that they are not of: it is answered as one that is not there", async () => {
  const opened = await openGroups();
  const { app, ada } = opened;
  for (const group of [water, energy]) await make(ada, group);
  await sayOf(opened, "Pat", ["water"]);
  await sayOf(opened, "Mia", ["water"]);
  for (const name of ["Pat", "Mia"]) {
    const reader = await signedIn(app, name);
    await reader.get("/account");
    const choices = name === "Pat" ? ["energy", "nothing"] : ["energy", "nothing", "water"];
    const answers = [];
    for (const group of choices) {
      const { status, body } = await reader.post("/account/reading-as", { group });
      answers.push(`${status} ${body.replaceAll(group, "…")}`);
    }
    assert.match(answers[0] ?? "", /^404/);
    assert.equal(new Set(answers).size, 1);
  }
  const mia = await signedIn(app, "Mia");
  assert.doesNotMatch((await mia.get("/account")).body, /Waterworks|As whom you read/);
});

test("a group is closed after its page has asked, and reopened; who is of it is kept", async () => {
  const opened = await openGroups();
  const { app, ada } = opened;
  await make(ada, water);
  await sayOf(opened, "Pat", ["water"]);
  const incident = await publishFor(opened, "water");
  const pat = await signedIn(app, "Pat");
  assert.equal((await pat.get(`/incidents/${incident}`)).status, 200);
  assert.match((await ada.get("/desk/groups/water/close")).body, /1 person is of it\./);
  const closed = await ada.post("/desk/groups/water/close", {});
  assert.match((await ada.follow(closed)).body, /closed since/);
  assert.deepEqual((await ada.get("/desk/groups/water/close")).location, "/desk/groups/water");
  assert.equal((await pat.get(`/incidents/${incident}`)).status, 404);
  const account = await pat.get("/account");
  assert.match(account.body, /You read as partner of no sharing group/);
  assert.match(account.body, /<bdi>Waterworks<\/bdi> is closed/);
  assert.doesNotMatch(account.body, /class="reading"/);
  const reopened = await ada.post("/desk/groups/water/reopen", {});
  assert.equal(reopened.location, "/desk/groups/water?said=reopened");
  await untilReady(ada, "water");
  assert.equal((await pat.get(`/incidents/${incident}`)).status, 200);
});

test("while a group is being made ready its page, the list, the policy's page and its partners' accounts say so", async () => {
  const opened = await openGroups();
  const { app, house, ada } = opened;
  await publishFor(opened);
  await addGroup(house, houseDoer, water);
  await sayOf(opened, "Pat", ["water"]);
  assert.match((await ada.get("/desk/groups/water")).body, /waits to be made ready/);
  await takeGroups(house);
  for (const address of ["/desk/groups", "/desk/groups/water"])
    assert.match((await ada.get(address)).body, /being made ready: 0 of 1 record/);
  const policy = await ada.get("/desk/policy");
  assert.match(policy.body, /What is for partners of water is gathered/);
  assert.doesNotMatch(policy.body, /policy\/stop|being applied/);
  const pat = await signedIn(app, "Pat");
  assert.match((await pat.get("/account")).body, /<bdi>Waterworks<\/bdi> is being made ready/);
});

test("names and words of groups are checked at their entries, and what was typed stays there", async () => {
  const { ada } = await openGroups();
  assert.match((await ada.get("/desk")).body, /href="\/desk\/groups"/);
  assert.match((await ada.get("/desk/groups")).body, /There is no sharing group yet\./);
  const wrong = await ada.post("/desk/groups", { name: "Water Works", title: "", about: "Kept" });
  assert.equal(wrong.status, 422);
  assert.match(wrong.body, /href="#f-name".*href="#f-title"/s);
  assert.match(wrong.body, /value="Water Works"/);
  assert.match(wrong.body, /Kept<\/textarea>/);
  await make(ada, water);
  const again = await ada.post("/desk/groups", { ...water, title: "Another" });
  assert.equal(again.status, 409);
  assert.match(again.body, /There is or was a sharing group of this name/);
  await ada.get("/desk/groups/water");
  const untitled = await ada.post("/desk/groups/water/describe", { title: " ", about: "Still here" });
  assert.equal(untitled.status, 422);
  assert.match(untitled.body, /Still here<\/textarea>/);
  for (const address of ["/desk/groups/none", "/desk/groups/No%20Name", "/desk/groups/none/close"])
    assert.equal((await ada.get(address)).status, 404);
});

test("curators look at groups, administrators alone change them and see who is of them, and nobody else sees that there are any", async () => {
  const opened = await openGroups();
  const { app, ada } = opened;
  await make(ada, water);
  await sayOf(opened, "Pat", ["water"]);
  assert.match((await ada.get("/desk/groups/water")).body, />Pat</);
  assert.match((await ada.get("/desk/people")).body, /of Waterworks/);
  const cora = await signedIn(app, "Cora");
  const page = await cora.get("/desk/groups/water");
  assert.match(page.body, /1 person/);
  assert.doesNotMatch(page.body, />Pat<|groups\/water\/(?:close|describe)/);
  assert.equal((await cora.get("/desk/groups/water/close")).status, 403);
  assert.equal((await cora.post("/desk/groups/water/close", {})).status, 403);
  const pat = await signedIn(app, "Pat");
  for (const name of ["water", "none"]) assert.equal((await pat.get(`/desk/groups/${name}`)).status, 403);
});

test("the form of a restriction offers the groups that are there, and keeps those that are set and are not", async () => {
  const opened = await openGroups();
  const { house, ada } = opened;
  const incident = await publishFor(opened);
  assert.match((await ada.get(`/desk/incidents/${incident}`)).body, /There is no sharing group yet/);
  await make(ada, water);
  await restrict(house, {
    thing: { kind: "record", id: incident },
    restriction: { ...unrestricted, groups: ["fire" as GroupName] },
  });
  const page = await ada.get(`/desk/incidents/${incident}`);
  assert.match(
    page.body,
    /value="fire" *checked *\/> <code>fire<\/code>\s*<span class="hint">\(there is no such group/,
  );
  assert.match(page.body, /value="water" *\/> <bdi>Waterworks<\/bdi>/);
  const form = { marking: "", embargo: "", groups: ["fire", "water"] };
  const preview = await ada.post(`/desk/incidents/${incident}/restrict`, { ...form, deed: "preview" });
  assert.match(preview.body, /name="groups" value="fire, water"/);
  assert.match(preview.body, /Partners of water/);
  await ada.post(`/desk/incidents/${incident}/restrict`, { ...form, groups: "fire, water", deed: "save" });
  assert.deepEqual((await house.store.findIncident(incident))?.restriction?.groups, ["fire", "water"]);
  const cleared = await ada.post(`/desk/incidents/${incident}/restrict`, { marking: "", embargo: "", deed: "save" });
  assert.equal(cleared.status, 303);
  assert.equal((await house.store.findIncident(incident))?.restriction, null);
});

test("an assertion is given to groups in its form, and the previews offer their partners", async () => {
  const opened = await openGroups();
  const { app, house, ada } = opened;
  await make(ada, water);
  const incident = await publishFor(opened);
  await ada.get(`/desk/incidents/${incident}`);
  const draft = (await ada.post(`/desk/incidents/${incident}/correct`, {})).location;
  const add = await ada.get(`${draft}/add?field=summary`);
  assert.match(add.body, /name="groups" value="water"/);
  const quote = "The pages were back the same evening.";
  const edition = /name="edition" value="(\d+)"/.exec(add.body)?.[1] ?? "";
  const fields = {
    field: "summary",
    value: "Back by evening.",
    quote,
    edition,
    marking: "TLP:CLEAR",
    groups: ["water"],
  };
  assert.equal((await ada.post(`${draft}/add`, fields)).status, 303);
  const open = await ada.get(draft);
  assert.match(open.body, /preview\?for=partner:water">as partners of water</);
  assert.match((await ada.get(`${draft}/preview?for=partner:water`)).body, /Back by evening/);
  assert.doesNotMatch((await ada.get(`${draft}/preview?for=partner`)).body, /Back by evening/);
  for (const address of [
    `${draft}/preview?for=partner:fire`,
    `/desk/incidents/${incident}/preview?audience=partner:fire`,
  ])
    assert.equal((await ada.get(address)).status, 404);
  const preview = await ada.get(`/desk/incidents/${incident}/preview?audience=partner:water`);
  assert.match(preview.body, /value="partner:water"\s+selected>partners of water</);
  const compared = await ada.post("/desk/policy/compare", { named: "open" });
  assert.match(compared.body, /<option value="partner:water" *>Partners of water</);
  await sayOf(opened, "Pat", ["water"]);
  const pat = await signedIn(app, "Pat");
  assert.match((await pat.get("/account/keys")).body, /value="partner:water" *selected>partners of water</);
  assert.equal((await house.store.listGroups()).length, 1);
});
