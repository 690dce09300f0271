/** Tests of the words around a quote. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { wordsAfter, wordsBefore } from "./surroundings.ts";

test("surroundings end with the line that the quote stands in", () => {
  const text = "First line.\nBefore QUOTE after.\nLast line.";
  const start = text.indexOf("QUOTE");
  assert.equal(wordsBefore(text, start), "Before ");
  assert.equal(wordsAfter(text, start + 5), " after.");
  assert.equal(wordsBefore(text, 0), "");
  assert.equal(wordsAfter(text, text.length), "");
});

test("long surroundings are cut at a word", () => {
  const text = `${"wordy ".repeat(40)}QUOTE${" wordy".repeat(40)}`;
  const start = text.indexOf("QUOTE");
  assert.match(wordsBefore(text, start), /^… wordy/);
  assert.match(wordsAfter(text, start + 5), /wordy …$/);
  assert.ok(wordsBefore(text, start).length <= 161);
});

test("surroundings without any space are cut between characters, never within one", () => {
  const text = `${"😀".repeat(100)}xQ`;
  assert.ok(wordsBefore(text, 201).isWellFormed());
  assert.ok(wordsAfter(`Qx${"😀".repeat(100)}`, 1).isWellFormed());
});
