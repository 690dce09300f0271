/** Arbitraries for property tests of the search: texts that its readers would rather not get. */
import fc from "fast-check";

const signs = [
  ...['"', "“", "(", ")", "-", "--", "|", "*", ":", ",", "..", "/", " ", " ", "\n", "’", ".", "&", "~"],
  ...["OR", "NOT", "AND", "a:b", "victim:", "type:", "date:", "year:", "claimed-by:", "https://", "constructor:"],
  ...[
    "2022",
    "2022-11..2023-03",
    "CVE-2024-1234",
    "ransom*",
    "foo",
    "é",
    "e\u0301",
    "\u0301",
    "ß",
    "İ",
    "東京",
    "한국",
    "هجوم",
  ],
  ...["\u200d", "\u202e", "\ud800", "👨‍👩‍👧", "<b>", "%", "\0"],
];

/** Signs of the language of queries, words of many scripts, halves of characters, in any order; at most 2,000 UTF-16 units. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...signs) },
      { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 6 }) },
    ),
    { maxLength: 120 },
  )
  .map((pieces) => pieces.join("").slice(0, 2000));
