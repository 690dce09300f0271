/** Three tables -> records. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Table } from "../format.ts";
import { gather } from "./gather.ts";

type Cells = Readonly<Record<string, string>>;

function table(name: string, rows: readonly Cells[], columns: readonly string[] = Object.keys(rows[0] ?? {})): Table {
  return { name, columns, rows: rows.map((cells, index) => ({ number: index + 2, cells })) };
}

const incident = (ID: string): Cells => ({
  ID,
  name: `Incident ${ID}`,
  start_date: "2020-01-01",
  incident_type: "Disruption",
  receiver_country: "",
  receiver_category: "",
});
const attribution = (incident_ID: string): Cells => ({ incident_ID, attribution_ID: "1.0", attribution_basis: "" });
const receiver = (ID: string): Cells => ({ ID, receiver_country: "Chile", receiver_category: "Media" });

test("tables are known by their columns, whatever their files are called, and rows find their incident", () => {
  const { records, findings } = gather([
    table("a.csv", [receiver("2"), receiver("1"), receiver("2")]),
    table("b.csv", [attribution("2.0")]),
    table("c.csv", [incident("1"), incident(" 2 ")]),
  ]);
  assert.deepEqual(findings, []);
  assert.deepEqual(
    [...records],
    [
      {
        data: { incident: incident("1"), attributions: [], receivers: [receiver("1")] },
        places: ["c.csv row 2", "a.csv row 3"],
      },
      {
        data: {
          incident: incident(" 2 "),
          attributions: [attribution("2.0")],
          receivers: [receiver("2"), receiver("2")],
        },
        places: ["c.csv row 3", "b.csv row 2", "a.csv row 2", "a.csv row 4"],
      },
    ],
  );
});

test("rows of missing incidents, shared IDs, strange and missing tables are named, and the rest is read", () => {
  const { records, findings } = gather([
    table("i.csv", [incident("1"), incident("1"), incident("")]),
    table("r.csv", [receiver("1"), receiver("7"), receiver("")]),
    table("x.csv", [{ colour: "red" }]),
  ]);
  assert.deepEqual(
    findings.map(({ at, code, saw }) => `${at} ${code} ${saw ?? ""}`),
    [
      "x.csv record-shape colour",
      "attributions reference-missing incident_ID, attribution_ID, attribution_basis",
      "i.csv row 3 key-repeated 1",
      "r.csv row 3 reference-missing 7",
      "r.csv row 4 reference-missing ",
    ],
  );
  assert.deepEqual(
    [...records].map(({ places }) => places.length),
    [2, 1, 1],
  );
});

test("without incidents there are no records, and every row is named", () => {
  const { records, findings } = gather([table("a.csv", [attribution("1"), attribution("2")])]);
  assert.deepEqual([...records], []);
  assert.equal(findings.filter(({ at }) => at.startsWith("a.csv row")).length, 2);
  assert.deepEqual(
    gather([]).findings.map(({ code }) => code),
    ["reference-missing", "reference-missing", "reference-missing"],
  );
});
