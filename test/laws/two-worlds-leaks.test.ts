/** The test of the two-world test: leaks that are made on purpose, of every kind that it is there to find, are found. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { FastifyReply } from "fastify";
import { groupOf, partnersOf } from "../../src/domain/audience.ts";
import type { Revision } from "../../src/domain/revision.ts";
import { shippedPolicies } from "../../src/domain/shipped-policies.ts";
import type { Change } from "../../src/store/store.ts";
import { collectionResource } from "../../src/web/taxii/tiers.ts";
import { onePolicy } from "../../src/workflow/policies.ts";
import type { Leak } from "../arbitrary/played-world.ts";
import { otherGroups, readersGroup } from "../arbitrary/world-groups.ts";
import { type WorldPair, worldPair } from "../arbitrary/world-pair.ts";
import { lostWords } from "../arbitrary/world-plan.ts";
import { crawlPair, Distinguished } from "./two-worlds-crawl.ts";

/** A leak, and by which ways it leaks, so that the search for it is short. */
interface Leaking {
  readonly leak: Leak;
  readonly routes?: RegExp;
  readonly commands?: RegExp;
  /** Pairs that it can show in; absent: any. */
  readonly of?: (pair: WorldPair) => boolean;
}

/** So many pairs are searched for each at most. */
const most = 40;

/** Each with the ways by which it leaks, so that the search for it is short. */
const leaks: Readonly<Record<string, Leaking>> = {
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
      newestChanges: async (audience, news, limit) =>
        datedAtDesk(store, await store.newestChanges(audience, news, limit)),
      changesSince: async (audience, since, limit) =>
        datedAtDesk(store, await store.changesSince(audience, since, limit)),
    })),
  },
  "a past that is told without regard to the policy": {
    routes: /incidents\/:id/,
    leak: { house: (house) => ({ ...house, policies: onePolicy(shippedPolicies["open"] ?? assert.fail()) }) },
  },
  "a word of how much was done of late": {
    routes: /health/,
    leak: {
      app: (app, { store }) => {
        app.addHook("onSend", async ({ url }, reply, payload) => {
          if (url === "/health") void reply.header("x-state", String((await store.newestEntry())?.number ?? 0));
          return payload;
        });
      },
    },
  },
  "a past that is told without regard to embargoes": {
    routes: /incidents\/:id/,
    leak: overStore((store) => ({
      findOutlook: async (incident) => {
        const outlook = await store.findOutlook(incident);
        return outlook === null ? null : { ...outlook, asOf: "9999-01-01T00:00:00.000Z" };
      },
    })),
  },
  "an address that tells when something will be told": {
    routes: /incidents\/:id$/,
    leak: {
      app: (app, { store }) => {
        app.addHook("onSend", async ({ url }, reply, payload) => {
          const [id] = /CB-\w{6}/.exec(url) ?? [];
          const incident = (await store.incidentIds()).find((known) => known === id);
          const restriction = incident === undefined ? null : (await store.findIncident(incident))?.restriction;
          if (restriction != null) void reply.header("cache-control", "no-cache");
          return payload;
        });
      },
    },
  },
  "an index that is made of what the desk is told": {
    routes: /facets|complete/,
    leak: overStore((store) => ({
      tellingsAfter: (_audience, after, limit) => store.tellingsAfter("desk", after, limit),
    })),
  },
  "a facet that counts what the desk is told of the records": {
    routes: /facets/,
    leak: overStore((store) => ({
      tellingsAfter: async (audience, after, limit) => {
        const told = await store.tellingsAfter(audience, after, limit);
        const atDesk = told.map(({ incident }) => store.findTelling(incident, "desk"));
        return (await Promise.all(atDesk)).map((telling, place) => telling ?? told[place] ?? assert.fail());
      },
    })),
  },
  "a sort by dates of which only the desk is told": {
    routes: /^GET \/$/,
    leak: overStore((store) => ({
      listTellings: async (audience, query) => {
        const told = await store.listTellings(audience, query);
        const { entries: atDesk } = await store.listTellings("desk", { ...query, offset: 0, limit: 1000 });
        const order = atDesk.map(({ telling }) => telling.incident);
        const placeOf = ({ telling }: (typeof told.entries)[number]) => order.indexOf(telling.incident);
        return { ...told, entries: told.entries.toSorted((a, b) => placeOf(a) - placeOf(b)) };
      },
    })),
  },
  "a takedown that forgets what was told before": {
    routes: /incidents\/:id$/,
    of: takesSomethingDown,
    leak: overStore((store) => ({
      findIncident: async (id) => {
        const incident = await store.findIncident(id);
        return incident === null ? null : { ...incident, takedowns: [] };
      },
    })),
  },
  "the end of an embargo in a header": {
    routes: /^GET \/$/,
    leak: {
      app: (app, { store }) => {
        app.addHook("onSend", async (_, reply, payload) => {
          const due = await store.nextDue();
          if (due !== null) void reply.header("expires", due);
          return payload;
        });
      },
    },
  },
  "how far a change of policy has come on a page": {
    routes: /methodology/,
    leak: {
      app: (app, { store }) => {
        app.addHook("onSend", async (_, reply, payload) => {
          const change = (await store.findStanding())?.change ?? null;
          return isPage(reply) && change !== null ? `${String(payload)}<!-- ${change.done} -->` : payload;
        });
      },
    },
  },
  "a cache that forgets for whom it keeps": {
    routes: /^GET \/incidents\/:id$/,
    leak: {
      app: (app) => {
        const kept = new Map<string, string>();
        app.addHook("onSend", ({ url }, reply, payload, done) => {
          if (reply.statusCode !== 200 || !isPage(reply) || typeof payload !== "string") {
            done(null, payload);
            return;
          }
          const before = kept.get(url) ?? payload;
          kept.set(url, before);
          done(null, before);
        });
      },
    },
  },
  "groups that are taken for one another": {
    routes: /^GET \/api\/v1\/incidents\/:id$/,
    of: isForGroup,
    leak: overStore((store) => ({
      listRevisions: async (incident) => (await store.listRevisions(incident)).map(sharedWithAll),
    })),
  },
  "a key or a session that goes by a group which its owner has left": {
    routes: /^GET \/api\/v1\/incidents$/,
    of: ({ audience }) => audience.name === "partner",
    leak: overStore((store) => ({
      findAccount: async (id) => {
        const account = await store.findAccount(id);
        return account?.role === "partner" ? { ...account, groups: [otherGroups[0]] } : account;
      },
    })),
  },
  "a page that lists all groups": {
    routes: /^GET \/methodology/,
    leak: {
      app: (app, { store }) => {
        app.addHook("onSend", async (_, reply, payload) => {
          const names = (await store.listGroups()).map(({ name }) => name);
          return isPage(reply) ? `${String(payload)}<!-- ${names.join(" ")} -->` : payload;
        });
      },
    },
  },
  "collections of all groups": {
    routes: /collections\/$/,
    of: isForGroup,
    leak: {
      app: (app, { store }) => {
        app.addHook("onSend", async ({ url }, reply, payload) => {
          if (!url.endsWith("/collections/") || reply.statusCode !== 200) return payload;
          const { collections } = JSON.parse(String(payload)) as { readonly collections: readonly unknown[] };
          const others = (await store.listGroups()).map(({ name }) => collectionResource(partnersOf(name)));
          return JSON.stringify({ collections: [...collections, ...others] });
        });
      },
    },
  },
  "content that one group is told in the place of another's": {
    routes: /^GET \/incidents\/:id$/,
    of: isForGroup,
    leak: overStore((store) => ({
      findTelling: async (incident, audience) => {
        const other = groupOf(audience) === null ? null : await store.findTelling(incident, partnersOf(otherGroups[0]));
        return other?.kind === "record" ? other : store.findTelling(incident, audience);
      },
    })),
  },
  "with how many groups a record is shared": {
    routes: /^GET \/incidents\/:id$/,
    of: isForGroup,
    leak: {
      app: (app, { store }) => {
        app.addHook("onSend", async ({ url }, reply, payload) => {
          const [id] = /CB-\w{6}/.exec(url) ?? [];
          const incident = (await store.incidentIds()).find((known) => known === id);
          const groups = incident === undefined ? null : (await store.findIncident(incident))?.restriction?.groups;
          if (reply.statusCode === 200 && groups != null) void reply.header("x-shared", groups.length);
          return payload;
        });
      },
    },
  },
  "when a group was told everything": {
    routes: /^GET \/changes$/,
    leak: {
      app: (app, { store }) => {
        app.addHook("onSend", async (_, reply, payload) => {
          void reply.header("x-ready", (await store.listGroups()).filter(({ ready }) => ready !== null).length);
          return payload;
        });
      },
    },
  },
  "a command that counts what the desk is told": {
    commands: /^show/,
    leak: overStore((store) => ({
      listTellings: async (audience, query) => ({
        ...(await store.listTellings(audience, query)),
        total: (await store.listTellings("desk", query)).total,
      }),
    })),
  },
};

