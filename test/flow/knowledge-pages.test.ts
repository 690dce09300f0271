/** The pages around the records: what was learned lately, the codebook, method and coverage, and the page that helps where nothing is. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { houseAccount } from "../../src/domain/account.ts";
import { fieldNames } from "../../src/domain/field.ts";
import { parseIncidentId } from "../../src/domain/incident.ts";
import { groupedFields } from "../../src/web/pages/codebook.ts";
import { wordsOf as wordsOfAddress } from "../../src/web/parts/problem-page.ts";
import { withdrawIncident } from "../../src/workflow/withdraw.ts";
import { openPublicHouse, publishBriefing, wordsOf } from "./public-house.ts";
import { grownId, publishGrown } from "./record-house.ts";

const json = { accept: "application/json" };

interface ChangesJson {
  readonly changes: readonly { readonly number: number; readonly news: readonly string[] }[];
  readonly next: string | null;
}

function briefing(index: number) {
  const name = `Organisation ${index}`;
  return {
    id: `CB-${String(index).padStart(6, "0")}`,
    text: `${name} was hit.`,
    assertions: [{ field: "victim.name", about: "victim-1", value: name, quote: name }],
  };
}

test("what was learned lately stands newest first, with its kind, its version and what changed", async () => {
  const { house, get } = await openPublicHouse("open");
  await publishGrown(house, 3);
  await publishBriefing(house, briefing(1));
  const incident = parseIncidentId("CB-000001");
  assert.ok(incident !== null);
  await withdrawIncident(house, { incident, reason: "it was <b>a drill</b>", by: houseAccount });
  const { body } = await get("/changes");
  assert.match(
    wordsOf(body),
    /Record withdrawn CB-000001 withdrawn: it was <b>a drill<\/b>.* First attribution City of Northfield version 3 of CB-GR0WN1 · what changed.* Responsibility claimed City of Northfield version 2/,
  );
  assert.ok(body.includes(`href="/incidents/${grownId}/diff?version=3"`));
  assert.match(body, /<link rel="alternate" type="application\/atom\+xml"[^>]* href="\/feeds\/all\.atom"/);
  const claims = await get("/changes?news=claim-made");
  assert.match(wordsOf(claims.body), /version 2 of CB-GR0WN1/);
  assert.doesNotMatch(wordsOf(claims.body), /version 3|CB-000001/);
  assert.ok(claims.body.includes('href="/feeds/news/claim-made.atom"'));
  assert.match(
    wordsOf((await get("/changes?news=claim-withdrawn")).body),
    /Nothing of the kind has been told here yet/,
  );
});

test("changes come in pages that miss none and hold none twice, of all kinds and of one", async () => {
  const { house, get } = await openPublicHouse("open");
  for (let index = 1; index <= 104; index += 1) await publishBriefing(house, briefing(index));
  for (const query of ["", "?news=published"]) {
    const numbers: number[] = [];
    for (let next: string | null = `/changes${query}`; next !== null;) {
      const page: ChangesJson = (await get(next, null, json)).json<ChangesJson>();
      numbers.push(...page.changes.map(({ number }) => number));
      next = page.next;
    }
    assert.deepEqual(
      numbers,
      Array.from({ length: 104 }, (_, index) => 104 - index),
    );
  }
  assert.match(wordsOf((await get("/changes?after=2")).body), /Organisation 1 version 1 of CB-000001 Newest$/);
  assert.equal((await get("/changes?after=9999999999", null, json)).json<ChangesJson>().changes.length, 50);
  const wrong = await get("/changes?news=gossip&after=x");
  assert.equal(wrong.statusCode, 400);
  assert.match(wordsOf(wrong.body), /news takes: published, .* after takes: the number of a change/);
});

test("what an audience is not told is no news to it", async () => {
  const { house, get } = await openPublicHouse("reference");
  await publishGrown(house, 2);
  assert.doesNotMatch(wordsOf((await get("/changes")).body), /version 2|Grey Heron/);
  assert.match(wordsOf((await get("/changes", "member")).body), /Responsibility claimed City of Northfield version 2/);
});

test("the codebook has every field once, and a page for each", async () => {
  const { get } = await openPublicHouse();
  const grouped = groupedFields();
  assert.deepEqual(grouped.flatMap(([, names]) => names).toSorted(), fieldNames.toSorted());
  assert.ok(grouped.every(([group]) => group !== "further"));
  const { body } = await get("/codebook");
  for (const field of fieldNames) {
    assert.ok(body.includes(`href="/codebook/${field}"`), field);
    assert.equal((await get(`/codebook/${field}`)).statusCode, 200, field);
  }
  for (const name of ["victim", "constructor", "victim.name%00"]) {
    assert.equal((await get(`/codebook/${name}`)).statusCode, 404, name);
  }
});

test("the page of a field says what it holds, who may speak, who is told what, and which formats lose it", async () => {
  const { get } = await openPublicHouse("reference");
  const began = wordsOf((await get("/codebook/date.began")).body);
  assert.match(began, /Said of the incident Holds a date, no more exact than its source \(EDTF\)/);
  assert.match(began, /Everybody something coarser: of a date its month.* Members the values/);
  assert.match(began, /stated: none: a speaker says that there was none/);
  const technique = await get("/codebook/technique");
  assert.match(wordsOf(technique.body), /\d+ terms .*T1498.* Everybody only how many values there are/);
  const claimed = wordsOf((await get("/codebook/responsibility.claimed")).body);
  assert.match(claimed, /Who may speak the claimant .* Everybody nothing, whether there is anything or not/);
  const told = (await get("/codebook/motive", null, json)).json<{ told: object }>().told;
  assert.deepEqual(told, { public: "count", member: "show", partner: "show", desk: "show" });
});

test("method and coverage count what the reader is told, and say what is not told", async () => {
  const { house, get } = await openPublicHouse("reference");
  await publishGrown(house, 2);
  await publishBriefing(house, briefing(1));
  // The index is made in the background; until it is there the page says so.
  const ready = async (role: "member" | null): Promise<string> => {
    for (;;) {
      const { body, headers } = await get("/methodology", role);
      if (!body.includes("counted afresh")) return wordsOf(body);
      assert.match(String(headers["cache-control"]), /no-store/);
      await setTimeout(5);
    }
  };
  const everybody = await ready(null);
  assert.match(everybody, /You are told of 2 records/);
  assert.match(everybody, /Type Available to members/);
  assert.match(everybody, /Organisation 2 100 %/);
  assert.match(everybody, /2025 1 By when .* 1 record without a date/);
  const member = await ready("member");
  assert.match(member, /Actor 1 50 % 0 0 0 1 50 %/);
  assert.doesNotMatch(everybody, /Grey Heron/);
});

test("where nothing is, the words of the address are ready to be looked for", async () => {
  const { get } = await openPublicHouse();
  const { body, statusCode } = await get("/organisations/city-of-%3Cb%3Enorthport?page=9");
  assert.equal(statusCode, 404);
  assert.match(body, /<input type="search" id="seek" name="q" value="city of b northport"/);
  for (const [address, words] of [
    ["/incidents/cb-000001/v9", "CB-000001"],
    ["/%E0%A4%A", ""],
    ["//evil.example/x", "evil example x"],
    ["/organisations/%D8%A7%D8%AB", "اث"],
    [`/${"long".repeat(100)}`, "long".repeat(20)],
    ["/", ""],
  ] as const) {
    assert.equal(wordsOfAddress(address), words, address);
  }
});

test("an address that is too long is answered with what it may be", async () => {
  const { app, get } = await openPublicHouse();
  const { body, statusCode } = await get(`/incidents?q=${"a".repeat(10_000)}`);
  assert.equal(statusCode, 414);
  assert.match(body, /at most 4,000 characters.*<a href="\/incidents">/s);
  const api = await app.inject(`/api/v1/incidents?q=${"a".repeat(10_000)}`);
  assert.equal(api.statusCode, 414);
  assert.equal(api.json<{ code: string }>().code, "address-too-long");
});
