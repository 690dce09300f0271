/** Law 3 once more, by canaries: nothing that only some may know stands in what others are given, in an error, or in the log. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { LightMyRequestResponse } from "fastify";
import { addAccount } from "../../src/workflow/accounts.ts";
import { makeKey } from "../../src/workflow/keys.ts";
import { sessionCookie } from "../../src/web/visit.ts";
import { readersGroup } from "../arbitrary/world-groups.ts";
import { sessionOf } from "../flow/public-house.ts";
import { type CanaryHouse, mixed, openCanaryHouse, openWords, shared } from "./canaries-house.ts";
import type { Lexicon } from "./two-worlds-lexicon.ts";
import { ways } from "./two-worlds-ways.ts";

let opened: CanaryHouse;

before(async () => {
  opened = await openCanaryHouse("info");
});

after(() => opened.app.close());

/** Dates and amounts that only members are told, in the forms in which they could stand. */
const unwritten = ["1987-03", "march 1987", "7654321", "7,654,321"];

type Ask = (url: string, accept: string) => Promise<LightMyRequestResponse>;

function asking(secret: string | null): Ask {
  const cookies = secret === null ? {} : { [sessionCookie]: secret };
  return (url, accept) => opened.app.inject({ url, headers: { accept }, cookies });
}

test("no public answer holds what only members, a group or the desk may know, and no error either", async () => {
  const { member, group, desk } = opened.canaries;
  const statuses = await crawl(asking(null), [...member, ...group, ...desk, ...unwritten]);
  for (const status of [200, 303, 400, 404])
    assert.ok((statuses.get(status) ?? 0) > 0, `nothing was answered with ${status}`);
});

test("no answer to a member holds what only a group or the desk may know, and members are told what is theirs", async () => {
  const ask = asking(await sessionOf(opened.house, "member"));
  await crawl(ask, [...opened.canaries.group, ...opened.canaries.desk]);
  const { body } = await ask(`/incidents/${mixed}`, "text/html");
  const told = [...opened.canaries.member].filter((canary) => body.includes(canary));
  assert.ok(told.length > 50, `only ${told.length} canaries are alive`);
});

test("partners are told nothing of a group, and those of one nothing of another's, but what is theirs", async () => {
  const secret = await sessionOf(opened.house, "partner");
  const { group, desk } = opened.canaries;
  await crawl(asking(secret), [...group, ...desk]);
  const account = await opened.house.store.findAccountByName("<partner>");
  assert.ok(account !== null);
  await opened.house.store.saveAccount({ ...account, groups: [readersGroup] });
  const ask = asking(secret);
  await crawl(ask, [...desk]);
  for (const number of [mixed, shared]) {
    const { body } = await ask(`/incidents/${number}`, "text/html");
    const told = [...group].filter((canary) => body.includes(canary));
    assert.ok(told.length > 50, `only ${told.length} canaries are alive on ${number}`);
  }
});

