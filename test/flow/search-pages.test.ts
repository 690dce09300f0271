/** The search as its readers meet it: pages and JSON, facets, feeds and files of one address, each audience by what it is told. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { floodedRecord, membersOnly } from "./flooded-record.ts";
import { formCookie } from "../../src/web/form-token.ts";
import {
  type Briefing,
  openPublicHouse,
  publishBriefing,
  type PublicHouse,
  sessionOf,
  textOf,
  wordsOf,
} from "./public-house.ts";

const json = { accept: "application/json" };

interface Entry {
  readonly incident: string;
  readonly url: string;
  readonly sure: boolean;
}

interface Found {
  readonly total: number;
  readonly sure: number;
  readonly offset: number;
  readonly next: string | null;
  readonly entries: readonly Entry[];
  readonly facets: readonly { readonly facet: string; readonly values: readonly { value: string; count: number }[] }[];
}

let opened: PublicHouse;

const towns: readonly (readonly [name: string, country: string, type: string, began: string])[] = [
  ["Aldermoor", "FR", "ransomware", "2022-11-08"],
  ["Brookfield", "FR", "ddos", "2022"],
  ["Coldwater", "DE", "ransomware", "2022-12"],
];

function briefing(index: number): Briefing {
  const [name = "", country = "", type = "", began = ""] = towns[index] ?? [];
  const assertions: Briefing["assertions"] = [
    { field: "victim.name", about: "victim-1", value: name, quote: name },
    { field: "victim.country", about: "victim-1", value: country, quote: name },
    { field: "incident.type", value: type, quote: "hospital" },
    { field: "date.began", value: began, quote: "hospital" },
    { field: "summary", value: `The hospital of ${name} <b>was</b> hit.`, quote: "hospital" },
  ];
  const claim = {
    field: "responsibility.claimed",
    about: "actor-1",
    value: "Tidal Crew",
    quote: "Tidal Crew said so",
    role: "attacker",
    speaker: "Tidal Crew",
  } as const;
  const none = { field: "responsibility.not-attributed", value: null, quote: "hospital", role: "government" } as const;
  return {
    id: `CB-00000${index + 1}`,
    text: `The hospital of ${name} was hit. Tidal Crew said so.`,
    assertions: index === 0 ? [...assertions, claim, none] : assertions,
  };
}

async function found(address: string): Promise<Found> {
  const answer = await opened.get(address, null, json);
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json<Found>();
}

async function numbers(address: string): Promise<readonly string[]> {
  return (await found(address)).entries.map(({ incident }) => incident);
}

/** Addresses of the links of a page, as a browser reads them. */
function linksIn(page: string): readonly string[] {
  return [...page.matchAll(/href="([^"]*)"/g)].map(([, href = ""]) => textOf(href));
}

before(async () => {
  opened = await openPublicHouse("open");
  for (const index of towns.keys()) await publishBriefing(opened.house, briefing(index));
});

after(() => opened.app.close());

test("words, facets and dates narrow the list, and each stands as a chip that takes it back", async () => {
  assert.deepEqual(await numbers("/incidents?q=hospital&country=FR&type=ransomware"), ["CB-000001"]);
  assert.deepEqual(await numbers("/incidents?country=FR&country=DE&sort=title"), [
    "CB-000001",
    "CB-000002",
    "CB-000003",
  ]);
  const { body } = await opened.get("/incidents?q=hospital&country=FR&type=ransomware");
  const words = wordsOf(body);
  assert.match(words, /hospital , remove × .*Country France , remove × .*Remove all/);
  assert.match(words, /1 incident\b/);
  assert.match(words, /8 November 2022 Aldermoor .* claimed by Tidal Crew, not attributed/);
  assert.match(body, /The <mark>hospital<\/mark> of Aldermoor &lt;b&gt;was&lt;\/b&gt; hit\./);
  for (const address of ["/incidents?type=ransomware&country=FR", "/incidents?q=hospital&country=FR", "/incidents"]) {
    assert.ok(linksIn(body).includes(address), address);
  }
  assert.match(body, /<meta name="robots" content="noindex"/);
});

test("facets are links with counts, chosen values first, and lead to all their values", async () => {
  const { body } = await opened.get("/incidents?country=FR");
  assert.match(wordsOf(body), /Country × chosen, remove France 2 Germany 1/);
  assert.ok(linksIn(body).includes("/incidents?country=DE&country=FR"));
  // Where all values stand in the column, nothing leads to more of them.
  assert.ok(!linksIn(body).some((link) => link.startsWith("/incidents/facets/")));
  const all = await opened.get("/incidents/facets/country?q=hospital&filter=%20GERM");
  assert.match(wordsOf(all.body), /Country What 3 incidents show .* Germany 1/);
  assert.doesNotMatch(wordsOf(all.body), /France/);
  assert.ok(linksIn(all.body).includes("/incidents/facets/country?q=hospital&country=DE"));
  assert.equal((await opened.get("/incidents/facets/colour")).statusCode, 404);
});

