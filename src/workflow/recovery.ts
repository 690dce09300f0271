/** Recovery: a forgotten password by mail, another password, another address. */
import type { Account, AccountId } from "../domain/account.ts";
import { digestOf } from "../domain/digest.ts";
import { finding } from "../domain/finding.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Token } from "../domain/token.ts";
import type { MailId, Shelves } from "../store/store.ts";
import { addressFrom, endAllBut, tellHolder } from "./accounts.ts";
import { noteDeed } from "./audit.ts";
import { getAccount, signedIn } from "./doer.ts";
import type { House } from "./house.ts";
import {
  invitationLetter,
  knownLetter,
  type Letter,
  newAddressLetter,
  noResetLetter,
  oldAddressLetter,
  passwordChangedLetter,
  registrationLetter,
  resetLetter,
  type Site,
} from "./mail-words.ts";
import { queueMail } from "./mailing.ts";
import { encodePassword, isPassword, requireStrong } from "./password.ts";
import { noteRefused } from "./refused-sign-ins.ts";
import { findSession, type SignedIn } from "./session.ts";
import { issueToken } from "./token.ts";

type Needs = Pick<House, "store" | "clock" | "random">;

/** Who asks for a link that sets a password anew. */
export interface ResetWish {
  /** A name or an address, as it was typed. */
  readonly who: string;
  readonly site: Site;
  /** False: enough mails were sent on these words; all else is done as ever. */
  readonly mayMail: boolean;
}

/**
 * Has a link mailed with which a forgotten password is set anew; earlier ones work no more. It does the same and gives the same whether
 * there is such an account or not, and however it stands; what is so stands in the mail.
 */
export async function askReset(house: Needs, { who, site, mayMail }: ResetWish): Promise<void> {
  await house.store.transaction(async (shelves) => {
    const asked = who.trim();
    const [named, reader] = [await shelves.findAccountByName(asked), await shelves.findAccountByAddress(asked)];
    const account = named ?? reader;
    // A link that is not mailed must not end the one that was.
    const { to, letter } = await resetMail(shelves, house, site, mayMail ? account : null);
    await queueMail(shelves, house, { account: account?.id ?? null, to, ...letter });
    const object = account?.id ?? null;
    await noteDeed(shelves, house, { action: "password-link", by: null, via: "visitor", object, detail: {} });
  });
}

/** The mail that somebody gets who asks; to nobody where there is no account or no address to send it to. */
async function resetMail(
  shelves: Shelves,
  house: Needs,
  site: Site,
  account: Account | null,
): Promise<{ readonly to: string | null; readonly letter: Letter }> {
  const { state = "active", email = null } = account ?? {};
  const kind = state === "invited" ? "password-link" : state === "unverified" ? "registration-link" : "reset-link";
  if (account !== null && state !== "invited") await shelves.deleteTokensOf(account.id, kind);
  const about: Token["about"] = state === "invited" && email !== null ? { address: email.address } : {};
  const { secret } = await issueToken(shelves, house, { kind, account: account?.id ?? null, about });
  if (account === null) return { to: null, letter: resetLetter(site, { name: "" }, secret) };
  const letters: Readonly<Record<Account["state"], () => Letter>> = {
    active: () => resetLetter(site, account, secret),
    invited: () => invitationLetter(site, account, secret),
    unverified: () => registrationLetter(site, secret),
    pending: () => noResetLetter(site, account),
    suspended: () => noResetLetter(site, account),
  };
  // What was entered by others or not proven yet gets only what proves it.
  const reads = email !== null && (email.verified !== null || state === "invited" || state === "unverified");
  return { to: reads ? email.address : null, letter: letters[state]() };
}

/** A change that somebody who has signed in asks for. */
interface OwnWish {
  readonly account: AccountId;
  /** The present password. */
  readonly old: string;
  readonly site: Site;
}

/**
 * Sets another password. Every other session and all links of the account end, and this session goes on under a new secret. Refuses a
 * present password that is not right (`input-invalid`, at `old`), a weak one (`password-weak`), and sessions that are over.
 */
