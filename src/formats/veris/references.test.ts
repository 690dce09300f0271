/** References: the links in one text, and what stands between them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { referencesIn } from "./references.ts";

function linksIn(text: unknown): readonly string[] {
  return referencesIn([{ path: "/reference", pointer: "/reference", value: text, upgraded: null }]).links;
}

test("links are parted by blanks, semicolons and commas, and keep those that are their own", () => {
  assert.deepEqual(linksIn("https://a.example/x;https://b.example/y , https://a.example/x"), [
    "https://a.example/x",
    "https://b.example/y",
  ]);
  assert.deepEqual(linksIn("http://a.example/s,0,1.story;jsessionid=4?x=1,2,https://b.example."), [
    "http://a.example/s,0,1.story;jsessionid=4?x=1,2",
    "https://b.example",
  ]);
  assert.deepEqual(linksIn("(http://a.example/x) http://b.example/y_(z) http://c.example/)"), [
    "http://a.example/x",
    "http://b.example/y_(z)",
    "http://c.example/",
  ]);
  assert.deepEqual(linksIn("news.example/path, www.news.example"), [
    "http://news.example/path",
    "http://www.news.example",
  ]);
  for (const none of ["", "told by phone", "ftp://a.example/x", "http://", "a.b", "javascript:alert(1)", 7]) {
    assert.deepEqual(linksIn(none), [], String(none));
  }
});

test("what stands between links is lost by name", () => {
  const leaf = {
    path: "/reference",
    pointer: "/reference",
    value: "http://a.example (20140202) and told",
    upgraded: null,
  };
  assert.deepEqual(referencesIn([leaf]).findings, [
    { at: "/reference", code: "import-lost", saw: "(20140202) and told" },
  ]);
});
