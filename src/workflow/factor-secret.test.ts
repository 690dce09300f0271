/** Tests of how secrets of authenticator apps are kept, and of what happens where they cannot be opened any more. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Secret, TOTP } from "otpauth";
import { openHouse, refusedAs } from "../../test/arbitrary/house.ts";
import { type Account, type AccountId, newAccount, type Totp } from "../domain/account.ts";
import { Refusal } from "../domain/refusal.ts";
import type { HouseSecret } from "../store/secret.ts";
import { isSealed, openFactor, sealFactor } from "./factor-secret.ts";
import type { House } from "./house.ts";
import { beginTotp, confirmTotp, passSecondStep, removeTotp } from "./second-factor.ts";
import { beginSecondStep } from "./session.ts";
import { verify } from "./verify.ts";

const site = { name: "Casebook", url: "https://casebook.example" };
const how = { way: "password", browser: "", address: null } as const;
const [ada, eve] = ["0123456789abcdef", "fedcba9876543210"] as readonly string[] as readonly [AccountId, AccountId];
const plain = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const totpOf = (secret: string): Totp => ({ secret, confirmed: "2026-01-01T00:00:00.000Z", lastStep: 0 });

function secretOf(byte: number): HouseSecret {
  const bytes = new Uint8Array(32).fill(byte);
  return { find: () => bytes, findOrMake: () => bytes };
}

const lost: HouseSecret = {
  find: () => null,
  findOrMake: () => {
    throw new Refusal("secret-unreadable");
  },
};

/** A house with one account, and what a device would show of a secret that it was given. */
async function inhabited(totp: Totp | null = null) {
  const clock = { now: "2026-01-01T00:00:00.000Z" };
  const house = openHouse({ clock: () => clock.now });
  const given = { id: ada, name: "Ada", role: "curator", state: "active", created: clock.now } as const;
  await house.store.saveAccount(newAccount({ ...given, password: "$argon2id$…", totp }));
  const codeOf = (secret: string) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.parse(clock.now) });
  return { house, clock, codeOf };
}

const kept = async ({ store }: House): Promise<Account> => (await store.findAccount(ada)) ?? assert.fail();

async function step(house: House, code: string): ReturnType<typeof passSecondStep> {
  const { secret } = await beginSecondStep(house, { id: ada }, null);
  return passSecondStep(house, { secret, code, how, site });
}

test("a secret opens for the account that it was sealed for, under the secret that sealed it, and not at all once it was altered", () => {
  const house = { secret: secretOf(1), random: openHouse().random };
  const sealed = sealFactor(house, ada, plain);
  assert.ok(!sealed.includes(plain));
  assert.ok(isSealed({ secret: sealed }));
  assert.notEqual(sealFactor(house, ada, plain), sealed, "each time another");
  assert.equal(openFactor(house, ada, totpOf(sealed))?.secret, plain);
  assert.equal(openFactor(house, eve, totpOf(sealed)), null, "moved to another account");
  assert.equal(openFactor({ secret: secretOf(2) }, ada, totpOf(sealed)), null, "another secret");
  assert.equal(openFactor({ secret: lost }, ada, totpOf(sealed)), null, "none");
  for (let place = "sealed/1:".length; place < sealed.length; place += 1) {
    const other = sealed[place] === "A" ? "B" : "A";
    const altered = `${sealed.slice(0, place)}${other}${sealed.slice(place + 1)}`;
    const opened = openFactor(house, ada, totpOf(altered));
    // The last letter of a text in base 64 may hold bits that say nothing.
    assert.ok(opened === null || opened.secret === plain, `at ${place}`);
    assert.ok(opened === null || place === sealed.length - 1, `at ${place}`);
  }
  assert.equal(openFactor(house, ada, totpOf("sealed/1:")), null);
  assert.equal(openFactor(house, ada, totpOf(sealed.slice(0, -20))), null);
});

test("the store holds no secret of an app, from its first moment on", async () => {
  const { house, codeOf } = await inhabited();
  const { secret } = await beginTotp(house, ada);
  assert.ok(isSealed((await kept(house)).totp ?? assert.fail()));
  await confirmTotp(house, { account: ada, site }, codeOf(secret));
  const account = await kept(house);
  assert.ok(!JSON.stringify(account).includes(secret));
  assert.deepEqual((await verify(house)).findings, []);
});

test("a secret that an earlier version kept plain works, and is sealed when it is used", async () => {
  const { house, codeOf } = await inhabited(totpOf(plain));
  const { by } = await step(house, codeOf(plain));
  assert.equal(by, "code");
  const { totp } = await kept(house);
  assert.ok(totp !== null && isSealed(totp));
  assert.equal(openFactor(house, ada, totp)?.secret, plain);
});

test("where it cannot be sealed, nobody is locked out by that", async () => {
  const { house, codeOf } = await inhabited(totpOf(plain));
  assert.equal((await step({ ...house, secret: lost }, codeOf(plain))).by, "code");
  assert.equal((await kept(house)).totp?.secret, plain);
  await assert.rejects(
    removeTotp({ ...house, secret: lost }, { account: ada, site }, "000000"),
    refusedAs("code-wrong"),
  );
});

test("with the secret of the house gone, codes on paper open the account and verification names it", async () => {
  const { house, codeOf, clock } = await inhabited();
  const { secret } = await beginTotp(house, ada);
  const [paper = "", another = ""] = await confirmTotp(house, { account: ada, site }, codeOf(secret));
  clock.now = "2026-01-01T00:01:00.000Z";
  const bare: House = { ...house, secret: lost };
  await assert.rejects(step(bare, codeOf(secret)), refusedAs("factor-unreadable"));
  assert.deepEqual(
    (await verify(bare)).findings.map(({ at, code }) => [at, code]),
    [["account Ada", "factor-unreadable"]],
  );
  assert.equal((await step(bare, paper)).by, "recovery-code");
  await assert.rejects(beginTotp(bare, ada), refusedAs("factor-exists"));
  await removeTotp(bare, { account: ada, site }, another);
  await assert.rejects(beginTotp(bare, ada), refusedAs("secret-unreadable"), "never kept plain");
  assert.equal((await kept(house)).totp, null);
});

test("what was being set up when the secret was lost is begun anew", async () => {
  const { house, codeOf } = await inhabited();
  const { secret } = await beginTotp(house, ada);
  const other: House = { ...house, secret: secretOf(9) };
  await assert.rejects(confirmTotp(other, { account: ada, site }, codeOf(secret)), refusedAs("factor-unreadable"));
  const begun = await beginTotp(other, ada);
  await confirmTotp(other, { account: ada, site }, codeOf(begun.secret));
});
