/** Doers: who does something to an account, and by which way they came. Whether they may is asked of the account as it stands now. */
import { decide, mayDo, type Operation } from "../domain/access.ts";
import { type Account, type AccountId, houseAccount } from "../domain/account.ts";
import type { Acting } from "../domain/audit.ts";
import { Refusal } from "../domain/refusal.ts";
import type { AccountBook } from "../store/store.ts";

/** Who acts, where that must be known: the house itself where the command line is at work, or the program. */
export type Doer = Required<Acting>;

/** The program itself. */
export const houseDoer: Doer = { by: houseAccount, via: "house" };

/** Whoever is at the command line. */
export const commandLine: Doer = { by: houseAccount, via: "command-line" };

/** Somebody who has signed in. */
export function signedIn({ id }: Pick<Account, "id">): Doer {
  return { by: id, via: "session" };
}

/** Stands in where nobody is at the pages but the house itself, which may do what an administrator may. */
const houseActor = { id: houseAccount, role: "administrator", state: "active" } as const;

/**
 * Refuses what the doer may not do (to an account, where one is given) as both stand at this moment: two administrators may be at work on
 * each other. Call it within the transaction that does it.
 */
export async function requireMay(
  shelves: Pick<AccountBook, "findAccount">,
  { by }: Doer,
  operation: Operation,
  account: Account | null = null,
): Promise<void> {
  const doer = by === houseAccount ? houseActor : await shelves.findAccount(by);
  const acted = account === null ? null : { state: account.state, owner: account.id };
  const decision = doer === null ? "not-allowed" : decide({ account: doer, scopes: null }, operation, acted);
  if (decision === "sign-in-required") throw new Refusal("not-allowed");
  if (decision !== "allowed") throw new Refusal(decision, account === null ? {} : { state: account.state });
}

/** The account as it stands. Refuses one that is not there. */
export async function getAccount(shelves: Pick<AccountBook, "findAccount">, id: AccountId): Promise<Account> {
  const account = await shelves.findAccount(id);
  if (account === null) throw new Refusal("account-not-found");
  return account;
}

/** Refuses (`last-administrator`) where nobody else could administer the casebook once this account no longer does. */
export async function requireOtherAdministrator(
  shelves: Pick<AccountBook, "listAccounts">,
  account: Account,
): Promise<void> {
  if (!administers(account)) return;
  const others = (await shelves.listAccounts()).filter((other) => other.id !== account.id && administers(other));
  if (others.length === 0) throw new Refusal("last-administrator");
}

function administers({ state, role }: Account): boolean {
  return state === "active" && mayDo(role, "administer");
}
