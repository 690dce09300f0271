/**
 * Registration: somebody asks for an account by an address, proves it, chooses a password and waits for an administrator. The address is
 * the name to sign in with. Whether it has an account already is told to nobody but who reads its mail.
 */
import { type Account, type AccountId, newAccount } from "../domain/account.ts";
import { digestOf } from "../domain/digest.ts";
import { finding } from "../domain/finding.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Role } from "../domain/role.ts";
import { mayDo } from "../domain/access.ts";
import type { Shelves } from "../store/store.ts";
import { addressFrom, tellHolder } from "./accounts.ts";
import { noteDeed } from "./audit.ts";
import { type Doer, getAccount, requireMay } from "./doer.ts";
import { forgetPerson } from "./erasure.ts";
import { type House, randomName } from "./house.ts";
import {
  approvedLetter,
  knownLetter,
  refusedLetter,
  registrationLetter,
  type Site,
  waitingLetter,
} from "./mail-words.ts";
import { queueMail } from "./mailing.ts";
import { encodePassword, requireStrong } from "./password.ts";
import { issueToken } from "./token.ts";

/** In characters: what somebody may say of themselves. */
export const longestIntroduction = 1000;

/** More registrations than this do not wait at a time. */
const mostWaiting = 1000;

type Needs = Pick<House, "store" | "clock" | "random">;

/** What somebody who registers has typed. */
export interface Registration {
  readonly email: string;
  /** Who they are and why they ask, for those who approve; may be empty. */
  readonly introduction: string;
}

/** How a registration is taken. */
export interface Taking {
  readonly site: Site;
  /** False: this address was sent enough mails; all else is done as ever. */
  readonly mayMail: boolean;
}

/**
 * Takes a registration. It does the same and gives the same whether the address has an account or not; what is so stands in the mail.
 * Refuses what is no address (`input-invalid`), and any while too many wait (`registration-full`).
 */
export async function register(house: Needs, { email, introduction }: Registration, taking: Taking): Promise<void> {
  const address = addressFrom(email);
  const findings = [
    ...(address === null ? [finding("email", "value-missing")] : []),
    ...(introduction.length > longestIntroduction ? [finding("introduction", "value-too-long")] : []),
  ];
  if (address === null || findings.length > 0) throw new Refusal("input-invalid", {}, findings);
  await house.store.transaction(async (shelves) => {
    const waiting = (await shelves.listAccounts()).filter(({ state }) => state === "unverified" || state === "pending");
    if (waiting.length >= mostWaiting) throw new Refusal("registration-full");
    const [reader, named] = [await shelves.findAccountByAddress(address), await shelves.findAccountByName(address)];
    const known = reader ?? named;
    const account = known ?? newcomer(house, address, introduction);
    if (account.state === "unverified") await shelves.saveAccount({ ...account, introduction: introduction.trim() });
    const { secret } = await linkTo(shelves, house, taking.mayMail ? account : null);
    const letter =
      account.state === "unverified" ? registrationLetter(taking.site, secret) : knownLetter(taking.site, account);
    await queueMail(shelves, house, { account: account.id, to: taking.mayMail ? address : null, ...letter });
    const detail = { email: address, known: known !== null };
    await noteDeed(shelves, house, {
      action: "account-registered",
      by: null,
      via: "visitor",
      object: account.id,
      detail,
    });
  });
}

/** The account that a link of a registration is for. Refuses links that are used up, too old or wrong. */
export async function accountOfRegistration(house: Pick<House, "store" | "clock">, secret: string): Promise<Account> {
  return findRegistration(house.store, house, secret);
}

/** Proves the address behind a link and sets the password. From now on the account waits for an administrator; those whose address is known are told. */
export async function confirmRegistration(
  house: Needs,
  { secret, password, site }: { readonly secret: string; readonly password: string; readonly site: Site },
): Promise<Account> {
  requireStrong(password, (await accountOfRegistration(house, secret)).name);
  const encoded = await encodePassword(password, house.random(16));
  return house.store.transaction(async (shelves) => {
    const kept = await findRegistration(shelves, house, secret);
    const address = kept.email?.address ?? kept.name;
    const email = { address, verified: house.clock() };
    const account: Account = { ...kept, state: "pending", email, password: encoded };
    // Where another account has proven the address meanwhile, this is refused, and with it all else.
    await shelves.saveAccount(account);
    await shelves.deleteTokensOf(account.id, "registration-link");
    const deed = { action: "password-set", by: account.id, via: "link", object: account.id, detail: {} } as const;
    await noteDeed(shelves, house, deed);
    const letter = waitingLetter(site, address);
    for (const one of await shelves.listAccounts())
      if (one.state === "active" && mayDo(one.role, "administer")) await tellHolder(shelves, house, one, letter);
    return account;
  });
}

/** Approves a registration with a role. The person is told by mail. */
export async function approveRegistration(
  house: Needs,
  doer: Doer,
  { account: id, role, site }: { readonly account: AccountId; readonly role: Role; readonly site: Site },
): Promise<Account> {
  return house.store.transaction(async (shelves) => {
    await requireMay(shelves, doer, "administer");
    const waiting = await getAccount(shelves, id);
    await requireMay(shelves, doer, "approve", waiting);
    const account: Account = { ...waiting, state: "active", role, introduction: null };
    await shelves.saveAccount(account);
    const detail = { name: account.name, role };
    await noteDeed(shelves, house, { action: "account-approved", ...doer, object: id, detail });
    await tellHolder(shelves, house, account, approvedLetter(site, account));
    return account;
  });
}

/** Refuses a registration: what was entered is deleted at once. Who has proven the address is told by mail. */
export async function refuseRegistration(
  house: Needs,
  doer: Doer,
  { account: id, site }: { readonly account: AccountId; readonly site: Site },
): Promise<void> {
  await house.store.transaction(async (shelves) => {
    await requireMay(shelves, doer, "administer");
    const account = await getAccount(shelves, id);
    await requireMay(shelves, doer, "refuse", account);
    await forgetPerson(shelves, house, account);
    await noteDeed(shelves, house, { action: "account-refused", ...doer, object: id, detail: {} });
    const { email } = account;
    if (email?.verified != null)
      await queueMail(shelves, house, { account: null, to: email.address, ...refusedLetter(site) });
  });
}

/** A link for an account, after which earlier ones work no more; null: for nobody, and one that was mailed before stays. */
async function linkTo(shelves: Shelves, house: Needs, account: Account | null): Promise<{ readonly secret: string }> {
  const kind = "registration-link";
  if (account !== null) await shelves.deleteTokensOf(account.id, kind);
  return issueToken(shelves, house, { kind, account: account?.id ?? null });
}

function newcomer(house: Needs, address: string, introduction: string): Account {
  return newAccount({
    id: randomName(house, 8) as AccountId,
    name: address,
    role: "member",
    state: "unverified",
    email: { address, verified: null },
    introduction: introduction.trim(),
    created: house.clock(),
  });
}

async function findRegistration(
  shelves: Pick<Shelves, "findToken" | "findAccount">,
  { clock }: Pick<House, "clock">,
  secret: string,
): Promise<Account> {
  const token = await shelves.findToken(digestOf(secret), "registration-link", clock());
  const account = token?.account == null ? null : await shelves.findAccount(token.account);
  if (account?.state !== "unverified") throw new Refusal("link-invalid");
  return account;
}
