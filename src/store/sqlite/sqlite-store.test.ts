import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync, type SQLOutputValue } from "node:sqlite";
import { after, describe, test } from "node:test";
import { digestOf } from "../../domain/digest.ts";
import { incidentAt } from "../../domain/incident.ts";
import { type RefusalCode, Refusal } from "../../domain/refusal.ts";
import { describeStore } from "../contract.ts";
import { at, curator, draft, herald, received, recordNumber, revisionOf, told } from "../contract/fixture.ts";
import type { Shelves } from "../store.ts";
import { openConnection } from "./connection.ts";
import { openSqliteStore, storeOver } from "./sqlite-store.ts";

const folder = mkdtempSync(join(tmpdir(), "casebook-store-"));
after(() => {
  rmSync(folder, { recursive: true });
});

let files = 0;
const newFile = () => join(folder, `${(files += 1)}.db`);

describeStore("the store in SQLite, in memory", () => openSqliteStore(":memory:"));
describeStore("the store in SQLite, in a file", () => openSqliteStore(newFile()));

/** Whether an error is that refusal and names the file by its base name, not by its path. */
const refusal = (code: RefusalCode, file?: string) => (error: unknown) => {
  assert.ok(error instanceof Refusal, String(error));
  assert.equal(error.code, code);
  assert.ok(!JSON.stringify(error.details).includes(folder));
  if (file !== undefined) assert.equal(error.details["file"], file.slice(folder.length + 1));
  return true;
};

const { report } = received("The town hall was offline.");
const original = new TextEncoder().encode("<p>The town hall was offline.</p>");
const incident = recordNumber(1);

async function fill(shelves: Shelves): Promise<void> {
  await shelves.saveReport(report, original);
  await shelves.saveDraft(draft("a", { reports: [report.id] }));
  await shelves.saveIncident(incidentAt(incident, 1));
  await shelves.appendRevision(revisionOf({ incident, victims: ["Town Hall"] }));
  await shelves.saveTelling(told({ incident, victims: ["Town Hall"], began: "2022" }, "public", at(0)));
  await shelves.saveAccount(curator);
}

/** A closed store with a little in it. */
async function filledFile(): Promise<string> {
  const file = newFile();
  const store = await openSqliteStore(file);
  await store.transaction(fill);
  await store.close();
  return file;
}

/** Changes a closed store behind its back. */
function tamper(file: string, sql: string): void {
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
}

/** The first row that a query gives on a closed store. */
function one(file: string, sql: string): Readonly<Record<string, SQLOutputValue>> {
  const database = new DatabaseSync(file, { readOnly: true });
  const row = database.prepare(sql).get();
  database.close();
  return row ?? {};
}

