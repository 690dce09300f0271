/** Law: whatever is answered, and to whatever question, carries the headers that protect readers; and nobody who only reads gets a cookie. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { InjectOptions, LightMyRequestResponse } from "fastify";
import { createApp } from "../../src/web/app.ts";
import { cookieName } from "../../src/web/cookies.ts";
import { formCookie } from "../../src/web/form-token.ts";
import { protectiveHeaders } from "../../src/web/protection.ts";
import { openPublicHouse, publishBriefing, type PublicHouse } from "../flow/public-house.ts";
import { listRoutes } from "./list-routes.ts";

type Method = NonNullable<InjectOptions["method"]>;

const ways = ["/", "/incidents", "/incidents/CB-000001", "/sign-in", "/feeds/all.atom", "/assets/style.css"] as const;

async function openOne(): Promise<PublicHouse> {
  const opened = await openPublicHouse("open");
  const assertions = [
    { field: "victim.name", about: "victim-1", value: "Northfield", quote: "Northfield" },
    { field: "summary", value: "It was hit.", quote: "was hit" },
  ];
  await publishBriefing(opened.house, { id: "CB-000001", text: "Northfield was hit.", assertions });
  return opened;
}

/** The same house behind https. */
async function openSecure({ house }: PublicHouse): Promise<PublicHouse["app"]> {
  const settings = {
    version: "0",
    secureCookies: true,
    trustProxy: false,
    url: "https://casebook.example",
    siteName: "Casebook",
    sample: false,
  };
  return createApp({ house, settings, log: false });
}

/** Of plain http nothing is said about transport. */
function protects(answer: LightMyRequestResponse, what: string, https = false): void {
  for (const name of protectiveHeaders) {
    if (name === "strict-transport-security" && !https) continue;
    assert.notEqual(answer.headers[name], undefined, `${what} (${answer.statusCode}) lacks ${name}`);
  }
  const policy = String(answer.headers["content-security-policy"]);
  assert.doesNotMatch(policy, /unsafe|\*|https?:/, what);
  assert.match(policy, /default-src 'none'/, what);
  assert.match(policy, /frame-ancestors 'none'/, what);
  assert.equal(answer.headers["x-content-type-options"], "nosniff", what);
  assert.equal(answer.headers["access-control-allow-origin"], undefined, what);
}

test("every route, asked as a stranger would, by every method", async () => {
  const { app } = await openOne();
  for (const route of await listRoutes()) {
    const [, path = "/"] = route.split(" ", 2);
    const url = path.replace(/:\w+(?:\([^)]*\))?/g, "CB-000001");
    for (const method of ["GET", "HEAD", "POST", "DELETE", "OPTIONS"] as const satisfies readonly Method[]) {
      for (const accept of ["text/html", "application/json"]) {
        const answer = await app.inject({ method, url, headers: { accept } });
        protects(answer, `${method} ${url}`);
        assert.notEqual(answer.statusCode, 500, `${method} ${url}`);
      }
    }
  }
});

test("kept answers, and HEAD", async () => {
  const opened = await openOne();
  for (const app of [opened.app, await openSecure(opened)]) {
    const https = app !== opened.app;
    for (const url of ways) {
      for (let time = 1; time <= 2; time += 1) {
        const answer = await app.inject({ url, headers: { accept: "text/html" } });
        protects(answer, `${url}, time ${time}`, https);
        assert.equal((await app.inject({ method: "HEAD", url })).body, "");
        const { etag } = answer.headers;
        if (etag === undefined) continue;
        const again = await app.inject({ url, headers: { accept: "text/html", "if-none-match": etag } });
        assert.equal(again.statusCode, 304, url);
      }
    }
  }
});

test("who has kept a page that was protected otherwise is given it anew", async () => {
  const { app, house } = await openOne();
  const settings = {
    version: "0",
    secureCookies: false,
    trustProxy: false,
    url: null,
    siteName: "Casebook",
    sample: false,
  };
  const other = await createApp({ house, settings, log: false });
  other.addHook("onRequest", async (_request, reply) => {
    void reply.header("permissions-policy", "camera=(self)");
  });
  const headers = { accept: "text/html" };
  const { headers: told, body } = await app.inject({ url: "/about", headers });
  const etag = String(told.etag);
  assert.equal((await app.inject({ url: "/about", headers: { ...headers, "if-none-match": etag } })).statusCode, 304);
  const again = await other.inject({ url: "/about", headers: { ...headers, "if-none-match": etag } });
  assert.deepEqual([again.statusCode, again.body], [200, body]);
});

