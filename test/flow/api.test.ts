/** The HTTP interface: every endpoint answers what it describes, for whoever asks, and tells nobody more than the pages do. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { houseAccount } from "../../src/domain/account.ts";
import type { Role } from "../../src/domain/role.ts";
import { applyDiff } from "../../src/domain/applied-diff.ts";
import { parseIncidentId } from "../../src/domain/incident.ts";
import type { Projection } from "../../src/domain/projection.ts";
import type { StateDiff } from "../../src/domain/state-diff.ts";
import { endpoints } from "../../src/web/api/endpoints.ts";
import { withdrawIncident } from "../../src/workflow/withdraw.ts";
import { ask, askAll, assertIs, endpointOf, type Json, loadSampleInto } from "./api-house.ts";
import { floodedRecord, membersOnly } from "./flooded-record.ts";
import { type Briefing, openPublicHouse, publishBriefing, type PublicHouse } from "./public-house.ts";

const record = `/incidents/${floodedRecord.id}`;

interface List {
  readonly items: readonly Json[];
}

/** A record that somebody learned more of, and of which something was marked narrower since. */
const grown = (revision: 1 | 2 | 3): Briefing => {
  const about = "victim-1";
  const name = { field: "victim.name", about, value: "Northfield Library", quote: "The library" };
  const secret = { field: "victim.place", about, value: "canary cellar", quote: "its canary cellar" };
  return {
    id: "CB-GR0WN0",
    title: `Report ${revision}`,
    publisher: "Northfield Echo",
    text: `The library was hit in its canary cellar. This is report ${revision}. It was ransomware, on 8 November 2022.`,
    assertions: [
      ...(revision === 1 ? [name, secret] : []),
      ...(revision === 2 ? [{ field: "incident.type", value: "ransomware", quote: "ransomware" }] : []),
      ...(revision === 3 ? [{ field: "date.began", value: "2022-11-08", quote: "8 November 2022" }] : []),
    ],
  };
};

let opened: PublicHouse;

before(async () => {
  opened = await openPublicHouse("open");
  await loadSampleInto(opened.house, 12);
  await publishBriefing(opened.house, floodedRecord);
  for (const revision of [1, 2, 3] as const) await publishBriefing(opened.house, grown(revision));
});

after(() => opened.app.close());

/** An address for every endpoint, as far as the casebook has something for it. */
async function addresses(role: Role | null): Promise<readonly string[]> {
  const first = async (list: string, member: string) =>
    (await ask<List>(opened, `${list}?limit=200`, role)).items.map((item) => String(item[member]));
  const incidents = await first("/incidents", "incident");
  const [organisation, actor] = [await first("/organisations", "slug"), await first("/actors", "slug")];
  const [source, report] = [await first("/sources", "slug"), await first("/reports", "id")];
  const encoded = (text: string | undefined) => encodeURIComponent(text ?? "");
  return [
    "/incidents?view=full",
    ...incidents.flatMap((id) => [
      `/incidents/${id}`,
      `/incidents/${id}/evidence`,
      `/incidents/${id}/revisions`,
      `/incidents/${id}/revisions/1`,
      `/incidents/${id}/diff`,
    ]),
    ...organisation.slice(0, 5).map((slug) => `/organisations/${encoded(slug)}`),
    ...actor.slice(0, 5).map((slug) => `/actors/${encoded(slug)}`),
    ...source.slice(0, 3).map((slug) => `/sources/${encoded(slug)}`),
    ...report.slice(0, 3).map((id) => `/reports/${id}`),
    ...["/organisations", "/actors", "/sources", "/reports", "/techniques", "/techniques/T1498", "/changes", "/fields"],
    ...["/incidents", "/facets", "/tally?by=sector&by=type", "/complete?q=a"],
  ];
}

for (const role of [null, "member"] as const) {
  test(`every endpoint answers ${role ?? "the public"} what its schema describes`, async () => {
    const asked = await addresses(role);
    for (const address of asked) await ask(opened, address, role);
    const unasked = new Set(endpoints.map(({ path }) => path)).difference(new Set(asked.map(endpointOf)));
    assert.deepEqual([...unasked], []);
  });
}

