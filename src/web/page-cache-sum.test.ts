/** Sums put together are the sums of what is put together. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { crc32 } from "node:zlib";
import fc from "fast-check";
import { sumBefore } from "./page-cache-sum.ts";

test("the sum of two texts comes of the sums of each", () => {
  const bytes = fc.uint8Array({ maxLength: 300 });
  fc.assert(
    fc.property(bytes, bytes, (one, other) => {
      const both = sumBefore(other.length, crc32(other));
      assert.equal(both(crc32(one)), crc32(Buffer.concat([one, other])));
    }),
  );
});
