/** Sessions: proving a password, opening sessions, who holds one, ending them. Limits on attempts are the face's: it knows the address. */
import type { Account, AccountId } from "../domain/account.ts";
import { digestOf } from "../domain/digest.ts";
import { hasSecondFactor } from "../domain/factor.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Instant } from "../domain/report.ts";
import { isIdle, isLive, type Token, type TokenId, tokenKinds } from "../domain/token.ts";
import type { Shelves } from "../store/store.ts";
import { noteDeed } from "./audit.ts";
import type { House } from "./house.ts";
import { isPassword } from "./password.ts";
import { noteRefused } from "./refused-sign-ins.ts";
import { issueToken } from "./token.ts";

/** How long a session lasts at most. */
export const sessionHours = tokenKinds.session.minutes / 60;

type Needs = Pick<House, "store" | "clock" | "random">;

/** How somebody came in. */
export interface Entrance {
  /** By what it was proven who they are; `second-step`: a password, and a second factor after it. */
  readonly way: "password" | "second-step" | "passkey" | "open-id" | "basic";
  /** True: a provider vouches that it was proven in more ways than one. */
  readonly manyFactors?: boolean;
  /** In a few words, such as `Firefox on Linux`; empty where nothing is known of it. */
  readonly browser: string;
  /** The network address that they came from; null where it is not known. */
  readonly address: string | null;
}

/** Where nothing is known of how. */
const plainEntrance: Entrance = { way: "password", browser: "", address: null };

/** A session as its holder gets it. */
export interface SignedIn {
  readonly account: Account;
  /** Kept nowhere: only its digest is. Never one that was there before. */
  readonly secret: string;
}

/** A session as it is kept, with whose it is. */
export interface Session {
  readonly account: Account;
  readonly token: Token;
}

/** What a name and a password prove. */
export interface Credentials {
  /** The account's name or its proven address. */
  readonly name: string;
  readonly password: string;
}

/**
 * The account that a name and a password are right for. Refuses with the same words, after the same work, whether the name or the password
 * is wrong (`sign-in-failed`). Only to who knows the password it is said why an account may not sign in (`account-pending`, `account-suspended`).
 */
export async function provePassword(
  house: Needs,
  { name, password }: Credentials,
  how: Entrance = plainEntrance,
): Promise<Account> {
  const { store } = house;
  const [named, reader] = [await store.findAccountByName(name.trim()), await store.findAccountByAddress(name.trim())];
  const account = named ?? reader;
  const right = await isPassword(password, account?.password ?? null);
  try {
    if (account === null || !right) throw new Refusal("sign-in-failed");
    requireActive(account);
    return account;
  } catch (error) {
    await noteRefused(house, account, how, right && account !== null ? "state" : "credentials");
    throw error;
  }
}

/**
 * Opens a session for who gives the right password, by itself. Refuses as `provePassword` does, and with `second-step-required` where the
 * account asks for more than a password.
 */
export async function signIn(house: Needs, credentials: Credentials, how: Entrance = plainEntrance): Promise<SignedIn> {
  const account = await provePassword(house, credentials, how);
  if (hasSecondFactor(account)) throw new Refusal("second-step-required");
  return openSession(house, account, how);
}

/** Opens a session for somebody who has proven to be the holder of an account. Refuses accounts that may not sign in, as they stand now. */
export async function openSession(house: Needs, { id }: Pick<Account, "id">, how: Entrance): Promise<SignedIn> {
  return house.store.transaction((shelves) => openSessionIn(shelves, house, id, how));
}

/** The same within a transaction, such as one that uses up what proved it. */
export async function openSessionIn(
  shelves: Shelves,
  house: Pick<House, "clock" | "random">,
  id: AccountId,
  { way, browser, address, manyFactors = false }: Entrance,
): Promise<SignedIn> {
  const account = await shelves.findAccount(id);
  if (account === null) throw new Refusal("sign-in-failed");
  requireActive(account);
  await shelves.deleteExpired(house.clock());
  const about = { browser, way, ...(manyFactors ? { factors: "many" } : {}) };
  const { secret } = await issueToken(shelves, house, { kind: "session", account: id, about });
  const detail = { name: account.name, way, browser, address };
  await noteDeed(shelves, house, {
    action: "sign-in",
    by: id,
    via: way === "basic" ? "basic" : "session",
    object: id,
    detail,
  });
  return { account, secret };
}

