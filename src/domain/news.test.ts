/** Tests of news: what a change means, told by nothing but what the audience is told. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  exampleReport,
  firstRevision,
  named,
  party,
  quoted,
  reportsById,
  said,
  term,
} from "../../test/arbitrary/example.ts";
import type { Statement } from "./assertion.ts";
import { audiences } from "./audience.ts";
import { bury, disclose } from "./disclosure.ts";
import { newsOf } from "./news.ts";
import { policyFrom } from "./policy.ts";
import type { Projection, Telling } from "./projection.ts";
import { open, reference } from "./shipped-policies.ts";

const cited = exampleReport("Northfield was hit, Grey Heron says.");
const evidence = quoted(cited, "Northfield");
const victim = said("victim.name", named("Northfield"), evidence);
const claim = said("responsibility.claimed", party("Grey Heron"), evidence, {
  stance: "claimed",
  asserter: { role: "attacker", name: "Grey Heron" },
});
const withdrawn = said("claim.state", term("withdrawn"), evidence);
const attribution = said("responsibility.attributed", party("Grey Heron"), evidence, {
  asserter: { role: "government", name: null },
});

function told(statements: readonly Statement[], before: Telling | null = null, policy = open): Projection {
  const disclosable = {
    revision: firstRevision(statements),
    reports: reportsById([cited]),
    policy: policyFrom(policy),
  };
  const telling = disclose(disclosable, audiences.public, before, "2026-01-02T00:00:00.000Z");
  if (telling === null) throw new TypeError("nothing is told");
  return telling;
}

test("a record is new once, and its lanes are news of their own", () => {
  assert.deepEqual(newsOf(null, told([victim])), ["published"]);
  assert.deepEqual(newsOf(null, told([victim, attribution])), ["published", "first-attribution"]);
  assert.deepEqual(newsOf(told([victim]), told([victim, claim])), ["claim-made"]);
  assert.deepEqual(newsOf(told([victim, claim]), told([victim, claim, withdrawn])), ["claim-withdrawn"]);
  assert.deepEqual(newsOf(told([victim, attribution]), told([victim, attribution, claim])), ["claim-made"]);
});

test("what is no longer told as it was is a correction, and what is told besides an addition", () => {
  const other = said("victim.name", named("Southfield"), evidence);
  assert.deepEqual(newsOf(told([victim]), told([other])), ["correction"]);
  assert.deepEqual(newsOf(told([victim]), told([victim, said("malware", named("Mud"), evidence)])), ["addition"]);
  assert.deepEqual(newsOf(told([victim, attribution]), told([victim])), ["correction"]);
});

test("a further source for the same is an addition", () => {
  const twice = { ...victim, evidence: [evidence, quoted(cited, "hit")] };
  assert.deepEqual(newsOf(told([victim]), told([twice])), ["addition"]);
});

test("an audience that is told a number hears of a first attribution by the number", () => {
  const before = told([victim], null, reference);
  assert.deepEqual(newsOf(before, told([victim, attribution], before, reference)), ["first-attribution"]);
});

test("what is withheld is no news: a change of it tells nothing at all", () => {
  const before = told([victim], null, reference);
  assert.equal(told([victim, claim], before, reference), before);
});

test("a record that was withdrawn is a retraction, and one that comes back is reinstated", () => {
  const record = told([victim]);
  const stone = bury(record, "It was about another town.", "2026-01-03T00:00:00.000Z");
  if (stone === null) throw new TypeError("nothing was buried");
  assert.deepEqual(newsOf(record, stone), ["retraction"]);
  assert.deepEqual(newsOf(stone, told([victim], stone)), ["reinstated"]);
});
