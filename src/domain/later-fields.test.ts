/** A telling that was kept before a field was in the codebook reads as one in which nothing is said of it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { exampleReport, firstRevision, named, quoted, reportsById, said } from "../../test/arbitrary/example.ts";
import { tiers, audiences } from "./audience.ts";
import { contentJson, disclose, revive } from "./disclosure.ts";
import { fieldNames } from "./field.ts";
import type { Projection } from "./projection.ts";
import { shippedPolicies } from "./shipped-policies.ts";
import { subjectKey } from "./subject.ts";

const report = exampleReport("Northfield was hit.");
const victim = said("victim.name", named("Northfield"), quoted(report, "Northfield"), {
  about: subjectKey("victim", 1),
});
const at = "2026-01-01T00:00:00.000Z";
const later = "2026-02-01T00:00:00.000Z";

/** The telling as a store has it that kept it before the field was there. */
function keptBefore(told: Projection): Projection {
  const content = JSON.parse(contentJson(told)) as { fields: Record<string, unknown> };
  delete content.fields["victim.parent"];
  const { version, since, first, audience } = told;
  const revived = revive(JSON.stringify(content), { version, since, first, audience });
  assert.ok(revived.kind === "record");
  return revived;
}

for (const [name, policy] of Object.entries(shippedPolicies)) {
  test(`under the policy ${name} it is the same for everybody, and telling it anew tells no news`, () => {
    const disclosable = { revision: firstRevision([victim]), reports: reportsById([report]), policy };
    for (const audience of tiers) {
      const told = disclose(disclosable, audiences[audience], null, at);
      assert.ok(told !== null);
      const kept = keptBefore(told);
      assert.deepEqual(kept, told);
      assert.deepEqual(Object.keys(kept.fields), fieldNames);
      assert.equal(disclose(disclosable, audiences[audience], kept, later), kept);
    }
  });
}

test("it says nothing where nothing is known of what the policy tells", () => {
  const names = fieldNames.filter((field) => field !== "victim.alias" && field !== "victim.parent");
  const fields = Object.fromEntries(names.map((field) => [field, { kind: "withheld" }]));
  const kept = { kind: "record", incident: "CB-TEST00", evidence: "sources", sample: false, fields, sources: [] };
  const head = { version: 1, since: at, first: at, audience: "public" } as const;
  const revived = revive(JSON.stringify(kept), head);
  assert.ok(revived.kind === "record");
  assert.deepEqual(revived.fields["victim.parent"], { kind: "withheld" });
});
