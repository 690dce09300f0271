/** The extension, read like any text from outside. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readVeris } from "./read.ts";
import { findingsOf, oldRecord, provenance, unaccounted, valuesSaid } from "./testing.ts";

const agency = { role: "agency", name: "Cyber Agency" };

function extended(casebook: object): Record<string, unknown> {
  return { ...oldRecord(), schema_version: "1.4.1", discovery_method: { unknown: true }, plus: { casebook } };
}

function reading(casebook: object) {
  return readVeris(extended({ format: 1, speakers: [agency], ...casebook }), provenance);
}

test("places of which nothing else is said are the word of the first speaker", () => {
  const { said } = reading({});
  assert.deepEqual(new Set(said.map(({ asserter }) => JSON.stringify(asserter))), new Set([JSON.stringify(agency)]));
});

test("an entry about a place says whose word it is and how, with the place and the entry as evidence", () => {
  const entry = { at: "/victim/country/0", stance: "confirmed", asserted: "2020-01", confidence: "high" };
  const one = reading({ said: [entry] }).said.find(({ field }) => field === "victim.country");
  assert.deepEqual(one?.pointers, ["/victim/country/0", "/plus/casebook/said/0"]);
  assert.deepEqual([one.stance, one.asserted, one.confidence], ["confirmed", "2020-01", "high"]);
});

test("several entries about a place stand side by side, and take the place of what it says alone", () => {
  const speakers = [agency, { role: "victim", name: null }];
  const entries = [{ at: "/victim/state" }, { at: "/victim/state", by: 1, polarity: "negated" }];
  assert.deepEqual(valuesSaid(reading({ speakers, said: entries }), "victim.region"), [
    "MO",
    "not MO",
    "Northern America",
  ]);
});

test("a name in the standard part may stand in any lane, by whoever may speak for it", () => {
  const at = "/actor/external/name/0";
  const attributed = reading({ said: [{ at, field: "responsibility.attributed", basis: "intelligence" }] });
  assert.deepEqual(valuesSaid(attributed, "responsibility.attributed"), ["Grey Heron"]);
  assert.deepEqual(valuesSaid(attributed, "responsibility.suspected"), []);
  assert.ok(!findingsOf(attributed).some((line) => line.startsWith("actor-unattributed")));
  const forged = reading({
    speakers: [{ role: "attacker", name: "Grey Heron" }],
    said: [{ at, field: "responsibility.attributed" }],
  });
  assert.deepEqual(valuesSaid(forged, "responsibility.attributed"), []);
  assert.ok(findingsOf(forged).includes("speaker-not-admitted /plus/casebook/said/0"));
});

test("what fills is not said and not lost", () => {
  const filled = reading({ filled: ["/victim/state", "/source_id"] });
  assert.deepEqual(valuesSaid(filled, "victim.region"), ["Northern America"]);
  assert.ok(!findingsOf(filled).some((line) => line.includes("/victim/state") || line.includes("/source_id")));
});

test("a place whose entry cannot stand is not said without it: the entry may have denied it", () => {
  for (const entry of [
    { at: "/victim/state", polarity: "denied" },
    { at: "/victim/state", by: 7 },
    { at: "/victim/state", asserted: "yesterday" },
  ]) {
    const spoilt = reading({ said: [entry] });
    assert.deepEqual(valuesSaid(spoilt, "victim.region"), ["Northern America"]);
    assert.ok(findingsOf(spoilt).includes("import-lost /victim/state"));
  }
});

test("entries that name no place, no field or no such thing are findings", () => {
  const odd: readonly (readonly [unknown, string])[] = [
    [{ at: "/nowhere" }, "reference-missing"],
    [{ at: 5 }, "reference-missing"],
    ["text", "record-shape"],
    [{ at: "/victim/state", odd: { deep: {} } }, "record-shape"],
    [{ field: "victim.shoe", content: { kind: "name", name: "x" } }, "field-unknown"],
    [{ field: "victim.name", content: { kind: "term", term: "x" }, about: "victim-9" }, "value-kind"],
    [{ field: "victim.name", content: { kind: "name", name: "x" } }, "subject-missing"],
    [{ field: "motive", content: { kind: "term", term: "hunger" } }, "value-not-admitted"],
    [{ field: "motive", content: { kind: "unknown", state: "withheld" } }, "value-kind"],
  ];
  for (const [entry, code] of odd) {
    const found = findingsOf(reading({ said: [entry] }));
    assert.ok(found.includes(`${code} /plus/casebook/said/0`), `${code}: ${found.join(", ")}`);
  }
});

test("members that nobody knows are lost by name, and so is an extension in another form", () => {
  assert.ok(findingsOf(reading({ mood: "fine" })).includes("import-lost /plus/casebook/mood"));
  assert.ok(findingsOf(reading({ said: 5 })).includes("record-shape /plus/casebook/said"));
  const other = extended({ format: 2, said: [{ at: "/victim/state", polarity: "negated" }] });
  const read = readVeris(other, provenance);
  assert.deepEqual(valuesSaid(read, "victim.region"), ["MO", "Northern America"]);
  assert.deepEqual(unaccounted(other, read), []);
});
