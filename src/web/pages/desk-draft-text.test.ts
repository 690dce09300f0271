import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { ReportId } from "../../domain/report.ts";
import { paragraphsOf, reportText, type Underline } from "./desk-draft-text.ts";

const text = "On 8 November the site failed.\n\nThe city said so.\nNobody else did.\n\nEnd.";

function underline(words: string, key: string, look = "lane-none"): Underline {
  const start = text.indexOf(words);
  return { key, start, end: start + words.length, look };
}

/** What a browser makes of the markup: tags gone, entities resolved. */
function plainText(markup: string): string {
  const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
  return markup.replace(/<[^>]*>/g, "").replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? "");
}

test("paragraphs are cut after their empty line and say where they begin", () => {
  const paragraphs = paragraphsOf(text, []);
  assert.deepEqual(
    paragraphs.map(({ start }) => start),
    [0, text.indexOf("The city"), text.indexOf("End.")],
  );
});

test("overlapping underlines are cut into stretches that know all of them", () => {
  const paragraphs = paragraphsOf(text, [underline("8 November the site", "a"), underline("the site failed", "b")]);
  const under = paragraphs[0]?.stretches.map((stretch) => [
    text.slice(stretch.start, stretch.end),
    stretch.under.map(({ key }) => key).join(" "),
  ]);
  assert.deepEqual(under, [
    ["On ", ""],
    ["8 November ", "a"],
    ["the site", "a b"],
    [" failed", "b"],
    [".\n\n", ""],
  ]);
});

test("stretches cover any text exactly once, whatever the underlines are", () => {
  const lines = fc.array(fc.record({ start: fc.nat(60), length: fc.nat(20) }), { maxLength: 8 });
  fc.assert(
    fc.property(fc.stringMatching(/^[a<\n&]{0,60}$/), lines, (any, spans) => {
      const underlines = spans.map(({ start, length }, index) => ({
        key: `k${index}`,
        start,
        end: start + length,
        look: "",
      }));
      const stretches = paragraphsOf(any, underlines).flatMap(({ stretches: all }) => all);
      assert.equal(stretches.map(({ start, end }) => any.slice(start, end)).join(""), any);
    }),
  );
});

test("the page holds the report's text to the letter", () => {
  const hostile = 'He wrote: <script>alert("1")</script>\n\n& left.';
  const underlines = [{ key: "a", start: 3, end: 20, look: "lane-none" }];
  const page = reportText(
    { id: "r" as ReportId, text: hostile, language: "en", mediaType: "text/plain" },
    underlines,
  ).text;
  assert.equal(plainText(page), hostile);
  assert.ok(!page.includes("<script"));
});

test("each quote has one anchor even where it spans paragraphs", () => {
  const start = text.indexOf("failed");
  const page = reportText({ id: "r" as ReportId, text, language: null, mediaType: "text/plain" }, [
    { key: "a", start, end: text.length, look: "lane-none" },
  ]).text;
  assert.equal(page.split('id="q-a"').length, 2);
  assert.equal(page.split("<mark").length, 4);
});
