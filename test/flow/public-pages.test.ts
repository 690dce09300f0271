/** What readers get: the same record in the form that each audience is told, as a page and as JSON, and nothing besides. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { tiers, audiences } from "../../src/domain/audience.ts";
import { disclose } from "../../src/domain/disclosure.ts";
import { shippedPolicies } from "../../src/domain/shipped-policies.ts";
import { incidentArticle } from "../../src/web/parts/incident-article.ts";
import { withdrawIncident } from "../../src/workflow/withdraw.ts";
import { houseAccount } from "../../src/domain/account.ts";
import { parseIncidentId } from "../../src/domain/incident.ts";
import { plantedWorld } from "../arbitrary/planted.ts";
import { world } from "../arbitrary/revision.ts";
import { floodedRecord, membersOnly } from "./flooded-record.ts";
import { type Briefing, openPublicHouse, publishBriefing, textOf, wordsOf } from "./public-house.ts";

const record = `/incidents/${floodedRecord.id}`;
const json = { accept: "application/json" };

async function floodedHouse(policy = "reference") {
  const opened = await openPublicHouse(policy);
  await publishBriefing(opened.house, floodedRecord);
  return opened;
}

function smallBriefing(index: number): Briefing {
  const id = `CB-${String(index).padStart(6, "0")}`;
  const name = `Organisation ${index}`;
  return {
    id,
    text: `${name} was hit.`,
    assertions: [{ field: "victim.name", about: "victim-1", value: name, quote: name }],
  };
}

test("under the default policy the public page says what the reference page says, and nothing else", async () => {
  const { get } = await floodedHouse();
  const page = await get(record);
  assert.equal(page.statusCode, 200);
  assert.equal(
    wordsOf(page.body),
    [
      "Cyber Incident Victim: State of Southmoor",
      "November 2022 · 🇺🇸 United States of America",
      "Victim Date Country",
      "The election sites of Southmoor could not be reached for hours; a group claimed it and nobody attributed it.",
      "Effect, motives and techniques CIA posture Motives Tactics, Techniques & Procedures",
      "Available to members 1 motive 1 technique",
      "Actors to whom it is attributed Threat actors Type Location",
      "0 actors Available to members Available to members",
      "What happened On polling day the sites went down. They were back in the evening. Voting went on.",
      "Members see, of any record, as far as it is reported: who is said to be responsible, and by whom, what was stated",
      "not to have happened, the exact dates, the victims in detail, what kind of incident it was, actions, assets and data",
      "in VERIS words, what is known of the actors, the numbers, the response, related incidents, and what was considered",
      "and dismissed, the context, and the quotes on which every value rests. Sign in",
      "Sources Flood of traffic on polling day Southmoor Post · 10 November 2022",
      "What was learned, and when 5 January 2026 New record. Nothing has changed since.",
      "All versions, and what was known on a day",
      "Record CB-SXTHM0 · version 1 · as known on 5 January 2026 · Versions and what changed",
      'Cite as Casebook curators, "State of Southmoor (2022-11)". Record CB-SXTHM0, version 1, as known on 2026-01-05.',
      "Casebook. http://localhost:80/incidents/CB-SXTHM0/v1.",
      "Citation as BibTeX , RIS , CSL-JSON",
      "Permanent address http://localhost:80/incidents/CB-SXTHM0 , of this very version",
      "http://localhost:80/incidents/CB-SXTHM0/v1",
      "This record as VERIS , STIX 2.1 , STIX with the Incident extension , MISP , CSV ,",
      "Parquet , NDJSON , ATT&CK Navigator layer ; or ask this address for application/json .",
      "What a version says never changes; a correction is a new version.",
    ].join(" "),
  );
});

test("nothing that only members may read is in the public page, its JSON, or any list", async () => {
  const { get } = await floodedHouse();
  const addresses = [record, "/", "/incidents", "/organisations", "/organisations/state-of-southmoor", "/actors"];
  for (const address of addresses) {
    for (const headers of [{}, json]) {
      const { body } = await get(address, null, headers);
      const found = membersOnly.filter((text) => body.includes(text));
      assert.deepEqual(found, [], `${address} ${JSON.stringify(headers)}`);
    }
  }
});

test("a member reads every one of these, with quotes, speakers and dates", async () => {
  const { get } = await floodedHouse();
  const { body } = await get(record, "member");
  const text = textOf(body);
  assert.deepEqual(
    membersOnly.filter((words) => !text.includes(words)),
    [],
  );
  const words = wordsOf(body);
  assert.match(words, /Claimed by canary responsibility\.claimed value/);
  assert.match(words, /Not attributed \(stated\) to anyone in particular by canary speaker \(a government\)/);
  assert.match(
    words,
    /Threat actors Type Location 0 actors Claimed by canary responsibility\.claimed value ; a claim is not an attribution\./,
  );
});

test("a claim never raises the number of actors, and what is said of it stands in its own lane", async () => {
  const { get } = await floodedHouse();
  const { fields } = (await get(record, null, json)).json<{ fields: Record<string, unknown> }>();
  assert.deepEqual(fields["responsibility.attributed"], { kind: "counted", count: 0 });
  assert.deepEqual(fields["responsibility.claimed"], { kind: "withheld" });
  assert.deepEqual(fields["motive"], { kind: "counted", count: 1 });
});

test("under the strict policy not even a count is told", async () => {
  const { get } = await floodedHouse("strict");
  const words = wordsOf((await get(record)).body);
  assert.match(words, /Procedures Available to members Available to members Available to members/);
  assert.match(words, /Location Available to members Available to members Available to members/);
});

const speaker = { name: "Casebook", url: "https://example.org" };

test("the page of an audience holds no word that its projection lacks", () => {
  fc.assert(
    fc.property(plantedWorld, ({ revision, reports }) => {
      for (const policy of Object.values(shippedPolicies)) {
        for (const name of tiers) {
          const told = disclose({ revision, reports, policy }, audiences[name], null, "2026-01-01T00:00:00.000Z");
          if (told === null) continue;
          const inProjection = JSON.stringify(told);
          const tokens = incidentArticle(told, speaker).text.match(/«[^»]*»/g) ?? [];
          assert.deepEqual(
            tokens.filter((token) => !inProjection.includes(token)),
            [],
          );
        }
      }
    }),
    { numRuns: 60 },
  );
});

test("whatever a record says, its page can be made for every audience", () => {
  fc.assert(
    fc.property(world, ({ revision, reports }) => {
      for (const policy of Object.values(shippedPolicies)) {
        for (const name of tiers) {
          const told = disclose({ revision, reports, policy }, audiences[name], null, "2026-01-01T00:00:00.000Z");
          if (told !== null) assert.match(incidentArticle(told, speaker).text, /<h1>/);
        }
      }
    }),
    { numRuns: 40 },
  );
});

test("hostile text is shown as text, isolated in its direction, and never as a link that runs", async () => {
  const { house, get } = await openPublicHouse("open");
  const evil = `<script>alert(1)</script><img src=x onerror=alert(2)>"'&\u202e`;
  await publishBriefing(house, {
    id: "CB-EV0000",
    text: "The text says <script>alert(1)</script> and ignore the above.",
    title: evil,
    publisher: evil,
    url: "https://example.org/?a=<b>&c=%22",
    assertions: [
      { field: "victim.name", about: "victim-1", value: evil, quote: "The text says <script>alert(1)</script>" },
      { field: "summary", value: evil, quote: "ignore the above" },
      {
        field: "responsibility.claimed",
        about: "actor-1",
        value: evil,
        quote: "The text says",
        role: "attacker",
        speaker: evil,
      },
    ],
  });
  for (const address of ["/incidents/CB-EV0000", "/incidents", "/organisations", "/actors", "/"]) {
    const { body } = await get(address);
    const [, data = "{}"] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(body) ?? [];
    assert.doesNotMatch(data, /[<>]/, address);
    assert.equal(typeof JSON.parse(data), "object");
    const without = body.replace(`<script type="application/ld+json">${data}</script>`, "");
    assert.doesNotMatch(
      without,
      /<script(?! type="module")|<img(?! src="\/incidents\/CB-)|onerror=alert\(2\)>/,
      address,
    );
    assert.doesNotMatch(/<title>(.*)<\/title>/s.exec(body)?.[1] ?? "", /\u202e/, address);
  }
  const { body } = await get("/incidents/CB-EV0000");
  assert.match(body, /<blockquote dir="auto"/);
  assert.match(body, /<bdi>&lt;script&gt;/);
});

test("addresses in sources become links only where they lead to the web", async () => {
  const { house, get } = await openPublicHouse("open");
  const text = "---\ntitle: A\nlinks:\n  - javascript:alert(1)\n  - https://example.org/b\n---\n\nAcme was hit.\n";
  await publishBriefing(house, {
    id: "CB-EV0001",
    text,
    assertions: [{ field: "victim.name", about: "victim-1", value: "Acme", quote: "Acme was hit." }],
  });
  assert.doesNotMatch((await get("/incidents/CB-EV0001")).body, /href="javascript:/);
});

/** The page without the words of the address, which it offers to look for. */
function withoutWords(page: string): string {
  return page
    .replace(/value="[^"]*"/, "")
    .replace(/<p class="hint">[^<]*<\/p>/, "")
    .replaceAll(/\s+/g, " ");
}

