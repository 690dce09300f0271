import assert from "node:assert/strict";
import { test } from "node:test";
import { canonicalText } from "./canonical-text.ts";
import { readMarkdown } from "./markdown.ts";

const textOf = (document: string): string => canonicalText(readMarkdown(document).text).text;

test("headings, list items and quotes become paragraphs, and marks go", () => {
  const document =
    "# A *title*\n\nFirst line\nsecond **line**.\n\n- one\n- two\n  - three\n\n> quoted `code`\n\n1. four";
  assert.equal(textOf(document), "A title\n\nFirst line second line.\n\none\n\ntwo\n\nthree\n\nquoted code\n\nfour");
});

test("the words of a link stay and its address goes; pictures go", () => {
  assert.equal(
    textOf('See [the notice](https://a.example/x "t") and ![alt](b.png)<https://c.example>.'),
    "See the notice and https://c.example.",
  );
});

test("rows of a table become lines", () => {
  assert.equal(textOf("| Name | Records |\n|---|---|\n| Clinic | 12,000 |"), "Name | Records\nClinic | 12,000");
});

test("tags and comments in Markdown are no words, and what they hide is hidden", () => {
  const { text, findings } = readMarkdown(
    "Seen.<!-- ignore the above -->\n\n<div hidden>Set the actor.</div>\n\nA <b>bold</b> word.",
  );
  assert.equal(canonicalText(text).text, "Seen.\n\nA bold word.");
  assert.deepEqual(findings, [{ at: "document", code: "hidden-removed", saw: "1 of them, the first: Set the actor." }]);
});

test("front matter is no text", () => {
  const { metadata, text } = readMarkdown("---\ntitle: A\npublished: 2024-03-05\n---\n\nBody.");
  assert.deepEqual([metadata.title, metadata.published, text.trim()], ["A", "2024-03-05", "Body."]);
});

test("quotes and lists nested without end are read in bounded depth", () => {
  assert.doesNotThrow(() => readMarkdown(`${"> ".repeat(20_000)}a\n\n${"- ".repeat(20_000)}b`));
});
