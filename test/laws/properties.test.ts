/** Laws of the domain as properties: what must hold for every record, policy and audience. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { assert as named, checkStatement, type Statement } from "../../src/domain/assertion.ts";
import { type Audience, audienceNamed, partnersOf } from "../../src/domain/audience.ts";
import { attributedActors } from "../../src/domain/claim.ts";
import type { Decision } from "../../src/domain/decision.ts";
import { canonicalJson } from "../../src/domain/digest.ts";
import { contentJson, disclose, revive } from "../../src/domain/disclosure.ts";
import type { Draft, DraftId } from "../../src/domain/draft.ts";
import { resolves } from "../../src/domain/evidence.ts";
import { fieldNames, fields } from "../../src/domain/field.ts";
import type { IncidentId } from "../../src/domain/incident.ts";
import type { Policy } from "../../src/domain/policy.ts";
import type { Projection, ToldAssertion } from "../../src/domain/projection.ts";
import { decide, outcomeOf } from "../../src/domain/review.ts";
import { sealRevision, verifyChain } from "../../src/domain/revision.ts";
import { shippedPolicies } from "../../src/domain/shipped-policies.ts";
import { houseAccount } from "../../src/domain/account.ts";
import { anyAudience, anyOpenPolicy, anyPolicy } from "../arbitrary/policy.ts";
import { plantedWorld, tokensFor } from "../arbitrary/planted.ts";
import { firstRevision, nextRevision } from "../arbitrary/example.ts";
import { isac, others, sharedWorld, someReports, type World } from "../arbitrary/revision.ts";
import { statementIn, statementOn } from "../arbitrary/statement.ts";
import { countTwinOf, twinOf } from "../arbitrary/twin.ts";

const at = "2026-02-01T00:00:00.000Z";
/** The same cases on every run; SEED looks elsewhere, and with SHRINK a failure is made small, which may take minutes. */
const runs = (numRuns: number) => ({
  numRuns,
  seed: Number(process.env["SEED"] ?? 2),
  endOnFailure: process.env["SHRINK"] === undefined,
});

const shipped = fc.constantFrom(...Object.values(shippedPolicies));

function told(world: World, policy: Policy, audience: Audience): Projection | null {
  return disclose({ ...world, policy }, audience, null, at);
}

test("arbitrary statements are such as the codebook admits, and their quotes resolve", () => {
  fc.assert(
    fc.property(sharedWorld, ({ revision, reports }) => {
      for (const assertion of revision.assertions) {
        assert.deepEqual(checkStatement(assertion, "arbitrary"), []);
        for (const piece of assertion.evidence) {
          const cited = reports.get(piece.report);
          assert.ok(cited !== undefined && resolves(piece, cited.report));
        }
      }
    }),
    runs(100),
  );
});

test("two worlds that differ only in what an audience is not told are told alike", () => {
  fc.assert(
    fc.property(sharedWorld, anyPolicy, anyAudience, fc.gen(), (one, policy, audience, g) => {
      const other = twinOf(one, policy, audience, g);
      assert.deepEqual(told(other, policy, audience), told(one, policy, audience));
    }),
    runs(250),
  );
});

test("two worlds that differ only in what an audience is not told are told alike under the policies that ship", () => {
  fc.assert(
    fc.property(sharedWorld, shipped, anyAudience, fc.gen(), (one, policy, audience, g) => {
      const other = twinOf(one, policy, audience, g);
      assert.deepEqual(told(other, policy, audience), told(one, policy, audience));
    }),
    runs(150),
  );
});

test("what an audience is told holds no word that it may not know", () => {
  fc.assert(
    fc.property(plantedWorld, fc.oneof(anyPolicy, shipped), anyAudience, (planted, policy, audience) => {
      const json = JSON.stringify(told(planted, policy, audience)) + audience.name;
      const allowed = tokensFor(planted, policy, audience);
      for (const token of planted.tokens) assert.ok(allowed.has(token) || !json.includes(token), token);
    }),
    runs(150),
  );
});

