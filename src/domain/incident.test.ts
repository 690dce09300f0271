/** Tests of record numbers. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { incidentIdFrom, parseIncidentId } from "./incident.ts";

test("a record number made of random bytes is one that is read back", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 4, maxLength: 8 }), (bytes) => {
      const id = incidentIdFrom(bytes);
      assert.equal(parseIncidentId(id), id);
      assert.equal(parseIncidentId(id.toLowerCase()), id);
    }),
    { numRuns: 100, seed: 2 },
  );
});

test("other bytes give other numbers, up to the last place", () => {
  const numbers = new Set(Array.from({ length: 256 }, (_, byte) => incidentIdFrom(Uint8Array.of(1, 2, 3, byte))));
  assert.equal(numbers.size, 256);
});

test("what is no record number is none", () => {
  for (const text of [
    "CB-00000",
    "CB-0000000",
    "CB-00000I",
    "CB-00000U",
    "XX-000000",
    " CB-000000",
    "CB-000000\n",
    "",
  ]) {
    assert.equal(parseIncidentId(text), null, text);
  }
});
