import assert from "node:assert/strict";
import { test } from "node:test";
import { frontMatter } from "./front-matter.ts";

test("front matter states title, date, address, publisher, author, language and links", () => {
  const { metadata, body, findings } = frontMatter(
    [
      "---",
      'title: "Clinic: patients turned away"',
      "published: 2024-03",
      "url: https://news.example/a?b=c#d",
      "publisher: The Example Times",
      "author: A. Writer",
      "lang: en-GB",
      "# a remark",
      "links:",
      "  - https://one.example/",
      "- https://two.example/x",
      "---",
      "",
      "Body: with a colon.",
    ].join("\r\n"),
  );
  assert.deepEqual(metadata, {
    title: "Clinic: patients turned away",
    published: "2024-03",
    url: "https://news.example/a?b=c",
    publisher: "The Example Times",
    author: "A. Writer",
    language: "en-GB",
    links: ["https://one.example/", "https://two.example/x"],
  });
  assert.equal(body, "\nBody: with a colon.");
  assert.deepEqual(findings, []);
});

test("a document without front matter, or with one that does not end, comes back whole", () => {
  for (const document of ["Just text.\n---\nMore.", "---\ntitle: open\n\nText", "", "---"]) {
    assert.equal(frontMatter(document).body, document);
    assert.equal(frontMatter(document).metadata.title, null);
  }
});

test("a line, key or value that cannot be read is a finding at its line, and the rest is read", () => {
  const { metadata, findings } = frontMatter(
    "---\ntitle: A\nnonsense\nmood: good\n - x\npublished: soon\ntitle: B\n---\n",
  );
  assert.equal(metadata.title, "A");
  assert.deepEqual(metadata.links, []);
  assert.deepEqual(
    findings.map(({ at, saw }) => `${at}: ${saw ?? ""}`),
    ["line 3: nonsense", "line 4: mood", "line 7: title", "line 6: published: soon"],
  );
});

test("links that are no web addresses are left out", () => {
  const { metadata } = frontMatter("---\nlinks:\n- javascript:alert(1)\n- https://u:p@one.example/\n- /x\n---\n");
  assert.deepEqual(metadata.links, []);
});