test("a value that no record shows gives nothing, stands as chosen, and says how to go on", async () => {
  const { statusCode, body } = await opened.get("/incidents?type=no-such-type");
  assert.equal(statusCode, 200);
  assert.match(wordsOf(body), /Type no-such-type , remove .* 0 incidents No record answers this\. .* filters/);
  assert.match(wordsOf(body), /× chosen, remove no-such-type 0/);
});

test("with a date it is said how many fall on it for sure", async () => {
  const { total, sure } = await found("/incidents?date=2022-11");
  assert.deepEqual([total, sure], [2, 1]);
  const { body } = await opened.get("/incidents?date=2022-11");
  assert.match(wordsOf(body), /2 incidents · 1 of them surely in that time, 1 possibly/);
  assert.match(wordsOf(body), /2022 date not known well enough to say Brookfield/);
  assert.deepEqual(await numbers("/incidents?date=2022-11&dates=sure"), ["CB-000001"]);
});

test("what a form sends is led to the address that can be kept", async () => {
  const { statusCode, headers } = await opened.get("/incidents?q=&country=FR&from=2022-11&to=2023-01&asKnownOn=");
  assert.deepEqual([statusCode, headers.location], [303, "/incidents?country=FR&date=2022-11%2F2023-01"]);
  const { body } = await opened.get(String(headers.location));
  assert.match(body, /name="from" value="2022-11"/);
  assert.match(body, /name="to" value="2023-01"/);
  assert.match(body, /<input type="hidden" name="country" value="FR" ?\/>/);
});

test("the past is asked for by its day: before the first record there is nothing, and the future is refused", async () => {
  const early = await opened.get("/incidents?asKnownOn=2020-01-01");
  assert.match(
    wordsOf(early.body),
    /As known on 1 January 2020\. .*today’s markings.* first record was published on 5 January 2026/,
  );
  const day = (await found("/incidents?asKnownOn=2026-01-05&q=aldermoor")).entries;
  assert.deepEqual(
    day.map(({ url }) => url),
    ["/incidents/CB-000001?asKnownOn=2026-01-05"],
  );
  const late = await opened.get("/incidents?asKnownOn=2036-01-05");
  assert.equal(late.statusCode, 400);
  assert.match(wordsOf(late.body), /asKnownOn : This is still to come/);
});

