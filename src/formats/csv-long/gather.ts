/** Rows of a long table gathered into records: those of one record, version and audience belong together, wherever they stand. */
import { type Finding, finding } from "../../domain/finding.ts";
import type { Gathered, Table } from "../format.ts";
import type { ColumnName } from "../rows/columns.ts";
import { unguarded } from "../rows/formula-guard.ts";

/** Without these a table is none of ours. */
const needed = ["incident", "field", "state", "polarity", "stance"] as const satisfies readonly ColumnName[];

interface Group {
  readonly rows: Readonly<Record<string, string>>[];
  readonly numbers: Map<string, number[]>;
}

/** The records of all tables, in order of their first rows. Tables without the needed columns, and rows without a record number, are findings. */
export function gatherLong(tables: readonly Table[]): {
  readonly records: readonly Gathered[];
  readonly findings: readonly Finding[];
} {
  const findings: Finding[] = [];
  const groups = new Map<string, Group>();
  for (const table of tables) {
    const missing = needed.filter((name) => !table.columns.includes(name));
    findings.push(...missing.map((name) => finding(table.name, "column-missing", name)));
    if (missing.length > 0) continue;
    for (const { number, cells } of table.rows) {
      const incident = unguarded(cells["incident"] ?? "");
      if (incident === null) findings.push(finding(`${table.name} row ${number}`, "value-missing", "incident"));
      else addTo(groups, JSON.stringify([incident, cells["version"], cells["audience"]]), table.name, number, cells);
    }
  }
  const records = [...groups.values()].map(({ rows, numbers }) => ({ data: { rows }, places: placesOf(numbers) }));
  return { records, findings };
}

function addTo(
  groups: Map<string, Group>,
  key: string,
  table: string,
  number: number,
  cells: Readonly<Record<string, string>>,
): void {
  const group = groups.get(key) ?? { rows: [], numbers: new Map<string, number[]>() };
  groups.set(key, group);
  group.rows.push(cells);
  const numbers = group.numbers.get(table) ?? [];
  group.numbers.set(table, numbers);
  numbers.push(number);
}

/** `long.csv row 2`, `long.csv rows 4-19`: runs of neighbours put together. */
function placesOf(numbers: ReadonlyMap<string, readonly number[]>): readonly string[] {
  return [...numbers].flatMap(([table, all]) =>
    runsOf(all).map(([first, last]) => `${table} ${first === last ? `row ${first}` : `rows ${first}-${last}`}`),
  );
}

function runsOf(numbers: readonly number[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}
