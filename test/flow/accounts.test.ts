/** Getting in: signing in and out, one-time links, and managing accounts. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { addAccount } from "../../src/workflow/accounts.ts";
import { addPerson, openDeskHouse, password, signedIn, visit } from "./desk-house.ts";

test("who signs in with the right password comes to the place of their role", async () => {
  const { app, house } = await openDeskHouse();
  await addPerson(house, "Ada", "curator");
  await addPerson(house, "Mia", "member");
  for (const [name, place] of [
    ["ada", "/desk"],
    ["Mia", "/"],
  ] as const) {
    const visitor = visit(app);
    await visitor.get("/sign-in");
    const entered = await visitor.post("/sign-in", { name, password });
    assert.equal(entered.status, 303);
    assert.equal(entered.location, place);
  }
});

test("a session's cookie is out of reach of scripts and other sites", async () => {
  const { app, house } = await openDeskHouse();
  await addPerson(house, "Ada", "curator");
  const visitor = visit(app);
  await visitor.get("/sign-in");
  const entered = await visitor.post("/sign-in", { name: "Ada", password });
  const cookie = [entered.headers["set-cookie"]].flat().find((text) => text?.startsWith("casebook_session="));
  assert.match(cookie ?? "", /; Path=\/; HttpOnly; SameSite=Lax/);
});

test("a wrong name and a wrong password are answered alike, and the name is kept", async () => {
  const { app, house } = await openDeskHouse();
  await addPerson(house, "Ada", "curator");
  const visitor = visit(app);
  await visitor.get("/sign-in");
  const wrongPassword = await visitor.post("/sign-in", { name: "Ada", password: "something else" });
  const wrongName = await visitor.post("/sign-in", { name: "Eve", password });
  assert.equal(wrongPassword.status, 401);
  assert.match(wrongPassword.body, /The name or the password is not right/);
  assert.match(wrongPassword.body, /value="Ada"/);
  assert.doesNotMatch(wrongPassword.body, /something else/);
  const plain = (body: string) => body.replace(/value="[^"]*"/g, "");
  assert.equal(plain(wrongPassword.body), plain(wrongName.body));
});

test("attempts are limited for each name and address, and the answer says for how long", async () => {
  const { app, house } = await openDeskHouse();
  await addPerson(house, "Ada", "curator");
  const visitor = visit(app);
  await visitor.get("/sign-in");
  for (let attempt = 0; attempt < 10; attempt++) {
    assert.equal((await visitor.post("/sign-in", { name: "Ada", password: "wrong" })).status, 401);
  }
  const limited = await visitor.post("/sign-in", { name: " ADA ", password });
  assert.equal(limited.status, 429);
  assert.ok(Number(limited.headers["retry-after"]) > 0);
  assert.equal((await visitor.post("/sign-in", { name: "Eve", password: "wrong" })).status, 401);
});

test("after signing in only paths of this site are gone to", async () => {
  const { app, house } = await openDeskHouse();
  await addPerson(house, "Mia", "member");
  const places = [
    ["/incidents?page=2", "/incidents?page=2"],
    ["//elsewhere.example/", "/"],
    ["/\\elsewhere.example", "/"],
    ["https://elsewhere.example/", "/"],
    ["javascript:alert(1)", "/"],
    ["", "/"],
  ] as const;
  for (const [next, place] of places) {
    const visitor = visit(app);
    const page = await visitor.get(`/sign-in?next=${encodeURIComponent(next)}`);
    assert.equal(page.body.includes("elsewhere.example"), false, next);
    assert.equal((await visitor.post("/sign-in", { name: "Mia", password, next })).location, place);
  }
});

test("who signs out is a stranger again", async () => {
  const { app, house } = await openDeskHouse();
  await addPerson(house, "Ada", "curator");
  const ada = await signedIn(app, "Ada");
  assert.match((await ada.get("/account")).body, /signed in as <strong><bdi>Ada/);
  assert.equal((await ada.post("/sign-out", {})).status, 303);
  assert.equal((await ada.get("/desk")).status, 303);
});

test("a one-time link sets a password once, and tells its address to nobody", async () => {
  const { app, house } = await openDeskHouse();
  const { secret } = await addAccount(house, { name: "Ada", role: "curator" });
  const visitor = visit(app);
  const page = await visitor.get(`/password/${secret}`);
  assert.match(page.body, /<bdi>Ada<\/bdi>/);
  assert.equal(page.headers["referrer-policy"], "strict-origin");
  assert.equal(page.headers["cache-control"], "private, no-store");

  const weak = await visitor.post(`/password/${secret}`, { password: "short", again: "short" });
  assert.equal(weak.status, 422);
  assert.match(weak.body, /12 to 200 characters/);
  const differs = await visitor.post(`/password/${secret}`, { password, again: `${password}!` });
  assert.equal(differs.status, 422);
  assert.match(differs.body, /id="f-again-error"/);
  const set = await visitor.post(`/password/${secret}`, { password, again: password });
  assert.equal(set.location, "/sign-in?password=set");
  assert.equal((await visitor.get(`/password/${secret}`)).status, 404);
  assert.match((await (await signedIn(app, "Ada")).get("/account")).body, /curator/);
});

test("an administrator adds accounts and renews links, each of which is shown once", async () => {
  const { app, house } = await openDeskHouse();
  await addPerson(house, "Root", "administrator");
  const root = await signedIn(app, "Root");
  await root.get("/account");
  const added = await root.post("/account/people", { name: "Zoe", role: "partner" });
  assert.equal(added.status, 201);
  const link = /\/password\/[0-9a-f]+/.exec(added.body)?.[0] ?? "";
  assert.match((await visit(app).get(link)).body, /<bdi>Zoe<\/bdi>/);
  assert.doesNotMatch((await root.get("/account")).body, /\/password\//);

  const renewed = await root.post("/account/link", { name: "Zoe" });
  assert.match(renewed.body, /\/password\/[0-9a-f]+/);
  assert.equal((await visit(app).get(link)).status, 404);

  const taken = await root.post("/account/people", { name: "zoe", role: "member" });
  assert.equal(taken.status, 409);
  assert.match(taken.body, /already an account of this name/);
  assert.match(taken.body, /value="zoe"/);
  assert.equal((await root.post("/account/people", { name: "Yan", role: "king" })).status, 422);
});

test("accounts are nobody's business but the administrators'", async () => {
  const { app, house } = await openDeskHouse();
  await addPerson(house, "Ada", "editor");
  const ada = await signedIn(app, "Ada");
  const page = await ada.get("/account");
  assert.doesNotMatch(page.body, /Accounts<\/h2>|Add an account/);
  assert.equal((await ada.post("/account/link", { name: "Ada" })).status, 403);
});