describe("the store in SQLite: its file", () => {
  test("the folder and the file are made for their owner alone", async () => {
    const file = join(folder, "deep", "er", "casebook.db");
    const store = await openSqliteStore(file);
    await store.saveNote("a", "b");
    assert.equal(statSync(join(folder, "deep")).mode & 0o777, 0o700);
    assert.equal(statSync(join(folder, "deep", "er")).mode & 0o777, 0o700);
    for (const suffix of ["", "-wal", "-shm"]) assert.equal(statSync(file + suffix).mode & 0o777, 0o600);
    await store.close();
    assert.deepEqual([existsSync(`${file}-wal`), existsSync(`${file}-shm`)], [false, false]);
  });

  test("what was kept is there when the store is opened again", async () => {
    const store = await openSqliteStore(await filledFile());
    assert.deepEqual(await store.findReport(report.id), report);
    assert.deepEqual(await store.listRevisions(incident), [revisionOf({ incident, victims: ["Town Hall"] })]);
    assert.equal((await store.listParties("public", "organisation", { offset: 0, limit: 9 })).total, 1);
    assert.deepEqual(await store.check(), []);
    await store.close();
  });

  test("what is no store is refused by its name and left as it is", async () => {
    const file = newFile();
    writeFileSync(file, "These are my notes, and they are longer than the header of a database file. ".repeat(20));
    const before = readFileSync(file);
    await assert.rejects(openSqliteStore(file), refusal("store-unreadable", file));
    assert.deepEqual(readFileSync(file), before);
    assert.equal(existsSync(`${file}-wal`), false);
  });

  test("the database of another program is refused and left as it is", async () => {
    const file = newFile();
    tamper(file, "CREATE TABLE songs (title TEXT)");
    const before = readFileSync(file);
    await assert.rejects(openSqliteStore(file), refusal("store-unreadable", file));
    assert.deepEqual(readFileSync(file), before);
  });

  test("a folder in the place of the file is refused, and so is a file in the place of the folder", async () => {
    const file = await filledFile();
    await assert.rejects(openSqliteStore(folder), refusal("store-unreadable"));
    await assert.rejects(openSqliteStore(join(file, "casebook.db")), refusal("store-unreadable"));
  });

  test("a store that a newer Casebook has written is refused and left as it is", async () => {
    const file = await filledFile();
    tamper(file, "PRAGMA user_version = 999");
    const before = readFileSync(file);
    await assert.rejects(openSqliteStore(file), refusal("store-newer", file));
    assert.deepEqual(readFileSync(file), before);
  });

  test("a file that was cut short is refused", async () => {
    const file = await filledFile();
    writeFileSync(file, readFileSync(file).subarray(0, 5000));
    await assert.rejects(openSqliteStore(file), refusal("store-unreadable", file));
  });

  test("damage within the file is refused where it is met, and named by the check", async () => {
    const file = await filledFile();
    const pages = readFileSync(file);
    const { root } = one(file, "SELECT rootpage AS root FROM sqlite_schema WHERE name = 'reports'");
    writeFileSync(file, pages.fill(0xff, (Number(root) - 1) * 4096, Number(root) * 4096));
    const store = await openSqliteStore(file);
    await assert.rejects(store.findReport(report.id), refusal("store-unreadable", file));
    await assert.rejects(store.saveReport(report, original), refusal("store-unreadable", file));
    assert.match((await store.check()).join(" "), /^The file is damaged: /);
    await store.close();
  });

  test("a body that is not what was kept is refused", async () => {
    const file = await filledFile();
    tamper(
      file,
      "UPDATE drafts SET body = '{}', packed = NULL; UPDATE contents SET body = '{', packed = NULL; UPDATE incidents SET body = 'null'",
    );
    const store = await openSqliteStore(file);
    await assert.rejects(store.findDraft(draft("a").id), refusal("store-unreadable"));
    await assert.rejects(store.findTelling(incident, "public"), refusal("store-unreadable"));
    await assert.rejects(store.findIncident(incident), refusal("store-unreadable"));
    await store.close();
  });

  test("the check says where what is kept twice disagrees", async () => {
    const file = await filledFile();
    tamper(file, "UPDATE totals SET total = 7 WHERE list = 'record'; UPDATE parties SET records = 2");
    tamper(file, "PRAGMA foreign_keys = OFF; INSERT INTO draft_reports VALUES ('r', 'gone')");
    tamper(
      file,
      "INSERT INTO changes (audience, number, incident, version, at) VALUES ('public', 3, 'CB-000001', 2, '')",
    );
    const store = await openSqliteStore(file);
    assert.deepEqual(await store.check(), [
      "A row of draft_reports names a row of drafts that is not there.",
      "The list of each record told to public has 1 entries, but 7 are noted.",
      "The organisation town-hall told to public is not what the records that name it say.",
      "The changes told to public are not numbered without gaps.",
    ]);
    await store.close();
  });

  test("reports, revisions and changes cannot be edited even with the database's own tools", async () => {
    const file = await filledFile();
    const columns = { reports: "text", originals: "bytes", revisions: "body", changes: "at" };
    for (const [table, column] of Object.entries(columns)) {
      assert.throws(() => {
        tamper(file, `UPDATE ${table} SET ${column} = ${column}`);
      }, /never|stays/);
      assert.throws(() => {
        tamper(file, `DELETE FROM ${table}`);
      }, /never|stays/);
    }
  });

  test("a store may be closed twice, and answers nothing afterwards", async () => {
    const store = await openSqliteStore(newFile());
    await Promise.all([store.saveSource(herald), store.close(), store.close()]);
    await assert.rejects(store.listSources());
    await assert.rejects(store.saveSource(herald));
  });
});

