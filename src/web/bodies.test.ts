import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Refusal } from "../domain/refusal.ts";
import { fieldsFrom, jsonFrom } from "./bodies.ts";

const isInvalid = (error: unknown) => error instanceof Refusal && error.code === "request-invalid";

test("JSON is read as it stands", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 20, noUnicodeString: false }), (value) => {
      const text = JSON.stringify(value);
      if (!text.includes("__proto__")) assert.deepEqual(jsonFrom(text), JSON.parse(text));
    }),
    { seed: 3 },
  );
  assert.equal(jsonFrom(JSON.stringify("[".repeat(500))), "[".repeat(500));
});

test("JSON that is nested too deeply, names a prototype or is none is refused", () => {
  assert.throws(() => jsonFrom("[".repeat(33) + "]".repeat(33)), isInvalid);
  assert.throws(() => jsonFrom("[".repeat(1_000_000)), isInvalid);
  for (const text of ['{"__proto__":{"a":1}}', '{"a":[{"__proto__":1}]}', "", "{", "undefined", '"\\"'])
    assert.throws(() => jsonFrom(text), isInvalid, text);
});

test("a form has at most a thousand fields, and none of them is a prototype's", () => {
  assert.deepEqual({ ...fieldsFrom("a=1&b=x+y&a=%C3%A9&=") }, { a: ["1", "é"], b: "x y", "": "" });
  const many = (count: number) => Array.from({ length: count }, (_, index) => `f${index}=1`).join("&");
  assert.equal(Object.keys(fieldsFrom(many(1000))).length, 1000);
  assert.throws(() => fieldsFrom(many(1001)), isInvalid);
  assert.throws(() => fieldsFrom("&".repeat(1_000_000)), isInvalid);
  assert.equal(({} as Record<string, unknown>)["polluted"], undefined);
  fieldsFrom("__proto__[polluted]=1&__proto__=1&constructor.prototype.polluted=1");
  assert.equal(({} as Record<string, unknown>)["polluted"], undefined);
  assert.deepEqual({ ...fieldsFrom("a=%E0%A4%A&b=%") }, { a: "\ufffd%A", b: "%" });
});
