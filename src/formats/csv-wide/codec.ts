/** CSV wide: one row a record, one column a field and one for its state, for spreadsheets and a first look. */
import type { Format } from "../format.ts";
import { wideColumns } from "./columns.ts";
import { readWide } from "./read.ts";
import { packWide, wideCells } from "./write.ts";

/** The wide table of a Casebook, read and written. */
export const csvWideFormat: Format = {
  name: "csv-wide",
  label: "CSV, wide",
  about: "Casebook's own table with one row a record and a column for each field and its state; made for spreadsheets.",
  version: "1",
  reads: { intake: { kind: "rows" }, read: readWide },
  writes: {
    mediaType: "text/csv; charset=utf-8; header=present",
    extension: "csv",
    write: wideCells,
    bury: wideCells,
    pack: packWide,
    packFolder: null,
    columns: wideColumns.map(({ name, about }) => ({ name, type: "text", about })),
    loses: {
      fields: [],
      facets: ["stance", "asserter", "asserted", "likelihood", "confidence", "part of day", "basis", "evidence"],
      further: [
        {
          sentence: "What was taken back or replaced by a later word is left out.",
          takes: ({ stance }) => stance === "retracted" || stance === "superseded",
        },
        {
          sentence: "That a stated absence is itself denied (“it is not so that none was taken”) has no cell.",
          takes: ({ polarity, content }) => polarity === "negated" && content.kind === "unknown",
        },
      ],
    },
  },
};
