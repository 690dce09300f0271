/** Kept answers never take more than their room, and made-up addresses are not kept the first time. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { openShelf } from "./page-cache-shelf.ts";

const entry = (bytes: number) => ({ bytes });

test("what was not asked for the longest goes first", () => {
  const shelf = openShelf<{ readonly bytes: number }>(160, "first");
  for (let index = 0; index < 16; index += 1) shelf.keep(String(index), () => entry(10));
  assert.equal(shelf.bytes, 160);
  assert.notEqual(shelf.find("0"), null);
  shelf.keep("new", () => entry(10));
  assert.deepEqual([shelf.find("1"), shelf.bytes], [null, 160]);
  assert.notEqual(shelf.find("0"), null);
});

test("where the second asking counts, the first makes nothing", () => {
  const shelf = openShelf<{ readonly bytes: number }>(1600, "second");
  assert.equal(
    shelf.keep("a", () => assert.fail()),
    null,
  );
  assert.deepEqual(
    shelf.keep("a", () => entry(7)),
    entry(7),
  );
  assert.deepEqual(shelf.find("a"), entry(7));
  shelf.keep("a", () => entry(9));
  assert.equal(shelf.bytes, 9);
});

test("what is too large for a shelf is made and not kept", () => {
  const shelf = openShelf<{ readonly bytes: number }>(160, "first");
  assert.deepEqual(
    shelf.keep("a", () => entry(11)),
    entry(11),
  );
  assert.deepEqual([shelf.find("a"), shelf.bytes], [null, 0]);
});

const keys = ["a", "b", "c", "d", "e", "f", "g", "h"] as const;

test("whatever is kept and asked for, the bytes are the sum of what is found and stay within the room", () => {
  const step = fc.record({ key: fc.constantFrom(...keys), bytes: fc.integer({ min: 1, max: 100 }) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const shelf = openShelf<{ readonly bytes: number }>(320, "first");
      for (const { key, bytes } of steps) {
        shelf.keep(key, () => entry(bytes));
        const found = keys.map((name) => shelf.find(name)?.bytes ?? 0);
        assert.equal(
          shelf.bytes,
          found.reduce((sum, one) => sum + one, 0),
        );
        assert.ok(shelf.bytes <= 320);
      }
    }),
    { numRuns: 50 },
  );
});
