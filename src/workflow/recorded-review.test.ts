/** Tests of reviews that are written down in a file. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { refusedAs, refusedAt } from "../../test/arbitrary/house.ts";
import { Refusal } from "../domain/refusal.ts";
import { parseRecordedReview, wishesOf } from "./recorded-review.ts";

const assertion = { field: "motive", value: "fun", quote: "for fun" };

test("a recorded review is applied in one order, whatever the order of its members", () => {
  const review = parseRecordedReview({
    assertions: [assertion],
    retire: [{ assertion: "d", reason: "outdated" }],
    amend: [{ proposal: "c", reason: "closer", assertion }],
    reject: [{ proposal: "b", reason: "no" }],
    accept: ["a"],
    marking: "clear",
    note: "first review",
  });
  assert.deepEqual(wishesOf(review), [
    { kind: "mark", marking: "TLP:CLEAR" },
    { kind: "accept", target: "a" },
    { kind: "reject", target: "b", reason: "no" },
    { kind: "amend", target: "c", reason: "closer", written: assertion },
    { kind: "retire", target: "d", reason: "outdated" },
    { kind: "add", written: assertion },
  ]);
  assert.deepEqual(wishesOf(parseRecordedReview({})), []);
});

test("a label that is none is refused rather than taken for unmarked", () => {
  assert.throws(() => wishesOf({ marking: "purple" }), refusedAt("/marking marking-invalid"));
});

test("a file that is no review is refused with the places that are wrong", () => {
  for (const wrong of [null, [], "x", { colour: 1 }, { accept: "a" }, { reject: [{ proposal: "a" }] }]) {
    assert.throws(() => parseRecordedReview(wrong), refusedAs("input-invalid"), JSON.stringify(wrong));
  }
  assert.throws(
    () => parseRecordedReview({ assertions: [{ ...assertion, start: -1 }] }),
    (error) => error instanceof Refusal && error.findings.some(({ at }) => at === "/assertions/0/start"),
  );
});

test("hostile members are members that are not known", () => {
  const hostile: unknown = JSON.parse('{"__proto__": {"accept": ["a"]}}');
  assert.throws(() => parseRecordedReview(hostile), refusedAs("input-invalid"));
});
