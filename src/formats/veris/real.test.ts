/** The community's own records, where they are at hand: all of them in, accounted for, out again and valid. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { projectionOf } from "../../../test/arbitrary/projection.ts";
import { readVeris } from "./read.ts";
import { expectedOf, returnedBy, speaker } from "./round-trip.ts";
import { provenance, realFile, realRecords, refusedIn, schemaChecker, skipReal, unaccounted } from "./testing.ts";
import { writeVeris } from "./write.ts";

test("real records of VERIS are read, accounted for, written validly and read back whole", { skip: skipReal }, () => {
  const sets = {
    valid: { records: realRecords("vcdb/valid"), count: 1790 },
    samples: { records: realRecords("vcdb/current_schema_samples"), count: 5 },
    reduced: { records: realFile("vcdb_reduced/vcdb.json") as readonly unknown[], count: 5128 },
  };
  const problemsOf = schemaChecker();
  for (const [name, { records, count }] of Object.entries(sets)) {
    assert.equal(records.length, count, name);
    for (const [index, record] of records.entries()) {
      const reading = readVeris(record, provenance);
      assert.deepEqual(refusedIn(record, reading.said), [], `${name} ${index}`);
      assert.deepEqual(unaccounted(record, reading), [], `${name} ${index}`);
      const projection = projectionOf(reading.said, record);
      const written = writeVeris(projection, speaker);
      assert.deepEqual(problemsOf(written), [], `${name} ${index}`);
      assert.deepEqual(returnedBy(written), expectedOf(projection), `${name} ${index}`);
    }
  }
});
