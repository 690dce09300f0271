/** Tests of assertions as people write them down. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { exampleReport } from "../../test/arbitrary/example.ts";
import type { Statement } from "../domain/assertion.ts";
import type { Report } from "../domain/report.ts";
import { readWritten, type WrittenAssertion } from "./written.ts";

const { report } = exampleReport("Grey Heron hit Northfield. Northfield lost 20 bitcoin, it said.", {
  marking: "TLP:GREEN",
});
const quote = "Grey Heron";

function read(written: WrittenAssertion, from: Report = report): Statement {
  const reading = readWritten(written, from, "a");
  if ("findings" in reading) throw new Error(JSON.stringify(reading.findings));
  return reading.statement;
}

function wrongIn(written: WrittenAssertion): readonly string[] {
  const reading = readWritten(written, report, "a");
  return "findings" in reading ? reading.findings.map(({ at, code }) => `${at} ${code}`) : [];
}

test("a value is written short, and the codebook knows its kind", () => {
  const content = (written: Omit<WrittenAssertion, "quote">) => read({ ...written, quote }).content;
  assert.deepEqual(content({ field: "victim.name", about: "victim-1", value: " Northfield " }), {
    kind: "name",
    name: "Northfield",
  });
  assert.deepEqual(content({ field: "motive", value: "financial" }), { kind: "term", term: "financial" });
  assert.deepEqual(content({ field: "summary", value: "One.\n\nTwo." }), { kind: "prose", text: "One.\n\nTwo." });
  assert.deepEqual(content({ field: "date.began", value: "2022-11-08", partOfDay: "evening" }), {
    kind: "date",
    edtf: "2022-11-08",
    partOfDay: "evening",
  });
  assert.deepEqual(content({ field: "impact.money-demanded", value: 20, unit: "BTC", qualifier: "at-least" }), {
    kind: "amount",
    min: 20,
    max: null,
    qualifier: "at-least",
    unit: "BTC",
  });
  assert.deepEqual(content({ field: "impact.persons", value: "5", max: 9, qualifier: "between" }), {
    kind: "amount",
    min: 5,
    max: 9,
    qualifier: "between",
    unit: "persons",
  });
  assert.deepEqual(content({ field: "finding.not-affected", value: "voting", object: "service" }), {
    kind: "matter",
    what: "voting",
    object: "service",
  });
  assert.deepEqual(content({ field: "relation.dismissed", value: "Eastfield", because: "a vendor's fault" }), {
    kind: "relation",
    what: "Eastfield",
    incident: null,
    reason: "a vendor's fault",
  });
  assert.deepEqual(content({ field: "victim.country", about: "victim-1", unknown: "reported-unknown" }), {
    kind: "unknown",
    state: "reported-unknown",
  });
});

test("nobody in particular is a party only where nobody is attributed", () => {
  const government = { quote, role: "government" } as const;
  const refusal = read({ field: "responsibility.not-attributed", value: null, ...government });
  assert.deepEqual([refusal.content, refusal.about], [{ kind: "party", name: null, basis: null }, null]);
  const attributed = { field: "responsibility.attributed", about: "actor-1", value: null, ...government };
  assert.deepEqual(wrongIn(attributed), ["a.content value-missing"]);
});

test("the speaker has the stance that goes with the role unless another is written", () => {
  const stance = (written: Partial<WrittenAssertion>) =>
    read({ field: "motive", value: "financial", quote, ...written }).stance;
  assert.equal(stance({}), "reported");
  assert.equal(stance({ role: "attacker" }), "claimed");
  assert.equal(stance({ role: "coder" }), "inferred");
  assert.equal(stance({ role: "vendor", stance: "suspected" }), "suspected");
  const denial = { field: "responsibility.denied", about: "actor-1", value: "Grey Heron", role: "accused" };
  assert.equal(stance(denial), "denied");
  const prose = read({ field: "summary", value: "One.", quote });
  assert.deepEqual([prose.asserter.role, prose.stance], ["coder", "reported"]);
  assert.deepEqual(wrongIn({ field: "motive", value: "financial", quote, role: "attacker", stance: "confirmed" }), [
    "a.stance stance-not-admitted",
  ]);
});

test("a quote must stand in the report to the letter, and once, or else its place be given", () => {
  const malware = { field: "malware", value: "X" };
  const places = (written: Partial<WrittenAssertion>) =>
    read({ ...malware, quote, ...written }).evidence.map(
      ({ place }) => place.kind === "quote" && [place.start, place.end],
    );
  assert.deepEqual(places({}), [[0, 10]]);
  assert.deepEqual(places({ quote: ["Grey Heron", "20 bitcoin"] }), [
    [0, 10],
    [43, 53],
  ]);
  assert.deepEqual(places({ quote: "Northfield", start: 27 }), [[27, 37]]);
  for (const wrong of ["Northfield", "grey heron", "Grey  Heron", ""]) {
    assert.deepEqual(wrongIn({ ...malware, quote: wrong }), ["a.quote evidence-unresolved"], wrong);
  }
  assert.deepEqual(wrongIn({ ...malware, quote: "Northfield", start: 26 }), ["a.quote evidence-unresolved"]);
  assert.deepEqual(wrongIn({ ...malware, quote: [] }), ["a.quote evidence-missing"]);
});

test("what is written is marked as its report is, unless it bears a label of its own", () => {
  const marking = (written: Partial<WrittenAssertion>) => {
    const statement = read({ field: "malware", value: "X", quote, ...written });
    return [statement.marking, statement.evidence[0]?.marking];
  };
  assert.deepEqual(marking({}), ["TLP:GREEN", "TLP:GREEN"]);
  assert.deepEqual(marking({ marking: "tlp:amber" }), ["TLP:AMBER", "TLP:AMBER"]);
});

test("everything that the codebook does not admit is found, with its place", () => {
  assert.deepEqual(wrongIn({ field: "victim.nme", value: "X", quote }), ["a.field field-unknown"]);
  assert.deepEqual(wrongIn({ field: "__proto__", value: "X", quote }), ["a.field field-unknown"]);
  assert.deepEqual(wrongIn({ field: "motive", value: "because", quote }), ["a.content value-not-admitted"]);
  assert.deepEqual(wrongIn({ field: "motive", quote }), ["a.value value-not-admitted"]);
  assert.deepEqual(wrongIn({ field: "motive", unknown: "toString", quote }), ["a.unknown value-not-admitted"]);
  assert.deepEqual(wrongIn({ field: "date.began", value: "2022-02-30", quote }), ["a.content date-invalid"]);
  assert.deepEqual(wrongIn({ field: "date.began", value: "2022", partOfDay: "noon", quote }), [
    "a.partOfDay value-not-admitted",
  ]);
  assert.deepEqual(wrongIn({ field: "impact.persons", value: "many", quote }), ["a.value value-not-admitted"]);
  assert.deepEqual(wrongIn({ field: "impact.persons", value: 5, unit: "GB", quote }), ["a.content value-not-admitted"]);
  assert.deepEqual(wrongIn({ field: "victim.name", value: "X", quote }), ["a.about subject-missing"]);
  assert.deepEqual(wrongIn({ field: "motive", value: "fun", role: "king", quote }), [
    "a.asserter speaker-not-admitted",
  ]);
  assert.deepEqual(wrongIn({ field: "motive", value: "fun", likelihood: "sure", quote }), [
    "a.likelihood value-not-admitted",
  ]);
  assert.deepEqual(wrongIn({ field: "motive", value: "nope", quote: "nowhere" }), ["a.quote evidence-unresolved"]);
});

test("what cannot be read is said, and never taken for nothing or for zero", () => {
  const amount = { field: "impact.persons", quote: "Northfield", start: 27 };
  const program = { field: "malware", value: "Grey Heron", quote: "Northfield", start: 27 };
  assert.deepEqual(wrongIn({ ...amount, value: " " }), ["a.value value-not-admitted"]);
  assert.deepEqual(wrongIn({ ...amount, value: null }), ["a.value value-not-admitted"]);
  assert.deepEqual(wrongIn({ ...program, marking: "TLP:BLUE" }), ["a.marking marking-invalid"]);
  assert.deepEqual(wrongIn({ ...program, credibility: "9" }), ["a.credibility value-not-admitted"]);
  assert.deepEqual(wrongIn({ ...program, about: "victim" }), ["a.about subject-not-admitted"]);
});
