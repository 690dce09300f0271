/** API keys under CASEBOOK_SECOND_FACTOR=desk: a key of somebody of the desk is good for as long as its owner has a second factor. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Role } from "../../src/domain/role.ts";
import type { FaceSettings } from "../../src/web/app.ts";
import { makeKey } from "../../src/workflow/keys.ts";
import { addPerson, signedIn } from "./desk-house.ts";
import { openFactorHouse, setUpApp } from "./factor-house.ts";

/** A casebook with somebody who has a key, made when nobody was asked for more than a password. */
async function openWith(role: Role, secondFactor: NonNullable<FaceSettings["secondFactor"]> = "desk") {
  const opened = await openFactorHouse({ secondFactor });
  const { app, house, account } = opened;
  await addPerson(house, "Ada", role);
  const wanted = { label: "Nightly copy", scopes: ["read"], audience: "public", days: 90 } as const;
  const made = await makeKey(house, wanted, { by: (await account("Ada")).id, via: "session" });
  const headers = { authorization: `Bearer ${made.secret}`, accept: "application/json" };
  const ask = async () => app.inject({ url: "/api/v1/incidents", headers });
  return { ...opened, ...made, ask, role };
}

test("a key of the desk made before the rule is refused in clear words, and good again once its owner has a second factor", async () => {
  for (const role of ["curator", "editor", "administrator"] as const) {
    const opened = await openWith(role);
    const refused = await opened.ask();
    assert.equal(refused.statusCode, 403, role);
    const { code, title } = refused.json<{ code: string; title: string }>();
    assert.equal(code, "key-owner-unproven");
    assert.match(title, /owner of this API key has set up none/);
    assert.equal((await opened.house.store.findKey(opened.key.id))?.lastUse, null, "no use of it is noted");
    await setUpApp(opened, await signedIn(opened.app, "Ada"), "Ada");
    assert.equal((await opened.ask()).statusCode, 200);
  }
});

test("whatever the key is good for, and wherever it is shown", async () => {
  const { app, secret } = await openWith("administrator");
  const basic = `Basic ${Buffer.from(`taxii:${secret}`).toString("base64")}`;
  for (const [url, authorization] of [
    ["/taxii2/", basic],
    ["/taxii2/", `Bearer ${secret}`],
    ["/feeds/all.atom", basic],
    ["/api/v1/imports", `Bearer ${secret}`],
  ] as const)
    assert.equal((await app.inject({ url, headers: { authorization } })).statusCode, 403, url);
});

test("who does not work at the desk is not asked, and nobody is without the rule", async () => {
  for (const role of ["member", "partner"] as const) assert.equal((await (await openWith(role)).ask()).statusCode, 200);
  assert.equal((await (await openWith("administrator", "optional")).ask()).statusCode, 200);
});

test("when the factor is taken off the key is refused again, and when the role no longer asks for one it is not", async () => {
  const opened = await openWith("curator");
  const { house, account, ask } = opened;
  await setUpApp(opened, await signedIn(opened.app, "Ada"), "Ada");
  assert.equal((await ask()).statusCode, 200);
  const ada = await account("Ada");
  await house.store.saveAccount({ ...ada, totp: null, recoveryCodes: [] });
  assert.equal((await ask()).statusCode, 403);
  await house.store.saveAccount({ ...ada, totp: null, role: "member" });
  assert.equal((await ask()).statusCode, 200);
});

test("a provider that vouched for several proofs when its owner came in last will do, and one that did not will not", async () => {
  const { house, account, ask } = await openWith("curator");
  const ada = await account("Ada");
  const identity = { issuer: "https://id.example", subject: "ada" };
  await house.store.saveAccount({ ...ada, identities: [identity] });
  assert.equal((await ask()).statusCode, 403);
  await house.store.saveAccount({ ...ada, identities: [{ ...identity, manyFactors: true }] });
  assert.equal((await ask()).statusCode, 200);
});

test("its owner is told so on the page of their keys, and administrators are on theirs", async () => {
  const opened = await openWith("curator");
  const { app, house, key } = opened;
  const ada = await signedIn(app, "Ada");
  const own = await ada.get("/account/keys");
  assert.equal(own.status, 200);
  assert.match(own.body, /Your keys are refused, and you can make none/);
  assert.match(own.body, /\(refused: no second factor\)/);
  assert.doesNotMatch(own.body, /Make the key/);
  await addPerson(house, "Zoe", "administrator");
  const zoe = await signedIn(app, "Zoe");
  await setUpApp(opened, zoe, "Zoe");
  assert.match((await zoe.get("/desk/keys")).body, /\(refused: no second factor\)/);
  assert.match((await zoe.get(`/desk/keys/${key.id}`)).body, /refused as long as its owner has no second factor/);
  await setUpApp(opened, ada, "Ada");
  assert.doesNotMatch((await ada.get("/account/keys")).body, /refused/);
  assert.doesNotMatch((await zoe.get("/desk/keys")).body, /refused:/);
});
