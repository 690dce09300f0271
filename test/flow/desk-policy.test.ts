/** The disclosure policy at the desk: looked at, compared, applied, stopped and taken back; and a record as its readers see it. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { FastifyInstance } from "fastify";
import { reference, strict } from "../../src/domain/shipped-policies.ts";
import type { House } from "../../src/workflow/house.ts";
import { getStanding, stopChange } from "../../src/workflow/policy.ts";
import { addPerson, openDeskHouse, signedIn, visit, type Visitor } from "./desk-house.ts";
import { publishBriefing } from "./public-house.ts";

describe("the policy at the desk", () => {
  let house: House;
  let app: FastifyInstance;
  let admin: Visitor;
  let ada: Visitor;
  const incident = "CB-000001";
  before(async () => {
    ({ house, app } = await openDeskHouse());
    await addPerson(house, "root", "administrator");
    await addPerson(house, "ada", "curator");
    admin = await signedIn(app, "root");
    ada = await signedIn(app, "ada");
    const shown = { id: incident, text: "Grey Heron hit Northfield for money.", title: "Northfield hit" };
    await publishBriefing(house, {
      ...shown,
      assertions: [
        { field: "victim.name", about: "victim-1", value: "Northfield", quote: "Northfield" },
        { field: "motive", value: "financial", quote: "for money" },
      ],
    });
  });
  after(() => app.close());

  const settled = async () => {
    while ((await getStanding(house.store)).change !== null) await new Promise((done) => setTimeout(done, 5));
  };

  test("whoever works at the desk may look at it; administrators alone may change it", async () => {
    const page = await ada.get("/desk/policy");
    assert.equal(page.status, 200);
    assert.match(page.body, /Version 1, “<bdi>reference<\/bdi>”/);
    assert.match(page.body, /Administrators change the policy/);
    assert.doesNotMatch(page.body, /desk\/policy\/compare/);
    for (const path of ["compare", "apply", "stop", "preview"]) {
      assert.equal((await ada.post(`/desk/policy/${path}`, { named: "open" })).status, 403, path);
    }
    assert.equal((await ada.get("/desk/policy/edit")).status, 403);
    assert.equal((await visit(app).get("/desk/policy")).status, 303);
    assert.deepEqual(JSON.parse((await ada.get("/desk/policy/written")).body), reference);
    assert.equal((await ada.get("/desk/policy/written?version=7")).status, 404);
  });

  test("before anything is applied it is said what would be newly told, of which record and to whom", async () => {
    await admin.get("/desk/policy");
    const page = await admin.post("/desk/policy/compare", { named: "open" });
    assert.equal(page.status, 200);
    assert.match(page.body, /<h3>Everybody<\/h3>[^]*entries are told in another form/);
    assert.match(page.body, /Nothing changes for: Members, Partners\./);
    assert.match(page.body, /All 1 records were looked at/);
    assert.match(page.body, new RegExp(`Newly told[^]*${incident}[^]*Everybody`));
    assert.equal((await getStanding(house.store)).inForce, 1);
  });

  test("it is applied in the background, with a note, and readers are told anew; one button goes back", async () => {
    const reader = visit(app);
    const before = await reader.get(`/incidents/${incident}`);
    await admin.get("/desk/policy");
    const form = { policy: JSON.stringify({ ...strict, name: "ours" }), seen: "1", note: "as decided", origin: "file" };
    const sent = await admin.post("/desk/policy/apply", form);
    assert.deepEqual([sent.status, sent.location], [303, "/desk/policy"]);
    await settled();
    const page = await admin.get("/desk/policy");
    assert.match(page.body, /Version 2, “<bdi>ours<\/bdi>”[^]*as decided/);
    assert.notEqual((await reader.get(`/incidents/${incident}`)).body, before.body);
    assert.match((await reader.get("/codebook/motive")).body, /nothing, whether there is anything or not/);
    await admin.post("/desk/policy/apply", { version: "1", seen: "2", note: "Back to version 1." });
    await settled();
    assert.match((await admin.get("/desk/policy")).body, /Version 3, “<bdi>reference<\/bdi>”/);
    const actions = (await house.store.entriesAfter(0, 1000)).map(({ action }) => action);
    assert.equal(actions.filter((action) => action === "policy-changed").length, 2);
  });

  test("a policy that was decided on in front of another one is refused, and so is a second change at once", async () => {
    await admin.get("/desk/policy");
    const stale = await admin.post("/desk/policy/apply", { named: "open", seen: "1" });
    assert.deepEqual([stale.status, stale.body.includes("Someone else changed the policy")], [409, true]);
    await admin.get("/desk/policy");
    const none = await admin.post("/desk/policy/stop", {});
    assert.equal(none.status, 409);
    await assert.rejects(stopChange(house, {}));
  });

  test("everything that is wrong with a pasted policy is named with its place", async () => {
    await admin.get("/desk/policy");
    const policy = JSON.stringify({ ...strict, colour: "red", audiences: { ...strict.audiences, members: {} } });
    const page = await admin.post("/desk/policy/compare", { policy });
    assert.equal(page.status, 422);
    assert.match(page.body, /policy\.colour[^]*audiences\.members/);
    assert.match((await admin.post("/desk/policy/compare", { policy: "{" })).body, /This is not JSON/);
    assert.match((await admin.post("/desk/policy/compare", {})).body, /file/);
    const file = new File([JSON.stringify(strict)], "policy.json");
    await admin.get("/desk/policy");
    assert.match((await admin.upload("/desk/policy/compare", { file })).body, /“<bdi>strict<\/bdi>”/);
  });

  test("the edited table is a policy", async () => {
    const page = await admin.get("/desk/policy/edit");
    const fields: Record<string, string> = { table: "yes", name: "edited" };
    for (const [, name = "", options = ""] of page.body.matchAll(/<select name="([^"]+)"[^>]*>([^]*?)<\/select>/g)) {
      fields[name] = /value="([^"]+)"[^>]* selected/.exec(options)?.[1] ?? "";
    }
    fields["public/motive"] = "show";
    const compared = await admin.post("/desk/policy/compare", fields);
    assert.equal(compared.status, 200, compared.body.slice(0, 2000));
    assert.match(compared.body, /Motive[^]*?how many[^]*?shown/i);
    fields["public/motive"] = "coarsen";
    await admin.get("/desk/policy/edit");
    assert.equal((await admin.post("/desk/policy/compare", fields)).status, 422);
  });

  test("a record can be looked at as its readers see it, under this policy and others", async () => {
    const asPublic = await ada.get(`/desk/incidents/${incident}/preview?audience=public`);
    assert.equal(asPublic.status, 200);
    assert.match(asPublic.body, /as everybody would read it/);
    const shut = await ada.get(`/desk/incidents/${incident}/preview?audience=public&policy=strict`);
    assert.match(shut.body, /under “<bdi>strict<\/bdi>”/);
    assert.notEqual(shut.body, asPublic.body);
    assert.equal((await ada.get(`/desk/incidents/${incident}/preview?policy=other`)).status, 404);
    assert.equal((await ada.get(`/desk/incidents/CB-000009/preview`)).status, 404);
    await admin.get("/desk/policy");
    const policy = JSON.stringify({ ...strict, name: "proposed one" });
    const proposed = await admin.post("/desk/policy/preview", { id: incident, audience: "member", policy });
    assert.match(proposed.body, /as members would read it[^]*proposed one/);
  });
});
