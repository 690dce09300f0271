/** Numbers as people type them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { checkAmount } from "../../domain/amount.ts";
import { readAmount } from "./numbers.ts";
import { runs } from "./testing.ts";

const read = (text: string, decimal: "." | "," = ".") => {
  const amount = readAmount(text, { unit: "persons", qualifier: "exactly", decimal });
  return amount === null ? null : `${amount.qualifier} ${amount.min ?? ""}..${amount.max ?? ""}`;
};

test("thousands, decimals, bounds and ranges are read", () => {
  assert.equal(read("1200"), "exactly 1200..1200");
  assert.equal(read("1,200,000"), "exactly 1200000..1200000");
  assert.equal(read("1 200"), "exactly 1200..1200");
  assert.equal(read("12.5"), "exactly 12.5..12.5");
  assert.equal(read("1.200,5", ","), "exactly 1200.5..1200.5");
  assert.equal(read(">= 500"), "at-least 500..");
  assert.equal(read("500+"), "at-least 500..");
  assert.equal(read("<20"), "at-most ..20");
  assert.equal(read("~40"), "about 40..40");
  assert.equal(read("10-50"), "between 10..50");
  assert.equal(read("0"), "exactly 0..0");
});

test("what is no number, or none that can be, is not guessed at", () => {
  for (const text of ["", "-5", "5-1", "12,00", "1,2345", "1.2.3", "ten", "1e9", "9".repeat(20), "1,234 567", "-"]) {
    assert.equal(read(text), null, text);
  }
});

test("every amount that is read can stand, whatever the text", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[<>~≥ 0-9.,'+-]{0,24}$/), (text) => {
      const amount = readAmount(text, { unit: "persons", qualifier: "about", decimal: "." });
      if (amount !== null) assert.deepEqual(checkAmount(amount, ""), []);
    }),
    runs(300),
  );
});
