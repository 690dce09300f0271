/** Tests of what the search keeps of a projection: values, absences and dates as they are told, and nothing that is not. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  dated,
  exampleReport,
  firstRevision,
  named,
  party,
  quoted,
  reportsById,
  said,
  term,
} from "../../test/arbitrary/example.ts";
import { shippedPolicy } from "../../test/arbitrary/house.ts";
import type { Statement } from "../domain/assertion.ts";
import { type AudienceName, audienceNamed } from "../domain/audience.ts";
import { disclose } from "../domain/disclosure.ts";
import { subjectKey } from "../domain/subject.ts";
import type { Column } from "./columns.ts";
import { falling, rangeOf } from "./days.ts";
import { documentOf, type SearchDocument } from "./document.ts";

const report = exampleReport("Northfield was hit by Grey Heron.", { language: "de", title: "Der Angriff" });
const evidence = quoted(report, "Northfield");

function documentOfAll(
  statements: readonly Statement[],
  audience: AudienceName = "desk",
  policy = "open",
): SearchDocument {
  const disclosable = {
    revision: firstRevision(statements),
    reports: reportsById([report]),
    policy: shippedPolicy(policy),
  };
  const projection = disclose(disclosable, audienceNamed(audience), null, "2026-01-01T00:00:00.000Z");
  assert.ok(projection !== null);
  return documentOf(projection);
}

function shown(document: SearchDocument, column: Column) {
  const { values, absent } = document.columns[column];
  return absent ?? values;
}

const victim = said("victim.name", named("Northfield"), evidence);
const actor = (field: "responsibility.claimed" | "responsibility.attributed", known: Partial<Statement> = {}) =>
  said(field, party("Grey Heron"), evidence, known);

test("a claim is no attribution, and neither is one that is disputed", () => {
  const claimant = { role: "attacker", name: "Grey Heron" } as const;
  const claimed = documentOfAll([victim, actor("responsibility.claimed", { asserter: claimant, stance: "claimed" })]);
  assert.deepEqual(shown(claimed, "lane"), ["claimed"]);
  assert.deepEqual(shown(claimed, "claimed-by"), ["grey-heron"]);
  assert.equal(shown(claimed, "attributed-to"), "not-reported");
  const disputed = documentOfAll([victim, actor("responsibility.attributed", { stance: "disputed" })]);
  assert.equal(shown(disputed, "lane"), "not-reported");
  assert.equal(shown(disputed, "attributed-to"), "not-reported");
  assert.deepEqual(disputed.card.lanes, []);
});

test("wholes come along with their parts, and regions with their country", () => {
  const document = documentOfAll([
    victim,
    said("victim.sector", term("government.local"), evidence),
    said("technique", term("T1566.001"), evidence),
    said("victim.country", term("US"), evidence),
    said("victim.region", named("California"), evidence),
    said("victim.region", named("Bavaria"), evidence, { about: subjectKey("victim", 2) }),
  ]);
  assert.deepEqual(shown(document, "sector"), ["government", "government.local"]);
  assert.deepEqual(shown(document, "technique"), ["T1566", "T1566.001"]);
  assert.deepEqual([...document.columns.region.values].sort(), ["bavaria", "us/california"]);
});

test("each way of showing no value is told apart", () => {
  const unknown = { kind: "unknown", state: "reported-unknown" } as const;
  const document = documentOfAll([
    victim,
    said("incident.type", unknown, evidence),
    said("cia.integrity", term("affected"), evidence, { polarity: "negated" }),
  ]);
  assert.equal(shown(document, "type"), "reported-unknown");
  assert.equal(shown(document, "cia"), "stated-none");
  assert.equal(shown(document, "motive"), "not-reported");
  const outside = documentOfAll([victim, said("motive", term("financial"), evidence)], "public", "reference");
  assert.equal(shown(outside, "motive"), "not-told");
  assert.ok(!outside.told.includes("motive"));
  assert.ok(outside.told.includes("country"));
});

test("months and years are as precise as the date, and days to an attribution are told where both dates are", () => {
  const on = (edtf: string, more: readonly Statement[] = []) =>
    documentOfAll([victim, said("date.began", dated(edtf), evidence), ...more]);
  assert.deepEqual(shown(on("2022-11-08"), "month"), ["2022-11"]);
  assert.deepEqual(shown(on("2022"), "month"), ["2022"]);
  assert.deepEqual(shown(on("202X"), "year"), ["202X"]);
  assert.deepEqual(shown(on("2021-12-30/2022-01-02"), "year"), ["2021", "2022"]);
  const attributed = actor("responsibility.attributed", { asserted: "2022-11-18" });
  assert.deepEqual(shown(on("2022-11-08", [attributed]), "attribution-lag"), ["10"]);
  assert.equal(shown(on("2022", [attributed]), "attribution-lag"), "not-reported");
});

test("a date falls surely where all of it does and its source is sure, and possibly where some of it may", () => {
  const fall = (own: string, asked: string) => {
    const [a, b] = [rangeOf(own), rangeOf(asked)];
    assert.ok(a !== null && b !== null);
    return falling(a, b);
  };
  assert.equal(fall("2022-11-08", "2022-11"), "surely");
  assert.equal(fall("2022-11", "2022-11-08"), "possibly");
  assert.equal(fall("2022-11~", "2022"), "possibly");
  assert.equal(fall("2021/..", "2022"), "possibly");
  assert.equal(fall("2021/..", "2020/.."), "surely");
  assert.equal(fall("2021", "2022"), "not");
});

test("words are stemmed by the language of their source", () => {
  const { texts, languages } = documentOfAll([victim]);
  assert.deepEqual(languages, ["de"]);
  assert.deepEqual(texts.find(({ text }) => text === "Der Angriff")?.languages, ["de"]);
  assert.deepEqual(texts.find(({ text }) => text === "Northfield")?.languages, ["de", "en"]);
});
