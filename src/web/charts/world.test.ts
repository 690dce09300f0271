/** The outlines of the world: the countries that readers look for are there, and everything lies on the map. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { countryName } from "../../vocabulary/country.ts";
import { world } from "./world.ts";

test("large countries have outlines, small ones a place, and Antarctica is left out", () => {
  const { outlines, placeOf } = world();
  for (const code of ["US", "GB", "UA", "TW", "XK", "NZ", "LU"]) assert.ok(outlines.has(code), code);
  for (const code of ["SG", "MT", "VA", "HK", "BH"]) {
    assert.ok(!outlines.has(code), code);
    assert.notEqual(placeOf(code), null, code);
  }
  assert.ok(!outlines.has("AQ"));
  assert.equal(placeOf("AQ"), null);
  assert.equal(placeOf("EU"), null);
  for (const code of outlines.keys()) assert.notEqual(countryName(code), null, code);
});

test("every outline begins on the map, in whole units, and is closed", () => {
  const { outlines, uncoded, width, height } = world();
  for (const path of [...outlines.values(), ...uncoded]) {
    assert.match(path, /^(M\d+ \d+l[-\d ]+z)+$/);
    for (const [, x, y] of path.matchAll(/M(\d+) (\d+)/g)) {
      assert.ok(Number(x) <= width && Number(y) <= height, path.slice(0, 40));
    }
  }
});

test("Norway is north of Italy, and Japan east of both", () => {
  const placed = (code: string) =>
    /M(\d+) (\d+)/
      .exec(world().outlines.get(code) ?? "")
      ?.slice(1)
      .map(Number) ?? [];
  const [[norwayX = 0, norwayY = 0], [italyX = 0, italyY = 0], [japanX = 0]] = ["NO", "IT", "JP"].map(placed) as [
    number[],
    number[],
    number[],
  ];
  assert.ok(norwayY < italyY);
  assert.ok(japanX > norwayX && japanX > italyX);
});
