/** Parquet files hold the long rows: what an independent reader finds in them is what was told. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { projections } from "../../../test/arbitrary/projection.ts";
import type { Projection, Telling } from "../../domain/projection.ts";
import { comparable, sayingsOf, sayingsRead } from "../carried.ts";
import type { Saying } from "../format.ts";
import { rowsOf } from "../rows/assertion-row.ts";
import { type AssertionRow, columnNames } from "../rows/columns.ts";
import { speakerKeptBack } from "../parse-saying.ts";
import { sayingInRow, saysSomething } from "../rows/saying-in-row.ts";
import { parquetFormat } from "./codec.ts";
import { parquetBytes } from "./parquet-file.ts";

const publisher = "Other Casebook";
const none = { fields: [], facets: [], further: [] };
const runs = { numRuns: 200, seed: Number(process.env["SEED"] ?? 3) };

async function bytesOf(pieces: AsyncIterable<string | Uint8Array>): Promise<ArrayBuffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(typeof piece === "string" ? Buffer.from(piece) : piece);
  const joined = Buffer.concat(all);
  return joined.buffer.slice(joined.byteOffset, joined.byteOffset + joined.byteLength);
}

async function fileOf(tellings: readonly Telling[]): Promise<ArrayBuffer> {
  const { writes } = parquetFormat;
  return bytesOf(
    writes === null
      ? assert.fail()
      : writes.pack(inTurn(tellings), { name: "Casebook", url: "https://casebook.example" }),
  );
}

async function* inTurn<T>(all: readonly T[]): AsyncGenerator<T> {
  for (const one of all) yield await Promise.resolve(one);
}

async function rowsIn(file: ArrayBuffer): Promise<readonly AssertionRow[]> {
  return (await parquetReadObjects({ file })) as unknown as readonly AssertionRow[];
}

function expected(projection: Projection): readonly string[] {
  const sayings = sayingsOf(projection).map((saying): Saying =>
    saying.asserter === null ? { ...saying, asserter: speakerKeptBack(saying.stance, publisher) } : saying,
  );
  return comparable(sayings, none);
}

test("what is told comes out of the file whole", async () => {
  await fc.assert(
    fc.asyncProperty(projections(), async (projection) => {
      const rows = await rowsIn(await fileOf([projection]));
      assert.deepEqual(rows, rowsOf(projection));
      const said = rows.filter(saysSomething).flatMap((row, index) => {
        const { spoken, findings } = sayingInRow(row, `/rows/${index}`, publisher);
        assert.deepEqual(findings, []);
        return spoken === null ? [] : [{ ...spoken, marking: null, pointers: [] }];
      });
      assert.deepEqual(comparable(sayingsRead(said), none), expected(projection));
    }),
    runs,
  );
});

test("rows fall into groups of a set size, and the file stays one", async () => {
  const [projection] = fc.sample(projections(), { numRuns: 1, seed: 5 });
  const rows = Array.from({ length: 70 }, () => rowsOf(projection ?? assert.fail())).flat();
  const file = await bytesOf(parquetBytes(inTurn([rows]), { rows: 64, text: Infinity }));
  const { row_groups, num_rows, created_by, schema } = parquetMetadata(file);
  assert.equal(row_groups.length, Math.ceil(rows.length / 64));
  assert.equal(num_rows, BigInt(rows.length));
  assert.equal(created_by, "Casebook");
  assert.deepEqual(
    schema.slice(1).map(({ name }) => name),
    columnNames,
  );
  assert.deepEqual(await rowsIn(file), rows);
});

test("columns have types, and dates are text", async () => {
  const { schema } = parquetMetadata(await fileOf([]));
  const typeOf = (column: string) => schema.find(({ name }) => name === column)?.type;
  assert.deepEqual(["version", "count", "amount_min", "sample", "date_edtf", "date_min", "since"].map(typeOf), [
    "INT32",
    "INT32",
    "DOUBLE",
    "BOOLEAN",
    "BYTE_ARRAY",
    "BYTE_ARRAY",
    "BYTE_ARRAY",
  ]);
  assert.ok(schema.slice(1).every(({ repetition_type }) => repetition_type === "OPTIONAL"));
});

test("no record at all is a file without rows", async () => {
  assert.deepEqual(await rowsIn(await fileOf([])), []);
});

test("the same tellings give the same bytes", async () => {
  const tellings = fc.sample(projections(), { numRuns: 20, seed: 7 });
  assert.deepEqual(Buffer.from(await fileOf(tellings)), Buffer.from(await fileOf(tellings)));
});
