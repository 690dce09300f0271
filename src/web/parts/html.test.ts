/** Templates escape whatever they are not told to trust. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { escapeHtml, html } from "./html.ts";

test("texts are escaped wherever they stand, and markup is not escaped twice", () => {
  const evil = `<script>"'&`;
  assert.equal(
    html`<a title="${evil}">${evil}${html`<b>${evil}</b>`}</a>`.text,
    '<a title="&lt;script&gt;&quot;&#39;&amp;">&lt;script&gt;&quot;&#39;&amp;<b>&lt;script&gt;&quot;&#39;&amp;</b></a>',
  );
});

test("nothing is left of null, undefined and truth values; arrays are joined", () => {
  assert.equal(html`${null}${undefined}${true}${false}${[1, ["<", html`<i></i>`]]}`.text, "1&lt;<i></i>");
});

test("only the five characters are replaced, wherever they stand", () => {
  const text = fc.string({ unit: fc.constantFrom("&", "<", ">", '"', "'", "a", "é", "🌍", "\n", "") });
  fc.assert(
    fc.property(text, (raw) => {
      const escaped = escapeHtml(raw);
      assert.doesNotMatch(escaped, /[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
      const back = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&amp;": "&" } as const;
      assert.equal(
        Object.entries(back).reduce((text, [escape, one]) => text.replaceAll(escape, one), escaped),
        raw,
      );
    }),
  );
});

test("a template's own indentation is left out; texts keep theirs, and so does an element in which it counts", () => {
  const text = "one\n  two";
  const markup = html;
  assert.equal(markup`<b>a</b>\n    ${text}\n  `.text, "<b>a</b>\none\n  two\n");
  assert.equal(markup`<pre>\n  a ${text}</pre>`.text, "<pre>\n  a one\n  two</pre>");
});
