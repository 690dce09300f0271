/** The host that a request names is whatever its sender writes: it is known, or nothing is done for it. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { test } from "node:test";
import type { FaceSettings } from "../../src/web/face.ts";
import { createApp } from "../../src/web/app.ts";
import { openPublicHouse } from "./public-house.ts";

async function openWith(settings: Partial<FaceSettings>) {
  const { house } = await openPublicHouse("open");
  const usual = {
    version: "0",
    secureCookies: false,
    trustProxy: false,
    url: null,
    siteName: "Casebook",
    sample: false,
  };
  const app = await createApp({ house, settings: { ...usual, ...settings }, log: false });
  const status = async (host: string, more: Readonly<Record<string, string>> = {}) =>
    (await app.inject({ url: "/about", headers: { host, ...more }, remoteAddress: "203.0.113.7" })).statusCode;
  const canonical = async (headers: Readonly<Record<string, string>>) => {
    const { body } = await app.inject({ url: "/about", headers: { accept: "text/html", ...headers } });
    return /rel="canonical" href="([^"]+)"/.exec(body)?.[1] ?? null;
  };
  return { app, status, canonical };
}

const url = "https://casebook.example";

test("without a setting only names of this machine are answered to", async () => {
  const { status } = await openWith({});
  for (const host of [
    "localhost",
    "LOCALHOST:8080",
    "127.0.0.1:1",
    "127.3.2.1",
    "[::1]:8080",
    "a.localhost",
    "localhost.",
  ])
    assert.equal(await status(host), 200, host);
  for (const host of [
    "elsewhere.example",
    "localhost.elsewhere.example",
    "127.0.0.1.elsewhere.example",
    "198.51.100.1",
    "[2001:db8::1]",
    "0.0.0.0",
  ])
    assert.equal(await status(host), 421, host);
  for (const host of ["a b", "localhost@elsewhere.example", "localhost/", "localhost:80:80", "[::1", "localhost\\x"])
    assert.equal(await status(host), 421, host);
});

test("the name that is listened on is one of the house", async () => {
  const { status } = await openWith({ host: "desk.lan" });
  assert.equal(await status("desk.lan:8080"), 200);
  assert.equal(await status("other.lan"), 421);
});

test("with CASEBOOK_URL its host is answered to, bare addresses for those who watch, and no other name; links are made of it alone", async () => {
  const { status, canonical } = await openWith({ url });
  for (const host of ["casebook.example", "Casebook.Example:443", "localhost:8080", "10.0.0.9:8080", "[2001:db8::1]"])
    assert.equal(await status(host), 200, host);
  for (const host of ["elsewhere.example", "casebook.example.elsewhere.example", "xcasebook.example"])
    assert.equal(await status(host), 421, host);
  for (const host of ["10.0.0.9", "localhost"]) assert.equal(await canonical({ host }), `${url}/about`);
});

test("a page that is kept is given to nobody who names another host", async () => {
  const { status } = await openWith({ url });
  for (let time = 1; time <= 3; time += 1) {
    assert.equal(await status("casebook.example"), 200);
    assert.equal(await status("elsewhere.example"), 421);
  }
});

test("an answer to an unknown host holds nothing of it, and sets nothing", async () => {
  const { app } = await openWith({});
  const answer = await app.inject({ url: "/sign-in", headers: { host: "elsewhere.example", accept: "text/html" } });
  assert.equal(answer.statusCode, 421);
  assert.doesNotMatch(answer.body, /elsewhere/);
  assert.equal(answer.headers["set-cookie"], undefined);
  assert.equal(answer.headers["cache-control"], "no-store");
});

test("what a proxy would say is not believed of anybody else", async () => {
  const forged = {
    "x-forwarded-host": "casebook.example",
    "x-forwarded-proto": "https",
    "x-forwarded-for": "10.1.1.1",
  };
  const { status, canonical } = await openWith({});
  assert.equal(await status("elsewhere.example", forged), 421);
  assert.equal(await canonical({ host: "localhost", ...forged }), "http://localhost/about");
  const named = await openWith({ trustProxy: "10.0.0.1", url });
  assert.equal(await named.status("elsewhere.example", forged), 421);
});

test("of the proxy in front the nearest word counts, and only one step back", async () => {
  const { app } = await openWith({ trustProxy: true, url });
  app.get("/who", ({ ip, host, protocol }, reply) => reply.send({ ip, host, protocol }));
  const { body } = await app.inject({
    url: "/who",
    remoteAddress: "10.0.0.1",
    headers: {
      host: "inner",
      "x-forwarded-for": "6.6.6.6, 203.0.113.9",
      "x-forwarded-host": "elsewhere.example, casebook.example",
      "x-forwarded-proto": "http, https",
    },
  });
  assert.deepEqual(JSON.parse(body), { ip: "203.0.113.9", host: "casebook.example", protocol: "https" });
});

test("over a connection the address that was connected to is known, and a request without a host is not", async () => {
  const { app } = await openWith({});
  await app.listen({ host: "127.0.0.1", port: 0 });
  const say = async (lines: string) => {
    const socket = connect((app.server.address() as AddressInfo).port, "127.0.0.1");
    await once(socket, "connect");
    socket.write(`${lines}\r\nConnection: close\r\n\r\n`);
    return (await text(socket)).slice(9, 12);
  };
  assert.equal(await say("GET /about HTTP/1.1\r\nHost: 127.0.0.1"), "200");
  assert.equal(await say("GET /about HTTP/1.1"), "421");
  assert.equal(await say("GET /about HTTP/1.1\r\nHost: elsewhere.example"), "421");
  await app.close();
});
