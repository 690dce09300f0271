/** Tests of what pages read from a projection. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  dated,
  exampleReport,
  named,
  party,
  quoted,
  said,
  term,
  firstRevision,
  reportsById,
} from "../../test/arbitrary/example.ts";
import type { Statement } from "./assertion.ts";
import { audiences } from "./audience.ts";
import { disclose } from "./disclosure.ts";
import type { Field } from "./field.ts";
import {
  actorsOf,
  countriesOf,
  dateOf,
  labelsOf,
  organisationsOf,
  type Projection,
  proseOf,
  shownAbout,
  standingOf,
  titleOf,
  victimNamesOf,
} from "./projection.ts";
import { shippedPolicies } from "./shipped-policies.ts";
import { subjectKey } from "./subject.ts";

const report = exampleReport("one two three four five six seven eight");
const places = report.report.text.split(" ");
let place = 0;
/** Each statement quotes the next word, so that reading order is the order in which the test says it. */
const next = () => quoted(report, places[place++ % places.length] ?? "one");
const victim = (name: string, number: number, known: Partial<Statement> = {}) =>
  said("victim.name", named(name), next(), { about: subjectKey("victim", number), ...known });
const role = (word: string, number: number) =>
  said("victim.role", term(word), next(), { about: subjectKey("victim", number) });
const lane = (field: Field, name: string | null, number: number, known: Partial<Statement> = {}) =>
  said(field, party(name), next(), { about: subjectKey("actor", number), ...known });

function told(...statements: readonly Statement[]): Projection {
  const policy = shippedPolicies["open"];
  assert.ok(policy !== undefined);
  const disclosable = { revision: firstRevision(statements), reports: reportsById([report]), policy };
  const projection = disclose(disclosable, audiences.public, null, "2026-01-01T00:00:00.000Z");
  assert.ok(projection !== null);
  place = 0;
  return projection;
}

test("a record is named after its victims, or by what is told of a victim that nobody names", () => {
  assert.equal(titleOf(told(victim("Northfield", 1))), "Cyber Incident Victim: Northfield");
  assert.equal(victimNamesOf(told(victim("A", 1), victim("B", 2))), "A and B");
  assert.equal(victimNamesOf(told(victim("A", 1), victim("B", 2), victim("C", 3))), "A, B, and C");
  const many = told(victim("A", 1), victim("B", 2), victim("C", 3), victim("D", 4));
  assert.equal(victimNamesOf(many), "A, B and 2 others");
  assert.equal(victimNamesOf(told(said("motive", term("fun"), next()))), "Unnamed victim");
  const unnamed = (...statements: readonly (readonly [Field, string])[]) =>
    victimNamesOf(told(...statements.map(([field, value]) => said(field, term(value), next()))));
  assert.equal(
    unnamed(["victim.sector", "health"], ["victim.country", "FR"]),
    "Unnamed organisation, health care, France",
  );
  assert.equal(
    unnamed(["victim.sector", "health"], ["victim.sector", "education"]),
    "Unnamed organisation, health care and education",
  );
  assert.equal(
    unnamed(["victim.sector", "finance"], ["victim.sector", "finance.bank"]),
    "Unnamed organisation, banking",
  );
  assert.equal(unnamed(["victim.sector", "individual"], ["victim.country", "DE"]), "Unnamed individuals, Germany");
  assert.equal(unnamed(["victim.country", "DE"], ["victim.sector", "other"]), "Unnamed victim, Germany");
  assert.equal(unnamed(["victim.country", "DE"], ["victim.country", "FR"], ["victim.country", "IT"]), "Unnamed victim");
});

test("what a victim that nobody names is called tells those who are told less nothing more", () => {
  const statements = [said("victim.sector", term("health"), next()), said("victim.country", term("FR"), next())];
  const revision = firstRevision(statements);
  const reference = shippedPolicies["reference"];
  assert.ok(reference !== undefined);
  const at = "2026-01-01T00:00:00.000Z";
  const projection = disclose(
    { revision, reports: reportsById([report]), policy: reference },
    audiences.public,
    null,
    at,
  );
  assert.ok(projection !== null);
  assert.equal(victimNamesOf(projection), "Unnamed victim, France");
});

test("primary victims come first, one name stands once, and who is said not to be a victim is none", () => {
  const projection = told(
    victim("Second", 1),
    role("secondary", 1),
    victim("First", 2),
    role("primary", 2),
    victim("FIRST", 3),
    victim("Nobody", 4, { polarity: "negated" }),
  );
  assert.deepEqual(
    organisationsOf(projection).map(({ name, slug }) => [name, slug]),
    [
      ["First", "first"],
      ["Second", "second"],
    ],
  );
  assert.equal(victimNamesOf(projection), "First");
  assert.equal(shownAbout(projection, "victim.role", organisationsOf(projection)[1]?.about ?? "").length, 1);
});

test("an actor is listed once with every lane that names it", () => {
  const projection = told(
    lane("responsibility.denied", "Grey Heron", 1, { asserter: { role: "accused", name: null } }),
    lane("responsibility.claimed", "Grey Heron", 1, { asserter: { role: "attacker", name: null } }),
    lane("responsibility.suspected", "Red Fox", 2, { polarity: "negated" }),
    lane("responsibility.not-attributed", null, 3, { about: null }),
  );
  assert.deepEqual(
    actorsOf(projection).map(({ name, lanes }) => [name, lanes]),
    [["Grey Heron", ["responsibility.claimed", "responsibility.denied"]]],
  );
});

test("a record's date is the earliest that stands of began, else discovered, else disclosed", () => {
  const date = (field: Field, edtf: string, known: Partial<Statement> = {}) => said(field, dated(edtf), next(), known);
  assert.equal(dateOf(told(date("date.disclosed", "2021"), date("date.discovered", "2022-02"))), "2022-02");
  assert.equal(dateOf(told(date("date.began", "2022-03-02"), date("date.began", "2022-03~"))), "2022-03~");
  const corrected = told(date("date.began", "2020-01-01", { stance: "superseded" }), date("date.began", "2022"));
  assert.equal(dateOf(corrected), "2022");
  assert.equal(dateOf(told(date("date.ended", "2022"), date("date.began", "2022", { polarity: "negated" }))), null);
  assert.equal(dateOf(told(said("date.began", { kind: "unknown", state: "reported-unknown" }, next()))), null);
});

test("what was negated, taken back or replaced is shown but does not stand", () => {
  const projection = told(
    said("motive", term("political"), next()),
    said("motive", term("financial"), next(), { polarity: "negated" }),
    said("motive", term("grudge"), next(), { stance: "retracted" }),
    said("victim.country", term("US"), next()),
    said("victim.country", term("CA"), next(), { stance: "superseded" }),
  );
  assert.deepEqual(labelsOf(projection, "motive"), ["Political"]);
  assert.deepEqual(countriesOf(projection), ["US"]);
  assert.equal(standingOf(projection, "motive").length, 1);
});

test("prose is all its paragraphs, and nothing where nothing is shown", () => {
  const prose = (text: string) => said("summary", { kind: "prose", text }, next());
  assert.equal(proseOf(told(prose("Zebra."), prose("Apple.")), "summary"), "Zebra.\n\nApple.");
  assert.equal(proseOf(told(victim("A", 1)), "summary"), null);
});
