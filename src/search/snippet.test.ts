/** Tests of snippets. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseQuery } from "./query/parse.ts";
import { highlightOf, snippetOf } from "./snippet.ts";
import { hostileText } from "./testing/hostile-text.ts";

const report =
  "On 8 November 2022 the company confirmed a cyber-attack. No negotiation took place, it said.\n\nThe attackers claimed to " +
  "have exfiltrated 200 GB of data before encrypting the servers of two hospitals in Düsseldorf; personal data of " +
  "customers (names, addresses) was published on 25 November. Authorities were informed. Recovery took three weeks.";

function shown(text: string, query: string, language: string | null = "en", limit = 120): string {
  const pieces = snippetOf(text, language, highlightOf(parseQuery(query).root), limit);
  return pieces.map(({ text, match }) => (match ? `[${text}]` : text)).join("");
}

test("the part with most of what was asked for is shown, with its words marked", () => {
  assert.match(
    shown(report, "hospital encryption"),
    /^….*\[encrypting\] the servers of two \[hospitals\] in Düsseldorf.*…$/u,
  );
  assert.match(shown(report, "cyberattack"), /a \[cyber-attack\]\. No negotiation/u);
  assert.match(shown(report, '"personal data"'), /\[personal data\] of customers/u);
  assert.match(shown(report, "negoti*"), /No \[negotiation\] took/u);
  assert.match(shown(report, "duesseldorf"), /\[Düsseldorf\]/u);
});

test("a sentence that begins near is shown from its beginning", () => {
  assert.match(shown(report, "authorities informed", "en", 60), /^…\[Authorities\] were \[informed\]\./u);
});

test("where nothing is to be marked, the beginning is shown, cut after a word", () => {
  assert.equal(shown(report, "", "en", 40), "On 8 November 2022 the company confirmed…");
  assert.equal(shown(report, "-company", "en", 40), "On 8 November 2022 the company confirmed…");
  assert.equal(shown("", "x"), "");
  assert.equal(shown("short", "x"), "short");
});

test("scripts without spaces and from right to left are marked as they are read", () => {
  assert.equal(shown("昨日、東京都の病院が攻撃を受けた。", "東京", "ja"), "昨日、[東京]都の病院が攻撃を受けた。");
  const arabic = "أعلن مستشفى كبير عن تعرضه لهجوم فدية. ".repeat(10);
  assert.match(shown(arabic, "مستشفى", "ar", 60), /^أعلن \[مستشفى\] كبير عن/u);
});

test("no character is cut apart", () => {
  const family = "👨‍👩‍👧‍👦";
  assert.equal(shown(family.repeat(50), "x", null, 100), `${family.repeat(9)}…`);
  assert.equal(shown("e\u0301".repeat(200), "x", null, 101), `${"e\u0301".repeat(50)}…`);
});

test("of any text a stretch is shown that stands in it, in whole characters, no longer than asked", () => {
  fc.assert(
    fc.property(hostileText, hostileText, fc.integer({ min: 1, max: 300 }), (text, query, limit) => {
      const pieces = snippetOf(text, "de", highlightOf(parseQuery(query).root), limit);
      const whole = pieces.map((piece) => piece.text).join("");
      const inner = whole.replace(/^…|…$/gu, "");
      assert.ok(text.replace(/\s+/gu, " ").includes(inner.replace(/^…|…$/gu, "")) || inner === "");
      assert.ok(whole.length <= limit + 2);
      if (text.isWellFormed()) assert.ok(pieces.every((piece) => piece.text.isWellFormed()));
      for (const [at, piece] of pieces.entries()) assert.notEqual(piece.match, pieces[at + 1]?.match);
    }),
  );
});