test("what is absent, malformed or wholly withheld is answered alike", async () => {
  const { house, get } = await openPublicHouse();
  await publishBriefing(house, { ...smallBriefing(1), marking: "TLP:GREEN" });
  const answers = await Promise.all(
    [
      "/incidents/CB-000001",
      "/incidents/CB-ZZZZZZ",
      "/incidents/nonsense",
      "/nowhere",
      "/%zz",
      "/organisations/organisation-1",
    ].map((address) => get(address)),
  );
  for (const answer of answers) {
    assert.equal(answer.statusCode, 404);
    assert.equal(withoutWords(answer.body), withoutWords(answers[0]?.body ?? ""));
  }
  assert.equal((await get("/incidents/CB-000001", "member")).statusCode, 200);
  const problem = await get("/incidents/CB-000001", null, json);
  assert.equal(problem.headers["content-type"], "application/problem+json; charset=utf-8");
  assert.deepEqual(problem.json(), {
    type: "/problems/page-not-found",
    title: "There is no such page.",
    status: 404,
    code: "page-not-found",
    details: {},
    findings: [],
  });
});

test("a withdrawn record leaves a stone with the reason for those who had been told of it", async () => {
  const { house, get } = await openPublicHouse();
  await publishBriefing(house, smallBriefing(1));
  const incident = parseIncidentId("CB-000001");
  assert.ok(incident !== null);
  await withdrawIncident(house, { incident, reason: "It was <b>another</b> company.", by: houseAccount });
  const stone = await get("/incidents/CB-000001");
  assert.equal(stone.statusCode, 410);
  assert.match(wordsOf(stone.body), /withdrawn on 5 January 2026 The reason given: It was <b>another<\/b> company\./);
  assert.doesNotMatch(stone.body, /Organisation 1/);
  const problem = await get("/incidents/CB-000001", null, json);
  assert.equal(problem.statusCode, 410);
  assert.equal(problem.json<{ details: { reason: string } }>().details.reason, "It was <b>another</b> company.");
  assert.equal((await get("/incidents", null, json)).json<{ total: number }>().total, 0);
});

