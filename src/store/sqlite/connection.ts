/** One connection to a SQLite file: cached statements, typed rows, transactions that a failure dooms. */
import { basename } from "node:path";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { refusalFor } from "./failures.ts";
import type { Query } from "./query.ts";

/** Statements over a connection. Whatever fails throws a refusal where the machine is at fault. */
export interface Statements {
  /** The first row; null where there is none. */
  find<Row>(query: Query<Row>, ...values: SQLInputValue[]): Row | null;
  list<Row>(query: Query<Row>, ...values: SQLInputValue[]): readonly Row[];
  /** Runs one statement and gives the number of rows that it added, changed or removed. */
  run(sql: string, ...values: SQLInputValue[]): number;
  /** Runs statements that take no values, such as a migration. */
  execute(sql: string): void;
  /** Runs reads so that all see the same state. */
  together<T>(reads: () => T): T;
}

/** Transactions over a connection, one at a time. */
export interface Transactions {
  /** Begins a transaction with the right to write; `store-busy` where another process holds that right. */
  begin(): void;
  /** Keeps the transaction's effects. Throws, and leaves them to `rollback`, where any statement in it had failed. */
  commit(): void;
  /** Takes back whatever was not kept. */
  rollback(): void;
}

/** A connection. */
export interface Connection extends Statements, Transactions {
  /** From here on reads see one state, whatever is committed meanwhile. */
  hold(): void;
  /** Reads see what is committed again. */
  release(): void;
  /** Base name of the file, for messages. */
  readonly file: string;
  close(): void;
}

/** Runs work over the engine, with its errors turned into refusals. */
type Guard = <T>(work: () => T) => T;

/**
 * What became of the running transaction. A statement that failed may have rolled back all before it, or left a call half
 * done; so nothing more runs in a doomed transaction, even where its work caught the failure and went on.
 */
interface Course {
  writing: boolean;
  doom: { readonly cause: unknown } | null;
}

/** For how long one call may sleep while another process holds a lock, in milliseconds: it blocks the whole process. */
const lockTimeoutMs = { write: 10, read: 1000 } as const;

/** Opens a connection; `:memory:` is a store of its own. */
export function openConnection(path: string, access: "write" | "read"): Connection {
  const file = basename(path);
  const guard: Guard = (work) => {
    try {
      return work();
    } catch (error) {
      throw refusalFor(error, file);
    }
  };
  const options = { readOnly: access === "read", timeout: lockTimeoutMs[access], enableForeignKeyConstraints: true };
  const database = guard(() => new DatabaseSync(path, options));
  const course: Course = { writing: false, doom: null };
  return {
    file,
    ...statementsOver(database, course, guard),
    ...transactionsOver(database, course, guard),
    hold: () => {
      guard(() => {
        database.exec("BEGIN");
      });
    },
    release: () => {
      guard(() => {
        rollBack(database);
      });
    },
    close: () => {
      guard(() => {
        database.close();
      });
    },
  };
}

function statementsOver(database: DatabaseSync, course: Course, guard: Guard): Statements {
  const cache = new Map<string, StatementSync>();
  const prepared = (sql: string): StatementSync => {
    const known = cache.get(sql);
    if (known !== undefined) return known;
    const statement = database.prepare(sql);
    cache.set(sql, statement);
    return statement;
  };
  const attempt = doomed(course, guard);
  return {
    find: ({ sql, read }, ...values) =>
      attempt(() => {
        const raw = prepared(sql).get(...values);
        return raw === undefined ? null : read(raw);
      }),
    list: ({ sql, read }, ...values) =>
      attempt(() =>
        prepared(sql)
          .all(...values)
          .map(read),
      ),
    run: (sql, ...values) => attempt(() => Number(prepared(sql).run(...values).changes)),
    execute: (sql) => {
      attempt(() => {
        database.exec(sql);
      });
    },
    together: (reads) => {
      if (database.isTransaction) return reads();
      attempt(() => {
        database.exec("BEGIN");
      });
      try {
        return reads();
      } finally {
        rollBack(database);
      }
    },
  };
}

function transactionsOver(database: DatabaseSync, course: Course, guard: Guard): Transactions {
  return {
    begin: () => {
      guard(() => {
        database.exec("BEGIN IMMEDIATE");
      });
      course.writing = true;
    },
    commit: () => {
      doomed(
        course,
        guard,
      )(() => {
        database.exec("COMMIT");
      });
      course.writing = false;
    },
    rollback: () => {
      course.writing = false;
      course.doom = null;
      guard(() => {
        rollBack(database);
      });
    },
  };
}

/** The guard that also notes a failure within a transaction, and refuses to go on after one. */
function doomed(course: Course, guard: Guard): Guard {
  return (work) => {
    if (course.doom !== null) throw course.doom.cause;
    try {
      return guard(work);
    } catch (error) {
      if (course.writing) course.doom = { cause: error };
      throw error;
    }
  };
}

/** Ends a transaction without its effects; some failures have made the engine do so already. */
function rollBack(database: DatabaseSync): void {
  if (database.isTransaction) database.exec("ROLLBACK");
}
