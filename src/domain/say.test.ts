import assert from "node:assert/strict";
import { test } from "node:test";
import type { Polarity } from "./assertion.ts";
import type { Field } from "./field.ts";
import { sayAsserter, sayContent, sayManner, sayNote, sayStances, sayStatement } from "./say.ts";
import type { Content } from "./value.ts";

const said = (field: Field, content: Content, polarity: Polarity = "affirmed") =>
  sayStatement(field, { content, polarity });

test("each kind of value is said in its own way", () => {
  assert.equal(sayContent("victim.name", { kind: "name", name: "Port of Westhaven" }), "Port of Westhaven");
  assert.equal(sayContent("technique", { kind: "term", term: "T1498" }), "T1498 Network Denial of Service");
  assert.equal(sayContent("victim.country", { kind: "term", term: "US" }), "United States of America");
  assert.equal(sayContent("attribute.variety", { kind: "term", term: "no such term" }), "no such term");
  assert.equal(sayContent("date.began", { kind: "date", edtf: "2022-11", partOfDay: null }), "November 2022");
  assert.equal(
    sayContent("impact.persons", { kind: "amount", min: 1200, max: null, qualifier: "at-least", unit: "persons" }),
    "at least 1,200 persons",
  );
  assert.equal(
    sayContent("responsibility.not-attributed", { kind: "party", name: null, basis: null }),
    "nobody in particular",
  );
  const relation = { kind: "relation", what: "A county", incident: "CB-000001", reason: "a vendor's fault" } as const;
  assert.equal(sayContent("relation.dismissed", relation), "A county CB-000001: a vendor's fault");
  assert.equal(sayContent("relation.related", { ...relation, incident: null, reason: null }), "A county");
});

test("what is negated says so in the same breath, and stated absences are no values", () => {
  assert.equal(said("cia.integrity", { kind: "term", term: "affected" }, "negated"), "stated not affected");
  assert.equal(said("response", { kind: "term", term: "ransom-paid" }, "negated"), "stated not done: Paid the ransom");
  assert.equal(said("responsibility.suspected", { kind: "party", name: "X", basis: null }, "negated"), "X (ruled out)");
  assert.equal(said("motive", { kind: "term", term: "financial" }, "negated"), "stated not: Financial");
  assert.equal(said("malware", { kind: "unknown", state: "stated-none" }, "negated"), "stated: none");
  assert.equal(said("motive", { kind: "term", term: "financial" }), "Financial");
});

test("a note tells what the words of a value leave out", () => {
  assert.equal(sayNote({ kind: "date", edtf: "2022-11-08", partOfDay: "evening" }), "2022-11-08");
  assert.equal(sayNote({ kind: "party", name: "X", basis: "sanctions" }), "on the ground of sanctions");
  assert.equal(sayNote({ kind: "party", name: "X", basis: null }), null);
  assert.equal(sayNote({ kind: "matter", what: "voting", object: "system" }), "system");
  assert.equal(sayNote({ kind: "name", name: "X" }), null);
});

test("a speaker has a part to play, and a name where the report gives one", () => {
  assert.equal(sayAsserter({ role: "victim", name: "City of Northport" }), "City of Northport (the victim)");
  assert.equal(sayAsserter({ role: "journalist", name: null }), "a journalist");
});

test("the manner of saying has the stance, the date, and the speaker's own words of likelihood and confidence", () => {
  const plain = { stance: "reported", asserted: null, likelihood: null, confidence: null } as const;
  assert.equal(sayManner(plain), "reported");
  assert.equal(
    sayManner({ stance: "confirmed", asserted: "2022-11-08", likelihood: "very-likely", confidence: "high" }),
    "confirmed, on 8 November 2022, very likely, high confidence",
  );
});

test("a plain report needs no word of stance; anything else has one, once", () => {
  assert.equal(sayStances([{ stance: "confirmed" }, { stance: "reported" }]), null);
  assert.equal(sayStances([{ stance: "reported" }, { stance: "disputed" }, { stance: "disputed" }]), "disputed");
});
