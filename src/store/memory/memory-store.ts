/** A store that ends with the process: for tests and for trying things out. Nothing in it is a model of speed. */
import { openQueue } from "../queue.ts";
import { promiseOf, type PromptShelves, shelvesOver, shelvesWithin } from "../shelves.ts";
import type { Store } from "../store.ts";
import { accountBook, notebook } from "./accounts.ts";
import { auditLog } from "./audit.ts";
import { draftTray, ledger, reportShelf } from "./desk.ts";
import { importLedger } from "./imports.ts";
import { mailQueue } from "./mails.ts";
import { keyBook } from "./keys.ts";
import { pictureShelf } from "./pictures.ts";
import { groupBook } from "./groups.ts";
import { policyBook } from "./policies.ts";
import { restrictionShelf } from "./restrictions.ts";
import { searchBook } from "./searches.ts";
import { openTables, type Tables, viewOf } from "./tables.ts";
import { projectionShelf } from "./tellings.ts";
import { vocabularyShelf } from "./vocabularies.ts";

/** An empty store. Reads outside a transaction see what is committed and never wait. */
export function openMemoryStore(): Store {
  const tables = openTables();
  const committed = shelvesOf(viewOf(tables, "committed"));
  const working = shelvesOf(viewOf(tables, "working"));
  const queue = openQueue();
  let commits = 0;
  const transact = <T>(work: (course: { readonly over: boolean }) => T | Promise<T>): Promise<T> =>
    queue.run(async () => {
      const course = { over: false };
      try {
        const outcome = await work(course);
        for (const table of Object.values(tables)) table.commit();
        commits += 1;
        return outcome;
      } finally {
        course.over = true;
        for (const table of Object.values(tables)) table.rollback();
      }
    });
  return {
    ...shelvesOver(
      (work) => promiseOf(() => work(committed)),
      (work) => transact(() => work(working)),
    ),
    transaction: (work) => transact((course) => work(shelvesWithin(working, course))),
    stamp: () => commits,
    check: () => Promise.resolve([]),
    close: () => queue.run(() => Promise.resolve()),
  };
}

function shelvesOf(tables: Tables): PromptShelves {
  return {
    ...reportShelf(tables),
    ...draftTray(tables),
    ...ledger(tables),
    ...projectionShelf(tables),
    ...accountBook(tables),
    ...keyBook(tables),
    ...auditLog(tables),
    ...mailQueue(tables),
    ...notebook(tables),
    ...importLedger(tables),
    ...vocabularyShelf(tables),
    ...searchBook(tables),
    ...policyBook(tables),
    ...groupBook(tables),
    ...pictureShelf(tables),
    ...restrictionShelf(tables),
  };
}