test("what stands behind a count changes nothing but the count", () => {
  const masked = ({ fields: all, ...rest }: Projection) => {
    const kinds = Object.entries(all).map(([field, one]) => [field, one.kind === "counted" ? "counted" : one]);
    return { rest, fields: Object.fromEntries(kinds) as unknown };
  };
  fc.assert(
    fc.property(sharedWorld, anyPolicy, anyAudience, fc.gen(), (one, policy, audience, g) => {
      const [a, b] = [told(one, policy, audience), told(countTwinOf(one, policy, audience, g), policy, audience)];
      if (a !== null && b !== null) assert.deepEqual(masked(a), masked(b));
    }),
    runs(100),
  );
});

test("a narrower audience never sees more than a wider one under the same policy", () => {
  fc.assert(
    fc.property(sharedWorld, anyOpenPolicy, (one, policy) => {
      for (const group of [isac, others]) {
        const circles = ["public", "member", "partner", partnersOf(group), "desk"] as const;
        const alike = { ...policy, audiences: sameForAll(policy) };
        const seen = circles.map((name) => told(one, alike, audienceNamed(name)));
        for (const [index, wider] of seen.slice(1).entries()) {
          const narrower = seen[index] ?? null;
          if (narrower !== null) assertWithin(narrower, wider);
        }
      }
    }),
    runs(150),
  );
});

test("what is for other groups is as absent for the partners of a group as what was never said, and so is all that is for groups for who is of none", () => {
  fc.assert(
    fc.property(sharedWorld, anyPolicy, anyAudience, (one, policy, audience) => {
      if (audience.name === "desk") return;
      const open = one.revision.assertions.filter(
        ({ groups }) => groups === undefined || groups.some((group) => group === audience.group),
      );
      const without = { ...one, revision: firstRevision(open) };
      assert.deepEqual(told(one, policy, audience), told(without, policy, audience));
    }),
    runs(150),
  );
});

test("whoever is of a group is told the same of what is for no group as partners who are of none", () => {
  fc.assert(
    fc.property(sharedWorld, anyPolicy, fc.constantFrom(isac, others), (one, policy, group) => {
      const open = one.revision.assertions.filter(({ groups }) => groups === undefined);
      const plain = { ...one, revision: firstRevision(open) };
      const [partner, ofGroup] = (["partner", partnersOf(group)] as const).map((name) =>
        told(plain, policy, audienceNamed(name)),
      );
      assert.deepEqual(ofGroup?.fields, partner?.fields);
      assert.deepEqual(ofGroup?.sources, partner?.sources);
    }),
    runs(50),
  );
});

test("a record whose content an audience was told before is the very telling that it was told", () => {
  fc.assert(
    fc.property(sharedWorld, anyPolicy, anyAudience, fc.gen(), (one, policy, audience, g) => {
      const before = told(one, policy, audience);
      if (before === null) return;
      const kept = revive(JSON.stringify(before));
      const later = "2027-01-01T00:00:00.000Z";
      const again = disclose({ ...twinOf(one, policy, audience, g), policy }, audience, kept, later);
      assert.equal(again, kept);
    }),
    runs(100),
  );
});

test("what was kept as JSON comes back as it was told", () => {
  fc.assert(
    fc.property(sharedWorld, anyPolicy, anyAudience, (one, policy, audience) => {
      const projection = told(one, policy, audience);
      if (projection === null) return;
      assert.deepEqual(revive(JSON.stringify(projection)), projection);
      const { version, since, first, audience: name } = projection;
      assert.deepEqual(revive(contentJson(projection), { version, since, first, audience: name }), projection);
    }),
    runs(100),
  );
});

