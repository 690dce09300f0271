/** The real tables of version 1.1, where they are at hand: every row accounted for, every claim a claim. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { attributedActors } from "../../domain/claim.ts";
import { assertSound, junk, runs, unaccounted } from "../tables/testing.ts";
import type { RecordReading, Table } from "../format.ts";
import { eurepocFormat } from "./codec.ts";
import { parsePython } from "./python-literal.ts";

type Cells = Readonly<Record<string, string>>;

interface Incident {
  readonly incident: Cells;
  readonly attributions: readonly Cells[];
  readonly receivers: readonly Cells[];
}

const folder = new URL("../../../../shared/data/eurepoc/", import.meta.url);
const skip = existsSync(folder) ? false : "../shared/data/eurepoc is not here";
/** Columns that name rows and the record, or hold its links. */
const used = /\/(ID|name|incident_ID|attribution_ID|sources_url|sources_attribution)$/;

/** The tables in no meaningful order: that of their files' names, last first. */
function realTables(): readonly Table[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".csv"));
  return names
    .toSorted()
    .reverse()
    .map((name) => {
      const rows = parse<Cells>(readFileSync(new URL(name, folder)), { columns: true, bom: true });
      return {
        name,
        columns: Object.keys(rows[0] ?? {}),
        rows: rows.map((cells, index) => ({ number: index + 2, cells })),
      };
    });
}

function readAll(): readonly {
  readonly data: Incident;
  readonly places: readonly string[];
  readonly reading: RecordReading;
}[] {
  const { reads } = eurepocFormat;
  assert.ok(reads?.intake.kind === "tables");
  const { records, findings } = reads.intake.gather(realTables());
  assert.deepEqual(findings, []);
  return [...records].map(({ data, places }) => ({
    data: data as Incident,
    places,
    reading: reads.read(data, { publisher: "EuRepoC" }),
  }));
}

const all = skip === false ? readAll() : [];
const said = all.flatMap(({ reading }) => reading.said);
const findings = all.flatMap(({ reading }) => reading.findings);

test("every incident is a record, and every row of the three tables belongs to one", { skip }, () => {
  assert.equal(all.length, 1144);
  assert.equal(all.flatMap(({ data }) => data.attributions).length, 1673);
  assert.equal(all.flatMap(({ data }) => data.receivers).length, 4192);
  const places = all.flatMap((one) => one.places);
  assert.equal(places.length, 1144 + 1673 + 4192);
  assert.equal(new Set(places).size, places.length);
  assert.equal(new Set(all.map(({ reading }) => reading.key)).size, 1144);
});

test("everything that is said passes the codebook and rests on cells that hold it", { skip }, () => {
  for (const { data, reading } of all) assertSound(reading, data);
});

test(
  "row by row, every cell is evidence, named by a finding, a name or link, or spells that nothing is there",
  { skip },
  () => {
    for (const { data, reading } of all) {
      const rows = Object.fromEntries([
        ["/incident", data.incident],
        ...data.attributions.map((row, index) => [`/attributions/${index}`, row] as const),
        ...data.receivers.map((row, index) => [`/receivers/${index}`, row] as const),
      ]);
      const missed = unaccounted(reading, rows).filter((place) => {
        const [, row = "", column = ""] = /^(.*)\/([^/]+)$/.exec(place) ?? [];
        return !used.test(place) && !isNothing(rows[row]?.[column] ?? "");
      });
      assert.deepEqual(missed, [], reading.key ?? "");
    }
  },
);

