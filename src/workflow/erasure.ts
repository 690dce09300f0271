/**
 * Erasure: an account goes with all that is kept of the person. What they decided stays in the records under a random id that nobody is
 * behind any more, and the audit log keeps that something was done, not by whom by name.
 */
import type { Account, AccountId } from "../domain/account.ts";
import { type AuditAction, sayErased } from "../domain/audit.ts";
import type { Shelves } from "../store/store.ts";
import { noteDeed } from "./audit.ts";
import { type Doer, getAccount, houseDoer, requireMay, requireOtherAdministrator } from "./doer.ts";
import type { House } from "./house.ts";
import { erasedLetter, type Site } from "./mail-words.ts";
import { queueMail } from "./mailing.ts";

/** What somebody did of which the details tell of nobody but them: by which address and browser they came, and the like. */
const ownActions: readonly AuditAction[] = [
  "sign-in",
  "sign-in-refused",
  "sign-out",
  "session-ended",
  "account-registered",
  "account-exported",
  "password-set",
  "password-link",
  "factor-changed",
  "recovery-code-used",
  "key-created",
  "key-used",
  "key-revoked",
];

/** Facts of entries that hold the name or the address of a person. An account may be called `password`, and what `way` says is not it. */
const namingFacts = ["name", "email"] as const;

/** Erases an account, by its holder or an administrator. Refuses the last administrator's. The holder is told by a last mail. */
export async function eraseAccount(
  house: Pick<House, "store" | "clock" | "random">,
  doer: Doer,
  { account: id, site }: { readonly account: AccountId; readonly site: Site | null },
): Promise<void> {
  await house.store.transaction(async (shelves) => {
    if (doer.by !== id) await requireMay(shelves, doer, "administer");
    const account = await getAccount(shelves, id);
    if (doer.by !== id) await requireMay(shelves, doer, "erase-account", account);
    await requireOtherAdministrator(shelves, account);
    await forgetPerson(shelves, house, account);
    await noteDeed(shelves, house, { action: "account-erased", ...doer, object: id, detail: {} });
    const { email } = account;
    if (site !== null && email?.verified != null)
      await queueMail(shelves, house, { account: null, to: email.address, ...erasedLetter(site) });
  });
}

/** Removes an account with its tokens, mails, keys and saved searches, and what the audit log says of the person. That it was removed there is noted, so that the log is still sound. */
export async function forgetPerson(
  shelves: Shelves,
  house: Pick<House, "clock" | "random">,
  { id, name, email }: Account,
): Promise<void> {
  for (const search of await shelves.listSearches(id)) await shelves.deleteSearch(id, search.name);
  await shelves.deleteKeysOf(id);
  await shelves.deleteAccount(id);
  const named = [name, ...(email === null ? [] : [email.address])].flatMap((text) =>
    namingFacts.map((fact) => ({ fact, text })),
  );
  const erased = await shelves.eraseDetailsOf({ account: id, actions: ownActions, named });
  for (const object of sayErased(erased))
    await noteDeed(shelves, house, { action: "audit-detail-erased", ...houseDoer, object, detail: {} });
}
