/** Counts over all records that many pages show: made once for each state of an index. */
import type { Instant } from "../../domain/report.ts";
import { type Dimension, everything, type Search, type Tally } from "../../search/search.ts";

const kept = new WeakMap<Search, { readonly change: number; readonly tallies: Map<Dimension, Tally> }>();

/** How many of all records show each value, as they are told today or were then. Today's is kept until the index changes: only for what has few values. */
export function keptTally(
  search: Search,
  dimension: Exclude<Dimension, "organisation">,
  asKnownOn: Instant | null = null,
): Tally {
  if (asKnownOn !== null) return search.tally({ ...everything, asKnownOn }, [dimension]);
  const before = kept.get(search);
  const now =
    before?.change === search.change ? before : { change: search.change, tallies: new Map<Dimension, Tally>() };
  kept.set(search, now);
  const known = now.tallies.get(dimension);
  if (known !== undefined) return known;
  const fresh = search.tally(everything, [dimension]);
  now.tallies.set(dimension, fresh);
  return fresh;
}

/** How many records show each value of a tally by one dimension. */
export function countsIn({ cells }: Tally): ReadonlyMap<string, number> {
  return new Map(cells.map(({ values: [value = ""], count }) => [value, count]));
}
