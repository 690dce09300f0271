/** No form is believed that was not loaded from this casebook by the browser that sends it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { formCookie } from "../../src/web/form-token.ts";
import { sessionCookie } from "../../src/web/visit.ts";
import { openPublicHouse, sessionOf } from "./public-house.ts";

const form = { "content-type": "application/x-www-form-urlencoded" };
const typed = "name=nobody&password=nothing-of-the-kind";

async function loadedForm() {
  const { app } = await openPublicHouse();
  const page = await app.inject({ url: "/sign-in", headers: { accept: "text/html" } });
  const cookie = page.cookies.find(({ name }) => name === formCookie)?.value ?? "";
  const token = /name="form" value="([^"]+)"/.exec(page.body)?.[1] ?? "";
  return { app, page, cookie, token };
}

test("a form that was loaded here is taken", async () => {
  const { app, page, cookie, token } = await loadedForm();
  assert.equal(page.headers["cache-control"], "private, no-store");
  const request = { method: "POST", url: "/sign-in", cookies: { [formCookie]: cookie } } as const;
  const inBody = await app.inject({ ...request, headers: form, payload: `form=${token}&${typed}` });
  assert.equal(inBody.statusCode, 401);
  const headers = { ...form, "x-casebook-form": token, "sec-fetch-site": "same-origin" };
  assert.equal((await app.inject({ ...request, headers, payload: typed })).statusCode, 401);
});

test("a form without a token, with a forged one or with another browser's is refused, and nothing else is looked at", async () => {
  const { app, cookie, token } = await loadedForm();
  const cases = [
    [cookie, ""],
    [cookie, "forged"],
    [cookie, `${token}x`],
    ["", token],
    ["0".repeat(32), token],
    [cookie, `.${token.split(".")[1] ?? ""}`],
  ] as const;
  for (const [cookieValue, value] of cases) {
    const answer = await app.inject({
      method: "POST",
      url: "/sign-in",
      cookies: { [formCookie]: cookieValue },
      headers: { ...form, accept: "application/json" },
      payload: `form=${encodeURIComponent(value)}&${typed}`,
    });
    assert.equal(answer.statusCode, 403);
    assert.equal(answer.json<{ code: string }>().code, "form-expired");
  }
});

test("a form sent from another site is refused even with the right token", async () => {
  const { app, cookie, token } = await loadedForm();
  for (const headers of [
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { origin: "https://elsewhere.example" },
    { origin: "null" },
  ]) {
    const answer = await app.inject({
      method: "POST",
      url: "/sign-in",
      cookies: { [formCookie]: cookie },
      headers: { ...form, ...headers },
      payload: `form=${token}&${typed}`,
    });
    assert.equal(answer.statusCode, 403);
  }
});

test("files are read only for those who may work at the desk", async () => {
  const { app } = await openPublicHouse();
  const headers = { "content-type": "multipart/form-data; boundary=x", accept: "application/json" };
  const answer = await app.inject({ method: "POST", url: "/sign-in", headers, payload: "--x--" });
  assert.equal(answer.statusCode, 401);
});

test("a form that is too large is refused in words", async () => {
  const { app } = await openPublicHouse();
  const payload = `form=${"x".repeat(1024 * 1024 + 1)}`;
  const answer = await app.inject({
    method: "POST",
    url: "/sign-in",
    headers: { ...form, accept: "text/html" },
    payload,
  });
  assert.equal(answer.statusCode, 413);
  assert.match(answer.body, /<h1>/);
});

test("no way around the token: another port, scheme or null as origin, another method, plain text, a method in disguise", async () => {
  const { app, cookie, token } = await loadedForm();
  const right = { ...form, "x-casebook-form": token, host: "localhost:80" };
  const ask = async (method: "POST" | "PUT" | "PATCH" | "DELETE" | "GET", headers: Readonly<Record<string, string>>) =>
    (await app.inject({ method, url: "/sign-in", cookies: { [formCookie]: cookie }, headers, payload: typed }))
      .statusCode;
  assert.equal(await ask("POST", { ...right, origin: "http://localhost:80" }), 401);
  for (const origin of [
    "http://localhost:8081",
    "https://localhost:80",
    "null",
    "http://localhost.elsewhere.example",
    "localhost:80",
    "",
  ])
    assert.equal(await ask("POST", { ...right, origin }), 403, origin);
  // Both say where it comes from, and one of them says elsewhere.
  assert.equal(
    await ask("POST", { ...right, origin: "http://elsewhere.example", "sec-fetch-site": "same-origin" }),
    403,
  );
  assert.equal(await ask("POST", { ...right, origin: "http://localhost:80", "sec-fetch-site": "cross-site" }), 403);
  for (const method of ["PUT", "PATCH", "DELETE"] as const) assert.equal(await ask(method, form), 403, method);
  assert.equal(await ask("POST", { ...right, "content-type": "text/plain" }), 415);
  const disguised = await app.inject({
    url: "/sign-out?_method=POST",
    headers: { "x-http-method-override": "POST", "x-method-override": "POST", "x-http-method": "POST" },
  });
  assert.equal(disguised.statusCode, 404);
});

test("a route for programs takes no cookie for credentials", async () => {
  const { app, house } = await openPublicHouse();
  const cookies = { [sessionCookie]: await sessionOf(house, "administrator") };
  for (const type of ["application/json", "text/csv", "application/octet-stream", "multipart/form-data; boundary=x"]) {
    const headers = { "content-type": type, accept: "application/json" };
    const answer = await app.inject({
      method: "POST",
      url: "/api/v1/imports?format=ndjson",
      cookies,
      headers,
      payload: "--x--",
    });
    assert.ok([401, 403].includes(answer.statusCode), `${type}: ${answer.statusCode}`);
  }
});
