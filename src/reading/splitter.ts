/** What the house asks of whoever takes files of data apart: a file goes in, its records come out one at a time, however large it is. */
import type { Finding } from "../domain/finding.ts";

/** A file that is read in pieces, and may be opened more than once. */
export interface InputFile {
  /** As people know it; its ending is not looked at. */
  readonly name: string;
  /** In bytes; null where it is not known beforehand. */
  readonly size: number | null;
  readonly open: () => AsyncIterable<Uint8Array>;
}

/** A record that was found in a file. */
export interface FoundRecord {
  /** Where: empty for a whole file, `/12` in an array (counted from 0), `line 12` (counted from 1). */
  readonly at: string;
  /** The characters of the record as they stand in the file. */
  readonly original: string;
  /** JSON. Where the record was damaged and repaired, as repaired; else the original. */
  readonly text: string;
  /** What the text says. */
  readonly data: unknown;
  /** What was repaired. */
  readonly findings: readonly Finding[];
}

/** A piece of a file: a record, or a place where none could be read. */
export type FilePiece =
  | ({ readonly kind: "record" } & FoundRecord)
  | { readonly kind: "refused"; readonly at: string; readonly findings: readonly Finding[] };

/** A row of a table, or a place where none could be read. */
export type TablePiece =
  | { readonly kind: "columns"; readonly columns: readonly string[]; readonly findings: readonly Finding[] }
  /** Cells by column, verbatim. The header is row 1. Cells that the row lacks are empty; cells beyond the header are named `column 12`. */
  | {
      readonly kind: "row";
      readonly number: number;
      readonly cells: Readonly<Record<string, string>>;
      readonly findings: readonly Finding[];
    }
  | { readonly kind: "refused"; readonly at: string; readonly findings: readonly Finding[] };

/** How a table is written, where that is known beforehand. */
export interface TableShape {
  /** Null: to be told from the first line. */
  readonly delimiter: string | null;
}

/** Takes files apart. What is damaged is a piece of its own kind and never ends the reading of what is sound. */
export interface Splitter {
  /** One record, an array of records, or one a line. */
  readonly records: (file: InputFile) => AsyncIterable<FilePiece>;
  /** Every row of a table, after its columns. */
  readonly rows: (file: InputFile, shape: TableShape) => AsyncIterable<TablePiece>;
}

/** The longest record that is read, in UTF-16 units. A document that holds many records (a bundle) counts as one. */
export const longestRecord = 128 * 1024 * 1024;
