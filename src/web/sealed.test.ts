/** Tests of facts that a browser keeps for the house, and of the place that things are bound to. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fastify, { type FastifyInstance } from "fastify";
import { openHouse } from "../../test/arbitrary/house.ts";
import { readCookies } from "./cookies.ts";
import { guardForms } from "./form-token.ts";
import { ownOrigin, passkeyPlace } from "./own-place.ts";
import { forgetSealed, keepSealed, sealedIn } from "./sealed.ts";

const one = { name: "casebook_one", minutes: 5 } as const;
const other = { name: "casebook_other", minutes: 5 } as const;
const clock = { now: "2026-01-01T00:00:00.000Z" };

/** An application that keeps `x` and says what it finds, by cookie. */
async function open(): Promise<FastifyInstance> {
  const app = fastify();
  await readCookies(app, false);
  await guardForms(app, openHouse(), null);
  app.get("/keep", (_request, reply) => {
    keepSealed(reply, one, { word: "x" }, clock.now);
    return reply.send("");
  });
  app.get("/forget", (_request, reply) => {
    forgetSealed(reply, one);
    return reply.send("");
  });
  app.get("/found", (request) => [sealedIn(request, one, clock.now), sealedIn(request, other, clock.now)]);
  return app;
}

async function found(app: FastifyInstance, cookies: Record<string, string>): Promise<unknown> {
  return (await app.inject({ url: "/found", cookies })).json();
}

test("facts come back as they went, for their purpose, and for as long as they say", async () => {
  const app = await open();
  const [cookie] = (await app.inject("/keep")).cookies;
  const value = cookie?.value ?? "";
  assert.deepEqual([cookie?.httpOnly, cookie?.sameSite, cookie?.maxAge], [true, "Lax", 300]);
  assert.deepEqual(await found(app, { [one.name]: value }), [{ word: "x" }, null]);
  assert.deepEqual(await found(app, { [other.name]: value }), [null, null], "sealed for something else");
  for (const changed of ["", ".", `x${value}`, `${value}x`, value.replace(".", "A."), value.split(".")[0] ?? ""])
    assert.deepEqual(await found(app, { [one.name]: changed }), [null, null], changed);
  for (const [now, kept] of [
    ["2026-01-01T00:04:59.999Z", true],
    ["2026-01-01T00:05:00.000Z", false],
    ["2025-12-31T23:00:00.000Z", false],
  ] as const) {
    clock.now = now;
    assert.deepEqual(await found(app, { [one.name]: value }), [kept ? { word: "x" } : null, null], now);
  }
  clock.now = "2026-01-01T00:00:00.000Z";
  assert.equal((await app.inject("/forget")).cookies[0]?.value, "");
  const elsewhere = await open();
  assert.deepEqual(
    await found(elsewhere, { [one.name]: value }),
    [{ word: "x" }, null],
    "the same key in every run of a test",
  );
});

test("the place is what the setting says, else a host of this machine, and never one that a request makes up", () => {
  const asked = (host: string) => ({ host, protocol: "http" }) as const;
  assert.equal(ownOrigin({ url: "https://casebook.example/at" }, asked("evil.example")), "https://casebook.example");
  assert.equal(ownOrigin({ url: null }, asked("evil.example")), null);
  assert.equal(ownOrigin({ url: null }, asked("localhost.evil.example")), null);
  assert.equal(ownOrigin({ url: null }, asked("localhost:8080")), "http://localhost:8080");
  assert.equal(ownOrigin({ url: null }, asked("127.0.0.1:8080")), "http://127.0.0.1:8080");
  assert.equal(ownOrigin({ url: null }, asked("a b")), null);
});

test("passkeys are for names with https, and for localhost", () => {
  const asked = { host: "localhost:8080", protocol: "http" } as const;
  const party = (url: string | null) => passkeyPlace({ url }, asked)?.relyingParty ?? null;
  assert.deepEqual(
    [
      null,
      "https://casebook.example:8443",
      "http://casebook.example",
      "https://192.0.2.1",
      "https://[2001:db8::1]",
    ].map(party),
    ["localhost", "casebook.example", null, null, null],
  );
  assert.equal(passkeyPlace({ url: null }, { host: "127.0.0.1:8080", protocol: "http" }), null);
});
