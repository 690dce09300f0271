/** The account book in SQLite. */
import { type Account, accountKeyOf } from "../../domain/account.ts";
import { Refusal } from "../../domain/refusal.ts";
import { isLive, type Token } from "../../domain/token.ts";
import { orderKeyOf } from "../keys.ts";
import type { Prompt } from "../shelves.ts";
import type { AccountBook } from "../store.ts";
import type { Statements } from "./connection.ts";
import { query, text } from "./query.ts";
import { accountId, maybeAccountId, reviveAccount, reviveFacts, tokenId, tokenKind } from "./revive.ts";

const oneAccount = query("SELECT body FROM accounts WHERE id = ?", { body: text });
const accountNamed = query("SELECT id, body FROM accounts WHERE name_key = ?", { id: text, body: text });
const accountAt = query("SELECT id, body FROM accounts WHERE address_key = ?", { id: accountId, body: text });
const accountOfIdentity = query(
  "SELECT a.id, a.body FROM identities i JOIN accounts a ON a.id = i.account WHERE i.issuer = ? AND i.subject = ?",
  { id: accountId, body: text },
);
const dropIdentitiesOf = "DELETE FROM identities WHERE account = ?";
const putIdentity = "INSERT INTO identities (issuer, subject, account) VALUES (?, ?, ?)";
const allAccounts = query("SELECT body FROM accounts ORDER BY order_key, id", { body: text });
const putAccount = `INSERT INTO accounts (id, name_key, order_key, address_key, body) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET name_key = excluded.name_key, order_key = excluded.order_key,
    address_key = excluded.address_key, body = excluded.body`;
const dropAccount = "DELETE FROM accounts WHERE id = ?";
const dropAllTokensOf = "DELETE FROM tokens WHERE account = ?";
const dropMailsOf = "DELETE FROM mails WHERE account = ?";

const tokenColumns = {
  digest: text,
  id: tokenId,
  kind: tokenKind,
  account: maybeAccountId,
  created: text,
  lastSeen: text,
  expires: text,
  about: text,
};
const allOfToken = "SELECT digest, id, kind, account, created, last_seen AS lastSeen, expires, about FROM tokens";
const oneToken = query(`${allOfToken} WHERE digest = ? AND kind = ?`, tokenColumns);
const tokensOf = query(`${allOfToken} WHERE account = ? AND kind = ? ORDER BY created DESC, id`, tokenColumns);
const putToken = `INSERT INTO tokens (digest, id, kind, account, created, last_seen, expires, about) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (digest) DO UPDATE SET id = excluded.id, kind = excluded.kind, account = excluded.account,
    created = excluded.created, last_seen = excluded.last_seen, expires = excluded.expires, about = excluded.about`;
const putSeen = "UPDATE tokens SET last_seen = ?1 WHERE digest = ?2 AND last_seen < ?1";
const dropToken = "DELETE FROM tokens WHERE digest = ?";
const dropTokensOf = "DELETE FROM tokens WHERE account = ? AND kind = ?";
const dropExpired = "DELETE FROM tokens WHERE expires <= ?";

/** The book over one connection. */
export function accountBook(sql: Statements): Prompt<AccountBook> {
  return { ...accountsIn(sql), ...tokensIn(sql) };
}

type Accounts =
  | "findAccount"
  | "findAccountByName"
  | "findAccountByAddress"
  | "findAccountByIdentity"
  | "listAccounts"
  | "saveAccount";

function accountsIn(sql: Statements): Pick<Prompt<AccountBook>, Accounts | "deleteAccount"> {
  const revived = (row: { readonly body: string } | null) => (row === null ? null : reviveAccount(row.body));
  return {
    findAccount: (id) => revived(sql.find(oneAccount, id)),
    findAccountByName: (name) => revived(sql.find(accountNamed, accountKeyOf(name))),
    findAccountByAddress: (address) => revived(sql.find(accountAt, accountKeyOf(address))),
    findAccountByIdentity: ({ issuer, subject }) => revived(sql.find(accountOfIdentity, issuer, subject)),
    listAccounts: () => sql.list(allAccounts).map(({ body }) => reviveAccount(body)),
    saveAccount: (account) => {
      const { id, name } = account;
      const holder = sql.find(accountNamed, accountKeyOf(name));
      if (holder !== null && holder.id !== id) throw new Refusal("account-exists", { name });
      const address = addressKeyOf(account);
      const reader = address === null ? null : sql.find(accountAt, address);
      if (reader !== null && reader.id !== id) throw new Refusal("address-taken");
      const { identities } = account;
      const others = identities.map(({ issuer, subject }) => sql.find(accountOfIdentity, issuer, subject)?.id ?? id);
      if (others.some((other) => other !== id)) throw new Refusal("identity-taken");
      sql.run(putAccount, id, accountKeyOf(name), orderKeyOf(name), address, JSON.stringify(account));
      sql.run(dropIdentitiesOf, id);
      for (const { issuer, subject } of identities) sql.run(putIdentity, issuer, subject, id);
    },
    deleteAccount: (id) => {
      for (const drop of [dropAllTokensOf, dropMailsOf, dropIdentitiesOf, dropAccount]) sql.run(drop, id);
    },
  };
}

function tokensIn(sql: Statements): Omit<Prompt<AccountBook>, Accounts | "deleteAccount"> {
  return {
    findToken: (digest, kind, now) => {
      const row = sql.find(oneToken, digest, kind);
      return row === null || !isLive(row, now) ? null : tokenFrom(row);
    },
    listTokens: (account, kind) => sql.list(tokensOf, account, kind).map(tokenFrom),
    saveToken: ({ digest, id, kind, account, created, lastSeen, expires, about }) => {
      sql.run(putToken, digest, id, kind, account, created, lastSeen, expires, JSON.stringify(about));
    },
    saveSeen: (digest, seen) => {
      sql.run(putSeen, seen, digest);
    },
    deleteToken: (digest) => {
      sql.run(dropToken, digest);
    },
    deleteTokensOf: (account, kind) => {
      sql.run(dropTokensOf, account, kind);
    },
    deleteExpired: (now) => sql.run(dropExpired, now),
  };
}

function addressKeyOf({ email }: Account): string | null {
  return email?.verified == null ? null : accountKeyOf(email.address);
}

function tokenFrom(row: Omit<Token, "about"> & { readonly about: string }): Token {
  return { ...row, about: reviveFacts(row.about) };
}
