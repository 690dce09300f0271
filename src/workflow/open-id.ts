/**
 * Identities at a provider of OpenID Connect: entering with one, linking one, setting up an account with one.
 *
 * An identity is its issuer and subject, and nothing else. It is never matched with an account by a mail address: whoever can enter
 * somebody's address at a provider that does not prove it would take over their account here.
 */
import { mayDo } from "../domain/access.ts";
import { type Account, type AccountId, type Identity, type LinkedIdentity, newAccount } from "../domain/account.ts";
import { digestOf } from "../domain/digest.ts";
import { hasSecondFactor, isLeftWith } from "../domain/factor.ts";
import { finding } from "../domain/finding.ts";
import { Refusal, type RefusalCode } from "../domain/refusal.ts";
import type { Vouched } from "../identity/provider.ts";
import type { Shelves } from "../store/store.ts";
import { tellHolder } from "./accounts.ts";
import { noteDeed } from "./audit.ts";
import { spendChallenge } from "./challenge.ts";
import { getAccount } from "./doer.ts";
import { type House, randomName } from "./house.ts";
import { type Site, waitingLetter } from "./mail-words.ts";
import { noteRefused } from "./refused-sign-ins.ts";
import { longestIntroduction } from "./registration.ts";
import { changeFactors, type FactorChange } from "./second-factor.ts";
import { type Entrance, openSessionIn, type SignedIn } from "./session.ts";
import { issueToken } from "./token.ts";

/** So many identities an account is linked with at most. */
const mostIdentities = 10;

/** More registrations than this do not wait at a time. */
const mostWaiting = 1000;

/** In characters. */
const longestName = 200;

type Needs = Pick<House, "store" | "clock" | "random">;

/** Somebody who came back from a provider, by a journey that is good once. */
export interface Returned {
  /** The state of the journey. */
  readonly state: string;
  readonly vouched: Vouched;
}

/** What an identity opens: a session; a second step where the account asks for one and the provider has asked for none; or nothing. */
export type Entered =
  | (SignedIn & { readonly kind: "in" })
  | { readonly kind: "second-step"; readonly secret: string }
  | { readonly kind: "unknown" };

/**
 * Enters with an identity. An unknown one is noted and opens nothing. Refuses a journey that was used before (`provider-refused`), and
 * accounts that may not sign in (`account-pending`, `account-suspended`): the identity is proof enough to be told so.
 */
export async function enterWithIdentity(
  house: Needs,
  { state, vouched }: Returned,
  how: Entrance,
  next: string | null,
): Promise<Entered> {
  const outcome = await house.store.transaction(async (shelves): Promise<Entered | NotIn> => {
    const account = await shelves.findAccountByIdentity(vouched.identity);
    if (!(await spendChallenge(shelves, house, state)))
      return { reason: "replayed", account, code: "provider-refused" };
    if (account === null) return { kind: "unknown" };
    if (account.state === "suspended") return { reason: "state", account, code: "account-suspended" };
    if (account.state !== "active") return { reason: "state", account, code: "account-pending" };
    if (hasSecondFactor(account) && !vouched.manyFactors) {
      const about: Readonly<Record<string, string>> = next === null ? {} : { next };
      const { secret } = await issueToken(shelves, house, { kind: "second-step", account: account.id, about });
      return { kind: "second-step", secret };
    }
    const { manyFactors } = vouched;
    await noteVouched(shelves, account, vouched);
    const opened = await openSessionIn(shelves, house, account.id, { ...how, way: "open-id", manyFactors });
    return { kind: "in", ...opened };
  });
  if ("code" in outcome) {
    await noteRefused(house, outcome.account, { ...how, way: "open-id" }, outcome.reason);
    throw new Refusal(outcome.code);
  }
  if (outcome.kind === "unknown") await noteRefused(house, null, { ...how, way: "open-id" }, "identity-unknown");
  return outcome;
}

/** Keeps what the provider vouched for this time, where that is another thing than the last. */
async function noteVouched(shelves: Pick<Shelves, "saveAccount">, account: Account, vouched: Vouched): Promise<void> {
  const known = account.identities.find((one) => isSame(one, vouched.identity));
  if (known === undefined || (known.manyFactors ?? false) === vouched.manyFactors) return;
  const identities = account.identities.map((one) => (one === known ? identityOf(vouched) : one));
  await shelves.saveAccount({ ...account, identities });
}

/** As an account keeps it. */
function identityOf({ identity: { issuer, subject }, manyFactors }: Vouched): LinkedIdentity {
  return { issuer, subject, ...(manyFactors ? { manyFactors } : {}) };
}

/** Why an identity let nobody in: in a word for the log, and as it is refused. */
interface NotIn {
  readonly reason: string;
  readonly account: Account | null;
  readonly code: RefusalCode;
}

