/** Tests of a record's history: today's policy and markings apply to every state of the past. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  exampleReport,
  firstRevision,
  named,
  nextRevision,
  quoted,
  reportsById,
  said,
} from "../../test/arbitrary/example.ts";
import { openHouse, publishNorthfield, shippedPolicy } from "../../test/arbitrary/house.ts";
import { plantedWorld, tokensFor } from "../../test/arbitrary/planted.ts";
import { anyAudience, anyOpenPolicy, anyPolicy } from "../../test/arbitrary/policy.ts";
import { anyMarking } from "../../test/arbitrary/report.ts";
import { someReports, world } from "../../test/arbitrary/revision.ts";
import { statementIn } from "../../test/arbitrary/statement.ts";
import { twinOf } from "../../test/arbitrary/twin.ts";
import { houseAccount } from "../domain/account.ts";
import type { Statement } from "../domain/assertion.ts";
import { tiers, audiences } from "../domain/audience.ts";
import { canonicalJson } from "../domain/digest.ts";
import { disclose } from "../domain/disclosure.ts";
import { fieldNames } from "../domain/field.ts";
import type { Marking } from "../domain/marking.ts";
import type { Policy } from "../domain/policy.ts";
import { type Projection, shownOf } from "../domain/projection.ts";
import type { Revision } from "../domain/revision.ts";
import { historyOf, type Past, statesOf } from "./history.ts";
import { withdrawIncident } from "./withdraw.ts";

const seed = 3;
const open = shippedPolicy("open");
const report = exampleReport("Northfield was hit by Grey Heron. The clerk said so. Nobody paid.");

/** States of a record for the public, from what each revision says. */
function publicStates(...told: readonly (readonly Statement[])[]): readonly Projection[] {
  return statesOf({ revisions: chainOf(told), reports: reportsById([report]), policy: open }, audiences.public);
}

function chainOf(told: readonly (readonly Statement[])[]): readonly Revision[] {
  return told.reduce<readonly Revision[]>((chain, statements) => {
    const before = chain.at(-1);
    return [...chain, before === undefined ? firstRevision(statements) : nextRevision(before, statements)];
  }, []);
}

function marked(statement: Statement, marking: Marking | null): Statement {
  return { ...statement, marking };
}

function victimsIn(state: Projection | undefined): readonly unknown[] {
  return state === undefined ? [] : shownOf(state, "victim.name").map(({ content }) => content);
}

const victim = said("victim.name", named("Northfield"), quoted(report, "Northfield"));
const place = said("victim.place", named("the harbour"), quoted(report, "Nobody paid"));
const malware = said("malware", named("Heron"), quoted(report, "Grey Heron"));

test("each change that an audience can see is a state, numbered from 1, since its revision was made", () => {
  const states = publicStates([victim], [victim, place], [place]);
  assert.deepEqual(
    states.map(({ version, since }) => [version, since]),
    [
      [1, "2026-01-02T00:00:00.000Z"],
      [2, "2026-01-03T00:00:00.000Z"],
      [3, "2026-01-03T00:00:00.000Z"],
    ],
  );
  assert.deepEqual(victimsIn(states[0]), [named("Northfield")]);
  assert.deepEqual(victimsIn(states[2]), []);
});

test("a statement that is narrower today is as narrow in every earlier state", () => {
  assert.deepEqual(publicStates([victim, place], [marked(victim, "TLP:AMBER"), place]).map(victimsIn), [[]]);
});

test("what was marked narrower before it was retired stays as narrow", () => {
  assert.equal(publicStates([victim], [marked(victim, null)], [place]).length, 1);
});

test("what was narrower once and is wider today is still not told of that time", () => {
  const states = publicStates([place], [place, marked(victim, "TLP:GREEN")], [place, victim]);
  assert.deepEqual(
    states.map((state) => victimsIn(state).length),
    [0, 1],
  );
});

test("a quote that is narrower today is quoted in no earlier state", () => {
  const twice = { ...malware, evidence: [quoted(report, "Grey Heron"), quoted(report, "The clerk said so")] };
  const narrowed = {
    ...malware,
    evidence: [quoted(report, "Grey Heron"), quoted(report, "The clerk said so", { marking: "TLP:GREEN" })],
  };
  const states = publicStates([twice], [narrowed, victim]);
  const quotes = states.map((state) => shownOf(state, "malware")[0]?.evidence.map(({ quote }) => quote?.text));
  assert.deepEqual(quotes, [["Grey Heron"], ["Grey Heron"]]);
});

test("another speaker's word for the same thing does not widen what was said in confidence", () => {
  const confided = { ...victim, asserter: { role: "victim", name: "A clerk" } } as const;
  const states = publicStates([victim, confided], [victim, marked(confided, "TLP:AMBER")]);
  assert.ok(!JSON.stringify(states).includes("A clerk"));
  assert.deepEqual(victimsIn(states[0]), [named("Northfield")]);
});

