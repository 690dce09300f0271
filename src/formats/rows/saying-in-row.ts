/** What a long row says, read back. A row that tells only how many, or nothing, says nothing that could be taken over. */
import { fields, isField } from "../../domain/field.ts";
import type { ValueKind } from "../../domain/value.ts";
import type { AssertionRow } from "./columns.ts";
import { type ParsedSaying, parseSaying } from "../parse-saying.ts";

/** Whether a row tells something that is said, and not merely that there is something. */
export function saysSomething({ state }: Pick<AssertionRow, "state">): boolean {
  return state !== "counted" && state !== "withheld" && state !== "withdrawn";
}

/** The saying of a row, or what is wrong with it; `at` is the place of every finding. Asked only of rows that say something. */
export function sayingInRow(row: AssertionRow, at: string, publisher: string): ParsedSaying {
  const { field, about, polarity, stance, asserted, likelihood, confidence } = row;
  const asserter = row.asserter_role === null ? null : { role: row.asserter_role, name: row.asserter_name };
  const loose = { field, about, polarity, stance, asserter, asserted, likelihood, confidence };
  return parseSaying({ ...loose, content: contentOf(row) }, at, publisher);
}

/** In the shape of a value of the field's kind; whether it is one, `parseSaying` finds out. */
function contentOf(row: AssertionRow): unknown {
  if (row.state !== "shown") return { kind: "unknown", state: row.state };
  const kind = row.field !== null && isField(row.field) ? fields[row.field].value : null;
  return kind === null ? null : { kind, ...partsOf(kind, row) };
}

function partsOf(kind: ValueKind, row: AssertionRow): Readonly<Record<string, unknown>> {
  const { value } = row;
  switch (kind) {
    case "name":
      return { name: value };
    case "term":
      return { term: value };
    case "prose":
      return { text: value };
    case "date":
      return { edtf: row.date_edtf, partOfDay: row.date_part };
    case "amount":
      return { min: row.amount_min, max: row.amount_max, qualifier: row.amount_qualifier, unit: row.amount_unit };
    case "party":
      return { name: value, basis: row.basis };
    case "matter":
      return { what: value, object: row.object };
    case "relation":
      return { what: value, incident: row.relation_incident, reason: row.relation_reason };
  }
}