test("the log at level info holds none of them, nor what was asked", () => {
  const { member, group, desk } = opened.canaries;
  const lines = opened.log.map((line) => JSON.parse(line) as { reqId?: string; req?: { url: string }; level: number });
  assert.ok(lines.length > 1000);
  const urls = new Map(
    lines.flatMap(({ reqId, req }) => (reqId === undefined || req === undefined ? [] : [[reqId, req.url]])),
  );
  for (const [index, { reqId }] of lines.entries()) {
    const asked = decodeURIComponent(urls.get(reqId ?? "") ?? "").toLowerCase();
    const found = holding(opened.log[index] ?? "", [...member, ...group, ...desk]).filter(
      (canary) => !asked.includes(canary),
    );
    assert.deepEqual(found, [], opened.log[index]);
  }
  assert.deepEqual(
    lines.filter(({ level }) => level >= 50),
    [],
    "no request failed",
  );
  assert.ok(!opened.log.some((line) => /[?&]q=[^…"]/.test(line)), "what readers search for is not logged");
});

test("no password, token, key or cookie stands in the log, at any level", async () => {
  const { house, app, log } = await openCanaryHouse("trace");
  const [password, wrong] = ["a right horse battery 7", "a wrong horse battery 8"];
  const { account, secret: link } = await addAccount(house, { name: "ada", role: "administrator" });
  const jar = new Map<string, string>();
  const visit = async (url: string, fields: Readonly<Record<string, string>> | null = null) => {
    const answer = await app.inject({
      method: fields === null ? "GET" : "POST",
      url,
      cookies: Object.fromEntries(jar),
      headers: {
        accept: "text/html",
        ...(fields === null ? {} : { "content-type": "application/x-www-form-urlencoded" }),
      },
      ...(fields === null ? {} : { payload: new URLSearchParams(fields).toString() }),
    });
    for (const { name, value } of answer.cookies) jar.set(name, value);
    return answer;
  };
  const tokenOn = async (url: string) => /name="form" value="([^"]+)"/.exec((await visit(url)).body)?.[1] ?? "";
  const set = await visit(`/password/${link}`, {
    form: await tokenOn(`/password/${link}`),
    password,
    again: password,
    repeat: password,
  });
  await visit("/sign-in", { form: await tokenOn("/sign-in"), name: "ada", password: wrong });
  const form = await tokenOn("/sign-in");
  await visit("/sign-in", { form, name: "ada", password });
  const session = jar.get(sessionCookie) ?? "";
  assert.notEqual(session, "", `signed in; the password was set with ${set.statusCode}`);
  await visit("/account");
  const { secret: key } = await makeKey(
    house,
    { label: "x", scopes: ["read"], audience: "public", days: 9 },
    { by: account.id, via: "session" },
  );
  const basic = Buffer.from(`ada:${password}`).toString("base64");
  for (const authorization of [`Bearer ${key}`, `Bearer ${key.slice(0, -1)}x`, `Basic ${basic}`]) {
    await app.inject({ url: "/api/v1/incidents", headers: { authorization } });
  }
  for (const url of [
    `/api/v1/incidents?key=${key}`,
    `/nowhere/${key}`,
    `/sign-in?code=${link}`,
    `/password/${link}/more`,
  ]) {
    await app.inject({ url });
  }
  await app.close();
  const written = log.join("");
  assert.ok(log.length > 20);
  const secrets = {
    password,
    wrong,
    link,
    session,
    form,
    key: key.slice(-24),
    basic,
    cookie: jar.get("casebook_form") ?? session,
  };
  for (const [name, secret] of Object.entries(secrets))
    assert.ok(!written.includes(secret), `the log holds the ${name}`);
});

/** Asks for everything, in every form, and refuses answers that hold one of these words, unless the question held it. */
async function crawl(ask: Ask, forbidden: readonly string[]): Promise<ReadonlyMap<number, number>> {
  await untilReady(ask);
  const lexicon = lexiconOf(opened);
  const statuses = new Map<number, number>();
  for (const [route, way] of Object.entries(ways)) {
    for (const url of new Set(way(lexicon))) {
      for (const accept of acceptedBy(route)) {
        const { statusCode, headers, rawPayload } = await ask(url, accept);
        statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1);
        const asked = decodeURIComponent(url).toLowerCase();
        const given = `${JSON.stringify(headers)}\n${rawPayload.toString("utf8")}`;
        const found = holding(given, forbidden).filter((canary) => !asked.includes(canary));
        assert.deepEqual(found, [], `${url} (${statusCode}, ${accept})`);
      }
    }
  }
  return statuses;
}

function holding(text: string, canaries: readonly string[]): readonly string[] {
  const lower = text.toLowerCase();
  return canaries.filter((canary) => lower.includes(canary));
}

function acceptedBy(route: string): readonly string[] {
  if (route.startsWith("GET /taxii2")) return ["application/taxii+json;version=2.1"];
  return /^GET \/(api\/|feeds\/|data\/|sitemap|robots)/.test(route)
    ? ["application/json"]
    : ["text/html", "application/json"];
}

function lexiconOf({ canaries, incidents, others, reports }: CanaryHouse): Lexicon {
  const [one = "", two = ""] = canaries.member;
  const [three = "", four = ""] = canaries.desk;
  const [five = ""] = canaries.group;
  return {
    incidents,
    words: [one, three, five, "southmoor", "flood"],
    slugs: [openWords.slug, one, `${three}-${four}`, `${one}-${two}`, five],
    terms: { "incident.type": ["ddos"], "victim.country": ["US"] },
    reports,
    pictures: ["0".repeat(64)],
    objects: [],
    others,
  };
}

async function untilReady(ask: Ask): Promise<void> {
  for (const url of ["/api/v1/facets", "/api/v1/facets?asKnownOn=2026-01-05"]) {
    while ((await ask(url, "application/json")).statusCode === 503);
  }
}
