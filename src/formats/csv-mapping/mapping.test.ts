/** Mapping files: what is wrong with one is told with its place. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { fieldNames, fields } from "../../domain/field.ts";
import { shippedMappings } from "./codec.ts";
import { parseMapping } from "./mapping.ts";
import { rowReader } from "./read.ts";
import { assertSound, junk, runs } from "../tables/testing.ts";

const plain = { name: "mine", label: "Mine", about: "My table.", version: "1", publisher: "Me", key: null };

function placesOf(written: unknown): readonly string[] {
  const parsed = parseMapping(written);
  return "findings" in parsed ? parsed.findings.map(({ at, code }) => `${at} ${code}`) : [];
}

const withRule = (rule: object) => ({ ...plain, columns: { "A/B": { says: [rule] } } });

test("the mappings that ship can be followed", () => {
  for (const mapping of Object.values(shippedMappings)) assert.deepEqual(placesOf(mapping), []);
});

test("the example in the README can be followed", () => {
  const readme = readFileSync(new URL("README.md", import.meta.url), "utf8");
  const [, example = ""] = /```json\n(.*?)```/s.exec(readme) ?? [];
  assert.deepEqual(placesOf(JSON.parse(example)), []);
});

test("unknown and missing entries are named by their place", () => {
  assert.deepEqual(placesOf({ ...plain, columns: {}, colour: "red" }), ["/colour mapping-invalid"]);
  assert.deepEqual(placesOf({ ...plain, name: "Not A Name" }).toSorted(), [
    "/columns mapping-invalid",
    "/name mapping-invalid",
  ]);
  assert.deepEqual(placesOf(withRule({ field: "victim.name", about: "victim-1", colour: 1 })), [
    "/columns/A~1B/says/0/colour mapping-invalid",
  ]);
  assert.deepEqual(placesOf(withRule({ about: "victim-1" })), ["/columns/A~1B/says/0/field mapping-invalid"]);
  for (const written of [null, [], "x", 1]) assert.ok(placesOf(written).length > 0);
});

test("every mistake is told, not only the first few", () => {
  const columns = Object.fromEntries(
    Array.from({ length: 30 }, (_, index) => [`c${index}`, { says: [{ field: "victim.nome", about: "victim-1" }] }]),
  );
  assert.equal(placesOf({ ...plain, columns }).length, 30);
  const misspelt = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`c${index}`, { sez: [] }]));
  assert.equal(placesOf({ ...plain, columns: misspelt }).length, 60);
});

test("a rule that the codebook would refuse is refused, at the part that is wrong", () => {
  const at = (rule: object) => placesOf(withRule(rule)).map((place) => place.replace("/columns/A~1B/says/0/", ""));
  assert.deepEqual(at({ field: "victim.nome" }), ["field field-unknown"]);
  assert.deepEqual(at({ field: "victim.name" }), ["about subject-missing"]);
  assert.deepEqual(at({ field: "victim.name", about: "actor-1" }), ["about subject-not-admitted"]);
  assert.deepEqual(at({ field: "description", about: "victim-1" }), ["about subject-not-admitted"]);
  assert.deepEqual(at({ field: "date.began" }), ["dates mapping-invalid"]);
  assert.deepEqual(at({ field: "date.began", dates: ["%Y"] }), ["dates/0 mapping-invalid"]);
  assert.deepEqual(at({ field: "impact.persons" }), ["amount mapping-invalid"]);
  assert.deepEqual(at({ field: "impact.persons", amount: { unit: "cows" } }), ["amount/unit mapping-invalid"]);
  assert.deepEqual(at({ field: "incident.type", values: { "D/DoS": "flood" } }), ["values/D~1DoS value-not-admitted"]);
  assert.deepEqual(at({ field: "incident.type", country: true }), ["country mapping-invalid"]);
  assert.deepEqual(at({ field: "finding.not-affected" }), ["object mapping-invalid"]);
  assert.deepEqual(at({ field: "description", asserter: { role: "coder" }, stance: "confirmed" }), []);
  assert.deepEqual(at({ field: "malware", asserter: { role: "attacker" }, stance: "confirmed" }), [
    "stance stance-not-admitted",
  ]);
});

test("an attribution must say whose it is, and a claimant cannot make one", () => {
  const at = (rule: object) => placesOf(withRule({ field: "responsibility.attributed", about: "actor-1", ...rule }));
  assert.deepEqual(at({}), ["/columns/A~1B/says/0/asserter mapping-invalid"]);
  assert.deepEqual(at({ asserter: { role: "attacker" } }), ["/columns/A~1B/says/0/asserter speaker-not-admitted"]);
  assert.deepEqual(at({ asserter: { role: "government", column: "Who" } }), []);
});

test("no mapping file makes the check throw", () => {
  const says = fc.array(fc.dictionary(fc.constantFrom("field", "about", "values", "when", "__proto__"), junk));
  const columns = fc.dictionary(fc.string(), fc.record({ says }));
  const file = fc.oneof(
    junk,
    columns.map((some) => ({ ...plain, columns: some })),
  );
  fc.assert(
    fc.property(file, (written) => void parseMapping(written)),
    runs(200),
  );
});

/** Rules of which about one in two can be followed. */
const anyRule = fc.constantFrom(...fieldNames).chain((field) => {
  const { about, value, terms, units } = fields[field];
  const text = fc.constantFrom(...Object.keys(terms ?? {}).slice(0, 9), "2020-02", "12", "Somebody", " ");
  const own = {
    ...(about === "incident" ? {} : { about: fc.constant(`${about}-1`) }),
    ...(value === "date" ? { dates: fc.constantFrom(["edtf", "DD.MM.YYYY"], ["%Y"]) } : {}),
    ...(value === "amount" ? { amount: fc.record({ unit: fc.constantFrom(...units, "cows") }) } : {}),
    ...(value === "matter" ? { object: fc.constantFrom("data", "service") } : {}),
  };
  const further = {
    value: text,
    values: fc.dictionary(fc.constantFrom("A", "B", "*"), fc.oneof(text, fc.constant(null), fc.array(text))),
    nearest: fc.dictionary(fc.constantFrom("C", "Chile"), text),
    country: fc.boolean(),
    polarity: fc.constantFrom("affirmed", "negated"),
    stance: fc.constantFrom("confirmed", "claimed", "inferred"),
    asserter: fc.record({ role: fc.constantFrom("government", "attacker", "coder", "accused") }),
  };
  return fc
    .tuple(fc.record(own), fc.record(further, { requiredKeys: [] }), fc.nat(2))
    .map(([needed, optional, most]) => ({
      field,
      ...needed,
      ...Object.fromEntries(Object.entries(optional).slice(0, most)),
    }));
});

test("a mapping that passes never says what the codebook refuses", () => {
  const cell = fc.constantFrom(
    "A",
    "B",
    "C",
    "Chile",
    "2020-02-30",
    "31.12.2019",
    "1,200",
    "-1",
    "none",
    "unknown",
    "n/a",
    "Other",
    "DDoS",
  );
  const column = { unknown: ["unknown"], none: ["none"], notApplicable: ["n/a"] };
  let followed = 0;
  fc.assert(
    fc.property(fc.array(anyRule, { minLength: 1, maxLength: 2 }), fc.array(cell), (says, cells) => {
      const parsed = parseMapping({ ...plain, columns: { A: { ...column, says } } });
      if ("findings" in parsed) return;
      followed += 1;
      const read = rowReader(parsed.mapping);
      for (const text of cells) assertSound(read({ A: text }, { publisher: "" }), { A: text });
    }),
    runs(600),
  );
  assert.ok(followed > 150, String(followed));
});
