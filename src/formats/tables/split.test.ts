/** Cells that hold several labels. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { splitOutside } from "./split.ts";
import { runs } from "./testing.ts";

test("a separator within parentheses or quotes parts nothing", () => {
  assert.deepEqual(splitOutside("Short (< 24h; 1 point); Long (> 24h; 2 points)", ";"), [
    "Short (< 24h; 1 point)",
    "Long (> 24h; 2 points)",
  ]);
  assert.deepEqual(splitOutside('"a, b", c [d, e], f', ","), ['"a, b"', "c [d, e]", "f"]);
  assert.deepEqual(splitOutside("a; ; b", ";"), ["a", "", "b"]);
});

test("parentheses that nobody closes count for nothing", () => {
  assert.deepEqual(splitOutside("a (b; c", ";"), ["a (b", "c"]);
  assert.deepEqual(splitOutside("a) ; b", ";"), ["a)", "b"]);
  assert.deepEqual(splitOutside('5" disk; tape', ";"), ['5" disk', "tape"]);
});

test("nothing but separators and blanks is lost", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const bare = (words: string) => words.replaceAll(/[;\s]/g, "");
      assert.equal(bare(splitOutside(text, ";").join("")), bare(text));
    }),
    runs(200),
  );
});