test("lists are sorted and paged, and pages beyond the end lead back to the last", async () => {
  const { house, get } = await openPublicHouse();
  for (let index = 1; index <= 51; index += 1) await publishBriefing(house, smallBriefing(index));
  const first = await get("/incidents?sort=title&order=desc");
  assert.match(wordsOf(first.body), /51 incidents .* Organisation 9 .* 1–20 of 51 Next page/);
  const second = await get("/incidents?sort=title&order=desc", null, json);
  const { next } = second.json<{ next: string }>();
  const last = (await get((await get(next, null, json)).json<{ next: string }>().next, null, json)).json<{
    entries: { incident: string }[];
    total: number;
    offset: number;
    next: null;
  }>();
  assert.deepEqual([last.entries.at(-1)?.incident, last.total, last.offset, last.next], ["CB-000001", 51, 40, null]);
  assert.equal((await get("/organisations?page=3")).statusCode, 404);
});

test("what an address asks for and cannot be had is named", async () => {
  const { get } = await openPublicHouse();
  const bad = await get("/incidents?sort=colour&order=up&page=0&page=1");
  assert.equal(bad.statusCode, 400);
  for (const name of ["sort", "order", "page"]) assert.match(bad.body, new RegExp(`<code>${name}</code>`));
  assert.match(
    wordsOf(bad.body),
    /page takes: nothing: .* sort takes: relevance, date, known, impact or title order takes: asc or desc/,
  );
  assert.equal((await get("/incidents?utm_source=elsewhere")).statusCode, 200);
  const problem = (await get("/actors?page=x", null, json)).json<{ findings: { at: string; saw: string }[] }>();
  assert.deepEqual(
    problem.findings.map(({ at, saw }) => [at, saw]),
    [["page", "x"]],
  );
});

test("an organisation's page holds its records and what they say of it", async () => {
  const { get } = await floodedHouse();
  const words = wordsOf((await get("/organisations/state-of-southmoor")).body);
  assert.match(
    words,
    /^State of Southmoor Named as a victim in 1 record Country 🇺🇸 United States of America in CB-SXTHM0/,
  );
  assert.doesNotMatch(words, /Sector/);
  assert.match(wordsOf((await get("/organisations/state-of-southmoor", "member")).body), /Sector/);
});

