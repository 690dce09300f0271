/** The account book in SQLite. */
import { Refusal } from "../../domain/refusal.ts";
import { accountKeyOf, orderKeyOf } from "../keys.ts";
import type { Prompt } from "../shelves.ts";
import type { AccountBook } from "../store.ts";
import type { Statements } from "./connection.ts";
import { query, text } from "./query.ts";
import { accountId, reviveAccount } from "./revive.ts";

const oneAccount = query("SELECT body FROM accounts WHERE id = ?", { body: text });
const accountNamed = query("SELECT id, body FROM accounts WHERE name_key = ?", { id: text, body: text });
const allAccounts = query("SELECT body FROM accounts ORDER BY order_key, id", { body: text });
const putAccount = `INSERT INTO accounts (id, name_key, order_key, body) VALUES (?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET name_key = excluded.name_key, order_key = excluded.order_key, body = excluded.body`;

const liveToken = query("SELECT account, expires FROM tokens WHERE digest = ? AND kind = ? AND expires > ?", {
  account: accountId,
  expires: text,
});
const putToken = `INSERT INTO tokens (digest, kind, account, expires) VALUES (?, ?, ?, ?)
  ON CONFLICT (digest) DO UPDATE SET kind = excluded.kind, account = excluded.account, expires = excluded.expires`;
const dropToken = "DELETE FROM tokens WHERE digest = ?";
const dropTokensOf = "DELETE FROM tokens WHERE account = ? AND kind = ?";
const dropExpired = "DELETE FROM tokens WHERE expires <= ?";

/** The book over one connection. */
export function accountBook(sql: Statements): Prompt<AccountBook> {
  return {
    findAccount: (id) => {
      const row = sql.find(oneAccount, id);
      return row === null ? null : reviveAccount(row.body);
    },
    findAccountByName: (name) => {
      const row = sql.find(accountNamed, accountKeyOf(name));
      return row === null ? null : reviveAccount(row.body);
    },
    listAccounts: () => sql.list(allAccounts).map(({ body }) => reviveAccount(body)),
    saveAccount: (account) => {
      const { id, name } = account;
      const holder = sql.find(accountNamed, accountKeyOf(name));
      if (holder !== null && holder.id !== id) throw new Refusal("account-exists", { name });
      sql.run(putAccount, id, accountKeyOf(name), orderKeyOf(name), JSON.stringify(account));
    },
    findToken: (digest, kind, now) => {
      const row = sql.find(liveToken, digest, kind, now);
      return row === null ? null : { digest, kind, ...row };
    },
    saveToken: ({ digest, kind, account, expires }) => {
      sql.run(putToken, digest, kind, account, expires);
    },
    deleteToken: (digest) => {
      sql.run(dropToken, digest);
    },
    deleteTokensOf: (account, kind) => {
      sql.run(dropTokensOf, account, kind);
    },
    deleteExpired: (now) => {
      sql.run(dropExpired, now);
    },
  };
}