describe("a record", () => {
  test("is the telling as it is kept, with nothing dropped", async () => {
    const id = parseIncidentId(floodedRecord.id);
    assert.ok(id !== null);
    for (const [role, audience] of [
      [null, "public"],
      ["member", "member"],
    ] as const) {
      const kept: unknown = JSON.parse(JSON.stringify(await opened.house.store.findTelling(id, audience)));
      assert.deepEqual(await ask(opened, record, role), kept);
      const page = await opened.get(record, role, { accept: "application/json" });
      assert.deepEqual(page.json(), kept);
    }
  });

  test("is kept by caches only where everybody gets it, and asked after each time", async () => {
    const answer = await opened.get(`/api/v1${record}`);
    assert.equal(answer.headers["cache-control"], "public, no-cache");
    assert.equal(answer.headers.vary, "Authorization, Cookie");
    const again = await opened.get(`/api/v1${record}`, null, { "if-none-match": String(answer.headers.etag) });
    assert.deepEqual([again.statusCode, again.body], [304, ""]);
    const member = await opened.get(`/api/v1${record}`, "member");
    assert.equal(member.headers["cache-control"], "private, no-store");
  });

  test("has its evidence with field, source, quote and place", async () => {
    const { items } = await ask<List>(opened, `${record}/evidence`);
    const piece = items.find(({ field }) => field === "date.disclosed");
    assert.deepEqual(piece?.["quote"], {
      text: "8 November 2022",
      before: "The state of Southmoor was hit on ",
      after: ".",
      place: "34-49",
    });
    assert.equal((piece["source"] as Json | undefined)?.["publisher"], "Southmoor Post");
  });
});

describe("what is not told", () => {
  let withheld: PublicHouse;

  before(async () => {
    withheld = await openPublicHouse();
    await publishBriefing(withheld.house, floodedRecord);
    const text = "Somebody was hit.";
    const assertions = [{ field: "victim.name", about: "victim-1", value: "Somebody", quote: "Somebody" }];
    await publishBriefing(withheld.house, { id: "CB-H1DDEN", marking: "TLP:GREEN", text, assertions });
  });

  after(() => withheld.app.close());

  const parts = ["", "/evidence", "/revisions", "/revisions/1", "/diff"];

  test("what is absent, malformed or wholly withheld is answered alike, to the letter", async () => {
    for (const part of parts) {
      const bodies = ["CB-H1DDEN", "CB-000000", "nothing", "CB-%00"].map(async (id) => {
        const answer = await withheld.get(`/api/v1/incidents/${id}${part}`);
        assert.equal(answer.statusCode, 404);
        assert.equal(answer.headers["content-type"], "application/problem+json; charset=utf-8");
        assertIs("Problem", answer.json());
        return answer.body;
      });
      assert.equal(new Set(await Promise.all(bodies)).size, 1, part);
    }
    assert.equal((await withheld.get("/api/v1/incidents/CB-H1DDEN", "member")).statusCode, 200);
    const others = ["organisations/somebody", "actors/nobody", "techniques/T0000", "sources/x", "reports/x"];
    for (const other of others) {
      assert.equal((await withheld.get(`/api/v1/${other}`)).statusCode, 404, other);
    }
  });

  test("nothing that only members may read is in any answer to the public", async () => {
    const lists = ["/incidents?view=full", "/organisations", "/actors", "/sources", "/reports", "/changes"];
    const asked = [
      ...lists,
      ...parts.map((part) => `${record}${part}`),
      "/organisations/state-of-southmoor",
      "/techniques/T1498",
      "/sources/southmoor-post",
      "/incidents?technique=T1498",
      "/incidents?date=2022-11-08",
    ];
    for (const address of asked) {
      const answer = JSON.stringify(await ask(withheld, address))
        .replaceAll("/techniques/T1498/", "")
        .replace(/"next":.*/, "");
      const words = address.includes("T1498") ? membersOnly.filter((word) => !/T1498|Denial/.test(word)) : membersOnly;
      assert.deepEqual(
        words.filter((word) => answer.includes(word)),
        [],
        address,
      );
    }
    const [technique, members] = [null, "member"].map((role) =>
      ask(withheld, "/techniques/T1498", role as Role | null),
    );
    assert.deepEqual((await technique)?.["incidents"], []);
    assert.equal(((await members)?.["incidents"] as readonly unknown[]).length, 1);
  });

  test("a withdrawn record is gone, with the reason, and so is its past", async () => {
    const gone = await openPublicHouse("open");
    await publishBriefing(gone.house, floodedRecord);
    const incident = parseIncidentId(floodedRecord.id);
    assert.ok(incident !== null);
    await withdrawIncident(gone.house, { incident, reason: "It was another state.", by: houseAccount });
    for (const part of parts) {
      const answer = await gone.get(`/api/v1${record}${part}`);
      assert.equal(answer.statusCode, 410, part);
      assertIs("Problem", answer.json());
      assert.equal(answer.json<{ details: { reason: string } }>().details.reason, "It was another state.");
    }
    assert.deepEqual((await ask<List>(gone, "/incidents")).items, []);
    assert.deepEqual(
      (await ask<List>(gone, "/changes")).items.map(({ news }) => news),
      [["published", "claim-made"], ["retraction"]],
    );
    await gone.app.close();
  });
});

