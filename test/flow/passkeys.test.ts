/** Passkeys over HTTP, with an authenticator in software: what is sent, and what is sent forged, replayed, or made elsewhere. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type HeldPasskey, makePasskey, type Twists } from "../arbitrary/authenticator.ts";
import { addPerson, signedIn, visit, type Visited, type Visitor } from "./desk-house.ts";
import { codesIn, openFactorHouse } from "./factor-house.ts";

const origin = "http://localhost";

type CreationOptions = Parameters<typeof makePasskey>[0];

/** Adds a passkey for somebody who has just signed in. */
async function add(
  visitor: Visitor,
  twists: Twists = {},
): Promise<{ readonly held: HeldPasskey; readonly page: Visited }> {
  await visitor.get("/account/security");
  const asked = await visitor.post("/account/security/passkeys/options", {});
  const { response, held } = makePasskey(JSON.parse(asked.body) as CreationOptions, twists.origin ?? origin, twists);
  const fields = { label: "Blue key", response: JSON.stringify(response) };
  return { held, page: await visitor.post("/account/security/passkeys", fields) };
}

/** What a browser would send at the door. */
async function shown(visitor: Visitor, held: HeldPasskey, twists: Twists = {}): Promise<string> {
  await visitor.get("/sign-in");
  const asked = await visitor.post("/sign-in/passkey/options", {});
  const options = JSON.parse(asked.body) as { challenge: string; rpId: string };
  return JSON.stringify(held.show(options, twists.origin ?? origin, twists));
}

test("a passkey is added, and opens the account without a name, a password or a code", async () => {
  const { app, house, noted } = await openFactorHouse();
  await addPerson(house, "Ada", "curator");
  const { held, page } = await add(await signedIn(app, "Ada"));
  assert.equal(page.status, 200);
  assert.equal(codesIn(page.body).length, 10, "the first factor brings codes on paper");
  const ada = visit(app);
  const entered = await ada.post("/sign-in/passkey", { response: await shown(ada, held), next: "/incidents" });
  assert.equal(entered.location, "/incidents");
  assert.equal((await ada.get("/desk")).status, 200);
  const ways = (await noted()).filter(({ action }) => action === "sign-in").map(({ detail }) => detail?.["way"]);
  assert.deepEqual(ways, ["password", "passkey"]);
});

test("a passkey that is the first factor ends all other sessions, and one more does not", async () => {
  const { app, house } = await openFactorHouse();
  await addPerson(house, "Ada", "curator");
  const [other, ada] = [await signedIn(app, "Ada"), await signedIn(app, "Ada")];
  const { held } = await add(ada);
  assert.equal((await other.get("/desk")).location, "/sign-in?next=%2Fdesk");
  assert.equal((await ada.get("/desk")).status, 200);
  const again = visit(app);
  await again.post("/sign-in/passkey", { response: await shown(again, held) });
  await add(ada);
  assert.equal((await again.get("/desk")).status, 200);
});

