/** Tests of assertions: what the codebook admits, and how they are named. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { dated, exampleReport, named, party, quoted, said, term } from "../../test/arbitrary/example.ts";
import { assert as name, checkStatement, type Statement, statementOf } from "./assertion.ts";
import type { AsserterRole } from "./asserter.ts";
import type { Field } from "./field.ts";
import type { Marking } from "./marking.ts";
import { type SubjectKey, subjectKey } from "./subject.ts";
import type { Content } from "./value.ts";

const here = quoted(exampleReport("Somebody says so."), "says so");
const victim = said("victim.name", named("Northfield"), here);
const found = (statement: Statement) => checkStatement(statement, "s").map(({ at, code }) => `${at} ${code}`);
const by = (role: AsserterRole) => ({ asserter: { role, name: null } });

test("a statement that the codebook admits has nothing held against it", () => {
  assert.deepEqual(found(victim), []);
  assert.deepEqual(found(said("technique", term("T1498"), here)), []);
  assert.deepEqual(found(said("victim.country", { kind: "unknown", state: "reported-unknown" }, here)), []);
  assert.deepEqual(found(said("responsibility.not-attributed", party(null), here, { about: null })), []);
});

test("content of another kind, out of the vocabulary or empty is held against it", () => {
  const wrong: [Field, Content, string][] = [
    ["motive", named("political"), "s.content value-kind"],
    ["motive", term("because"), "s.content value-not-admitted"],
    ["motive", term("constructor"), "s.content value-not-admitted"],
    ["victim.name", named(" \n"), "s.content value-missing"],
    ["victim.name", named("half \ud83d"), "s.content value-not-admitted"],
    ["responsibility.claimed", party(null), "s.content value-missing"],
    ["date.began", dated("2022-02-30"), "s.content date-invalid"],
    ["date.began", { kind: "date", edtf: "2022", partOfDay: "noon" as "night" }, "s.content value-not-admitted"],
    ["summary", { kind: "unknown", state: "stated-none" }, "s.content state-not-admitted"],
    ["finding.not-affected", { kind: "matter", what: "x", object: "soul" as "data" }, "s.content value-not-admitted"],
    [
      "impact.files",
      { kind: "amount", min: 1, max: 1, qualifier: "exactly", unit: "GB" },
      "s.content value-not-admitted",
    ],
    [
      "impact.files",
      { kind: "amount", min: 2, max: 1, qualifier: "between", unit: "files" },
      "s.content amount-invalid",
    ],
  ];
  for (const [field, content, finding] of wrong) {
    const role = field === "responsibility.claimed" ? by("attacker") : {};
    assert.deepEqual(found(said(field, content, here, role)), [finding]);
  }
  assert.deepEqual(found({ ...victim, field: "__proto__" as Field }), ["s.field field-unknown"]);
});

test("a statement must be about what its field is about", () => {
  assert.deepEqual(found({ ...victim, about: null }), ["s.about subject-missing"]);
  assert.deepEqual(found({ ...victim, about: subjectKey("actor", 1) }), ["s.about subject-not-admitted"]);
  assert.deepEqual(found({ ...victim, about: "victim-0" as SubjectKey }), ["s.about subject-not-admitted"]);
  assert.deepEqual(found(said("summary", { kind: "prose", text: "x" }, here, { about: subjectKey("victim", 1) })), [
    "s.about subject-not-admitted",
  ]);
});

test("nobody with an interest in having done it attributes, and only the attacker claims", () => {
  const attributed = (role: AsserterRole) => found(said("responsibility.attributed", party("X"), here, by(role)));
  for (const role of ["attacker", "accused", "coder"] as const) {
    assert.deepEqual(attributed(role), ["s.asserter speaker-not-admitted"]);
  }
  assert.deepEqual(attributed("government"), []);
  for (const role of ["journalist", "victim", "government"] as const) {
    assert.deepEqual(found(said("responsibility.claimed", party("X"), here, by(role))), [
      "s.asserter speaker-not-admitted",
    ]);
  }
});

test("a boast confirms nothing, and what the coder concludes is inferred and nothing else is", () => {
  const motive = (known: Partial<Statement>) => found(said("motive", term("political"), here, known));
  assert.deepEqual(motive({ ...by("attacker"), stance: "confirmed" }), ["s.stance stance-not-admitted"]);
  assert.deepEqual(motive({ ...by("attacker"), stance: "claimed" }), []);
  assert.deepEqual(motive({ ...by("coder"), stance: "reported" }), ["s.stance stance-not-admitted"]);
  assert.deepEqual(motive({ ...by("victim"), stance: "inferred" }), ["s.stance stance-not-admitted"]);
  assert.deepEqual(motive({ ...by("coder"), stance: "inferred" }), []);
  assert.deepEqual(motive({ asserter: { role: "toString" as AsserterRole, name: null } }), [
    "s.asserter speaker-not-admitted",
  ]);
});

test("a statement without evidence, with an unknown label or with an invalid date is no statement", () => {
  assert.deepEqual(found({ ...victim, evidence: [] }), ["s.evidence evidence-missing"]);
  assert.deepEqual(found({ ...victim, marking: "tlp:red" as Marking }), ["s.marking marking-invalid"]);
  assert.deepEqual(found({ ...victim, evidence: [here, { ...here, marking: "RED" as Marking }] }), [
    "s.evidence.1.marking marking-invalid",
  ]);
  assert.deepEqual(found({ ...victim, asserted: "yesterday" }), ["s.asserted date-invalid"]);
});

test("equal statements have equal names, whatever the order of their members or what else the object carries", () => {
  const assertion = name(victim);
  assert.match(assertion.id, /^[0-9a-f]{16}$/);
  assert.equal(name(Object.fromEntries(Object.entries(victim).reverse()) as unknown as Statement).id, assertion.id);
  assert.equal(name(assertion).id, assertion.id);
  assert.deepEqual(name({ ...assertion, marking: "TLP:RED" }), name({ ...victim, marking: "TLP:RED" }));
  assert.notEqual(name({ ...assertion, marking: "TLP:RED" }).id, assertion.id);
  assert.deepEqual(statementOf(assertion), victim);
});

test("the name of a statement is the same for ever", () => {
  assert.equal(name(victim).id, "c7ae70d1d372742c");
});
