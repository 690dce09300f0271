/** Times of the day are put into parts of the day, in figures and in words. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { partOfDayIn } from "./clock.ts";

for (const [text, part] of [
  ["was restored at 16:50 UTC", "afternoon"],
  ["came back at 6.20 p.m.", "evening"],
  ["came back at about 9 p.m.", "evening"],
  ["was restored by 9:30 p.m.", "night"],
  ["loaded again at around 11 that night", "night"],
  ["went green again at 21:35 that night", "night"],
  ["since 22 h 30 all pages are reachable", "night"],
  ["was back by late afternoon", "afternoon"],
  ["was up again by nightfall", "evening"],
  ["worked again before dawn", "morning"],
  ["rose by 16.50 per cent", null],
  ["peaked at 74 Gbit/s", null],
] as const) {
  test(`the part of the day in "${text}" is ${part ?? "not told"}`, () => {
    assert.equal(partOfDayIn(text), part);
  });
}
