/** Tests of folding. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { hostileText } from "../testing/hostile-text.ts";
import { fold, formsOf } from "./fold.ts";

test("case, accents and strokes do not count", () => {
  const pairs: readonly (readonly [string, string])[] = [
    ["Hôpital", "hopital"],
    ["STRASSE", "strasse"],
    ["Straße", "strasse"],
    ["Łódź", "lodz"],
    ["Ærø", "aero"],
    ["Œuvre", "oeuvre"],
    ["İstanbul", "istanbul"],
    ["ΟΔΟΣ", "οδοσ"],
    ["Ёлка", "елка"],
    ["ＡＢＣ", "abc"],
    ["ﬁnance", "finance"],
    ["مُستَشفى", "مستشفى"],
    ["co\u00adoperate", "cooperate"],
  ];
  for (const [written, folded] of pairs) assert.equal(fold(written), folded, written);
});

test("marks that are letters to their readers stay", () => {
  assert.notEqual(fold("が"), fold("か"));
  assert.equal(fold("ｶﾞ"), fold("ガ"));
  assert.notEqual(fold("हिन्दी"), fold("हनद"));
});

test("letters that are also written as two are found both ways", () => {
  assert.deepEqual(formsOf("Müller"), ["muller", "mueller"]);
  assert.deepEqual(formsOf("Århus"), ["arhus", "aarhus"]);
  assert.deepEqual(formsOf("Mueller"), ["mueller"]);
});

test("folding twice changes nothing, and composition does not count", () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const folded = fold(text);
      assert.equal(fold(folded), folded);
      assert.equal(fold(text.normalize("NFD")), fold(text.normalize("NFC")));
      assert.equal(formsOf(text)[0], folded);
    }),
  );
});
