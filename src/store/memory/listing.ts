/** Sorted and paged lists over rows in memory. */
import { compareKeys } from "../keys.ts";
import type { Listing, Page } from "../store.ts";

/** Compares two rows as `toSorted` asks. */
export type Order<Row> = (a: Row, b: Row) => number;

/** By a key, ascending. */
export function by<Row>(key: (row: Row) => string): Order<Row> {
  return (a, b) => compareKeys(key(a), key(b));
}

/** By the first order that tells two rows apart. */
export function inTurn<Row>(...orders: readonly Order<Row>[]): Order<Row> {
  return (a, b) => orders.reduce((result, order) => (result === 0 ? order(a, b) : result), 0);
}

/** The other way round. */
export function descending<Row>(order: Order<Row>): Order<Row> {
  return (a, b) => order(b, a);
}

/** One page of sorted rows, with the number of all. */
export function pageOf<Row>(sorted: readonly Row[], { offset, limit }: Page): Listing<Row> {
  return { entries: sorted.slice(offset, offset + limit), total: sorted.length };
}
