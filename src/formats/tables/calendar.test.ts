/** Dates as data sets write them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseWhen } from "../../domain/when.ts";
import { calendarDate, dateReader } from "./calendar.ts";
import { runs } from "./testing.ts";

const read = (form: string, text: string) => {
  const date = dateReader(form)?.(text) ?? null;
  return date === null ? null : `${date.edtf}${date.cut ? " cut" : ""}`;
};

test("each form reads its own dates and no others", () => {
  assert.equal(read("edtf", "2022-11-08"), "2022-11-08");
  assert.equal(read("edtf", "2022-11~"), "2022-11~");
  assert.equal(read("timestamp", "2026-04-19T04:00:00.000Z"), "2026-04-19 cut");
  assert.equal(read("timestamp", "2026-04-19"), null);
  assert.equal(read("YYYY/MM", "2021/03"), "2021-03");
  assert.equal(read("DD.MM.YYYY", "8.11.2022"), "2022-11-08");
  assert.equal(read("MM/DD/YYYY", "10/08/2014"), "2014-10-08");
  assert.equal(read("MM/DD/YYYY", "2014-10-08"), null);
  assert.equal(read("YYYY", "2014"), "2014");
});

test("what is impossible is cut to what is possible", () => {
  assert.equal(read("edtf", "2013-02-30"), "2013-02 cut");
  assert.equal(read("edtf", "2013-13-01"), "2013 cut");
  assert.equal(read("edtf", "2013-00-00"), "2013 cut");
  assert.equal(read("edtf", "0000-00-00"), null);
  assert.equal(read("MM/DD/YYYY", "02/30/2014"), "2014-02 cut");
});

test("a form without a year, or with a day but no month, is none", () => {
  for (const form of ["", "MM/DD", "YYYY/DD", "YYYY-YYYY", "yyyy", "%Y-%m"]) assert.equal(dateReader(form), null, form);
});

test("whatever is written, what is read is a date", () => {
  const part = fc.option(fc.nat(120).map(String), { nil: null });
  fc.assert(
    fc.property(fc.nat(9999), part, part, (year, month, day) => {
      const date = calendarDate(String(year).padStart(4, "0"), month, day);
      if (date !== null) assert.notEqual(parseWhen(date.edtf), null, date.edtf);
    }),
    runs(200),
  );
});
