/** Long rows of one record, read back: every row that says something becomes a saying, every other value a finding. */
import { type Finding, finding } from "../../domain/finding.ts";
import type { Provenance, RecordReading, Said } from "../format.ts";
import { escapeStep } from "../leftovers.ts";
import { contentCells } from "../rows/assertion-row.ts";
import type { AssertionRow, ColumnName } from "../rows/columns.ts";
import { isLoose, type Loose } from "../parse-saying.ts";
import { frameOf } from "../rows/record-frame.ts";
import { sayingInRow, saysSomething } from "../rows/saying-in-row.ts";
import { linksInEvidence } from "../rows/told-evidence.ts";
import { rowOfCells } from "./cells.ts";

/** The columns that hold a value or parts of one. */
const contentColumns = [
  "value",
  "date_edtf",
  "date_min",
  "date_max",
  "date_precision",
  "date_part",
  "amount_min",
  "amount_max",
  "amount_qualifier",
  "amount_unit",
  "basis",
  "object",
  "relation_incident",
  "relation_reason",
  "count",
] as const satisfies readonly ColumnName[];

/** A record as `gather` and `cellsOfTelling` make it: `{ rows: [cells] }`. */
export function readLong(record: unknown, { publisher }: Provenance): RecordReading {
  const rows = isLoose(record) ? record["rows"] : null;
  if (!isLoose(record) || !Array.isArray(rows)) return nothing([finding("", "record-shape", record)]);
  const beside = Object.keys(record).filter((name) => name !== "rows");
  const findings: Finding[] = beside.map((name) => finding(`/${escapeStep(name)}`, "import-lost", record[name]));
  const said: Said[] = [];
  const read: AssertionRow[] = [];
  rows.forEach((cells: unknown, index) => {
    const at = `/rows/${index}`;
    if (!isLoose(cells)) {
      findings.push(finding(at, "record-shape", cells));
      return;
    }
    const parsed = rowOfCells(cells, at);
    read.push(parsed.row);
    // A row may have more columns than a call may have arguments.
    for (const one of parsed.findings) findings.push(one);
    findings.push(...rowFindings(parsed.row, at, publisher, cells, said));
  });
  return {
    ...frameOf(firstOf(read, "incident"), firstOf(read, "since"), said),
    links: linksInEvidence(read.flatMap(({ evidence }) => evidence ?? [])),
    said,
    findings: [...findings, ...sampleFindings(read)],
  };
}

/** Adds what the row says to `said`, and gives what could not be taken over. */
function rowFindings(row: AssertionRow, at: string, publisher: string, cells: Loose, said: Said[]): readonly Finding[] {
  if (!saysSomething(row)) return lostCells(row, {}, at);
  const { spoken, findings } = sayingInRow(row, at, publisher);
  if (spoken === null) return findings;
  said.push({ ...spoken, marking: null, pointers: [`${at}/${placeOf(cells)}`] });
  const nameless = row.asserter_role === null && row.asserter_name !== null;
  return [
    ...lostCells(row, contentCells(spoken.content), at),
    ...(nameless ? [finding(`${at}/asserter_name`, "import-lost", row.asserter_name)] : []),
  ];
}

/** What stands in a cell without being part of the value that was read. */
function lostCells(row: AssertionRow, known: Partial<AssertionRow>, at: string): readonly Finding[] {
  return contentColumns
    .filter((name) => row[name] !== null && row[name] !== known[name])
    .map((name) => finding(`${at}/${name}`, "import-lost", row[name]));
}

/** The cell that a reader would look at: the value, or else what says why there is none. */
function placeOf(cells: Loose): ColumnName {
  const stands = (name: ColumnName) => {
    const cell = Object.hasOwn(cells, name) ? cells[name] : null;
    return typeof cell === "string" && cell !== "" && cell.isWellFormed();
  };
  return (["value", "value_label", "date_edtf", "amount_min", "amount_max"] as const).find(stands) ?? "state";
}

/** Sample records are told apart here; whoever takes them over must know. */
function sampleFindings(rows: readonly AssertionRow[]): readonly Finding[] {
  const index = rows.findIndex(({ sample }) => sample === true);
  return index < 0 ? [] : [finding(`/rows/${index}/sample`, "import-lost", true)];
}

function firstOf(rows: readonly AssertionRow[], column: "incident" | "since"): string | null {
  return rows.find((row) => row[column] !== null)?.[column] ?? null;
}

function nothing(findings: readonly Finding[]): RecordReading {
  return { key: null, title: null, published: null, url: null, links: [], said: [], findings };
}
