/** Subjects end before their verb, and a verb that only says which thing is meant does not end them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { subjectIn } from "./subject.ts";

for (const [clause, subject] of [
  ["The voter rolls sit on a state server", "The voter rolls"],
  [
    "The systems we vote with and the systems we count with are not there",
    "The systems we vote with and the systems we count with",
  ],
  ["The machines that scan ballots are not hooked up", "The machines that scan ballots"],
  ["and the archive all run on another network", "the archive"],
  ["The software in which the office adds them up stands apart", "The software in which the office adds them up"],
  ["No verb here", null],
] as const) {
  test(`the subject of "${clause}" is ${subject ?? "not found"}`, () => {
    assert.equal(subjectIn(clause), subject);
  });
}