/** What somebody gets whose password was right and who owes a second factor: a secret for a cookie of the same browser. `next` is where to go afterwards. */
export async function beginSecondStep(
  house: Needs,
  { id }: Pick<Account, "id">,
  next: string | null,
): Promise<{ readonly secret: string }> {
  const about: Readonly<Record<string, string>> = next === null ? {} : { next };
  return house.store.transaction(async (shelves) => {
    await shelves.deleteExpired(house.clock());
    return issueToken(shelves, house, { kind: "second-step", account: id, about });
  });
}

/** Who owes a second factor, by the secret of their browser, and where they go afterwards; null where that is none or over. */
export async function findSecondStep(
  { store, clock }: Pick<House, "store" | "clock">,
  secret: string,
): Promise<{ readonly account: Account; readonly next: string | null } | null> {
  const token = await store.findToken(digestOf(secret), "second-step", clock());
  const account = token?.account == null ? null : await store.findAccount(token.account);
  return account?.state !== "active" || token === null ? null : { account, next: token.about["next"] ?? null };
}

/** Who holds a session; null where it is none or over. */
export async function accountOfSession(house: Pick<House, "store" | "clock">, secret: string): Promise<Account | null> {
  return (await findSession(house, secret))?.account ?? null;
}

/**
 * A session by its secret; null where it is none or over, or its account may not sign in any more. `seen`
 * is when it was last shown, where the caller knows better than the store.
 */
export async function findSession(
  { store, clock }: { readonly store: Pick<Shelves, "findToken" | "findAccount">; readonly clock: House["clock"] },
  secret: string,
  seen: Instant = "",
): Promise<Session | null> {
  const now = clock();
  const token = await store.findToken(digestOf(secret), "session", now);
  if (token?.account == null || isIdle(seen > token.lastSeen ? seen : token.lastSeen, now)) return null;
  const account = await store.findAccount(token.account);
  if (account?.state !== "active") return null;
  return { account, token };
}

/** The sessions of an account that are good now, the one seen last first. */
export async function sessionsOf(
  { store, clock }: Pick<House, "store" | "clock">,
  account: AccountId,
): Promise<readonly Token[]> {
  const now = clock();
  const tokens = await store.listTokens(account, "session");
  const live = tokens.filter((token) => isLive(token, now) && !isIdle(token.lastSeen, now));
  return live.toSorted((a, b) => (a.lastSeen < b.lastSeen ? 1 : -1));
}

/** Ends a session; nothing happens where there is none. */
export async function signOut(house: Needs, secret: string): Promise<void> {
  const digest = digestOf(secret);
  await house.store.transaction(async (shelves) => {
    const token = await shelves.findToken(digest, "session", house.clock());
    await shelves.deleteToken(digest);
    if (token?.account == null) return;
    await noteDeed(shelves, house, {
      action: "sign-out",
      by: token.account,
      via: "session",
      object: token.account,
      detail: {},
    });
  });
}

/** Ends one session of an account, named by its id, or all but the one of a secret. Returns how many. */
export async function endSessions(
  house: Needs,
  account: AccountId,
  which: { readonly id: TokenId } | { readonly butSecret: string },
): Promise<number> {
  const isMeant = ({ id, digest }: Token) => ("id" in which ? id === which.id : digest !== digestOf(which.butSecret));
  return house.store.transaction(async (shelves) => {
    const ended = (await shelves.listTokens(account, "session")).filter(isMeant);
    for (const { digest } of ended) await shelves.deleteToken(digest);
    if (ended.length === 0) return 0;
    const detail = { sessions: ended.length };
    await noteDeed(shelves, house, { action: "session-ended", by: account, via: "session", object: account, detail });
    return ended.length;
  });
}

function requireActive({ state }: Account): void {
  if (state === "active") return;
  if (state === "suspended") throw new Refusal("account-suspended");
  throw new Refusal(state === "pending" ? "account-pending" : "sign-in-failed");
}
