/** Time in bins: no gaps, nothing sharper than it is known, and what is still filling. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Tally } from "../../search/search.ts";
import { timelineOf } from "./month-bins.ts";

const none = { "stated-none": 0, "reported-unknown": 0, "not-applicable": 0, "not-reported": 0, "not-told": 0 };

function tallyOf(counts: Readonly<Record<string, number>>): Tally {
  const cells = Object.entries(counts).map(([when, count]) => ({ values: [when], count }));
  return { records: 1000, cells, absent: [none] };
}

test("a few months are drawn by month, those between them too", () => {
  const { by, bins } = timelineOf(tallyOf({ "2022-11": 3, "2023-02": 1 }), null);
  assert.equal(by, "month");
  assert.deepEqual(
    bins.map(({ when, count }) => [when, count]),
    [
      ["2022-11", 3],
      ["2022-12", 0],
      ["2023-01", 0],
      ["2023-02", 1],
    ],
  );
});

test("of which only the year is known stands in no month", () => {
  const { bins, apart } = timelineOf(tallyOf({ "2022-03": 2, "2022": 5 }), null);
  assert.deepEqual(
    bins.map(({ count }) => count),
    [2],
  );
  assert.deepEqual(apart, [{ year: "2022", count: 5 }]);
});

test("many months are drawn by year, with the share of which only the year is known", () => {
  const { by, bins } = timelineOf(tallyOf({ "2018-01": 1, "2018": 2, "2022-03": 4 }), null);
  assert.equal(by, "year");
  assert.deepEqual(bins[0], { when: "2018", count: 3, yearOnly: 2, filling: false });
  assert.equal(bins.length, 5);
});

test("years of long ago become one bin, and the table keeps each", () => {
  const { bins, rows } = timelineOf(tallyOf({ "1903": 1, "1970": 2, "2024-05": 3 }), null);
  assert.equal(bins.length, 40);
  assert.equal(bins[0]?.when, "/1985");
  assert.equal(bins[0].count, 3);
  assert.deepEqual(
    rows.map(({ when }) => when),
    ["1903", "1970", "2024"],
  );
});

test("decades are in no bin and in the table", () => {
  const { bins, coarse, rows } = timelineOf(tallyOf({ "201X": 4, "2022": 1 }), null);
  assert.deepEqual(
    bins.map(({ when }) => when),
    ["2022"],
  );
  assert.deepEqual(coarse, [{ when: "201X", count: 4 }]);
  assert.equal(rows.at(-1)?.when, "201X");
});

test("the last three months up to a day are still filling, across the turn of the year too", () => {
  const months = { "2025-10": 1, "2025-11": 1, "2025-12": 1, "2026-01": 1 };
  const filling = (until: string | null) =>
    timelineOf(tallyOf(months), until)
      .bins.filter((bin) => bin.filling)
      .map(({ when }) => when);
  assert.deepEqual(filling("2026-01-05"), ["2025-11", "2025-12", "2026-01"]);
  assert.deepEqual(filling(null), []);
  assert.deepEqual(filling("2027-01-01"), []);
});
