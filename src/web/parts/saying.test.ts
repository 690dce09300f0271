/** Values in words. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Polarity } from "../../domain/assertion.ts";
import type { Field } from "../../domain/field.ts";
import type { Content } from "../../domain/value.ts";
import { paragraphs, sayValue, stanceNote, undirected } from "./saying.ts";

function said(field: Field, content: Content, polarity: Polarity = "affirmed"): string {
  return sayValue(field, { content, polarity }).text.replace(/<[^>]+>/g, "");
}

test("each kind of value is said in its own way", () => {
  assert.equal(said("technique", { kind: "term", term: "T1498" }), "T1498 Network Denial of Service");
  assert.equal(said("victim.country", { kind: "term", term: "US" }), "🇺🇸\u00a0United States of America");
  assert.equal(
    said("date.restored", { kind: "date", edtf: "2022-11-08", partOfDay: "evening" }),
    "8 November 2022, in the evening",
  );
  assert.equal(
    said("impact.persons", { kind: "amount", min: 1200, max: null, qualifier: "at-least", unit: "persons" }),
    "at least 1,200 persons",
  );
  assert.equal(
    said("relation.dismissed", {
      kind: "relation",
      what: "A county",
      incident: "CB-000001",
      reason: "a vendor's fault",
    }),
    "A county CB-000001: a vendor&#39;s fault",
  );
});

test("what is negated says so in the same breath, and stated absences are no values", () => {
  assert.equal(said("cia.integrity", { kind: "term", term: "affected" }, "negated"), "stated not affected");
  assert.equal(said("response", { kind: "term", term: "ransom-paid" }, "negated"), "stated not done: Paid the ransom");
  assert.equal(said("responsibility.suspected", { kind: "party", name: "X", basis: null }, "negated"), "X (ruled out)");
  assert.equal(said("motive", { kind: "term", term: "financial" }, "negated"), "stated not: Financial");
  assert.equal(said("malware", { kind: "unknown", state: "stated-none" }), "stated: none");
  assert.equal(said("motive", { kind: "unknown", state: "reported-unknown" }), "reported as unknown");
  assert.equal(said("data.variety", { kind: "unknown", state: "not-applicable" }), "not applicable");
});

test("a plain report needs no word of stance; anything else has one", () => {
  assert.equal(stanceNote([{ stance: "confirmed" }, { stance: "reported" }]), null);
  assert.match(stanceNote([{ stance: "reported" }, { stance: "disputed" }])?.text ?? "", /\(disputed\)/);
});

test("running text is cut at empty lines, and titles lose what turns their direction", () => {
  assert.equal(paragraphs("one\n\n  two\nlines \n\n\n").length, 2);
  assert.equal(undirected("a\u202eb\u2066c"), "abc");
});