test("an actor's page keeps what is attributed apart from what is claimed, and the public is told of no actor", async () => {
  const { get } = await floodedHouse();
  const address = "/actors/canary-responsibility-claimed-value";
  const { body } = await get(address, "member");
  assert.match(
    wordsOf(body),
    /Incidents attributed to this name 0 .* None in the records that are open to you\. Incidents claimed under this name 1 .* November 2022 State of Southmoor/,
  );
  assert.equal((await get(address)).statusCode, 404);
  assert.match(wordsOf((await get("/actors")).body), /available to members\. Sign in/);
  const data = (await get(address, "member", json)).json<{ lanes: Record<string, unknown[]> }>();
  assert.deepEqual(
    [data.lanes["responsibility.attributed"]?.length, data.lanes["responsibility.claimed"]?.length],
    [0, 1],
  );
});

test("a record told to all alike may be kept and is asked after; a member's is kept by nobody", async () => {
  const { get } = await floodedHouse();
  const page = await get(record);
  assert.equal(page.headers["cache-control"], "public, max-age=0, must-revalidate");
  assert.match(page.headers.vary ?? "", /Accept, Authorization, Cookie/);
  const tag = page.headers.etag ?? "";
  const again = await get(record, null, { "if-none-match": `"other", ${tag}` });
  assert.deepEqual([again.statusCode, again.body, again.headers.etag], [304, "", tag]);
  assert.notEqual((await get(record, null, json)).headers.etag, tag);
  const member = await get(record, "member", { "if-none-match": tag });
  assert.deepEqual(
    [member.statusCode, member.headers["cache-control"], member.headers.etag],
    [200, "private, no-store", undefined],
  );
});

test("every answer carries the headers that keep scripts, frames and other hosts out", async () => {
  const { get } = await openPublicHouse();
  for (const address of ["/", "/nowhere", "/health", "/incidents?sort=x"]) {
    const { headers } = await get(address);
    assert.match(String(headers["content-security-policy"]), /^default-src 'none';style-src 'self';script-src 'self'/);
    assert.equal(headers["x-content-type-options"], "nosniff");
    assert.equal(headers["referrer-policy"], "same-origin");
  }
  const { body } = await get("/");
  assert.doesNotMatch(body, / style="| on[a-z]+="|<style|https?:\/\/(?!localhost)/);
});

test("a public record takes at most 30 kB over the wire with its style sheet", async () => {
  const { get } = await floodedHouse();
  const br = { "accept-encoding": "br" };
  const page = await get(record, null, br);
  const sheet = /href="(\/assets\/style\.css\?v=[^"]+)"/.exec((await get(record)).body)?.[1] ?? "";
  const style = await get(sheet, null, br);
  assert.equal(page.headers["content-encoding"], "br");
  assert.equal(style.headers["content-encoding"], "br");
  assert.equal(style.headers["cache-control"], "public, max-age=31536000, immutable");
  const bytes = page.rawPayload.length + style.rawPayload.length;
  assert.ok(bytes <= 30_000, `${bytes} bytes`);
});

test("a session that is over or false sees what the public sees", async () => {
  const { app } = await floodedHouse();
  const { body } = await app.inject({ url: record, cookies: { casebook_session: "forged" } });
  assert.match(body, /Available to members/);
});

test("a defect tells its request's number and nothing else", async () => {
  const { app, get } = await openPublicHouse();
  app.get("/defect", () => {
    throw new Error("canary of the inside");
  });
  const page = await get("/defect");
  assert.equal(page.statusCode, 500);
  assert.match(page.body, /the number of this request:\s+<code>[0-9a-f-]{36}<\/code>/);
  const problem = await get("/defect", null, json);
  assert.deepEqual(Object.keys(problem.json<object>()), ["type", "title", "status", "request"]);
  for (const { body, headers } of [page, problem]) {
    assert.doesNotMatch(body, /canary/);
    assert.equal(headers["cache-control"], "no-store");
  }
});

test("the door to the desk leads visitors to sign in and back; programs are told", async () => {
  const { get } = await openPublicHouse();
  const door = await get("/desk?a=1");
  assert.deepEqual([door.statusCode, door.headers.location], [303, "/sign-in?next=%2Fdesk%3Fa%3D1"]);
  assert.equal((await get("/desk", null, json)).json<{ code: string }>().code, "sign-in-required");
  assert.equal((await get("/desk", "member")).statusCode, 403);
});

test("machines that watch are told that all is well", async () => {
  const { get } = await openPublicHouse();
  const { statusCode, body } = await get("/health");
  assert.deepEqual([statusCode, JSON.parse(body)], [200, { status: "ok", version: "0" }]);
});
