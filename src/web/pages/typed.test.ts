import assert from "node:assert/strict";
import { test } from "node:test";
import { Refusal } from "../../domain/refusal.ts";
import { draftIn, editionIn, incidentIn, typedIn } from "./typed.ts";

test("what was not sent is empty, whatever the body is", () => {
  for (const body of [undefined, null, "text", 7, [], {}, { name: { nested: 1 } }])
    assert.equal(typedIn(body).text("name"), "");
});

test("line ends are those of the texts that quotes are counted on", () => {
  assert.equal(typedIn({ quote: "one\r\ntwo\rthree" }).text("quote"), "one\ntwo\nthree");
});

test("fields of one name keep their order, from either kind of form", () => {
  assert.deepEqual(typedIn({ quote: ["a", "b"] }).all("quote"), ["a", "b"]);
  assert.deepEqual(typedIn({ quote: [{ value: "a" }, { value: "b" }] }).all("quote"), ["a", "b"]);
});

test("an edition that is none counts as one that is long past", () => {
  for (const edition of ["", "0", "-1", "1.5", "1e3", "x"]) assert.equal(editionIn(typedIn({ edition })), 0);
  assert.equal(editionIn(typedIn({ edition: "12" })), 12);
});

test("addresses that can name nothing are refused before the store is asked", () => {
  for (const id of ["", "../x", "A1", "x".repeat(65)]) assert.throws(() => draftIn({ id }), Refusal);
  for (const id of ["", "CB-1", "CB-IIIIII"]) assert.throws(() => incidentIn({ id }), Refusal);
  assert.equal(incidentIn({ id: "cb-0a1b2c" }), "CB-0A1B2C");
});
