/** Tests of passkeys: what lets somebody in, and all that does not. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type HeldPasskey, makePasskey, type Twists } from "../../test/arbitrary/authenticator.ts";
import { openHouse, refusedAs } from "../../test/arbitrary/house.ts";
import { type Account, type AccountId, newAccount } from "../domain/account.ts";
import type { House } from "./house.ts";
import {
  addPasskey,
  creationOptions,
  mostPasskeys,
  type PasskeyPlace,
  removePasskey,
  renamePasskey,
  requestOptions,
  signInWithPasskey,
} from "./passkeys.ts";
import type { SignedIn } from "./session.ts";

const site = { name: "Casebook", url: "https://casebook.example" };
const place: PasskeyPlace = { origin: "https://casebook.example", relyingParty: "casebook.example" };
const how = { way: "passkey", browser: "", address: "192.0.2.1" } as const;

let made = 0;
const challenge = (): string => Buffer.from(`challenge ${made++}`.padEnd(32)).toString("base64url");

/** A house with one account that has a password. */
async function inhabited(details: Partial<Account> = {}): Promise<{ readonly house: House; readonly id: AccountId }> {
  const house = openHouse();
  const id = "0123456789abcdef" as AccountId;
  const email = { address: "ada@post.example", verified: house.clock() };
  const given = { id, name: "Ada", role: "curator", state: "active", created: house.clock() } as const;
  await house.store.saveAccount(newAccount({ ...given, email, password: "$argon2id$…", ...details }));
  return { house, id };
}

async function add(house: House, id: AccountId, twists: Twists = {}, label = "Key"): Promise<HeldPasskey> {
  const account = (await house.store.findAccount(id)) ?? assert.fail();
  const given = challenge();
  const options = await creationOptions(account, place, "Casebook", given);
  const { response, held } = makePasskey(options, place.origin, twists);
  await addPasskey(house, { account: id, site, label, place, challenge: given, response });
  return held;
}

async function show(house: House, held: HeldPasskey, twists: Twists = {}, given = challenge()): Promise<SignedIn> {
  const response = held.show(requestOptions(place, given), place.origin, twists);
  return signInWithPasskey(house, { site, how, place, challenge: given, response });
}

async function refusals(house: House): Promise<readonly unknown[]> {
  const entries = await house.store.entriesAfter(0, 1000);
  return entries.filter(({ action }) => action === "sign-in-refused").map(({ detail }) => detail?.["reason"]);
}

test("a passkey lets its holder in, without a name, and counts its uses", async () => {
  const { house, id } = await inhabited();
  const held = await add(house, id);
  const { account } = await show(house, held);
  assert.equal(account.id, id);
  const kept = (await house.store.findAccount(id))?.passkeys[0];
  assert.equal(kept?.counter, 1);
  assert.notEqual(kept.lastUsed, null);
  const entered = (await house.store.entriesAfter(0, 100)).find(({ action }) => action === "sign-in");
  assert.equal(entered?.detail?.["way"], "passkey");
});

test("what a browser is asked for is a passkey that is found without a name and unlocked by its holder", async () => {
  const { house, id } = await inhabited();
  const held = await add(house, id);
  const account = (await house.store.findAccount(id)) ?? assert.fail();
  const options = await creationOptions(account, place, "Casebook", "AAAA");
  assert.equal(options.authenticatorSelection?.residentKey, "required");
  assert.equal(options.authenticatorSelection.userVerification, "required");
  assert.equal(options.attestation, "none");
  assert.deepEqual(
    options.excludeCredentials?.map((one) => one.id),
    [held.id],
  );
  assert.equal(requestOptions(place, "AAAA").userVerification, "required");
  assert.deepEqual(requestOptions(place, "AAAA").allowCredentials, []);
});

for (const [lie, twists, reason] of [
  ["for another origin", { origin: "https://casebook.example.evil.example" }, "origin"],
  ["for another place below the same origin", { relyingParty: "evil.example" }, "relying-party"],
  ["for another challenge", { challenge: "AAAA" }, "challenge"],
  ["that was not unlocked by its holder", { userVerified: false }, "user-not-verified"],
  ["signed with another key", { otherKey: true }, "signature"],
  ["of a kind that was asked for elsewhere", { type: "webauthn.create" }, "type"],
  ["that nobody knows", { id: "AAAA" }, "passkey-unknown"],
  ["of somebody else", { userHandle: Buffer.from("ffffffffffffffff").toString("base64url") }, "passkey-unknown"],
] as const satisfies readonly (readonly [string, Twists, string])[]) {
  test(`no entry with a passkey ${lie}`, async () => {
    const { house, id } = await inhabited();
    const held = await add(house, id);
    await assert.rejects(show(house, held, twists), refusedAs("passkey-refused"));
    assert.deepEqual(await refusals(house), [reason]);
    assert.equal((await house.store.listTokens(id, "session")).length, 0);
  });
}

