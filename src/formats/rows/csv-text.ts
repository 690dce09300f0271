/** CSV after RFC 4180: commas, lines that end in CR LF, quotes doubled within quotes, UTF-8. */
import { stringify } from "csv-stringify/sync";

/** The lines of a table, the last one ended too. A cell with a line break, quote or comma is quoted. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.length === 0 ? "" : stringify([...rows], { record_delimiter: "windows", quote_record_delimiter: true });
}
