/**
 * The secrets of authenticator apps as the store keeps them: sealed (AES-256-GCM) under a key that is made of the secret of the house, which is
 * not in the store. Whoever has a copy of the store alone cannot make codes of it, and none that was sealed for one account opens for another.
 *
 * Those that an earlier version kept plain are taken as they are, and sealed when they are used next.
 */
import { createCipheriv, createDecipheriv, hash, hkdfSync } from "node:crypto";
import type { AccountId, Totp } from "../domain/account.ts";
import { Refusal } from "../domain/refusal.ts";
import type { House } from "./house.ts";

type Needs = Pick<House, "secret" | "random">;

/** What a sealed secret begins with. No plain one does: those are letters and digits alone. */
const mark = "sealed/1";

const algorithm = "aes-256-gcm";

/** In bytes: what NIST SP 800-38D recommends for GCM, and its longest tag. */
const lengths = { vector: 12, tag: 16, key: 32 } as const;

/** A secret as it is to be kept for an account. Refuses (`secret-unreadable`) where there is no key to be had. */
export function sealFactor({ secret, random }: Needs, account: AccountId, plain: string): string {
  const key = keyFrom(secret.findOrMake());
  const vector = random(lengths.vector);
  const cipher = createCipheriv(algorithm, key, vector, { authTagLength: lengths.tag });
  cipher.setAAD(Buffer.from(account));
  const sealed = Buffer.concat([cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return [mark, nameOf(key), base64(vector), base64(sealed)].join(":");
}

/** Whether it is sealed, be it that it can be opened or not. */
export function isSealed({ secret }: Pick<Totp, "secret">): boolean {
  return secret.startsWith(`${mark}:`);
}

/** The codes' secret plain, as it was kept for an account; null where it cannot be opened: the secret of the house is another, or gone. */
export function openFactor<T extends Totp>({ secret }: Pick<House, "secret">, account: AccountId, totp: T): T | null {
  if (!isSealed(totp)) return totp;
  const [, name, vector = "", sealed = ""] = totp.secret.split(":");
  const found = secret.find();
  if (found === null || nameOf(keyFrom(found)) !== name) return null;
  const bytes = Buffer.from(sealed, "base64url");
  if (bytes.length < lengths.tag) return null;
  const key = keyFrom(found);
  try {
    const decipher = createDecipheriv(algorithm, key, Buffer.from(vector, "base64url"), { authTagLength: lengths.tag });
    decipher.setAAD(Buffer.from(account));
    decipher.setAuthTag(bytes.subarray(-lengths.tag));
    const plain = Buffer.concat([decipher.update(bytes.subarray(0, -lengths.tag)), decipher.final()]);
    return { ...totp, secret: plain.toString("utf8") };
  } catch {
    // It was altered, or is another account's.
    return null;
  }
}

/** The same codes with their secret as it is to be kept from now on. One that cannot be sealed just now stays as it is: nobody is locked out by that. */
export function keptFactor<T extends Totp>(house: Needs, account: AccountId, totp: T): T {
  if (isSealed(totp)) return totp;
  try {
    return { ...totp, secret: sealFactor(house, account, totp.secret) };
  } catch (error) {
    if (error instanceof Refusal) return totp;
    throw error;
  }
}

/** For this purpose alone; for another one the same secret makes another key. */
function keyFrom(secret: Uint8Array): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "", "casebook secrets of authenticator apps", lengths.key));
}

/** By which it is told which key sealed something. It says nothing about the key. */
function nameOf(key: Buffer): string {
  return hash("sha256", Buffer.concat([Buffer.from("name of "), key]), "hex").slice(0, 16);
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64url");
}
