/**
 * The second factor of an account: setting it up, asking for it when somebody signs in, and giving it up. Limits on attempts are the face's.
 *
 * Codes on paper come with the first factor of any kind, so that a lost device locks nobody out, and go with the last one.
 */
import type { Account, AccountId, Totp } from "../domain/account.ts";
import { digestOf } from "../domain/digest.ts";
import { confirmedTotp, hasSecondFactor } from "../domain/factor.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Shelves } from "../store/store.ts";
import { tellHolder } from "./accounts.ts";
import { noteDeed } from "./audit.ts";
import { type Doer, getAccount, requireMay, signedIn } from "./doer.ts";
import { openFactor, sealFactor } from "./factor-secret.ts";
import { type FactorChanged, factorLetter, recoveryLetter } from "./factor-letters.ts";
import type { House } from "./house.ts";
import type { Site } from "./mail-words.ts";
import { noteRefused } from "./refused-sign-ins.ts";
import { type Entrance, openSessionIn, type SignedIn } from "./session.ts";
import { digestOfRecovery, freshRecoveryCodes, freshTotp, proofOf, stepOf } from "./totp.ts";

type Needs = Pick<House, "store" | "clock" | "random" | "secret">;

/** Whose factors are changed. */
export interface FactorChange {
  readonly account: AccountId;
  /** For the letter that tells of it, to an address that was proven. */
  readonly site: Site;
  /** Secret of the session in which it is done: it alone outlives a first factor. */
  readonly session?: string;
}

/** What somebody gives who owes a second factor. */
export interface SecondStep {
  /** Of the browser's cookie. */
  readonly secret: string;
  /** Of the app, or on paper. */
  readonly code: string;
  readonly how: Entrance;
  readonly site: Site;
}

/** Who came in by a second step. */
export interface SteppedIn extends SignedIn {
  readonly by: "code" | "recovery-code";
  /** How many codes on paper are left. */
  readonly left: number;
}

/** A fresh secret for an app, which nobody is asked for until a first code was given (`confirmTotp`). Refuses (`factor-exists`) where codes are asked for already. */
export async function beginTotp(house: Needs, id: AccountId): Promise<Totp> {
  return house.store.transaction(async (shelves) => {
    const account = await getAccount(shelves, id);
    if (confirmedTotp(account) !== null) throw new Refusal("factor-exists");
    const totp = freshTotp(house);
    await shelves.saveAccount({ ...account, totp: { ...totp, secret: sealFactor(house, id, totp.secret) } });
    return totp;
  });
}

/** Puts the codes of an app into use with the first of them. Returns the codes on paper, which are shown now and never again. Refuses `code-wrong`. */
export async function confirmTotp(
  house: Needs,
  { account: id, site, session }: FactorChange,
  code: string,
): Promise<readonly string[]> {
  return house.store.transaction(async (shelves) => {
    const account = await getAccount(shelves, id);
    if (account.totp === null) throw new Refusal("factor-not-found");
    if (confirmedTotp(account) !== null) throw new Refusal("factor-exists");
    const now = house.clock();
    const opened = openFactor(house, id, account.totp);
    if (opened === null) throw new Refusal("factor-unreadable");
    const step = stepOf(opened, code, now);
    if (step === null) throw new Refusal("code-wrong");
    const codes = freshRecoveryCodes(house);
    const totp = { ...account.totp, confirmed: now, lastStep: step };
    const changed = { ...account, totp, recoveryCodes: codes.map(digestOfRecovery) };
    await endUnproven(shelves, account, session);
    await changeFactors(shelves, house, changed, "codes-added", site);
    return codes;
  });
}

/** Gives up a secret that was never confirmed; nothing happens where there is none. */
export async function abandonTotp({ store }: Needs, id: AccountId): Promise<void> {
  await store.transaction(async (shelves) => {
    const account = await getAccount(shelves, id);
    if (account.totp?.confirmed === null) await shelves.saveAccount({ ...account, totp: null });
  });
}

/** Gives up the codes of an app, for one last code of it or one on paper. Refuses `code-wrong`. */
export async function removeTotp(house: Needs, { account: id, site }: FactorChange, code: string): Promise<void> {
  await house.store.transaction(async (shelves) => {
    const account = await getAccount(shelves, id);
    if (confirmedTotp(account) === null) throw new Refusal("factor-not-found");
    const proof = proofOf(house, account, code, house.clock());
    if (proof === null) throw new Refusal("code-wrong");
    await changeFactors(shelves, house, pruned({ ...proof.account, totp: null }), "codes-removed", site);
  });
}

