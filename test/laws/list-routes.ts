/** The routes that the application has, as it registers them. */
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { FastifyInstance, RouteOptions } from "fastify";
import { dataParts } from "../arbitrary/data-parts.ts";
import { shippedPolicies } from "../../src/domain/shipped-policies.ts";
import { openMemoryStore } from "../../src/store/memory/memory-store.ts";
import { createApp } from "../../src/web/app.ts";
import { onePolicy } from "../../src/workflow/policies.ts";

/** `GET /incidents/:id` and the like, sorted; HEAD beside a GET is left out, and so are the files that the pages load. */
export async function listRoutes(): Promise<readonly string[]> {
  const found = new Set<string>();
  const watch = (message: unknown): void => {
    const { fastify } = message as { fastify: FastifyInstance };
    fastify.addHook("onRoute", ({ method, url }: RouteOptions) => {
      for (const name of [method].flat()) if (name !== "HEAD") found.add(`${name} ${url}`);
    });
  };
  subscribe("fastify.initialization", watch);
  const app = await createApp(face());
  unsubscribe("fastify.initialization", watch);
  await app.ready();
  await app.close();
  return [...found].filter((route) => !/^GET \/(assets|favicon)/.test(route)).toSorted();
}

function face(): Parameters<typeof createApp>[0] {
  const never = () => {
    throw new Error("nothing is read, fetched or drafted while routes are listed");
  };
  const policy = shippedPolicies["reference"];
  if (policy === undefined) throw new Error("the default policy is missing");
  return {
    house: {
      store: openMemoryStore(),
      policies: onePolicy(policy),
      read: never,
      fetch: never,
      ...dataParts,
      extract: never,
      clock: () => "2026-01-01T00:00:00.000Z",
      random: (bytes) => new Uint8Array(bytes),
    },
    settings: {
      version: "0.0.0",
      url: null,
      siteName: "Casebook",
      secureCookies: false,
      trustProxy: false,
      sample: false,
    },
    log: false,
  };
}