export async function changePassword(
  house: Needs,
  { account: id, old, site, password, session }: OwnWish & { readonly password: string; readonly session: string },
): Promise<SignedIn> {
  const before = await requirePassword(house, id, old);
  requireStrong(password, before.name);
  const encoded = await encodePassword(password, house.random(16));
  return house.store.transaction(async (shelves) => {
    const kept = await getAccount(shelves, id);
    const current = await findSession({ store: shelves, clock: house.clock }, session);
    // Another change came first, so that what was asked for is no longer the present password.
    if (kept.password !== before.password || current?.account.id !== id) throw new Refusal("sign-in-required");
    const account = { ...kept, password: encoded };
    await shelves.saveAccount(account);
    await endAllBut(shelves, id, null);
    const { about } = current.token;
    const { secret } = await issueToken(shelves, house, { kind: "session", account: id, about });
    await noteDeed(shelves, house, { action: "password-set", ...signedIn(account), object: id, detail: {} });
    await tellHolder(shelves, house, account, passwordChangedLetter(site, account));
    return { account, secret };
  });
}

/** Has a link mailed to a new address, which counts once it is followed. Who has no password must have proven otherwise that it is they; that is the face's. Says the same where the address belongs to somebody else: their mail says what is so. */
export async function askAddress(
  house: Needs,
  { account: id, old, site, email }: OwnWish & { readonly email: string },
): Promise<MailId> {
  const address = addressFrom(email);
  if (address === null) throw new Refusal("input-invalid", {}, [finding("email", "value-missing")]);
  if ((await getAccount(house.store, id)).password !== null) await requirePassword(house, id, old);
  return house.store.transaction(async (shelves) => {
    const account = await getAccount(shelves, id);
    const reader = await shelves.findAccountByAddress(address);
    await shelves.deleteTokensOf(id, "email-link");
    const { secret } = await issueToken(shelves, house, { kind: "email-link", account: id, about: { address } });
    const taken = reader !== null && reader.id !== id;
    const letter = taken ? knownLetter(site, reader) : newAddressLetter(site, account, secret);
    return queueMail(shelves, house, { account: id, to: address, ...letter });
  });
}

/** The account and the address that a link proves. Refuses links that are used up, too old or wrong. */
export async function addressOfLink(
  house: Pick<House, "store" | "clock">,
  secret: string,
): Promise<{ readonly account: Account; readonly address: string }> {
  return findAddressLink(house.store, house, secret);
}

/** The address behind a link counts from now on; the one before is told. Refuses one that another account has proven meanwhile (`address-taken`). */
export async function confirmAddress(
  house: Needs,
  { secret, site }: { readonly secret: string; readonly site: Site },
): Promise<Account> {
  return house.store.transaction(async (shelves) => {
    const { account: kept, address } = await findAddressLink(shelves, house, secret);
    const account = { ...kept, email: { address, verified: house.clock() } };
    await shelves.saveAccount(account);
    await shelves.deleteTokensOf(account.id, "email-link");
    // A link to the old address would let its reader set the password, whether its holder or an administrator had it mailed.
    for (const kind of ["reset-link", "password-link"] as const) await shelves.deleteTokensOf(account.id, kind);
    const detail = { email: address };
    await noteDeed(shelves, house, {
      action: "account-changed",
      by: account.id,
      via: "link",
      object: account.id,
      detail,
    });
    if (kept.email?.address !== address) await tellHolder(shelves, house, kept, oldAddressLetter(site, account));
    return account;
  });
}

/** The account, where the password is right. Refuses others as a finding at `old`; they are noted, since somebody may be guessing in a session that is not theirs. */
export async function requirePassword(house: Needs, id: AccountId, password: string): Promise<Account> {
  const account = await getAccount(house.store, id);
  if (await isPassword(password, account.password)) return account;
  await noteRefused(house, account, { way: "own-account", address: null }, "credentials");
  throw new Refusal("input-invalid", {}, [finding("old", "password-wrong")]);
}

async function findAddressLink(
  shelves: Pick<Shelves, "findToken" | "findAccount">,
  { clock }: Pick<House, "clock">,
  secret: string,
): Promise<{ readonly account: Account; readonly address: string }> {
  const token = await shelves.findToken(digestOf(secret), "email-link", clock());
  const account = token?.account == null ? null : await shelves.findAccount(token.account);
  const address = token?.about["address"];
  if (account?.state !== "active" || address === undefined) throw new Refusal("link-invalid");
  return { account, address };
}
