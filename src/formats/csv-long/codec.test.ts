/** The long table: what is written is read back whole, and nothing that comes in does harm. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { dated, exampleReport, named, party, quoted, said } from "../../../test/arbitrary/example.ts";
import { projectionOf, projections } from "../../../test/arbitrary/projection.ts";
import { audiences } from "../../domain/audience.ts";
import { bury, disclose } from "../../domain/disclosure.ts";
import type { Projection, Telling } from "../../domain/projection.ts";
import { shippedPolicies } from "../../domain/shipped-policies.ts";
import { firstRevision, reportsById } from "../../../test/arbitrary/example.ts";
import { comparable, sayingsOf, sayingsRead } from "../carried.ts";
import type { Saying, Table } from "../format.ts";
import { columnNames } from "../rows/columns.ts";
import { speakerKeptBack } from "../parse-saying.ts";
import { csvLongFormat } from "./codec.ts";
import { gatherLong } from "./gather.ts";
import { readLong } from "./read.ts";
import { cellsOfTelling, packLong } from "./write.ts";

const publisher = "Other Casebook";
const speaker = { name: "Casebook", url: "https://casebook.example" };
const at = "2026-03-01T00:00:00.000Z";
const runs = { numRuns: 200, seed: Number(process.env["SEED"] ?? 3) };
const loses = csvLongFormat.writes?.loses ?? { fields: [], facets: [], further: [] };

function expected(projection: Projection): readonly string[] {
  const sayings = sayingsOf(projection).map((saying): Saying =>
    saying.asserter === null ? { ...saying, asserter: speakerKeptBack(saying.stance, publisher) } : saying,
  );
  return comparable(sayings, loses);
}

async function textOf(...tellings: readonly Telling[]): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of packLong(inOrder(tellings))) pieces.push(piece);
  return pieces.join("");
}

async function* inOrder(tellings: readonly Telling[]): AsyncGenerator<Telling> {
  for (const telling of tellings) yield await Promise.resolve(telling);
}

function tableOf(text: string): Table {
  const [header = [], ...rows] = parse(text, { relax_quotes: false });
  const cellsOf = (cells: readonly string[]) =>
    Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ""]));
  return {
    name: "long.csv",
    columns: header,
    rows: rows.map((cells, index) => ({ number: index + 2, cells: cellsOf(cells) })),
  };
}

function example(policy: keyof typeof shippedPolicies = "open"): Projection {
  const report = exampleReport("On 8 November 2022 Grey Heron claimed to have hit Northfield.", {
    title: "=cmd|' /C calc'!A0",
    url: "https://a.example/1",
  });
  const statements = [
    said("victim.name", named("@Northfield"), quoted(report, "Northfield")),
    said("date.began", dated("2022-11"), quoted(report, "8 November 2022")),
    said("responsibility.claimed", party("Grey Heron"), quoted(report, "Grey Heron claimed"), {
      asserter: { role: "attacker", name: "Grey Heron" },
      stance: "claimed",
    }),
  ];
  const told = disclose(
    {
      revision: firstRevision(statements),
      reports: reportsById([report]),
      policy: shippedPolicies[policy] ?? assert.fail(),
    },
    audiences.public,
    null,
    at,
  );
  return told ?? assert.fail();
}

test("a record that is written as rows is read back whole", () => {
  fc.assert(
    fc.property(projections(), (projection) => {
      const record: unknown = JSON.parse(JSON.stringify(csvLongFormat.writes?.write(projection, speaker)));
      const reading = readLong(record, { publisher });
      assert.deepEqual(comparable(sayingsRead(reading.said), loses), expected(projection));
      const unsaid = reading.findings.filter(({ at }) => !at.endsWith("/count"));
      assert.deepEqual(unsaid, []);
      if (reading.said.length > 0) projectionOf(reading.said, record);
    }),
    runs,
  );
});

test("so it is when the file lies between, however nasty its texts", async () => {
  await fc.assert(
    fc.asyncProperty(projections(), async (projection) => {
      const { records, findings } = gatherLong([tableOf(await textOf(projection))]);
      assert.deepEqual(findings, []);
      assert.equal(records.length, 1);
      const { said } = readLong(records[0]?.data, { publisher });
      assert.deepEqual(comparable(sayingsRead(said), loses), expected(projection));
    }),
    { ...runs, numRuns: 100 },
  );
});

test("no cell begins like a formula", async () => {
  const text = await textOf(example());
  for (const row of parse(text)) for (const cell of row) assert.doesNotMatch(cell, /^[=+\-@\t\r\n]/);
  assert.match(text, /,'@Northfield,/);
});

test("lines end in CR LF, and the header names every column once", async () => {
  const text = await textOf(example());
  assert.ok(text.startsWith(`${columnNames.join(",")}\r\n`));
  assert.ok(text.endsWith("\r\n"));
  assert.equal(text, await textOf(example()));
});

test("a month stays a month, and its bounds stand beside it", () => {
  const row = cellsOfTelling(example()).rows.find(({ field }) => field === "date.began");
  const { date_edtf, date_min, date_max, date_precision } = row ?? {};
  assert.deepEqual([date_edtf, date_min, date_max, date_precision], ["2022-11", "2022-11-01", "2022-11-30", "month"]);
});

test("what is counted or withheld is a row with its state and no value, and says nothing when it is read", () => {
  const { rows } = cellsOfTelling(example("reference"));
  const states = (field: string) =>
    rows.filter((row) => row["field"] === field).map(({ state, value, count }) => [state, value, count]);
  assert.deepEqual(states("responsibility.attributed"), [["counted", "", "0"]]);
  assert.deepEqual(states("responsibility.claimed"), [["withheld", "", ""]]);
  const read = readLong({ rows }, { publisher });
  assert.deepEqual(
    read.said.map(({ field }) => field),
    ["victim.name", "date.began"],
  );
  assert.deepEqual(read.said.find(({ field }) => field === "date.began")?.asserter, {
    role: "third-party",
    name: publisher,
  });
  assert.deepEqual(
    [read.key, read.title, read.published, read.links],
    ["CB-TEST00", "@Northfield", "2026-03-01", ["https://a.example/1"]],
  );
});

test("a withdrawn record is one row with the reason, and says nothing", async () => {
  const stone = bury(example(), "=withdrawn at the victim's request", at) ?? assert.fail();
  const table = tableOf(await textOf(stone));
  assert.deepEqual(
    table.rows.map(({ cells: { state, value, field } }) => [state, value, field]),
    [["withdrawn", "'=withdrawn at the victim's request", ""]],
  );
  const [record] = gatherLong([table]).records;
  assert.deepEqual(readLong(record?.data, { publisher }).said, []);
});

test("rows of two records that are mixed up come apart again, with their places", async () => {
  const [, ...rows] = (await textOf(example())).trimEnd().split("\r\n");
  const other = rows.map((row) => row.replace("CB-TEST00", "CB-0THER0"));
  const mixed = rows.flatMap((row, index) => [row, other[index] ?? ""]);
  const { records } = gatherLong([tableOf([columnNames.join(","), ...mixed, ""].join("\r\n"))]);
  assert.deepEqual(
    records.map(({ places }) => places),
    [
      ["long.csv row 2", "long.csv row 4", "long.csv row 6"],
      ["long.csv row 3", "long.csv row 5", "long.csv row 7"],
    ],
  );
});

test("tables that lack a needed column, and rows without a record number, are findings", () => {
  const { records, findings } = gatherLong([
    { name: "a.csv", columns: ["incident"], rows: [] },
    { name: "b.csv", columns: [...columnNames], rows: [{ number: 2, cells: { field: "victim.name" } }] },
  ]);
  assert.deepEqual(records, []);
  assert.deepEqual(
    findings.map(({ at, code }) => `${at}: ${code}`),
    [...Array<string>(4).fill("a.csv: column-missing"), "b.csv row 2: value-missing"],
  );
});

test("every cell that could not be taken over is named", () => {
  const { rows } = cellsOfTelling(example());
  const [first = {}, second = {}, third = {}] = rows;
  const { said, findings } = readLong(
    {
      rows: [
        { ...first, amount_min: "3", extra: "x" },
        { ...second, date_edtf: "2022-13", version: "two" },
        { ...third, stance: "confirmed" },
        "not a row",
      ],
    },
    { publisher },
  );
  assert.deepEqual(
    said.map(({ field }) => field),
    ["victim.name"],
  );
  assert.deepEqual(
    findings.map(({ at, code }) => `${at}: ${code}`),
    [
      "/rows/0/extra: import-lost",
      "/rows/0/amount_min: import-lost",
      "/rows/1/version: value-not-admitted",
      "/rows/1: date-invalid",
      "/rows/2: stance-not-admitted",
      "/rows/3: record-shape",
    ],
  );
});

test("nothing that comes in makes the reader throw, and whatever it reads the codebook admits", () => {
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom("shown", "victim.name", "affirmed", "reported", "victim-1", "third-party", "1e400", "[[", "{}"),
  );
  const row = fc.dictionary(fc.constantFrom(...columnNames, "__proto__", "x/~y"), fc.oneof(cell, fc.anything()));
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.record({ rows: fc.array(fc.oneof(row, fc.anything())) })), (record) => {
      const { said } = readLong(record, { publisher });
      if (said.length > 0) projectionOf(said, record);
    }),
    { ...runs, numRuns: 300 },
  );
});

test("a row of very many columns, and a record of very many rows, are no danger", () => {
  const [first = {}] = cellsOfTelling(example()).rows;
  const many = Object.fromEntries(Array.from({ length: 200_000 }, (_, index) => [`x${index}`, "1"]));
  const rows = [{ ...first, ...many }, ...Array.from({ length: 20_000 }, () => first)];
  const { said, findings } = readLong({ rows, beside: "x" }, { publisher });
  assert.deepEqual([said.length, findings.length], [20_001, 200_001]);
});