test("whoever confirms claims: no row of the attackers' own word is an attribution", { skip }, () => {
  const claims = all
    .flatMap(({ data }) => data.attributions)
    .filter(({ attribution_basis }) => attribution_basis === "Attacker confirms");
  assert.equal(claims.length, 531);
  const named = findings.filter(
    ({ code, at }) => code === "claim-not-attribution" && at.endsWith("/attribution_basis"),
  );
  assert.equal(named.length, 531);
  for (const { data, reading } of all) {
    const attributions = reading.said.filter(({ field }) => field === "responsibility.attributed");
    const rows = attributions
      .flatMap(({ pointers }) => pointers)
      .map((pointer) => /^\/attributions\/(\d+)\//.exec(pointer)?.[1]);
    const own = data.attributions.flatMap(({ attribution_basis }, index) =>
      attribution_basis === "Attacker confirms" ? [String(index)] : [],
    );
    assert.deepEqual(
      own.filter((row) => rows.includes(row)),
      [],
      reading.key ?? "",
    );
    const only = data.attributions.length > 0 && own.length === data.attributions.length;
    if (only)
      assert.equal(
        attributedActors(reading.said.map((one) => ({ ...one, evidence: [], origin: { by: "human" } }))).size,
        0,
      );
  }
});

test("claims and attributions, contested ones and those of nobody, by their number", { skip }, () => {
  const lane = (field: string, kind: string) => said.filter((one) => one.field === field && one.content.kind === kind);
  assert.equal(lane("responsibility.claimed", "party").length, 492);
  assert.equal(lane("responsibility.claimed", "unknown").length, 5);
  assert.equal(lane("responsibility.attributed", "party").length, 921);
  assert.equal(lane("responsibility.attributed", "unknown").length, 96);
  assert.equal(lane("responsibility.suspected", "party").length, 0);
  assert.ok(
    lane("responsibility.claimed", "party").every(
      ({ asserter, stance }) => asserter.role === "attacker" && stance === "claimed",
    ),
  );
  const contested = lane("responsibility.attributed", "party").filter(({ stance }) => stance === "disputed");
  assert.equal(contested.length, 14);
});

test(
  "ends before the begin are named and not taken; firsts of months are months, 1 January is a year",
  { skip },
  () => {
    const backwards = all.filter(
      ({ data: { incident } }) =>
        (incident["end_date"] ?? "") !== "" && (incident["end_date"] ?? "") < (incident["start_date"] ?? ""),
    );
    assert.equal(backwards.length, 60);
    assert.equal(findings.filter(({ code }) => code === "date-order").length, 60);
    const began = said
      .filter(({ field }) => field === "date.began")
      .flatMap(({ content }) => (content.kind === "date" ? [content.edtf] : []));
    assert.equal(began.length, 1132);
    assert.equal(began.filter((edtf) => edtf.length === 4).length, 282);
    assert.equal(began.filter((edtf) => edtf.length === 7).length, 366);
    assert.equal(began.filter((edtf) => edtf.endsWith("-01") && edtf.length === 10).length, 0);
  },
);

test("real records with cells changed to anything are read without a throw", { skip }, () => {
  const changes = fc.array(fc.tuple(fc.nat(), fc.nat(), junk), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(fc.nat(all.length - 1), changes, (index, changed) => {
      const data = all[index]?.data;
      assert.ok(data !== undefined);
      const rows: Record<string, unknown>[] = [data.incident, ...data.attributions, ...data.receivers].map((row) => ({
        ...row,
      }));
      for (const [row, column, value] of changed) {
        const cells = rows[row % rows.length] ?? {};
        cells[Object.keys(cells)[column % Object.keys(cells).length] ?? ""] = value;
      }
      const split = 1 + data.attributions.length;
      const record = { incident: rows[0], attributions: rows.slice(1, split), receivers: rows.slice(split) };
      assertSound(eurepocFormat.reads?.read(record, { publisher: "EuRepoC" }) ?? assert.fail(), record);
    }),
    runs(200),
  );
});

/** Told apart from the codec's own rule: a literal or a row of labels of which none says anything. */
function isNothing(cell: string): boolean {
  const literal = parsePython(cell);
  const texts = literal === undefined || typeof literal === "number" ? cell.split(";") : [literal].flat(9);
  return texts.every((text) => ["", "Not available", "nan", "NaT", "null"].includes(String(text).trim()));
}
