/** Tests of texts laid over each other: nothing is lost on either side, and what both have is marked as changed in neither. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { diffWords } from "./words-diff.ts";

const texts = fc
  .array(fc.constantFrom("the", "sites", "went", "down", "up", "again\n\n", "  ", "ä"), { maxLength: 30 })
  .map((words) => words.join(" "));

test("the pieces make both texts again, and no two neighbours are of one kind", () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const pieces = diffWords(before, after);
      const side = (kind: "before" | "after") =>
        pieces.flatMap((piece) => (piece.kind === "both" || piece.kind === kind ? [piece.text] : [])).join("");
      assert.equal(side("before"), before);
      assert.equal(side("after"), after);
      assert.ok(pieces.every(({ kind, text }, index) => text !== "" && kind !== pieces[index - 1]?.kind));
      if (before === after) assert.ok(pieces.every(({ kind }) => kind === "both"));
    }),
    { numRuns: 200, seed: 7 },
  );
});

test("one word that was put in is the only one that is marked", () => {
  assert.deepEqual(diffWords("The sites went down.", "The sites briefly went down."), [
    { kind: "both", text: "The sites " },
    { kind: "after", text: "briefly " },
    { kind: "both", text: "went down." },
  ]);
});

test("texts too long to compare word by word are replaced between what they begin and end with", () => {
  const many = (word: string) =>
    `Begin ${Array.from({ length: 1500 }, (_, index) => `${word}${index}`).join(" ")} end.`;
  const kinds = diffWords(many("a"), many("b")).map(({ kind }) => kind);
  assert.deepEqual(kinds, ["both", "before", "after", "both"]);
});
