/** Wolfram Language expressions in cells. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { partOf, unwrap } from "./wolfram.ts";

test("values are taken out of their wrapping", () => {
  const text = (cell: string) => {
    const unwrapped = unwrap(cell);
    return unwrapped.kind === "text" ? `${unwrapped.text}${unwrapped.repaired ? " repaired" : ""}` : unwrapped.kind;
  };
  assert.equal(text('Quantity[1000, "People"]'), "1000");
  assert.equal(text('Quantity[1000., "People"]'), "1000");
  assert.equal(text('Quantity["", "People"]'), "");
  assert.equal(text('DateObject[{2009, 10, 2}, "Day", "Gregorian", -5.]'), "2009-10-02");
  assert.equal(text('DateObject[{2009}, "Year"]'), "2009");
  assert.equal(text('Missing["NotAvailable"]'), "missing");
  assert.equal(
    text('Failure["X", <|"P" -> <|"Input" -> "10/08/2014"|>, "Input" -> "10/08/2014"|>]'),
    "10/08/2014 repaired",
  );
});

test("whatever is no such expression is text", () => {
  for (const cell of ["Humana Inc [case #15381]", "Quantity[", "Entity[1]", "Plain [text]", "Table[a]", ""]) {
    assert.deepEqual(unwrap(cell), { kind: "text", text: cell, repaired: false });
  }
});

test("places are told by their parts, words parted", () => {
  const part = (cell: string, which: "country" | "division") => {
    const unwrapped = unwrap(cell);
    return unwrapped.kind === "entity" ? partOf(unwrapped, which) : undefined;
  };
  const texas = 'Entity["AdministrativeDivision", {"NewMexico", "UnitedStates"}]';
  assert.deepEqual([part(texas, "division"), part(texas, "country")], ["New Mexico", "United States"]);
  const island = 'Entity["Country", "PuertoRico"]';
  assert.deepEqual([part(island, "division"), part(island, "country")], [null, "Puerto Rico"]);
  const city = 'Entity["City", {"Reno", "Nevada", "UnitedStates"}]';
  assert.deepEqual([part(city, "division"), part(city, "country")], ["Nevada", "United States"]);
  assert.equal(
    part('Entity["AdministrativeDivision", {"DistrictOfColumbia", "UnitedStates"}]', "division"),
    "District of Columbia",
  );
});
