/** The audit log from outside: what people do at the desk stands in it, who may not read it is told nothing of it, and it is given out whole. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import type { FastifyInstance } from "fastify";
import type { AccountId } from "../../src/domain/account.ts";
import { type AuditAction, auditActions, type AuditEntry, verifyAudit } from "../../src/domain/audit.ts";
import { unguarded } from "../../src/formats/rows/formula-guard.ts";
import { noteDeed } from "../../src/workflow/audit.ts";
import type { House } from "../../src/workflow/house.ts";
import { pngOf } from "../arbitrary/picture.ts";
import { addPerson, openDeskHouse, password, signedIn, story, type Visitor } from "./desk-house.ts";
import { textOf, wordsOf } from "./public-house.ts";

let house: House;
let app: FastifyInstance;
let curator: Visitor;
let admin: Visitor;

before(async () => {
  ({ house, app } = await openDeskHouse());
  await addPerson(house, "cora", "curator");
  await addPerson(house, "ada", "administrator");
  await addPerson(house, "mary", "member");
  curator = await signedIn(app, "cora");
  admin = await signedIn(app, "ada");
});

async function entries(action?: AuditAction): Promise<readonly AuditEntry[]> {
  const all = await house.store.entriesAfter(0, 10_000);
  return action === undefined ? all : all.filter((entry) => entry.action === action);
}

async function idOf(name: string): Promise<AccountId> {
  return (await house.store.findAccountByName(name))?.id ?? assert.fail(name);
}

test("each step from a report to a record and back is noted once, with who took it and how", async () => {
  const start = (await entries()).length;
  await curator.get("/desk/receive");
  const received = await curator.upload("/desk/receive", { way: "paste", text: story, marking: "TLP:CLEAR" });
  const [, draft = ""] = /drafts\/([0-9a-f]+)/.exec(received.location) ?? [];
  const at = `/desk/drafts/${draft}`;
  const edition = async () => /name="edition" value="(\d+)"/.exec((await curator.get(at)).body)?.[1] ?? "";
  await curator.post(`${at}/abandon`, { edition: await edition(), reason: "twice" });
  await curator.get("/desk");
  await curator.post(`${at}/reopen`, { edition: "2" });
  const target = (await house.store.findDraft(draft as never))?.proposals[0]?.assertion.id ?? "";
  await curator.post(`${at}/decide`, { edition: await edition(), kind: "accept", target });
  const published = await curator.post(`${at}/publish`, {
    edition: await edition(),
    "leave-out": "yes",
    note: "first",
  });
  const [, record = ""] = /incidents\/(CB-\w{6})/.exec(published.location) ?? [];
  await admin.get(`/desk/incidents/${record}/withdraw`);
  await admin.post(`/desk/incidents/${record}/withdraw`, { reason: "a drill" });
  await admin.get(`/desk/incidents/${record}`);
  await admin.post(`/desk/incidents/${record}/reinstate`, {});
  await curator.get(`/desk/incidents/${record}`);
  await curator.post(`/desk/incidents/${record}/correct`, {});

  const [cora, ada] = [await idOf("cora"), await idOf("ada")];
  const noted = (await entries()).slice(start);
  assert.deepEqual(
    noted.map(({ action, by, via }) => [action, by, via]),
    [
      ["report-received", cora, "session"],
      ["draft-opened", cora, "session"],
      ["draft-abandoned", cora, "session"],
      ["draft-reopened", cora, "session"],
      ["draft-reviewed", cora, "session"],
      ["record-published", cora, "session"],
      ["record-withdrawn", ada, "session"],
      ["record-reinstated", ada, "session"],
      ["draft-opened", cora, "session"],
    ],
  );
  const [, , , , reviewed, revision, withdrawn] = noted;
  assert.deepEqual([reviewed?.object, reviewed?.detail], [draft, { record, accept: 1 }]);
  assert.equal(revision?.object, record);
  assert.deepEqual([revision.detail?.["revision"], revision.detail?.["note"]], [1, "first"]);
  assert.deepEqual([withdrawn?.object, withdrawn?.detail?.["reason"]], [record, "a drill"]);
  assert.deepEqual(verifyAudit(await entries(), null), []);
});

test("an export of what only some are told is noted with how many records it held; what everybody may have is not", async () => {
  const mary = await signedIn(app, "mary");
  const start = (await entries("exported")).length;
  await app.inject({ url: "/data/ndjson" });
  await mary.get("/data/ndjson?country=US");
  await mary.get("/data/csv-long");
  const noted = (await entries("exported")).slice(start);
  assert.deepEqual(
    noted.map(({ by, via, object, detail }) => [by, via, object, detail]),
    [
      [
        await idOf("mary"),
        "session",
        "ndjson",
        { audience: "member", selection: "country=US", records: 0, whole: true },
      ],
      [await idOf("mary"), "session", "csv-long", { audience: "member", selection: "", records: 1, whole: true }],
    ],
  );
});

test("an import is one entry however many records it brings, by whichever door; a dry run is none", async () => {
  const lines = [1, 2, 3].map((id) =>
    JSON.stringify({ schema_version: "1.4.1", incident_id: `r${id}`, victim: { victim_id: `Town ${id}` } }),
  );
  const start = (await entries()).length;
  await curator.get("/desk/imports");
  const files = () => new File([lines.join("\n")], "towns.ndjson");
  await curator.upload("/desk/imports", { format: "veris", files: files(), then: "dry-run" });
  await curator.upload("/desk/imports", { format: "veris", files: files(), publisher: "Towns", then: "accept" });
  const authorization = `Basic ${Buffer.from(`cora:${password}`).toString("base64")}`;
  const headers = { authorization, "content-type": "application/x-ndjson" };
  const url = "/api/v1/imports?format=veris&publisher=Villages";
  await app.inject({ method: "POST", url, headers, payload: lines.join("\n") });
  const cora = await idOf("cora");
  const noted = (await entries()).slice(start).filter(({ action }) => action !== "sign-in");
  assert.deepEqual(
    noted.map(({ action, by, via }) => [action, by, via]),
    [
      ["import-run", cora, "session"],
      ["import-run", cora, "basic"],
    ],
  );
  const [bulk, drafted] = noted.map(({ detail }) => detail);
  assert.deepEqual([bulk?.["rule"], bulk?.["created"], bulk?.["publisher"]], ["accepted in bulk", 3, "Towns"]);
  assert.deepEqual([drafted?.["rule"], drafted?.["created"]], ["drafted", 3]);
});

test("pictures and further decisions are noted for who takes them", async () => {
  const [record = ""] = await house.store.incidentIds();
  const start = (await entries()).length;
  await curator.get(`/desk/incidents/${record}`);
  const file = new File([Buffer.from(pngOf())], "a.png", { type: "image/png" });
  const words = { alt: "A hall", credit: "Ada", licence: "CC0", "licence-url": "", marking: "TLP:CLEAR" };
  await curator.upload(`/desk/incidents/${record}/illustration`, { ...words, file });
  await curator.get(`/desk/incidents/${record}`);
  await curator.post(`/desk/incidents/${record}/illustration/remove`, {});
  const [draft] = (await house.store.listDrafts("open", { offset: 0, limit: 1 })).entries;
  await curator.get(`/desk/drafts/${draft?.id ?? ""}`);
  await curator.post(`/desk/drafts/${draft?.id ?? ""}/mark`, { edition: String(draft?.edition), marking: "TLP:GREEN" });
  const noted = (await entries()).slice(start);
  const cora = await idOf("cora");
  assert.deepEqual(
    noted.map(({ action, by, via }) => [action, by, via]),
    ["record-illustrated", "record-illustrated", "draft-reviewed"].map((action) => [action, cora, "session"]),
  );
  assert.deepEqual(noted[1]?.detail?.["picture"], null);
  assert.equal(noted[2]?.detail?.["mark"], 1);
});

test("the log is for administrators: others are refused, and visitors are led to the door", async () => {
  assert.equal((await curator.get("/desk/audit")).status, 403);
  assert.equal((await (await signedIn(app, "mary")).get("/desk/audit")).status, 403);
  const visitor = await app.inject({ url: "/desk/audit" });
  assert.deepEqual([visitor.statusCode, visitor.headers.location], [303, "/sign-in?next=%2Fdesk%2Faudit"]);
  await curator.get("/desk");
  assert.equal((await curator.post("/desk/audit/export", { "form-of-file": "csv" })).status, 403);
  await admin.get("/desk/audit");
  const { status, headers } = await admin.post("/desk/audit/export", { "form-of-file": "csv", form: "made up" });
  assert.deepEqual([status, headers["content-disposition"]], [403, undefined], "without the token of a page");
});

test("the page tells each entry as a sentence, leads to what it is about, and says that the chain holds", async () => {
  const { body, headers } = await admin.get("/desk/audit");
  const words = wordsOf(body);
  assert.match(words, /cora published a revision of CB-\w{6} \. in a session/);
  assert.match(words, /ada withdrew CB-\w{6} \. in a session reason a drill/);
  assert.match(words, /cora decided on proposals of the draft [0-9a-f]{16} \. in a session record CB-\w{6} accepted 1/);
  assert.match(words, /mary took records along as csv-long \. in a session told as to member records 1 to the end yes/);
  assert.match(body, /href="\/desk\/incidents\/CB-\w{6}"/);
  assert.match(words, /The chain holds: checked up to entry \d+ at 5 January 2026/);
  assert.equal(headers["cache-control"], "private, no-store");
});

test("the list is narrowed by what was done, by whom, to what and when", async () => {
  const count = async (query: string) => {
    const { status, body } = await admin.get(`/desk/audit?${query}`);
    assert.equal(status, 200, query);
    return (body.match(/<li id="entry-/g) ?? []).length;
  };
  assert.equal(await count("action=record-withdrawn"), 1);
  assert.equal(await count("action=record-withdrawn&person=cora"), 0);
  assert.equal(await count("action=record-withdrawn&person=ADA&from=2026-01-05&to=2026-01-05"), 1);
  assert.equal(await count("action=record-withdrawn&from=2026-01-06"), 0);
  assert.equal(await count("action=record-withdrawn&to=2026-01-04"), 0);
  const [withdrawn] = await entries("record-withdrawn");
  assert.equal(await count(`object=${withdrawn?.object ?? ""}&action=record-reinstated`), 1);
  assert.match(wordsOf((await admin.get("/desk/audit?action=group-changed")).body), /No entry is of that kind/);
});

test("what cannot be asked is said beside its entry", async () => {
  const { status, body } = await admin.get("/desk/audit?action=nothing&person=nobody&from=yesterday&to=2026-02-30");
  assert.equal(status, 400);
  const words = textOf(body);
  assert.match(words, /Please look again at: What was done , By whom , From , To/);
  assert.match(words, /There is nobody of this name here/);
  assert.equal((await admin.get("/desk/audit?page=99")).status, 404);
  assert.equal((await admin.get("/desk/audit?page=0")).status, 400);
  assert.equal((await admin.post("/desk/audit/export", { "form-of-file": "xls" })).status, 400);
});

test("somebody whose account is gone is a former member, and can still be asked for", async () => {
  const gone = "gone-for-good" as AccountId;
  const deed = { action: "sign-out", by: gone, via: "session", object: gone, detail: {} } as const;
  await house.store.transaction((shelves) => noteDeed(shelves, house, deed));
  const { body } = await admin.get(`/desk/audit?person=${gone}`);
  assert.match(wordsOf(body), /A former member signed out/);
});

test("every kind of entry is told, also with its details erased", async () => {
  const actions = Object.keys(auditActions) as AuditAction[];
  await house.store.transaction(async (shelves) => {
    for (const action of actions) {
      const deed = { action, by: null, via: "key:k1", object: "<b>x</b>", detail: { "<i>": "<u>", told: [] } } as const;
      await noteDeed(shelves, house, deed);
    }
  });
  for (const page of [1, 2]) {
    const { status, body } = await admin.get(`/desk/audit?object=${encodeURIComponent("<b>x</b>")}&page=${page}`);
    assert.ok(status === 200 || (page === 2 && actions.length <= 50), String(page));
    assert.doesNotMatch(body, /<b>x|<i>|<u>/);
  }
  assert.match(wordsOf((await admin.get("/desk/audit?action=key-used")).body), /with the API key k1/);
});

test("taken along, the log can be verified elsewhere, no cell of it is a formula, and that it was taken is noted", async () => {
  const name = "=HYPERLINK(evil)";
  const by = await idOf("cora");
  const deed = { action: "sign-out", by, via: "session", object: name, detail: { note: 'a,"b"\n' } } as const;
  await house.store.transaction((shelves) => noteDeed(shelves, house, deed));
  await admin.get("/desk/audit");
  const whole = await admin.post("/desk/audit/export", { "form-of-file": "ndjson" });
  assert.match(String(whole.headers["content-type"]), /x-ndjson/);
  const lines = whole.body.trim().split("\n");
  const given = lines.map((line) => {
    const { name: who, ...entry } = JSON.parse(line) as AuditEntry & { readonly name: string | null };
    assert.ok(who === null || ["ada", "cora", "mary"].includes(who));
    return entry;
  });
  assert.deepEqual(verifyAudit(given, null), []);
  assert.equal((JSON.parse(lines.at(-1) ?? "") as { name: string }).name, "cora");
  const table = await admin.post("/desk/audit/export", { "form-of-file": "csv", action: "sign-out", person: "cora" });
  assert.match(table.body, /^number,at,action,by,name,via,object,detail,digest\r\n/);
  const [, cell = ""] = /,session,([^,]*),/.exec(table.body) ?? [];
  assert.deepEqual([cell, unguarded(cell)], [`'${name}`, name]);
  const [first, second] = (await entries("audit-exported")).slice(-2);
  assert.deepEqual([first?.object, first?.detail], ["ndjson", { asked: [], entries: lines.length, whole: true }]);
  const asked = ["action sign-out", `by ${by}`];
  assert.deepEqual([second?.object, second?.detail], ["csv", { asked, entries: 1, whole: true }]);
});