test("whatever is wrong with a passkey is answered alike", async () => {
  const { app, house, noted } = await openFactorHouse();
  await addPerson(house, "Ada", "curator");
  const { held } = await add(await signedIn(app, "Ada"));
  const answers = new Set<string>();
  const twists: readonly Twists[] = [
    { origin: "http://localhost.evil.example" },
    { relyingParty: "evil.example" },
    { challenge: "A".repeat(43) },
    { userVerified: false },
    { otherKey: true },
    { id: "AAAA" },
    { userHandle: "AAAA" },
  ];
  for (const twist of twists) {
    const thief = visit(app);
    const refused = await thief.post("/sign-in/passkey", { response: await shown(thief, held, twist) });
    assert.equal(refused.status, 401);
    assert.equal((await thief.get("/desk")).status, 303);
    answers.add(refused.body.replace(/value="[^"]*"/g, ""));
  }
  assert.equal(answers.size, 1);
  const reasons = (await noted())
    .filter(({ action }) => action === "sign-in-refused")
    .map(({ detail }) => detail?.["reason"]);
  assert.equal(reasons.length, twists.length);
  assert.equal(new Set(reasons).size, 6);
});

test("an answer is good once, in the browser that was asked, and for five minutes", async () => {
  const { app, house, pass } = await openFactorHouse();
  await addPerson(house, "Ada", "curator");
  const { held } = await add(await signedIn(app, "Ada"));
  const ada = visit(app);
  const response = await shown(ada, held);
  const overheard = new Map(ada.cookies);
  assert.equal((await ada.post("/sign-in/passkey", { response })).status, 303);
  const thief = visit(app);
  await thief.get("/sign-in");
  assert.equal((await thief.post("/sign-in/passkey", { response })).status, 401, "in another browser");
  for (const [name, value] of overheard) thief.cookies.set(name, value);
  await thief.get("/sign-in");
  assert.equal((await thief.post("/sign-in/passkey", { response })).status, 401, "with all its cookies");
  const late = visit(app);
  const slow = await shown(late, held);
  pass(5 * 60);
  assert.equal((await late.post("/sign-in/passkey", { response: slow })).status, 401, "too late");
});

test("a challenge to show a passkey is not good for making one, nor the reverse", async () => {
  const { app, house, account } = await openFactorHouse();
  await addPerson(house, "Ada", "curator");
  const ada = await signedIn(app, "Ada");
  await ada.get("/account/security");
  const asked = await ada.post("/sign-in/passkey/options", {});
  const { challenge } = JSON.parse(asked.body) as { challenge: string };
  const { id } = await account("Ada");
  const user = { id: Buffer.from(id).toString("base64url") };
  const { response } = makePasskey({ challenge, rp: { id: "localhost" }, user }, origin);
  const refused = await ada.post("/account/security/passkeys", { label: "x", response: JSON.stringify(response) });
  assert.equal(refused.status, 401);
  assert.deepEqual((await account("Ada")).passkeys, []);
});

test("a passkey that was made for another site is not taken", async () => {
  const { app, house, account } = await openFactorHouse();
  await addPerson(house, "Ada", "curator");
  for (const twists of [{ origin: "https://evil.example" }, { relyingParty: "evil.example" }, { userVerified: false }])
    assert.equal((await add(await signedIn(app, "Ada"), twists)).page.status, 401);
  assert.deepEqual((await account("Ada")).passkeys, []);
});

test("without a script the page says what is missing", async () => {
  const { app, house } = await openFactorHouse();
  await addPerson(house, "Ada", "curator");
  const visitor = visit(app);
  assert.match((await visitor.get("/sign-in")).body, /<noscript><p class="hint">Passkeys need scripts/);
  const refused = await visitor.post("/sign-in/passkey", { response: "" });
  assert.equal(refused.status, 400);
  assert.match(refused.body, /Allow scripts/);
});

test("where the address is not known to be ours no passkey is offered, made or taken", async () => {
  const { app, house } = await openFactorHouse({ url: "http://192.0.2.7:8080" });
  await addPerson(house, "Ada", "curator");
  const ada = await signedIn(app, "Ada");
  assert.doesNotMatch((await visit(app).get("/sign-in")).body, /data-passkey/);
  assert.match((await ada.get("/account/security")).body, /do not work at the address/);
  assert.equal((await ada.post("/account/security/passkeys/options", {})).status, 409);
});

test("a passkey is renamed and removed by its holder alone, and never the last way in", async () => {
  const { app, house, account } = await openFactorHouse();
  await addPerson(house, "Ada", "curator");
  await addPerson(house, "Eve", "administrator");
  const ada = await signedIn(app, "Ada");
  const { held } = await add(ada);
  const path = `/account/security/passkeys/${held.id}`;
  const eve = await signedIn(app, "Eve");
  await eve.get("/account/security");
  assert.equal((await eve.get(path)).status, 404);
  assert.equal((await eve.post(`${path}/remove`, {})).status, 404);
  assert.match((await ada.get(path)).body, /Blue key/);
  assert.equal(
    (await ada.post(`${path}/rename`, { label: "Red key" })).location,
    "/account/security?said=passkey-renamed",
  );
  assert.match((await ada.get("/account/security")).body, /Red key/);
  const kept = await account("Ada");
  await house.store.saveAccount({ ...kept, password: null });
  assert.match((await ada.get(path)).body, /last way to sign in/);
  assert.equal((await ada.post(`${path}/remove`, {})).status, 409);
  await house.store.saveAccount(kept);
  assert.equal((await ada.post(`${path}/remove`, {})).location, "/account/security?said=passkey-removed");
  assert.deepEqual((await account("Ada")).passkeys, []);
});

test("who has a passkey is asked for it after the password too, or for a code on paper", async () => {
  const { app, house } = await openFactorHouse();
  await addPerson(house, "Ada", "curator");
  const { held, page } = await add(await signedIn(app, "Ada"));
  const ada = await signedIn(app, "Ada");
  const step = await ada.get("/sign-in/second-step");
  assert.match(step.body, /data-passkey="get"/);
  assert.equal((await ada.get("/desk")).status, 303);
  await ada.get("/sign-in/second-step");
  assert.equal((await ada.post("/sign-in/second-step", { code: codesIn(page.body)[0] ?? "" })).status, 303);
  const other = await signedIn(app, "Ada");
  assert.equal((await other.post("/sign-in/passkey", { response: await shown(other, held) })).location, "/desk");
});
