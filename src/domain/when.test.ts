/** Tests of dates as far as they are known. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { edtf } from "../../test/arbitrary/value.ts";
import { compareWhen, getWhen, parseWhen, sayWhen, toMonth } from "./when.ts";

const bounds = (text: string) => {
  const when = parseWhen(text);
  return when && [when.min, when.max, when.precision];
};

test("a date means all the days that it may mean, and no more", () => {
  assert.deepEqual(bounds("2022-11-08"), ["2022-11-08", "2022-11-08", "day"]);
  assert.deepEqual(bounds("2022-02"), ["2022-02-01", "2022-02-28", "month"]);
  assert.deepEqual(bounds("2024-02-XX"), ["2024-02-01", "2024-02-29", "month"]);
  assert.deepEqual(bounds("2022"), ["2022-01-01", "2022-12-31", "year"]);
  assert.deepEqual(bounds("202X"), ["2020-01-01", "2029-12-31", "decade"]);
  assert.deepEqual(bounds("20XX"), ["2000-01-01", "2099-12-31", "decade"]);
  assert.deepEqual(bounds("2021-03-03/2021-03-05"), ["2021-03-03", "2021-03-05", "interval"]);
  assert.deepEqual(bounds("2019/.."), ["2019-01-01", null, "interval"]);
  assert.deepEqual(bounds("/2019"), [null, "2019-12-31", "interval"]);
});

test("qualifiers say about then, perhaps then, or both", () => {
  const said = (text: string) => [getWhen(text).approximate, getWhen(text).uncertain];
  assert.deepEqual(said("2022~"), [true, false]);
  assert.deepEqual(said("2022-11?"), [false, true]);
  assert.deepEqual(said("2022-11-08%"), [true, true]);
  assert.deepEqual(said("2022-11~/2022-12"), [true, false]);
});

test("days that no calendar has, and forms that Casebook does not keep, are no dates", () => {
  const wrong =
    "2022-02-30 2023-02-29 1900-02-29 2022-11-31 2022-13 2022-00 2022-21 2022-XX-08 2XXX 202X-02 Y12345 -0044";
  const more = [
    "",
    "..",
    "/",
    "../..",
    "2022/2021",
    " 2022",
    "2022\n",
    "２０２２",
    "2022-11-08T10:00:00Z",
    "8 Nov 2022",
  ];
  for (const text of [...wrong.split(" "), ...more, `2022${"?".repeat(99)}`]) assert.equal(parseWhen(text), null, text);
  assert.throws(() => getWhen("soon"), TypeError);
  assert.notEqual(parseWhen("2000-02-29"), null);
});

test("a date to its month holds no day and stays a date that contains the first", () => {
  assert.equal(toMonth("2022-11-08"), "2022-11");
  assert.equal(toMonth("2022-11-08?"), "2022-11?");
  assert.equal(toMonth("2021-03-03/2021-03-05"), "2021-03");
  assert.equal(toMonth("2021-03-30/2021-04-02"), "2021-03/2021-04");
  assert.equal(toMonth("2021-03-30/.."), "2021-03/..");
  assert.equal(toMonth("2022"), "2022");
  fc.assert(
    fc.property(edtf, (text) => {
      const [fine, coarse] = [getWhen(text), getWhen(toMonth(text))];
      assert.doesNotMatch(coarse.edtf, /\d-\d\d-\d/);
      assert.ok((coarse.min ?? "") <= (fine.min ?? "") && (coarse.max ?? "9999-99") >= (fine.max ?? "9999-99"));
    }),
    { numRuns: 100, seed: 2 },
  );
});

test("dates sort by what may be earliest, open ends outermost", () => {
  const sorted = ["2022/..", "2022-11-08", "2022", "../2022", "2022-11", "2021-12-31"].toSorted(compareWhen);
  assert.deepEqual(sorted, ["../2022", "2021-12-31", "2022", "2022/..", "2022-11", "2022-11-08"].toSorted(compareWhen));
  assert.equal(sorted[0], "../2022");
  assert.ok(compareWhen("2022-11-08", "2022-11") > 0);
  assert.equal(compareWhen("2022", "2022"), 0);
});

test("a date is said in English words", () => {
  const said: Readonly<Record<string, string>> = {
    "2022-11-08": "8 November 2022",
    "2022-11~": "about November 2022",
    "2022?": "perhaps 2022",
    "202X": "2020s",
    "20XX": "2000–2099",
    "2021-03-03/2021-03-05": "between 3 and 5 March 2021",
    "2021-03/2021-05": "between March and May 2021",
    "2020-12-30/2021-01-02": "between 30 December 2020 and 2 January 2021",
    "2022-06/2022": "between June 2022 and 2022",
    "2022-11-08/2022-11": "between 8 November and November 2022",
    "2022-11-08/2022-11-08": "8 November 2022",
    "2019/..": "since 2019",
    "2019/": "from 2019 (end unknown)",
    "../2019": "until 2019",
    "/2019": "until 2019 (beginning unknown)",
  };
  for (const [text, words] of Object.entries(said)) assert.equal(sayWhen(text), words);
  assert.equal(sayWhen("2022-11-08", "evening"), "8 November 2022, in the evening");
  assert.equal(sayWhen("2022-11-08", "night"), "8 November 2022, at night");
});
