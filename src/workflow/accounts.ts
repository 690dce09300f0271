/** Accounts: adding people, one-time links with which they set a password, and the first administrator's link. */
import { mayDo } from "../domain/access.ts";
import { type Account, type AccountId, newAccount } from "../domain/account.ts";
import { digestOf } from "../domain/digest.ts";
import { parseAddress } from "../domain/email-address.ts";
import { finding } from "../domain/finding.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Role } from "../domain/role.ts";
import { type Token, tokenKinds } from "../domain/token.ts";
import type { MailId, Shelves } from "../store/store.ts";
import { noteDeed } from "./audit.ts";
import { type Doer, houseDoer, requireMay } from "./doer.ts";
import { type House, randomName } from "./house.ts";
import { invitationLetter, passwordChangedLetter, type Site } from "./mail-words.ts";
import { queueMail } from "./mailing.ts";
import { encodePassword, requireStrong } from "./password.ts";
import { issueToken } from "./token.ts";

/** How long a link for setting up an account is good for. */
export const linkHours = tokenKinds["password-link"].minutes / 60;

/** In characters. */
const longestName = 200;

/** A new account, or a known one, with the secret of a link that sets its password once. */
export interface Invited {
  readonly account: Account;
  /** Goes to the person and is kept nowhere: only its digest is. */
  readonly secret: string;
  /** The mail that brings them a link of their own; null where no address is known. */
  readonly mail: MailId | null;
}

/** Somebody to add. */
export interface Newcomer {
  readonly name: string;
  readonly role: Role;
  /** As it was typed; empty or left out: none is known. */
  readonly email?: string;
}

/** Who invites, and for which casebook; left out: the program itself, and nothing is mailed. */
export interface Inviting {
  readonly doer?: Doer;
  readonly site?: Site | null;
}

type Needs = Pick<House, "store" | "clock" | "random">;

/** Adds an account without a password. Refuses a name that is taken (`account-exists`), and names and addresses that are none (`input-invalid`). */
export async function addAccount(
  house: Needs,
  newcomer: Newcomer,
  { doer = houseDoer, site = null }: Inviting = {},
): Promise<Invited> {
  const { name, role } = newcomer;
  const plain = plainName(name);
  const address = addressFrom(newcomer.email ?? "");
  return house.store.transaction(async (shelves) => {
    await requireMay(shelves, doer, "invite");
    if ((await shelves.findAccountByName(plain)) !== null) throw new Refusal("account-exists", { name: plain });
    const id = randomName(house, 8) as AccountId;
    const email = address === null ? null : { address, verified: null };
    const account = newAccount({ id, name: plain, role, email, created: house.clock() });
    await shelves.saveAccount(account);
    const detail = { name: plain, role, ...(address === null ? {} : { email: address }) };
    await noteDeed(shelves, house, { action: "account-invited", ...doer, object: id, detail });
    return invite(shelves, house, account, site);
  });
}

/** A fresh link for an account, by its name; earlier ones stop working. Refuses names that have no account, and accounts that may not sign in. */
export async function renewLink(
  house: Needs,
  name: string,
  { doer = houseDoer, site = null }: Inviting = {},
): Promise<Invited> {
  return house.store.transaction(async (shelves) => {
    const account = await shelves.findAccountByName(name);
    if (account === null) throw new Refusal("account-not-found", { name });
    await requireMay(shelves, doer, "renew-link", account);
    const detail = { name: account.name };
    await noteDeed(shelves, house, { action: "password-link", ...doer, object: account.id, detail });
    return invite(shelves, house, account, site);
  });
}

/**
 * The link for the first administrator: made at the first start, and anew at every start until the password is set. Null
 * once any administrator has a password.
 */
export async function inviteAdministrator(house: Needs): Promise<Invited | null> {
  const accounts = await house.store.listAccounts();
  const administrators = accounts.filter(({ role }) => mayDo(role, "administer"));
  if (administrators.some(({ password, state }) => password !== null || state !== "invited")) return null;
  const [waiting] = administrators;
  return waiting === undefined
    ? addAccount(house, { name: "admin", role: "administrator" })
    : renewLink(house, waiting.name);
}

/** The account that a link is for. Refuses links that are used up, too old or wrong, and those of accounts that may not sign in. */
export async function accountOfLink(house: Pick<House, "store" | "clock">, secret: string): Promise<Account> {
  return (await findLink(house.store, house, secret)).account;
}

/**
 * Sets the password that a link is good for. All links of the account are used up and every session of it ends. A link that was mailed
 * proves the address that it went to. Where there was a password before, its holder is told by mail.
 */
