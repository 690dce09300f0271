/** Saved searches in SQLite. */
import type { Prompt } from "../shelves.ts";
import type { SearchBook } from "../store.ts";
import type { Statements } from "./connection.ts";
import { query, text } from "./query.ts";
import { accountId } from "./revive.ts";

const searchesOf = query(
  "SELECT account, name, query, saved FROM saved_searches WHERE account = ? ORDER BY saved DESC, name",
  { account: accountId, name: text, query: text, saved: text },
);
const putSearch = `INSERT INTO saved_searches (account, name, query, saved) VALUES (?, ?, ?, ?)
  ON CONFLICT (account, name) DO UPDATE SET query = excluded.query, saved = excluded.saved`;
const removeSearch = "DELETE FROM saved_searches WHERE account = ? AND name = ?";

/** The book over one connection. */
export function searchBook(sql: Statements): Prompt<SearchBook> {
  return {
    listSearches: (account) => sql.list(searchesOf, account),
    saveSearch: ({ account, name, query: asked, saved }) => {
      sql.run(putSearch, account, name, asked, saved);
    },
    deleteSearch: (account, name) => {
      sql.run(removeSearch, account, name);
    },
  };
}
