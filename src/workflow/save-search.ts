/** Keeping a search with an account, under a name. */
import type { AccountId } from "../domain/account.ts";
import { finding } from "../domain/finding.ts";
import { Refusal } from "../domain/refusal.ts";
import { longestSearchName, mostSavedSearches, type SavedSearch } from "../domain/saved-search.ts";
import type { House } from "./house.ts";

/** What to keep, and for whom. */
export type SaveSearch = Pick<SavedSearch, "name" | "query"> & { readonly account: AccountId };

/**
 * Keeps a search; one of the same name is replaced. Refuses names that are empty or too long (`input-invalid`) and more searches than an
 * account keeps (`saved-searches-full`).
 */
export async function saveSearch(
  { store, clock }: Pick<House, "store" | "clock">,
  { account, name, query }: SaveSearch,
): Promise<void> {
  const trimmed = name
    .replaceAll(/\p{Cc}+/gu, " ")
    .trim()
    .toWellFormed();
  if (trimmed === "") throw new Refusal("input-invalid", {}, [finding("name", "value-missing")]);
  if (trimmed.length > longestSearchName) {
    throw new Refusal("input-invalid", {}, [finding("name", "value-too-long", trimmed)]);
  }
  await store.transaction(async (shelves) => {
    const kept = await shelves.listSearches(account);
    const known = kept.some((search) => search.name === trimmed);
    if (!known && kept.length >= mostSavedSearches)
      throw new Refusal("saved-searches-full", { most: mostSavedSearches });
    await shelves.saveSearch({ account, name: trimmed, query, saved: clock() });
  });
}

/** Deletes a search. Refuses (`search-not-found`) a name that this account keeps nothing under. */
export async function deleteSearch(
  { store }: Pick<House, "store">,
  { account, name }: Pick<SaveSearch, "account" | "name">,
): Promise<void> {
  await store.transaction(async (shelves) => {
    const kept = await shelves.listSearches(account);
    if (!kept.some((search) => search.name === name)) throw new Refusal("search-not-found");
    await shelves.deleteSearch(account, name);
  });
}
