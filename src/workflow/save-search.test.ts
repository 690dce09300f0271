/** Keeping searches: names are checked, and an account keeps only so many. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { AccountId } from "../domain/account.ts";
import { longestSearchName, mostSavedSearches } from "../domain/saved-search.ts";
import { openMemoryStore } from "../store/memory/memory-store.ts";
import { saveSearch } from "./save-search.ts";

const account = "ada" as AccountId;

test("an account keeps fifty searches; one more is refused, one of the same name is not", async () => {
  const store = openMemoryStore();
  const house = { store, clock: () => "2026-03-01T12:00:00.000Z" };
  for (let index = 0; index < mostSavedSearches; index += 1) {
    await saveSearch(house, { account, name: ` name ${index}\n`, query: "" });
  }
  await saveSearch(house, { account, name: "name 0", query: "q=town" });
  await assert.rejects(saveSearch(house, { account, name: "another", query: "" }), { code: "saved-searches-full" });
  await saveSearch(house, { account: "ben" as AccountId, name: "another", query: "" });
  const kept = await store.listSearches(account);
  assert.equal(kept.length, mostSavedSearches);
  assert.equal(kept.find(({ name }) => name === "name 0")?.query, "q=town");
});

test("a search without a name, or with one that is too long, is refused", async () => {
  const house = { store: openMemoryStore(), clock: () => "2026-03-01T12:00:00.000Z" };
  for (const name of ["", " \t", "a".repeat(longestSearchName + 1)]) {
    await assert.rejects(saveSearch(house, { account, name, query: "" }), { code: "input-invalid" });
  }
});
