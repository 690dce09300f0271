/** Paragraphs, sentences and clauses: every place is one of the report. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readPassage } from "./read-passage.ts";

const sentencesOf = (text: string) => readPassage(text).sentences.map(({ start, end }) => text.slice(start, end));
const clausesOf = (text: string) =>
  readPassage(text).sentences.flatMap(({ clauses }) => clauses.map((clause) => clause.text));

test("abbreviations and initials end no sentence", () => {
  assert.deepEqual(
    sentencesOf(
      "On Feb. 8 Mayor G. Harold Dunn of St. Olaf spoke. Acme Inc. said so at 3 p.m. on Monday. The U.S. agency agreed.",
    ),
    [
      "On Feb. 8 Mayor G. Harold Dunn of St. Olaf spoke.",
      "Acme Inc. said so at 3 p.m. on Monday.",
      "The U.S. agency agreed.",
    ],
  );
});

test("headings and list items stand alone, wrapped lines run on", () => {
  assert.deepEqual(sentencesOf("Summary\nHackers struck\nthe mill.\n\n- one item\n- another item"), [
    "Summary",
    "Hackers struck\nthe mill.",
    "- one item",
    "- another item",
  ]);
});

test("a clause ends where another subject or a relative begins, and a list stays whole", () => {
  assert.deepEqual(
    clausesOf(
      "While the sites were down, officials said that it did not harm rolls, counting or reports, but the agency, which helped, kept silent.",
    ),
    [
      "While the sites were down",
      "officials said that it did not harm rolls, counting or reports",
      "but the agency",
      "which helped, kept silent.",
    ],
  );
});

test("sentences and clauses stand where they say, for any text", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (text) => {
      const { sentences } = readPassage(text);
      let last = 0;
      for (const { start, end, clauses } of sentences) {
        assert.ok(start >= last && end > start && end <= text.length);
        assert.ok(
          clauses.every(
            (clause) => clause.start >= start && clause.end <= end && clause.text.length === clause.end - clause.start,
          ),
        );
        last = end;
      }
    }),
    { numRuns: 200, seed: 3 },
  );
});
