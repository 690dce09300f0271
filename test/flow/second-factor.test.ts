/** The second factor as people meet it: setting up an app, the step after the password, and the rule that the desk must have one. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { clearFactors } from "../../src/workflow/second-factor.ts";
import { houseDoer } from "../../src/workflow/doer.ts";
import { addPerson, password, signedIn, visit, type Visited, type Visitor } from "./desk-house.ts";
import { openFactor } from "../../src/workflow/factor-secret.ts";
import { codesIn, openFactorHouse, setUpApp } from "./factor-house.ts";

/** Somebody at the door, after the password. */
async function atTheStep(visitor: Visitor, name: string, next = ""): Promise<Visited> {
  await visitor.get(`/sign-in?next=${encodeURIComponent(next)}`);
  const entered = await visitor.post("/sign-in", { name, password, next });
  assert.equal(entered.location, "/sign-in/second-step");
  assert.equal(visitor.cookies.has("casebook_session"), false, "no session yet");
  return visitor.follow(entered);
}

test("an app is set up with its first code, and ten recovery codes are shown once", async () => {
  const opened = await openFactorHouse();
  const { app, house, codeOf, account } = opened;
  await addPerson(house, "Ada", "curator");
  const ada = await signedIn(app, "Ada");
  assert.match((await ada.get("/account/security")).body, /Set up an app/);
  const begun = await ada.post("/account/security/app/begin", {});
  const page = await ada.follow(begun);
  assert.match(page.body, /<svg\s+class="qr"\s+role="img"\s+aria-label="A QR code/);
  const { id, totp } = await account("Ada");
  const { secret } = openFactor(house, id, totp ?? assert.fail()) ?? assert.fail();
  assert.ok(page.body.replace(/ /g, "").includes(secret), "the secret as text");
  assert.doesNotMatch(page.body, /style=/);
  assert.equal(page.headers["cache-control"], "private, no-store");

  const wrong = await ada.post("/account/security/app", { code: "000000" });
  assert.equal(wrong.status, 401);
  assert.match(wrong.body, /role="alert"/);
  const on = await ada.post("/account/security/app", { code: await codeOf("Ada") });
  assert.equal(codesIn(on.body).length, 10);
  const after = await ada.get("/account/security");
  assert.equal(codesIn(after.body).length, 0);
  assert.match(after.body, /10 are left/);
  assert.equal((await ada.get("/account/security/app")).status, 404, "the secret is shown no more");
});

test("after the password a code is asked for, and a wrong one is told in one sentence", async () => {
  const opened = await openFactorHouse();
  const { app, house, codeOf, pass, noted } = opened;
  await addPerson(house, "Ada", "curator");
  await setUpApp(opened, await signedIn(app, "Ada"), "Ada");
  pass(30);
  const ada = visit(app);
  const step = await atTheStep(ada, "Ada", "/desk/imports");
  assert.match(step.body, /autocomplete="one-time-code"/);
  assert.equal((await ada.get("/desk")).status, 303, "nothing is open yet");
  await ada.get("/sign-in/second-step");
  const answers = [];
  for (const code of ["000000", "x", "", "0000-0000-0000-0000", await codeOf("Ada").then((code) => `1${code}`)]) {
    const answer = await ada.post("/sign-in/second-step", { code });
    assert.equal(answer.status, 401);
    answers.push(answer.body.replace(/value="[^"]*"/g, ""));
  }
  assert.equal(new Set(answers).size, 1, "every wrong code is answered alike");
  const entered = await ada.post("/sign-in/second-step", { code: await codeOf("Ada") });
  assert.equal(entered.location, "/desk/imports");
  assert.equal((await ada.get("/desk")).status, 200);
  const ways = (await noted()).filter(({ action }) => action === "sign-in").map(({ detail }) => detail?.["way"]);
  assert.deepEqual(ways, ["password", "second-step"]);
});

test("the step belongs to the browser that gave the password, works once, and is over after ten minutes", async () => {
  const opened = await openFactorHouse();
  const { app, house, codeOf, pass } = opened;
  await addPerson(house, "Ada", "curator");
  await setUpApp(opened, await signedIn(app, "Ada"), "Ada");
  pass(30);
  const ada = visit(app);
  await atTheStep(ada, "Ada");
  const other = visit(app);
  await other.get("/sign-in");
  assert.equal((await other.get("/sign-in/second-step")).location, "/sign-in");
  assert.equal((await other.post("/sign-in/second-step", { code: await codeOf("Ada") })).status, 401);

  const stolen = visit(app);
  for (const [name, value] of ada.cookies) stolen.cookies.set(name, value);
  assert.equal((await ada.post("/sign-in/second-step", { code: await codeOf("Ada") })).status, 303);
  pass(30);
  assert.equal((await stolen.get("/sign-in/second-step")).location, "/sign-in", "used up");

  const late = visit(app);
  await atTheStep(late, "Ada");
  pass(10 * 60);
  const over = await late.post("/sign-in/second-step", { code: await codeOf("Ada") });
  assert.equal(over.status, 401);
  assert.match(over.body, /too long/);
});

test("codes are tried only so often, wherever from; codes on paper still open the account to its holder", async () => {
  const opened = await openFactorHouse();
  const { app, house, pass } = opened;
  await addPerson(house, "Ada", "curator");
  const [code = ""] = await setUpApp(opened, await signedIn(app, "Ada"), "Ada");
  pass(30);
  // However they are parted: all of these are read as six zeros.
  const guesses = ["000000", "0-0-0-0-0-0", "000000-----", " 0 0 0 - 0 0 0 ", "000 000"];
  for (let machine = 0; machine < 2; machine += 1) {
    const guesser = visit(app, `192.0.2.${machine}`);
    await atTheStep(guesser, "Ada");
    for (const guess of guesses)
      assert.equal((await guesser.post("/sign-in/second-step", { code: guess })).status, 401);
  }
  const third = visit(app, "192.0.2.9");
  await atTheStep(third, "Ada");
  for (const guess of guesses)
    assert.equal((await third.post("/sign-in/second-step", { code: guess })).status, 429, guess);
  const entered = await third.post("/sign-in/second-step", { code: code.toUpperCase() });
  assert.equal(entered.location, "/account/security");
  assert.match((await third.follow(entered)).body, /9 are left/);
});

test("a first factor ends all other sessions: what a password alone has opened does not go on as if the factor had been proven", async () => {
  const opened = await openFactorHouse({ secondFactor: "desk" });
  const { app, house } = opened;
  await addPerson(house, "Ada", "curator");
  const basic = { authorization: `Basic ${Buffer.from(`Ada:${password}`).toString("base64")}` };
  const program = () => app.inject({ url: "/taxii2/", headers: basic });
  const [thief, ada] = [await signedIn(app, "Ada"), await signedIn(app, "Ada")];
  assert.equal((await thief.get("/desk")).location, "/account/security?said=required");
  assert.equal((await program()).statusCode, 200);
  await setUpApp(opened, ada, "Ada");
  assert.equal((await thief.get("/desk")).location, "/sign-in?next=%2Fdesk");
  assert.equal((await program()).statusCode, 401);
  assert.equal((await ada.get("/desk")).status, 200, "the session in which it was set up goes on");
});

test("what changes factors asks again who is there, once some time has passed", async () => {
  const opened = await openFactorHouse();
  const { app, house, pass, noted } = opened;
  await addPerson(house, "Ada", "curator");
  const ada = await signedIn(app, "Ada");
  pass(16 * 60);
  const page = await ada.get("/account/security");
  assert.match(page.body, /confirm that it is you/);
  assert.doesNotMatch(page.body, /app\/begin/);
  await ada.get("/account");
  const led = await ada.post("/account/security/app/begin", {});
  assert.match(led.location, /^\/account\/confirm\?next=/);
  assert.match(
    (await ada.get("/account/security/app")).location,
    /^\/account\/confirm\?next=%2Faccount%2Fsecurity%2Fapp$/,
  );
  await ada.get("/account/confirm?next=%2Faccount%2Fsecurity");
  const wrong = await ada.post("/account/confirm", { password: "something else", next: "/account/security" });
  assert.equal(wrong.status, 401);
  const right = await ada.post("/account/confirm", { password, next: "/account/security" });
  assert.equal(right.location, "/account/security");
  assert.match((await ada.follow(right)).body, /app\/begin/);
  assert.equal((await ada.post("/account/confirm", { password, next: "//elsewhere.example" })).location, "/account");
  assert.equal((await noted()).at(-1)?.action, "sign-in-refused");
});

test("taking the app off takes a code, making new codes on paper replaces the old ones", async () => {
  const opened = await openFactorHouse();
  const { app, house, account } = opened;
  await addPerson(house, "Ada", "curator");
  const ada = await signedIn(app, "Ada");
  await setUpApp(opened, ada, "Ada");
  await ada.get("/account/security");
  const [fresh = ""] = codesIn((await ada.post("/account/security/recovery", {})).body);
  await ada.get("/account/security");
  assert.equal((await ada.post("/account/security/app/remove", { code: "000000" })).status, 401);
  assert.equal(
    (await ada.post("/account/security/app/remove", { code: fresh })).location,
    "/account/security?said=app-removed",
  );
  assert.equal((await account("Ada")).totp, null);
  assert.equal((await account("Ada")).recoveryCodes.length, 0);
});

test("nobody changes somebody else's factors, and a visitor none at all", async () => {
  const { app, house, account } = await openFactorHouse();
  await addPerson(house, "Ada", "curator");
  const stranger = visit(app);
  await stranger.get("/sign-in");
  for (const path of ["app/begin", "app", "app/remove", "app/cancel", "recovery", "passkeys", "passkeys/options"])
    assert.ok([401, 303].includes((await stranger.post(`/account/security/${path}`, {})).status), path);
  assert.equal((await stranger.get("/account/security")).status, 303);
  assert.equal((await account("Ada")).totp, null);
});

test("where the desk must have a second factor, who has none is led to set one up and reads what the public reads", async () => {
  const opened = await openFactorHouse({ secondFactor: "desk" });
  const { app, house, codeOf, pass } = opened;
  await addPerson(house, "Ada", "administrator");
  await addPerson(house, "Mia", "member");
  const mia = await signedIn(app, "Mia");
  assert.equal((await mia.get("/account")).status, 200);
  const ada = await signedIn(app, "Ada");
  const led = await ada.get("/desk");
  assert.equal(led.location, "/account/security?said=required");
  assert.match((await ada.follow(led)).body, /asks people of the desk for a second factor/);
  for (const path of ["/desk/imports", "/desk/audit", "/desk/people"])
    assert.equal((await ada.get(path)).location, "/account/security?said=required", path);
  assert.equal((await ada.post("/desk/receive", { text: "x" })).status, 403);
  const basic = `Basic ${Buffer.from(`Ada:${password}`).toString("base64")}`;
  const collection = (authorization: string) =>
    app.inject({ url: "/taxii2/casebook/collections/desk/", headers: { authorization } });
  assert.notEqual((await collection(basic)).statusCode, 200, "nor with every request's password");

  await setUpApp(opened, ada, "Ada");
  assert.equal((await ada.get("/desk")).status, 200);
  pass(30);
  const again = visit(app);
  await atTheStep(again, "Ada");
  await again.post("/sign-in/second-step", { code: await codeOf("Ada") });
  assert.equal((await again.get("/desk")).status, 200);

  const { id } = (await house.store.findAccountByName("Ada")) ?? assert.fail();
  await clearFactors(house, { account: id, site: { name: "Casebook", url: "" } }, houseDoer);
  const bare = await signedIn(app, "Ada");
  assert.equal((await bare.get("/desk")).location, "/account/security?said=required");
});

test("where the secret of the casebook is gone, a code is told so beside its field, and a recovery code opens the account", async () => {
  const opened = await openFactorHouse();
  const { app, house, codeOf, pass } = opened;
  await addPerson(house, "Ada", "curator");
  const [paper = ""] = await setUpApp(opened, await signedIn(app, "Ada"), "Ada");
  pass(60);
  const code = await codeOf("Ada");
  Object.assign(house, { secret: { find: () => null, findOrMake: () => assert.fail() } });
  const ada = visit(app);
  await atTheStep(ada, "Ada");
  const refused = await ada.post("/sign-in/second-step", { code });
  assert.equal(refused.status, 409);
  assert.match(refused.body, /cannot check the codes of your app any more/);
  assert.match(refused.body, /name="code"/);
  assert.equal((await ada.post("/sign-in/second-step", { code: paper })).status, 303);
});
