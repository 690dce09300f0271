/** Importing at the desk, and what can be taken along afterwards: tried, drafted, accepted, again, and wrong in every way that a form can be. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { FastifyInstance } from "fastify";
import type { House } from "../../src/workflow/house.ts";
import { addPerson, openDeskHouse, signedIn, visit, type Visitor } from "./desk-house.ts";

const record = {
  schema_version: "1.4.1",
  incident_id: "example-1",
  security_incident: "Confirmed",
  summary: "Ransomware hit the library of Northfield.",
  victim: { victim_id: "Northfield Library", country: ["US"], employee_count: "Unknown", industry: "519210" },
  actor: { unknown: {} },
  action: { malware: { variety: ["Ransomware"], vector: ["Unknown"] } },
  asset: { assets: [{ variety: "S - File" }] },
  timeline: { incident: { year: 2024, month: 11 } },
  discovery_method: { unknown: true },
};

const mapping = {
  name: "towns",
  label: "Towns",
  about: "Towns for tests.",
  version: "1",
  publisher: "Town council",
  key: ["No"],
  title: "{Town}",
  columns: {
    Town: { says: [{ field: "victim.name", about: "victim-1" }] },
    Day: { says: [{ field: "date.began", dates: ["DD.MM.YYYY"] }] },
  },
};

const jsonFile = (data: unknown, name = "records.json") => new File([JSON.stringify(data)], name);

describe("importing at the desk", () => {
  const place = {} as { app: FastifyInstance; house: House; ada: Visitor };
  before(async () => {
    Object.assign(place, await openDeskHouse());
    await addPerson(place.house, "ada", "curator");
    place.ada = await signedIn(place.app, "ada");
  });
  after(() => place.app.close());

  test("only the desk may look", async () => {
    const { status, location } = await visit(place.app).get("/desk/imports");
    assert.deepEqual([status, location], [303, "/sign-in?next=%2Fdesk%2Fimports"]);
  });

  test("a dry run says what would happen and keeps nothing", async () => {
    const { ada, house } = place;
    assert.match((await ada.get("/desk/imports")).body, /Nothing has been imported yet/);
    const tried = await ada.upload("/desk/imports", { format: "veris", files: jsonFile([record]), then: "dry-run" });
    assert.equal(tried.status, 200);
    assert.match(tried.body, /This was a dry run[^]*New, would be drafted<\/dt>\s*<dd>1</);
    assert.equal((await house.store.listImports({ offset: 0, limit: 1 })).total, 0);
  });

  test("records wait as drafts, and their originals are shown with them", async () => {
    const { ada, house } = place;
    await ada.get("/desk/imports");
    const sent = await ada.upload("/desk/imports", {
      format: "veris",
      files: jsonFile([record]),
      publisher: "Example list",
      marking: "TLP:CLEAR",
      then: "draft",
    });
    assert.match(sent.location, /^\/desk\/imports\/[0-9a-f]+$/);
    const report = await ada.follow(sent);
    assert.match(report.body, /Example list[^]*finished[^]*New, drafted<\/dt>\s*<dd>1</);
    assert.match((await ada.get("/desk/imports")).body, /1 new, 0 changed/);
    const [draft] = (await house.store.listDrafts("open", { offset: 0, limit: 9 })).entries;
    assert.ok(draft);
    const page = await ada.get(`/desk/drafts/${draft.id}`);
    assert.match(page.body, /<pre class="report-data"[^]*&quot;incident_id&quot;: &quot;example-1&quot;/);
    assert.match(page.body, /Northfield Library[^]*\/victim\/victim_id/);
  });

  test("the same again, accepted, publishes them, and everybody can take them along in every format", async () => {
    const { ada, app, house } = place;
    await ada.get("/desk/imports");
    const sent = await ada.upload("/desk/imports", {
      format: "veris",
      files: jsonFile([record]),
      publisher: "Example list",
      marking: "TLP:CLEAR",
      then: "accept",
    });
    assert.match((await ada.follow(sent)).body, /New, published<\/dt>\s*<dd>1</);
    const reader = visit(app);
    const listed = await reader.get("/incidents");
    assert.match(listed.body, /Northfield Library/);
    const data = await reader.get("/data");
    for (const { name, writes } of house.formats) {
      const file = await reader.get(`/data/${name}`);
      assert.equal(file.status, writes === null ? 404 : 200, name);
      assert.equal(data.body.includes(`"/data/${name}"`), writes !== null, name);
      if (writes === null) continue;
      assert.match(String(file.headers["content-disposition"]), /^attachment; filename="casebook\./);
      assert.doesNotMatch(file.body, /Ransomware hit the library.*S - File/, "what is withheld from the public");
    }
    assert.match((await reader.get("/data/csv-long?country=DE")).body, /^[^\n]*\n?$/);
    assert.match((await reader.get("/data/veris?country=us&date=2024")).body, /Northfield Library/);
    assert.equal((await reader.get("/data/veris?date=soon")).status, 400);
    assert.equal((await reader.get("/data/eurepoc")).status, 404);
  });

  test("a table of one's own comes in with its mapping", async () => {
    const { ada } = place;
    await ada.get("/desk/imports");
    const table = new File(["No;Town;Day;Note\n1;Westfield;03.02.2023;x\n2;Eastfield;31.02.2023;y\n"], "towns.csv");
    const sent = await ada.upload("/desk/imports", {
      format: "csv",
      files: table,
      mapping: jsonFile(mapping, "mapping.json"),
      then: "draft",
    });
    const report = await ada.follow(sent);
    assert.match(report.body, /Town[^]*New, drafted<\/dt>\s*<dd>2</);
    assert.match(report.body, /<code>\/Note<\/code>/);
  });

  test("what is wrong with the form is said beside it, and nothing is kept", async () => {
    const { ada, house } = place;
    const before = (await house.store.listImports({ offset: 0, limit: 1 })).total;
    const wrong = async (fields: Readonly<Record<string, string | File>>) => {
      await ada.get("/desk/imports");
      const page = await ada.upload("/desk/imports", fields);
      assert.equal(page.status, 422);
      return page.body;
    };
    assert.match(await wrong({ format: "veris" }), /Nothing was imported[^]*A value is required/);
    assert.match(await wrong({ format: "parchment", files: jsonFile([]) }), /not among those/);
    assert.match(await wrong({ format: "veris", files: jsonFile([]), marking: "TLP:PINK" }), /no TLP 2.0 label/);
    assert.match(await wrong({ format: "csv", files: jsonFile([]) }), /A value is required/);
    assert.match(
      await wrong({ format: "csv", files: jsonFile([]), mapping: jsonFile({ name: 1 }) }),
      /Nothing was imported/,
    );
    const broken = new File(["{"], "mapping.json");
    assert.match(await wrong({ format: "csv", files: jsonFile([]), mapping: broken }), /not JSON/);
    assert.equal((await house.store.listImports({ offset: 0, limit: 1 })).total, before);
    assert.equal((await ada.get("/desk/imports/none")).status, 404);
  });
});