describe("the store in SQLite: several at once", () => {
  test("reads do not wait for a running transaction", async () => {
    const store = await openSqliteStore(newFile());
    await store.transaction(async (shelves) => {
      await fill(shelves);
      assert.equal(await store.findReport(report.id), null);
      assert.equal((await store.listReports({ offset: 0, limit: 9 })).total, 0);
    });
    assert.deepEqual(await store.findReport(report.id), report);
    await store.close();
  });

  test("the stamp tells of what another has committed", async () => {
    const file = newFile();
    const [one, two] = await Promise.all([openSqliteStore(file), openSqliteStore(file)]);
    const before = one.stamp();
    await two.saveNote("a", "b");
    await new Promise((resolve) => setImmediate(resolve));
    assert.notEqual(one.stamp(), before);
    await Promise.all([one.close(), two.close()]);
  });

  test("two that open a new file at the same time both work with it", async () => {
    const file = newFile();
    const [one, two] = await Promise.all([openSqliteStore(file), openSqliteStore(file)]);
    await Promise.all([one.saveNote("one", "yes"), two.saveNote("two", "yes")]);
    assert.deepEqual([await two.findNote("one"), await one.findNote("two")], ["yes", "yes"]);
    await one.close();
    await two.saveNote("three", "yes");
    assert.deepEqual(await two.check(), []);
    await two.close();
  });

  test("who writes waits for another that is writing, and both are kept", async () => {
    const file = newFile();
    const stores = await Promise.all([openSqliteStore(file), openSqliteStore(file)]);
    await stores[0].saveNote("count", "0");
    const add = (store: (typeof stores)[0]) =>
      store.transaction(async (shelves) => {
        const count = Number(await shelves.findNote("count"));
        await new Promise((resolve) => setImmediate(resolve));
        await shelves.saveNote("count", String(count + 1));
      });
    await Promise.all([...stores, ...stores].map(add));
    assert.equal(await stores[1].findNote("count"), "4");
    await Promise.all(stores.map((store) => store.close()));
  });

  test("a wait without end is refused as busy, and nothing is changed", async () => {
    const file = newFile();
    const one = await openSqliteStore(file);
    const two = storeOver(openConnection(file, "write"), openConnection(file, "read"), 0);
    await one.transaction(async (shelves) => {
      await shelves.saveNote("a", "one");
      await assert.rejects(two.saveNote("a", "two"), refusal("store-busy", file));
      assert.equal(await two.findNote("a"), null);
    });
    await two.saveNote("b", "two");
    assert.deepEqual([await one.findNote("a"), await one.findNote("b")], ["one", "two"]);
    await Promise.all([one.close(), two.close()]);
  });
});

describe("the store in SQLite: a full disk", () => {
  /** A store whose file may grow by about this many pages; `grow` gives it room again. */
  async function nearlyFull(pages: number) {
    const file = await filledFile();
    const writer = openConnection(file, "write");
    const used = statSync(file).size / 4096;
    writer.execute(`PRAGMA max_page_count = ${used + pages}`);
    const store = storeOver(writer, openConnection(file, "read"));
    const grow = () => {
      writer.execute("PRAGMA max_page_count = 100000");
    };
    return { file, store, grow };
  }
  const large = received(Array.from({ length: 4000 }, (_, number) => digestOf(String(number))).join(" "));

  test("a write that finds no room is refused, and the store goes on", async () => {
    const { file, store, grow } = await nearlyFull(4);
    await assert.rejects(store.saveReport(large.report, large.original), refusal("store-full", file));
    assert.equal(await store.findReport(large.report.id), null);
    assert.deepEqual(await store.findReport(report.id), report);
    await store.saveNote("small", "fits");
    grow();
    await store.saveReport(large.report, large.original);
    assert.deepEqual(await store.findReport(large.report.id), large.report);
    assert.deepEqual(await store.check(), []);
    await store.close();
  });

  test("all of a transaction that runs out of room is taken back", async () => {
    const { file, store } = await nearlyFull(8);
    const work = store.transaction(async (shelves) => {
      await shelves.saveNote("before", "yes");
      await shelves.saveReport(large.report, large.original);
    });
    await assert.rejects(work, refusal("store-full", file));
    assert.equal(await store.findNote("before"), null);
    assert.deepEqual(await store.check(), []);
    await store.close();
  });

  test("a work that goes on after it found no room keeps nothing all the same", async () => {
    const { file, store } = await nearlyFull(8);
    const work = store.transaction(async (shelves) => {
      await shelves.saveNote("before", "yes");
      await assert.rejects(shelves.saveReport(large.report, large.original), refusal("store-full", file));
      await assert.rejects(shelves.saveNote("after", "yes"), refusal("store-full", file));
    });
    await assert.rejects(work, refusal("store-full", file));
    assert.deepEqual([await store.findNote("before"), await store.findNote("after")], [null, null]);
    await store.saveNote("later", "yes");
    assert.equal(await store.findNote("later"), "yes");
    await store.close();
  });
});

test("reads of one turn of the event loop see one state, whatever another process commits meanwhile", async () => {
  const file = newFile();
  const [one, other] = [await openSqliteStore(file), await openSqliteStore(file)];
  try {
    await one.saveNote("first", "old");
    await one.saveNote("second", "old");
    assert.equal(await other.findNote("first"), "old");
    // Without a pause, so that it is in the middle of the other's turn.
    const committed = one.transaction(async (shelves) => {
      await shelves.saveNote("first", "new");
      await shelves.saveNote("second", "new");
    });
    const seen = [await other.findNote("first"), await other.findNote("second")];
    assert.equal(seen[0], seen[1]);
    await committed;
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual([await other.findNote("first"), await other.findNote("second")], ["new", "new"]);
    await other.saveNote("first", "own");
    assert.equal(await other.findNote("first"), "own", "what this process commits itself is seen at once");
  } finally {
    await one.close();
    await other.close();
  }
});
