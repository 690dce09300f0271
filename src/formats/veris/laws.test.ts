/** Laws of the codec: what is written comes back, for random projections; and nothing that comes in does harm. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { firstRevision, reportsById } from "../../../test/arbitrary/example.ts";
import { projections } from "../../../test/arbitrary/projection.ts";
import { someReports } from "../../../test/arbitrary/revision.ts";
import { statementOn } from "../../../test/arbitrary/statement.ts";
import { audiences } from "../../domain/audience.ts";
import { disclose } from "../../domain/disclosure.ts";
import { type Field, fieldNames } from "../../domain/field.ts";
import type { Projection } from "../../domain/projection.ts";
import { shippedPolicies } from "../../domain/shipped-policies.ts";
import { extensionPath, lostFields, paths } from "./paths.ts";
import { readVeris } from "./read.ts";
import { oldRecord, provenance, reducedRecord, refusedIn, schemaChecker, skipReal, unaccounted } from "./testing.ts";
import { expectedOf, returnedBy, speaker } from "./round-trip.ts";
import { writeVeris } from "./write.ts";

const runs = (numRuns: number) => ({ numRuns, seed: Number(process.env["SEED"] ?? 7) });

/** Fields that have a place of their own, and the lanes: there slots are shared, and subjects meet. */
const placedFields: readonly Field[] = fieldNames.filter(
  (field) => paths[field] !== extensionPath || field.startsWith("responsibility.") || field === "incident.type",
);

/** What the desk is told of a record that says much in few fields. */
const denseProjections: fc.Arbitrary<Projection> = someReports
  .chain((reports) =>
    fc.tuple(
      fc.constant(reports),
      fc.array(
        fc.constantFrom(...placedFields).chain((field) => statementOn(field, reports)),
        {
          minLength: 10,
          maxLength: 45,
          size: "max",
        },
      ),
    ),
  )
  .map(([reports, statements]) => {
    const { open } = shippedPolicies;
    if (open === undefined) throw new TypeError("the open policy does not ship any more");
    const disclosable = { revision: firstRevision(statements), reports: reportsById(reports), policy: open };
    return disclose(disclosable, audiences.desk, null, "2026-01-02T03:04:05.006Z");
  })
  .filter((projection) => projection !== null);

for (const [name, arbitrary] of [
  ["any projection", projections()],
  ["a dense one", denseProjections],
] as const) {
  test(`what is written of ${name} is read back whole`, () => {
    fc.assert(
      fc.property(arbitrary, (projection) => {
        assert.deepEqual(returnedBy(writeVeris(projection, speaker)), expectedOf(projection));
      }),
      runs(120),
    );
  });
}

test("what is written of a dense projection is valid", { skip: skipReal }, () => {
  const problemsOf = schemaChecker();
  fc.assert(
    fc.property(fc.oneof(projections(), denseProjections), (projection) => {
      assert.deepEqual(problemsOf(JSON.parse(JSON.stringify(writeVeris(projection, speaker)))), []);
    }),
    runs(120),
  );
});

test("the same projection is written in the same bytes", () => {
  fc.assert(
    fc.property(projections(), (projection) => {
      assert.equal(JSON.stringify(writeVeris(projection, speaker)), JSON.stringify(writeVeris(projection, speaker)));
    }),
    runs(50),
  );
});

test("no field is lost", () => {
  assert.deepEqual(lostFields, []);
});

test("nothing that comes in is thrown at", () => {
  fc.assert(
    fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true, withSparseArray: true }), (record) => {
      readVeris(record, provenance);
    }),
    runs(500),
  );
});

test("damaged records say only what the codebook admits and what stands there, and every value is accounted for", () => {
  const whole = [oldRecord(), reducedRecord(), { ...oldRecord(), schema_version: "1.4.1" }];
  const damage = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom("Unknown", -1, 1e300, "\ud800", " ", { a: { b: 1 } }, [[["US"]]], { unit: "Never" }, ["A", "B"]),
  );
  fc.assert(
    fc.property(fc.constantFrom(...whole), fc.array(fc.tuple(fc.nat(), damage), { maxLength: 4 }), (record, blows) => {
      let damaged: unknown = record;
      for (const [place, value] of blows) damaged = struck(damaged, place, value);
      damaged = JSON.parse(JSON.stringify(damaged));
      const reading = readVeris(damaged, provenance);
      assert.deepEqual(refusedIn(damaged, reading.said), []);
      assert.deepEqual(unaccounted(damaged, reading), []);
    }),
    runs(700),
  );
});

test("a damaged extension says only what the codebook admits and what stands there", () => {
  const damage = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom("confirmed", "attacker", "responsibility.attributed", "/summary", 9, null, {
      kind: "term",
      term: "x",
    }),
  );
  fc.assert(
    fc.property(denseProjections, fc.array(fc.tuple(fc.nat(), damage), { maxLength: 6 }), (projection, blows) => {
      const { plus, ...rest } = writeVeris(projection, speaker);
      let damaged: unknown = plus;
      for (const [place, value] of blows) damaged = struck(damaged, place, value);
      const record: unknown = JSON.parse(JSON.stringify({ ...rest, plus: damaged }));
      assert.deepEqual(refusedIn(record, readVeris(record, provenance).said), []);
    }),
    runs(60),
  );
});

test("what is nested too deeply, too many and too long is read in time", () => {
  const deep: unknown = JSON.parse(`${"[".repeat(5000)}${"]".repeat(5000)}`);
  const many = Array.from({ length: 5000 }, (_, index) => `name ${index}`);
  for (const value of [deep, many, many.map(() => "US"), ")".repeat(100_000), "a.".repeat(50_000)]) {
    const record = {
      ...oldRecord(),
      reference: value,
      victim: { country: value, secondary: { victim_id: value } },
      actor: { external: { name: value, variety: value } },
      plus: { casebook: { format: 1, said: value, filled: value, speakers: value, odd: value } },
    };
    const reading = readVeris(record, provenance);
    assert.deepEqual(refusedIn(record, reading.said.slice(0, 50)), []);
    readVeris({ ...record, plus: value }, provenance);
  }
});

/** The same data with a value in place of the n-th of its members, counted over all its depths. */
function struck(data: unknown, place: number, value: unknown): unknown {
  const members: (readonly [parent: Record<string, unknown>, key: string])[] = [];
  const copy: unknown = JSON.parse(JSON.stringify(data));
  const visit = (one: unknown): void => {
    if (one === null || typeof one !== "object") return;
    const parent = one as Record<string, unknown>;
    for (const key of Object.keys(parent)) {
      members.push([parent, key]);
      visit(parent[key]);
    }
  };
  visit(copy);
  const [parent, key] = members[place % Math.max(1, members.length)] ?? [];
  if (parent !== undefined && key !== undefined) parent[key] = value;
  return copy;
}
