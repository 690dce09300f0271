/** Tests of sources and the names of their pages. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { slugOf, sourceOf } from "./source.ts";

test("a slug is lower-case words joined by hyphens, accents folded, in any script", () => {
  assert.equal(slugOf("City of Ålesund (Norway)"), "city-of-alesund-norway");
  assert.equal(slugOf("  NCSC–UK  "), "ncsc-uk");
  assert.equal(slugOf("İSTANBUL"), "istanbul");
  assert.equal(slugOf("Лада"), "лада");
  assert.equal(slugOf("한국"), "한국");
  assert.equal(slugOf("???"), "unnamed");
});

test("marks that spell words in their script are kept apart", () => {
  assert.notEqual(slugOf("ガス"), slugOf("カス"));
  assert.notEqual(slugOf("गूगल"), slugOf("गगल"));
});

test("long names with one beginning keep slugs of their own", () => {
  const long = "The Ministry of ".repeat(10);
  assert.notEqual(slugOf(`${long} A`), slugOf(`${long} B`));
  assert.equal(slugOf("x".repeat(80)), "x".repeat(80));
});

test("any slug is short, well formed, fit for an address, and its own slug", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(0xffff), { maxLength: 60 }), fc.nat(3), (units, shift) => {
      const text = String.fromCharCode(...units);
      const slug = slugOf(`${"a".repeat(shift)}${text}${"𠀀".repeat(shift * 20)}`);
      assert.ok(slug.length > 0 && slug.length <= 80 && slug.isWellFormed());
      assert.doesNotMatch(slug, /[\s/?#%.]|^-|-$/);
      assert.ok(encodeURIComponent(slug));
      assert.equal(slugOf(slug), slug);
    }),
    { numRuns: 200, seed: 2 },
  );
});

test("a source is named by the host of its address, or else by its publisher", () => {
  const told = (url: string | null, publisher: string | null) => {
    const { id, name, url: home } = sourceOf({ url, publisher });
    return [id, name, home];
  };
  assert.deepEqual(told("https://www.example.org/a?b", "The Example"), [
    "example-org",
    "The Example",
    "https://example.org/",
  ]);
  assert.deepEqual(told("https://example.org:8443/", null), ["example-org", "example.org", "https://example.org/"]);
  assert.deepEqual(told(null, "The Example"), ["the-example", "The Example", null]);
  assert.deepEqual(told(null, null), ["unnamed-source", "Unnamed source", null]);
  assert.deepEqual(told("no address", " "), ["unnamed-source", "Unnamed source", null]);
  assert.deepEqual(told("file:///tmp/x", null), ["unnamed-source", "Unnamed source", null]);
});
