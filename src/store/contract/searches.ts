/** What every book of saved searches keeps to. */
import assert from "node:assert/strict";
import type { SavedSearch } from "../../domain/saved-search.ts";
import type { Cases } from "./cases.ts";
import { account, at, curator } from "./fixture.ts";

const other = account("ben", "Ben");

const search = (name: string, minute: number, details: Partial<SavedSearch> = {}): SavedSearch => ({
  account: curator.id,
  name,
  query: "q=town&country=FR",
  saved: at(minute),
  ...details,
});

/** Saved searches. */
export const searchCases: Cases = {
  "searches are listed by account, those saved last first": async (store) => {
    assert.deepEqual(await store.listSearches(curator.id), []);
    await store.saveSearch(search("a", 1));
    await store.saveSearch(search("c", 2));
    await store.saveSearch(search("b", 2));
    await store.saveSearch(search("a", 3, { account: other.id, query: "" }));
    assert.deepEqual(await store.listSearches(curator.id), [search("b", 2), search("c", 2), search("a", 1)]);
    assert.deepEqual(await store.listSearches(other.id), [search("a", 3, { account: other.id, query: "" })]);
  },

  "a search of the same account and name replaces the one that was there, to the letter": async (store) => {
    await store.saveSearch(search("Städte", 1));
    await store.saveSearch(search("städte", 2));
    await store.saveSearch(search("Städte", 3, { query: "type=ddos" }));
    assert.deepEqual(await store.listSearches(curator.id), [
      search("Städte", 3, { query: "type=ddos" }),
      search("städte", 2),
    ]);
  },

  "a search that is deleted is gone, for its account alone": async (store) => {
    await store.saveSearch(search("a", 1));
    await store.saveSearch(search("a", 1, { account: other.id }));
    await store.deleteSearch(curator.id, "a");
    await store.deleteSearch(curator.id, "never there");
    assert.deepEqual(await store.listSearches(curator.id), []);
    assert.equal((await store.listSearches(other.id)).length, 1);
  },
};
