/** Sessions: signing in, who is signed in, signing out. Limits on attempts are the face's: it knows the address. */
import type { Account } from "../domain/account.ts";
import { digestOf } from "../domain/digest.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Instant } from "../domain/report.ts";
import { later } from "./accounts.ts";
import { type House, randomName } from "./house.ts";
import { isPassword } from "./password.ts";

/** How long a session lasts. */
export const sessionHours = 12;

/** A session as its holder gets it. */
export interface SignedIn {
  readonly account: Account;
  /** Kept nowhere: only its digest is. */
  readonly secret: string;
}

/** Opens a session. Refuses with the same words, after the same work, whether the name or the password is wrong. */
export async function signIn(
  house: Pick<House, "store" | "clock" | "random">,
  { name, password }: { readonly name: string; readonly password: string },
): Promise<SignedIn> {
  const account = await house.store.findAccountByName(name.trim());
  const right = await isPassword(password, account?.password ?? null);
  if (account === null || !right) throw new Refusal("sign-in-failed");
  const secret = randomName(house, 24);
  await house.store.transaction(async (shelves) => {
    await shelves.deleteExpired(house.clock());
    await shelves.saveToken({
      digest: digestOf(secret),
      kind: "session",
      account: account.id,
      expires: later(house.clock(), sessionHours),
    });
  });
  return { account, secret };
}

/** Who holds a session; null where it is none or over. */
export async function accountOfSession(house: Pick<House, "store" | "clock">, secret: string): Promise<Account | null> {
  return (await findSession(house, secret))?.account ?? null;
}

/** A session by its secret, with when it ends; null where it is none or over. */
export async function findSession(
  { store, clock }: Pick<House, "store" | "clock">,
  secret: string,
): Promise<{ readonly account: Account; readonly expires: Instant } | null> {
  const token = await store.findToken(digestOf(secret), "session", clock());
  const account = token === null ? null : await store.findAccount(token.account);
  return token === null || account === null ? null : { account, expires: token.expires };
}

/** Ends a session; nothing happens where there is none. */
export async function signOut({ store }: Pick<House, "store">, secret: string): Promise<void> {
  await store.deleteToken(digestOf(secret));
}
