/** The mappings that ship, on rows of our own and on the real tables where they are at hand. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import type { Format, RecordReading } from "../format.ts";
import { cissmFormat, hhsFormat, nukibFormat } from "./codec.ts";
import { assertSound, findingsOf, junk, linesOf, runs, unaccounted } from "../tables/testing.ts";

type Row = Readonly<Record<string, string>>;

const data = new URL("../../../../shared/data/", import.meta.url);
const skipWithout = (path: string) => (existsSync(new URL(path, data)) ? false : `../shared/data/${path} is not here`);

function rowsIn(file: URL): readonly Row[] {
  return parse<Row>(readFileSync(file), { columns: true, bom: true });
}

/** Reads every row and checks that each value is evidence, named, or one of the columns that name and link the row. */
function readAll(
  { reads }: Format,
  rows: readonly Row[],
  used: readonly string[],
  nothing: RegExp,
): readonly RecordReading[] {
  return rows.map((row) => {
    const reading = reads?.read(row, { publisher: "" });
    assert.ok(reading !== undefined);
    assertSound(reading, row);
    const missed = unaccounted(reading, { "": row }).filter((place) => !used.includes(place));
    assert.deepEqual(
      missed.filter((place) => !nothing.test(row[place.slice(1)] ?? "")),
      [],
    );
    return reading;
  });
}

function count(readings: readonly RecordReading[], code: string, at = ""): number {
  return readings.flatMap(findingsOf).filter((found) => found.endsWith(` ${code}`) && found.startsWith(at)).length;
}

test("CISSM: every cell of our rows is said, named, or links the row", () => {
  const rows = rowsIn(new URL("fixtures/cissm.csv", import.meta.url));
  const readings = readAll(cissmFormat, rows, ["/slug", "/source_url"], /^None reported$/);
  assert.equal(readings.length, 10);
  assert.equal(Object.keys(rows[0] ?? {}).length, 44);
  assert.equal(new Set(readings.map(({ key }) => key)).size, 10);
  assert.equal(count(readings, "column-missing"), 0);
  const [first, second] = readings;
  assert.ok(first !== undefined && second !== undefined);
  assert.equal(first.title, "Quarrybank Credit Union: Exploitation of Application Server, Data Attack");
  assert.deepEqual(
    linesOf(first, "CISSM").filter((line) => !line.startsWith("description")),
    [
      "date.began 2026-04-28",
      "date.disclosed 2026-04-29",
      "responsibility.suspected actor-1 (reported-unknown)",
      "actor.type actor-1 criminal",
      "actor.country actor-1 (reported-unknown)",
      "victim.name victim-1 Quarrybank Credit Union",
      "victim.industry victim-1 52",
      "victim.sector victim-1 finance",
      "motive financial",
      "cia.availability affected",
      "cia.confidentiality affected",
      "incident.type intrusion",
      "cia.integrity affected",
      "victim.country victim-1 US",
      "victim.region victim-1 Ohio",
      "victim.place victim-1 Franklin",
    ],
  );
  assert.ok(linesOf(second, "CISSM").includes("date.began 2026-04-19"));
  assert.ok(linesOf(second, "CISSM").includes("responsibility.suspected actor-1 Tin Heron suspected"));
  assert.ok(findingsOf(second).includes("/actor actor-unattributed"));
  assert.ok(findingsOf(second).includes("/event_date precision-reduced"));
});

test("CISSM: nobody is ever attributed, impossible dates are cut, and a formula is mere text", () => {
  const readings = readAll(
    cissmFormat,
    rowsIn(new URL("fixtures/cissm.csv", import.meta.url)),
    ["/slug", "/source_url"],
    /^None/,
  );
  const said = readings.flatMap((reading) => reading.said);
  assert.deepEqual(
    said.filter(({ field }) => /responsibility\.(attributed|claimed)/.test(field)),
    [],
  );
  const odd = readings.find(({ key }) => key === "formula-shop");
  assert.ok(odd !== undefined);
  assert.ok(linesOf(odd, "CISSM").includes("victim.name victim-1 =1+1 Trading"));
  assert.ok(linesOf(odd, "CISSM").includes("date.began 2026-02"));
  for (const place of ["/actor_type", "/event_subtype", "/country", "/source_url"]) {
    assert.ok(findingsOf(odd).includes(`${place} value-not-admitted`), place);
  }
  assert.deepEqual(odd.links, []);
});

const hhs = "hhs_breaches/US-Health-Data-Breaches.csv";
test("HHS: every row of the real table is read, and every cell accounted for", { skip: skipWithout(hhs) }, () => {
  const readings = readAll(hhsFormat, rowsIn(new URL(hhs, data)), [], /^Missing\[/);
  assert.equal(readings.length, 1119);
  const fields = new Map<string, number>();
  for (const { field } of readings.flatMap((reading) => reading.said)) fields.set(field, (fields.get(field) ?? 0) + 1);
  assert.equal(fields.get("victim.name"), 1119);
  assert.equal(fields.get("victim.country"), 1111);
  assert.equal(fields.get("victim.region"), 1092);
  assert.equal(fields.get("impact.persons"), 1102);
  assert.equal(fields.get("date.disclosed"), 1119);
  assert.equal(fields.get("description"), 473);
  assert.equal(count(readings, "amount-invalid", "/IndividualsAffected"), 17);
  assert.equal(count(readings, "value-repaired", "/BreachSubmissionDate"), 2);
});

const nukib = "nukib/data.csv";
test("NÚKIB: every row of the real table is read, and every cell accounted for", { skip: skipWithout(nukib) }, () => {
  const readings = readAll(nukibFormat, rowsIn(new URL(nukib, data)), [], /^$/);
  assert.equal(readings.length, 248);
  const lines = readings.flatMap((reading) => linesOf(reading, "NÚKIB"));
  assert.equal(lines.filter((line) => /^date\.began \d{4}-\d{2}$/.test(line)).length, 248);
  assert.equal(lines.filter((line) => line === "cia.availability affected").length, 104);
  assert.equal(lines.filter((line) => line === "incident.type intrusion").length, 47);
  assert.equal(lines.filter((line) => line.startsWith("severity.input Very significant")).length, 9);
  assert.equal(count(readings, "value-not-admitted") + count(readings, "import-lost"), 0);
  assert.ok(readings.every(({ key }) => key === null));
});

test("real rows with cells changed to anything are read without a throw", { skip: skipWithout(hhs) }, () => {
  const rows = rowsIn(new URL(hhs, data));
  fc.assert(
    fc.property(fc.nat(rows.length - 1), fc.array(fc.tuple(fc.nat(), fc.nat(), junk)), (index, changes) => {
      const cells: Record<string, unknown> = { ...rows[index] };
      const columns = Object.keys(cells);
      for (const [column, cut, value] of changes) {
        const name = columns[column % columns.length] ?? "";
        const cell = cells[name];
        cells[name] = typeof cell === "string" && cut % 2 === 0 ? cell.slice(0, cut % (cell.length + 1)) : value;
      }
      assertSound(hhsFormat.reads?.read(cells, { publisher: "" }) ?? assert.fail(), cells);
    }),
    runs(200),
  );
});
