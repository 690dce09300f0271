/** Arbitrary worlds: a revision with the reports that it rests on. */
import fc from "fast-check";
import type { CitedReport, Disclosable } from "../../src/domain/disclosure.ts";
import type { Statement } from "../../src/domain/assertion.ts";
import type { GroupName } from "../../src/domain/audience.ts";
import { firstRevision, reportsById } from "./example.ts";
import { anyIllustration } from "./illustration.ts";
import { reportNumber } from "./report.ts";
import { statementIn } from "./statement.ts";

/** A revision with every report that its evidence names, and the picture that stands beside the record. */
export type World = Pick<Disclosable, "revision" | "reports" | "illustration">;

/** Between one and three reports. */
export const someReports: fc.Arbitrary<readonly CitedReport[]> = fc
  .integer({ min: 1, max: 3 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => reportNumber(index + 1))));

/** A world of up to a dozen assertions. */
export const world: fc.Arbitrary<World> = someReports.chain((cited) =>
  fc
    .tuple(
      fc.array(statementIn(cited), { minLength: 1, maxLength: 12, size: "max" }),
      fc.option(anyIllustration, { freq: 2 }),
    )
    .map(([statements, illustration]) => ({
      revision: firstRevision(statements),
      reports: reportsById(cited),
      illustration,
    })),
);

/** Two sharing groups that things are for. */
export const [isac, others] = ["isac", "others"] as readonly string[] as readonly [GroupName, GroupName];

/** The groups that something is for; most often none in particular. */
export const anyGroups: fc.Arbitrary<readonly GroupName[] | undefined> = fc.constantFrom(
  ...[undefined, undefined, undefined],
  ...[[isac], [others], [isac, others]],
);

/** The statement for these groups. */
export function sharedWith([statement, groups]: readonly [Statement, readonly GroupName[] | undefined]): Statement {
  return groups === undefined ? statement : { ...statement, groups };
}

/** A world in which some assertions are for groups. */
export const sharedWorld: fc.Arbitrary<World> = fc
  .tuple(world, fc.array(anyGroups, { minLength: 12, maxLength: 12 }))
  .map(([one, dice]) => {
    const assertions = one.revision.assertions.map((assertion, index) => sharedWith([assertion, dice[index]]));
    return { ...one, revision: firstRevision(assertions) };
  });