test("every kind of error, the router's own among them", async () => {
  const { app } = await openOne();
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const asked: readonly (readonly [status: number, InjectOptions & { readonly url: string }])[] = [
    [404, { url: "/nowhere" }],
    [404, { url: "/%" }],
    [404, { url: "/%ff" }],
    [404, { url: "/incidents/%00" }],
    [414, { url: `/${"a".repeat(9000)}` }],
    [400, { url: "/incidents?sort=nonsense" }],
    [404, { url: "/incidents/CB-999999" }],
    [403, { method: "PUT", url: "/" }],
    [403, { method: "POST", url: "/sign-in", headers: form, payload: "name=a" }],
    [413, { method: "POST", url: "/sign-in", headers: form, payload: "a".repeat(2_000_000) }],
    [415, { method: "POST", url: "/sign-in", headers: { "content-type": "text/plain" }, payload: "name=a" }],
    [415, { method: "POST", url: "/sign-in", headers: { "content-type": "a/b" }, payload: "name=a" }],
    [400, { method: "POST", url: "/sign-in", headers: { "content-type": "application/json" }, payload: "{" }],
    [401, { method: "POST", url: "/api/v1/imports", headers: { "content-type": "text/csv" }, payload: "a" }],
    [401, { url: "/desk", headers: { accept: "application/json" } }],
    [303, { url: "/desk", headers: { accept: "text/html" } }],
    [302, { url: "/favicon.ico" }],
    [404, { url: "/assets/none.css" }],
    [406, { url: "/taxii2/", headers: { accept: "text/html" } }],
    [404, { url: "/taxii2/nowhere", headers: { accept: "application/taxii+json;version=2.1" } }],
    [421, { url: "/", headers: { host: "elsewhere.example" } }],
  ];
  for (const [status, options] of asked) {
    const answer = await app.inject(options);
    const what = `${String(options.method ?? "GET")} ${options.url.slice(0, 60)}`;
    assert.equal(answer.statusCode, status, what);
    protects(answer, what);
  }
  const { app: broken } = await openPublicHouse();
  broken.get("/defect", () => {
    throw new Error("a defect with a secret in it");
  });
  for (const accept of ["text/html", "application/json"]) {
    const defect = await broken.inject({ url: "/defect", headers: { accept } });
    assert.equal(defect.statusCode, 500);
    assert.doesNotMatch(defect.body, /secret|Error:|src\//);
    protects(defect, "a defect");
  }
});

test("nobody who only reads gets a cookie; a form brings one that no script and no neighbour can touch", async () => {
  const opened = await openOne();
  const app = await openSecure(opened);
  for (const route of (await listRoutes()).filter((name) => name.startsWith("GET "))) {
    const url = route.slice(4).replace(/:\w+(?:\([^)]*\))?/g, "CB-000001");
    const answer = await app.inject({ url, headers: { accept: "text/html" } });
    const holdsForm = answer.body.includes(' name="form"');
    assert.equal(answer.headers["set-cookie"] !== undefined, holdsForm, url);
  }
  const { headers } = await app.inject({ url: "/sign-in", headers: { accept: "text/html" } });
  const cookie = [headers["set-cookie"]].flat().join();
  assert.match(
    cookie,
    new RegExp(`^${cookieName(formCookie, true)}=[0-9a-f]{32}; Path=/; HttpOnly; Secure; SameSite=Lax$`),
  );
  assert.match(cookieName(formCookie, true), /^__Host-/);
});

test("over https browsers are told to come over nothing else, for a year; over http nothing is said of it", async () => {
  const opened = await openOne();
  const app = await openSecure(opened);
  assert.equal((await app.inject({ url: "/" })).headers["strict-transport-security"], "max-age=31536000");
  assert.equal((await opened.app.inject({ url: "/" })).headers["strict-transport-security"], undefined);
});

test("no script makes markup of text, and none may", async () => {
  const { app } = await openOne();
  const policy = String((await app.inject({ url: "/" })).headers["content-security-policy"]);
  assert.match(policy, /require-trusted-types-for 'script'/);
  assert.match(policy, /trusted-types 'none'/);
});
