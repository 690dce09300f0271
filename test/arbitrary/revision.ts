/** Arbitrary worlds: a revision with the reports that it rests on. */
import fc from "fast-check";
import type { CitedReport, Disclosable } from "../../src/domain/disclosure.ts";
import { firstRevision, reportsById } from "./example.ts";
import { reportNumber } from "./report.ts";
import { statementIn } from "./statement.ts";

/** A revision with every report that its evidence names. */
export type World = Pick<Disclosable, "revision" | "reports">;

/** Between one and three reports. */
export const someReports: fc.Arbitrary<readonly CitedReport[]> = fc
  .integer({ min: 1, max: 3 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => reportNumber(index + 1))));

/** A world of up to a dozen assertions. */
export const world: fc.Arbitrary<World> = someReports.chain((cited) =>
  fc
    .array(statementIn(cited), { minLength: 1, maxLength: 12, size: "max" })
    .map((statements) => ({ revision: firstRevision(statements), reports: reportsById(cited) })),
);
