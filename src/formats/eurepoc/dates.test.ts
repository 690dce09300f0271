/** Dates at the precision that the data set bears out. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { codedDate } from "./dates.ts";

test("1 January is a year and the first of another month a month; other days are days", () => {
  assert.deepEqual(codedDate("2017-01-01"), { edtf: "2017", reduced: true });
  assert.deepEqual(codedDate("2017-06-01"), { edtf: "2017-06", reduced: true });
  assert.deepEqual(codedDate("2017-06-27"), { edtf: "2017-06-27", reduced: false });
  assert.deepEqual(codedDate("2021-04-15 00:00:00"), { edtf: "2021-04-15", reduced: false });
  assert.deepEqual(codedDate("2013-02-30"), { edtf: "2013-02", reduced: true });
  for (const text of ["", "NaT", "0000-00-00", "2017", "27.6.2017"]) assert.equal(codedDate(text), null, text);
});
