/** Tokens: secrets that somebody holds for a while. They are kept only as digests. */
import type { AccountId } from "./account.ts";
import type { Instant } from "./report.ts";

/**
 * Every kind of token, with what it is for and for how many minutes it is good at most. A token says itself when it ends; this bound holds
 * even where it says more, such as after a clock that was wrong.
 */
export const tokenKinds = {
  session: { is: "somebody who has signed in", minutes: 12 * 60 },
  "password-link": { is: "a link with which an account is set up", minutes: 72 * 60 },
  "reset-link": { is: "a link with which a forgotten password is set anew", minutes: 60 },
  "registration-link": { is: "a link that proves the address of somebody who registered", minutes: 72 * 60 },
  "email-link": { is: "a link that proves a new address", minutes: 72 * 60 },
  "second-step": { is: "somebody whose password was right and who owes a second factor", minutes: 10 },
  challenge: { is: "what a passkey is to sign, or a provider to send back", minutes: 10 },
} as const satisfies Record<string, { readonly is: string; readonly minutes: number }>;

/** What a token is for. */
export type TokenKind = keyof typeof tokenKinds;

/** A session that nothing was heard of for so many minutes is over. */
export const idleMinutes = 120;

/** In minutes: clocks of several machines may differ, but what was made later than this from now was made by a wrong one. */
const clockSlack = 5;

declare const tokenBrand: unique symbol;

/** A random name that is not the secret, by which a token is listed and ended. */
export type TokenId = string & { readonly [tokenBrand]: true };

/** A secret that somebody holds. */
export interface Token {
  /** Hexadecimal SHA-256 of the secret. */
  readonly digest: string;
  readonly id: TokenId;
  readonly kind: TokenKind;
  /** Null: whose it will be is not known yet. */
  readonly account: AccountId | null;
  readonly created: Instant;
  /** When it was last shown, give or take a few minutes. */
  readonly lastSeen: Instant;
  readonly expires: Instant;
  /** Further facts, such as the browser of a session (`browser`) or the address that a link proves (`address`). Never secrets. */
  readonly about: Readonly<Record<string, string>>;
}

/** Whether a token is good at an instant: not over by its own word nor by that of its kind, and not made in the future. */
export function isLive({ kind, created, expires }: Pick<Token, "kind" | "created" | "expires">, now: Instant): boolean {
  const minutes = (Date.parse(now) - Date.parse(created)) / 60_000;
  return now < expires && minutes < tokenKinds[kind].minutes && minutes >= -clockSlack;
}

/** Whether a session has ended because nothing was heard of it since `seen`. */
export function isIdle(seen: Instant, now: Instant): boolean {
  return Date.parse(now) - Date.parse(seen) >= idleMinutes * 60_000;
}

/** A token as it is made: seen just now, and good for as long as its kind may be. */
export function tokenOf({
  about = {},
  ...given
}: Pick<Token, "digest" | "id" | "kind" | "account" | "created"> & Partial<Pick<Token, "about">>): Token {
  return { ...given, about, lastSeen: given.created, expires: endOf(given.kind, given.created) };
}

/** When a token that is made now ends. */
export function endOf(kind: TokenKind, now: Instant): Instant {
  return new Date(Date.parse(now) + tokenKinds[kind].minutes * 60_000).toISOString();
}
