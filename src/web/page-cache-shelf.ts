/** A shelf of kept answers: bounded in bytes, what was not asked for the longest goes first. */

/** What can be kept. */
export interface Keepable {
  /** What it takes in memory, about. */
  readonly bytes: number;
}

/** Answers by their keys. */
export interface Shelf<T extends Keepable> {
  find(key: string): T | null;
  /** Makes an answer and keeps it, in the place of the one of the same key. Null, and nothing is made, where it is not wanted yet. */
  keep(key: string, make: () => T): T | null;
  /** Bytes of all that is kept. */
  readonly bytes: number;
}

/** So many keys are remembered as asked once. */
const mostSeenOnce = 4096;

/**
 * A shelf for so many bytes. `second`: a key is kept when it comes for the second time, for addresses that anybody can make up without
 * end. What takes more than a sixteenth of the shelf is made, but not kept.
 */
export function openShelf<T extends Keepable>(limit: number, admits: "first" | "second"): Shelf<T> {
  const kept = new Map<string, T>();
  const seenOnce = new Set<string>();
  let bytes = 0;
  const drop = (key: string, entry: T) => {
    kept.delete(key);
    bytes -= entry.bytes;
  };
  const isWanted = (key: string) => admits === "first" || kept.has(key) || seenOnce.delete(key);
  return {
    get bytes() {
      return bytes;
    },
    find: (key) => {
      const entry = kept.get(key);
      if (entry === undefined) return null;
      kept.delete(key);
      kept.set(key, entry);
      return entry;
    },
    keep: (key, make) => {
      if (!isWanted(key)) {
        note(seenOnce, key);
        return null;
      }
      const entry = make();
      if (entry.bytes > limit / 16) return entry;
      const before = kept.get(key);
      if (before !== undefined) drop(key, before);
      kept.set(key, entry);
      bytes += entry.bytes;
      for (const [oldest, other] of kept) {
        if (bytes <= limit) break;
        drop(oldest, other);
      }
      return entry;
    },
  };
}

function note(seen: Set<string>, key: string): void {
  seen.add(key);
  const [oldest] = seen;
  if (seen.size > mostSeenOnce && oldest !== undefined) seen.delete(oldest);
}
