/** Lists and pages of what records name, as known on a day: what was told then and no more, said above, with links that stay in that past. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Briefing, openPublicHouse, publishBriefing, type PublicHouse, wordsOf } from "./public-house.ts";

const json = { accept: "application/json" };

const quote = "Something happened.";

function briefing(id: string, more: readonly Omit<Briefing["assertions"][number], "quote">[], edition = 1): Briefing {
  return {
    id,
    text: `${quote} ${id} ${edition}`,
    publisher: edition === 1 ? "Harbour Post" : "Alarm Weekly",
    assertions: more.map((assertion) => ({ ...assertion, quote })),
  };
}

const named = (value: string) => ({ field: "victim.name", about: "victim-1", value });
const country = (value: string) => ({ field: "victim.country", about: "victim-1", value });
const laned = (lane: string, value: string) => ({
  ...{ field: `responsibility.${lane}`, about: "actor-1", value },
  ...(lane === "claimed" ? { role: "attacker", speaker: value } : { role: "government", speaker: "Ruritania" }),
});
const campaign = { field: "relation.campaign", value: "Night Tide", role: "vendor", speaker: "Secure Co" };

let opened: PublicHouse;
/** After the first editions, and before the second. */
let then: string;

before(async () => {
  opened = await openPublicHouse("open");
  await publishBriefing(
    opened.house,
    briefing("CB-THEN01", [
      named("Alder Clinic"),
      country("FR"),
      { field: "victim.sector", about: "victim-1", value: "health" },
      { field: "date.began", value: "2020-03-01" },
      laned("suspected", "Grey Heron"),
    ]),
  );
  then = opened.house.clock();
  await publishBriefing(
    opened.house,
    briefing(
      "CB-THEN01",
      [
        laned("claimed", "Marsh Owl"),
        { field: "technique", value: "T1486" },
        { field: "date.began", value: "2020-03-02" },
      ].map((assertion) =>
        assertion.field === "responsibility.claimed" ? { ...assertion, about: "actor-2" } : assertion,
      ),
      2,
    ),
  );
  await publishBriefing(
    opened.house,
    briefing("CB-THEN02", [named("Birch Bank"), country("DE"), laned("attributed", "Grey Heron"), campaign], 2),
  );
  while ((await opened.get("/sources")).statusCode === 503);
});

after(() => opened.app.close());

interface List {
  readonly total: number;
  readonly entries: readonly { readonly slug: string; readonly records: number; readonly url: string }[];
}

const asOfThen = (address: string) => `${address}${address.includes("?") ? "&" : "?"}asKnownOn=${then}`;
const listThen = async (address: string) => (await opened.get(asOfThen(address), null, json)).json<List>();
const slugsThen = async (address: string) => (await listThen(address)).entries.map(({ slug }) => slug);

test("lists hold what records named then, however they are sorted and narrowed", async () => {
  assert.deepEqual(await slugsThen("/organisations"), ["alder-clinic"]);
  assert.deepEqual(await slugsThen("/organisations?sort=latest&country=FR"), ["alder-clinic"]);
  assert.deepEqual(await slugsThen("/organisations?country=DE"), []);
  assert.deepEqual(await slugsThen("/actors?sort=records"), ["grey-heron"]);
  assert.deepEqual(await slugsThen("/actors?lane=suspected"), ["grey-heron"]);
  assert.deepEqual(await slugsThen("/actors?lane=attributed"), []);
  assert.deepEqual(await slugsThen("/sources"), ["harbour-post"]);
  assert.deepEqual(await slugsThen("/campaigns"), []);
  const [heron] = (await listThen("/actors")).entries;
  assert.deepEqual([heron?.records, heron?.url], [1, `/actors/grey-heron?asKnownOn=${then}`]);
  const countries = (await opened.get(asOfThen("/countries"), null, json)).json<{ countries: { code: string }[] }>();
  assert.deepEqual(
    countries.countries.map(({ code }) => code),
    ["FR"],
  );
  const sectors = (await opened.get(asOfThen("/sectors"), null, json)).json<{ incidents: number }>();
  assert.equal(sectors.incidents, 1);
  const techniques = (await opened.get(asOfThen("/techniques"), null, json)).json<{ techniques: unknown[] }>();
  assert.deepEqual(techniques.techniques, []);
});

