/** The splitter: JSON files and tables as records, with what was repaired and where nothing could be read. */
import { once } from "node:events";
import { type Parser, parse as parseCsv } from "csv-parse";
import { finding, type Finding } from "../domain/finding.ts";
import { decodeFile } from "./decoded-chunks.ts";
import { mendQuotes } from "./json-repair.ts";
import { jsonSlices, type Slice } from "./json-values.ts";
import { type FilePiece, type InputFile, type Splitter, type TablePiece, type TableShape } from "./splitter.ts";

/** In characters: a table with a longer row is not one. */
const longestRow = 4 * 1024 * 1024;

/** A splitter over `csv-parse` and a JSON scanner of its own, which hold one record at a time. */
export function createSplitter(): Splitter {
  return { records, rows };
}

async function* records(file: InputFile): AsyncGenerator<FilePiece> {
  const { chunks, findings } = decodeFile(file);
  let told = false;
  for await (const slice of jsonSlices(chunks)) {
    const piece = pieceOf(slice);
    yield told ? piece : { ...piece, findings: [...findings, ...piece.findings] };
    told = true;
  }
}

function pieceOf({ at, text, whole }: Slice): FilePiece {
  if (!whole) return refused(at, "the file ends, or the record is too long, before the record is whole");
  const parsed = parseJson(text);
  if ("data" in parsed) return { kind: "record", at, original: text, text, data: parsed.data, findings: [] };
  const mended = mendQuotes(text);
  const again = mended === null ? parsed : parseJson(mended.text);
  if (mended === null || !("data" in again)) return refused(at, "problem" in again ? again.problem : "");
  const told = finding(at, "json-quotes-repaired", `${mended.quotes} quotes`);
  return { kind: "record", at, original: text, text: mended.text, data: again.data, findings: [told] };
}

function refused(at: string, problem: string): FilePiece {
  return { kind: "refused", at, findings: [finding(at, "json-malformed", problem)] };
}

function parseJson(text: string): { readonly data: unknown } | { readonly problem: string } {
  try {
    return { data: JSON.parse(text) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : "" };
  }
}

async function* rows(file: InputFile, shape: TableShape): AsyncGenerator<TablePiece> {
  const { chunks, findings } = decodeFile(file);
  const source = await beginning(chunks);
  const delimiter = shape.delimiter ?? delimiterOf(source.text);
  const parser = parseCsv({
    delimiter,
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
  });
  let columns: readonly string[] | null = null;
  const parsed = parsedRows(parser, source.all());
  for await (const piece of parsed) {
    if ("problem" in piece) {
      const at = `row ${piece.number}`;
      yield { kind: "refused", at, findings: [finding(at, "row-malformed", piece.problem)] };
    } else if (columns === null) {
      columns = columnsFrom(piece.record);
      yield { kind: "columns", columns, findings: [...findings, ...headFindings(piece.record)] };
    } else yield rowFrom(columns, piece);
  }
  if (columns === null) yield { kind: "refused", at: "row 1", findings: [finding("row 1", "value-missing")] };
}

/** The rows, and last of all what was wrong, if anything: what the parser had taken in before it failed is not lost with the rest. */
async function* parsedRows(
  parser: Parser,
  chunks: AsyncIterable<string>,
): AsyncGenerator<ParsedRow | { readonly problem: string; readonly number: number }> {
  const failure: { error: Error | null } = { error: null };
  parser.on("error", (error) => {
    failure.error = error;
  });
  const taken = function* (): Generator<ParsedRow> {
    for (let row = parser.read() as ParsedRow | null; row !== null; row = parser.read() as ParsedRow | null) yield row;
  };
  for await (const chunk of chunks) {
    parser.write(chunk);
    yield* taken();
    if (failure.error !== null) break;
  }
  if (failure.error === null) {
    parser.end();
    await Promise.race([once(parser, "end"), once(parser, "readable")]).catch(() => undefined);
    yield* taken();
  }
  if (failure.error !== null) yield { problem: failure.error.message, number: parser.info.records + 1 };
}

/** What csv-parse gives for a row with `info`. */
interface ParsedRow {
  readonly record: readonly string[];
  readonly info: { readonly records: number };
}

function rowFrom(columns: readonly string[], { record, info }: ParsedRow): TablePiece {
  const number = info.records;
  const extra = record
    .slice(columns.length)
    .map((cell, index) => [`column ${columns.length + index + 1}`, cell] as const);
  const cells = Object.fromEntries([
    ...columns.map((column, index) => [column, record[index] ?? ""] as const),
    ...extra,
  ]);
  const fits = record.length === columns.length;
  const findings = fits
    ? []
    : [finding(`row ${number}`, "row-width", `${record.length} cells, ${columns.length} columns`)];
  return { kind: "row", number, cells, findings };
}

/** Names of columns, each once: a name that is empty or there already gets its number. */
function columnsFrom(record: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return record.map((cell, index) => {
    const name = cell.trim();
    const column = name === "" || taken.has(name) ? `${name} column ${index + 1}`.trim() : name;
    taken.add(column);
    return column;
  });
}

function headFindings(record: readonly string[]): readonly Finding[] {
  const names = record.map((cell) => cell.trim());
  const repeated = names.filter((name, index) => name !== "" && names.indexOf(name) !== index);
  return repeated.map((name) => finding("row 1", "key-repeated", name));
}

/** The delimiter that the first line holds most of outside of quotes; a comma where it holds none. */
function delimiterOf(text: string): string {
  const line = (/^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text)?.[0] ?? "").replace(/"(?:[^"]|"")*"/g, "");
  const counts = [",", ";", "\t", "|"].map((sign) => [sign, line.split(sign).length] as const);
  const [best] = counts.toSorted((a, b) => b[1] - a[1]);
  return best === undefined || best[1] === 1 ? "," : best[0];
}

/** The first characters of a text, to look at, and all of it, to read. */
async function beginning(chunks: AsyncIterable<string>) {
  const iterator = chunks[Symbol.asyncIterator]();
  let text = "";
  while (text.length < 65_536) {
    const next = await iterator.next();
    if (next.done === true) break;
    text += next.value;
  }
  async function* all(): AsyncGenerator<string> {
    yield text;
    for (;;) {
      const next = await iterator.next();
      if (next.done === true) return;
      yield next.value;
    }
  }
  return { text, all };
}
