/** The data dictionary of a release: every field with its terms, and every column of its tables. */
import { type Field, fieldNames, fields } from "../domain/field.ts";
import { unknownStates } from "../domain/value.ts";
import type { WrittenColumn } from "../formats/format.ts";

/** A table of the release. */
export interface DescribedTable {
  readonly file: string;
  readonly columns: readonly WrittenColumn[];
}

/** The dictionary as JSON. */
export function codebookJson(tables: readonly DescribedTable[]): string {
  return `${JSON.stringify({ fields: fieldNames.map(fieldEntry), states: unknownStates, tables }, null, 2)}\n`;
}

const head = ["entry", "of", "name", "label", "definition", "value", "about", "units", "states", "speakers"] as const;

/** The dictionary as a table (RFC 4180): a row for each field, each of its terms, and each column; `entry` says which, `of` of what. */
export function codebookCsv(tables: readonly DescribedTable[]): string {
  const rows = [
    ...fieldNames.flatMap(fieldRows),
    ...tables.flatMap(({ file, columns }) =>
      columns.map(({ name, type, about }) => row({ entry: "column", of: file, name, definition: about, value: type })),
    ),
  ];
  return [head, ...rows].map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
}

function fieldEntry(field: Field) {
  const { label, definition, value, about, terms, units, states, speakers } = fields[field];
  return { field, label, definition, value, about, terms, units, states, speakers };
}

function fieldRows(field: Field): readonly (readonly string[])[] {
  const { label, definition, value, about, terms, units, states, speakers } = fields[field];
  return [
    row({
      entry: "field",
      name: field,
      label,
      definition,
      value,
      about,
      units: units.join(" "),
      states: states.join(" "),
      speakers: speakers === null ? "any" : speakers.join(" "),
    }),
    ...Object.entries(terms ?? {}).map(([name, meaning]) => row({ entry: "term", of: field, name, label: meaning })),
  ];
}

function row(cells: Readonly<Partial<Record<(typeof head)[number], string>>>): readonly string[] {
  return head.map((name) => cells[name] ?? "");
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
