/** Tests of TLP labels. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseMarking } from "./marking.ts";

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