/** Fresh codes on paper; the old ones stop working. Refuses (`factor-not-found`) where no second factor is asked for. */
export async function renewRecoveryCodes(
  house: Needs,
  { account: id, site }: FactorChange,
): Promise<readonly string[]> {
  return house.store.transaction(async (shelves) => {
    const account = await getAccount(shelves, id);
    if (!hasSecondFactor(account)) throw new Refusal("factor-not-found");
    const codes = freshRecoveryCodes(house);
    const changed = { ...account, recoveryCodes: codes.map(digestOfRecovery) };
    await changeFactors(shelves, house, changed, "recovery-codes-renewed", site);
    return codes;
  });
}

/**
 * Takes all second factors off an account whose holder has lost them, and ends its sessions: its password is asked for alone until the
 * holder sets one up anew. For administrators alone (`not-allowed`), who must know by other means that it is the holder who asks.
 */
export async function clearFactors(house: Needs, { account: id, site }: FactorChange, by: Doer): Promise<void> {
  await house.store.transaction(async (shelves) => {
    const account = await getAccount(shelves, id);
    await requireMay(shelves, by, "change-account", account);
    const changed = { ...account, totp: null, passkeys: [], recoveryCodes: [] };
    await shelves.deleteTokensOf(id, "session");
    await changeFactors(shelves, house, changed, "factors-cleared", site, by);
  });
}

/**
 * Opens the session of somebody who owes a second factor and gives it. What is wrong is noted and refused with `code-wrong`; a step that is
 * over, or was taken already, with `second-step-over`.
 */
export async function passSecondStep(house: Needs, { secret, code, how, site }: SecondStep): Promise<SteppedIn> {
  const outcome = await house.store.transaction(async (shelves): Promise<SteppedIn | Account> => {
    const now = house.clock();
    const token = await shelves.findToken(digestOf(secret), "second-step", now);
    const account = token?.account == null ? null : await shelves.findAccount(token.account);
    if (token === null || account === null) throw new Refusal("second-step-over");
    const proof = proofOf(house, account, code, now);
    if (proof === null) return account;
    await shelves.deleteToken(token.digest);
    await shelves.saveAccount(proof.account);
    if (proof.by === "recovery-code") await noteRecovery(shelves, house, proof.account, site);
    const opened = await openSessionIn(shelves, house, account.id, { ...how, way: "second-step" });
    return { ...opened, by: proof.by, left: proof.account.recoveryCodes.length };
  });
  if ("secret" in outcome) return outcome;
  await noteRefused(house, outcome, { ...how, way: "second-step" }, "code");
  throw new Refusal("code-wrong");
}

/** Saves an account whose factors were changed, notes it, and writes to its holder. Call it within the transaction that changes them. */
export async function changeFactors(
  shelves: Shelves,
  house: Pick<House, "clock" | "random">,
  account: Account,
  change: FactorChanged,
  site: Site,
  { by, via }: Doer = signedIn(account),
): Promise<void> {
  await shelves.saveAccount(account);
  await noteDeed(shelves, house, { action: "factor-changed", by, via, object: account.id, detail: { change } });
  await tellHolder(shelves, house, account, factorLetter(site, account, change));
}

/**
 * Ends the sessions of an account that is about to have its first factor, but for the one in which it is set up: a password alone opened them,
 * and they would go on as if the factor had been proven. Call it within the transaction that adds the factor, with the account as it was.
 */
export async function endUnproven(shelves: Shelves, before: Account, session: string | undefined): Promise<void> {
  if (hasSecondFactor(before)) return;
  const own = session === undefined ? null : digestOf(session);
  for (const { digest } of await shelves.listTokens(before.id, "session"))
    if (digest !== own) await shelves.deleteToken(digest);
}

/** The account without codes on paper where there is no factor left for which they would stand in. */
export function pruned(account: Account): Account {
  return hasSecondFactor(account) ? account : { ...account, recoveryCodes: [] };
}

async function noteRecovery(
  shelves: Shelves,
  house: Pick<House, "clock" | "random">,
  account: Account,
  site: Site,
): Promise<void> {
  const { id, recoveryCodes } = account;
  const detail = { left: recoveryCodes.length };
  await noteDeed(shelves, house, { action: "recovery-code-used", by: id, via: "session", object: id, detail });
  await tellHolder(shelves, house, account, recoveryLetter(site, account));
}
