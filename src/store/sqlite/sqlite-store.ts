/**
 * The store in one SQLite file. One connection writes, one work at a time; another reads what is committed, at once and
 * without waiting for a running work. A store in memory has one connection, so there reads wait for their turn.
 */
import { promiseOf, type PromptShelves, type Runner, shelvesOver, shelvesWithin } from "../shelves.ts";
import { openQueue } from "../queue.ts";
import type { Store } from "../store.ts";
import { accountBook } from "./accounts.ts";
import { auditLog } from "./audit.ts";
import { type Connection, openConnection, type Statements } from "./connection.ts";
import { draftTray } from "./drafts.ts";
import { unreadableStore } from "./failures.ts";
import { inMemory, makeFile } from "./file.ts";
import { importLedger } from "./imports.ts";
import { keyBook } from "./keys.ts";
import { ledger } from "./ledger.ts";
import { mailQueue } from "./mails.ts";
import { migrate, readMigrations, versionOf } from "./migrate.ts";
import { notebook } from "./notes.ts";
import { patiently } from "./patience.ts";
import { pictureShelf } from "./pictures.ts";
import { groupBook } from "./groups.ts";
import { policyBook } from "./policies.ts";
import { integer, query, text } from "./query.ts";
import { reportShelf } from "./reports.ts";
import { restrictionShelf } from "./restrictions.ts";
import { soundnessOf } from "./soundness.ts";
import { searchBook } from "./searches.ts";
import { projectionShelf } from "./tellings.ts";
import { vocabularyShelf } from "./vocabularies.ts";

/** For how long a work waits for another process to finish writing before it is refused as `store-busy`, in milliseconds. */
const defaultPatienceMs = 5000;

const journalMode = query("PRAGMA journal_mode = WAL", { journal_mode: text });

/** Goes on with every commit of any other connection, in this process or another; its own commits it does not count. */
const dataVersion = query("PRAGMA data_version", { data_version: integer });

/**
 * FULL: a commit is on the disk before it is acknowledged. The limit (64 MiB) gives back what one large import made the log
 * grow to; up to 8000 pages (32 MiB) gather in it, since a large import changes the same pages of the indexes again and again. The
 * cache (64 MB, used only by a store of that size) keeps these at hand.
 */
const settings = `PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864; PRAGMA wal_autocheckpoint = 8000;
  PRAGMA cache_size = -64000`;

/**
 * Opens the store in a file, which is made where it is missing; `:memory:` gives one that ends with the process. Refuses with
 * `store-unreadable` what is no store or is damaged, with `store-newer` what a newer Casebook has written, with `store-busy`
 * and `store-full` as the calls of an open store do.
 */
export async function openSqliteStore(file: string): Promise<Store> {
  makeFile(file);
  const writer = openConnection(file, "write");
  try {
    await patiently(() => {
      prepare(writer, file !== inMemory);
    }, defaultPatienceMs);
    return storeOver(writer, file === inMemory ? null : openConnection(file, "read"));
  } catch (error) {
    writer.close();
    throw error;
  }
}

/** The store over a prepared connection, and one that reads what is committed; null where there can be no other connection. */
export function storeOver(writer: Connection, reader: Connection | null, patienceMs = defaultPatienceMs): Store {
  const queue = openQueue();
  const written = shelvesOf(writer);
  const state = reader === null ? null : steadily(reader);
  let commits = 0;
  const stamp = oncePerTurn(() => (reader === null ? commits : (reader.find(dataVersion)?.data_version ?? commits)));
  const inTransaction = <T>(work: (course: { readonly over: boolean }) => T | Promise<T>): Promise<T> =>
    queue.run(async () => {
      const outcome = await transact(writer, patienceMs, work);
      commits += 1;
      stamp.forget();
      state?.leave();
      return outcome;
    });
  const closing = () => {
    state?.leave();
    reader?.close();
    writer.close();
  };
  let closed: Promise<void> | null = null;
  return {
    ...shelvesOver(readingFrom(state, written, queue), (work) => inTransaction(() => work(written))),
    transaction: (work) => inTransaction((course) => work(shelvesWithin(written, course))),
    stamp: stamp.read,
    check: () => queue.run(() => promiseOf(() => soundnessOf(writer))),
    close: () => (closed ??= queue.run(() => promiseOf(closing))),
  };
}

/** Reads once in each turn of the event loop: requests that arrive together need not each go to the file. */
function oncePerTurn<T>(read: () => T): { readonly read: () => T; readonly forget: () => void } {
  let known: { readonly value: T } | null = null;
  const forget = () => {
    known = null;
  };
  return {
    read: () => {
      if (known !== null) return known.value;
      known = { value: read() };
      setImmediate(forget);
      return known.value;
    },
    forget,
  };
}

async function transact<T>(
  writer: Connection,
  patienceMs: number,
  work: (course: { readonly over: boolean }) => T | Promise<T>,
): Promise<T> {
  await patiently(() => {
    writer.begin();
  }, patienceMs);
  const course = { over: false };
  try {
    const outcome = await work(course);
    writer.commit();
    return outcome;
  } catch (error) {
    writer.rollback();
    throw error;
  } finally {
    course.over = true;
  }
}

function readingFrom(
  state: ReturnType<typeof steadily> | null,
  written: PromptShelves,
  queue: ReturnType<typeof openQueue>,
): Runner {
  if (state === null) return (work) => queue.run(() => promiseOf(() => work(written)));
  return (work) => promiseOf(() => work(state.read()));
}

/**
 * Reads of one turn of the event loop see one state, whatever others commit meanwhile: a page that is put together from several reads is
 * of one piece. What this process commits itself is seen at once, by leaving that state.
 */
function steadily(reader: Connection): { readonly read: () => PromptShelves; readonly leave: () => void } {
  const committed = shelvesOf(reader);
  let isOpen = false;
  const leave = () => {
    if (!isOpen) return;
    isOpen = false;
    reader.release();
  };
  return {
    read: () => {
      if (!isOpen) {
        reader.hold();
        isOpen = true;
        setImmediate(leave);
      }
      return committed;
    },
    leave,
  };
}

/** Nothing is written before it is known whose file it is. */
function prepare(writer: Connection, onDisk: boolean): void {
  const migrations = readMigrations();
  versionOf(writer, migrations);
  if (onDisk && writer.find(journalMode)?.journal_mode !== "wal") {
    throw unreadableStore(writer.file, "this file system cannot keep a write-ahead log");
  }
  writer.execute(settings);
  migrate(writer, migrations);
}

function shelvesOf(sql: Statements): PromptShelves {
  return {
    ...reportShelf(sql),
    ...draftTray(sql),
    ...ledger(sql),
    ...projectionShelf(sql),
    ...accountBook(sql),
    ...keyBook(sql),
    ...auditLog(sql),
    ...mailQueue(sql),
    ...notebook(sql),
    ...importLedger(sql),
    ...vocabularyShelf(sql),
    ...searchBook(sql),
    ...policyBook(sql),
    ...groupBook(sql),
    ...pictureShelf(sql),
    ...restrictionShelf(sql),
  };
}
