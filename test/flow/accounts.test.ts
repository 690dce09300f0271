/** Getting in: signing in and out, one-time links, and limits on attempts. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { addAccount } from "../../src/workflow/accounts.ts";
import { suspendAccount } from "../../src/workflow/administration.ts";
import { houseDoer } from "../../src/workflow/doer.ts";
import { addPerson, openDeskHouse, password, signedIn, visit } from "./desk-house.ts";
import { openPeopleHouse, plainly } from "./people-house.ts";

const session = "casebook_session";

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

test("an address that was proven stands in for the name", async () => {
  const { app, add } = await openPeopleHouse();
  await add("Ada", "curator");
  const visitor = visit(app);
  await visitor.get("/sign-in");
  assert.equal((await visitor.post("/sign-in", { name: "ADA@post.example", password })).location, "/desk");
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

test("signing in makes a new secret, and ends the session that the browser had", async () => {
  const { app, add } = await openPeopleHouse();
  await add("Ada", "curator");
  const ada = await signedIn(app, "Ada");
  const first = ada.cookies.get(session) ?? "";
  await ada.get("/sign-in");
  await ada.post("/sign-in", { name: "Ada", password });
  const second = ada.cookies.get(session) ?? "";
  assert.match(second, /^[0-9a-f]{48}$/);
  assert.notEqual(first, second);
  const thief = visit(app);
  thief.cookies.set(session, first);
  assert.equal((await thief.get("/account")).status, 303);

  const planted = visit(app);
  planted.cookies.set(session, "f".repeat(48));
  await planted.get("/sign-in");
  await planted.post("/sign-in", { name: "Ada", password });
  assert.notEqual(planted.cookies.get(session), "f".repeat(48));
});

test("wrong names and wrong passwords are answered alike to the byte, whatever became of the account", async () => {
  const { app, add, account, house } = await openPeopleHouse();
  for (const name of ["Ada", "Bob", "Eve"]) await add(name, "member");
  await suspendAccount(house, houseDoer, (await account("Bob")).id);
  await house.store.saveAccount({ ...(await account("Eve")), state: "pending" });
  await addAccount(house, { name: "New", role: "member" });
  // Of the same length, so that even the length of the answers can be compared.
  for (const names of [
    ["Ada", "Bob", "Eve", "New", "Nix", "%00"],
    ["ada@post.example", "bob@post.example", "nix@post.example"],
  ]) {
    const answers = [];
    for (const name of names) {
      const visitor = visit(app);
      await visitor.get("/sign-in");
      answers.push(plainly(await visitor.post("/sign-in", { name, password: "something else" }), name));
    }
    assert.deepEqual(new Set(answers).size, 1, answers.join("\n"));
    assert.match(answers[0] ?? "", /\[401,.*The name or the password is not right/s);
    assert.doesNotMatch(answers[0] ?? "", /something else/);
  }
});

test("why an account may not sign in is said to who knows the password, and to nobody else", async () => {
  const { app, add, account, house } = await openPeopleHouse();
  await add("Bob", "member");
  await suspendAccount(house, houseDoer, (await account("Bob")).id);
  await add("Eve", "member");
  await house.store.saveAccount({ ...(await account("Eve")), state: "pending" });
  for (const [name, words] of [
    ["Bob", /suspended/],
    ["Eve", /waits for an administrator/],
  ] as const) {
    const visitor = visit(app);
    await visitor.get("/sign-in");
    const answer = await visitor.post("/sign-in", { name, password });
    assert.equal(answer.status, 403);
    assert.match(answer.body, words);
    assert.equal(visitor.cookies.has(session), false);
  }
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

test("many attempts at one name lock nobody out from elsewhere, and the log stays short", async () => {
  const { app, add, house, noted } = await openPeopleHouse();
  await add("Ada", "curator");
  const attacker = visit(app, "203.0.113.9");
  await attacker.get("/sign-in");
  const statuses = new Map<number, number>();
  for (let attempt = 0; attempt < 300; attempt++) {
    const { status } = await attacker.post("/sign-in", { name: "Ada", password: `guess ${attempt}` });
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  assert.deepEqual(
    [...statuses],
    [
      [401, 10],
      [429, 290],
    ],
  );
  assert.equal((await attacker.post("/sign-in", { name: "Ada", password })).status, 429);
  const ada = visit(app, "198.51.100.7");
  await ada.get("/sign-in");
  assert.equal((await ada.post("/sign-in", { name: "Ada", password })).status, 303);
  assert.equal((await noted()).filter((action) => action === "sign-in-refused").length, 10);
  assert.doesNotMatch(JSON.stringify(await house.store.entriesAfter(0, 1000)), /guess/);
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
  assert.match((await ada.get("/account")).body, /<strong><bdi>Ada/);
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
  assert.equal(set.location, "/sign-in?said=password-set");
  assert.match((await visitor.follow(set)).body, /Your password is set/);
  assert.equal((await visitor.get(`/password/${secret}`)).status, 404);
  assert.match((await (await signedIn(app, "Ada")).get("/account")).body, /curator/);
});
