/** Law 3 from outside: nobody can tell apart two casebooks that differ only in what they are not told of, by whatever way out of the house. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Leak } from "../arbitrary/played-world.ts";
import { worldPair } from "../arbitrary/world-pair.ts";
import { shippedPolicies } from "../../src/domain/shipped-policies.ts";
import { listRoutes } from "./list-routes.ts";
import { crawlPair, Distinguished } from "./two-worlds-crawl.ts";
import { ways } from "./two-worlds-ways.ts";

/** How many pairs are asked; `bench/two-worlds.ts` asks many more. */
const pairs = Number(process.env["PAIRS"] ?? 12);

test("every way out that the router has is crawled", async () => {
  const routes = (await listRoutes()).filter((route) => route.startsWith("GET "));
  assert.deepEqual(Object.keys(ways).toSorted(), routes, "a route without a way, or a way without a route");
});

test("two worlds that differ only in what is withheld answer alike, byte for byte", async () => {
  const statuses = new Set<number>();
  for (let seed = 1; seed <= pairs; seed += 1) {
    const crawled = await crawlPair(worldPair(seed)).catch((error: unknown) => {
      throw error instanceof Distinguished ? new Error(`pair ${seed}: ${error.message}`) : error;
    });
    for (const status of crawled.statuses.keys()) statuses.add(status);
  }
  for (const status of [200, 304, 400, 401, 403, 404, 410])
    assert.ok(statuses.has(status), `nothing was answered with ${status}`);
});

/** Each with the ways by which it leaks, so that the search for it is short. */
const leaks: Readonly<Record<string, { readonly leak: Leak; readonly routes: RegExp }>> = {
  "a list that is counted over what the desk is told": {
    routes: /sitemap|organisations$|\/incidents$/,
    leak: overStore((store) => ({
      listParties: async (audience, kind, page) => ({
        ...(await store.listParties(audience, kind, page)),
        total: (await store.listParties("desk", kind, page)).total,
      }),
    })),
  },
  "an ETag made of the number of the revision": {
    routes: /incidents\/:id$/,
    leak: {
      app: (app, { store }) => {
        app.addHook("onSend", async ({ url }, reply, payload) => {
          const [id] = /CB-\w{6}/.exec(url) ?? [];
          const incident = (await store.incidentIds()).find((known) => known === id);
          const found = incident === undefined ? null : await store.findIncident(incident);
          if (reply.statusCode === 200 && found !== null) void reply.header("etag", `"${found.revision}"`);
          return payload;
        });
      },
    },
  },
  "another answer for what is withheld than for what is not there": {
    routes: /incidents\/:id$/,
    leak: {
      app: (app, { store }) => {
        app.addHook("onSend", async ({ url }, reply, payload) => {
          const [id] = /CB-\w{6}/.exec(url) ?? [];
          const exists = (await store.incidentIds()).some((known) => known === id);
          if (reply.statusCode === 404 && exists) void reply.header("cache-control", "private, no-store");
          return payload;
        });
      },
    },
  },
  "a feed whose entries are dated by changes of which only the desk is told": {
    routes: /feeds\/all/,
    leak: overStore((store) => ({
      newestChanges: async (audience, news, limit) => {
        const forDesk = await store.newestChanges("desk", null, 1000);
        const changes = await store.newestChanges(audience, news, limit);
        return changes.map((change) => ({
          ...change,
          at: forDesk.find(({ incident }) => incident === change.incident)?.at ?? change.at,
        }));
      },
    })),
  },
  "a past that is told without regard to the policy": {
    routes: /incidents\/:id/,
    leak: { house: (house) => ({ ...house, policy: shippedPolicies["open"] ?? house.policy }) },
  },
  "an index that is made of what the desk is told": {
    routes: /facets|complete/,
    leak: overStore((store) => ({
      tellingsAfter: (_audience, after, limit) => store.tellingsAfter("desk", after, limit),
    })),
  },
};

for (const [name, { leak, routes }] of Object.entries(leaks)) {
  test(`the comparison finds ${name}`, async () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      try {
        await crawlPair(worldPair(seed), leak, routes);
      } catch (error) {
        if (error instanceof Distinguished) return;
        throw error;
      }
    }
    assert.fail("it went unnoticed");
  });
}

type Store = Parameters<NonNullable<Leak["house"]>>[0]["store"];

/** The house with some shelves that answer otherwise. */
function overStore(spoil: (store: Store) => Partial<Store>): Leak {
  return { house: (house) => ({ ...house, store: { ...house.store, ...spoil(house.store) } }) };
}
