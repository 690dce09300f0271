/** Entries: whatever stands in a text, several in one cell come apart again. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Field } from "../../domain/field.ts";
import type { Content } from "../../domain/value.ts";
import { parseContent } from "../parse-saying.ts";
import { entriesIn, entryIn, entryOf, joined, partsIn, withParts } from "./entry.ts";

const runs = { numRuns: 500, seed: Number(process.env["SEED"] ?? 3) };
const bits = fc.constantFrom(
  "\\",
  "|",
  "~",
  " ",
  " | ",
  " ~ ",
  ": ",
  "a",
  "\n",
  "victim-1: ",
  "nobody: ",
  "(nobody in particular)",
);
const text = fc.array(bits, { minLength: 1, maxLength: 6 }).map((all) => all.join(""));

/** A field, whom a value of it is about, and the value. */
const said: fc.Arbitrary<readonly [Field, string | null, Content]> = fc.oneof(
  fc
    .tuple(fc.constant("victim.name" as const), fc.constantFrom("victim-1", "victim-2", null), text)
    .map(([field, about, name]) => [field, about, { kind: "name", name }] as const),
  fc
    .tuple(fc.constantFrom("actor-1", "actor-12", null), fc.option(text))
    .map(([about, name]) => ["responsibility.not-attributed", about, { kind: "party", name, basis: null }] as const),
  text.map((what) => ["finding.not-affected", null, { kind: "matter", what, object: "service" }] as const),
  fc
    .tuple(text, fc.option(text), fc.option(text))
    .map(
      ([what, incident, reason]) => ["relation.dismissed", null, { kind: "relation", what, incident, reason }] as const,
    ),
  text.map((prose) => ["summary", null, { kind: "prose", text: prose }] as const),
);

test("values of any text share a cell and are told apart again, each with whom it is about", () => {
  fc.assert(
    fc.property(fc.array(said, { maxLength: 4 }), (all) => {
      const entries = entriesIn(joined(all.map(([field, about, content]) => entryOf(field, about, content))));
      const read = entries.map((entry, index) => entryIn(all[index]?.[0] ?? "summary", entry));
      assert.deepEqual(
        read.map(({ about, content }) => [about, parseContent(content)]),
        all.map(([, about, content]) => [about, content]),
      );
    }),
    runs,
  );
});

test("parts of an entry come apart again, and empty ones are null", () => {
  fc.assert(
    fc.property(fc.array(fc.option(text), { minLength: 1, maxLength: 3 }), (parts) => {
      const read = partsIn(withParts(parts));
      assert.deepEqual(
        parts.map((_, index) => read[index] ?? null),
        parts,
      );
    }),
    runs,
  );
});

test("amounts say what they are in words that can be read back", () => {
  const amounts: readonly Content[] = [
    { kind: "amount", min: 3, max: 3, qualifier: "exactly", unit: "persons" },
    { kind: "amount", min: 1200000, max: null, qualifier: "at-least", unit: "persons" },
    { kind: "amount", min: null, max: 1e-7, qualifier: "at-most", unit: "persons" },
    { kind: "amount", min: 10, max: 100, qualifier: "between", unit: "persons" },
  ];
  const entries = amounts.map((amount) => entryOf("impact.persons", null, amount));
  assert.deepEqual(entries, [
    "exactly 3 persons",
    "at-least 1200000 persons",
    "at-most 1e-7 persons",
    "between 10 and 100 persons",
  ]);
  assert.deepEqual(
    entries.map((entry) => parseContent(entryIn("impact.persons", entry).content)),
    amounts,
  );
});
