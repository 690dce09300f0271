import assert from "node:assert/strict";
import { test } from "node:test";
import { textOfPages, type PdfLine } from "./pdf-lines.ts";

/** Lines twelve points apart from the top of a page; an empty string leaves a line free. */
const page = (...texts: string[]): PdfLine[] =>
  texts.flatMap((text, at) => (text === "" ? [] : [{ text, x: 72, y: 700 - 12 * at, size: 10 }]));

test("lines of a paragraph are joined, a gap opens a new one", () => {
  assert.equal(
    textOfPages([page("The clinic said", "it was hit.", "", "Police were told.")]),
    "The clinic said it was hit.\n\nPolice were told.",
  );
});

test("a word broken at the end of a line is whole again", () => {
  assert.equal(
    textOfPages([page("It was ran-", "somware, said the depart-", "ment.")]),
    "It was ransomware, said the department.",
  );
});

test("a hyphen stays where the document writes the word with one, and before capitals and after digits", () => {
  const lines = page(
    "A third-party was hit.",
    "It was a third-",
    "party of the Baden-",
    "Baden clinic in 2022-",
    "23.",
  );
  assert.equal(
    textOfPages([lines]),
    "A third-party was hit. It was a third-party of the Baden-Baden clinic in 2022-23.",
  );
});

test("a sentence goes on over the end of a page", () => {
  assert.equal(
    textOfPages([page("The clinic", "said that"), page("it was hit.", "More follows.")]),
    "The clinic said that it was hit. More follows.",
  );
  assert.equal(
    textOfPages([page("The clinic", "was hit."), page("Police were told.")]),
    "The clinic was hit.\n\nPolice were told.",
  );
});

test("running heads and page numbers are left out", () => {
  const texts = ["The clinic was hit.", "Police were told.", "More follows."];
  const pages = texts.map((text, at) => page("Example Report 2024", "", text, "", `Page ${at + 1} of 3`));
  assert.equal(textOfPages(pages), texts.join("\n\n"));
  assert.equal(textOfPages([page("The clinic was hit.", "", "- 12 -")]), "The clinic was hit.");
});

test("an indented line after the end of a sentence and a larger one open a paragraph", () => {
  const [first, second, third] = page("The clinic was hit.", "Police were told.", "A heading");
  assert.ok(first && second && third);
  assert.equal(
    textOfPages([[first, { ...second, x: 90 }, { ...third, size: 14 }]]),
    "The clinic was hit.\n\nPolice were told.\n\nA heading",
  );
});

test("pages without lines give no text", () => {
  assert.equal(textOfPages([[], []]), "");
});
