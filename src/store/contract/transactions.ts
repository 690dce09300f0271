/** What every store keeps to about transactions: all or nothing, one after another, seen only when kept. */
import assert from "node:assert/strict";
import { incidentAt } from "../../domain/incident.ts";
import type { Shelves, Store } from "../store.ts";
import type { Cases } from "./cases.ts";
import { account, at, curator, draft, herald, received, recordNumber, revisionOf, token, told } from "./fixture.ts";

const { report, original } = received("The town hall was offline.");
const incident = recordNumber(1);
const session = token("s");

/** Writes to every shelf. */
async function writeAll(shelves: Shelves): Promise<void> {
  await shelves.saveSource(herald);
  await shelves.saveReport(report, original);
  await shelves.saveDraft(draft("a", { reports: [report.id] }));
  await shelves.saveIncident(incidentAt(incident, 1));
  await shelves.appendRevision(revisionOf({ incident, victims: ["Town Hall"] }));
  await shelves.saveTelling(told({ incident, victims: ["Town Hall"] }, "public", at(0)));
  await shelves.saveAccount(curator);
  await shelves.saveToken(session);
  await shelves.saveNote("policy", "open");
}

/** How much of what `writeAll` writes can be found and is listed: from 0 to 15. */
async function written(shelves: Shelves): Promise<number> {
  const page = { offset: 0, limit: 9 };
  const found = await Promise.all([
    shelves.findSource(herald.id),
    shelves.findReport(report.id),
    shelves.findOriginal(report.id),
    shelves.findDraft(draft("a").id),
    shelves.findIncident(incident),
    shelves.findRevision(incident, 1),
    shelves.findTelling(incident, "public"),
    shelves.findAccountByName(curator.name),
    shelves.findToken(session.digest, "session", at(0)),
    shelves.findNote("policy"),
  ]);
  const query = { ...page, sort: "title", descending: false, party: null } as const;
  const totals = [
    (await shelves.listReports(page)).total,
    (await shelves.draftsOf(report.id)).length,
    (await shelves.listTellings("public", query)).total,
    (await shelves.listParties("public", "organisation", page)).total,
    await shelves.changeNumber("public"),
  ];
  return found.filter((each) => each !== null).length + totals.reduce((sum, total) => sum + total, 0);
}

/** A promise with the means to keep it. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  return {
    opened: promise,
    open: () => {
      resolve(undefined);
    },
  };
}

/** Starts a transaction that has written to every shelf and waits; `end` lets it go on. */
async function startWriting(store: Store): Promise<{ readonly work: Promise<void>; readonly end: () => void }> {
  const [started, mayEnd] = [gate(), gate()];
  const work = store.transaction(async (shelves) => {
    await writeAll(shelves);
    started.open();
    await mayEnd.opened;
    throw new Error("no");
  });
  await started.opened;
  return { work, end: mayEnd.open };
}

