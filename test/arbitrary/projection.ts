/** Projections for the codecs: random ones, and those of records that were read from elsewhere. */
import fc from "fast-check";
import { checkStatement, type Statement } from "../../src/domain/assertion.ts";
import { audiences } from "../../src/domain/audience.ts";
import { digestOf } from "../../src/domain/digest.ts";
import { disclose } from "../../src/domain/disclosure.ts";
import { quotedAt } from "../../src/domain/evidence.ts";
import type { Projection } from "../../src/domain/projection.ts";
import { shippedPolicies } from "../../src/domain/shipped-policies.ts";
import type { Said } from "../../src/formats/format.ts";
import { firstRevision, reportOf, reportsById } from "./example.ts";
import { world } from "./revision.ts";

const at = "2026-01-02T03:04:05.006Z";
const { open, reference } = shippedPolicies;

/** What some audience is told of a random record under some shipped policy. */
export function projections(): fc.Arbitrary<Projection> {
  return fc
    .tuple(world, fc.constantFrom(open, reference), fc.constantFrom("public", "member", "desk"))
    .map(([{ revision, reports, illustration = null }, policy, audience]) =>
      policy === undefined
        ? null
        : disclose(
            { revision, reports, policy, illustration },
            audiences[audience as keyof typeof audiences],
            null,
            at,
          ),
    )
    .filter((projection) => projection !== null);
}

/** What the desk is told of a record that was read, everything in it accepted. Throws where the codebook refuses something, or a pointer leads nowhere. */
export function projectionOf(said: readonly Said[], record: unknown): Projection {
  const text = JSON.stringify(record);
  const cited = reportOf({ text, marking: "TLP:CLEAR", mediaType: "application/json" });
  const statements = said.map((one) => statementFrom(one, record, cited.report.id));
  const refused = statements.flatMap((statement, index) => checkStatement(statement, `said.${index}`));
  if (refused.length > 0) throw new TypeError(`the codebook refuses ${JSON.stringify(refused.slice(0, 5))}`);
  if (open === undefined) throw new TypeError("the open policy does not ship any more");
  const revision = firstRevision(statements);
  const projection = disclose({ revision, reports: reportsById([cited]), policy: open }, audiences.desk, null, at);
  if (projection === null) throw new TypeError(`nothing is told of ${digestOf(text)}`);
  return projection;
}

function statementFrom(
  { pointers, ...said }: Said,
  record: unknown,
  report: Statement["evidence"][number]["report"],
): Statement {
  const evidence = pointers.map((pointer) => {
    const quote = quotedAt(record, pointer);
    if (quote === null || quote === "") throw new TypeError(`nothing stands at ${pointer}`);
    return {
      report,
      place: { kind: "pointer", pointer, quote } as const,
      marking: "TLP:CLEAR" as const,
      credibility: null,
    };
  });
  return { ...said, marking: "TLP:CLEAR", evidence, origin: { by: "import", name: "test", version: "1" } };
}
