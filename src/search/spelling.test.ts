/** Tests of spelling. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { makeSpeller } from "./spelling.ts";

const speller = makeSpeller([
  ["ransomware", 50],
  ["hospital", 20],
  ["breach", 30],
  ["preach", 1],
  ["krankenhaus", 4],
  ["attaque", 6],
  ["атака", 3],
  ["cve20241234", 2],
]);

test("a letter wrong, missing, too many or swapped is mended; two in long words", () => {
  const slips: Readonly<Record<string, string | null>> = {
    ransomwere: "ransomware",
    ransomwear: "ransomware",
    hopsital: "hospital",
    braech: "breach",
    reach: "breach",
    brech: "breach",
    krankenhuas: "krankenhaus",
    atack: null,
    атакa: "атака",
    бтака: "атака",
    cve20241235: null,
    brx: null,
    hospital: null,
    "": null,
  };
  for (const [slip, meant] of Object.entries(slips)) assert.equal(speller.mend(slip), meant, slip);
});

test("of words equally near, the one that most records hold is meant", () => {
  const two = makeSpeller([["bank", 5] as const, ["bonk", 9] as const]);
  assert.equal(two.mend("bxnk"), "bonk");
  two.put("bank", 10);
  assert.equal(two.mend("bxnk"), "bank");
});

test("words that no record holds any more are not meant, and new ones are at once", () => {
  const changing = makeSpeller();
  assert.equal(changing.mend("hospitl"), null);
  changing.put("hospital", 1);
  assert.equal(changing.mend("hospitl"), "hospital");
  changing.put("hospital", 0);
  assert.equal(changing.mend("hospitl"), null);
});

test("it agrees with looking through all words, in whichever order they came", () => {
  const letters = fc.string({ unit: fc.constantFrom("a", "b", "c", "é"), minLength: 3, maxLength: 9 });
  fc.assert(
    fc.property(fc.uniqueArray(letters, { maxLength: 40 }), letters, (words, typed) => {
      const counted = words.map((word, index) => [word, 1 + (index % 3)] as const);
      const mended = makeSpeller(counted).mend(typed);
      assert.equal(makeSpeller(counted.toReversed()).mend(typed), mended);
      assert.equal(mended, mendedPlainly(counted, typed));
    }),
    { numRuns: 300 },
  );
});

function mendedPlainly(words: readonly (readonly [string, number])[], typed: string): string | null {
  if (typed.length < 4 || words.some(([word]) => word === typed)) return null;
  const near = words
    .map(([word, records]) => ({ word, records, distance: distanceOf(typed, word) }))
    .filter(({ distance }) => distance <= (typed.length < 7 ? 1 : 2))
    .sort((a, b) => a.distance - b.distance || b.records - a.records || (a.word < b.word ? -1 : 1));
  return near[0]?.word ?? null;
}

/** Up to two; nine for more. */
function distanceOf(a: string, b: string, left = 2): number {
  if (Math.abs(a.length - b.length) > left) return 9;
  if (a === "" || b === "") return a.length + b.length;
  const [restA, restB] = [a.slice(1), b.slice(1)];
  if (b.startsWith(a.charAt(0))) return distanceOf(restA, restB, left);
  const isSwapped = a.length > 1 && b.startsWith(a.charAt(1) + a.charAt(0));
  const tails: readonly (readonly [string, string])[] = [
    [restA, b],
    [a, restB],
    [restA, restB],
    ...(isSwapped ? [[a.slice(2), b.slice(2)] as const] : []),
  ];
  return left === 0 ? 9 : 1 + Math.min(...tails.map(([x, y]) => distanceOf(x, y, left - 1)));
}
