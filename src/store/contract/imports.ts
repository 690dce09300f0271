/** What every ledger of imports keeps to. */
import assert from "node:assert/strict";
import type { AccountId } from "../../domain/account.ts";
import { digestOf } from "../../domain/digest.ts";
import type { DraftId } from "../../domain/draft.ts";
import type { Imported, ImportId, ImportRun } from "../../domain/import-run.ts";
import { noCounts } from "../../domain/import-run.ts";
import type { ReportId } from "../../domain/report.ts";
import type { Cases } from "./cases.ts";
import { at, recordNumber } from "./fixture.ts";

const run = (name: string, started: number): ImportRun => ({
  id: name as ImportId,
  format: "veris",
  version: "1",
  publisher: "Example",
  files: ["a.json"],
  fileCount: 1,
  accepted: false,
  marking: null,
  by: "ada" as AccountId,
  started: at(started),
  finished: null,
  counts: noCounts,
  tallies: [],
});

const entry = (source: string, key: string): Imported => ({
  source,
  key,
  incident: recordNumber(1),
  report: digestOf(key) as string as ReportId,
  draft: "draft" as DraftId,
  said: digestOf(key),
  run: "one" as ImportId,
});

/** Runs, and what was imported. */
export const importCases: Cases = {
  "runs are listed newest first, and a run that goes on replaces itself": async (store) => {
    assert.equal(await store.findImport("one" as ImportId), null);
    await store.saveImport(run("one", 1));
    await store.saveImport(run("two", 2));
    const finished = { ...run("one", 1), finished: at(3), counts: { ...noCounts, created: 7 } };
    await store.saveImport(finished);
    assert.deepEqual(await store.findImport(finished.id), finished);
    const { entries, total } = await store.listImports({ offset: 0, limit: 10 });
    assert.deepEqual([entries.map(({ id }) => id), total], [["two", "one"], 2]);
    assert.deepEqual((await store.listImports({ offset: 1, limit: 10 })).entries, [finished]);
  },

  "what was imported is found by source and key, to the letter": async (store) => {
    await store.saveImported(entry("veris/example", "A"));
    await store.saveImported(entry("veris/example", "a"));
    assert.deepEqual(await store.findImported("veris/example", "A"), entry("veris/example", "A"));
    assert.equal(await store.findImported("veris/other", "A"), null);
    assert.equal(await store.findImported("veris/example", "B"), null);
    const again = { ...entry("veris/example", "A"), incident: recordNumber(2) };
    await store.saveImported(again);
    assert.deepEqual(await store.findImported("veris/example", "A"), again);
  },
};
