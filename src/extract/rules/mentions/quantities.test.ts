/** Numbers, as reports write them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { quantitiesIn } from "./quantities.ts";

for (const [text, ...expected] of [
  ["more than 1.2 million customers", "at-least 1200000"],
  ["about 5,000 cards", "about 5000"],
  ["up to 40 servers", "at-most 40"],
  ["147,000 people", "exactly 147000"],
  ["$4.5 million in bitcoin", "exactly 4500000 USD"],
  ["a ransom of €300,000", "exactly 300000 EUR"],
  ["nearly 50 bitcoins", "about 50 BTC"],
  ["three hospitals", "exactly 3"],
  ["a 10-gigabyte archive", "exactly 10"],
  ["since 2019, at 3:30 a.m."],
  ["version 4.0.9801 of CVE-2018-8423"],
] as const) {
  test(`“${text}” holds ${expected.join(" and ") || "no number of anything"}`, () => {
    const found = quantitiesIn(text, 0).map(({ value, qualifier, currency }) =>
      [qualifier, value, ...(currency === null ? [] : [currency])].join(" "),
    );
    assert.deepEqual(found, expected);
  });
}
