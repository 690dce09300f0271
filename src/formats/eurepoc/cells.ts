/** Cells of EuRepoC's three tables as one record holds them, and the ways in which several values share a cell. */
import { splitOutside } from "../tables/split.ts";
import { escapeStep } from "../leftovers.ts";
import { parsePython, type PythonValue } from "./python-literal.ts";

/** One row of a table within a record. */
export interface Row {
  readonly cells: Readonly<Record<string, unknown>>;
  /** JSON Pointer to the row: `/incident`, `/attributions/0`, `/receivers/3`. */
  readonly pointer: string;
}

/** A cell that says something. */
export interface Cell {
  /** Trimmed. */
  readonly text: string;
  readonly pointer: string;
}

/** An incident with what belongs to it. */
export interface Joined {
  readonly incident: Row;
  readonly attributions: readonly Row[];
  readonly receivers: readonly Row[];
}

const absent: ReadonlySet<string> = new Set(["", "Not available", "nan", "NaT"]);

/** The record in what was given; null where it is not one. Members that are no rows are left out; leftovers name them. */
export function joinedIn(record: unknown): Joined | null {
  const parts = objectIn(record);
  const incident = objectIn(parts?.["incident"]);
  if (parts === null || incident === null) return null;
  const rows = (name: string): readonly Row[] => {
    const list: unknown = parts[name];
    return (Array.isArray(list) ? list : []).flatMap((one: unknown, index) => {
      const cells = objectIn(one);
      return cells === null ? [] : [{ cells, pointer: `/${name}/${index}` }];
    });
  };
  return {
    incident: { cells: incident, pointer: "/incident" },
    attributions: rows("attributions"),
    receivers: rows("receivers"),
  };
}

/** The cell of a column; null where it is missing, spells that nothing is there, or is no text that a quote can be taken from. */
export function cellAt({ cells, pointer }: Row, column: string): Cell | null {
  const value = Object.hasOwn(cells, column) ? cells[column] : undefined;
  if (typeof value !== "string" || !value.isWellFormed() || absent.has(value.trim())) return null;
  return { text: value.trim(), pointer: `${pointer}/${escapeStep(column)}` };
}

/** The labels of a cell in which `; ` parts them, those left out that spell absence. */
export function labelsIn(cell: Cell | null): readonly string[] {
  return cell === null ? [] : splitOutside(cell.text, ";").filter((label) => !absent.has(label));
}

/**
 * The members of a cell that holds a Python list, each text or null for absent; a list within the list gives a list of those.
 * Empty where the cell is no list.
 */
export function membersIn(cell: Cell | null): readonly (string | null | readonly (string | null)[])[] {
  const value = cell === null ? undefined : parsePython(cell.text);
  return Array.isArray(value)
    ? value.map((member: PythonValue) => (Array.isArray(member) ? member.map(textOf) : textOf(member)))
    : [];
}

/** All texts of a cell, whether it holds a list, lists in a list, joined labels, or one text; absent ones left out. */
export function textsIn(cell: Cell | null): readonly string[] {
  if (cell?.text.startsWith("[") !== true) return labelsIn(cell);
  return membersIn(cell)
    .flat()
    .filter((text) => text !== null);
}

/** Pointers to the cells of a row that spell, in one way or another, that nothing is there. */
export function absentCells({ cells, pointer }: Row): readonly string[] {
  return Object.entries(cells).flatMap(([column, value]) =>
    typeof value === "string" && saysNothing(value.trim()) ? [`${pointer}/${escapeStep(column)}`] : [],
  );
}

function saysNothing(text: string): boolean {
  if (absent.has(text)) return true;
  if (text.startsWith("[")) return isAbsent(parsePython(text));
  return text.includes(";") && text.split(";").every((part) => absent.has(part.trim()));
}

function isAbsent(value: PythonValue | undefined): boolean {
  if (value === null) return true;
  if (typeof value === "string") return absent.has(value.trim());
  return Array.isArray(value) && value.every(isAbsent);
}

function textOf(value: PythonValue): string | null {
  return typeof value === "string" && value.isWellFormed() && !absent.has(value.trim()) ? value.trim() : null;
}

function objectIn(value: unknown): Readonly<Record<string, unknown>> | null {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? { ...value } : null;
}
