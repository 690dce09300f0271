/** One part of the contract of stores. */
import type { Store } from "../store.ts";

/** Rules that every store keeps: the sentence of each, with what shows it on an empty store. */
export type Cases = Readonly<Record<string, (store: Store) => Promise<void>>>;
