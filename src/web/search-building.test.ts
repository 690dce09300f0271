/** While the index is being built the list is the plain one, and what needs the index says when to ask again. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fastify from "fastify";
import { openPublicHouse, publishBriefing } from "../../test/flow/public-house.ts";
import type { Searches } from "../workflow/searching.ts";
import { dataRoutes } from "./pages/data.ts";
import { facetRoutes } from "./pages/facet.ts";
import { incidentsRoutes } from "./pages/incidents.ts";
import { handleProblems } from "./problem.ts";
import { preparePages } from "./reply.ts";
import { publicVisit } from "./visit.ts";
import { watchEmbargoes } from "../workflow/lift-embargoes.ts";
import { postRoom } from "../workflow/mailing.ts";

const settings = {
  ...{ version: "0", secureCookies: false, trustProxy: false, url: null, siteName: "Casebook", sample: false },
};

const building: Searches = {
  of: () => Promise.resolve({ building: true, done: 3, of: 10 }),
  ready: () => Promise.reject(new Error("never")),
  close: () => Promise.resolve(),
};

test("the plain list is shown and kept by nobody; filters, files of words and facets have to be asked for again", async () => {
  const { house, app: whole } = await openPublicHouse("open");
  await publishBriefing(house, {
    id: "CB-000001",
    text: "Acme was hit.",
    assertions: [{ field: "victim.name", about: "victim-1", value: "Acme", quote: "Acme" }],
  });
  const app = fastify();
  app.decorateRequest("visit", { getter: () => publicVisit });
  handleProblems(app);
  preparePages(app, settings);
  for (const make of [incidentsRoutes, facetRoutes, dataRoutes]) {
    await app.register(
      make({
        house,
        settings,
        log: false,
        searches: building,
        post: postRoom(house),
        embargoes: watchEmbargoes(house, () => undefined),
      }),
    );
  }
  const list = await app.inject({ url: "/incidents?sort=title", headers: { accept: "text/html" } });
  assert.deepEqual([list.statusCode, list.headers["cache-control"]], [200, "no-store"]);
  assert.match(list.body, /3 of 10 records so far.*Acme/s);
  assert.match(list.body, /<meta name="robots" content="noindex"/);
  const json = await app.inject({ url: "/incidents", headers: { accept: "application/json" } });
  assert.deepEqual(json.json<{ total: number; building: object }>().building, { done: 3, of: 10 });
  for (const url of ["/incidents?q=acme", "/incidents/facets/country", "/data/ndjson?q=acme"]) {
    const later = await app.inject({ url });
    assert.deepEqual([later.statusCode, later.headers["retry-after"]], [503, "3"], url);
  }
  assert.equal((await app.inject({ url: "/data/ndjson?country=FR" })).statusCode, 200);
  assert.deepEqual((await app.inject({ url: "/incidents/complete?q=ac" })).json(), { completions: [] });
  await Promise.all([app.close(), whole.close()]);
});
