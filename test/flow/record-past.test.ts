/** The past of a record on its pages: versions, what changed between them, what was known on a day, and that none of it tells what is withheld today. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { houseAccount } from "../../src/domain/account.ts";
import { open, strict } from "../../src/domain/shipped-policies.ts";
import { createApp } from "../../src/web/app.ts";
import { changePolicy, establishPolicy } from "../../src/workflow/policy.ts";
import type { Wish } from "../../src/workflow/review.ts";
import { tellAgain } from "../../src/workflow/tell-again.ts";
import { openPublicHouse, publishBriefing, type PublicHouse, textOf, wordsOf } from "./public-house.ts";
import { correct, grownId, publishGrown } from "./record-house.ts";

const json = { accept: "application/json" };
const record = `/incidents/${grownId}`;

interface VersionsJson {
  readonly items: readonly {
    readonly number: number;
    readonly version: number | null;
    readonly since: string;
    readonly until: string | null;
    readonly news: readonly string[];
    readonly url: string;
  }[];
}

async function grownHouse(policy = "open"): Promise<PublicHouse> {
  const opened = await openPublicHouse(policy);
  await publishGrown(opened.house, 4);
  return opened;
}

async function versionsAt({ get }: PublicHouse): Promise<VersionsJson["items"]> {
  return (await get(`${record}/versions`, null, json)).json<VersionsJson>().items;
}

test("the page of a record says when what was learned, and leads to each version", async () => {
  const { get } = await grownHouse();
  const { body } = await get(record);
  const words = wordsOf(body);
  assert.match(words, /What was learned, and when 5 January 2026 New record \( version 1 \)/);
  assert.match(
    words,
    /Responsibility claimed \( version 2 \) Claimed: November 2025 \(added\) Claimed by: Grey Heron \(added\)/,
  );
  assert.match(words, /First attribution \( version 3 \).*Correction \( version 4 \) Summary \(reworded\)/);
  for (const version of [1, 2, 3]) assert.ok(body.includes(`href="${record}/v${version}"`));
  assert.ok(body.includes(`href="${record}/diff?from=3&amp;to=4"`));
  assert.match(words, new RegExp(`Permanent address \\S+${record} , of this very version \\S+${record}/v4`));
});

test("a record that was told once says that nothing has changed since", async () => {
  const { house, get } = await openPublicHouse();
  await publishGrown(house, 1);
  assert.match(
    wordsOf((await get(record)).body),
    /5 January 2026 New record\. Nothing has changed since\. All versions/,
  );
});

test("dates stand on a scale: a day as a point, what is known to the month as the span that it may fall in", async () => {
  const { body } = await (await grownHouse()).get(record);
  assert.match(body, /<circle cx="0%" cy="5" r="4" \/>/);
  assert.match(body, /<rect x="0%" y="1" width="100%" height="8" \/>/);
  assert.doesNotMatch(body, / style="/);
});

test("a citation of an earlier version leads to what was told then, which says so and where the present is", async () => {
  const { get } = await grownHouse();
  const earlier = await get(`${record}/v2`);
  assert.equal(earlier.statusCode, 200);
  const words = wordsOf(earlier.body);
  assert.match(words, /^This is version 2 of 4\. It was told on 5 January 2026\./);
  assert.match(words, /Grey Heron.*Cite as Casebook curators.*version 2, as known on.*\/v2\./);
  assert.doesNotMatch(earlier.body, /Blue Lantern|briefly/);
  assert.match(earlier.body, /<meta name="robots" content="noindex" \/>/);
  assert.ok(earlier.body.includes(`href="${record}/diff?from=2"`));
  // Sources are numbered within the version, so its evidence leads to its own list.
  assert.ok(earlier.body.includes('href="#source-2"') && !earlier.body.includes(`href="${record}#source-`));
  const state = (await get(`${record}/v2`, null, json)).json<{ version: number }>();
  assert.equal(state.version, 2);
  assert.equal((await get(`${record}/v4`)).headers.location, record);
  for (const version of ["v5", "v0", "v999999", "v1000000"]) {
    assert.equal((await get(`${record}/${version}`)).statusCode, 404, version);
  }
});

test("the list of versions says what changed in each, and offers to compare two", async () => {
  const opened = await grownHouse();
  assert.deepEqual(
    (await versionsAt(opened)).map(({ number, version, news, url }) => [number, version, news, url]),
    [
      [1, 1, ["published"], `${record}/v1`],
      [2, 2, ["claim-made"], `${record}/v2`],
      [3, 3, ["first-attribution"], `${record}/v3`],
      [4, 4, ["correction"], record],
    ],
  );
  const words = wordsOf((await opened.get(`${record}/versions`)).body);
  assert.match(words, /Version 4 told since .* Version 3 told on .* Attributed to: Blue Lantern \(added\).*Version 1/);
  assert.match(words, /Compare two From .* To .* Show what changed As known on a day/);
});

test("what changed is told field by field, and reworded prose word by word", async () => {
  const { get } = await grownHouse();
  const newest = await get(`${record}/diff`);
  assert.match(newest.body, /The sites of the city <ins>briefly <\/ins>went down\./);
  const words = wordsOf((await get(`${record}/diff?from=1&to=3`)).body);
  assert.match(words, /From version 1 .* to version 3 .* 3 added, 0 no longer told, 0 changed/);
  assert.match(words, /Claimed by Added Grey Heron .* Attributed to Added Blue Lantern — Ministry of the Interior/);
  assert.match(wordsOf((await get(`${record}/diff?from=3&to=1`)).body), /No longer told Grey Heron/);
  assert.match(wordsOf((await get(`${record}/diff?from=2&to=2`)).body), /These two say the same/);
  const named = await get(`${record}/diff?version=2`);
  assert.match(wordsOf(named.body), /From version 1 .* to version 2/);
  const data = (await get(`${record}/diff?from=1&to=2`, null, json)).json<{ counts: object; to: object }>();
  assert.deepEqual(data.counts, { added: 2, removed: 0, changed: 0, retold: 0 });
});

test("states that there are not are not compared, and what is no number is named", async () => {
  const { get } = await grownHouse();
  for (const query of ["from=9", "to=5", "version=9", "from=1&to=99"]) {
    assert.equal((await get(`${record}/diff?${query}`)).statusCode, 404, query);
  }
  for (const query of ["from=x", "to=0", "from=1&from=2", "version=-1", "to=1e3"]) {
    const { statusCode, body } = await get(`${record}/diff?${query}`);
    assert.equal(statusCode, 400, query);
    assert.match(textOf(body), /takes: the number of a state/);
  }
  for (const part of ["versions", "diff", "v1"]) {
    assert.equal((await get(`/incidents/CB-ZZZZZZ/${part}`)).statusCode, 404);
  }
});

test("what was known at an instant is told as it may be told today, as a page, as JSON and by the interface", async () => {
  const opened = await grownHouse();
  const { get } = opened;
  const [, claimed] = await versionsAt(opened);
  assert.ok(claimed?.until != null);
  for (const instant of [claimed.since, new Date(Date.parse(claimed.until) - 1).toISOString()]) {
    const words = wordsOf((await get(`${record}?asKnownOn=${instant}`)).body);
    assert.match(words, /^As known on 5 January 2026, \d\d:\d\d UTC\. This is version 2 of 4\./);
    assert.match(words, /Grey Heron/);
    assert.doesNotMatch(words, /Blue Lantern/);
    const state = (await get(`${record}?asKnownOn=${instant}`, null, json)).json<object>();
    assert.deepEqual((await get(`/api/v1${record}?asKnownOn=${instant}`)).json(), state);
  }
  const today = await get(`${record}?asKnownOn=2026-01-05`);
  assert.match(
    wordsOf(today.body),
    /^As known on 5 January 2026\. This is version 4 of 4\. The record has not changed since/,
  );
});

test("before it was first told, a record says since when it is known; what is still to come cannot be asked", async () => {
  const { get } = await grownHouse();
  const before = await get(`${record}?asKnownOn=2026-01-04`);
  assert.equal(before.statusCode, 404);
  assert.match(wordsOf(before.body), /known since 5 January 2026\. What is known now · All versions/);
  for (const address of [record, `/api/v1${record}`]) {
    const problem = await get(`${address}?asKnownOn=2026-01-04`, null, json);
    assert.equal(problem.statusCode, 404);
    const { code, details } = problem.json<{ code: string; details: { knownSince: string } }>();
    assert.deepEqual([code, details.knownSince.slice(0, 10)], ["not-known-then", "2026-01-05"]);
    for (const [given, finding] of [
      ["2026-01-06", "date-future"],
      ["2035-01-01T00:00:00Z", "date-future"],
      ["2026-02-30", "instant-invalid"],
      ["yesterday", "instant-invalid"],
      ["2025", "instant-invalid"],
    ] as const) {
      const refused = await get(`${address}?asKnownOn=${given}`, null, json);
      assert.equal(refused.statusCode, 400, given);
      const { findings } = refused.json<{ findings: { at: string; code: string }[] }>();
      assert.deepEqual(
        findings.map(({ at, code: what }) => [at, what]),
        [["asKnownOn", finding]],
        given,
      );
    }
  }
});

test("a version that a change of policy has done away with has a page that says so", async () => {
  const opened = await grownHouse();
  const { house } = opened;
  await establishPolicy(house, { written: open, isSet: false });
  const command = { written: strict, origin: "shipped", note: "", by: houseAccount, seen: null } as const;
  await changePolicy(house, command);
  await tellAgain(house);
  const settings = {
    version: "0",
    secureCookies: false,
    trustProxy: false,
    url: null,
    siteName: "Casebook",
    sample: false,
  };
  const app = await createApp({ house, settings, log: false });
  const ask = (url: string) => app.inject({ url, headers: { accept: "text/html" } });
  const gone = await ask(`${record}/v2`);
  assert.equal(gone.statusCode, 200);
  assert.match(wordsOf(gone.body), /It cannot be told any more as it was.*What is known now is version 5/);
  assert.doesNotMatch(gone.body, /Grey Heron/);
  assert.equal((await ask(`${record}/diff?version=2`)).headers.location, `${record}/versions`);
  const words = wordsOf((await ask(`${record}/v1`)).body);
  assert.match(words, /^This is version 1 of 5/);
  await app.close();
});

/** Four statements of one record, each absent from a revision or marked in one of three ways. */
const markings = ["TLP:CLEAR", "TLP:GREEN", "none", null] as const;
const plans = fc.array(fc.array(fc.constantFrom(...markings), { minLength: 4, maxLength: 4 }), {
  minLength: 2,
  maxLength: 4,
});
const tokens = [0, 1, 2, 3].map((index) => `canary${index}x`);

