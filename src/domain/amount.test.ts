/** Tests of amounts. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { amountIn } from "../../test/arbitrary/value.ts";
import { type Amount, amountOf, checkAmount, type Qualifier, sayAmount, toMagnitude } from "./amount.ts";

const between = (min: number, max: number): Amount => ({ kind: "amount", min, max, qualifier: "between", unit: "GB" });

test("the qualifier decides which bounds a stated number sets", () => {
  const bounds = (qualifier: Exclude<Qualifier, "between">) => {
    const { min, max } = amountOf(7, qualifier, "files");
    return [min, max];
  };
  assert.deepEqual(bounds("exactly"), [7, 7]);
  assert.deepEqual(bounds("about"), [7, 7]);
  assert.deepEqual(bounds("at-least"), [7, null]);
  assert.deepEqual(bounds("at-most"), [null, 7]);
});

test("an amount whose bounds contradict each other, its qualifier or arithmetic is none", () => {
  const wrong: Amount[] = [
    between(5, 3),
    between(-1, 3),
    between(0, Number.POSITIVE_INFINITY),
    between(Number.NaN, 3),
    between(0, Number.MAX_SAFE_INTEGER + 2),
    { ...between(3, 5), qualifier: "exactly" },
    { ...between(3, 5), max: null },
    { ...between(3, 5), min: null, max: null },
    { ...amountOf(3, "at-least", "GB"), qualifier: "at-most" },
    { ...amountOf(3, "exactly", "GB"), qualifier: "roughly" as Qualifier },
  ];
  for (const amount of wrong)
    assert.equal(checkAmount(amount, "here")[0]?.code, "amount-invalid", JSON.stringify(amount));
});

test("an order of magnitude is a sound amount that contains the number and tells only powers of ten", () => {
  fc.assert(
    fc.property(amountIn(["files"]), (amount) => {
      const coarse = toMagnitude(amount);
      if ((amount.max ?? 0) < 1e15) assert.deepEqual(checkAmount(coarse, "coarse"), []);
      assert.ok((coarse.min ?? 0) <= (amount.min ?? 0));
      assert.ok((coarse.max ?? Infinity) >= (amount.max ?? Infinity));
      for (const bound of [coarse.min, coarse.max]) assert.match(String(bound ?? 0), /^(0|10*|1e\+\d+)$/);
    }),
    { numRuns: 200, seed: 2 },
  );
});

test("about 1,234 persons become between 1,000 and 10,000, and zero stays zero", () => {
  const magnitude = (value: number, qualifier: Exclude<Qualifier, "between">) =>
    sayAmount(toMagnitude(amountOf(value, qualifier, "persons")));
  assert.equal(magnitude(1234, "about"), "between 1,000 and 10,000 persons");
  assert.equal(magnitude(1000, "at-least"), "at least 1,000 persons");
  assert.equal(magnitude(999, "at-most"), "at most 1,000 persons");
  assert.equal(magnitude(999_999_999_999_999, "at-least"), "at least 100,000,000,000,000 persons");
  assert.equal(magnitude(0, "exactly"), "0 persons");
  assert.equal(magnitude(0.4, "exactly"), "between 0 and 1 persons");
});

test("an amount is said with its qualifier, and small sums are not rounded away", () => {
  assert.equal(sayAmount(amountOf(1_200_000, "at-least", "accounts")), "at least 1,200,000 accounts");
  assert.equal(sayAmount(amountOf(0.00031, "exactly", "BTC")), "0.00031 BTC");
  assert.equal(sayAmount(between(1, 2)), "between 1 and 2 GB");
});

test("one thing is said in the singular, a currency stays as it is", () => {
  assert.equal(sayAmount(amountOf(1, "exactly", "persons")), "1 person");
  assert.equal(sayAmount(amountOf(2, "exactly", "persons")), "2 persons");
  assert.equal(sayAmount(amountOf(1, "about", "USD")), "about 1 USD");
});
