/** Whom the audit log speaks of, by what people call them. */
import { type AccountId, houseAccount } from "../domain/account.ts";
import type { AccountBook, AuditLog } from "../store/store.ts";
import { everyEntry } from "./audit-verify.ts";

/** By name or by id; null: nobody. The id of somebody whose account was erased stands in entries only. */
export async function auditPerson(
  store: Pick<AccountBook, "findAccount" | "findAccountByName"> & Pick<AuditLog, "listEntries">,
  person: string,
): Promise<AccountId | null> {
  if (person === houseAccount) return houseAccount;
  const by = person as AccountId;
  const account = (await store.findAccountByName(person)) ?? (await store.findAccount(by));
  if (account !== null) return account.id;
  const { total } = await store.listEntries({ ...everyEntry, by }, { offset: 0, limit: 1 });
  return total > 0 ? by : null;
}
