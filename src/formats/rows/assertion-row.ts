/** Long rows: one for everything that a telling says, and one for every field of which it tells only how many, or nothing. */
import { type Field, fieldNames, fields } from "../../domain/field.ts";
import type { Projection, Telling, ToldAssertion, Tombstone } from "../../domain/projection.ts";
import { sayContent } from "../../domain/say.ts";
import { type Content, unknownStates } from "../../domain/value.ts";
import { getWhen } from "../../domain/when.ts";
import { type AssertionRow, type ColumnName, columnNames } from "./columns.ts";
import { evidenceWriter } from "./told-evidence.ts";

/** What the state of a row may be, besides the stated absences of a value. */
export const rowStates = ["shown", "counted", "withheld", "withdrawn"] as const;

const empty: AssertionRow = Object.fromEntries(columnNames.map((name) => [name, null])) as Record<ColumnName, null>;

/** The rows of a telling, in the order of the codebook. A withdrawn record has one row, with the reason as its value. */
export function rowsOf(telling: Telling): readonly AssertionRow[] {
  return telling.kind === "tombstone" ? [stoneRow(telling)] : recordRows(telling);
}

/** The rows of all tellings, a telling at a time. */
export async function* rowsOfAll(tellings: AsyncIterable<Telling>): AsyncGenerator<readonly AssertionRow[]> {
  for await (const telling of tellings) yield rowsOf(telling);
}

function stoneRow({ incident, version, since, audience, reason }: Tombstone): AssertionRow {
  return { ...empty, incident, version, since, audience, state: "withdrawn", value: reason };
}

function recordRows(projection: Projection): readonly AssertionRow[] {
  const { incident, version, since, audience, evidence, sample } = projection;
  const frame: AssertionRow = { ...empty, incident, version, since, audience, evidence_form: evidence, sample };
  const evidenceCells = evidenceWriter(projection.sources);
  return fieldNames.flatMap((field) => {
    const told = projection.fields[field];
    const ofField: AssertionRow = { ...frame, field, field_label: fields[field].label };
    switch (told.kind) {
      case "shown":
        return told.assertions.map((assertion) => ({
          ...ofField,
          ...cellsOf(field, assertion),
          ...evidenceCells(assertion.evidence),
        }));
      case "counted":
        return [{ ...ofField, state: "counted", count: told.count }];
      case "withheld":
        return [{ ...ofField, state: "withheld" }];
    }
  });
}

function cellsOf(field: Field, said: ToldAssertion): Partial<AssertionRow> {
  const { about, content, polarity, stance, asserter, asserted, likelihood, confidence, origin } = said;
  return {
    about,
    state: content.kind === "unknown" ? content.state : "shown",
    ...contentCells(content),
    value_label: content.kind === "unknown" ? unknownStates[content.state] : sayContent(field, content),
    polarity,
    stance,
    asserter_role: asserter?.role ?? null,
    asserter_name: asserter?.name ?? null,
    asserted,
    likelihood,
    confidence,
    origin,
  };
}

/** The cells that hold a value; none for a stated absence. */
export function contentCells(content: Content): Partial<AssertionRow> {
  switch (content.kind) {
    case "name":
      return { value: content.name };
    case "term":
      return { value: content.term };
    case "prose":
      return { value: content.text };
    case "date":
      return { value: content.edtf, ...dateCells(content.edtf), date_part: content.partOfDay };
    case "amount": {
      const { min, max, qualifier, unit } = content;
      const value = min === null || max === null || min === max ? String(min ?? max) : `${min}/${max}`;
      return { value, amount_min: min, amount_max: max, amount_qualifier: qualifier, amount_unit: unit };
    }
    case "party":
      return { value: content.name, basis: content.basis };
    case "matter":
      return { value: content.what, object: content.object };
    case "relation":
      return { value: content.what, relation_incident: content.incident, relation_reason: content.reason };
    case "unknown":
      return {};
  }
}

/** A date as the four columns that every table of ours gives it. */
function dateCells(edtf: string): Partial<AssertionRow> {
  const { min, max, precision } = getWhen(edtf);
  return { date_edtf: edtf, date_min: min, date_max: max, date_precision: precision };
}
