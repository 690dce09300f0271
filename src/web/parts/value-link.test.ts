import assert from "node:assert/strict";
import { test } from "node:test";
import type { Field } from "../../domain/field.ts";
import type { Content } from "../../domain/value.ts";
import { linkedValue } from "./value-link.ts";

function hrefOf(field: Field, content: Content, stance: "reported" | "retracted" = "reported"): string | null {
  const { text } = linkedValue(field, { content, polarity: "affirmed", stance });
  return /href="([^"]*)"/.exec(text)?.[1] ?? null;
}

const campaign = { kind: "relation", what: "Op & Son", incident: null, reason: null } as const;

test("what has a page of its own leads to it", () => {
  assert.equal(hrefOf("victim.country", { kind: "term", term: "DE" }), "/countries/DE");
  assert.equal(hrefOf("victim.sector", { kind: "term", term: "health" }), "/sectors/health");
  assert.equal(hrefOf("technique", { kind: "term", term: "T1498" }), "/techniques/T1498");
  assert.equal(hrefOf("relation.campaign", campaign), "/campaigns/op-son");
});

test("what has none, or was taken back, leads nowhere", () => {
  assert.equal(hrefOf("actor.country", { kind: "term", term: "DE" }), null);
  assert.equal(hrefOf("victim.sector", { kind: "term", term: "constructor" }), null);
  assert.equal(hrefOf("technique", { kind: "term", term: "T0000" }), null);
  assert.equal(hrefOf("relation.campaign", campaign, "retracted"), null);
});
