/** Cells of text as typed rows: the way back from the file, with a finding for every cell that is none of its column's type. */
import { type Finding, finding } from "../../domain/finding.ts";
import { escapeStep } from "../leftovers.ts";
import { type AssertionRow, type CellType, columnNames, columns } from "../rows/columns.ts";
import { unguarded } from "../rows/formula-guard.ts";
import type { Loose } from "../parse-saying.ts";

/** The row behind an object of cells. Cells that are missing are empty; `at` is the pointer of the row. */
export function rowOfCells(cells: Loose, at: string): { readonly row: AssertionRow; readonly findings: Finding[] } {
  const findings: Finding[] = [];
  const entries = columnNames.map((name) => {
    const cell = Object.hasOwn(cells, name) ? cells[name] : undefined;
    const value = cell === undefined || cell === null ? null : valueOf(cell, columns[name].type);
    if (value === undefined) findings.push(finding(`${at}/${name}`, "value-not-admitted", cell));
    return [name, value ?? null];
  });
  for (const [name, cell] of Object.entries(cells)) {
    if (Object.hasOwn(columns, name) || cell === "" || cell === null) continue;
    findings.push(finding(`${at}/${escapeStep(name)}`, "import-lost", cell));
  }
  return { row: Object.fromEntries(entries) as AssertionRow, findings };
}

/** Undefined where the cell holds nothing of the type. */
function valueOf(cell: unknown, type: CellType): string | number | boolean | null | undefined {
  if (typeof cell !== "string") return undefined;
  const text = unguarded(cell);
  if (text === null || type === "text") return text;
  if (type === "boolean") return text === "true" ? true : text === "false" ? false : undefined;
  const number = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN;
  if (!Number.isFinite(number) || (type === "integer" && !Number.isSafeInteger(number))) return undefined;
  return number;
}
