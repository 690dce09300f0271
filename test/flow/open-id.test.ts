/** Signing in with a provider of OpenID Connect, against one on loopback: there and back, linking, invitations, and every way to be refused. */
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import type { FastifyInstance } from "fastify";
import type { FaceSettings } from "../../src/web/app.ts";
import { openIdProvider } from "../../src/identity/open-id-provider.ts";
import { addAccount } from "../../src/workflow/accounts.ts";
import { clientId, type Lies, type LoopbackProvider, openLoopbackProvider } from "../arbitrary/loopback-provider.ts";
import { addPerson, password, signedIn, visit, type Visited, type Visitor } from "./desk-house.ts";
import { type FactorHouse, openFactorHouse, setUpApp } from "./factor-house.ts";

let loopback: LoopbackProvider;

before(async () => {
  loopback = await openLoopbackProvider();
});
beforeEach(() => {
  loopback.lie({});
});
after(() => loopback.close());

async function open(settings: Partial<FaceSettings> = {}): Promise<FactorHouse> {
  const { issuer } = loopback;
  const provider = openIdProvider({ issuer, clientId, clientSecret: "s", name: "Example ID", isPublic: () => false });
  const opened = await openFactorHouse(settings, provider);
  await addPerson(opened.house, "Ada", "curator");
  await addPerson(opened.house, "Eve", "member");
  return opened;
}

/** Path and query of an address. */
const pathOf = (address: string) => address.replace(/^https?:\/\/[^/]+/, "");

/** To the provider and back, from the door. */
async function enter(visitor: Visitor, next = "", lies: Lies = {}): Promise<Visited> {
  const left = await visitor.get(`/sign-in/provider?next=${encodeURIComponent(next)}`);
  loopback.lie(lies);
  return visitor.get(pathOf(await loopback.visit(left.location)));
}

/** Links the account of somebody who has just signed in. */
async function link(visitor: Visitor, lies: Lies = {}): Promise<Visited> {
  await visitor.get("/account/security");
  const leaving = await visitor.post("/account/security/identities", {});
  const departure = /href="(http:[^"]+authorize[^"]+)"/.exec(leaving.body)?.[1]?.replaceAll("&amp;", "&") ?? "";
  loopback.lie(lies);
  return visitor.get(pathOf(await loopback.visit(departure)));
}

async function linkAda(app: FastifyInstance): Promise<void> {
  assert.equal((await link(await signedIn(app, "Ada"))).location, "/account/security?said=linked");
}

async function refusals({ noted }: FactorHouse): Promise<readonly unknown[]> {
  return (await noted()).filter(({ action }) => action === "sign-in-refused").map(({ detail }) => detail?.["reason"]);
}

test("an account is linked by whoever has signed in, and is entered with the provider from then on", async () => {
  const opened = await open();
  const { app, account, noted } = opened;
  await linkAda(app);
  assert.deepEqual((await account("Ada")).identities, [{ issuer: loopback.issuer, subject: "alice" }]);
  const ada = visit(app);
  assert.match((await ada.get("/sign-in")).body, /Sign in with Example ID/);
  const entered = await enter(ada, "/incidents");
  assert.equal(entered.location, "/incidents");
  assert.equal((await ada.get("/desk")).status, 200);
  const actions = (await noted()).map(
    ({ action, detail }) => `${action} ${String(detail?.["way"] ?? detail?.["change"])}`,
  );
  assert.deepEqual(actions.slice(-3), ["sign-in password", "factor-changed identity-linked", "sign-in open-id"]);
  const page = await ada.get("/account/security");
  assert.match(page.body, /Linked with Example ID/);
  await ada.post("/account/security/identities/remove", { issuer: loopback.issuer, subject: "alice" });
  assert.deepEqual((await account("Ada")).identities, []);
});

for (const [lie, lies, reason] of [
  ["another issuer", { issuer: "https://elsewhere.example" }, /iss/],
  ["another nonce", { nonce: "another" }, /nonce/],
  ["another audience", { audience: "another" }, /aud/],
  ["a word that has ended", { endsIn: -300 }, /timestamp/],
  ["no signature", { signed: "none" }, /./],
  ["the public key as a shared secret", { signed: "HS256" }, /./],
  ["the signature of somebody else", { signed: "other-key" }, /./],
] as const satisfies readonly (readonly [string, Lies, RegExp])[]) {
  test(`refused with one page, and noted: ${lie}`, async () => {
    const opened = await open();
    await linkAda(opened.app);
    const visitor = visit(opened.app);
    const refused = await enter(visitor, "", lies);
    assert.equal(refused.status, 401);
    assert.match(refused.body, /<h1>The sign-in with the provider was not accepted\.<\/h1>/);
    assert.equal(visitor.cookies.has("casebook_session"), false);
    const [noted, ...more] = await refusals(opened);
    assert.deepEqual(more, []);
    assert.match(String(noted), reason);
  });
}

