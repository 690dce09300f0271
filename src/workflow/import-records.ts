/** The records of files, whatever holds them: one a file, one a line, one a row, or gathered from a bundle or from several tables. */
import { finding, type Finding } from "../domain/finding.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Format, Gathered, Intake, Table, TableRow } from "../formats/format.ts";
import type { FilePiece, InputFile, Splitter, TablePiece } from "../reading/splitter.ts";

/** A record that is ready to be read, or a place where there is none. */
export type FoundPiece =
  | ({ readonly kind: "record" } & ReadableRecord)
  | { readonly kind: "refused"; readonly place: string; readonly findings: readonly Finding[] }
  /** Something about a file as a whole. */
  | { readonly kind: "noted"; readonly place: string; readonly findings: readonly Finding[] };

/** A record with the text that will be kept of it. */
export interface ReadableRecord {
  /** Where it was found, for people: `incidents.json /12`, `incidents.csv row 13`. */
  readonly place: string;
  /** As it stood in the file; for tables and bundles, the JSON of what was gathered. */
  readonly original: string;
  /** JSON. */
  readonly text: string;
  readonly data: unknown;
  /** About how many characters of the files it took, for telling how far the work is. */
  readonly size: number;
  readonly findings: readonly Finding[];
}

/** Every record of the files, in their order. Tables that are joined are held whole, all else one record at a time. */
export async function* recordsIn(
  { reads }: Pick<Format, "reads">,
  files: readonly InputFile[],
  split: Splitter,
): AsyncGenerator<FoundPiece> {
  if (reads === null) return;
  const { intake } = reads;
  if (intake.kind === "tables") {
    yield* joined(intake.gather, files, split);
    return;
  }
  for (const file of files) {
    try {
      yield* recordsOf(file, intake, split);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // A file that is no text at all must not take the others with it.
      yield { kind: "refused", place: file.name, findings: [finding("", "file-refused", error.message)] };
    }
  }
}

async function* recordsOf(
  file: InputFile,
  intake: Exclude<Intake, { readonly kind: "tables" }>,
  split: Splitter,
): AsyncGenerator<FoundPiece> {
  if (intake.kind === "rows") {
    for await (const piece of split.rows(file, { delimiter: intake.delimiter ?? null })) yield* rowsOf(file, piece);
    return;
  }
  for await (const piece of split.records(file)) {
    yield* intake.kind === "json" ? [wholeOf(file, piece)] : partsOf(file, piece, intake.gather);
  }
}

function wholeOf(file: InputFile, piece: FilePiece): Exclude<FoundPiece, { readonly kind: "noted" }> {
  const place = `${file.name} ${piece.at}`.trim();
  if (piece.kind === "refused") return { kind: "refused", place, findings: piece.findings };
  const { original, text, data, findings } = piece;
  return { kind: "record", place, original, text, data, size: original.length, findings };
}

function* partsOf(
  file: InputFile,
  piece: FilePiece,
  gather: (document: unknown) => { readonly records: readonly Gathered[]; readonly findings: readonly Finding[] },
): Generator<FoundPiece> {
  const whole = wholeOf(file, piece);
  if (whole.kind === "refused") {
    yield whole;
    return;
  }
  const { records, findings } = gather(whole.data);
  const told = [...whole.findings, ...findings];
  if (told.length > 0 && records.length === 0) yield { kind: "refused", place: whole.place, findings: told };
  for (const [index, record] of records.entries()) {
    yield gatheredAt(whole.place, record, index === 0 ? told : []);
  }
}

function gatheredAt(file: string, { data, places }: Gathered, findings: readonly Finding[]): FoundPiece {
  const text = JSON.stringify(data, null, 2);
  const [first, ...others] = places;
  const more = others.length === 0 ? "" : ` and ${others.length} more`;
  return {
    kind: "record",
    place: `${file} ${first ?? ""}${more}`.trim(),
    original: text,
    text,
    data,
    size: text.length,
    findings,
  };
}

function* rowsOf(file: InputFile, piece: TablePiece): Generator<FoundPiece> {
  if (piece.kind === "refused") {
    yield { kind: "refused", place: `${file.name} ${piece.at}`, findings: piece.findings };
  } else if (piece.kind === "row") {
    const text = JSON.stringify(piece.cells, null, 2);
    const { cells, number, findings } = piece;
    yield {
      kind: "record",
      place: `${file.name} row ${number}`,
      original: text,
      text,
      data: cells,
      size: sizeOf(cells),
      findings,
    };
  } else if (piece.findings.length > 0) {
    yield { kind: "noted", place: file.name, findings: piece.findings };
  }
}

async function* joined(
  gather: (tables: readonly Table[]) => { readonly records: Iterable<Gathered>; readonly findings: readonly Finding[] },
  files: readonly InputFile[],
  split: Splitter,
): AsyncGenerator<FoundPiece> {
  const tables: Table[] = [];
  for (const file of files) {
    const table = { name: file.name, columns: [] as readonly string[], rows: [] as TableRow[] };
    for await (const piece of split.rows(file, { delimiter: null })) {
      if (piece.kind === "columns") table.columns = piece.columns;
      if (piece.kind === "row") table.rows.push({ number: piece.number, cells: piece.cells });
      const place =
        piece.kind === "columns"
          ? file.name
          : `${file.name} ${piece.kind === "row" ? `row ${piece.number}` : piece.at}`;
      if (piece.kind === "refused") yield { kind: "refused", place, findings: piece.findings };
      else if (piece.findings.length > 0) yield { kind: "noted", place, findings: piece.findings };
    }
    tables.push(table);
  }
  const gathered = gather(tables);
  for (const told of gathered.findings) yield { kind: "noted", place: told.at, findings: [told] };
  for (const record of gathered.records) yield gatheredAt("", record, []);
}

/** A row's cells with what parts them. */
function sizeOf(cells: Readonly<Record<string, string>>): number {
  return Object.values(cells).reduce((sum, cell) => sum + cell.length + 1, 0);
}