test("an answer is good once, also for somebody who overheard it", async () => {
  const { house, id } = await inhabited();
  const held = await add(house, id);
  const given = challenge();
  const response = held.show(requestOptions(place, given), place.origin, { counter: 0 });
  const entering = () => signInWithPasskey(house, { site, how, place, challenge: given, response });
  await entering();
  await assert.rejects(entering(), refusedAs("passkey-refused"));
  assert.deepEqual(await refusals(house), ["replayed"]);
});

test("a passkey that counts backwards may be a copy: it is refused, noted, and its holder is written", async () => {
  const { house, id } = await inhabited();
  const held = await add(house, id);
  await show(house, held, { counter: 7 });
  for (const counter of [7, 3, 0]) await assert.rejects(show(house, held, { counter }), refusedAs("passkey-refused"));
  assert.deepEqual(await refusals(house), ["counter-went-back", "counter-went-back", "counter-went-back"]);
  const mails = await house.store.mailsDue("9999", 10);
  assert.equal(mails.filter(({ subject }) => subject.includes("was refused")).length, 3);
  await show(house, held, { counter: 8 });
});

test("nonsense is refused as a wrong passkey is", async () => {
  const { house } = await inhabited();
  const nonsense = [
    null,
    "x",
    {},
    { id: "a", rawId: "a", type: "public-key", response: null },
    { id: "x".repeat(9999) },
  ];
  for (const response of nonsense) {
    const entering = signInWithPasskey(house, { site, how, place, challenge: "AAAA", response });
    await assert.rejects(entering, refusedAs("passkey-refused"));
  }
});

test("who may not sign in does not come in with a passkey either", async () => {
  const { house, id } = await inhabited();
  const held = await add(house, id);
  const account = (await house.store.findAccount(id)) ?? assert.fail();
  await house.store.saveAccount({ ...account, state: "suspended" });
  await assert.rejects(show(house, held), refusedAs("passkey-refused"));
});

for (const [lie, twists] of [
  ["another origin", { origin: "http://casebook.example" }],
  ["another place", { relyingParty: "evil.example" }],
  ["another challenge", { challenge: "AAAA" }],
  ["nobody who unlocked it", { userVerified: false }],
] as const satisfies readonly (readonly [string, Twists])[]) {
  test(`no passkey is added that was made for ${lie}`, async () => {
    const { house, id } = await inhabited();
    await assert.rejects(add(house, id, twists), refusedAs("passkey-refused"));
    assert.deepEqual((await house.store.findAccount(id))?.passkeys, []);
  });
}

test("a passkey is named, renamed and removed, each is noted, and its holder is written", async () => {
  const { house, id } = await inhabited();
  const held = await add(house, id, {}, "  Blue\u202E key\n ");
  const labels = async () => (await house.store.findAccount(id))?.passkeys.map(({ label }) => label);
  assert.deepEqual(await labels(), ["Blue key"]);
  await renamePasskey(house, id, held.id, "");
  assert.deepEqual(await labels(), ["Passkey"]);
  await removePasskey(house, { account: id, site }, held.id);
  assert.deepEqual(await labels(), []);
  await assert.rejects(removePasskey(house, { account: id, site }, held.id), refusedAs("factor-not-found"));
  await assert.rejects(renamePasskey(house, id, held.id, "x"), refusedAs("factor-not-found"));
  const changes = (await house.store.entriesAfter(0, 100)).map(({ detail }) => detail?.["change"]);
  assert.deepEqual(changes, ["passkey-added", "passkey-removed"]);
  assert.equal((await house.store.mailsDue("9999", 10)).length, 2);
  await assert.rejects(show(house, held), refusedAs("passkey-refused"));
});

test("the first factor brings codes on paper, the last one takes them with it", async () => {
  const { house, id } = await inhabited();
  const codes = async () => (await house.store.findAccount(id))?.recoveryCodes.length;
  const one = await add(house, id);
  assert.equal(await codes(), 10);
  const other = await add(house, id);
  assert.equal(await codes(), 10);
  await removePasskey(house, { account: id, site }, one.id);
  assert.equal(await codes(), 10);
  await removePasskey(house, { account: id, site }, other.id);
  assert.equal(await codes(), 0);
});

test("the last way in cannot be removed", async () => {
  const { house, id } = await inhabited({ password: null });
  const one = await add(house, id);
  await assert.rejects(removePasskey(house, { account: id, site }, one.id), refusedAs("last-way-in"));
  await add(house, id);
  await removePasskey(house, { account: id, site }, one.id);
});

test("an account keeps no more passkeys than it may", async () => {
  const { house, id } = await inhabited();
  for (let count = 0; count < mostPasskeys; count += 1) await add(house, id);
  await assert.rejects(add(house, id), refusedAs("passkeys-full"));
});
