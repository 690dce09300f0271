/** Codes that change every 30 seconds (TOTP, RFC 6238: SHA-1, six digits), each good once, and codes on paper for when the device is lost. */
import { hash, timingSafeEqual } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import type { Account, Totp } from "../domain/account.ts";
import { confirmedTotp } from "../domain/factor.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Instant } from "../domain/report.ts";
import { keptFactor, openFactor } from "./factor-secret.ts";
import type { House } from "./house.ts";

/** In seconds. RFC 6238, 5.2. */
const period = 30;

/** So many steps before and after the present one are taken too: clocks differ, and people type slowly. RFC 6238, 6. */
const window = 1;

/** How many codes on paper an account is given. */
export const recoveryCodesGiven = 10;

/** In random bytes, for each: 80 bits, so that a plain digest of one cannot be guessed back. */
const recoveryBytes = 10;

/** What an authenticator app is told. */
export interface TotpOffer {
  /** Base 32. */
  readonly secret: string;
  /** `otpauth://totp/…`, as the square holds it. */
  readonly uri: string;
}

/** Which proof a code was, and the account as it is after it. */
export interface CodeProof {
  readonly by: "code" | "recovery-code";
  readonly account: Account;
}

/** A second factor with a fresh secret of 160 bits, which nobody is asked for yet. */
export function freshTotp({ random }: Pick<House, "random">): Totp {
  return { secret: new Secret({ buffer: Uint8Array.from(random(20)).buffer }).base32, confirmed: null, lastStep: 0 };
}

/** What an app is told so that it makes the codes of a secret. */
export function offerOf({ secret }: Pick<Totp, "secret">, siteName: string, accountName: string): TotpOffer {
  // A colon would part the label anew (Key URI Format).
  const plain = (text: string) => text.replaceAll(":", " ");
  const totp = totpOf(secret, { issuer: plain(siteName), label: plain(accountName) });
  return { secret, uri: totp.toString() };
}

/**
 * The step (counted from 1970) for which the code is right and was not used before; null: none is. All steps are looked at, whichever is
 * right. A clock that was moved back makes no code good again, for steps that are not after the last one do not count.
 */
export function stepOf({ secret, lastStep }: Totp, code: string, now: Instant): number | null {
  const given = Buffer.from(unparted(code).padEnd(6).slice(0, 7));
  const present = Math.floor(Date.parse(now) / 1000 / period);
  const totp = totpOf(secret);
  let found: number | null = null;
  for (let step = present - window; step <= present + window; step += 1) {
    const right = Buffer.from(totp.generate({ timestamp: step * period * 1000 }));
    const same = right.length === given.length && timingSafeEqual(right, given);
    if (same && step > lastStep && found === null) found = step;
  }
  return found;
}

/**
 * Takes a code of the app, or one on paper, as a proof; null where it is neither. The account that comes back no longer takes it. Refuses
 * (`factor-unreadable`) codes of an app whose secret cannot be opened any more.
 */
export function proofOf(
  house: Pick<House, "secret" | "random">,
  account: Account,
  code: string,
  now: Instant,
): CodeProof | null {
  const totp = confirmedTotp(account);
  const opened = totp === null ? null : openFactor(house, account.id, totp);
  if (totp !== null && opened === null && !looksLikeRecovery(code)) throw new Refusal("factor-unreadable");
  const step = opened === null ? null : stepOf(opened, code, now);
  const digest = digestOfRecovery(code);
  const left = account.recoveryCodes.filter((kept) => !sameDigest(kept, digest));
  if (totp !== null && step !== null) {
    const kept = keptFactor(house, account.id, totp);
    return { by: "code", account: { ...account, totp: { ...kept, lastStep: step } } };
  }
  if (left.length === account.recoveryCodes.length) return null;
  return { by: "recovery-code", account: { ...account, recoveryCodes: left } };
}

/** Ten fresh codes on paper, as a person reads them: `k7qd-3mzr-09xp-v2ta`. */
export function freshRecoveryCodes({ random }: Pick<House, "random">): readonly string[] {
  return Array.from({ length: recoveryCodesGiven }, () => written(random(recoveryBytes)));
}

/** What is kept of a code on paper: the hexadecimal SHA-256 of it, without regard to case, dashes and letters that look like digits. */
export function digestOfRecovery(code: string): string {
  const plain = unparted(code.toLowerCase().slice(0, 100)).replaceAll("o", "0").replace(/[il]/gu, "1");
  return hash("sha256", `recovery ${plain}`, "hex");
}

/** Whether what was typed is a code on paper rather than one of the app, however either is parted: the two are limited apart. */
export function looksLikeRecovery(code: string): boolean {
  return !/^\d{0,10}$/u.test(unparted(code));
}

/** What was typed, without what people part its letters and digits by. */
function unparted(code: string): string {
  return code.replace(/[\s-]/gu, "");
}

/** Letters and digits that cannot be taken for one another (Crockford's base 32). */
const letters = "0123456789abcdefghjkmnpqrstvwxyz";

function written(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, "0")).join("");
  const plain = (bits.match(/.{5}/gu) ?? []).map((five) => letters[Number.parseInt(five, 2)]).join("");
  return (plain.match(/.{4}/gu) ?? []).join("-");
}

function sameDigest(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

function totpOf(secret: string, names: { readonly issuer: string; readonly label: string } | null = null): TOTP {
  return new TOTP({ ...names, secret: Secret.fromBase32(secret), algorithm: "SHA1", digits: 6, period });
}
