/** Tests of TLP labels. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { narrower, parseMarking, wider } from "./marking.ts";

test("a label is read in any case, with or without its prefix, and the old WHITE as CLEAR", () => {
  assert.equal(parseMarking(" tlp:amber+strict "), "TLP:AMBER+STRICT");
  assert.equal(parseMarking("green"), "TLP:GREEN");
  assert.equal(parseMarking("TLP:WHITE"), "TLP:CLEAR");
});

test("what is no label is none, and so not cleared", () => {
  for (const text of ["", "TLP:", "TLP:PURPLE", "TLP: RED", "TLP:RED.", "amber strict"]) {
    assert.equal(parseMarking(text), null, text);
  }
});

test("of two labels one is narrower, and what is not cleared is as narrow as TLP:RED", () => {
  assert.equal(narrower("TLP:CLEAR", "TLP:AMBER"), "TLP:AMBER");
  assert.equal(narrower("TLP:AMBER+STRICT", "TLP:AMBER"), "TLP:AMBER+STRICT");
  assert.equal(narrower(null, "TLP:GREEN"), null);
  assert.equal(wider("TLP:CLEAR", "TLP:AMBER"), "TLP:CLEAR");
  assert.equal(wider(null, "TLP:GREEN"), "TLP:GREEN");
});
