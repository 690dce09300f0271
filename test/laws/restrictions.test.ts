/** Laws of restrictions, embargoes and takedowns, on arbitrary worlds: each makes the view narrower, and what it hides is as absent as what never was. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { assert as named, type Statement } from "../../src/domain/assertion.ts";
import { type Audience, audienceNamed, audiences, partnersOf } from "../../src/domain/audience.ts";
import { canonicalJson } from "../../src/domain/digest.ts";
import { type CitedReport, type Disclosable, disclose } from "../../src/domain/disclosure.ts";
import { fieldNames } from "../../src/domain/field.ts";
import { type Projection, shownOf } from "../../src/domain/projection.ts";
import type { ReportId } from "../../src/domain/report.ts";
import type { Restriction } from "../../src/domain/restriction.ts";
import type { AccountId } from "../../src/domain/account.ts";
import { type Takedown, takenBy } from "../../src/domain/takedown.ts";
import { tlpLabels } from "../../src/vocabulary/tlp.ts";
import { firstRevision } from "../arbitrary/example.ts";
import { anyPolicy } from "../arbitrary/policy.ts";
import { isac, others, type World, world } from "../arbitrary/revision.ts";

const seed = 5;
const numRuns = 150;
const now = "2026-03-01T00:00:00.000Z";
const [past, future] = ["2026-02-01T00:00:00.000Z", "2026-04-01T00:00:00.000Z"];

/** The tiers, and partners of either group. */
const anyReader = fc.constantFrom<Audience>(
  audiences.public,
  audiences.member,
  audiences.partner,
  audienceNamed(partnersOf(isac)),
  audienceNamed(partnersOf(others)),
  audiences.desk,
);

const anyRestriction: fc.Arbitrary<Restriction> = fc.record({
  marking: fc.constantFrom(null, ...tlpLabels),
  groups: fc.constantFrom(null, [isac], [isac, others], [others]),
  embargo: fc.constantFrom(null, past, now, future),
});

/** The rule written out once more, on purpose. */
function leaves({ marking, groups, embargo }: Restriction, { name, clearance, group }: Audience): boolean {
  if (marking !== null && tlpLabels.indexOf(marking) > tlpLabels.indexOf(clearance)) return false;
  if (name === "desk") return true;
  return (groups === null || (group !== null && groups.includes(group))) && (embargo === null || embargo <= now);
}

const told = (disclosable: Disclosable, audience: Audience) =>
  disclose({ ...disclosable, asOf: now }, audience, null, now);

/** What is told, whatever numbers it has and however much evidence it rests on. */
function sayings(projection: Projection | null): readonly string[] {
  if (projection === null) return [];
  return fieldNames.flatMap((field) =>
    shownOf(projection, field).map(({ content, polarity, stance }) =>
      canonicalJson([field, content, polarity, stance]),
    ),
  );
}

function isNarrower(narrow: Projection | null, wide: Projection | null): void {
  const known = sayings(wide);
  for (const saying of sayings(narrow)) assert.ok(known.includes(saying), saying);
  for (const field of fieldNames) {
    const [few, many] = [narrow?.fields[field], wide?.fields[field]];
    if (few?.kind === "counted") assert.ok(many?.kind === "counted" && few.count <= many.count, field);
  }
}

test("a restricted record is wholly told to those whom the restriction leaves it, and not at all to others", () => {
  fc.assert(
    fc.property(world, anyPolicy, anyReader, anyRestriction, (one, policy, audience, restriction) => {
      const whole = told({ ...one, policy }, audience);
      const narrowed = told({ ...one, policy, restriction }, audience);
      assert.deepEqual(narrowed, leaves(restriction, audience) ? whole : null);
    }),
    { seed, numRuns },
  );
});

test("where embargoes cannot be judged, all of them run", () => {
  fc.assert(
    fc.property(world, anyPolicy, (one, policy) => {
      const restriction = { marking: null, groups: null, embargo: past };
      assert.equal(disclose({ ...one, policy, restriction }, audiences.partner, null, now), null);
    }),
    { seed, numRuns: 20 },
  );
});

test("evidence from a restricted report is as absent as evidence that was never given", () => {
  fc.assert(
    fc.property(
      world,
      anyPolicy,
      anyReader,
      fc.array(anyRestriction, { maxLength: 2 }),
      (one, policy, audience, all) => {
        const [restricted] = [...one.reports.keys()];
        if (restricted === undefined) return;
        const narrowed = told({ ...one, policy, reports: withRestrictions(one, restricted, all) }, audience);
        const isLeft = all.every((restriction) => leaves(restriction, audience));
        const without = isLeft ? one : withoutReport(one, restricted);
        assert.deepEqual(narrowed, told({ ...without, policy }, audience));
        isNarrower(narrowed, told({ ...one, policy }, audience));
      },
    ),
    { seed, numRuns },
  );
});

