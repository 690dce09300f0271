/** Both sides of a round trip, and the real records that are sent on one. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import type { Projection } from "../../src/domain/projection.ts";
import { comparable, sayingsOf, sayingsRead } from "../../src/formats/carried.ts";
import { hhsFormat, nukibFormat } from "../../src/formats/csv-mapping/codec.ts";
import { eurepocFormat } from "../../src/formats/eurepoc/codec.ts";
import type { Format, Saying, Table } from "../../src/formats/format.ts";
import { speakerKeptBack } from "../../src/formats/parse-saying.ts";
import { verisFormat } from "../../src/formats/veris/codec.ts";
import { projectionOf } from "../arbitrary/projection.ts";
import { root } from "./source-files.ts";

const data = join(root, "../shared/data");
const speaker = { name: "Casebook", url: "https://casebook.example" };

/** A folder of real data and how its records are read. */
export interface RealSource {
  readonly name: string;
  readonly format: Format;
  readonly isHere: () => boolean;
  readonly records: () => readonly unknown[];
}

/** Asserts that a projection comes back from a format; `loses` is taken off both sides. */
export function comesBack({ name, reads, writes }: Format, projection: Projection): void {
  assert.ok(reads !== null && writes !== null);
  const written: unknown = JSON.parse(JSON.stringify(writes.write(projection, speaker)));
  const { said } = reads.read(written, { publisher: speaker.name });
  const all = sayingsOf(projection);
  const isLost = (saying: Saying) => writes.loses.further.some(({ takes }) => takes(saying, all));
  const told = all.map((saying) => (isLost(saying) ? saying : withSpeaker(saying)));
  assert.deepEqual(
    comparable(sayingsRead(said), writes.loses),
    comparable(told, writes.loses),
    `${name}: ${projection.incident}`,
  );
}

/** Where the form of telling kept the speaker back, a reader can only take the house's own word. */
function withSpeaker(saying: Saying): Saying {
  return saying.asserter === null ? { ...saying, asserter: speakerKeptBack(saying.stance, speaker.name) } : saying;
}

/** What the desk would be told of every so manyth record of a source; records that say nothing are passed over. */
export function* realRecords({ format, records }: RealSource, step: number): Generator<Projection> {
  for (const [index, record] of records().entries()) {
    if (index % step !== 0) continue;
    const { said } = format.reads?.read(record, { publisher: format.label }) ?? { said: [] };
    if (said.length > 0) yield projectionOf(said, record);
  }
}

/** The real data that codecs are held against. */
export const realSources: readonly RealSource[] = [
  folderOf("vcdb/valid", verisFormat),
  {
    name: "vcdb_reduced",
    format: verisFormat,
    isHere: () => existsSync(join(data, "vcdb_reduced/vcdb.json")),
    records: () => JSON.parse(readFileSync(join(data, "vcdb_reduced/vcdb.json"), "utf8")) as unknown[],
  },
  {
    name: "eurepoc",
    format: eurepocFormat,
    isHere: () => existsSync(join(data, "eurepoc")),
    records: () => {
      const { intake } = eurepocFormat.reads ?? { intake: null };
      assert.ok(intake?.kind === "tables");
      const names = readdirSync(join(data, "eurepoc")).filter((name) => name.endsWith(".csv"));
      return [...intake.gather(names.map((name) => tableOf(join("eurepoc", name)))).records].map((one) => one.data);
    },
  },
  rowsOf("hhs_breaches/US-Health-Data-Breaches.csv", hhsFormat),
  rowsOf("nukib/data.csv", nukibFormat),
];

function folderOf(folder: string, format: Format): RealSource {
  const path = join(data, folder);
  return {
    name: folder,
    format,
    isHere: () => existsSync(path),
    records: () => readdirSync(path).map((name) => JSON.parse(readFileSync(join(path, name), "utf8")) as unknown),
  };
}

function rowsOf(file: string, format: Format): RealSource {
  return {
    name: file,
    format,
    isHere: () => existsSync(join(data, file)),
    records: () => tableOf(file).rows.map(({ cells }) => cells),
  };
}

function tableOf(file: string): Table {
  const text = readFileSync(join(data, file), "utf8");
  const rows = parse<Record<string, string>>(text, { columns: true, bom: true, skip_empty_lines: true });
  return {
    name: file,
    columns: Object.keys(rows[0] ?? {}),
    rows: rows.map((cells, index) => ({ number: index + 2, cells })),
  };
}
