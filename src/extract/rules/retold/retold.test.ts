/** Every telling in this folder gives the facts that a careful coder takes from it, whatever its style. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { resolves } from "../../../domain/evidence.ts";
import { isField } from "../../../domain/field.ts";
import type { Extraction } from "../../extractor.ts";
import { draftOf, reportOf, statementsOf, valuesOf } from "../testing.ts";
import { freeOutages1 } from "./free-outages-1.ts";
import { freeOutages2 } from "./free-outages-2.ts";
import { freeOutages3 } from "./free-outages-3.ts";
import { freeOutages4 } from "./free-outages-4.ts";
import { freeOutages5 } from "./free-outages-5.ts";
import { laterEvents, retoldEvents, type RetoldEvent } from "./others.ts";
import { latestOutages, laterOutages, retoldOutages, type RetoldOutage } from "./outages.ts";

function assertVerbatim(draft: Extraction, text: string): void {
  const report = reportOf(text);
  for (const { statement } of draft.proposals)
    assert.ok(statement.evidence.every((piece) => resolves(piece, { ...report, mediaType: "text/plain" })));
}

/** What happened, to what, and when. */
function assertEvent(draft: Extraction, told: RetoldOutage): void {
  assert.deepEqual(valuesOf(draft, "incident.type"), ["ddos"]);
  assert.deepEqual(valuesOf(draft, "technique"), ["T1498"]);
  assert.deepEqual(valuesOf(draft, "cia.availability"), ["affected"]);
  for (const field of ["cia.confidentiality", "cia.integrity"] as const)
    assert.ok(!valuesOf(draft, field).includes("affected"), field);
  assert.deepEqual(valuesOf(draft, "date.began"), [told.began]);
  if (told.restored !== null) assert.deepEqual(valuesOf(draft, "date.restored"), [told.restored]);
  const { victim } = told;
  if (victim !== null) assert.ok(valuesOf(draft, "victim.name").some((name) => victim.test(name)));
  for (const what of told.spared) assert.match(valuesOf(draft, "finding.not-affected").join(" | "), what);
}

/** Who claims, and that nobody is blamed. */
function assertLanes(draft: Extraction, told: RetoldOutage): void {
  const [claim, ...others] = statementsOf(draft, "responsibility.claimed");
  assert.deepEqual(others, []);
  assert.equal(claim?.asserter.role, "attacker");
  assert.match(valuesOf(draft, "responsibility.claimed").join(), told.claimant);
  if (told.channel !== null) assert.ok(valuesOf(draft, "claim.channel").includes(told.channel));
  assert.ok(valuesOf(draft, "claim.state").every((state) => state === "open"));
  for (const lane of ["responsibility.attributed", "responsibility.suspected"] as const)
    assert.deepEqual(valuesOf(draft, lane), []);
  const refusals = statementsOf(draft, "responsibility.not-attributed").map(({ asserter }) => asserter.role);
  assert.ok(refusals.includes(told.refuses ?? "victim"));
}

describe("a claimed flood of requests", () => {
  for (const told of [
    ...retoldOutages,
    ...laterOutages,
    ...latestOutages,
    ...freeOutages1,
    ...freeOutages2,
    ...freeOutages3,
    ...freeOutages4,
    ...freeOutages5,
  ]) {
    test(`told as: ${told.style}`, () => {
      const draft = draftOf(told.text, { published: told.published });
      assertVerbatim(draft, told.text);
      assertEvent(draft, told);
      assertLanes(draft, told);
      const rest = draft.proposals.filter(({ statement }) => statement.field !== "relation.dismissed");
      assert.doesNotMatch(JSON.stringify(rest), told.elsewhere);
    });
  }
});

function assertTold(draft: Extraction, { exactly, among = {}, victim, findings = [] }: RetoldEvent): void {
  for (const [field, values] of Object.entries(exactly))
    if (isField(field)) assert.deepEqual(valuesOf(draft, field).toSorted(), values.toSorted(), field);
  for (const [field, pattern] of Object.entries(among))
    if (isField(field)) assert.match(valuesOf(draft, field).join(" | "), pattern, field);
  for (const code of findings)
    assert.ok(
      draft.findings.some((one) => one.code === code),
      code,
    );
  const proposed = draft.proposals.filter(({ standing }) => standing === "proposed");
  if (victim !== undefined) assert.deepEqual(valuesOf({ proposals: proposed }, "victim.name"), [victim]);
}

describe("events of other kinds", () => {
  for (const told of [...retoldEvents, ...laterEvents]) {
    test(`told as: ${told.style}`, () => {
      const draft = draftOf(told.text, { published: told.published });
      assertVerbatim(draft, told.text);
      assertTold(draft, told);
    });
  }
});