for (const [name, { leak, of = () => true, ...ways }] of Object.entries(leaks)) {
  test(`the comparison finds ${name}`, async () => {
    for (const pair of somePairs(of)) {
      try {
        await crawlPair(pair, { leak, ...ways });
      } catch (error) {
        if (error instanceof Distinguished) return;
        throw error;
      }
    }
    assert.fail("it went unnoticed");
  });
}

function* somePairs(of: (pair: WorldPair) => boolean): Generator<WorldPair> {
  let found = 0;
  for (let seed = 1; found < most && seed <= 20 * most; seed += 1) {
    const pair = worldPair(seed);
    if (!of(pair)) continue;
    found += 1;
    yield pair;
  }
}

function takesSomethingDown({ scripts: [{ deeds }] }: WorldPair): boolean {
  return deeds.some((deed) => deed?.kind === "take-down" && deed.text === lostWords[0]);
}

function isForGroup({ audience }: WorldPair): boolean {
  return audience.group !== null;
}

/** Whatever is for some groups is for the reader's too. */
function sharedWithAll(revision: Revision): Revision {
  const assertions = revision.assertions.map((one) =>
    one.groups === undefined ? one : { ...one, groups: [...one.groups, readersGroup] },
  );
  return { ...revision, assertions };
}

function isPage(reply: FastifyReply): boolean {
  return String(reply.getHeader("content-type")).startsWith("text/html");
}

type Store = Parameters<NonNullable<Leak["house"]>>[0]["store"];

/** Changes, each as late as the newest of its record that the desk is told of. */
async function datedAtDesk(store: Store, changes: readonly Change[]): Promise<readonly Change[]> {
  const atDesk = await store.newestChanges("desk", null, 1000);
  return changes.map((change) => ({
    ...change,
    at: atDesk.find(({ incident }) => incident === change.incident)?.at ?? change.at,
  }));
}

/** The house with some shelves that answer otherwise. */
function overStore(spoil: (store: Store) => Partial<Store>): Leak {
  return { house: (house) => ({ ...house, store: { ...house.store, ...spoil(house.store) } }) };
}
