/** Rows by key, in two layers: what is committed, and over it what the running transaction has changed. */

/** Rows by key. */
export interface Table<Row> {
  /** Null where there is none. */
  find(key: string): Row | null;
  /** In no particular order. */
  rows(): readonly Row[];
  put(key: string, row: Row): void;
  /** Nothing happens where there is none. */
  remove(key: string): void;
}

/** A table with its two views. */
export interface LayeredTable<Row> {
  /** What is committed; it cannot be written. */
  readonly committed: Table<Row>;
  /** What is committed with the changes made so far; writing goes here. */
  readonly working: Table<Row>;
  /** Keeps the changes. */
  commit(): void;
  /** Forgets the changes. */
  rollback(): void;
}

/** An empty table. */
export function openTable<Row>(): LayeredTable<Row> {
  const kept = new Map<string, Row>();
  const changes = new Map<string, Row | null>();
  return {
    committed: {
      find: (key) => kept.get(key) ?? null,
      rows: () => [...kept.values()],
      put: refuseToWrite,
      remove: refuseToWrite,
    },
    working: {
      find: (key) => {
        const changed = changes.get(key);
        return changed === undefined ? (kept.get(key) ?? null) : changed;
      },
      rows: () => [...merged(kept, changes).values()],
      put: (key, row) => {
        changes.set(key, row);
      },
      remove: (key) => {
        changes.set(key, null);
      },
    },
    commit: () => {
      apply(changes, kept);
      changes.clear();
    },
    rollback: () => {
      changes.clear();
    },
  };
}

function merged<Row>(kept: ReadonlyMap<string, Row>, changes: ReadonlyMap<string, Row | null>): Map<string, Row> {
  const rows = new Map(kept);
  apply(changes, rows);
  return rows;
}

function apply<Row>(changes: ReadonlyMap<string, Row | null>, rows: Map<string, Row>): void {
  for (const [key, row] of changes) {
    if (row === null) rows.delete(key);
    else rows.set(key, row);
  }
}

function refuseToWrite(): never {
  throw new TypeError("what is committed is only read");
}
