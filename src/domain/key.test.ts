/** Keys can be told from slips of the pen without asking anybody, and are good until their time is over. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isKeyText, type KeyId, keyShape, keyStateOf, withoutKeys, writeKey } from "./key.ts";

const id = "0123456789abcdef" as KeyId;
const random32 = fc.uint8Array({ minLength: 32, maxLength: 32 });

test("a key is written as its prefix, its id, 256 random bits and a checksum, always as long", () => {
  assert.equal(
    writeKey(id, new Uint8Array(32)),
    "cbk_0123456789abcdef_00000000000000000000000000000000000000000000scObC",
  );
  fc.assert(
    fc.property(random32, (bytes) => {
      const key = writeKey(id, bytes);
      assert.equal(key.length, 70);
      assert.ok(isKeyText(key));
      assert.equal(keyShape.exec(`see ${key}, please`)?.[0], key);
    }),
  );
  assert.throws(() => writeKey(id, new Uint8Array(16)), RangeError);
});

test("different random bytes give different keys", () => {
  fc.assert(
    fc.property(random32, random32, (a, b) => Buffer.compare(a, b) === 0 || writeKey(id, a) !== writeKey(id, b)),
  );
});

test("a key with one character changed, left out or added is no key", () => {
  fc.assert(
    fc.property(
      random32,
      fc.nat(69),
      fc.constantFrom("0", "7", "a", "X", "z", "_", "-", " "),
      (bytes, place, other) => {
        const key = writeKey(id, bytes);
        const changed = [
          key.slice(0, place) + other + key.slice(place + 1),
          key.slice(0, place) + key.slice(place + 1),
          key.slice(0, place) + other + key.slice(place),
        ];
        for (const text of changed) assert.ok(text === key || !isKeyText(text), text);
      },
    ),
  );
  for (const text of ["", "cbk_", "cbk_".repeat(1000), `${writeKey(id, new Uint8Array(32))}\n`])
    assert.ok(!isKeyText(text));
});

test("keys are cut down to their ids in what is logged", () => {
  const key = writeKey(id, new Uint8Array(32).fill(7));
  assert.equal(withoutKeys(`/api/v1/incidents?key=${key}&q=a`), "/api/v1/incidents?key=cbk_0123456789abcdef…&q=a");
  assert.equal(withoutKeys("/incidents?q=hospital"), "/incidents?q=hospital");
  fc.assert(
    fc.property(
      random32,
      (bytes) => !withoutKeys(`x${writeKey(id, bytes)}y`).includes(writeKey(id, bytes).slice(21, 40)),
    ),
  );
});

test("a key is over from the instant at which it ends, and revoked before all else", () => {
  const expires = "2026-02-01T00:00:00.000Z";
  assert.equal(keyStateOf({ expires, revoked: null }, "2026-01-31T23:59:59.999Z"), "active");
  assert.equal(keyStateOf({ expires, revoked: null }, expires), "expired");
  assert.equal(keyStateOf({ expires, revoked: "2026-01-02T00:00:00.000Z" }, "2026-03-01T00:00:00.000Z"), "revoked");
});
