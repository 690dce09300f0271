/** Pages of lists that a store pages by place: each begins behind the entry that the last one ended with, wherever it stands by now. */
import type { Listing, Page } from "../../store/store.ts";

/** The last entry of a page: what names it, and where it stood, from 0. */
export interface Anchor {
  readonly key: string;
  readonly place: number;
}

/** A page with the anchor of the next; null at the end. */
export interface AnchoredPage<T> {
  readonly entries: readonly T[];
  readonly total: number;
  readonly next: Anchor | null;
}

/** How far before and behind its old place an anchor is looked for. Beyond, the old place must do. */
const reach = 25;

/** The entries behind the anchor, at most `limit`; from the first where there is none. */
export async function pageBehind<T>(
  list: (page: Page) => Promise<Listing<T>>,
  keyOf: (entry: T) => string,
  anchor: Anchor | null,
  limit: number,
): Promise<AnchoredPage<T>> {
  const offset = anchor === null ? 0 : Math.max(0, anchor.place - reach);
  const { entries: seen, total } = await list({ offset, limit: limit + (anchor === null ? 0 : 2 * reach + 1) });
  const found = anchor === null ? -1 : seen.findIndex((entry) => keyOf(entry) === anchor.key);
  // Where the anchor is gone, what stood behind it has moved up into its place.
  const start = anchor === null ? 0 : found < 0 ? anchor.place - offset : found + 1;
  const entries = seen.slice(start, start + limit);
  const [last, end] = [entries.at(-1), offset + start + entries.length];
  return { entries, total, next: last === undefined || end >= total ? null : { key: keyOf(last), place: end - 1 } };
}
