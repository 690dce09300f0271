/** Tests of accounts, one-time links, passwords and sessions. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { openHouse, refusedAs, refusedAt } from "../../test/arbitrary/house.ts";
import type { AccountId } from "../domain/account.ts";
import type { Role } from "../domain/role.ts";
import {
  accountOfLink,
  addAccount,
  inviteAdministrator,
  later,
  linkHours,
  renewLink,
  setPassword,
} from "./accounts.ts";
import type { House } from "./house.ts";
import { encodePassword, isPassword, requireStrong } from "./password.ts";
import { accountOfSession, sessionHours, signIn, signOut } from "./session.ts";

const password = "a long enough password";

/** Somebody with the usual password, which is hashed once for all tests. */
async function member(house: House, name = "Robin", role: Role = "member"): Promise<void> {
  const { account } = await addAccount(house, { name, role });
  const encoded = await (hashed ??= encodePassword(password, new Uint8Array(16)));
  await house.store.saveAccount({ ...account, state: "active", password: encoded });
}

let hashed: Promise<string> | null = null;

/** The same house at a later hour. */
function after(house: House, hours: number): House {
  return { ...house, clock: () => later(house.clock(), hours) };
}

test("an account is added once, whatever the case of its name", async () => {
  const house = openHouse();
  const { account } = await addAccount(house, { name: " Robin ", role: "curator" });
  assert.deepEqual([account.name, account.role, account.password], ["Robin", "curator", null]);
  await assert.rejects(addAccount(house, { name: "ROBIN", role: "member" }), refusedAs("account-exists"));
  await assert.rejects(addAccount(house, { name: "  ", role: "member" }), refusedAt("name value-missing"));
  await assert.rejects(addAccount(house, { name: "x".repeat(201), role: "member" }), refusedAs("input-invalid"));
});

test("a link sets a password once", async () => {
  const house = openHouse();
  const { account, secret } = await addAccount(house, { name: "Robin", role: "member" });
  assert.equal((await accountOfLink(house, secret)).id, account.id);
  await setPassword(house, { secret, password });
  await assert.rejects(setPassword(house, { secret, password }), refusedAs("link-invalid"));
  await assert.rejects(accountOfLink(house, "no secret"), refusedAs("link-invalid"));
});

test("a link ends with its hours, and with a fresh one", async () => {
  const house = openHouse();
  const { secret } = await addAccount(house, { name: "Robin", role: "member" });
  await assert.rejects(accountOfLink(after(house, linkHours), secret), refusedAs("link-invalid"));
  const renewed = await renewLink(house, "robin");
  await assert.rejects(accountOfLink(house, secret), refusedAs("link-invalid"));
  assert.equal((await accountOfLink(house, renewed.secret)).name, "Robin");
  await assert.rejects(renewLink(house, "nobody"), refusedAs("account-not-found"));
});

test("the first administrator is invited at every start until a password is set", async () => {
  const house = openHouse();
  const first = await inviteAdministrator(house);
  const second = await inviteAdministrator(house);
  assert.ok(first !== null && second !== null);
  assert.equal(first.account.id, second.account.id);
  await assert.rejects(accountOfLink(house, first.secret), refusedAs("link-invalid"));
  await setPassword(house, { secret: second.secret, password });
  assert.equal(await inviteAdministrator(house), null);
});

test("a weak password is refused and uses up no link", async () => {
  const house = openHouse();
  const { secret } = await addAccount(house, { name: "Robin of Northfield", role: "member" });
  for (const weak of ["short", "x".repeat(201), "ROBIN of northfield"]) {
    await assert.rejects(setPassword(house, { secret, password: weak }), refusedAs("password-weak"));
  }
  assert.doesNotThrow(() => {
    requireStrong(password, "Robin");
  });
  assert.equal((await accountOfLink(house, secret)).password, null);
});

test("secrets and passwords are kept only as digests and hashes", async () => {
  const house = openHouse();
  const { account, secret } = await addAccount(house, { name: "Robin", role: "member" });
  assert.equal(await house.store.findToken(secret, "password-link", house.clock()), null);
  const kept = await setPassword(house, { secret, password });
  assert.match(kept.password ?? "", /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  assert.equal(JSON.stringify(await house.store.findAccount(account.id)).includes(password), false);
});

test("a password is right in any Unicode form, and nothing else is right", async () => {
  const encoded = await encodePassword("Mötley crüe forever", new Uint8Array(16));
  assert.ok(await isPassword("Mo\u0308tley cru\u0308e forever", encoded));
  assert.ok(!(await isPassword("Motley crue forever", encoded)));
  assert.ok(!(await isPassword("", null)));
  assert.ok(!(await isPassword("anything at all", "no hash")));
});

test("whoever signs in holds a session until it ends or they sign out", async () => {
  const house = openHouse();
  await member(house);
  const { account, secret } = await signIn(house, { name: " robin ", password });
  assert.equal((await accountOfSession(house, secret))?.id, account.id);
  assert.equal(await accountOfSession(after(house, sessionHours), secret), null);
  await signOut(house, secret);
  assert.equal(await accountOfSession(house, secret), null);
  await signOut(house, secret);
});

test("a wrong name and a wrong password are refused with the same words", async () => {
  const house = openHouse();
  await member(house);
  await addAccount(house, { name: "Newcomer", role: "member" });
  const refused = refusedAs("sign-in-failed");
  await assert.rejects(signIn(house, { name: "Robin", password: "another password" }), refused);
  await assert.rejects(signIn(house, { name: "Nobody", password }), refused);
  await assert.rejects(signIn(house, { name: "Newcomer", password: "" }), refused);
});

test("a new password ends the sessions of its account and of no other", async () => {
  const house = openHouse();
  await member(house, "Robin");
  await member(house, "Marian");
  const [robin, marian] = await Promise.all(["Robin", "Marian"].map((name) => signIn(house, { name, password })));
  assert.ok(robin !== undefined && marian !== undefined);
  const { secret } = await renewLink(house, "Robin");
  await setPassword(house, { secret, password: "quite another password" });
  assert.equal(await accountOfSession(house, robin.secret), null);
  assert.equal((await accountOfSession(house, marian.secret))?.name, "Marian");
});

test("a link is no session, and a session no link", async () => {
  const house = openHouse();
  const { secret } = await addAccount(house, { name: "Marian", role: "administrator" });
  assert.equal(await accountOfSession(house, secret), null);
  await member(house, "Robin", "administrator");
  const session = await signIn(house, { name: "Robin", password });
  await assert.rejects(accountOfLink(house, session.secret), refusedAs("link-invalid"));
  assert.equal(await house.store.findAccount("none" as AccountId), null);
});
