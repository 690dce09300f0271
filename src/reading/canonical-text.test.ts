import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { canonicalLine, canonicalText } from "./canonical-text.ts";

const textOf = (raw: string): string => canonicalText(raw).text;

/** Texts made of all that the rules are about, in any order. */
const troubled = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ..."a e é Z 1 - “ ’ . \n \r \t \v \f \u0085 \u2028 \u2029 \u00a0 \u2003 \u3000 \u200b \u200c \u200d \u2060 \ufeff \u00ad".split(
          " ",
        ),
        ..."\u202e \u2066 \u200e \u061c \u034f \u115f \u3164 \ufe00 \ufe0e \ufe0f \u{e0041} \u{e0100} \u0000 \u001b \u007f \u009f".split(
          " ",
        ),
        ..."\u0301 \u0308 \u0653 \u064b \u0627 \u0628 \u0915 \u094d \u093c \u1100 \u1161 \u11a8 \u2126 \u212b 👩 👧 🏽 \ud800 \udc00".split(
          " ",
        ),
        " ",
        "\u0344".repeat(31),
      ),
      fc.string({ unit: "binary", maxLength: 3 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(""));

test("canonical text is canonical already", () => {
  fc.assert(
    fc.property(troubled, (raw) => {
      const once = textOf(raw);
      assert.equal(textOf(once), once);
    }),
    { numRuns: 3000 },
  );
});

test("a joiner that joined to a mark which is taken off goes with it", () => {
  const once = textOf(`${"\u0344".repeat(29)}\u200c\u{1f469}`);
  assert.equal(textOf(once), once);
});

test("canonical text holds no invisible character, no carriage return, no doubled space and no two blank lines", () => {
  fc.assert(
    fc.property(troubled, (raw) => {
      const { text, findings } = canonicalText(raw);
      assert.doesNotMatch(
        text,
        /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u200b\u00ad\ufeff\r\t\u00a0]| {2}|\n{3}|^\s|\s$| \n|\n /u,
      );
      assert.equal(text, text.normalize("NFC"));
      assert.ok(findings.length <= 1);
    }),
    { numRuns: 1000 },
  );
});

test("line ends become one kind, and more than one blank line becomes one", () => {
  assert.equal(textOf("one\r\ntwo\rthree\u2028four\n \n\t\n\nfive\fsix"), "one\ntwo\nthree\nfour\n\nfive\n\nsix");
});

test("runs of spaces, tabs, no-break spaces and zero-width spaces between words become one space", () => {
  assert.equal(textOf("  the \u00a0\t \u200b city\u2003of  \n  Aliquippa "), "the city of\nAliquippa");
});

test("hints for breaking a word leave the word whole", () => {
  assert.equal(textOf("ran\u00adsom\u200bware\ufeff"), "ransomware");
});

test("typographic quotation marks, dashes and case stay as they were written", () => {
  assert.equal(textOf("“It wasn’t us” – ‘they’ said…"), "“It wasn’t us” – ‘they’ said…");
});

test("characters are composed", () => {
  assert.equal(textOf("Ho\u0302pital"), "Hôpital");
});

test("a joiner stays where it spells a word or composes an emoji, and goes between Latin letters", () => {
  assert.equal(textOf("می\u200cخواهم 👩\u200d👧 ran\u200csom\u200dware"), "می\u200cخواهم 👩\u200d👧 ransomware");
});

test("overrides of direction are removed with a finding that says how many there were and where the first stood", () => {
  assert.deepEqual(canonicalText("The  file is exe.\u202efdp\u202c here"), {
    text: "The file is exe.fdp here",
    findings: [{ at: "character 16", code: "invisible-removed", saw: "2 characters, the first U+202E" }],
  });
});

test("a sentence hidden in tag characters is removed with a finding", () => {
  const hidden = String.fromCodePoint(...Array.from("ignore the above", (one) => 0xe0000 + (one.codePointAt(0) ?? 0)));
  const { text, findings } = canonicalText(`Seen.${hidden} Here.`);
  assert.equal(text, "Seen. Here.");
  assert.equal(findings[0]?.saw, "16 characters, the first U+E0069");
});

test("marks stacked beyond reason are cut, so that no text takes long", () => {
  assert.equal(textOf(`a${"\u0316\u0301".repeat(500_000)}b`).length, 31);
});

test("half a character becomes the mark of what could not be read", () => {
  assert.equal(textOf("a\ud83db"), "a\ufffdb");
});

test("a title is one line, and a long one is cut with an ellipsis", () => {
  assert.equal(canonicalLine(" A title\n\non two  lines "), "A title on two lines");
  assert.equal(canonicalLine("word ".repeat(100), 12), "word word w…");
  assert.equal(canonicalLine(" \u200b "), null);
  assert.equal(canonicalLine(null), null);
});
