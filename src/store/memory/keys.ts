/** API keys in memory. */
import type { Prompt } from "../shelves.ts";
import type { KeyBook } from "../store.ts";
import { by, descending, inTurn } from "./listing.ts";
import type { Tables } from "./tables.ts";

/** The book over one view of the tables. */
export function keyBook({ keys }: Tables): Prompt<KeyBook> {
  const newestFirst = () =>
    keys.rows().toSorted(
      inTurn(
        descending(by(({ created }) => created)),
        by(({ id }) => id),
      ),
    );
  const listKeys: Prompt<KeyBook>["listKeys"] = (account) => newestFirst().filter((key) => key.account === account);
  return {
    findKey: (id) => keys.find(id),
    findKeyByDigest: (digest) => keys.rows().find((key) => key.digest === digest) ?? null,
    listKeys,
    listAllKeys: ({ offset, limit }) => {
      const all = newestFirst();
      return { entries: all.slice(offset, offset + limit), total: all.length };
    },
    saveKey: (key) => {
      keys.put(key.id, key);
    },
    deleteKey: (id) => {
      keys.remove(id);
    },
    deleteKeysOf: (account) => {
      for (const { id } of listKeys(account)) keys.remove(id);
    },
  };
}
