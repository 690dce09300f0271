import assert from "node:assert/strict";
import { test } from "node:test";
import fastify, { type FastifyInstance } from "fastify";
import { handleProblems } from "./problem.ts";
import { doorGuard } from "./entrance.ts";
import { preparePages } from "./reply.ts";
import { publicVisit } from "./visit.ts";

const settings = { version: "0", secureCookies: false, trustProxy: false, url: null, siteName: "C", sample: false };

/** A door that only counts: 200 where an attempt is let through. */
function openDoor(): FastifyInstance {
  const app = fastify();
  app.decorateRequest("visit", { getter: () => publicVisit });
  const guard = doorGuard({ name: 10, address: 50, seconds: 900 });
  handleProblems(app);
  preparePages(app, settings);
  app.get<{ Params: { name: string } }>("/:name", async (request, reply) => {
    await guard.enter(request, request.params.name, reply);
    return "in";
  });
  return app;
}

async function knock(app: FastifyInstance, name: string, remoteAddress: string): Promise<number> {
  const { statusCode, headers } = await app.inject({ url: `/${name}`, remoteAddress });
  assert.equal(statusCode === 429, Number(headers["retry-after"] ?? 0) > 0);
  return statusCode;
}

test("ten attempts for a name from an address and fifty for all names pass, and those from elsewhere are not counted with them", async () => {
  const app = openDoor();
  const passed = [];
  for (let attempt = 0; attempt < 12; attempt++) passed.push(await knock(app, "Ada", "203.0.113.9"));
  assert.deepEqual(passed.slice(8), [200, 200, 429, 429]);
  for (const spelling of ["ADA", "%20ada", "%EF%BC%A1da"])
    assert.equal(await knock(app, spelling, "203.0.113.9"), 429, spelling);
  assert.equal(await knock(app, "Ada", "203.0.113.10"), 200);
  const others = [];
  for (let attempt = 0; attempt < 50; attempt++) others.push(await knock(app, `n${attempt}`, "203.0.113.9"));
  assert.equal(others.filter((status) => status === 200).length, 50 - 15);
});

test("of IPv6 all addresses of one connection count as one", async () => {
  const app = openDoor();
  const passed = [];
  for (let attempt = 0; attempt < 60; attempt++) passed.push(await knock(app, `n${attempt}`, `2001:db8::${attempt}`));
  assert.equal(passed.filter((status) => status === 200).length, 50);
  assert.equal(await knock(app, "Ada", "2001:db8:0:1::1"), 200);
});

test("ten thousand attempts at one name from as many addresses lock nobody out", async () => {
  const guard = doorGuard({ name: 10, address: 50, seconds: 900 });
  const reply = { header: () => undefined };
  for (let attempt = 0; attempt < 10_000; attempt++)
    await guard.enter({ ip: `198.18.${attempt >> 8}.${attempt & 255}` }, "Ada", reply);
  await guard.enter({ ip: "192.0.2.1" }, "Ada", reply);
});
