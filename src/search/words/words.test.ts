/** Tests of cutting texts into words. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { hostileText } from "../testing/hostile-text.ts";
import { eachWord, longestWord, wordsOf } from "./words.ts";

const told = (text: string) => wordsOf(text).map(({ text, isWhole }) => (isWhole ? `${text}!` : text));

test("identifiers and domain names are whole and in parts, wholes first", () => {
  assert.deepEqual(told("CVE-2024-1234"), ["CVE20241234!", "CVE", "2024", "1234"]);
  assert.deepEqual(told("T1486.001"), ["T1486001!", "T1486", "001"]);
  assert.deepEqual(told("(CB-ABC123)"), ["CBABC123!", "CB", "ABC123"]);
  assert.deepEqual(told("www.example.org."), ["wwwexampleorg!", "www", "example", "org"]);
  assert.deepEqual(told("8Base, AT&T"), ["8Base", "ATT!", "AT", "T"]);
});

test("numbers keep what joins them, so that 1.5 is never taken for 15", () => {
  assert.deepEqual(told("1.5 3-5"), ["1.5!", "1", "5", "3-5!", "3", "5"]);
});

test("apostrophes of either form join", () => {
  assert.deepEqual(told("l’hôpital"), ["lhôpital!", "l", "hôpital"]);
  assert.deepEqual(told("O'Brien"), ["OBrien!", "O", "Brien"]);
  assert.deepEqual(told("'quoted' - and"), ["quoted", "and"]);
});

test("scripts without spaces are cut letter by letter, with no whole", () => {
  assert.deepEqual(told("東京のLockBit"), ["東", "京", "の", "LockBit"]);
  assert.deepEqual(told("삼성전자"), ["삼", "성", "전", "자"]);
  assert.deepEqual(told("น้ำมัน"), ["น้", "ำ", "มั", "น"]);
});

test("marks stay with their letters, in any composition", () => {
  assert.deepEqual(told("cafe\u0301 हिन्दी \u0301"), ["cafe\u0301", "हिन्दी"]);
});

test("a word stands at its place in the text, parts follow one another, a whole spans its parts", () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      let after = 0;
      for (const { text: word, start, end, isWhole } of wordsOf(text)) {
        assert.ok(start >= after && end > start && end <= text.length);
        if (isWhole) continue;
        assert.equal(word, text.slice(start, Math.min(end, start + longestWord)));
        after = end;
      }
    }),
  );
});

test("however hostile the text, the words are no more than its characters", () => {
  for (const piece of ["a.", "\u0301", "a\u0301", "-", "a-", "東", "'", "\ud800", "😀", "a"]) {
    const text = piece.repeat(10_000);
    let visits = 0;
    eachWord(text, () => (visits += 1));
    assert.ok(visits <= text.length, piece);
  }
});
