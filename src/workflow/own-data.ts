/** One's own data: everything that is kept of a person, to take along. Nothing of it is a secret that lets anybody in. */
import type { Account } from "../domain/account.ts";
import type { AuditEntry } from "../domain/audit.ts";
import type { AuditLog } from "../store/store.ts";
import { noteDeed } from "./audit.ts";
import { getAccount, signedIn } from "./doer.ts";
import type { House } from "./house.ts";

/** More entries of the audit log than this are not given out at a time; they are the newest. */
const mostEntries = 10_000;

/** A copy of all that is kept of an account, as values of JSON. */
export async function exportAccount(
  house: Pick<House, "store" | "clock" | "random">,
  { id }: Pick<Account, "id">,
): Promise<Readonly<Record<string, unknown>>> {
  return house.store.transaction(async (shelves) => {
    const account = await getAccount(shelves, id);
    await noteDeed(shelves, house, { action: "account-exported", ...signedIn(account), object: id, detail: {} });
    const sessions = await shelves.listTokens(id, "session");
    const searches = await shelves.listSearches(id);
    const keys = await shelves.listKeys(id);
    return {
      taken: house.clock(),
      account: withoutSecrets(account),
      sessions: sessions.map(({ created, lastSeen, expires, about }) => ({ created, lastSeen, expires, ...about })),
      keys: keys.map(({ label, scopes, audience, created, expires, revoked, lastUse }) => {
        return { label, scopes, audience, created, expires, revoked, lastUse };
      }),
      savedSearches: searches.map(({ name, query, saved }) => ({ name, query, saved })),
      auditEntries: await entriesOf(shelves, account),
    };
  });
}

/** The account without what proves that it is they. */
function withoutSecrets(account: Account): Readonly<Record<string, unknown>> {
  const { password, totp, recoveryCodes, passkeys, ...plain } = account;
  return {
    ...plain,
    passwordSet: password !== null,
    codesSetUp: totp?.confirmed ?? null,
    recoveryCodesLeft: recoveryCodes.length,
    passkeys: passkeys.map(({ label, created, lastUsed }) => ({ label, created, lastUsed })),
  };
}

/** What the person did, and what was done to the account. */
async function entriesOf(shelves: AuditLog, { id }: Account): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const wanted = { action: null, by: null, object: null, from: null, to: null };
  const page = { offset: 0, limit: mostEntries };
  const by = (await shelves.listEntries({ ...wanted, by: id }, page)).entries;
  const about = (await shelves.listEntries({ ...wanted, object: id }, page)).entries;
  const all = new Map([...by, ...about].map((entry) => [entry.number, entry]));
  return [...all.values()].toSorted((a, b) => b.number - a.number).map((entry) => toldOf(entry, id));
}

/** Who else did something is not told by name or id. */
function toldOf({ number, at, action, by, via, object, detail }: AuditEntry, id: Account["id"]) {
  return { number, at, action, by: by === id ? "you" : by === null ? null : "somebody else", via, object, detail };
}