test("an assertion that is embargoed or for a group is as absent as one that was never made", () => {
  fc.assert(
    fc.property(
      world,
      anyPolicy,
      anyReader,
      anyRestriction,
      fc.nat(11),
      (one, policy, audience, restriction, place) => {
        const statements: readonly Statement[] = one.revision.assertions;
        const { groups, embargo } = restriction;
        const members = { ...(groups === null ? {} : { groups }), ...(embargo === null ? {} : { embargo }) };
        const at = place % statements.length;
        const narrowed = statements.map((statement, index) =>
          index === at ? { ...statement, ...members } : statement,
        );
        const isLeft = leaves({ ...restriction, marking: null }, audience);
        const without = statements.filter((_, index) => index !== at || isLeft);
        const view = (list: readonly Statement[]) => told({ ...one, revision: firstRevision(list), policy }, audience);
        assert.deepEqual(view(narrowed), view(without));
        isNarrower(view(narrowed), view(statements));
      },
    ),
    { seed, numRuns },
  );
});

test("what was taken down makes the view narrower for all but the desk, and is in nothing that they are told", () => {
  fc.assert(
    fc.property(world, anyPolicy, anyReader, fc.nat(11), (one, policy, audience, place) => {
      const takedown = takedownOf(one, place);
      const narrowed = told({ ...one, policy, takedowns: [takedown] }, audience);
      const whole = told({ ...one, policy }, audience);
      if (audience.name === "desk") {
        assert.deepEqual(narrowed, whole);
        return;
      }
      isNarrower(narrowed, whole);
      const taken = takenBy([takedown]);
      for (const field of narrowed === null ? [] : fieldNames) {
        for (const { content } of narrowed === null ? [] : shownOf(narrowed, field)) {
          const form = policy.audiences[audience.tier].fields[field];
          assert.ok(form === "coarsen" || taken?.takesValue({ field, content }) === false, field);
        }
      }
      const lifted = { ...takedown, lifted: { at: now, by: "somebody" as AccountId } };
      assert.deepEqual(told({ ...one, policy, takedowns: [lifted] }, audience), whole);
    }),
    { seed, numRuns },
  );
});

test("two worlds that differ only in what was taken down are told alike", () => {
  fc.assert(
    fc.property(world, anyPolicy, anyReader, fc.nat(11), (one, policy, audience, place) => {
      if (audience.name === "desk") return;
      const takedown = takedownOf(one, place);
      const taken = takenBy([takedown]);
      const kept = one.revision.assertions.filter((assertion) => taken?.takesValue(assertion) !== true);
      const without = { ...one, revision: firstRevision(kept) };
      assert.deepEqual(
        told({ ...one, policy, takedowns: [takedown] }, audience),
        told({ ...without, policy, takedowns: [takedown] }, audience),
      );
    }),
    { seed, numRuns },
  );
});

test("an embargo or a group is part of an assertion's name, and one that carries neither has the name that it always had", () => {
  fc.assert(
    fc.property(world, ({ revision }) => {
      const [assertion] = revision.assertions;
      if (assertion === undefined) return;
      assert.equal(named({ ...assertion }).id, assertion.id);
      assert.notEqual(named({ ...assertion, embargo: future }).id, assertion.id);
      assert.notEqual(named({ ...assertion, groups: [isac] }).id, assertion.id);
    }),
    { seed, numRuns: 20 },
  );
});

function withRestrictions(
  { reports }: World,
  restricted: ReportId,
  restrictions: readonly Restriction[],
): ReadonlyMap<ReportId, CitedReport> {
  return new Map([...reports].map(([id, cited]) => [id, id === restricted ? { ...cited, restrictions } : cited]));
}

function withoutReport(one: World, gone: ReportId): World {
  return { ...one, reports: new Map([...one.reports].filter(([id]) => id !== gone)) };
}

/** Of one of the values, with the places at which it stands. */
function takedownOf({ revision }: World, place: number): Takedown {
  const chosen = revision.assertions[place % revision.assertions.length];
  const values = chosen === undefined ? [] : [{ field: chosen.field, content: chosen.content }];
  return {
    ...{ id: "t", values, texts: [], places: [], illustration: null, reason: "asked for", at: now },
    ...{ by: "somebody" as AccountId, told: [], lifted: null },
  };
}