test("bad addresses are answered with what is wrong, and nothing of them is taken for markup", async () => {
  for (const query of [
    "page=1000000000",
    `q=${"a".repeat(3000)}`,
    "date=2022-13",
    "sort=x",
    "after=zzz",
    "incident=T1486",
  ]) {
    const { statusCode, body } = await opened.get(`/incidents?${query}`);
    assert.equal(statusCode, 400, query);
    assert.match(body, /class="findings"/);
  }
  const { body } = await opened.get('/incidents?q=<script>alert(1)</script>"onfocus=&type=<img src=x>');
  assert.doesNotMatch(body, /<script>|<img|"onfocus/);
  for (const query of ['"hospital', "((((", "a* b* c*", "-", "date:nonsense", "nonsense:x", "OR OR"]) {
    assert.equal((await opened.get(`/incidents?q=${encodeURIComponent(query)}`)).statusCode, 200, query);
  }
});

test("a search has a feed, which programs of members read with name and password", async () => {
  const atom = await opened.get("/feeds/search.atom?country=FR&q=hospital");
  assert.equal(atom.headers["content-type"], "application/atom+xml; charset=utf-8");
  assert.match(atom.body, /<id>http:\/\/localhost:80\/feeds\/search\.atom\?q=hospital&amp;country=FR<\/id>/);
  assert.deepEqual(
    [...atom.body.matchAll(/\/incidents\/(CB-\d+)"/g)].map(([, id]) => id),
    ["CB-000002", "CB-000001"],
  );
  const feed = (await opened.get("/feeds/search.json?type=ddos")).json<{ feed_url: string; items: unknown[] }>();
  assert.equal(feed.feed_url, "http://localhost:80/feeds/search.json?type=ddos");
  assert.equal(feed.items.length, 1);
  assert.equal((await opened.get("/feeds/search.atom?asKnownOn=2026-01-05")).statusCode, 400);
  const wrong = { authorization: `Basic ${Buffer.from("nobody:wrong").toString("base64")}` };
  assert.equal((await opened.get("/feeds/search.atom", null, wrong)).statusCode, 401);
  const { body } = await opened.get("/incidents?type=ddos");
  assert.match(
    body,
    /<link rel="alternate" type="application\/atom\+xml" [^>]* href="\/feeds\/search\.atom\?type=ddos"/,
  );
});

test("a selection can be taken along by the same address, and as it was known", async () => {
  const idsIn = (text: string) => [...new Set(text.match(/CB-00000\d/g))];
  const file = async (query: string) => idsIn((await opened.get(`/data/ndjson?${query}`)).body);
  assert.deepEqual(await file("q=hospital&country=FR"), ["CB-000001", "CB-000002"]);
  assert.deepEqual(await file("country=DE&country=FR&type=ransomware"), ["CB-000001", "CB-000003"]);
  assert.deepEqual(await file("country=DE"), ["CB-000003"]);
  assert.deepEqual(await file("date=2022-11&dates=sure"), ["CB-000001"]);
  assert.deepEqual(await file("asKnownOn=2020-01-01"), []);
  const past = await opened.get("/data/ndjson?asKnownOn=2026-01-05&incident=CB-000001");
  assert.deepEqual(idsIn(past.body), ["CB-000001"]);
  assert.match(String(past.headers["content-disposition"]), /CB-000001-as-known-on-2026-01-05\.ndjson/);
  assert.equal((await opened.get("/data/ndjson?date=nonsense")).statusCode, 400);
});

test("what is being typed is completed with names and words", async () => {
  const { completions } = (await opened.get("/incidents/complete?q=alder", null, json)).json<{
    completions: readonly { readonly kind: string; readonly text: string; readonly href: string | null }[];
  }>();
  assert.ok(completions.some(({ kind, text }) => kind === "organisation" && text === "Aldermoor"));
  assert.deepEqual((await opened.get("/incidents/complete?q=&q=x")).json(), { completions: [] });
});

test("nothing that only members may read can be found, counted or completed by others", async () => {
  const { house, get, app } = await openPublicHouse();
  await publishBriefing(house, floodedRecord);
  const secrets = membersOnly.filter((text) => !/^\d/.test(text));
  for (const secret of secrets) {
    const query = encodeURIComponent(`"${secret}"`);
    const answer = (await get(`/incidents?q=${query}`, null, json)).json<Found>();
    assert.equal(answer.total, 0, secret);
  }
  const { facets } = (await get("/incidents", null, json)).json<Found>();
  assert.deepEqual(
    facets
      .map(({ facet }) => facet)
      .filter((facet) => ["type", "motive", "technique", "actor", "sector"].includes(facet)),
    [],
  );
  const facet = await get("/incidents/facets/technique");
  assert.equal(facet.statusCode, 404);
  assert.equal((await get("/incidents/facets/technique", "member")).statusCode, 200);
  const completed = await get("/incidents/complete?q=canary", null, json);
  for (const secret of secrets) assert.ok(!completed.body.includes(secret), secret);
  await app.close();
});

test("a search is kept with the account, listed there with its feeds, and deleted, by forms of this site alone", async () => {
  const { app, get, house } = opened;
  assert.doesNotMatch((await get("/incidents?q=town")).body, /account\/searches/);
  const page = await get("/incidents?q=town&country=FR", "member");
  assert.ok(linksIn(page.body).includes("/account/searches?q=town&country=FR"));
  const form = await get("/account/searches?q=town&country=FR", "member");
  assert.match(form.body, /name="name"[^>]*value="town, FR"/);
  const cookies = { casebook_session: await sessionOf(house, "member") };
  const made = form.cookies.find(({ name }) => name === formCookie)?.value ?? "";
  const token = /name="form" value="([^"]+)"/.exec(form.body)?.[1] ?? "";
  const send = (url: string, fields: Readonly<Record<string, string>>) =>
    app.inject({
      method: "POST",
      url,
      cookies: { ...cookies, [formCookie]: made },
      headers: { "content-type": "application/x-www-form-urlencoded", accept: "text/html" },
      payload: new URLSearchParams(fields).toString(),
    });
  const search = { query: "country=fr&q=town&after=x", name: "Towns <of> France", form: token };
  assert.equal((await send("/account/searches", { ...search, form: "no" })).statusCode, 403);
  assert.equal((await send("/account/searches", { ...search, name: " " })).statusCode, 422);
  assert.equal((await send("/account/searches", { ...search, query: "sort=colour" })).statusCode, 400);
  assert.equal((await send("/account/searches", search)).statusCode, 303);
  const account = await get("/account", "member");
  assert.match(wordsOf(account.body), /Saved searches Towns <of> France · Atom : Towns <of> France/);
  for (const path of ["/incidents", "/feeds/search.atom", "/feeds/search.json"]) {
    assert.ok(linksIn(account.body).includes(`${path}?q=town&country=FR`), path);
  }
  assert.doesNotMatch((await get("/account", "partner")).body, /Towns/);
  assert.equal((await send("/account/searches/delete", { name: "Towns <of> France", form: token })).statusCode, 303);
  assert.match(wordsOf((await get("/account", "member")).body), /Saved searches None yet/);
  assert.equal((await get("/account/searches")).statusCode, 303);
});

test("every page has a form that searches, and the search has its own", async () => {
  for (const address of ["/about", "/incidents/CB-000001", "/data"]) {
    assert.match((await opened.get(address)).body, /<search class="seek">.*action="\/incidents".*name="q"/s, address);
  }
  const { body } = await opened.get("/incidents");
  assert.doesNotMatch(body, /class="seek"/);
  assert.equal(body.match(/<search/g)?.length, 1);
});
