/** What every report shelf keeps to. */
import assert from "node:assert/strict";
import { reportIdOf } from "../../domain/report.ts";
import { sourceOf } from "../../domain/source.ts";
import type { Cases } from "./cases.ts";
import { at, herald, received } from "./fixture.ts";

/** Reports, their bytes and their sources. */
export const reportCases: Cases = {
  "a report and the bytes that it was made of are kept": async (store) => {
    const { report, original } = received("The town hall was offline.", {
      title: "Town hall offline",
      published: "2026-02-28",
      url: "https://herald.example/1",
      links: ["https://herald.example/2"],
      marking: null,
      sample: true,
    });
    await store.saveReport(report, original);
    assert.deepEqual(await store.findReport(report.id), report);
    assert.deepEqual({ ...(await store.findReportHead(report.id)), text: report.text }, report);
    assert.equal(await store.findReportHead(received("another").report.id), null);
    const bytes = await store.findOriginal(report.id);
    assert.deepEqual(bytes === null ? null : Uint8Array.from(bytes), original);
  },

  "every UTF-16 unit of a text is kept": async (store) => {
    const text = "nul \u0000, half a pair \ud83d, a whole one \u{1f600}, line \u2028, \ufeffmark";
    const { report } = received("units");
    await store.saveReport({ ...report, text, title: text }, new Uint8Array());
    assert.deepEqual(await store.findReport(report.id), { ...report, text, title: text });
  },

  "all bytes are kept, and none at all": async (store) => {
    const bytes = Uint8Array.from({ length: 256 }, (_, value) => value);
    const [some, none] = [received("some").report, received("none").report];
    await store.saveReport(some, bytes);
    await store.saveReport(none, new Uint8Array());
    assert.deepEqual([...((await store.findOriginal(some.id)) ?? [])], [...bytes]);
    assert.equal((await store.findOriginal(none.id))?.length, 0);
  },

  "bytes that are changed after they were given or found stay as they were kept": async (store) => {
    const { report, original } = received("bytes");
    const first = original[0];
    await store.saveReport(report, original);
    original[0] = 0;
    (await store.findOriginal(report.id))?.fill(0);
    assert.equal((await store.findOriginal(report.id))?.[0], first);
  },

  "of a report that is not there nothing is found": async (store) => {
    const id = reportIdOf(new Uint8Array());
    assert.equal(await store.findReport(id), null);
    assert.equal(await store.findOriginal(id), null);
    assert.deepEqual(await store.listReports({ offset: 0, limit: 10 }), { entries: [], total: 0 });
    assert.deepEqual(await store.reportIds(), []);
  },

  "to keep a report again changes nothing": async (store) => {
    const { report, original } = received("The same.");
    await store.saveReport(report, original);
    await store.saveReport({ ...report, title: "Another title" }, new Uint8Array([1]));
    assert.deepEqual(await store.findReport(report.id), report);
    assert.equal((await store.findOriginal(report.id))?.length, original.length);
    assert.equal((await store.listReports({ offset: 0, limit: 10 })).total, 1);
  },

  "reports are listed newest first, those of one instant by id, without their texts, by pages": async (store) => {
    const texts = ["a", "b", "c", "d"];
    const reports = texts.map((text, index) => received(text, { received: at(Math.min(index, 2)), title: text }));
    for (const { report, original } of reports) await store.saveReport(report, original);
    const [a, b, c, d] = reports.map(({ report }) => report.id);
    const newest = c !== undefined && d !== undefined && c < d ? [c, d] : [d, c];
    const { entries, total } = await store.listReports({ offset: 0, limit: 10 });
    assert.deepEqual([entries.map(({ id }) => id), total], [[...newest, b, a], 4]);
    assert.deepEqual(entries[3], {
      id: a,
      source: herald.id,
      title: "a",
      published: null,
      url: null,
      language: "en",
      received: at(0),
      sample: false,
    });
    const page = await store.listReports({ offset: 1, limit: 2 });
    assert.deepEqual([page.entries.map(({ id }) => id), page.total], [[newest[1], b], 4]);
    assert.deepEqual(await store.listReports({ offset: 9, limit: 2 }), { entries: [], total: 4 });
    assert.deepEqual(await store.listReports({ offset: 0, limit: 0 }), { entries: [], total: 4 });
    assert.deepEqual((await store.reportIds()).toSorted(), [a, b, c, d].toSorted());
  },

  "a source is added, found, and replaced": async (store) => {
    assert.equal(await store.findSource(herald.id), null);
    await store.saveSource(herald);
    assert.deepEqual(await store.findSource(herald.id), herald);
    await store.saveSource({ ...herald, reliability: "B" });
    assert.deepEqual(await store.listSources(), [{ ...herald, reliability: "B" }]);
  },

  "sources are listed by name as people read it": async (store) => {
    const names = ["Zeitung", "the Times", "Écho", "echo chamber", "Østlandet", "Oslo Avis"];
    for (const name of names) await store.saveSource(sourceOf({ url: null, publisher: name }));
    assert.deepEqual(
      (await store.listSources()).map(({ name }) => name),
      ["Écho", "echo chamber", "Oslo Avis", "Østlandet", "the Times", "Zeitung"],
    );
  },
};
