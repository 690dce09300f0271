/** Templates escape whatever they are not told to trust. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { html } from "./html.ts";

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
