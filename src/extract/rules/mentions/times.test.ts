/** Times, as reports write them, against the day of publication. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { sentenceAt } from "../reading/read-passage.ts";
import { anchorOf, timesIn } from "./times.ts";

/** The times of a sentence as EDTF texts, with the part of the day where there is one. Published on Wednesday, 13 March 2024. */
function timesOf(text: string, published: string | null = "2024-03-13"): readonly string[] {
  const sentence = sentenceAt(text, { start: 0, end: text.length }, 0, 0);
  return timesIn(sentence, anchorOf(published), null).map(({ edtf, partOfDay }) =>
    partOfDay === null ? edtf : `${edtf} ${partOfDay}`,
  );
}

for (const [text, ...expected] of [
  ["It began on March 3, 2021.", "2021-03-03"],
  ["It began on 3 March 2021 at noon.", "2021-03-03"],
  ["It began on Mar. 3.", "2024-03-03"],
  ["It began on 20 December.", "2023-12-20"],
  ["It began in March 2021.", "2021-03"],
  ["It began in October.", "2023-10"],
  ["It began in 2019.", "2019"],
  ["It began on Tuesday.", "2024-03-12"],
  ["It began on Wednesday.", "2024-03-13"],
  ["It began last Wednesday.", "2024-03-06"],
  ["It began on Thursday night.", "2024-03-07 night"],
  ["It began yesterday.", "2024-03-12"],
  ["It began on the night of Friday, Feb. 9, and ended two days later.", "2024-02-09 night", "2024-02-11"],
  ["It began three days ago and was found last month.", "2024-03-10", "2024-02"],
  ["It began on 2024-01-31.", "2024-01-31"],
  ["It began on 1/31/2024.", "2024-01-31"],
  ["It will end next Friday."],
  ["It may begin on February 30, 2024."],
  ["Version 2019.3 has 2,021 users."],
] as const) {
  test(`“${text}” speaks of ${expected.join(" and ") || "no time"}`, () => {
    assert.deepEqual(timesOf(text), expected);
  });
}

test("without a day of publication nothing is guessed", () => {
  assert.deepEqual(timesOf("It began on Tuesday, on Mar. 3 and yesterday, and in 2019.", null), ["2019"]);
});
