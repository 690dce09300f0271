/** The guard against formulas gives every text back. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { guarded, unguarded } from "./formula-guard.ts";

const text = fc.oneof(
  fc.string(),
  fc
    .array(fc.constantFrom("'", "=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "a", " "), { maxLength: 5 })
    .map((all) => all.join("")),
);

test("whatever is guarded comes back, and null stays apart from the empty text", () => {
  fc.assert(
    fc.property(fc.option(text), (given) => {
      const cell = guarded(given);
      assert.doesNotMatch(cell, /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/);
      assert.equal(unguarded(cell), given);
    }),
    { numRuns: 500, seed: 3 },
  );
});

test("an apostrophe that belongs to the text is left alone", () => {
  assert.deepEqual(["'s-Hertogenbosch", "=1+1", "'=1+1", "", "'"].map(guarded), [
    "'s-Hertogenbosch",
    "'=1+1",
    "''=1+1",
    "'",
    "''",
  ]);
  assert.equal(guarded(null), "");
});
