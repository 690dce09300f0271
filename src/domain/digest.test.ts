/** Tests of digests and canonical JSON. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { canonicalJson, digestOf, digestOfValue, sameValue } from "./digest.ts";

test("a digest is SHA-256 in lower-case hexadecimal, of a text's UTF-8 bytes", () => {
  assert.equal(digestOf(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  assert.equal(digestOf("ü"), digestOf(Buffer.from("ü", "utf8")));
});

test("equal values have equal digests, and different ones do not", () => {
  assert.equal(digestOfValue({ a: 1, b: [1, { c: null }] }), digestOfValue({ b: [1, { c: null }], a: 1 }));
  assert.equal(digestOfValue({ a: 1, b: undefined }), digestOfValue({ a: 1 }));
  assert.notEqual(digestOfValue([1, 2]), digestOfValue([2, 1]));
  assert.notEqual(digestOfValue({ a: null }), digestOfValue({}));
  assert.notEqual(digestOfValue("1"), digestOfValue(1));
});

test("hostile keys and texts are written as they are", () => {
  const hostile: unknown = JSON.parse('{"__proto__": 1, "b": "\\ud800", "constructor": {}}');
  assert.equal(canonicalJson(hostile), '{"__proto__":1,"b":"\\ud800","constructor":{}}');
});

test("keys are sorted by UTF-16 units, as RFC 8785 has it", () => {
  const keys = ["\r", "1", "\u20ac", "\u{1f600}", "\ufb33"];
  const reversed = Object.fromEntries(keys.toReversed().map((key) => [key, 0]));
  assert.equal(canonicalJson(reversed), `{${keys.map((key) => `${JSON.stringify(key)}:0`).join(",")}}`);
});

test("keys are sorted however many there are", () => {
  for (const count of [0, 1, 2, 24, 25, 300]) {
    const keys = Array.from({ length: count }, (_, number) => digestOf(String(number)));
    const sorted = [...keys].sort().map((key) => `"${key}":0`);
    assert.equal(canonicalJson(Object.fromEntries(keys.map((key) => [key, 0]))), `{${sorted.join(",")}}`);
  }
});

test("two values are the same where their canonical JSON is", () => {
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { depthSize: "small" },
      fc.constantFrom(null, undefined, 0, 1, "", "a", true),
      fc.array(tie("any"), { maxLength: 2 }),
      fc.dictionary(fc.constantFrom("a", "b"), tie("any"), { maxKeys: 2 }),
    ),
  })).any;
  fc.assert(
    fc.property(value, value, (a, b) => {
      assert.equal(sameValue(a, b), canonicalJson(a) === canonicalJson(b));
      assert.ok(sameValue(a, structuredClone(a)));
    }),
    { numRuns: 2000, seed: 2 },
  );
});
