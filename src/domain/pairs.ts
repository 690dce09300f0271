/** Pairs: which entry of one list is which of another, by what they have in common. */

/**
 * Places in `from` with their places in `to`, each at most once. Entries that the first key calls the same are paired first, then by
 * the next key those that are left; among several of one key the earlier with the earlier. What has no key (null) is left for the next.
 */
export function pairsOf<T>(
  from: readonly T[],
  to: readonly T[],
  keys: readonly ((entry: T) => string | null)[],
): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  for (const key of keys) {
    const free = new Map<string, number[]>();
    for (const [place, entry] of to.entries()) {
      const name = taken.has(place) ? null : key(entry);
      if (name !== null) free.set(name, [...(free.get(name) ?? []), place]);
    }
    for (const [place, entry] of from.entries()) {
      const name = pairs.has(place) ? null : key(entry);
      const other = name === null ? undefined : free.get(name)?.shift();
      if (other === undefined) continue;
      pairs.set(place, other);
      taken.add(other);
    }
  }
  return pairs;
}
