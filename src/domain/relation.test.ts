/** Tests of relations that were considered and dismissed. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { exampleReport, quoted, said, term } from "../../test/arbitrary/example.ts";
import type { Statement } from "./assertion.ts";
import type { Field } from "./field.ts";
import { withoutDismissed } from "./relation.ts";

const first = exampleReport("The outage in Eastfield was a vendor's fault.");
const second = exampleReport("Eastfield again.", { url: "https://b.example/" });
const evidence = quoted(first, "Eastfield");
const relation = (field: Field, what: string, known: Partial<Statement> = {}, incident: string | null = null) =>
  said(field, { kind: "relation", what, incident, reason: null }, evidence, known);
const dismissal = relation("relation.dismissed", "Eastfield outage");

test("what was dismissed is not proposed again on the same evidence, as whatever relation", () => {
  const proposed = [
    relation("relation.same-event", "EASTFIELD  outage"),
    relation("relation.dismissed", "Eastfield outage"),
    relation("relation.related", "Westfield outage"),
    said("motive", term("fun"), evidence),
  ];
  assert.deepEqual(withoutDismissed(proposed, [dismissal]), proposed.slice(2));
});

test("a report that no dismissal rests on reopens the question", () => {
  const renewed = relation("relation.related", "Eastfield outage", { evidence: [evidence, quoted(second, "again")] });
  assert.deepEqual(withoutDismissed([renewed], [dismissal]), [renewed]);
  const also = relation("relation.dismissed", "Eastfield outage", { evidence: [quoted(second, "again")] });
  assert.deepEqual(withoutDismissed([renewed], [dismissal, also]), []);
});

test("a matter is the same by its name or by its record number", () => {
  const numbered = relation("relation.dismissed", "The Eastfield matter", {}, "CB-TEST11");
  assert.deepEqual(withoutDismissed([relation("relation.follows", "Something", {}, "CB-TEST11")], [numbered]), []);
  assert.deepEqual(withoutDismissed([relation("relation.follows", "the eastfield matter")], [numbered]), []);
});

test("a dismissal that is denied or was taken back dismisses nothing", () => {
  const proposed = [relation("relation.related", "Eastfield outage")];
  for (const known of [{ polarity: "negated" }, { stance: "retracted" }, { stance: "superseded" }] as const) {
    assert.deepEqual(withoutDismissed(proposed, [{ ...dismissal, ...known }]), proposed);
  }
});
