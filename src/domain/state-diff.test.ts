/** Tests of diffs between two states of a record. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
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
import { anyAudience, anyPolicy } from "../../test/arbitrary/policy.ts";
import { someReports } from "../../test/arbitrary/revision.ts";
import { statementIn } from "../../test/arbitrary/statement.ts";
import { applyDiff } from "./applied-diff.ts";
import type { Statement } from "./assertion.ts";
import { audiences } from "./audience.ts";
import { type CitedReport, disclose } from "./disclosure.ts";
import { fieldNames } from "./field.ts";
import type { Policy } from "./policy.ts";
import type { Projection } from "./projection.ts";
import { shippedPolicies } from "./shipped-policies.ts";
import { diffStates, type FieldDiff, type StateDiff } from "./state-diff.ts";
import { subjectKey } from "./subject.ts";

const at = "2026-02-01T00:00:00.000Z";
const early = exampleReport("Aberville and Northfield were hit. Grey Heron did it on 8 November.", {
  published: "2022-11-01",
  url: "https://a.example/1",
});
const late = exampleReport("It was Grey Heron indeed, the minister said.", {
  published: "2022-12-01",
  url: "https://b.example/2",
});
const second = { about: subjectKey("victim", 2) };
const northfield = said("victim.name", named("Northfield"), quoted(early, "Northfield"));
const country = said("victim.country", term("US"), quoted(early, "Northfield"));
const aberville = said("victim.name", named("Aberville"), quoted(early, "Aberville"), second);
const attributed = said("responsibility.attributed", party("Grey Heron"), quoted(early, "Grey Heron"));

function openPolicy(): Policy {
  const { open } = shippedPolicies;
  assert.ok(open !== undefined);
  return open;
}

function told(statements: readonly Statement[], reports: readonly CitedReport[] = [early, late]): Projection {
  const disclosable = { revision: firstRevision(statements), reports: reportsById(reports), policy: openPolicy() };
  const projection = disclose(disclosable, audiences.member, null, at);
  assert.ok(projection !== null);
  return projection;
}

function assertionsOf(diff: FieldDiff | undefined) {
  assert.ok(diff?.kind === "assertions");
  return diff;
}

function contentOf({ fields, sources }: Pick<Projection, "fields" | "sources">) {
  return { fields, sources };
}

function diffOf(from: readonly Statement[], to: readonly Statement[]): StateDiff {
  const [before, after] = [told(from), told(to)];
  const diff = diffStates(before, after);
  assert.deepEqual(applyDiff(diff, before), contentOf(after));
  assert.deepEqual(applyDiff(diffStates(after, before), after), contentOf(before));
  return diff;
}

test("between a state and itself nothing changed", () => {
  const { fields, counts, renamed, sources } = diffOf([northfield, attributed], [northfield, attributed]);
  assert.deepEqual([fields, renamed], [{}, {}]);
  assert.deepEqual(counts, { added: 0, removed: 0, changed: 0, retold: 0 });
  assert.deepEqual(sources, { added: [], removed: [], changed: [], renumbered: {} });
});

test("what is said anew is added, what is said no longer is removed, with its place", () => {
  const { fields, counts } = diffOf([northfield, country], [northfield, aberville]);
  assert.deepEqual(
    assertionsOf(fields["victim.name"]).added.map(({ assertion }) => assertion.content),
    [named("Aberville")],
  );
  assert.deepEqual(
    assertionsOf(fields["victim.country"]).removed.map(({ at: place }) => place),
    [0],
  );
  assert.deepEqual(counts, { added: 1, removed: 1, changed: 0, retold: 0 });
});

test("the same thing said otherwise is changed, and by whom and how is named", () => {
  const minister = { role: "government", name: "The minister" } as const;
  const confirmed: Statement = {
    ...attributed,
    stance: "confirmed",
    asserter: minister,
    evidence: [...attributed.evidence, quoted(late, "Grey Heron indeed")],
  };
  const { fields, counts } = diffOf([attributed], [confirmed]);
  const { changed } = assertionsOf(fields["responsibility.attributed"]);
  assert.deepEqual(
    changed.map(({ members }) => members),
    [["stance", "asserter", "evidence"]],
  );
  assert.equal(changed[0]?.before.assertion.stance, "reported");
  assert.deepEqual(counts, { added: 0, removed: 0, changed: 1, retold: 0 });
});

test("a date that is known more exactly is another date: removed and added", () => {
  const month = said("date.began", dated("2022-11"), quoted(early, "November"));
  const day = said("date.began", dated("2022-11-08"), quoted(early, "8 November"));
  assert.deepEqual(diffOf([month], [day]).counts, { added: 1, removed: 1, changed: 0, retold: 0 });
});

test("a victim that only got another number has not changed", () => {
  const newcomer = said("victim.role", term("primary"), quoted(early, "Aberville"), second);
  const { fields, renamed, counts } = diffOf([northfield, country], [northfield, country, aberville, newcomer]);
  assert.deepEqual(Object.keys(fields), ["victim.name", "victim.role"]);
  assert.deepEqual(renamed, { "victim-1": "victim-2" });
  assert.deepEqual(counts, { added: 2, removed: 0, changed: 0, retold: 0 });
});

test("a victim whose name is corrected stays the same victim", () => {
  const corrected = said("victim.name", named("City of Northfield"), quoted(early, "Northfield"));
  const { fields } = diffOf([northfield, country], [corrected, country]);
  assert.deepEqual(Object.keys(fields), ["victim.name"]);
});

test("a source that only got another number has not changed", () => {
  const place = said("victim.place", named("indeed"), quoted(late, "indeed"));
  const { fields, sources } = diffOf([place], [northfield, place]);
  assert.deepEqual(Object.keys(fields), ["victim.name"]);
  assert.deepEqual(sources.renumbered, { 1: 2 });
  assert.deepEqual(
    sources.added.map(({ number, url }) => [number, url]),
    [[1, "https://a.example/1"]],
  );
});

test("a source of which something else is told is changed, not another one", () => {
  const before = told([northfield], [early]);
  const after = told([northfield], [{ ...early, source: { ...early.source, reliability: "B" } }]);
  const { sources, counts } = diffStates(before, after);
  assert.deepEqual(
    sources.changed.map(({ after: { reliability } }) => reliability),
    ["B"],
  );
  assert.deepEqual(counts, { added: 0, removed: 0, changed: 0, retold: 0 });
});

test("a count that is another, or a field in another form, is told otherwise", () => {
  const { reference } = shippedPolicies;
  assert.ok(reference !== undefined);
  const counted = (statements: readonly Statement[]) =>
    disclose(
      { revision: firstRevision(statements), reports: reportsById([early]), policy: reference },
      audiences.public,
      null,
      at,
    );
  const [before, after] = [counted([northfield]), counted([northfield, attributed])];
  assert.ok(before !== null && after !== null);
  const { fields, counts } = diffStates(before, after);
  assert.deepEqual(fields, {
    "responsibility.attributed": {
      kind: "retold",
      before: { kind: "counted", count: 0 },
      after: { kind: "counted", count: 1 },
    },
  });
  assert.equal(counts.retold, 1);
});

test("a diff that leaves a gap in a state, since it was made of another, is refused", () => {
  const diff = diffStates(told([aberville]), told([northfield, aberville]));
  assert.throws(() => applyDiff(diff, told([attributed])), TypeError);
});

/** Two states that have statements in common. */
const twoStates = someReports.chain((cited) =>
  fc
    .tuple(
      fc.constant(cited),
      fc.array(statementIn(cited), { minLength: 1, maxLength: 8 }),
      fc.array(statementIn(cited), { maxLength: 3 }),
      fc.nat(255),
      fc.nat(255),
    )
    .map(([reports, shared, more, inFirst, inSecond]) => {
      const chosen = (mask: number) => shared.filter((_, index) => ((mask >> index) & 1) === 0);
      return { reports, from: chosen(inFirst), to: [...chosen(inSecond), ...more] };
    }),
);

test("a diff applied to what it was made of gives what it leads to, in the order and with the numbers that it has there", () => {
  fc.assert(
    fc.property(twoStates, anyPolicy, anyAudience, ({ reports, from, to }, policy, audience) => {
      const state = (statements: readonly Statement[]) =>
        disclose({ revision: firstRevision(statements), reports: reportsById(reports), policy }, audience, null, at);
      const [before, after] = [state(from), state(to)];
      if (before === null || after === null) return;
      const diff = diffStates(before, after);
      const kept = JSON.parse(JSON.stringify(diff)) as StateDiff;
      assert.deepEqual(applyDiff(kept, before), contentOf(after));
      const same = JSON.stringify(contentOf(before)) === JSON.stringify(contentOf(after));
      if (same) assert.deepEqual(Object.keys(diff.fields), []);
      assert.ok(Object.keys(diff.fields).every((field) => fieldNames.some((name) => name === field)));
    }),
    { numRuns: 200, seed: 4 },
  );
});
