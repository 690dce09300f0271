/** Accounts, tokens and notes in memory. */
import { Refusal } from "../../domain/refusal.ts";
import { accountKeyOf, orderKeyOf } from "../keys.ts";
import type { Prompt } from "../shelves.ts";
import type { AccountBook, Notebook } from "../store.ts";
import { by, inTurn } from "./listing.ts";
import type { Tables } from "./tables.ts";

/** The account book over one view of the tables. */
export function accountBook({ accounts, tokens }: Tables): Prompt<AccountBook> {
  const named = (name: string) =>
    accounts.rows().find((account) => accountKeyOf(account.name) === accountKeyOf(name)) ?? null;
  return {
    findAccount: (id) => accounts.find(id),
    findAccountByName: named,
    listAccounts: () =>
      accounts.rows().toSorted(
        inTurn(
          by(({ name }) => orderKeyOf(name)),
          by(({ id }) => id),
        ),
      ),
    saveAccount: (account) => {
      const holder = named(account.name);
      if (holder !== null && holder.id !== account.id) throw new Refusal("account-exists", { name: account.name });
      accounts.put(account.id, account);
    },
    findToken: (digest, kind, now) => {
      const token = tokens.find(digest);
      return token?.kind === kind && token.expires > now ? token : null;
    },
    saveToken: (token) => {
      tokens.put(token.digest, token);
    },
    deleteToken: (digest) => {
      tokens.remove(digest);
    },
    deleteTokensOf: (account, kind) => {
      for (const token of tokens.rows()) {
        if (token.account === account && token.kind === kind) tokens.remove(token.digest);
      }
    },
    deleteExpired: (now) => {
      for (const token of tokens.rows()) if (token.expires <= now) tokens.remove(token.digest);
    },
  };
}

/** The notebook over one view of the tables. */
export function notebook({ notes }: Tables): Prompt<Notebook> {
  return {
    findNote: (name) => notes.find(name),
    saveNote: (name, text) => {
      notes.put(name, text);
    },
  };
}
