import assert from "node:assert/strict";
import { test } from "node:test";
import { statedDate } from "./stated-date.ts";

test("a stated date keeps its precision and loses its time of day", () => {
  const cases: Record<string, string> = {
    "2024": "2024",
    "2024-03": "2024-03",
    "2024-03-05": "2024-03-05",
    "2024/3/5": "2024-03-05",
    "20240305": "2024-03-05",
    "20240305T101500Z": "2024-03-05",
    "2024-03-05T23:30:00-05:00": "2024-03-05",
    "2024-03-05 10:00:00 UTC": "2024-03-05",
    "Tue, 05 Mar 2024 10:00:00 GMT": "2024-03-05",
    "5 March 2024": "2024-03-05",
    "March 5, 2024": "2024-03-05",
    "Sept. 5th, 2024 10:00 am": "2024-09-05",
    "Feb 2024": "2024-02",
  };
  for (const [written, date] of Object.entries(cases)) assert.equal(statedDate(written), date, written);
});

test("what is no date, no such day, or a date with two readings is not read", () => {
  for (const written of [
    "",
    "yesterday",
    "2024-02-30",
    "2024-13",
    "05/03/2024",
    "31 April 2024",
    "202403",
    "May 32, 2024",
    null,
  ]) {
    assert.equal(statedDate(written), null, written ?? "null");
  }
});
