/** Parquet files of long rows, written a row group at a time, so that memory holds one group however many rows there are. */
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import { type AssertionRow, type CellType, type ColumnName, columnNames, columns } from "../rows/columns.ts";

/** A row group ends after so many rows, or after so many UTF-16 units of values and evidence: few enough to hold in memory. */
const fullGroup = { rows: 10_000, text: 16_000_000 };

/** Rows that wait to be written, turned into columns. */
interface Group {
  readonly columns: readonly { readonly name: ColumnName; readonly data: AssertionRow[ColumnName][] }[];
  rows: number;
  text: number;
}

/** The physical and converted types of Parquet; every column may be null. Dates are text, as they are everywhere else. */
const types = {
  text: { type: "BYTE_ARRAY", converted_type: "UTF8" },
  integer: { type: "INT32" },
  number: { type: "DOUBLE" },
  boolean: { type: "BOOLEAN" },
} as const satisfies Readonly<Record<CellType, object>>;

/** The bytes of a file with these rows, in pieces. The same rows give the same bytes: the file knows no date and no machine. */
export async function* parquetBytes(
  batches: AsyncIterable<readonly AssertionRow[]>,
  full: typeof fullGroup = fullGroup,
): AsyncGenerator<Uint8Array> {
  const bytes = new ByteWriter();
  const file = new ParquetWriter({ writer: bytes, schema: schema(), createdBy: "Casebook" });
  let group = emptyGroup();
  for await (const rows of batches) {
    for (const row of rows) {
      add(row, group);
      if (group.rows < full.rows && group.text < full.text) continue;
      await writeGroup(file, group);
      group = emptyGroup();
      yield taken(bytes);
    }
  }
  await writeGroup(file, group);
  await file.finish();
  yield taken(bytes);
}

function schema(): ConstructorParameters<typeof ParquetWriter>[0]["schema"] {
  return [
    { name: "casebook", num_children: columnNames.length },
    ...columnNames.map((name) => ({ name, ...types[columns[name].type], repetition_type: "OPTIONAL" as const })),
  ];
}

function emptyGroup(): Group {
  return { columns: columnNames.map((name) => ({ name, data: [] })), rows: 0, text: 0 };
}

function add(row: AssertionRow, group: Group): void {
  for (const { name, data } of group.columns) data.push(row[name]);
  group.rows += 1;
  group.text += (row.value?.length ?? 0) + (row.evidence?.length ?? 0);
}

async function writeGroup(file: ParquetWriter, { columns: columnData, rows }: Group): Promise<void> {
  if (rows > 0) await file.write({ columnData: [...columnData], rowGroupSize: rows });
}

/** What was written since the last time. The writer goes on counting from there, so that the offsets in the footer are right. */
function taken(bytes: ByteWriter): Uint8Array {
  const piece = bytes.getBytes().slice();
  bytes.index = 0;
  return piece;
}
