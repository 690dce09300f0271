import assert from "node:assert/strict";
import { test } from "node:test";
import { Refusal } from "../domain/refusal.ts";
import { charactersBelow, elementsBelow, parseMarkup, writeMarkup } from "./markup.ts";

test("markup becomes a tree without comments, with entities resolved", () => {
  const root = parseMarkup("<DIV Class=a>1 &lt; 2<!-- no -->&amp;<br>3</div>");
  assert.deepEqual(root.children, [
    {
      name: "div",
      attributes: { class: "a" },
      children: ["1 < 2&", { name: "br", attributes: {}, children: [] }, "3"],
    },
  ]);
});

test("what is written parses to the same tree", () => {
  const root = parseMarkup('<p title="a &quot;b&quot; <c>">x &lt;b&gt; <i>y</i><br></p><ul><li>1<li>2</ul>');
  assert.deepEqual(parseMarkup(writeMarkup(root)), root);
});

test("elements are found in the order of the page, characters as they stand", () => {
  const root = parseMarkup("<h1>A<b>B</b></h1><div><h2>C</h2></div><h1>D</h1>");
  assert.deepEqual(elementsBelow(root, "h1", "h2").map(charactersBelow), ["AB", "C", "D"]);
});

test("markup that is nested too deeply is refused, however it is nested", () => {
  for (const html of ["<div>".repeat(100_000), "<a>".repeat(600) + "</b>".repeat(600), "<b><i>".repeat(50_000)]) {
    assert.throws(
      () => parseMarkup(html),
      (error) => error instanceof Refusal && error.code === "document-too-deep",
    );
  }
});

test("markup of more elements than any page has is refused", () => {
  assert.throws(() => parseMarkup("<br>".repeat(200_001)), { code: "document-too-large" });
});

test("paragraphs and list items that are never closed are not nested", () => {
  assert.equal(parseMarkup("<p>a".repeat(2_000)).children.length, 2_000);
});