export async function setPassword(
  house: Needs,
  {
    secret,
    password,
    site = null,
  }: { readonly secret: string; readonly password: string; readonly site?: Site | null },
): Promise<Account> {
  const waiting = await accountOfLink(house, secret);
  requireStrong(password, waiting.name);
  const encoded = await encodePassword(password, house.random(16));
  return house.store.transaction(async (shelves) => {
    const { account: kept, token } = await findLink(shelves, house, secret);
    const proven = await provenBy(shelves, house, kept, token);
    const account: Account = { ...kept, email: proven, state: "active", password: encoded };
    await shelves.saveAccount(account);
    await endAllBut(shelves, account.id, null);
    const deed = { action: "password-set", by: account.id, via: "link", object: account.id, detail: {} } as const;
    await noteDeed(shelves, house, deed);
    if (site !== null && kept.password !== null)
      await tellHolder(shelves, house, account, passwordChangedLetter(site, account));
    return account;
  });
}

/** Ends all sessions and links of an account, and what somebody is in the midst of, but for the session of a digest. */
export async function endAllBut(shelves: Shelves, id: AccountId, digest: string | null): Promise<number> {
  for (const kind of ["password-link", "reset-link", "email-link", "second-step", "challenge"] as const)
    await shelves.deleteTokensOf(id, kind);
  const sessions = (await shelves.listTokens(id, "session")).filter((token) => token.digest !== digest);
  for (const session of sessions) await shelves.deleteToken(session.digest);
  return sessions.length;
}

/** Queues a mail to the proven address of an account; nothing happens where there is none. */
export async function tellHolder(
  shelves: Shelves,
  house: Pick<House, "clock" | "random">,
  { id, email }: Account,
  letter: { readonly subject: string; readonly text: string },
): Promise<void> {
  if (email?.verified != null) await queueMail(shelves, house, { account: id, to: email.address, ...letter });
}

/** An address as somebody typed it; null for none. Refuses what is no address. */
export function addressFrom(text: string): string | null {
  const address = parseAddress(text);
  if (text.trim() !== "" && address === null)
    throw new Refusal("input-invalid", {}, [finding("email", "address-invalid", text.slice(0, 300))]);
  return address;
}

/** Two links: one that is shown to who invites, and where there is an address one that goes there and proves it. */
async function invite(shelves: Shelves, house: Needs, account: Account, site: Site | null): Promise<Invited> {
  const { id, email } = account;
  await shelves.deleteTokensOf(id, "password-link");
  const { secret } = await issueToken(shelves, house, { kind: "password-link", account: id });
  if (site === null || email === null) return { account, secret, mail: null };
  const about = { address: email.address };
  const mailed = await issueToken(shelves, house, { kind: "password-link", account: id, about });
  const letter = invitationLetter(site, account, mailed.secret);
  return { account, secret, mail: await queueMail(shelves, house, { account: id, to: email.address, ...letter }) };
}

/** The account and the token of a link that sets a password. */
async function findLink(
  shelves: Pick<Shelves, "findToken" | "findAccount">,
  { clock }: Pick<House, "clock">,
  secret: string,
): Promise<{ readonly account: Account; readonly token: Token }> {
  const [digest, now] = [digestOf(secret), clock()];
  const token =
    (await shelves.findToken(digest, "password-link", now)) ?? (await shelves.findToken(digest, "reset-link", now));
  if (token?.account == null) throw new Refusal("link-invalid");
  const account = await shelves.findAccount(token.account);
  if (account === null || !["invited", "active"].includes(account.state)) throw new Refusal("link-invalid");
  return { account, token };
}

/** The account's address: proven now where the link went there and nobody else has proven it. */
async function provenBy(
  shelves: Shelves,
  { clock }: Pick<House, "clock">,
  { id, email }: Account,
  { about }: Token,
): Promise<Account["email"]> {
  if (email?.verified !== null || about["address"] !== email.address) return email;
  const reader = await shelves.findAccountByAddress(email.address);
  return (reader?.id ?? id) === id ? { ...email, verified: clock() } : email;
}

function plainName(name: string): string {
  const plain = name.trim();
  if (plain === "" || plain.length > longestName)
    throw new Refusal("input-invalid", {}, [
      finding("name", plain === "" ? "value-missing" : "value-too-long", name.slice(0, 300)),
    ]);
  if (/[\p{Cc}\p{Cf}\u2028\u2029]/u.test(plain))
    throw new Refusal("input-invalid", {}, [finding("name", "value-not-admitted", plain)]);
  return plain;
}

/** An instant so many hours after another. */
export function later(instant: string, hours: number): string {
  return new Date(Date.parse(instant) + hours * 3_600_000).toISOString();
}
