/** Pictures and the pages of countries, sectors and techniques: each audience by what it is told, every mark leading to its incidents. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fastify from "fastify";
import { chartsRoutes } from "../../src/web/pages/charts.ts";
import { countriesRoutes } from "../../src/web/pages/countries.ts";
import { countryRoutes } from "../../src/web/pages/country.ts";
import { sectorRoutes } from "../../src/web/pages/sector.ts";
import { sectorsRoutes } from "../../src/web/pages/sectors.ts";
import { techniqueRoutes } from "../../src/web/pages/technique.ts";
import { techniquesRoutes } from "../../src/web/pages/techniques.ts";
import { preparePages } from "../../src/web/reply.ts";
import { publicVisit, type Visit } from "../../src/web/visit.ts";
import { floodedRecord, membersOnly } from "./flooded-record.ts";
import { type Briefing, openPublicHouse, publishBriefing, type PublicHouse, wordsOf } from "./public-house.ts";
import { watchEmbargoes } from "../../src/workflow/lift-embargoes.ts";
import { postRoom } from "../../src/workflow/mailing.ts";

const json = { accept: "application/json" };

const pages = [
  "/charts",
  "/countries",
  "/countries/US",
  "/countries/FR",
  "/sectors",
  "/sectors/health",
  "/sectors/government.local",
  "/techniques",
  "/techniques/T1498",
  "/techniques/T1498.001",
];

let opened: PublicHouse;

const towns = [
  ["Aldermoor", "FR", "health", "2022-11-08"],
  ["Brookfield", "FR", "health", "2022"],
  ["Coldwater", "DE", "education", "2022-12"],
] as const;

function briefing(index: number): Briefing {
  const [name, country, sector, began] = towns[index] ?? assert.fail("no such town");
  const actor = {
    field: index === 1 ? "responsibility.attributed" : "responsibility.claimed",
    about: "actor-1",
    value: "Tidal Crew",
    quote: "Tidal Crew",
    role: index === 1 ? "government" : "attacker",
    speaker: index === 1 ? "The ministry" : "Tidal Crew",
  } as const;
  return {
    id: `CB-00000${index + 1}`,
    text: `The hospital of ${name} was hit. Tidal Crew.`,
    assertions: [
      { field: "victim.name", about: "victim-1", value: name, quote: name },
      { field: "victim.country", about: "victim-1", value: country, quote: name },
      { field: "victim.sector", about: "victim-1", value: sector, quote: "hospital" },
      { field: "incident.type", value: "ransomware", quote: "hit" },
      { field: "technique", value: "T1498.001", quote: "hit" },
      { field: "date.began", value: began, quote: "hit" },
      actor,
    ],
  };
}

before(async () => {
  opened = await openPublicHouse();
  for (const index of towns.keys()) await publishBriefing(opened.house, briefing(index));
  await publishBriefing(opened.house, floodedRecord);
});

after(() => opened.app.close());

test("the public is told nothing on these pages that its records do not tell, members all of it", async () => {
  for (const page of pages) {
    for (const headers of [{}, json]) {
      const { body, statusCode } = await opened.get(page, null, headers);
      assert.equal(statusCode, 200, page);
      const told = headers === json ? body : wordsOf(body);
      // The vocabulary of techniques and its parts is open to everybody; that a record shows one is not.
      const secrets = membersOnly.filter((secret) => !/^T1498$|Network Denial/.test(secret));
      for (const secret of [...secrets, "Tidal Crew", "tidal-crew"])
        assert.ok(!told.includes(secret), `${page}: ${secret}`);
    }
  }
  assert.match((await opened.get("/charts")).body, /Available to members/);
  assert.doesNotMatch((await opened.get("/techniques")).body, /1 incident|3 incidents/);
  const { body } = await opened.get("/charts", "member");
  assert.match(body, /Tidal Crew/);
  assert.doesNotMatch(wordsOf(body), /Available to members/);
});

test("numbers are the same as JSON, claimed and attributed apart", async () => {
  const { charts, incidents } = (await opened.get("/charts", "member", json)).json<{
    incidents: number;
    charts: { id: string; by: string[]; cells: { values: string[]; count: number }[] }[];
  }>();
  assert.equal(incidents, 4);
  const cellsOf = (id: string) => charts.find((chart) => chart.id === id)?.cells;
  const countOf = (id: string) => cellsOf(id)?.find(({ values }) => values[0] === "tidal-crew")?.count;
  assert.equal(countOf("actors-claimed"), 2);
  assert.equal(countOf("actors-attributed"), 1);
});

test("what is chosen narrows the pictures, and can be taken away", async () => {
  const { body } = await opened.get("/charts?country=FR&type=ransomware", "member");
  assert.match(wordsOf(body), /2 incidents of 4/);
  assert.match(body, /href="\/charts\?type=ransomware"/);
  assert.match(body, /href="\/incidents\?type=ransomware&amp;country=FR"/);
  const past = await opened.get("/charts?asKnownOn=2020-01-01", "member");
  assert.match(wordsOf(past.body), /nothing to draw/);
});

test("every mark leads to a page of this site, with as many incidents as it stands for", async () => {
  const { body } = await opened.get("/charts?lane=claimed", "member");
  const marks = [...body.matchAll(/<a class="mark" href="([^"]+)"[^>]*>\s*<title>[^<]*: (\d+) incidents?<\/title>/g)];
  assert.ok(marks.length > 5);
  for (const [, address = "", count] of marks) {
    const answer = await opened.get(address.replaceAll("&amp;", "&"), "member", json);
    assert.equal(answer.statusCode, 200, address);
    assert.equal(answer.json<{ total: number }>().total, Number(count), address);
  }
});

test("links of these pages lead somewhere", async () => {
  const seen = new Set<string>();
  for (const page of pages) {
    const { body } = await opened.get(page, "member");
    const main = /<main.*<\/main>/s.exec(body)?.[0] ?? "";
    for (const [, address = ""] of main.matchAll(/href="(\/[^"]*)"/g)) seen.add(address.replaceAll("&amp;", "&"));
  }
  const few = [...seen].filter((address) => !/^\/(techniques|sectors|countries)\/|^\/incidents\?/.test(address));
  for (const address of few) assert.equal((await opened.get(address, "member")).statusCode, 200, address);
});

test("codes in another case lead to the page, what is no country, sector or technique is not there", async () => {
  assert.equal((await opened.get("/countries/fr")).headers.location, "/countries/FR");
  assert.equal((await opened.get("/techniques/t1498.001")).headers.location, "/techniques/T1498.001");
  for (const address of ["/countries/XX", "/countries/France", "/sectors/toString", "/sectors/x", "/techniques/T0"]) {
    assert.equal((await opened.get(address)).statusCode, 404, address);
  }
  for (const query of ["date=someday", "asKnownOn=3000-01-01", `q=${"x".repeat(2001)}`]) {
    assert.equal((await opened.get(`/charts?${query}`)).statusCode, 400, query);
  }
});

test("while the index is being built these pages say so, ask to come again, and are kept by nobody", async () => {
  const app = fastify();
  const visit: Visit = { ...publicVisit, audience: "member" };
  app.decorateRequest("visit", { getter: () => visit });
  const settings = {
    version: "0",
    secureCookies: false,
    trustProxy: false,
    url: null,
    siteName: "Casebook",
    sample: false,
  };
  preparePages(app, settings);
  const searches = {
    of: () => Promise.resolve({ building: true, done: 1, of: 9 } as const),
    ready: () => Promise.reject(new Error("never")),
    close: () => Promise.resolve(),
  };
  const routes = [
    chartsRoutes,
    countriesRoutes,
    countryRoutes,
    sectorsRoutes,
    sectorRoutes,
    techniquesRoutes,
    techniqueRoutes,
  ];
  for (const make of routes)
    await app.register(
      make({
        house: opened.house,
        settings,
        log: false,
        searches,
        post: postRoom(opened.house),
        embargoes: watchEmbargoes(opened.house, () => undefined),
      }),
    );
  for (const page of pages) {
    const { statusCode, headers, body } = await app.inject({ url: page, headers: { accept: "text/html" } });
    assert.equal(statusCode, 503, page);
    assert.equal(headers["cache-control"], "no-store");
    assert.ok(Number(headers["retry-after"]) > 0);
    assert.match(body, /being built/);
  }
  await app.close();
});
