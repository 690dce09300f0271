/** Accounts: adding people, one-time links with which they set a password, and the first administrator's link. */
import { type Account, type AccountId, newAccount } from "../domain/account.ts";
import type { Role } from "../domain/role.ts";
import { digestOf } from "../domain/digest.ts";
import { Refusal } from "../domain/refusal.ts";
import { finding } from "../domain/finding.ts";
import type { Shelves } from "../store/store.ts";
import { type House, randomName } from "./house.ts";
import { encodePassword, requireStrong } from "./password.ts";

/** How long a link for setting a password is good for. */
export const linkHours = 72;

/** A new account, or a known one, with the secret of a link that sets its password once. */
export interface Invited {
  readonly account: Account;
  /** Goes to the person and is kept nowhere: only its digest is. */
  readonly secret: string;
}

type Needs = Pick<House, "store" | "clock" | "random">;

/** Adds an account without a password. Refuses a name that is taken (`account-exists`) or empty. */
export async function addAccount(
  house: Needs,
  { name, role }: { readonly name: string; readonly role: Role },
): Promise<Invited> {
  const plain = name.trim();
  if (plain === "" || plain.length > 200)
    throw new Refusal("input-invalid", {}, [finding("name", "value-missing", name)]);
  return house.store.transaction(async (shelves) => {
    if ((await shelves.findAccountByName(plain)) !== null) throw new Refusal("account-exists", { name: plain });
    const id = randomName(house, 8) as AccountId;
    const account = newAccount({ id, name: plain, role, created: house.clock() });
    await shelves.saveAccount(account);
    return { account, secret: await linkFor(house, shelves, account) };
  });
}

/** A fresh link for an account; earlier ones stop working. Refuses names that have no account. */
export async function renewLink(house: Needs, name: string): Promise<Invited> {
  return house.store.transaction(async (shelves) => {
    const account = await shelves.findAccountByName(name);
    if (account === null) throw new Refusal("account-not-found", { name });
    return { account, secret: await linkFor(house, shelves, account) };
  });
}

/**
 * The link for the first administrator: made at the first start, and anew at every start until the password is set. Null
 * once any administrator has a password.
 */
export async function inviteAdministrator(house: Needs): Promise<Invited | null> {
  const accounts = await house.store.listAccounts();
  const administrators = accounts.filter(({ role }) => role === "administrator");
  if (administrators.some(({ password }) => password !== null)) return null;
  const [waiting] = administrators;
  return waiting === undefined
    ? addAccount(house, { name: "admin", role: "administrator" })
    : renewLink(house, waiting.name);
}

/** The account that a link is for. Refuses links that are used up, too old or wrong. */
export async function accountOfLink(
  { store, clock }: Pick<House, "store" | "clock">,
  secret: string,
): Promise<Account> {
  const token = await store.findToken(digestOf(secret), "password-link", clock());
  const account = token === null ? null : await store.findAccount(token.account);
  if (account === null) throw new Refusal("link-invalid");
  return account;
}

/** Sets the password that a link is good for. The link is used up and every session of the account ends. */
export async function setPassword(
  house: Needs,
  { secret, password }: { readonly secret: string; readonly password: string },
): Promise<Account> {
  const waiting = await accountOfLink(house, secret);
  requireStrong(password, waiting.name);
  const encoded = await encodePassword(password, house.random(16));
  return house.store.transaction(async (shelves) => {
    const token = await shelves.findToken(digestOf(secret), "password-link", house.clock());
    const kept = token === null ? null : await shelves.findAccount(token.account);
    if (kept === null) throw new Refusal("link-invalid");
    const account: Account = { ...kept, state: kept.state === "invited" ? "active" : kept.state, password: encoded };
    await shelves.saveAccount(account);
    await shelves.deleteTokensOf(account.id, "password-link");
    await shelves.deleteTokensOf(account.id, "session");
    return account;
  });
}

async function linkFor(house: Needs, shelves: Shelves, account: Account): Promise<string> {
  const secret = randomName(house, 24);
  await shelves.deleteTokensOf(account.id, "password-link");
  await shelves.saveToken({
    digest: digestOf(secret),
    kind: "password-link",
    account: account.id,
    expires: later(house.clock(), linkHours),
  });
  return secret;
}

/** An instant so many hours after another. */
export function later(instant: string, hours: number): string {
  return new Date(Date.parse(instant) + hours * 3_600_000).toISOString();
}
