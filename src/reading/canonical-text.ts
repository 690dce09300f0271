/** Canonical text: the one form of a document's words, on which every quote is anchored for ever. */
import { finding, type Finding } from "../domain/finding.ts";

/**
 * The name of the rules in this file. A text keeps its offsets only under the rules that made it: whoever changes what
 * `canonicalText` gives for any text must give the rules a new number.
 */
export const normaliser = "casebook-text/2";

/** Canonical text and what was taken out on the way. */
export interface CanonicalText {
  readonly text: string;
  /** At most one, which says how many characters went and where in the canonical text the first of them stood. */
  readonly findings: readonly Finding[];
}

/**
 * Characters that a reader cannot see but a machine would read: controls, marks and overrides of direction, fillers,
 * invisible operators, selectors of rare glyphs, and the tag characters in which whole sentences can be hidden.
 */
const invisible =
  /(?![\t\n\u00ad\u200b-\u200d\u2060\ufeff]|[\ufe0e-\ufe0f])[\p{Cc}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu;

/** Hints for breaking lines, which belong to the layout: soft hyphen, zero-width space, word joiner, byte order mark. */
const lineBreakHint = /[\u00ad\u200b\u2060\ufeff]/gu;

/** The joiners spell words in these scripts and compose emoji; between any other characters they say nothing. */
const joined =
  "[\\p{scx=Arab}\\p{scx=Syrc}\\p{scx=Mong}\\p{scx=Deva}\\p{scx=Beng}\\p{scx=Guru}\\p{scx=Gujr}\\p{scx=Orya}\\p{scx=Taml}" +
  "\\p{scx=Telu}\\p{scx=Knda}\\p{scx=Mlym}\\p{scx=Sinh}\\p{scx=Khmr}\\p{scx=Mymr}\\p{scx=Tibt}" +
  "\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f]";
const idleJoiner = new RegExp(`[\\u200c\\u200d](?:(?<!${joined}.)|(?!${joined}))`, "gu");

/** No language stacks more than a few marks on a letter. To put a longer run in order takes time in the square of its length. */
const marksBeyondReason = /(\p{M}{30})\p{M}+/gu; // 30 as in the Stream-Safe Text Format of Unicode, UAX #15

const spaces = /[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000]+/gu;

/**
 * Unicode NFC; line ends `\n`; at most one blank line in a row; no space at either end of a line and none doubled;
 * nothing invisible. Quotation marks, dashes and case stay as written. Idempotent, and takes time in proportion to length.
 */
export function canonicalText(raw: string): CanonicalText {
  const lines = raw
    .toWellFormed()
    .replace(/\r\n?|[\v\u0085\u2028]/gu, "\n")
    .replace(/[\f\u2029]/gu, "\n\n");
  return { text: settle(lines.replace(invisible, "")), findings: removals(lines) };
}

/** A title, a name or the like as canonical text on one line of at most `longest` characters; null where nothing is left. */
export function canonicalLine(raw: string | null | undefined, longest = 300): string | null {
  if (raw === null || raw === undefined) return null;
  const line = canonicalText(raw.slice(0, longest * 8)).text.replace(/\n+/gu, " ");
  if (line === "") return null;
  return line.length <= longest
    ? line
    : `${line
        .slice(0, longest - 1)
        .trimEnd()
        .toWellFormed()}…`;
}

function settle(visible: string): string {
  return inOrder(visible.replace(lineBreakHint, ""))
    .replace(spaces, " ")
    .split("\n")
    .map((line) => line.trim())
    .join("\n")
    .replace(/\n{3,}/gu, "\n\n")
    .trim();
}

/** So often at most: each round takes something off, and what is left to take off after a few is nobody's writing. */
const mostRounds = 8;

/**
 * Without idle joiners and endless marks, in NFC. What one of these does may give another something to do: a mark that is taken off
 * may be what a joiner joined to, a joiner that goes may join two runs of marks, and NFC takes some marks apart.
 */
function inOrder(text: string): string {
  let before = text;
  for (let round = 0; round < mostRounds; round += 1) {
    const after = before.replace(idleJoiner, "").replace(marksBeyondReason, "$1").normalize("NFC");
    if (after === before) break;
    before = after;
  }
  return before;
}

function removals(lines: string): readonly Finding[] {
  const first = lines.search(invisible);
  if (first === -1) return [];
  const count = lines.match(invisible)?.length ?? 0;
  const code = (lines.codePointAt(first) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  const saw = `${count === 1 ? "1 character" : `${count} characters`}, the first U+${code}`;
  return [finding(`character ${settle(lines.slice(0, first)).length}`, "invisible-removed", saw)];
}