test("a state is good once, in the browser that set out, and for ten minutes", async () => {
  const opened = await open();
  const { app, pass } = opened;
  await linkAda(app);
  const ada = visit(app);
  const left = await ada.get("/sign-in/provider");
  const arrival = pathOf(await loopback.visit(left.location));
  const cookies = new Map(ada.cookies);

  const thief = visit(app);
  assert.equal((await thief.get(arrival)).status, 401, "in another browser");
  const changed = visit(app);
  for (const [name, value] of cookies) changed.cookies.set(name, value);
  assert.equal((await changed.get(arrival.replace(/state=[^&]*/, "state=another"))).status, 401, "another state");
  const forged = visit(app);
  for (const [name, value] of cookies)
    forged.cookies.set(
      name,
      value.replace(/.$/, (last) => (last === "A" ? "B" : "A")),
    );
  assert.equal((await forged.get(arrival)).status, 401, "a cookie that was not sealed here");

  assert.equal((await ada.get(arrival)).status, 303);
  assert.equal((await ada.get(arrival)).status, 401, "again");
  const replaying = visit(app);
  for (const [name, value] of cookies) replaying.cookies.set(name, value);
  assert.equal((await replaying.get(arrival)).status, 401, "again, with all that the browser had");

  const late = visit(app);
  const slow = await late.get("/sign-in/provider");
  const back = pathOf(await loopback.visit(slow.location));
  pass(10 * 60);
  assert.equal((await late.get(back)).status, 401, "too late");
  assert.deepEqual(await refusals(opened), ["state", "state", "state", "state", "replayed", "state"]);
});

test("the provider may be down: it is said, and the password still signs in", async () => {
  const opened = await open();
  const { app } = opened;
  loopback.lie({ status: 503 });
  const visitor = visit(app);
  const down = await visitor.get("/sign-in/provider");
  assert.equal(down.status, 502);
  assert.match(down.body, /Sign in<\/a> in another way/);
  assert.equal((await (await signedIn(app, "Ada")).get("/desk")).status, 200);
  loopback.lie({});
  assert.equal((await visitor.get("/sign-in/provider")).status, 303);
});

test("nobody is known by a mail address: an identity that nobody linked opens nothing", async () => {
  const opened = await open();
  const { app, house, account } = opened;
  const ada = await account("Ada");
  await house.store.saveAccount({ ...ada, email: { address: "alice", verified: house.clock() }, name: "alice" });
  const visitor = visit(app);
  const unknown = await enter(visitor, "/desk");
  assert.equal(unknown.location, "/sign-in/provider/unknown");
  const page = await visitor.follow(unknown);
  assert.match(page.body, /link it under/);
  assert.doesNotMatch(page.body, /action="\/sign-in\/provider\/register"/, "registration is closed");
  assert.equal(visitor.cookies.has("casebook_session"), false);
  assert.deepEqual(await refusals(opened), ["identity-unknown"]);
  assert.equal((await visitor.post("/sign-in/provider/register", { name: "x" })).status, 403, "no form was loaded");
});

test("who registers with an identity waits for an administrator, and is told so at the next sign-in", async () => {
  const opened = await open({ registration: "approval" });
  const { app, house, account, noted } = opened;
  const visitor = visit(app);
  await visitor.follow(await enter(visitor));
  const empty = await visitor.post("/sign-in/provider/register", { name: " ", introduction: "" });
  assert.equal(empty.status, 422);
  const taken = await visitor.post("/sign-in/provider/register", { name: "ada", introduction: "From the press" });
  assert.equal(taken.status, 200);
  assert.match(taken.body, /waits/);
  const waiting =
    (await house.store.findAccountByIdentity({ issuer: loopback.issuer, subject: "alice" })) ?? assert.fail();
  assert.deepEqual([waiting.state, waiting.role, waiting.introduction], ["pending", "member", "From the press"]);
  assert.match(waiting.name, /^ada [0-9a-f]{6}$/, "nobody learns that the name is taken");
  assert.equal((await account("Ada")).identities.length, 0);
  const again = await enter(visit(app));
  assert.equal(again.status, 403);
  assert.ok((await noted()).some(({ action }) => action === "account-registered"));
  await house.store.saveAccount({ ...waiting, state: "active" });
  assert.equal((await enter(visit(app))).location, "/");
});

test("an identity belongs to one account, and only its holder links or unlinks it", async () => {
  const { app, account } = await open();
  await linkAda(app);
  const eve = await signedIn(app, "Eve");
  assert.equal((await link(eve)).status, 409);
  assert.deepEqual((await account("Eve")).identities, []);
  await eve.get("/account/security");
  const identity = { issuer: loopback.issuer, subject: "alice" };
  assert.equal((await eve.post("/account/security/identities/remove", identity)).status, 404);
  assert.equal((await link(await signedIn(app, "Ada"))).status, 409, "linked already");
});