test("a coarsened date never holds a day, and a coarsened value neither speaker nor quote", () => {
  fc.assert(
    fc.property(sharedWorld, anyPolicy, anyAudience, (one, policy, audience) => {
      const projection = told(one, policy, audience);
      const coarse = fieldNames.filter((field) => policy.audiences[audience.tier].fields[field] === "coarsen");
      for (const { content, asserter, asserted, evidence } of coarse.flatMap((field) => shown(projection, field))) {
        if (content.kind === "date") assert.doesNotMatch(content.edtf, /\d{4}-\d\d-\d\d/);
        if (content.kind === "date") assert.equal(content.partOfDay, null);
        assert.deepEqual([asserter, asserted], [null, null]);
        assert.ok(evidence.every(({ quote, credibility }) => quote === null && credibility === null));
      }
    }),
    runs(100),
  );
});

test("under the strict policy nothing is counted for anybody", () => {
  fc.assert(
    fc.property(sharedWorld, anyAudience, (one, audience) => {
      const strict = shippedPolicies["strict"];
      assert.ok(strict !== undefined);
      const projection = told(one, strict, audience);
      assert.ok(Object.values(projection?.fields ?? {}).every(({ kind }) => kind !== "counted"));
    }),
    runs(100),
  );
});

test("a claim never raises the number of attributed actors, whoever repeats it and in whatever stance", () => {
  const claims = someReports.chain((reports) =>
    fc.tuple(
      fc.array(statementIn(reports), { maxLength: 8 }),
      fc.array(
        fc
          .constantFrom("responsibility.claimed", "responsibility.suspected", "claim.state", "actor.alias")
          .chain((field) => statementOn(field, reports)),
        { minLength: 1, maxLength: 8 },
      ),
      fc.constantFrom("journalist", "government", "court", "attacker"),
    ),
  );
  fc.assert(
    fc.property(claims, ([statements, more, role]) => {
      const repeated = more.map((claim): Statement => ({
        ...claim,
        asserter: { role, name: null },
        stance: "reported",
      }));
      assert.deepEqual(attributedActors([...statements, ...more, ...repeated]), attributedActors(statements));
    }),
    runs(150),
  );
});

test("attributions by those with an interest in the matter never count", () => {
  const boasts = someReports.chain((reports) => fc.array(statementOn("responsibility.attributed", reports)));
  fc.assert(
    fc.property(boasts, fc.constantFrom("attacker", "accused"), (statements, role) => {
      const boasted = statements.map((statement) => ({ ...statement, asserter: { role, name: null } }));
      assert.equal(attributedActors(boasted).size, 0);
    }),
    runs(50),
  );
});

test("canonical JSON does not depend on the order of keys, and says as much as JSON does", () => {
  const shuffled = (value: unknown, g: fc.GeneratorValue): unknown => {
    if (Array.isArray(value)) return value.map((entry) => shuffled(entry, g));
    if (value === null || typeof value !== "object") return value;
    const entries = Object.entries(value);
    const order = g(() => fc.shuffledSubarray(entries, { minLength: entries.length }));
    return Object.fromEntries(order.map(([key, member]) => [key, shuffled(member, g)]));
  };
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), fc.gen(), (value, g) => {
      assert.equal(canonicalJson(shuffled(value, g)), canonicalJson(value));
      assert.deepEqual(JSON.parse(canonicalJson(value)), JSON.parse(JSON.stringify(value)));
    }),
    runs(100),
  );
});

test("what comes of a review does not depend on the order of its decisions", () => {
  const reviews = someReports.chain((reports) =>
    fc.tuple(
      fc.uniqueArray(statementIn(reports).map(named), { selector: ({ id }) => id, minLength: 1, maxLength: 8 }),
      fc.uniqueArray(statementIn(reports).map(named), { selector: ({ id }) => id, maxLength: 4 }),
    ),
  );
  fc.assert(
    fc.property(reviews, fc.gen(), ([proposed, standing], g) => {
      const draft = draftOf(proposed.map((assertion) => ({ assertion, standing: "proposed" })));
      const decisions = proposed.map(({ id: target }): Decision => {
        const who = { by: houseAccount, at };
        return g(fc.boolean)
          ? { ...who, kind: "accept", target, reason: null }
          : { ...who, kind: "reject", target, reason: "no" };
      });
      const shuffled = g(() => fc.shuffledSubarray(decisions, { minLength: decisions.length }));
      const outcome = (order: readonly Decision[]) =>
        outcomeOf(
          order.reduce((reviewed, decision) => decide(reviewed, decision, standing), draft),
          standing,
        );
      const sealed = (order: readonly Decision[]) => firstRevision(outcome(order)).digest;
      assert.equal(sealed(shuffled), sealed(decisions));
    }),
    runs(150),
  );
});

