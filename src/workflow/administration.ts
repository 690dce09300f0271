/** Administration: what administrators do to the accounts of others. Nobody does it to their own, and one administrator always remains. */
import type { Account, AccountId } from "../domain/account.ts";
import { isLeftWith } from "../domain/factor.ts";
import { finding } from "../domain/finding.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Instant } from "../domain/report.ts";
import type { Role } from "../domain/role.ts";
import type { AccountBook, AuditLog, Shelves } from "../store/store.ts";
import { endAllBut } from "./accounts.ts";
import { noteDeed } from "./audit.ts";
import { type Doer, getAccount, requireMay, requireOtherAdministrator } from "./doer.ts";
import type { House } from "./house.ts";

type Needs = Pick<House, "store" | "clock" | "random">;

/** Gives an account another role, from its next request on. */
export async function changeRole(house: Needs, doer: Doer, id: AccountId, role: Role): Promise<Account> {
  return changing(house, doer, id, "change-account", async (shelves, account) => {
    if (account.role === role) return account;
    await requireOtherAdministrator(shelves, account);
    const changed = { ...account, role };
    await shelves.saveAccount(changed);
    const detail = { name: account.name, from: account.role, to: role };
    await noteDeed(shelves, house, { action: "account-changed", ...doer, object: id, detail });
    return changed;
  });
}

/**
 * Says of which sharing groups somebody is, from their next request on; it counts while they are a partner. Groups that they are newly of
 * must be there and not closed (`input-invalid` with findings at `groups`).
 */
export async function changeGroups(
  house: Needs,
  doer: Doer,
  id: AccountId,
  names: readonly string[],
): Promise<Account> {
  return changing(house, doer, id, "change-account", async (shelves, account) => {
    const open = (await shelves.listGroups()).filter(({ closed }) => closed === null);
    const known = new Set([...account.groups, ...open.map(({ name }) => name)]);
    const groups = [...known].filter((name) => names.includes(name)).toSorted();
    const unknown = names.filter((name) => !groups.some((group) => group === name));
    if (unknown.length > 0) {
      const findings = unknown.map((name) => finding("groups", "value-not-admitted", name.slice(0, 80)));
      throw new Refusal("input-invalid", {}, findings);
    }
    if (groups.join(" ") === account.groups.join(" ")) return account;
    const changed = { ...account, groups };
    await shelves.saveAccount(changed);
    const detail = { name: account.name, groups: groups.join(" "), before: account.groups.join(" ") };
    await noteDeed(shelves, house, { action: "account-changed", ...doer, object: id, detail });
    return changed;
  });
}

/** Suspends an account: all its sessions and links end, and none can be had until it is resumed. */
export async function suspendAccount(house: Needs, doer: Doer, id: AccountId): Promise<Account> {
  return changing(house, doer, id, "suspend", async (shelves, account) => {
    await requireOtherAdministrator(shelves, account);
    const changed: Account = { ...account, state: "suspended" };
    await shelves.saveAccount(changed);
    await endAllBut(shelves, id, null);
    const detail = { name: account.name };
    await noteDeed(shelves, house, { action: "account-suspended", ...doer, object: id, detail });
    return changed;
  });
}

/** Takes a suspension back. Who had no way to sign in yet needs a new link. */
export async function resumeAccount(house: Needs, doer: Doer, id: AccountId): Promise<Account> {
  return changing(house, doer, id, "resume", async (shelves, account) => {
    const changed: Account = { ...account, state: isLeftWith(account) ? "active" : "invited" };
    await shelves.saveAccount(changed);
    const detail = { name: account.name };
    await noteDeed(shelves, house, { action: "account-resumed", ...doer, object: id, detail });
    return changed;
  });
}

/** Ends all sessions of an account. Returns how many there were. */
export async function endSessionsOf(house: Needs, doer: Doer, id: AccountId): Promise<number> {
  return house.store.transaction(async (shelves) => {
    await requireMay(shelves, doer, "administer");
    const account = await getAccount(shelves, id);
    const ended = (await shelves.listTokens(id, "session")).length;
    await shelves.deleteTokensOf(id, "session");
    const detail = { name: account.name, sessions: ended };
    await noteDeed(shelves, house, { action: "session-ended", ...doer, object: id, detail });
    return ended;
  });
}

/** When an account did anything that was noted, or was last heard of; null: never. */
export async function lastUseOf(store: AccountBook & AuditLog, id: AccountId): Promise<Instant | null> {
  const wanted = { action: null, by: id, object: null, from: null, to: null };
  const { entries } = await store.listEntries(wanted, { offset: 0, limit: 1 });
  const sessions = await store.listTokens(id, "session");
  const known = [...entries.map(({ at }) => at), ...sessions.map(({ lastSeen }) => lastSeen)];
  return known.toSorted().at(-1) ?? null;
}

/** Changes the account as it stands, where the doer may as they stand. */
async function changing(
  house: Needs,
  doer: Doer,
  id: AccountId,
  operation: "change-account" | "suspend" | "resume",
  change: (shelves: Shelves, account: Account) => Promise<Account>,
): Promise<Account> {
  return house.store.transaction(async (shelves) => {
    await requireMay(shelves, doer, "administer");
    const account = await getAccount(shelves, id);
    await requireMay(shelves, doer, operation, account);
    return change(shelves, account);
  });
}
