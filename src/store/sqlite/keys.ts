/** API keys in SQLite. */
import type { ApiKey } from "../../domain/key.ts";
import type { Prompt } from "../shelves.ts";
import type { KeyBook } from "../store.ts";
import type { Statements } from "./connection.ts";
import { integer, maybeText, query, text } from "./query.ts";
import { accountId, audienceName, digest, keyId, reviveScopes } from "./revive.ts";

const columns = {
  id: keyId,
  digest,
  account: accountId,
  label: text,
  scopes: text,
  audience: audienceName,
  created: text,
  expires: text,
  revoked: maybeText,
  used: maybeText,
  from: maybeText,
};
const allOfKey = `SELECT id, digest, account, label, scopes, audience, created, expires, revoked, used, used_from AS "from" FROM keys`;
const oneKey = query(`${allOfKey} WHERE id = ?`, columns);
const keyOfDigest = query(`${allOfKey} WHERE digest = ?`, columns);
const keysOf = query(`${allOfKey} WHERE account = ? ORDER BY created DESC, id`, columns);
const someKeys = query(`${allOfKey} ORDER BY created DESC, id LIMIT ? OFFSET ?`, columns);
const allKeys = query("SELECT count(*) AS total FROM keys", { total: integer });
const putKey = `INSERT INTO keys (id, digest, account, label, scopes, audience, created, expires, revoked, used, used_from)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET digest = excluded.digest, account = excluded.account, label = excluded.label,
    scopes = excluded.scopes, audience = excluded.audience, created = excluded.created, expires = excluded.expires,
    revoked = excluded.revoked, used = excluded.used, used_from = excluded.used_from`;
const dropKey = "DELETE FROM keys WHERE id = ?";
const dropKeysOf = "DELETE FROM keys WHERE account = ?";

/** The book over one connection. */
export function keyBook(sql: Statements): Prompt<KeyBook> {
  const revived = (row: Row | null) => (row === null ? null : keyFrom(row));
  return {
    findKey: (id) => revived(sql.find(oneKey, id)),
    findKeyByDigest: (name) => revived(sql.find(keyOfDigest, name)),
    listKeys: (account) => sql.list(keysOf, account).map(keyFrom),
    listAllKeys: ({ offset, limit }) => ({
      entries: sql.list(someKeys, limit, offset).map(keyFrom),
      total: sql.find(allKeys)?.total ?? 0,
    }),
    saveKey: ({ id, account, label, scopes, audience, created, expires, revoked, lastUse, digest: name }) => {
      const use = [lastUse?.at ?? null, lastUse?.from ?? null] as const;
      sql.run(putKey, id, name, account, label, JSON.stringify(scopes), audience, created, expires, revoked, ...use);
    },
    deleteKey: (id) => {
      sql.run(dropKey, id);
    },
    deleteKeysOf: (account) => {
      sql.run(dropKeysOf, account);
    },
  };
}

type Row = Omit<ApiKey, "scopes" | "lastUse"> & {
  readonly scopes: string;
  readonly used: string | null;
  readonly from: string | null;
};

function keyFrom({ scopes, used, from, ...rest }: Row): ApiKey {
  return { ...rest, scopes: reviveScopes(scopes), lastUse: used === null ? null : { at: used, from: from ?? "" } };
}
