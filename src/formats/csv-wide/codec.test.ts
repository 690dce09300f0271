/** The wide table: a useful sheet that keeps apart what must stay apart. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import {
  dated,
  exampleReport,
  firstRevision,
  named,
  party,
  quoted,
  reportsById,
  said,
  term,
} from "../../../test/arbitrary/example.ts";
import { projectionOf, projections } from "../../../test/arbitrary/projection.ts";
import type { Statement } from "../../domain/assertion.ts";
import { audiences } from "../../domain/audience.ts";
import { bury, disclose } from "../../domain/disclosure.ts";
import { fieldNames } from "../../domain/field.ts";
import type { Projection, Telling } from "../../domain/projection.ts";
import { shippedPolicies } from "../../domain/shipped-policies.ts";
import { subjectKey } from "../../domain/subject.ts";
import { comparable, sayingsOf, sayingsRead } from "../carried.ts";
import { csvWideFormat } from "./codec.ts";
import { wideColumns, wideNames } from "./columns.ts";
import { readWide } from "./read.ts";
import { packWide, wideCells } from "./write.ts";

const publisher = "Other Casebook";
const speaker = { name: "Casebook", url: "https://casebook.example" };
const at = "2026-03-01T00:00:00.000Z";
const runs = { numRuns: 200, seed: Number(process.env["SEED"] ?? 3) };
const loses = csvWideFormat.writes?.loses ?? { fields: [], facets: [], further: [] };
const report = exampleReport(
  "On 8 November 2022 Grey Heron claimed it. The bureau named Blue Tern. Northfield and Riverside were hit.",
);

function tell(statements: readonly Statement[], policy: keyof typeof shippedPolicies = "open"): Projection {
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

const claim = said("responsibility.claimed", party("Grey Heron"), quoted(report, "Grey Heron claimed it"), {
  asserter: { role: "attacker", name: "Grey Heron" },
  stance: "claimed",
});
const attribution = said("responsibility.attributed", party("Blue Tern"), quoted(report, "named Blue Tern"), {
  about: subjectKey("actor", 2),
  asserter: { role: "agency", name: "The bureau" },
  stance: "confirmed",
});
const victims = [
  said("victim.name", named("Northfield"), quoted(report, "Northfield")),
  said("victim.country", term("US"), quoted(report, "Northfield")),
  said("victim.name", named("Riverside | Water"), quoted(report, "Riverside"), { about: subjectKey("victim", 2) }),
  said("victim.role", term("primary"), quoted(report, "Riverside"), { about: subjectKey("victim", 2) }),
  said("victim.country", { kind: "unknown", state: "reported-unknown" }, quoted(report, "Riverside"), {
    about: subjectKey("victim", 2),
  }),
];

async function textOf(...tellings: readonly Telling[]): Promise<string> {
  const pieces: string[] = [];
  const all = (async function* () {
    for (const telling of tellings) yield await Promise.resolve(telling);
  })();
  for await (const piece of packWide(all, speaker)) pieces.push(piece);
  return pieces.join("");
}

test("a record that is written as a row is read back, less what the table says that it loses", () => {
  fc.assert(
    fc.property(projections(), (projection) => {
      const record: unknown = JSON.parse(JSON.stringify(csvWideFormat.writes?.write(projection, speaker)));
      const reading = readWide(record, { publisher });
      assert.deepEqual(comparable(sayingsRead(reading.said), loses), comparable(sayingsOf(projection), loses));
      assert.deepEqual(
        reading.findings.filter(({ saw }) => saw?.startsWith("counted: ") !== true),
        [],
      );
      if (reading.said.length > 0) projectionOf(reading.said, record);
    }),
    runs,
  );
});

test("so it is when the file lies between", async () => {
  await fc.assert(
    fc.asyncProperty(projections(), async (projection) => {
      const rows: readonly Record<string, string>[] = parse(await textOf(projection), { columns: true, bom: true });
      assert.equal(rows.length, 1);
      assert.deepEqual({ ...rows[0] }, { ...wideCells(projection, speaker) });
    }),
    { ...runs, numRuns: 100 },
  );
});

test("the header names every column once, after a byte order mark", async () => {
  const text = await textOf();
  assert.equal(text, `\ufeff${wideNames.join(",")}\r\n`);
  assert.equal(new Set(wideNames).size, wideNames.length);
  assert.ok(wideColumns.every(({ about }) => about.endsWith(".")));
});

test("claims and attributions stand in columns of their own, each with who says so", () => {
  const cells = wideCells(tell([claim, attribution]), speaker);
  assert.equal(cells["responsibility.claimed"], "Grey Heron");
  assert.equal(cells["responsibility.claimed_by"], "Grey Heron ~ attacker ~ claimed");
  assert.equal(cells["responsibility.attributed"], "actor-2: Blue Tern");
  assert.equal(cells["responsibility.attributed_by"], "The bureau ~ agency ~ confirmed");
  const holding = wideNames.filter((name) => cells[name]?.includes("Grey Heron"));
  assert.deepEqual(holding, ["responsibility.claimed", "responsibility.claimed_by"]);
});

test("several victims stay several, and the primary one leads", () => {
  const cells = wideCells(tell(victims), speaker);
  assert.equal(cells["primary_victim"], "Riverside | Water");
  assert.equal(cells["primary_victim_country"], "");
  assert.equal(cells["victim.name"], "Northfield | victim-2: Riverside \\| Water");
  assert.equal(cells["victim.country"], "US");
  assert.equal(cells["victim.country_state"], "shown | victim-2: reported-unknown");
});

test("the five states of no value stay apart, and apart from what is counted or withheld", () => {
  const absent = (state: "stated-none" | "reported-unknown" | "not-applicable") =>
    said("impact.persons", { kind: "unknown", state }, quoted(report, "Northfield"));
  const stateOf = (...statements: Statement[]) =>
    wideCells(tell([claim, ...statements]), speaker)["impact.persons_state"];
  assert.deepEqual(
    [stateOf(), stateOf(absent("stated-none")), stateOf(absent("reported-unknown")), stateOf(absent("not-applicable"))],
    ["not-reported", "stated-none", "reported-unknown", "not-applicable"],
  );
  const cells = wideCells(tell([...victims, claim], "reference"), speaker);
  assert.equal(cells["responsibility.attributed_state"], "counted: 0");
  assert.equal(cells["responsibility.claimed_state"], "withheld");
  assert.equal(cells["responsibility.claimed"], "");
});

test("what is said not to be so never stands in the field's own column", () => {
  const denied = said("cia.integrity", term("affected"), quoted(report, "Northfield"), { polarity: "negated" });
  const cells = wideCells(tell([denied]), speaker);
  assert.deepEqual(
    [cells["cia.integrity"], cells["cia.integrity_state"], cells["stated_not"]],
    ["", "stated-not", "cia.integrity = affected"],
  );
});

test("what was taken back is left out, and its column says so", () => {
  const cells = wideCells(tell([claim, { ...attribution, stance: "retracted" }]), speaker);
  assert.deepEqual([cells["responsibility.attributed"], cells["responsibility.attributed_state"]], ["", "taken-back"]);
});

test("dates stand in words and in EDTF, with their bounds and precision in the same order", () => {
  const cells = wideCells(
    tell([
      said("date.began", dated("2022-11"), quoted(report, "8 November 2022")),
      said("date.began", dated("2022-11-08/.."), quoted(report, "8 November 2022")),
    ]),
    speaker,
  );
  const all = ["", "_edtf", "_min", "_max", "_precision"].map((end) => cells[`date.began${end}`]);
  assert.deepEqual(all, [
    "November 2022 | since 8 November 2022",
    "2022-11 | 2022-11-08/..",
    "2022-11-01 | 2022-11-08",
    "2022-11-30 | ",
    "month | interval",
  ]);
  assert.deepEqual([cells["date_edtf"], cells["date_precision"]], ["2022-11", "month"]);
});

test("a withdrawn record is a row with the reason alone", () => {
  const stone = bury(tell([claim]), "=asked for", at) ?? assert.fail();
  const cells = wideCells(stone, speaker);
  assert.deepEqual(
    Object.entries(cells)
      .filter(([, cell]) => cell !== "")
      .map(([name]) => name),
    ["incident", "version", "since", "audience", "withdrawn"],
  );
  assert.equal(cells["withdrawn"], "'=asked for");
  assert.deepEqual(readWide(cells, { publisher }).said, []);
});

test("an attribution without the name of who says so is read as a suspicion", () => {
  const reading = readWide(
    { "responsibility.attributed": "Blue Tern", "responsibility.claimed": "Grey Heron" },
    { publisher },
  );
  assert.deepEqual(
    reading.said.map(({ field, asserter, stance }) => [field, asserter.role, stance]),
    [
      ["responsibility.claimed", "attacker", "claimed"],
      ["responsibility.suspected", "third-party", "reported"],
    ],
  );
  assert.deepEqual(
    reading.findings.map(({ at, code }) => `${at}: ${code}`),
    ["/responsibility.attributed: actor-unattributed"],
  );
});

test("cells that cannot be taken over are named", () => {
  const reading = readWide(
    {
      incident: "CB-TEST00",
      "impact.persons": "lots",
      "victim.country": "US | Utopia",
      motive_state: "maybe",
      stated_not: "x = y",
      "date.began": "2022",
      extra: "1",
      version: 3,
      malware: "\ud800 | Worm",
    },
    { publisher },
  );
  assert.deepEqual(reading.findings.map(({ at, code }) => `${at}: ${code}`).toSorted(), [
    "/date.began: import-lost",
    "/extra: import-lost",
    "/impact.persons: value-kind",
    "/malware: value-not-admitted",
    "/motive_state: value-kind",
    "/stated_not: field-unknown",
    "/version: value-not-admitted",
    "/victim.country: value-not-admitted",
  ]);
});

test("nothing that comes in makes the reader throw, and whatever it reads the codebook admits", () => {
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom(
      "shown",
      "victim-2: US",
      "at-least 3 persons",
      "between 1 and x persons",
      "a ~ agency ~ reported",
      "cia.integrity = affected",
      " | ",
      "\\",
      "(nobody in particular)",
    ),
    fc.anything(),
  );
  const row = fc.dictionary(fc.constantFrom(...wideNames, ...fieldNames, "__proto__"), cell);
  fc.assert(
    fc.property(fc.oneof(fc.anything(), row), (record) => {
      const { said } = readWide(record, { publisher });
      if (said.length > 0) projectionOf(said, record);
    }),
    { ...runs, numRuns: 500 },
  );
});