describe("problems", () => {
  test("are told in JSON below /api/, whatever is accepted", async () => {
    for (const address of ["/api/nothing", "/api/v1/nothing", "/api/v1/incidents?limit=0", "/api/v1/incidents/x"]) {
      const answer = await opened.get(address, null, { accept: "text/html" });
      assert.equal(answer.headers["content-type"], "application/problem+json; charset=utf-8", address);
      assert.equal(answer.headers["cache-control"], "no-store");
      assertIs("Problem", answer.json(), address);
    }
    const sent = await opened.app.inject({
      method: "POST",
      url: "/api/v1/incidents",
      headers: { accept: "text/html" },
    });
    assert.equal(sent.headers["content-type"], "application/problem+json; charset=utf-8");
  });

  test("name every parameter that is wrong or not known, with what it takes", async () => {
    const answer = await opened.get("/api/v1/incidents?limit=201&contry=US&date=2022-13&sector=nothing");
    assert.equal(answer.statusCode, 400);
    const { findings, details } = answer.json<{
      findings: { at: string; code: string; saw: string }[];
      details: Json;
    }>();
    assert.deepEqual(findings.map(({ at, code, saw }) => `${at} ${code} ${saw}`).toSorted(), [
      "contry parameter-unknown US",
      "limit value-not-admitted 201",
      "sector value-not-admitted nothing",
    ]);
    assert.match(String(details["limit"]), /from 1 to 200/);
    assert.match(String(details["parameters"]), /^q, type, lane, actor, country/);
  });

  test("refuse what only looks right", async () => {
    for (const query of [
      "limit=",
      "limit=1.5",
      "limit=1e2",
      "limit=-1",
      "limit=5&limit=6",
      "date=2022-02-30",
      "changed_since=yesterday",
      "changed_since=2022-99-99",
      "incident=CB-000001,nonsense",
      "after=nonsense",
      "after=WzEsMl0",
      "country=USA",
      "__proto__=1",
      "view=all",
      "type=ransomware&type=nothing",
      "lane=guilty",
      "sort=colour",
      "order=up",
      "dates=maybe",
      "asKnownOn=2030-01-01",
      "asKnownOn=lately",
      "q=a&q=b",
      `q=${"a".repeat(2001)}`,
    ]) {
      assert.equal((await opened.get(`/api/v1/incidents?${query}`)).statusCode, 400, query);
    }
    for (const address of ["/changes?since=-1", "/changes?after=x", "/fields?x=1", `${record}/revisions/0`]) {
      assert.equal((await opened.get(`/api/v1${address}`)).statusCode, 400, address);
    }
  });
});

