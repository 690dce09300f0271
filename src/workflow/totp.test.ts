/** Tests of codes that change, and of codes on paper. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { openHouse } from "../../test/arbitrary/house.ts";
import { type AccountId, newAccount, type Totp } from "../domain/account.ts";
import {
  digestOfRecovery,
  freshRecoveryCodes,
  freshTotp,
  looksLikeRecovery,
  offerOf,
  proofOf,
  stepOf,
} from "./totp.ts";

/** The secret of RFC 6238, appendix B. */
const totp: Totp = { secret: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", confirmed: null, lastStep: 0 };
const at = (seconds: number) => new Date(seconds * 1000).toISOString();

test("the codes are those of RFC 6238, appendix B", () => {
  for (const [seconds, code] of [
    [59, "287082"],
    [1111111109, "081804"],
    [1111111111, "050471"],
    [1234567890, "005924"],
    [2000000000, "279037"],
    [20000000000, "353130"],
  ] as const)
    assert.equal(stepOf(totp, code, at(seconds)), Math.floor(seconds / 30));
});

test("a code is taken one step before and after its own, and spaces in it do not matter", () => {
  const step = Math.floor(1111111109 / 30);
  for (const [offset, taken] of [
    [-60, false],
    [-30, true],
    [0, true],
    [30, true],
    [60, false],
  ] as const)
    assert.equal(stepOf(totp, " 081 804", at(step * 30 + offset)), taken ? step : null, String(offset));
});

test("a code is good once, also when the clock is moved back", () => {
  const used = { ...totp, lastStep: Math.floor(1111111109 / 30) };
  assert.equal(stepOf(used, "081804", at(1111111109)), null);
  assert.equal(stepOf(used, "287082", at(59)), null);
  assert.equal(stepOf(used, "050471", at(1111111111)), used.lastStep + 1);
});

test("what is no code of the moment is none", () => {
  fc.assert(
    fc.property(fc.string(), (text) => stepOf(totp, text, at(59)) === null || text.replace(/[\s-]/gu, "") === "287082"),
  );
  for (const text of ["", "28708", "2870820", "0287082", "287082x", "２８７０８２"])
    assert.equal(stepOf(totp, text, at(59)), null, text);
});

test("a fresh secret has 160 bits, and apps are told it in the form that they read", () => {
  const house = openHouse();
  const fresh = freshTotp(house);
  assert.match(fresh.secret, /^[A-Z2-7]{32}$/);
  assert.notEqual(freshTotp(house).secret, fresh.secret);
  const { uri } = offerOf(fresh, "My: Casebook", "ada@post.example");
  assert.match(uri, /^otpauth:\/\/totp\/My%20%20Casebook:ada%40post\.example\?/);
  assert.equal(new URL(uri).searchParams.get("secret"), fresh.secret);
});

test("codes on paper have 80 bits, can be read aloud, and are known again however they are typed", () => {
  const codes = freshRecoveryCodes(openHouse());
  assert.equal(new Set(codes).size, 10);
  for (const code of codes) {
    assert.match(code, /^[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){3}$/);
    const typed = ` ${code.toUpperCase().replaceAll("-", " ").replaceAll("0", "O").replaceAll("1", "l")} `;
    assert.equal(digestOfRecovery(typed), digestOfRecovery(code));
    assert.ok(looksLikeRecovery(typed));
  }
  assert.ok(!looksLikeRecovery(" 123 456 "));
});

test("a code on paper is used up, and each kind of code proves for what it is", () => {
  const house = openHouse();
  const codes = freshRecoveryCodes(house);
  const [first = "", second = ""] = codes;
  const id = "a" as AccountId;
  const account = newAccount({
    ...{ id, name: "Ada", role: "member", created: at(0) },
    totp: { ...totp, confirmed: at(0) },
    recoveryCodes: codes.map(digestOfRecovery),
  });
  const proof = proofOf(house, account, first, at(59)) ?? assert.fail();
  assert.deepEqual([proof.by, proof.account.recoveryCodes.length], ["recovery-code", 9]);
  assert.equal(proofOf(house, proof.account, first, at(59)), null);
  assert.equal(proofOf(house, proof.account, second, at(59))?.account.recoveryCodes.length, 8);
  const step = proofOf(house, account, "287082", at(59)) ?? assert.fail();
  assert.deepEqual([step.by, step.account.totp?.lastStep], ["code", 1]);
  assert.equal(proofOf(house, { ...account, totp }, "287082", at(59)), null, "not confirmed");
  assert.equal(proofOf(house, { ...account, recoveryCodes: [] }, "", at(59)), null);
});
