/** Tests of the second factor: setting it up, owing it, losing it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Secret, TOTP } from "otpauth";
import { openHouse, refusedAs } from "../../test/arbitrary/house.ts";
import { type Account, type AccountId, newAccount } from "../domain/account.ts";
import { houseDoer } from "./doer.ts";
import { openFactor } from "./factor-secret.ts";
import type { House } from "./house.ts";
import {
  abandonTotp,
  beginTotp,
  clearFactors,
  confirmTotp,
  passSecondStep,
  removeTotp,
  renewRecoveryCodes,
} from "./second-factor.ts";
import { accountOfSession, beginSecondStep, openSession } from "./session.ts";

const site = { name: "Casebook", url: "https://casebook.example" };
const how = { way: "password", browser: "", address: null } as const;
const id = "0123456789abcdef" as AccountId;

/** A house with one account and a clock that is set by hand. */
async function inhabited(): Promise<{ readonly house: House; readonly clock: { now: string } }> {
  const clock = { now: "2026-01-01T00:00:00.000Z" };
  const house = openHouse({ clock: () => clock.now });
  const given = { id, name: "Ada", role: "curator", state: "active", created: clock.now } as const;
  const email = { address: "ada@post.example", verified: clock.now };
  await house.store.saveAccount(newAccount({ ...given, email, password: "$argon2id$…" }));
  return { house, clock };
}

const kept = async (house: House): Promise<Account> => (await house.store.findAccount(id)) ?? assert.fail();

/** What the app would show. */
async function codeOf(house: House): Promise<string> {
  const { totp } = await kept(house);
  const secret = Secret.fromBase32((totp === null ? null : openFactor(house, id, totp))?.secret ?? "");
  return new TOTP({ secret }).generate({ timestamp: Date.parse(house.clock()) });
}

async function setUp(house: House): Promise<readonly string[]> {
  await beginTotp(house, id);
  return confirmTotp(house, { account: id, site }, await codeOf(house));
}

async function step(house: House, code: string): ReturnType<typeof passSecondStep> {
  const { secret } = await beginSecondStep(house, { id }, null);
  return passSecondStep(house, { secret, code, how, site });
}

const actions = async (house: House) => (await house.store.entriesAfter(0, 1000)).map(({ action }) => action);
const later = (instant: string, seconds: number) => new Date(Date.parse(instant) + seconds * 1000).toISOString();

test("codes are asked for once the first was given, and not before", async () => {
  const { house } = await inhabited();
  const begun = await beginTotp(house, id);
  assert.notEqual((await beginTotp(house, id)).secret, begun.secret);
  await assert.rejects(confirmTotp(house, { account: id, site }, "000000"), refusedAs("code-wrong"));
  assert.equal((await kept(house)).totp?.confirmed, null);
  const codes = await confirmTotp(house, { account: id, site }, await codeOf(house));
  assert.equal(codes.length, 10);
  const account = await kept(house);
  assert.notEqual(account.totp?.confirmed, null);
  assert.ok(codes.every((code) => !JSON.stringify(account).includes(code)));
  await assert.rejects(beginTotp(house, id), refusedAs("factor-exists"));
  await assert.rejects(confirmTotp(house, { account: id, site }, await codeOf(house)), refusedAs("factor-exists"));
  assert.deepEqual(await actions(house), ["factor-changed"]);
  assert.match((await house.store.mailsDue("9999", 9))[0]?.text ?? "", /authenticator app was set up/);
});

test("setting up can be given up", async () => {
  const { house } = await inhabited();
  await beginTotp(house, id);
  await abandonTotp(house, id);
  assert.equal((await kept(house)).totp, null);
  await assert.rejects(confirmTotp(house, { account: id, site }, "000000"), refusedAs("factor-not-found"));
  await setUp(house);
  await abandonTotp(house, id);
  assert.notEqual((await kept(house)).totp, null);
});

