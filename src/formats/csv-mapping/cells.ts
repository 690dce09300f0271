/** Cells of a row. */
import { escapeStep } from "../leftovers.ts";

/** A row: cells by the names of their columns; whatever is no text is no cell. */
export type Cells = Readonly<Record<string, unknown>>;

/** The cell, trimmed; null where no text stands, or one that no quote can be taken from (half of a surrogate pair). */
export function textAt(cells: Cells, column: string): string | null {
  const cell = Object.hasOwn(cells, column) ? cells[column] : undefined;
  return typeof cell === "string" && cell.isWellFormed() ? cell.trim() : null;
}

/** The JSON Pointer to a column's cell, from the row. */
export function pointerTo(column: string): string {
  return `/${escapeStep(column)}`;
}

/** The row in what was given as a record; null where it is no object. */
export function cellsOf(record: unknown): Cells | null {
  return record !== null && typeof record === "object" && !Array.isArray(record) ? { ...record } : null;
}