test("a journey to link cannot be finished by somebody else who has signed in meanwhile, nor without a session", async () => {
  const { app, account } = await open();
  const ada = await signedIn(app, "Ada");
  await ada.get("/account/security");
  const leaving = await ada.post("/account/security/identities", {});
  const departure = /href="(http:[^"]+authorize[^"]+)"/.exec(leaving.body)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const arrival = pathOf(await loopback.visit(departure));
  const eve = await signedIn(app, "Eve");
  eve.cookies.set("casebook_journey", ada.cookies.get("casebook_journey") ?? "");
  assert.equal((await eve.get(arrival)).status, 401);
  assert.deepEqual([(await account("Ada")).identities, (await account("Eve")).identities], [[], []]);
});

test("linking begins with a form of ours, and asks again who is there after some time", async () => {
  const { app, pass } = await open();
  const ada = await signedIn(app, "Ada");
  pass(16 * 60);
  await ada.get("/account");
  assert.match((await ada.post("/account/security/identities", {})).location, /^\/account\/confirm/);
  assert.equal((await ada.post("/account/security/identities", { form: "forged" })).status, 403);
});

test("an invitation is taken up with an identity in place of a password, once", async () => {
  const { app, house, account } = await open();
  const { secret } = await addAccount(house, { name: "Zoe", role: "partner" });
  const zoe = visit(app);
  assert.match((await zoe.get(`/password/${secret}`)).body, /Use Example ID in place of a password/);
  const leaving = await zoe.post("/sign-in/provider/invitation", { link: secret });
  const departure = /href="(http:[^"]+authorize[^"]+)"/.exec(leaving.body)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const entered = await zoe.get(pathOf(await loopback.visit(departure)));
  assert.equal(entered.location, "/");
  const { state, identities, password: set } = await account("Zoe");
  assert.deepEqual([state, identities.length, set], ["active", 1, null]);
  assert.equal((await visit(app).get(`/password/${secret}`)).status, 404);
  await zoe.get("/account/security");
  assert.equal((await zoe.post("/sign-in/provider/invitation", { link: secret })).status, 404);
  const remove = { issuer: loopback.issuer, subject: "alice" };
  assert.equal((await zoe.post("/account/security/identities/remove", remove)).status, 409, "the last way in");
});

test("an account with a second factor is asked for it, unless the provider has asked for more than one proof", async () => {
  const opened = await open({ secondFactor: "desk" });
  const { app, codeOf, pass } = opened;
  await linkAda(app);
  await setUpApp(opened, await signedIn(app, "Ada"), "Ada");
  pass(30);
  const ada = visit(app);
  const step = await enter(ada, "/desk");
  assert.equal(step.location, "/sign-in/second-step");
  await ada.follow(step);
  assert.equal((await ada.post("/sign-in/second-step", { code: await codeOf("Ada") })).location, "/desk");
  assert.equal((await enter(visit(app), "/desk", { methods: ["pwd", "mfa"] })).location, "/desk");
});

test("where the desk must have a second factor, the word of the provider for one will do", async () => {
  const opened = await open({ secondFactor: "desk" });
  await linkAda(opened.app);
  const plain = visit(opened.app);
  await enter(plain, "/desk");
  assert.equal((await plain.get("/desk")).location, "/account/security?said=required");
  const proven = visit(opened.app);
  await enter(proven, "/desk", { methods: ["mfa"] });
  assert.equal((await proven.get("/desk")).status, 200);
  const vouched = async () => (await opened.account("Ada")).identities.map(({ manyFactors = false }) => manyFactors);
  assert.deepEqual(await vouched(), [true], "kept for what is done by keys");
  await enter(visit(opened.app), "/desk");
  assert.deepEqual(await vouched(), [false], "as it was the last time");
});

test("after the provider only paths of this site are gone to", async () => {
  const { app } = await open();
  await linkAda(app);
  for (const next of ["//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example"])
    assert.equal((await enter(visit(app), next)).location, "/desk", next);
});

test("who may not sign in is told why, for the identity is theirs", async () => {
  const { app, house, account } = await open();
  await linkAda(app);
  await house.store.saveAccount({ ...(await account("Ada")), state: "suspended" });
  const refused = await enter(visit(app));
  assert.equal(refused.status, 403);
  assert.match(refused.body, /suspended/);
});

test("without a provider there are no such pages, and away from a known address nobody sets out", async () => {
  const { app } = await openFactorHouse();
  const visitor = visit(app);
  assert.doesNotMatch((await visitor.get("/sign-in")).body, /sign-in\/provider/);
  for (const path of ["/sign-in/provider", "/sign-in/provider/return?code=x&state=x", "/sign-in/provider/unknown"])
    assert.equal((await visitor.get(path)).status, 404, path);
  assert.equal((await visitor.post("/sign-in/provider/register", { name: password })).status, 404);
});
