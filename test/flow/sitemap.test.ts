/** What search engines are told: the map of what the public is told, robots.txt, and under which address each page is to be known. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { XMLParser } from "fast-xml-parser";
import { houseAccount } from "../../src/domain/account.ts";
import { parseIncidentId } from "../../src/domain/incident.ts";
import { withdrawIncident } from "../../src/workflow/withdraw.ts";
import { openPublicHouse, publishBriefing } from "./public-house.ts";

const briefing = (id: string, marking: "TLP:CLEAR" | "TLP:GREEN") => ({
  id,
  text: `Harbour & Sons ${id} was hit.`,
  marking,
  assertions: [{ field: "victim.name", about: "victim-1", value: `Harbour & Sons ${id}`, quote: "was hit" }],
});

/** The addresses in a part of the map, and when each last changed. */
function addressesIn(xml: string): readonly (readonly [string, string | undefined])[] {
  const parser = new XMLParser({ isArray: (name) => name === "url" || name === "sitemap" });
  const read = parser.parse(xml) as Record<string, Record<string, { loc: string; lastmod?: string }[]>>;
  const entries = read["urlset"]?.["url"] ?? read["sitemapindex"]?.["sitemap"] ?? [];
  return entries.map(({ loc, lastmod }) => [loc, lastmod] as const);
}

test("the map names what the public is told, since when, and follows what changes", async () => {
  const { house, get } = await openPublicHouse("open");
  await publishBriefing(house, briefing("CB-000001", "TLP:CLEAR"));
  await publishBriefing(house, briefing("CB-000002", "TLP:GREEN"));
  const index = await get("/sitemap.xml", "member");
  assert.equal(index.headers["content-type"], "application/xml; charset=utf-8");
  const parts = addressesIn(index.body).map(([loc]) => loc);
  assert.deepEqual(
    parts.map((loc) => loc.replace("http://localhost:80/sitemap/", "")),
    ["pages.xml", "records-1.xml", "organisations-1.xml"],
  );
  const since = (await house.store.findTelling(parseIncidentId("CB-000001") ?? assert.fail(), "public"))?.since;
  const records = async () => addressesIn((await get("/sitemap/records-1.xml")).body);
  assert.deepEqual(await records(), [["http://localhost:80/incidents/CB-000001", since]]);
  await publishBriefing(house, briefing("CB-000003", "TLP:CLEAR"));
  assert.equal((await records()).length, 2);
  const incident = parseIncidentId("CB-000001");
  assert.ok(incident !== null);
  await withdrawIncident(house, { incident, reason: "Wrong.", by: houseAccount });
  assert.deepEqual(
    (await records()).map(([loc]) => loc),
    ["http://localhost:80/incidents/CB-000003"],
  );
});

test("every address of the map leads to a page that is known under it", async () => {
  const { house, get } = await openPublicHouse("open");
  await publishBriefing(house, briefing("CB-000001", "TLP:CLEAR"));
  const parts = addressesIn((await get("/sitemap.xml")).body).map(([loc]) => new URL(loc).pathname);
  for (const part of parts) {
    for (const [loc] of addressesIn((await get(part)).body)) {
      const page = await get(new URL(loc).pathname);
      assert.equal(page.statusCode, 200, loc);
      assert.equal(/<link rel="canonical" href="([^"]*)"/.exec(page.body)?.[1], loc);
    }
  }
});

test("parts that are not there are not found", async () => {
  const { get } = await openPublicHouse();
  for (const part of [
    "records-2.xml",
    "records-0.xml",
    "records-1",
    "pages-1.xml",
    "desk-1.xml",
    "records-999999.xml",
  ]) {
    assert.equal((await get(`/sitemap/${part}`)).statusCode, 404, part);
  }
  assert.deepEqual(addressesIn((await get("/sitemap/records-1.xml")).body), []);
});

test("crawlers are told where the map is and what holds nothing for them", async () => {
  const { get } = await openPublicHouse();
  const { body, headers } = await get("/robots.txt");
  assert.equal(headers["content-type"], "text/plain; charset=utf-8");
  assert.match(body, /^User-agent: \*\nDisallow: \/account\n/);
  assert.match(body, /\nSitemap: http:\/\/localhost:80\/sitemap\.xml\n$/);
});

test("a page with a query names no address of its own accord, and one that is not to be found none at all", async () => {
  const { get } = await openPublicHouse();
  assert.doesNotMatch((await get("/organisations?sort=records")).body, /rel="canonical"/);
  assert.doesNotMatch((await get("/sign-in")).body, /rel="canonical"/);
  assert.doesNotMatch((await get("/nowhere")).body, /rel="canonical"/);
});

test("browsers that look for an icon by its old name are led to it", async () => {
  const { get } = await openPublicHouse();
  const { statusCode, headers } = await get("/favicon.ico");
  assert.equal(statusCode, 302);
  assert.equal((await get(String(headers.location))).headers["content-type"], "image/svg+xml; charset=utf-8");
});