test("the interface lists parties and the records of a technique as they were", async () => {
  const items = async (address: string) =>
    (await opened.get(`/api/v1${asOfThen(address)}`)).json<{ items: { slug: string; self: string }[] }>().items;
  assert.deepEqual(
    (await items("/organisations?limit=1")).map(({ self }) => self),
    [`/api/v1/organisations/alder-clinic?asKnownOn=${then}`],
  );
  assert.deepEqual(
    (await items("/actors")).map(({ slug }) => slug),
    ["grey-heron"],
  );
  const technique = async (address: string) => (await opened.get(address)).json<{ total: number }>().total;
  assert.equal(await technique("/api/v1/techniques/T1486"), 1);
  assert.equal(await technique(`/api/v1${asOfThen("/techniques/T1486")}`), 0);
});

const pages = [
  ["/organisations", /Alder Clinic/, /Birch Bank|2 March/],
  ["/organisations/alder-clinic", /1 March 2020/, /Marsh Owl|2 March/],
  ["/actors", /Grey Heron/, /Marsh Owl/],
  ["/actors/grey-heron", /Named in 1 record/, /Birch Bank/],
  ["/actors/grey-heron?lane=suspected", /Alder Clinic/, /Birch Bank/],
  ["/sources", /Harbour Post/, /Alarm Weekly/],
  ["/sources/harbour-post", /Alder Clinic/, /Marsh Owl/],
  ["/campaigns", /None was told here by then/, /Night Tide/],
  ["/countries", /France/, /Germany/],
  ["/countries/FR", /1 incident/, /Marsh Owl/],
  ["/sectors", /Health/, /Birch Bank/],
  ["/sectors/health", /1 incident/, /Marsh Owl/],
  ["/techniques", /as known on/i, /Data Encrypted for Impact 1/],
  ["/techniques/T1486", /No incident that is open to you says so/, /Alder Clinic/],
] as const;

for (const [address, told, untold] of pages) {
  test(`${address} says that it tells of the past, tells what was told then, and stays there`, async () => {
    const page = await opened.get(asOfThen(address));
    assert.equal(page.statusCode, 200);
    const words = wordsOf(page.body);
    assert.match(
      words,
      /As known on 5 January 2026, \d\d:\d\d UTC\. Records as they were told of then, under today’s markings/,
    );
    assert.match(words, told);
    assert.doesNotMatch(words, untold);
    assert.match(page.body, /<meta name="robots" content="noindex"/);
    assert.match(page.body, /<title>[^<]*\(as known on 5 January 2026/);
    assert.doesNotMatch(page.body, /href="\/feeds\/(?!all)/);
    const main = /<main[^>]*>(.*)<\/main>/s.exec(page.body)?.[1] ?? "";
    const links = [...main.matchAll(/href="([^"]*)"/g)].map(([, href = ""]) => href.replaceAll("&amp;", "&"));
    const today = links.filter((href) => href.startsWith("/") && !href.includes("asKnownOn="));
    assert.deepEqual(today, [address.split("?")[0]], "only the way to today leads there");
    for (const href of links.filter((one) => one.startsWith("/"))) {
      assert.equal((await opened.get(href)).statusCode, 200, href);
    }
  });
}

test("what is named today and was not then says where it is told of; what never was is not there", async () => {
  for (const address of [
    "/organisations/birch-bank",
    "/actors/marsh-owl",
    "/campaigns/night-tide",
    "/sources/alarm-weekly",
  ]) {
    const page = await opened.get(asOfThen(address));
    assert.equal(page.statusCode, 404, address);
    assert.match(page.body, new RegExp(`<a href="${address}">`));
    assert.doesNotMatch((await opened.get(`${address}x?asKnownOn=${then}`)).body, /What records .* tell of it now/);
  }
});

test("days to come and what is no day are refused; before the first record there is nothing", async () => {
  for (const address of ["/organisations", "/actors/grey-heron", "/sources", "/sectors/health", "/api/v1/actors"]) {
    for (const [given, code] of [
      ["2040-01-01", "date-future"],
      ["someday", "instant-invalid"],
    ] as const) {
      const refused = await opened.get(`${address}?asKnownOn=${given}`, null, json);
      assert.equal(refused.statusCode, 400, address);
      const { findings } = refused.json<{ findings: { at: string; code: string }[] }>();
      assert.deepEqual(
        findings.map(({ at, code: found }) => [at, found]),
        [["asKnownOn", code]],
      );
    }
  }
  const early = wordsOf((await opened.get("/organisations?asKnownOn=2020-01-01")).body);
  assert.match(
    early,
    /Nothing was known here then: the first record was published on 5 January 2026\. .*None was told/,
  );
});
