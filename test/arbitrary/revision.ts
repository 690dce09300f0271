/** Arbitrary worlds: a revision with the reports that it rests on. */
import fc from "fast-check";
import { type AccountId, houseAccount } from "../../src/domain/account.ts";
import { assert, type Assertion, type Statement } from "../../src/domain/assertion.ts";
import type { CitedReport, Disclosable } from "../../src/domain/disclosure.ts";
import type { DraftId } from "../../src/domain/draft.ts";
import type { IncidentId } from "../../src/domain/incident.ts";
import type { ReportId } from "../../src/domain/report.ts";
import { type Revision, sealRevision } from "../../src/domain/revision.ts";
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

/** The first revision of a record that says so. */
export function firstRevision(statements: readonly Statement[]): Revision {
  return sealRevision({
    incident: "CB-TEST00" as IncidentId,
    number: 1,
    predecessor: null,
    assertions: unique(statements.map(assert)),
    draft: "draft" as DraftId,
    by: houseAccount,
    made: "2026-01-02T00:00:00.000Z",
    note: "",
    sample: false,
  });
}

/** The revision that follows another and says this. */
export function nextRevision(before: Revision, statements: readonly Statement[], note = ""): Revision {
  return sealRevision({
    incident: before.incident,
    number: before.number + 1,
    predecessor: before.digest,
    assertions: unique(statements.map(assert)),
    draft: `draft-${before.number + 1}` as DraftId,
    by: "a".repeat(16) as AccountId,
    made: "2026-01-03T00:00:00.000Z",
    note,
    sample: false,
  });
}

/** Reports by their ids, as disclosure wants them. */
export function reportsById(cited: readonly CitedReport[]): ReadonlyMap<ReportId, CitedReport> {
  return new Map(cited.map((one) => [one.report.id, one]));
}

function unique(assertions: readonly Assertion[]): readonly Assertion[] {
  return [...new Map(assertions.map((assertion) => [assertion.id, assertion])).values()];
}
