/** Lists of the HTTP interface as walks: whoever follows `next` to the end meets everything, whatever is published meanwhile. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { houseAccount } from "../../src/domain/account.ts";
import { parseIncidentId } from "../../src/domain/incident.ts";
import { disclose } from "../../src/domain/disclosure.ts";
import { audiences } from "../../src/domain/audience.ts";
import { shippedPolicies } from "../../src/domain/shipped-policies.ts";
import { pageBehind, type Anchor } from "../../src/web/api/anchored-page.ts";
import { longestStretch } from "../../src/web/api/walk.ts";
import { withdrawIncident } from "../../src/workflow/withdraw.ts";
import { exampleReport, firstRevision, named, quoted, reportsById, said, term } from "../arbitrary/example.ts";
import { askAll, getReady, type Json } from "./api-house.ts";
import { type Briefing, openPublicHouse, publishBriefing, type PublicHouse } from "./public-house.ts";

interface List {
  readonly items: readonly Json[];
}

/** A record of one of seven organisations, from one of three publishers, every second one in the US. */
function briefing(index: number, letter = "0"): Briefing {
  const name = `Organisation ${index % 7}`;
  return {
    id: `CB-${letter}${String(index).padStart(5, "0")}`,
    title: `Report ${index % 9}`,
    publisher: `Paper ${index % 3}`,
    url: `https://paper${index % 3}.example/${index % 9}`,
    text: `${name} was hit in case ${index}.`,
    assertions: [
      { field: "victim.name", about: "victim-1", value: name, quote: name },
      { field: "victim.country", about: "victim-1", value: index % 2 === 0 ? "US" : "DE", quote: name },
    ],
  };
}

async function publishAll(opened: PublicHouse, count: number, letter = "0"): Promise<readonly string[]> {
  const briefings = Array.from({ length: count }, (_, index) => briefing(index, letter));
  for (const one of briefings) await publishBriefing(opened.house, one);
  return briefings.map(({ id }) => id);
}

function members(pages: readonly List[], member: string): readonly unknown[] {
  return pages.flatMap(({ items }) => items.map((item) => item[member]));
}

describe("a walk over the records", () => {
  let opened: PublicHouse;
  let ids: readonly string[];

  before(async () => {
    opened = await openPublicHouse("open");
    ids = await publishAll(opened, 60);
  });

  after(() => opened.app.close());

  test("has as many pages as it needs, and its last page says so", async () => {
    for (const [limit, pages] of [
      [7, 9],
      [20, 3],
      [60, 1],
      [200, 1],
    ] as const) {
      const found = await askAll<List>(opened, `/incidents?limit=${limit}`);
      assert.equal(found.length, pages, String(limit));
      assert.deepEqual(members(found, "incident"), ids);
    }
  });

  test("keeps its filters from page to page", async () => {
    const found = await askAll<List>(opened, "/incidents?limit=7&country=us&organisation=Organisation%203");
    const wanted = ids.filter((_, index) => index % 2 === 0 && index % 7 === 3);
    assert.deepEqual(members(found, "incident"), wanted);
  });

  test("leads on by the header Link as by the body", async () => {
    const answer = await getReady(opened, "/incidents?limit=7&country=US");
    const { next } = answer.json<{ next: string }>();
    assert.equal(answer.headers.link, `<${next}>; rel="next"`);
    assert.match(next, /^\/api\/v1\/incidents\?limit=7&country=US&after=[\w-]+$/);
  });

  test("gathers every report and publisher, and the records behind each", async () => {
    const reports = await askAll<List>(opened, "/reports?limit=2");
    const incidents = new Set(reports.flatMap(({ items }) => items.flatMap((item) => item["incidents"] as string[])));
    assert.deepEqual([...incidents].toSorted(), ids);
    const keys = new Set(members(reports, "id"));
    assert.equal(keys.size, 9);
    assert.ok(reports.every(({ items }) => items.length <= 2));
    assert.equal(new Set(members(await askAll<List>(opened, "/sources?limit=2"), "slug")).size, 3);
    const [first] = keys;
    const of = await askAll<{ incidents: string[]; report: Json }>(opened, `/reports/${String(first)}?limit=2`);
    const number = of[0]?.report["title"];
    assert.deepEqual(
      of.flatMap((page) => page.incidents),
      ids.filter((_, index) => `Report ${index % 9}` === number),
    );
    const paper = await askAll<{ reports: Json[] }>(opened, "/sources/paper2-example?limit=1").catch(() => null);
    assert.equal(paper, null);
    const real = await askAll<{ reports: Json[] }>(opened, "/sources/paper-2?limit=1");
    assert.equal(new Set(real.flatMap((page) => page.reports.map(({ id }) => id))).size, 3);
  });

  test("lists organisations, and the records of one, a few at a time", async () => {
    const organisations = await askAll<List>(opened, "/organisations?limit=2");
    assert.deepEqual(
      members(organisations, "name"),
      [0, 1, 2, 3, 4, 5, 6].map((number) => `Organisation ${number}`),
    );
    const pages = await askAll<{ records: number; incidents: Json[] }>(opened, "/organisations/organisation-3?limit=2");
    const wanted = ids.filter((_, index) => index % 7 === 3);
    assert.deepEqual(pages.flatMap(({ incidents }) => incidents.map(({ incident }) => incident)).toSorted(), wanted);
    assert.ok(pages.every(({ records }) => records === wanted.length));
  });

  test("tells of every change once, in order", async () => {
    const numbers = members(await askAll<List>(opened, "/changes?limit=7"), "number");
    assert.deepEqual(
      numbers,
      Array.from({ length: 60 }, (_, index) => index + 1),
    );
  });

  test("lists every technique once", async () => {
    const found = members(await askAll<List>(opened, "/techniques?limit=200"), "id");
    assert.equal(new Set(found).size, found.length);
    assert.deepEqual(found, found.toSorted());
  });
});