/** Transactions, over all shelves. */
export const transactionCases: Cases = {
  "what a transaction writes is seen within it at once, and by all when it is over": async (store) => {
    const seen = await store.transaction(async (shelves) => {
      assert.equal(await written(shelves), 0);
      await writeAll(shelves);
      return written(shelves);
    });
    assert.deepEqual([seen, await written(store)], [15, 15]);
  },

  "a work that throws leaves nothing behind, on any shelf": async (store) => {
    const work = store.transaction(async (shelves) => {
      await writeAll(shelves);
      throw new RangeError("no");
    });
    await assert.rejects(work, RangeError);
    assert.equal(await written(store), 0);
    await store.transaction(writeAll);
    assert.equal(await written(store), 15);
  },

  "a work that throws leaves what was there as it was": async (store) => {
    await store.transaction(writeAll);
    const before = await store.findTelling(incident, "public");
    const work = store.transaction(async (shelves) => {
      await shelves.saveSource({ ...herald, name: "Another" });
      await shelves.saveDraft(draft("a", { edition: 2 }));
      await shelves.saveTelling(told({ incident, victims: ["School"] }, "public", at(1), before));
      await shelves.saveAccount({ ...curator, name: "Eve" });
      await shelves.deleteToken(session.digest);
      await shelves.saveNote("policy", "strict");
      throw new Error("no");
    });
    await assert.rejects(work, /no/);
    assert.equal(await written(store), 15);
    assert.deepEqual(await store.findSource(herald.id), herald);
    assert.equal((await store.findDraft(draft("a").id))?.edition, 1);
    assert.deepEqual(await store.findTelling(incident, "public"), before);
    assert.equal(
      (await store.listParties("public", "organisation", { offset: 0, limit: 9 })).entries[0]?.name,
      "Town Hall",
    );
    assert.equal(await store.findNote("policy"), "open");
  },

  "reads outside see nothing of a running transaction": async (store) => {
    const { work, end } = await startWriting(store);
    const seen = written(store);
    const listed = store.listTellings("public", { sort: "date", descending: true, party: null, offset: 0, limit: 9 });
    end();
    await assert.rejects(work, /no/);
    assert.equal(await seen, 0);
    assert.deepEqual(await listed, { entries: [], total: 0 });
  },

  "transactions and single writes run one after another": async (store) => {
    await store.saveNote("count", "0");
    const log: string[] = [];
    const add = (name: string) =>
      store.transaction(async (shelves) => {
        log.push(`${name} begins`);
        const count = Number(await shelves.findNote("count"));
        await new Promise((resolve) => setImmediate(resolve));
        await shelves.saveNote("count", String(count + 1));
        log.push(`${name} ends`);
      });
    const works = [add("first"), store.saveNote("single", "yes"), add("second"), add("third")];
    await Promise.all(works);
    assert.equal(await store.findNote("count"), "3");
    const order = ["first", "second", "third"].flatMap((name) => [`${name} begins`, `${name} ends`]);
    assert.deepEqual(log, order);
  },

  "the stamp stays while nothing is committed, and is another after each commit": async (store) => {
    const before = store.stamp();
    assert.equal(await store.findNote("a"), null);
    assert.equal(store.stamp(), before);
    const { work, end } = await startWriting(store);
    assert.equal(store.stamp(), before);
    end();
    await assert.rejects(work, /no/);
    assert.equal(store.stamp(), before);
    await store.saveNote("a", "b");
    const after = store.stamp();
    assert.notEqual(after, before);
    await store.transaction(async (shelves) => {
      await shelves.saveNote("a", "c");
      await shelves.saveNote("a", "d");
    });
    assert.equal(new Set([before, after, store.stamp()]).size, 3);
  },

  "a refused call leaves its transaction able to go on": async (store) => {
    const revision = revisionOf({ incident });
    await store.appendRevision(revision);
    await store.saveAccount(curator);
    await store.transaction(async (shelves) => {
      await shelves.saveNote("before", "yes");
      await assert.rejects(shelves.appendRevision(revision));
      await assert.rejects(shelves.saveAccount(account("eve", curator.name)));
      assert.equal(await shelves.saveDraft(draft("a")), true);
      assert.equal(await shelves.saveDraft(draft("a")), false);
      await shelves.saveNote("after", "yes");
    });
    assert.deepEqual([await store.findNote("before"), await store.findNote("after")], ["yes", "yes"]);
  },

  "what is asked of a transaction's shelves after it is over is refused": async (store) => {
    const escaped: Shelves[] = [];
    await store.transaction((shelves) => Promise.resolve(escaped.push(shelves)));
    const [shelves] = escaped;
    assert.ok(shelves);
    await assert.rejects(shelves.saveNote("late", "yes"), /over/);
    await assert.rejects(shelves.findNote("late"), /over/);
    assert.equal(await store.findNote("late"), null);
  },

  "a work that opens another transaction is told so instead of waiting forever": async (store) => {
    const work = store.transaction(() => store.transaction(() => Promise.resolve()));
    await assert.rejects(work, /turn/);
    await assert.rejects(
      store.transaction(() => store.saveNote("a", "b")),
      /turn/,
    );
    await store.saveNote("after", "yes");
    assert.equal(await store.findNote("after"), "yes");
  },

  "a store that nothing happened to is sound, and so is one that was written to": async (store) => {
    assert.deepEqual(await store.check(), []);
    await store.transaction(writeAll);
    assert.deepEqual(await store.check(), []);
  },
};