test("what is marked for members today stands on no public page of the past, whatever it was marked before", async () => {
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      const opened = await openPublicHouse("open");
      await publishPlan(opened, plan);
      const lastWords = tokens.map((_, index) => plan.map((row) => row[index]).findLast((marking) => marking !== null));
      const hidden = tokens.filter((_, index) => lastWords[index] !== "TLP:CLEAR");
      const seen: string[] = [];
      for (const address of await publicAddresses(opened)) {
        for (const headers of [{}, json]) {
          const { body } = await opened.get(address, null, headers);
          seen.push(body);
          for (const token of hidden) assert.ok(!body.includes(token), `${address}: ${token}`);
        }
      }
      const shown = tokens.filter((token) => !hidden.includes(token));
      for (const token of shown)
        assert.ok(
          seen.some((body) => body.includes(token)),
          token,
        );
      await opened.app.close();
    }),
    { numRuns: 6, seed: 5 },
  );
});

async function publishPlan({ house }: PublicHouse, plan: readonly (readonly (string | null)[])[]): Promise<void> {
  const name = "Northfield was hit";
  await publishBriefing(house, {
    id: grownId,
    text: `${name}. ${tokens.map((token) => `The words were ${token} there.`).join(" ")}`,
    // What stands around a quote is told to whoever may read the whole report.
    marking: "TLP:GREEN",
    title: "Northfield",
    assertions: [{ field: "victim.name", about: "victim-1", value: "Northfield", quote: name, marking: "TLP:CLEAR" }],
  });
  for (const row of plan) {
    await correct(house, grownId, (standing) =>
      row.flatMap((marking, index): readonly Wish[] => {
        const quote = `The words were ${tokens[index] ?? ""} there`;
        const known = standing.find((one) => one.quote === quote);
        const report = known?.report ?? standing[0]?.report;
        if (report === undefined) throw new TypeError("the record rests on no report");
        if (marking === null) {
          return known === undefined ? [] : [{ kind: "retire", target: known.id, reason: "wrong" }];
        }
        const written = { field: "malware", value: `Named ${tokens[index] ?? ""}`, quote, marking };
        return known === undefined
          ? [{ kind: "add", written, report }]
          : [{ kind: "amend", target: known.id, written, report, reason: "marked anew" }];
      }),
    );
  }
}

async function publicAddresses(opened: PublicHouse): Promise<readonly string[]> {
  const items = await versionsAt(opened);
  const pairs = items.flatMap(({ number: from }) =>
    items.map(({ number: to }) => `${record}/diff?from=${from}&to=${to}`),
  );
  const moments = items.map(({ since }) => `asKnownOn=${since}`);
  return [
    ...[record, `${record}/versions`, "/changes", "/incidents", "/"],
    ...items.map(({ url }) => url),
    ...[1, 2, 3, 4, 5].map((version) => `${record}/v${version}`),
    ...pairs,
    ...moments.flatMap((moment) => [`${record}?${moment}`, `/api/v1${record}?${moment}`]),
  ];
}
