/** Saved searches in memory. */
import type { Prompt } from "../shelves.ts";
import type { SearchBook } from "../store.ts";
import { by, descending, inTurn } from "./listing.ts";
import type { Tables } from "./tables.ts";

/** The book over one view of the tables. */
export function searchBook({ searches }: Tables): Prompt<SearchBook> {
  const keyOf = (account: string, name: string) => JSON.stringify([account, name]);
  return {
    listSearches: (account) =>
      searches
        .rows()
        .filter((search) => search.account === account)
        .toSorted(
          inTurn(
            descending(by(({ saved }) => saved)),
            by(({ name }) => name),
          ),
        ),
    saveSearch: (search) => {
      searches.put(keyOf(search.account, search.name), search);
    },
    deleteSearch: (account, name) => {
      searches.remove(keyOf(account, name));
    },
  };
}
