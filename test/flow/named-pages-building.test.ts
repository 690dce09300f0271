/** What lists and pages of names say while the index is being built: what the store can list, or when to come again; kept by nobody. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fastify from "fastify";
import { publicVisit, type Visit } from "../../src/web/visit.ts";
import { actorRoutes } from "../../src/web/pages/actor.ts";
import { actorsRoutes } from "../../src/web/pages/actors.ts";
import { campaignRoutes } from "../../src/web/pages/campaign.ts";
import { campaignsRoutes } from "../../src/web/pages/campaigns.ts";
import { homeRoutes } from "../../src/web/pages/home.ts";
import { organisationRoutes } from "../../src/web/pages/organisation.ts";
import { organisationsRoutes } from "../../src/web/pages/organisations.ts";
import { sourceRoutes } from "../../src/web/pages/source.ts";
import { sourcesRoutes } from "../../src/web/pages/sources.ts";
import { handleProblems } from "../../src/web/problem.ts";
import { preparePages } from "../../src/web/reply.ts";
import { floodedRecord } from "./flooded-record.ts";
import { openPublicHouse, publishBriefing, wordsOf } from "./public-house.ts";
import { watchEmbargoes } from "../../src/workflow/lift-embargoes.ts";
import { postRoom } from "../../src/workflow/mailing.ts";

const routes = [
  homeRoutes,
  organisationsRoutes,
  organisationRoutes,
  actorsRoutes,
  actorRoutes,
  campaignsRoutes,
  campaignRoutes,
  sourcesRoutes,
  sourceRoutes,
];

async function openBuilding() {
  const { house } = await openPublicHouse();
  await publishBriefing(house, floodedRecord);
  const settings = {
    version: "0",
    secureCookies: false,
    trustProxy: false,
    url: null,
    siteName: "Casebook",
    sample: false,
  };
  const app = fastify();
  const visit: Visit = { ...publicVisit, audience: "member" };
  app.decorateRequest("visit", { getter: () => visit });
  handleProblems(app);
  preparePages(app, settings);
  const building = { building: true, done: 1, of: 9 } as const;
  const searches = {
    of: () => Promise.resolve(building),
    ready: () => Promise.reject(new Error("never")),
    close: () => Promise.resolve(),
  };
  for (const make of routes)
    await app.register(
      make({
        house,
        settings,
        log: false,
        searches,
        post: postRoom(house),
        embargoes: watchEmbargoes(house, () => undefined),
      }),
    );
  return (url: string, accept = "text/html") => app.inject({ url, headers: { accept } });
}

test("lists and pages that the store can make stand by name, and say what is missing", async () => {
  const get = await openBuilding();
  const actor = "/actors/canary-responsibility-claimed-value";
  for (const address of ["/", "/organisations", "/organisations/state-of-southmoor", "/actors", actor]) {
    const { statusCode, headers, body } = await get(address);
    assert.equal(statusCode, 200, address);
    assert.equal(headers["cache-control"], "no-store", address);
    assert.match(wordsOf(body), /The index is being built \(1 of 9 records\)\./, address);
  }
  assert.match(wordsOf((await get("/organisations")).body), /State of Southmoor/);
  assert.match(wordsOf((await get(actor)).body), /Incidents claimed under this name 1 .* State of Southmoor/);
});

test("pages that are made of the index alone say when to come again", async () => {
  const get = await openBuilding();
  const lane = "/actors/canary-responsibility-claimed-value?lane=claimed";
  for (const address of ["/sources", "/sources/southmoor-post", "/campaigns", "/campaigns/any", lane]) {
    const { statusCode, headers } = await get(address);
    assert.equal(statusCode, 503, address);
    assert.ok(Number(headers["retry-after"]) > 0, address);
    assert.match(String(headers["cache-control"]), /no-store/, address);
    const data = await get(address, "application/json");
    assert.deepEqual([data.statusCode, data.json<{ code: string }>().code], [503, "search-building"]);
  }
});
