/** Parquet: the long rows in columns with types, for those who count rather than read. */
import type { Projection, Tombstone } from "../../domain/projection.ts";
import type { Format } from "../format.ts";
import { rowsOf, rowsOfAll } from "../rows/assertion-row.ts";
import { columnNames, columns } from "../rows/columns.ts";
import { parquetBytes } from "./parquet-file.ts";

/** The long table of a Casebook as a Parquet file. Only written: what it holds is read back from the long CSV, which holds the same. */
export const parquetFormat: Format = {
  name: "parquet",
  label: "Parquet",
  about: "The long table as a file of typed columns for statistics programs; nothing is lost.",
  version: "1",
  reads: null,
  writes: {
    mediaType: "application/vnd.apache.parquet",
    extension: "parquet",
    write: (projection: Projection) => ({ rows: rowsOf(projection) }),
    bury: (tombstone: Tombstone) => ({ rows: rowsOf(tombstone) }),
    pack: (tellings) => parquetBytes(rowsOfAll(tellings)),
    packFolder: null,
    columns: columnNames.map((name) => ({ name, type: columns[name].type, about: columns[name].about })),
    loses: { fields: [], facets: [], further: [] },
  },
};
