import assert from "node:assert/strict";
import { test } from "node:test";
import { assert as named } from "../../domain/assertion.ts";
import { digestOf } from "../../domain/digest.ts";
import { fieldNames, fields } from "../../domain/field.ts";
import { type Report, reportIdOf } from "../../domain/report.ts";
import type { SourceId } from "../../domain/source.ts";
import { parseSubjectKey } from "../../domain/subject.ts";
import type { Content } from "../../domain/value.ts";
import { readWritten } from "../../workflow/written.ts";
import { atEntries, emptyForm, formOf, placesOf, typedForm, usualRole, writtenFrom } from "./desk-written.ts";
import { typedIn } from "./typed.ts";

const text = "The clerk said so.\nThe clerk knew it.  On Tuesday.";
const report: Report = {
  id: reportIdOf(new TextEncoder().encode(text)),
  source: "example" as SourceId,
  mediaType: "text/plain",
  title: null,
  published: null,
  url: null,
  links: [],
  language: "en",
  text,
  textDigest: digestOf(text),
  normaliser: "test",
  received: "2026-01-05T12:00:00.000Z",
  marking: "TLP:GREEN",
  sample: false,
};

/** One content of each kind that a field may have. */
function contentFor(field: (typeof fieldNames)[number]): Content {
  const { value, terms, units } = fields[field];
  switch (value) {
    case "name":
      return { kind: "name", name: "Northport" };
    case "term":
      return { kind: "term", term: Object.keys(terms ?? { word: "" })[0] ?? "word" };
    case "prose":
      return { kind: "prose", text: "One.\n\nTwo." };
    case "date":
      return { kind: "date", edtf: "2022-11~", partOfDay: null };
    case "amount":
      return { kind: "amount", min: 1000, max: 2500, qualifier: "between", unit: units[0] ?? "" };
    case "party":
      return { kind: "party", name: "Tidal Crew", basis: null };
    case "matter":
      return { kind: "matter", what: "voting machines", object: "system" };
    case "relation":
      return { kind: "relation", what: "another fault", incident: null, reason: "a vendor's mistake" };
  }
}

test("an assertion of any field that goes into the form unchanged comes out of it the same", () => {
  for (const field of fieldNames) {
    const { about: kind } = fields[field];
    const role = usualRole(field);
    const assertion = named({
      field,
      about: kind === "incident" ? null : parseSubjectKey(`${kind}-1`),
      content: contentFor(field),
      polarity: "affirmed",
      stance:
        role === "attacker" ? "claimed" : role === "coder" && fields[field].value !== "prose" ? "inferred" : "reported",
      asserter: { role, name: "A. Clerk" },
      asserted: "2022-11-09",
      likelihood: "likely",
      confidence: "low",
      evidence: [
        {
          report: report.id,
          place: { kind: "quote", start: 19, end: 28, quote: "The clerk" },
          marking: "TLP:GREEN",
          credibility: "2",
        },
      ],
      marking: "TLP:GREEN",
      origin: { by: "human" },
    });
    const { written, findings } = writtenFrom(formOf(assertion, report), report);
    assert.deepEqual(findings, [], field);
    const reading = readWritten(written, report, "x");
    assert.deepEqual("statement" in reading ? named(reading.statement) : reading.findings, assertion);
  }
});

test("a stated absence and a missing clearance survive the form", () => {
  const assertion = named({
    field: "impact.money-paid",
    about: null,
    content: { kind: "unknown", state: "stated-none" },
    polarity: "affirmed",
    stance: "reported",
    asserter: { role: "victim", name: null },
    asserted: null,
    likelihood: null,
    confidence: null,
    evidence: [
      {
        report: report.id,
        place: { kind: "quote", start: 0, end: 18, quote: "The clerk said so." },
        marking: null,
        credibility: null,
      },
    ],
    marking: null,
    origin: { by: "human" },
  });
  const reading = readWritten(writtenFrom(formOf(assertion, report), report).written, report, "x");
  assert.deepEqual("statement" in reading ? named(reading.statement) : reading.findings, assertion);
});

test("terms may be typed by their label, and numbers with separators", () => {
  const form = (fields: Readonly<Record<string, string>>) =>
    typedForm(typedIn({ quote: "The clerk said so.", ...fields }));
  assert.equal(
    writtenFrom(form({ field: "technique", value: "network denial of service" }), report).written.value,
    "T1498",
  );
  assert.equal(writtenFrom(form({ field: "victim.country", value: "Norway" }), report).written.value, "NO");
  assert.equal(writtenFrom(form({ field: "impact.persons", value: "1,200,000" }), report).written.value, "1200000");
  assert.equal(writtenFrom(form({ field: "impact.persons", value: "12,5" }), report).written.value, "12,5");
});

test("a stated place is left out as soon as the quote does not stand there", () => {
  const form = (start: string) =>
    typedForm(typedIn({ field: "response", value: "patched", quote: "The clerk", start }));
  assert.equal(writtenFrom(form("19"), report).written.start, 19);
  const elsewhere = writtenFrom(form("3"), report);
  assert.equal(elsewhere.written.start, undefined);
  assert.deepEqual(
    elsewhere.findings.map(({ at, code }) => [at, code]),
    [["quote", "evidence-unresolved"]],
  );
});

test("several things that are wrong are named at once", () => {
  const typed = typedIn({ field: "date.ended", value: "Tuesday", quote: "nowhere", asserted: "soon", max: "much" });
  const { findings } = writtenFrom(typedForm(typed), report);
  assert.deepEqual(findings.map(({ at }) => at).toSorted(), ["asserted", "max", "quote", "value"]);
});

test("a selection is quoted without the space at its ends", () => {
  const form = emptyForm(report, 18, 38);
  assert.deepEqual(form.quotes, ["The clerk knew it."]);
  assert.equal(form.values.start, "19");
});

test("findings of the workflow are brought to the entries of the form", () => {
  const findings = [
    { at: "decisions.0.content", code: "date-invalid" },
    { at: "decisions.0.asserter", code: "speaker-not-admitted" },
    { at: "decisions.0.evidence", code: "evidence-missing" },
    { at: "decisions.0.about", code: "subject-missing" },
  ] as const;
  assert.deepEqual(
    atEntries(findings).map(({ at }) => at),
    ["value", "role", "quote", "about"],
  );
});

test("all places of a quote are found, overlapping ones too", () => {
  assert.deepEqual(placesOf("aa", "aaaa", 9), [0, 1, 2]);
  assert.deepEqual(placesOf("aa", "aaaa", 2), [0, 1]);
  assert.deepEqual(placesOf("", "aaaa", 9), []);
});