/** Links an account with an identity. Refuses a used journey (`provider-refused`), an identity of another account (`identity-taken`), more than an account keeps. */
export async function linkIdentity(
  house: Needs,
  { account: id, site }: FactorChange,
  { state, vouched }: Returned,
): Promise<void> {
  await house.store.transaction(async (shelves) => {
    if (!(await spendChallenge(shelves, house, state))) throw new Refusal("provider-refused", { reason: "replayed" });
    const account = await getAccount(shelves, id);
    const { identities } = account;
    if (identities.some((one) => isSame(one, vouched.identity))) throw new Refusal("factor-exists");
    if (identities.length >= mostIdentities) throw new Refusal("factor-exists", { most: mostIdentities });
    const changed = { ...account, identities: [...identities, identityOf(vouched)] };
    await changeFactors(shelves, house, changed, "identity-linked", site);
  });
}

/** Unlinks an identity. Refuses `factor-not-found`, and `last-way-in` where nobody could enter the account without it. */
export async function unlinkIdentity(
  house: Needs,
  { account: id, site }: FactorChange,
  identity: Identity,
): Promise<void> {
  await house.store.transaction(async (shelves) => {
    const account = await getAccount(shelves, id);
    const identities = account.identities.filter((one) => !isSame(one, identity));
    if (identities.length === account.identities.length) throw new Refusal("factor-not-found");
    const changed = { ...account, identities };
    if (!isLeftWith(changed)) throw new Refusal("last-way-in");
    await changeFactors(shelves, house, changed, "identity-unlinked", site);
  });
}

/**
 * Sets up an account that somebody was invited to, with an identity in place of a password, and opens a session. The link is used up.
 * Refuses links that are used up, too old, wrong, or of an account that was set up already (`link-invalid`).
 */
export async function acceptWithIdentity(
  house: Needs,
  link: string,
  { state, vouched }: Returned,
  how: Entrance,
): Promise<SignedIn> {
  return house.store.transaction(async (shelves) => {
    if (!(await spendChallenge(shelves, house, state))) throw new Refusal("provider-refused", { reason: "replayed" });
    const token = await shelves.findToken(digestOf(link), "password-link", house.clock());
    const kept = token?.account == null ? null : await shelves.findAccount(token.account);
    if (kept?.state !== "invited") throw new Refusal("link-invalid");
    await shelves.saveAccount({ ...kept, state: "active", identities: [identityOf(vouched)] });
    await shelves.deleteTokensOf(kept.id, "password-link");
    const detail = { change: "identity-linked" };
    await noteDeed(shelves, house, { action: "factor-changed", by: kept.id, via: "link", object: kept.id, detail });
    const { manyFactors } = vouched;
    return openSessionIn(shelves, house, kept.id, { ...how, way: "open-id", manyFactors });
  });
}

/** What somebody says who registers with an identity. */
export interface IdentityRegistration {
  readonly identity: Identity;
  /** What they want to be called. */
  readonly name: string;
  /** Who they are and why they ask, for those who approve. */
  readonly introduction: string;
}

/**
 * Takes a registration with an identity: it waits for an administrator. A name that is taken gets a number, and nobody is told so: else names
 * could be tried. Refuses `input-invalid`, `identity-taken`, and any while too many wait (`registration-full`).
 */
export async function registerIdentity(
  house: Needs,
  { identity, name, introduction }: IdentityRegistration,
  site: Site,
): Promise<Account> {
  const plain = name.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, " ").trim();
  const findings = [
    ...(plain === "" ? [finding("name", "value-missing")] : []),
    ...(plain.length > longestName - 8 ? [finding("name", "value-too-long")] : []),
    ...(introduction.length > longestIntroduction ? [finding("introduction", "value-too-long")] : []),
  ];
  if (findings.length > 0) throw new Refusal("input-invalid", {}, findings);
  return house.store.transaction(async (shelves) => {
    const waiting = (await shelves.listAccounts()).filter(({ state }) => state === "unverified" || state === "pending");
    if (waiting.length >= mostWaiting) throw new Refusal("registration-full");
    if ((await shelves.findAccountByIdentity(identity)) !== null) throw new Refusal("identity-taken");
    const free = await freeName(shelves, house, plain);
    const id = randomName(house, 8) as AccountId;
    const account = newAccount({
      ...{ id, name: free, role: "member", state: "pending", created: house.clock() },
      identities: [identity],
      introduction: introduction.trim(),
    });
    await shelves.saveAccount(account);
    const detail = { name: free, way: "open-id" };
    await noteDeed(shelves, house, { action: "account-registered", by: null, via: "visitor", object: id, detail });
    for (const one of await shelves.listAccounts())
      if (one.state === "active" && mayDo(one.role, "administer"))
        await tellHolder(shelves, house, one, waitingLetter(site, free));
    return account;
  });
}

async function freeName(shelves: Shelves, house: Pick<House, "random">, wanted: string): Promise<string> {
  return (await shelves.findAccountByName(wanted)) === null ? wanted : `${wanted} ${randomName(house, 3)}`;
}

function isSame(one: Identity, other: Identity): boolean {
  return one.issuer === other.issuer && one.subject === other.subject;
}
