/** The law of round trips: what is written in a format and read again is what was told, less what the format says that it loses. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { allFormats } from "../../src/formats/all-formats.ts";
import { projections } from "../arbitrary/projection.ts";
import { comesBack, realRecords, realSources } from "./round-trip.ts";

/** Of the real records every so manyth; `bench/round-trips.ts` takes all of them. */
const step = 40;

const both = allFormats.filter(({ reads, writes }) => reads !== null && writes !== null);

test("there are formats that are read and written", () => {
  assert.deepEqual(
    both.map(({ name }) => name),
    ["veris", "stix", "stix-extended", "misp", "csv-long", "csv-wide", "ndjson"],
  );
});

for (const format of both) {
  test(`whatever an audience is told comes back from ${format.name}, less what it loses`, () => {
    fc.assert(
      fc.property(projections(), (projection) => {
        comesBack(format, projection);
      }),
      { numRuns: 40 },
    );
  });
}

for (const source of realSources) {
  const here = source.isHere();
  void describe(
    `records of ${source.name}${here ? "" : " (skipped: ../shared/data is not here)"}`,
    { skip: !here },
    () => {
      for (const format of both) {
        test(`come back from ${format.name}`, () => {
          let looked = 0;
          for (const projection of realRecords(source, step)) {
            comesBack(format, projection);
            looked += 1;
          }
          assert.ok(looked > 0);
        });
      }
    },
  );
}
