/** Regions: codes to names and back. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { codeOfRegion, regionOf } from "./regions.ts";

test("regions are read by their better half and written whole", () => {
  assert.deepEqual(regionOf("019021"), { name: "Northern America", clean: true });
  assert.deepEqual(regionOf("150000"), { name: "Europe", clean: true });
  assert.deepEqual(regionOf("034364"), { name: "Southern Asia", clean: false });
  for (const code of ["000000", "000001", "19021", "abcdef", "999999"]) assert.equal(regionOf(code), null);
  assert.equal(codeOfRegion("Western Asia"), "142145");
  assert.equal(codeOfRegion("Bavaria"), null);
});