test("the second step takes a code once, and each step once", async () => {
  const { house, clock } = await inhabited();
  await setUp(house);
  await assert.rejects(step(house, await codeOf(house)), refusedAs("code-wrong"), "it was used to set up");
  clock.now = later(clock.now, 30);
  const code = await codeOf(house);
  const { secret } = await beginSecondStep(house, { id }, null);
  const entered = await passSecondStep(house, { secret, code, how, site });
  assert.equal((await accountOfSession(house, entered.secret))?.id, id);
  assert.equal(entered.by, "code");
  clock.now = later(clock.now, 30);
  const next = await codeOf(house);
  await assert.rejects(passSecondStep(house, { secret, code: next, how, site }), refusedAs("second-step-over"));
  await assert.rejects(step(house, code), refusedAs("code-wrong"), "it was used to enter");
  const refused = (await house.store.entriesAfter(0, 100)).filter(({ action }) => action === "sign-in-refused");
  assert.deepEqual(
    refused.map(({ detail }) => [detail?.["way"], detail?.["reason"], detail?.["name"]]),
    [
      ["second-step", "code", "Ada"],
      ["second-step", "code", "Ada"],
    ],
  );
});

test("a clock that is moved back makes no code good again, and locks nobody out who has codes on paper", async () => {
  const { house, clock } = await inhabited();
  const codes = await setUp(house);
  clock.now = later(clock.now, 300);
  await step(house, await codeOf(house));
  clock.now = later(clock.now, -300);
  await assert.rejects(step(house, await codeOf(house)), refusedAs("code-wrong"));
  assert.equal((await step(house, codes[0] ?? "")).by, "recovery-code");
});

test("a step is over after its minutes, and where its account no longer may sign in", async () => {
  const { house, clock } = await inhabited();
  const codes = await setUp(house);
  const { secret } = await beginSecondStep(house, { id }, null);
  clock.now = later(clock.now, 10 * 60);
  const taken = { secret, code: codes[0] ?? "", how, site };
  await assert.rejects(passSecondStep(house, taken), refusedAs("second-step-over"));
  await house.store.saveAccount({ ...(await kept(house)), state: "suspended" });
  await assert.rejects(step(house, codes[0] ?? ""), refusedAs("account-suspended"));
  assert.equal((await kept(house)).recoveryCodes.length, 10, "nothing was used up");
});

test("a code on paper is used up, noted, and its holder is written how many are left", async () => {
  const { house } = await inhabited();
  const codes = await setUp(house);
  const entered = await step(house, codes[3] ?? "");
  assert.deepEqual([entered.by, entered.left], ["recovery-code", 9]);
  await assert.rejects(step(house, codes[3] ?? ""), refusedAs("code-wrong"));
  assert.ok((await actions(house)).includes("recovery-code-used"));
  const mails = await house.store.mailsDue("9999", 9);
  assert.match(mails.map(({ text }) => text).join(), /Recovery codes that are left: 9\./);
});

test("new codes on paper replace the old ones", async () => {
  const { house } = await inhabited();
  await assert.rejects(renewRecoveryCodes(house, { account: id, site }), refusedAs("factor-not-found"));
  const [old = ""] = await setUp(house);
  const [fresh = ""] = await renewRecoveryCodes(house, { account: id, site });
  await assert.rejects(step(house, old), refusedAs("code-wrong"));
  await step(house, fresh);
});

test("giving it up takes a code, of the app or on paper, and takes the codes on paper along", async () => {
  const { house } = await inhabited();
  const [code = ""] = await setUp(house);
  await assert.rejects(removeTotp(house, { account: id, site }, "000000"), refusedAs("code-wrong"));
  await removeTotp(house, { account: id, site }, code);
  const { totp, recoveryCodes } = await kept(house);
  assert.deepEqual([totp, recoveryCodes], [null, []]);
  await assert.rejects(removeTotp(house, { account: id, site }, code), refusedAs("factor-not-found"));
});

test("an administrator takes lost factors off, which ends the sessions and is noted as theirs", async () => {
  const { house } = await inhabited();
  await setUp(house);
  const { secret } = await openSession(house, { id }, how);
  await clearFactors(house, { account: id, site }, houseDoer);
  assert.equal(await accountOfSession(house, secret), null);
  assert.deepEqual([(await kept(house)).totp, (await kept(house)).recoveryCodes], [null, []]);
  const newest = await house.store.newestEntry();
  assert.deepEqual(
    [newest?.action, newest?.by, newest?.detail],
    ["factor-changed", houseDoer.by, { change: "factors-cleared" }],
  );
});
