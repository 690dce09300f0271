/** API keys: what a program shows instead of a person, good for a few things, for a while, and never for more than its owner is. */
import type { AccountId } from "./account.ts";
import type { AudienceName } from "./audience.ts";
import { type Digest, digestOf } from "./digest.ts";
import type { Instant } from "./report.ts";

declare const keyBrand: unique symbol;

/** 16 random hexadecimal digits, by which a key is named where its secret may not be. */
export type KeyId = string & { readonly [keyBrand]: true };

/** What keys can be good for. */
export const scopes = {
  read: "read what the key's audience is told: API, feeds, TAXII, files of data",
  import: "import data sets and read what became of them",
} as const;

/** One such thing. */
export type Scope = keyof typeof scopes;

/** A key as it is kept: without its secret. */
export interface ApiKey {
  readonly id: KeyId;
  /** Whose it is, and as whom it acts. */
  readonly account: AccountId;
  /** What the owner calls it. */
  readonly label: string;
  /** Each once, at least one. */
  readonly scopes: readonly Scope[];
  /** What it is told at most; its owner's present audience where that is wider. */
  readonly audience: AudienceName;
  /** Of the whole key as it is shown. */
  readonly digest: Digest;
  readonly created: Instant;
  readonly expires: Instant;
  /** Null: it was not. */
  readonly revoked: Instant | null;
  /** Null: never. */
  readonly lastUse: KeyUse | null;
}

/** A use of a key, noted once an hour at most. */
export interface KeyUse {
  readonly at: Instant;
  /** The network that it came from, not the very address: `203.0.113.0/24`. */
  readonly from: string;
}

/** Where a key stands: good · over since its day · taken back. Only the first is good for anything. */
export const keyStates = ["active", "expired", "revoked"] as const;

/** One such state. */
export type KeyState = (typeof keyStates)[number];

/** For how many days a key is good where nothing else is said, and at most. There is none that is good for ever. */
export const keyDays = { usual: 90, most: 400 } as const;

/** So many keys that are good an account has at most. */
export const mostKeys = 20;

/** So many an account has listed at most; of those that are over the oldest are forgotten. */
export const mostListedKeys = 50;

/** In characters. */
export const longestKeyLabel = 100;

/** How long a use goes unnoted after one that was noted, in milliseconds. */
export const noteKeyUseAfterMs = 3_600_000;

const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** 256 bits take so many digits of base 62. */
const secretLength = 43;

const checkLength = 6;

/** How a key looks, for those who scan for secrets; the last six characters are a checksum. */
export const keyShape = /cbk_[0-9a-f]{16}_[0-9A-Za-z]{49}(?![0-9A-Za-z])/;

/** Where a key stands at an instant. */
export function keyStateOf({ revoked, expires }: Pick<ApiKey, "revoked" | "expires">, now: Instant): KeyState {
  if (revoked !== null && revoked <= now) return "revoked";
  return expires <= now ? "expired" : "active";
}

/** The key as it is shown, once: its id, 32 random bytes and a checksum, so that a misspelt one is told without asking anybody. */
export function writeKey(id: KeyId, random: Uint8Array): string {
  if (random.length !== 32) throw new RangeError(`a key has 32 random bytes, not ${random.length}`);
  const number = BigInt(`0x${Buffer.from(random).toString("hex")}`);
  const body = `cbk_${id}_${inBase62(number, secretLength)}`;
  return `${body}${checkOf(body)}`;
}

/** Whether a text is a key to the letter, be it a good one or none of this house's. */
export function isKeyText(text: string): boolean {
  if (text.length > 100 || keyShape.exec(text)?.[0] !== text) return false;
  const body = text.slice(0, -checkLength);
  return checkOf(body) === text.slice(-checkLength);
}

/** A text in which every key is cut down to its id, for logs. */
export function withoutKeys(text: string): string {
  return text.includes("cbk_") ? text.replaceAll(/(cbk_[0-9a-f]{0,16})[0-9A-Za-z_]*/g, "$1…") : text;
}

function checkOf(body: string): string {
  return inBase62(BigInt(`0x${digestOf(body).slice(0, 8)}`), checkLength);
}

/** With zeros in front. */
function inBase62(number: bigint, length: number): string {
  let text = "";
  for (let left = number; text.length < length; left /= 62n) text = `${digits.charAt(Number(left % 62n))}${text}`;
  return text;
}