describe("filters", () => {
  test("go by what the reader is told, and those that are given must all hold", async () => {
    const numbers = async (query: string, role: Role | null = null) =>
      (await ask<List>(opened, `/incidents?${query}`, role)).items.map(({ incident }) => incident);
    assert.deepEqual(await numbers("organisation=Northfield%20Library"), ["CB-GR0WN0"]);
    assert.deepEqual(await numbers("organisation=northfield-library&type=ransomware&date=2022"), ["CB-GR0WN0"]);
    assert.deepEqual(await numbers("organisation=northfield-library&date=2021"), []);
    assert.deepEqual(await numbers("incident=cb-gr0wn0,CB-SXTHM0,CB-000000"), ["CB-GR0WN0", "CB-SXTHM0"]);
    assert.deepEqual(await numbers("incident=CB-SXTHM0&country=de"), []);
    assert.deepEqual(await numbers("country=us&incident=CB-SXTHM0"), ["CB-SXTHM0"]);
    assert.ok((await numbers("changed_since=2026-01-01")).length >= 14);
    assert.deepEqual(await numbers("changed_since=2030-01-01"), []);
  });

  test("by number come in pages too", async () => {
    const pages = await askAll<List>(opened, "/incidents?incident=CB-GR0WN0,CB-SXTHM0&limit=1");
    assert.deepEqual(
      pages.map(({ items }) => items.map(({ incident }) => incident)),
      [["CB-GR0WN0"], ["CB-SXTHM0"]],
    );
  });
});

describe("the past", () => {
  const address = "/incidents/CB-GR0WN0";

  test("has a state for each change that the reader can see, and differences that lead from one to the next", async () => {
    const { items } = await ask<List>(opened, `${address}/revisions`);
    assert.deepEqual(
      items.map(({ number, changes }) => [number, changes]),
      [
        [1, null],
        [2, { added: 1, removed: 0, changed: 0, retold: 0 }],
        [3, { added: 1, removed: 0, changed: 0, retold: 0 }],
      ],
    );
    assert.equal(items[0]?.["until"], items[1]?.["since"]);
    assert.equal(items[2]?.["until"], null);
    const state = async (number: number) =>
      (await ask<{ record: Projection }>(opened, `${address}/revisions/${number}`)).record;
    const diff = await ask<StateDiff>(opened, `${address}/diff?from=1&to=3`);
    const [from, to, today] = [await state(1), await state(3), await ask<Projection>(opened, address)];
    assert.deepEqual(applyDiff(diff, from), { fields: to.fields, sources: to.sources });
    assert.deepEqual(to.fields, today.fields);
    assert.deepEqual(Object.keys((await ask<StateDiff>(opened, `${address}/diff`)).fields), ["date.began"]);
  });

  test("has no state beyond its ends", async () => {
    for (const part of ["/revisions/4", "/diff?from=1&to=4", "/diff?from=99"]) {
      assert.equal((await opened.get(`/api/v1${address}${part}`)).statusCode, 404, part);
    }
  });

  test("is told in the reader's own numbers: under a policy that withholds, fewer states can be told apart", async () => {
    const reference = await openPublicHouse();
    for (const revision of [1, 2, 3] as const) await publishBriefing(reference.house, grown(revision));
    assert.equal((await ask<List>(reference, `${address}/revisions`)).items.length, 2);
    assert.equal((await ask<List>(reference, `${address}/revisions`, "member")).items.length, 3);
    const all = ["/revisions", "/revisions/1", "/revisions/2", "/diff"].map((part) => ask(reference, address + part));
    assert.ok(!JSON.stringify(await Promise.all(all)).includes("canary"));
    await reference.app.close();
  });
});

describe("actors", () => {
  test("what is claimed and what is attributed stand apart, and an alias says who uses it", async () => {
    const slug = "canary-responsibility-claimed-value";
    const actor = await ask<{ lanes: Json; aliases: readonly Json[] }>(opened, `/actors/${slug}`);
    assert.equal((actor.lanes["responsibility.claimed"] as readonly unknown[]).length, 1);
    assert.deepEqual(actor.lanes["responsibility.attributed"], []);
    const [alias] = actor.aliases;
    assert.equal(alias?.["alias"], "canary actor.alias value");
    assert.deepEqual(alias["usedBy"], [
      { incident: floodedRecord.id, asserter: { role: "victim", name: "canary speaker" } },
    ]);
  });
});
