/** CSV long: one row for everything that is said, with its speaker, its evidence and its parts each in a column of their own. */
import type { Format } from "../format.ts";
import { columnNames, columns } from "../rows/columns.ts";
import { gatherLong } from "./gather.ts";
import { readLong } from "./read.ts";
import { cellsOfTelling, packLong } from "./write.ts";

/** The long table of a Casebook, read and written. */
export const csvLongFormat: Format = {
  name: "csv-long",
  label: "CSV, long",
  about:
    "Casebook's own table with one row for everything that is said, by whom and on what evidence; nothing is lost.",
  version: "1",
  reads: { intake: { kind: "tables", gather: gatherLong }, read: readLong },
  writes: {
    mediaType: "text/csv; charset=utf-8; header=present",
    extension: "csv",
    write: cellsOfTelling,
    bury: cellsOfTelling,
    pack: packLong,
    packFolder: null,
    columns: columnNames.map((name) => ({ name, type: columns[name].type, about: columns[name].about })),
    loses: { fields: [], facets: [], further: [] },
  },
};
