/** Accounts, tokens and notes in memory. */
import { accountKeyOf, type Identity } from "../../domain/account.ts";
import { Refusal } from "../../domain/refusal.ts";
import { isLive } from "../../domain/token.ts";
import { orderKeyOf } from "../keys.ts";
import type { Prompt } from "../shelves.ts";
import type { AccountBook, Notebook } from "../store.ts";
import { by, descending, inTurn } from "./listing.ts";
import type { Tables } from "./tables.ts";

/** The account book over one view of the tables. */
export function accountBook({ accounts, tokens, mails }: Tables): Prompt<AccountBook> {
  const named = (name: string) =>
    accounts.rows().find((account) => accountKeyOf(account.name) === accountKeyOf(name)) ?? null;
  const reading = (address: string) =>
    accounts.rows().find(({ email }) => email?.verified != null && isSame(email.address, address)) ?? null;
  const vouchedFor = ({ issuer, subject }: Identity) =>
    accounts
      .rows()
      .find(({ identities }) => identities.some((one) => one.issuer === issuer && one.subject === subject)) ?? null;
  return {
    findAccount: (id) => accounts.find(id),
    findAccountByName: named,
    findAccountByAddress: reading,
    findAccountByIdentity: vouchedFor,
    listAccounts: () =>
      accounts.rows().toSorted(
        inTurn(
          by(({ name }) => orderKeyOf(name)),
          by(({ id }) => id),
        ),
      ),
    saveAccount: (account) => {
      const { id, name, email } = account;
      if ((named(name)?.id ?? id) !== id) throw new Refusal("account-exists", { name });
      const reader = email?.verified == null ? null : reading(email.address);
      if ((reader?.id ?? id) !== id) throw new Refusal("address-taken");
      if (account.identities.some((identity) => (vouchedFor(identity)?.id ?? id) !== id))
        throw new Refusal("identity-taken");
      accounts.put(id, account);
    },
    deleteAccount: (id) => {
      for (const token of tokens.rows()) if (token.account === id) tokens.remove(token.digest);
      for (const mail of mails.rows()) if (mail.account === id) mails.remove(mail.id);
      accounts.remove(id);
    },
    ...tokensIn({ tokens }),
  };
}

function isSame(one: string, other: string): boolean {
  return accountKeyOf(one) === accountKeyOf(other);
}

type OfTokens = Extract<keyof AccountBook, `${string}Token${string}`> | "saveSeen" | "deleteExpired";

function tokensIn({ tokens }: Pick<Tables, "tokens">): Pick<Prompt<AccountBook>, OfTokens> {
  return {
    findToken: (digest, kind, now) => {
      const token = tokens.find(digest);
      return token?.kind === kind && isLive(token, now) ? token : null;
    },
    listTokens: (account, kind) =>
      tokens
        .rows()
        .filter((token) => token.account === account && token.kind === kind)
        .toSorted(
          inTurn(
            descending(by(({ created }) => created)),
            by(({ id }) => id),
          ),
        ),
    saveToken: (token) => {
      tokens.put(token.digest, token);
    },
    saveSeen: (digest, seen) => {
      const token = tokens.find(digest);
      if (token !== null && token.lastSeen < seen) tokens.put(digest, { ...token, lastSeen: seen });
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
      const expired = tokens.rows().filter(({ expires }) => expires <= now);
      for (const { digest } of expired) tokens.remove(digest);
      return expired.length;
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