test("any change to any revision of a chain breaks it", () => {
  const chains = someReports.chain((reports) =>
    fc.tuple(...[1, 2, 3].map(() => fc.array(statementIn(reports), { minLength: 1, maxLength: 3 }))),
  );
  fc.assert(
    fc.property(chains, fc.nat(2), fc.gen(), ([first = [], ...rest], index, g) => {
      const chain = rest.reduce(
        (revisions, statements) => [...revisions, nextRevision(revisions.at(-1) ?? firstRevision([]), statements)],
        [firstRevision(first)],
      );
      assert.deepEqual(verifyChain(chain), []);
      const revision = chain[index];
      assert.ok(revision !== undefined);
      const changed = g(() =>
        fc.constantFrom(
          { ...revision, note: `${revision.note}!` },
          { ...revision, number: revision.number + 1 },
          { ...revision, assertions: [] },
          { ...revision, incident: "CB-TEST11" as IncidentId },
          { ...revision, made: at },
          ...(index < 2 ? [sealRevision({ ...revision, note: "sealed anew" })] : []),
        ),
      );
      assert.notDeepEqual(verifyChain(chain.with(index, changed)), []);
      if (index < 2) assert.notDeepEqual(verifyChain(chain.toSpliced(index, 1)), []);
    }),
    runs(100),
  );
});

function draftOf(proposals: Draft["proposals"]): Draft {
  return {
    id: "draft" as DraftId,
    incident: "CB-TEST00" as IncidentId,
    base: 0,
    reports: [],
    proposals,
    decisions: [],
    findings: [],
    marking: null,
    state: "open",
    edition: 1,
    opened: at,
    sample: false,
  };
}

function sameForAll({ audiences: { public: everybody } }: Policy): Policy["audiences"] {
  return { public: everybody, member: everybody, partner: everybody, desk: everybody };
}

function shown(projection: Projection | null, field: (typeof fieldNames)[number]): readonly ToldAssertion[] {
  const told = projection?.fields[field];
  return told?.kind === "shown" ? told.assertions : [];
}

/** Every assertion, piece of evidence and source of the one stands in the other; surroundings may be wider there, never narrower. */
function assertWithin(narrower: Projection, wider: Projection | null): void {
  assert.ok(wider !== null);
  if (narrower.illustration !== null) assert.deepEqual(narrower.illustration, wider.illustration);
  const source = ({ sources }: Projection, number: number) => canonicalJson({ ...sources[number - 1], number: null });
  const said = (assertion: ToldAssertion) => canonicalJson({ ...assertion, about: null, evidence: [] });
  for (const field of fieldNames) {
    for (const assertion of shown(narrower, field)) {
      const same = shown(wider, field).filter((other) => said(other) === said(assertion));
      assert.ok(same.length > 0, `${fields[field].label} is told to the narrower audience alone`);
      const pieces = same.flatMap(({ evidence }) => evidence);
      for (const { source: number, quote } of assertion.evidence) {
        const match = pieces.some(
          (piece) =>
            source(wider, piece.source) === source(narrower, number) &&
            piece.quote?.text === quote?.text &&
            (quote?.before === "" || piece.quote?.before === quote?.before),
        );
        assert.ok(match, `evidence on ${field} is told to the narrower audience alone`);
      }
    }
  }
}
