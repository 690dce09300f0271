/** Kept bodies are read back as the text that was kept, with the reader's own name in its place. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import fc from "fast-check";
import { bodyAround, wholeBody } from "./page-cache-body.ts";

const long = "Who said so, where exactly, when, and how sure were they? ".repeat(40);

test("a body is read back in every encoding; what is short is not compressed", () => {
  assert.equal(brotliDecompressSync(wholeBody(long, "br").with("")).toString(), long);
  assert.equal(gunzipSync(wholeBody(long, "gzip").with("")).toString(), long);
  assert.equal(wholeBody(long, "identity").with("").toString(), long);
  assert.equal(wholeBody("short", "br").encoding, "identity");
});

test("whatever stands around it and whatever it is, the name is put in its place", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 300 });
  fc.assert(
    fc.property(text, text, fc.array(text, { minLength: 1, maxLength: 3 }), (before, after, names) => {
      const compressed = bodyAround(before + long, long + after, "br");
      assert.equal(compressed.encoding, "gzip");
      const plain = bodyAround(before, after, "identity");
      for (const name of names) {
        assert.equal(
          gunzipSync(compressed.with(name)).toString(),
          Buffer.from(before + long + name + long + after).toString(),
        );
        assert.equal(plain.with(name).toString(), Buffer.from(before + name + after).toString());
      }
    }),
    { numRuns: 60 },
  );
});
