/** Tests of policies: those that ship, and what is made of a policy file. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { anyPolicy } from "../../test/arbitrary/policy.ts";
import { fieldNames, fields } from "./field.ts";
import {
  tiersToldOtherwise,
  formChanges,
  parsePolicy,
  policyDigest,
  policyFrom,
  writtenFrom,
  type WrittenPolicy,
} from "./policy.ts";
import { open, reference, shippedPolicies, strict } from "./shipped-policies.ts";

const written = (): WrittenPolicy => structuredClone(reference);
const placesIn = (policy: unknown): readonly string[] => {
  const parsed = parsePolicy(policy);
  return "findings" in parsed ? parsed.findings.map(({ at }) => at) : [];
};
const withPublic = (told: object): unknown => ({ ...written(), audiences: { ...written().audiences, public: told } });

test("the policies that ship can be read from a file, and give the same", () => {
  for (const policy of [reference, open, strict]) {
    assert.deepEqual(parsePolicy(JSON.parse(JSON.stringify(policy))), {
      policy: shippedPolicies[policy.name],
      written: policy,
    });
  }
  assert.deepEqual(Object.keys(shippedPolicies), ["reference", "open", "strict"]);
});

test("the default policy tells the public what the page that set the example shows", () => {
  const told = shippedPolicies["reference"]?.audiences.public.fields;
  const named = (form: string) => fieldNames.filter((field) => told?.[field] === form);
  assert.deepEqual(named("show"), ["victim.name", "victim.role", "victim.country", "summary", "description"]);
  assert.deepEqual(named("coarsen"), ["date.began", "date.discovered", "date.disclosed"]);
  assert.deepEqual(named("count"), ["motive", "technique", "responsibility.attributed"]);
});

test("under every policy the desk is told everything, with quotes", () => {
  for (const { audiences } of Object.values(shippedPolicies)) {
    assert.equal(audiences.desk.evidence, "quotes");
    assert.ok(fieldNames.every((field) => audiences.desk.fields[field] === "show"));
  }
});

test("a field that is not named takes the form of all others", () => {
  const { audiences } = policyFrom(written());
  assert.equal(audiences.public.fields.malware, "withhold");
  assert.equal(audiences.member.fields.malware, "show");
});

test("everything that cannot be followed is a finding, never ignored", () => {
  assert.deepEqual(placesIn({ ...written(), colour: "red" }), ["policy.colour"]);
  assert.deepEqual(placesIn({ ...written(), name: "" }), ["name"]);
  assert.deepEqual(placesIn(withPublic({ evidence: "all", otherwise: "hide" })), [
    "audiences.public.evidence",
    "audiences.public.otherwise",
  ]);
  assert.deepEqual(placesIn(withPublic({ evidence: "none", otherwise: "coarsen" })), ["audiences.public.otherwise"]);
  const named = { "victim.nme": "show", "date.began": "blur", "victim.name": "coarsen", "impact.files": "coarsen" };
  assert.deepEqual(placesIn(withPublic({ evidence: "none", otherwise: "show", fields: named })), [
    "audiences.public.fields.victim.nme",
    "audiences.public.fields.date.began",
    "audiences.public.fields.victim.name",
  ]);
  const { public: told, member } = written().audiences;
  assert.deepEqual(
    placesIn({ name: "x", audiences: { public: told, member } }),
    ["audiences.partner"].flatMap((at) => [at, `${at}.evidence`, `${at}.otherwise`]),
  );
  assert.deepEqual(placesIn({ name: "x", audiences: { ...written().audiences, desk: told } }), ["audiences.desk"]);
});

test("hostile JSON is answered with findings and changes nothing", () => {
  for (const json of [
    "null",
    "[]",
    '"open"',
    "1",
    '{"__proto__": {"name": "x"}, "name": "x", "audiences": {}}',
    '{"name": {"toString": 1}, "audiences": {"__proto__": {}}}',
    `{"name": "x", "audiences": ${"[".repeat(5000)}${"]".repeat(5000)}}`,
  ]) {
    assert.ok(placesIn(JSON.parse(json)).length > 0, json.slice(0, 60));
  }
  const named: unknown = JSON.parse('{"__proto__": "show", "constructor": "show"}');
  assert.equal(placesIn(withPublic({ evidence: "none", otherwise: "withhold", fields: named })).length, 2);
  assert.equal(Object.hasOwn(Object.prototype, "name"), false);
});

test("a policy's digest changes with any of its forms and with nothing else", () => {
  const policy = policyFrom(written());
  assert.equal(policyDigest(policyFrom(written())), policyDigest(policy));
  const other = policyFrom({
    ...written(),
    audiences: { ...written().audiences, member: { evidence: "sources", otherwise: "show" } },
  });
  assert.notEqual(policyDigest(other), policyDigest(policy));
});

test("every field of the codebook says what it is for, and its terms have labels", () => {
  for (const field of fieldNames) {
    const { label, definition, value, terms, units, speakers } = fields[field];
    assert.match(field, /^[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)?$/);
    assert.ok(label !== "" && definition.endsWith("."), field);
    assert.equal(value === "amount", units.length > 0, field);
    assert.equal(value === "term", terms !== null, field);
    assert.ok(terms === null || Object.entries(terms).every(([term, text]) => term !== "" && text !== ""), field);
    assert.ok(speakers === null || speakers.length > 0, field);
  }
  const labels = fieldNames.map((field) => fields[field].label);
  assert.equal(new Set(labels).size, labels.length);
});

test("a policy that is written at its shortest is the same policy", () => {
  fc.assert(
    fc.property(anyPolicy, (policy) => {
      const written = writtenFrom(policy);
      assert.deepEqual(policyFrom(written), policy);
      assert.ok("policy" in parsePolicy(JSON.parse(JSON.stringify(written))));
    }),
    { numRuns: 50, seed: 2 },
  );
});

test("what changes from one policy to another is told for each audience that is told otherwise, and for no other", () => {
  const [one, other] = [policyFrom(reference), policyFrom(strict)];
  assert.deepEqual(formChanges(one, one), []);
  const changes = formChanges(one, other);
  assert.deepEqual(
    changes.map(({ audience, evidence }) => [audience, evidence]),
    [["public", null]],
  );
  assert.deepEqual(tiersToldOtherwise(one, other), ["public"]);
  assert.deepEqual(
    changes[0]?.fields.find(({ field }) => field === "motive"),
    { field: "motive", from: "count", to: "withhold" },
  );
});