test("a revision that tells an audience nothing is no state of its", () => {
  assert.equal(publicStates([marked(victim, "TLP:RED")], [marked(victim, "TLP:RED"), place]).length, 1);
  assert.deepEqual(publicStates([marked(victim, "TLP:RED")]), []);
});

test("the store is asked for the past; a withdrawn record has none to tell, and neither has one that is not here", async () => {
  const house = openHouse();
  const { revision } = await publishNorthfield(house);
  const { incident } = revision;
  assert.equal((await historyOf(house, incident, "public")).length, 1);
  assert.equal((await historyOf(house, incident, "desk")).length, 1);
  await withdrawIncident(house, { incident, reason: "wrong", by: houseAccount });
  assert.deepEqual(await historyOf(house, incident, "public"), []);
  assert.deepEqual(await historyOf(openHouse(), incident, "public"), []);
});

/** Up to three revisions that draw on the same statements, each with markings of its own. */
const pasts: fc.Arbitrary<Omit<Past, "policy">> = someReports
  .chain((cited) =>
    fc.tuple(fc.constant(cited), fc.array(statementIn(cited), { minLength: 1, maxLength: 5 }), fc.nat(1e9)),
  )
  .chain(([cited, statements, salt]) =>
    fc
      .array(fc.array(fc.tuple(fc.boolean(), anyMarking), { minLength: 5, maxLength: 5 }), {
        minLength: 1,
        maxLength: 3,
      })
      .map((plan) => {
        const told = plan.map((choices, turn) =>
          statements.flatMap((statement, index) => {
            const [kept, marking] = choices[index] ?? [true, null];
            return kept || turn === salt % 3 ? [marked(statement, marking)] : [];
          }),
        );
        return { revisions: chainOf(told), reports: reportsById(cited) };
      }),
  );

test("a narrower audience never sees more of the past than a wider one under the same policy", () => {
  fc.assert(
    fc.property(pasts, anyOpenPolicy, (past, { name, audiences: { public: everybody } }) => {
      const policy: Policy = {
        name,
        audiences: { public: everybody, member: everybody, partner: everybody, desk: everybody },
      };
      const seen = tiers.map((audience) => linesOf(statesOf({ ...past, policy }, audiences[audience])));
      for (const [index, wide] of seen.slice(1).entries()) {
        for (const line of seen[index] ?? []) assert.ok(wide.has(line), line);
      }
    }),
    { numRuns: 80, seed },
  );
});

test("the last state says what is told today, and no two neighbours say the same", () => {
  fc.assert(
    fc.property(pasts, anyPolicy, anyAudience, (past, policy, audience) => {
      const states = statesOf({ ...past, policy }, audience);
      const revision = past.revisions.at(-1);
      assert.ok(revision !== undefined);
      const today = disclose({ revision, reports: past.reports, policy }, audience, null, revision.made);
      if (today !== null) assert.deepEqual(contentOf(states.at(-1)), contentOf(today));
      for (const [index, state] of states.slice(1).entries()) {
        assert.notDeepEqual(contentOf(state), contentOf(states[index]));
      }
    }),
    { numRuns: 60, seed },
  );
});

test("no word that an audience may not know today appears in any state, whatever it was marked then", () => {
  fc.assert(
    fc.property(plantedWorld, anyPolicy, anyAudience, fc.gen(), (planted, policy, audience, g) => {
      const today = planted.revision.assertions;
      const widely = today.map((assertion) => ({
        ...assertion,
        marking: g(() => anyMarking),
        evidence: assertion.evidence.map((piece) => ({ ...piece, marking: g(() => anyMarking) })),
      }));
      const first = firstRevision(widely);
      const second = nextRevision(first, today);
      const third = nextRevision(second, today.slice(0, g(fc.nat, today.length)));
      const past = { revisions: [first, second, third], reports: planted.reports, policy };
      const json = JSON.stringify(statesOf(past, audience));
      const allowed = tokensFor({ ...planted, revision: second }, policy, audience);
      for (const token of planted.tokens) assert.ok(allowed.has(token) || !json.includes(token), token);
    }),
    { numRuns: 120, seed },
  );
});

test("two revisions that differ only in what an audience is not told are one state", () => {
  fc.assert(
    fc.property(world, anyPolicy, anyAudience, fc.gen(), (one, policy, audience, g) => {
      const other = twinOf(one, policy, audience, g);
      const reports = new Map([...one.reports, ...other.reports]);
      const states = statesOf({ revisions: [one.revision, other.revision], reports, policy }, audience);
      assert.ok(states.length <= 1);
    }),
    { numRuns: 150, seed },
  );
});

/** Everything that is shown in any state, without the numbers that it has there. */
function linesOf(states: readonly Projection[]): ReadonlySet<string> {
  return new Set(
    states.flatMap((state) =>
      fieldNames.flatMap((field) =>
        shownOf(state, field).map((assertion) => canonicalJson([field, { ...assertion, about: null, evidence: [] }])),
      ),
    ),
  );
}

function contentOf(state: Projection | undefined): unknown {
  return [state?.fields, state?.sources];
}