test("records that were there throughout are met once each while others are published and withdrawn", async () => {
  const opened = await openPublicHouse("open");
  const there = await publishAll(opened, 30, "M");
  const passing = await publishAll(opened, 30, "N");
  let turn = 0;
  const between = async () => {
    for (const letter of ["A", "P", "Z"]) await publishBriefing(opened.house, briefing(turn, letter));
    const incident = parseIncidentId(passing[turn] ?? "");
    if (incident !== null) await withdrawIncident(opened.house, { incident, reason: "passing", by: houseAccount });
    const kept = there[turn];
    if (kept !== undefined) await publishBriefing(opened.house, { ...briefing(turn + 100, "M"), id: kept });
    turn += 1;
  };
  for (const address of ["/incidents?limit=5", "/incidents?limit=3&country=US"]) {
    const met = members(await askAll<List>(opened, address, null, between), "incident");
    assert.equal(new Set(met).size, met.length);
    assert.deepEqual(met, met.toSorted());
    const due = there.filter((_, index) => !address.includes("US") || index % 2 === 0);
    assert.deepEqual(
      due.filter((id) => !met.includes(id)),
      [],
    );
  }
  await opened.app.close();
});

test("one request looks at a bounded stretch, and goes on from there with an empty page", async () => {
  const opened = await openPublicHouse("open");
  const { open } = shippedPolicies;
  assert.ok(open !== undefined);
  const report = exampleReport("Somebody was hit.", { title: "The only report", url: "https://paper.example/1" });
  const last = longestStretch + 300;
  for (let index = 1; index <= last; index += 1) {
    const incident = parseIncidentId(`CB-${String(index).padStart(6, "0")}`);
    assert.ok(incident !== null);
    const name = said("victim.name", named("Somebody"), quoted(report, "Somebody"));
    const country = said("victim.country", term("US"), quoted(report, "Somebody"));
    const revision = { ...firstRevision([name, country]), incident };
    const telling = disclose(
      { revision, reports: reportsById([report]), policy: open },
      audiences.public,
      null,
      "2026-01-01T00:00:00.000Z",
    );
    assert.ok(telling !== null);
    await opened.house.store.saveTelling(telling);
  }
  const reports = await askAll<List>(opened, "/reports");
  assert.deepEqual(
    reports.map(({ items }) => items.map(({ title }) => title)),
    [["The only report"], ["The only report"]],
  );
  const nobody = await askAll<{ report: Json | null }>(opened, "/reports/0000000000000000");
  assert.deepEqual(
    nobody.map((page) => page.report),
    [null, null],
  );
  await opened.app.close();
});

describe("a page behind an anchor", () => {
  const listing = (entries: readonly string[]) => (page: { offset: number; limit: number }) =>
    Promise.resolve({ entries: entries.slice(page.offset, page.offset + page.limit), total: entries.length });
  const after = (entries: string, anchor: Anchor | null) =>
    pageBehind(listing(entries.split(" ").filter(Boolean)), (entry) => entry, anchor, 2).then(({ entries: found }) =>
      found.join(""),
    );

  test("begins behind the entry that the last page ended with, wherever it stands by now", async () => {
    const anchor = { key: "b", place: 1 };
    assert.equal(await after("a b c d", null), "ab");
    assert.equal(await after("a b c d", anchor), "cd");
    assert.equal(await after("x y z a b c d", anchor), "cd");
    assert.equal(await after("b c d", anchor), "cd");
  });

  test("begins at the old place where the entry is gone", async () => {
    assert.equal(await after("a c d", { key: "b", place: 1 }), "cd");
    assert.equal(await after("", { key: "b", place: 1 }), "");
    assert.equal(await after("a b", { key: "z", place: 400 }), "");
  });
});
