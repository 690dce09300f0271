/** Long rows as cells of text, guarded against spreadsheets. */
import type { Telling } from "../../domain/projection.ts";
import { rowsOf } from "../rows/assertion-row.ts";
import { type AssertionRow, type ColumnName, columnNames } from "../rows/columns.ts";
import { csvText } from "../rows/csv-text.ts";
import { guarded } from "../rows/formula-guard.ts";

/** The cells of one row by the names of their columns; the empty text where there is nothing to say. */
export type LongCells = Readonly<Record<string, string>>;

/** A telling as rows of cells, as they stand in the file. */
export function cellsOfTelling(telling: Telling): { readonly rows: readonly LongCells[] } {
  return {
    rows: rowsOf(telling).map((row) => Object.fromEntries(columnNames.map((name) => [name, cellOf(row, name)]))),
  };
}

/** The file: a header, and then the rows of one telling after another. */
export async function* packLong(tellings: AsyncIterable<Telling>): AsyncGenerator<string> {
  yield csvText([columnNames]);
  for await (const telling of tellings) {
    yield csvText(rowsOf(telling).map((row) => columnNames.map((name) => cellOf(row, name))));
  }
}

function cellOf(row: AssertionRow, name: ColumnName): string {
  const value = row[name];
  return typeof value === "string" ? guarded(value) : value === null ? "" : String(value);
}
