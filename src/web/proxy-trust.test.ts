import assert from "node:assert/strict";
import { test } from "node:test";
import { lastOf, trustFrom } from "./proxy-trust.ts";

test("without the setting nobody is believed", () => {
  assert.equal(trustFrom(false), null);
});

test("the one proxy in front is whoever connects, and nobody behind it", () => {
  const trust = trustFrom(true);
  assert.deepEqual([trust?.("203.0.113.9", 0), trust?.("203.0.113.9", 1)], [true, false]);
});

test("named proxies are believed wherever they stand, and nobody else", () => {
  const trust = trustFrom("10.0.0.1, 192.168.7.0/24, 2001:db8::/32");
  for (const address of ["10.0.0.1", "::ffff:10.0.0.1", "192.168.7.200", "2001:db8::7"])
    assert.equal(trust?.(address, 3), true, address);
  for (const address of ["10.0.0.2", "192.168.8.1", "2001:db9::7", "", "nonsense", undefined])
    assert.equal(trust?.(address, 0), false, address);
  assert.throws(() => trustFrom("10.0.0.1, everybody"), TypeError);
});

test("of several hosts the last counts, which the nearest proxy wrote", () => {
  assert.equal(lastOf("forged.example, casebook.example"), "casebook.example");
  assert.equal(lastOf(["forged.example", "casebook.example"]), "casebook.example");
  assert.equal(lastOf(undefined), undefined);
});
