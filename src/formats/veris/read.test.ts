/** Reading of records: what each place says, how surely, and what is named as lost. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { attributedActors } from "../../domain/claim.ts";
import type { Statement } from "../../domain/assertion.ts";
import { readVeris } from "./read.ts";
import { findingsOf, oldRecord, provenance, reducedRecord, refusedIn, unaccounted, valuesSaid } from "./testing.ts";

function withPart(path: readonly string[], value: unknown): Record<string, unknown> {
  const record = { ...oldRecord(), schema_version: "1.4.1", discovery_method: { unknown: true } };
  let at: Record<string, unknown> = record;
  for (const step of path.slice(0, -1)) {
    const next = { ...(at[step] as Record<string, unknown> | undefined) };
    at[step] = next;
    at = next;
  }
  at[path.at(-1) ?? ""] = value;
  return record;
}

function saidWith(path: readonly string[], value: unknown, field: string): readonly string[] {
  return valuesSaid(readVeris(withPart(path, value), provenance), field);
}

function foundWith(path: readonly string[], value: unknown): readonly string[] {
  return findingsOf(readVeris(withPart(path, value), provenance));
}

test("a record says what the codebook can hold", () => {
  const reading = readVeris(oldRecord(), provenance);
  const expected: Readonly<Record<string, readonly string[]>> = {
    "victim.name": ["Northfield Hospital", "Northfield Clinic", "Southfield Clinic"],
    "victim.role": ["secondary", "secondary"],
    "victim.country": ["US"],
    "victim.region": ["MO", "Northern America"],
    "victim.size": ["Large"],
    "victim.industry": ["622110"],
    "victim.sector": ["health"],
    summary: ["A letter to the till led to records of patients."],
    "date.began": ["2014-01-03"],
    "date.disclosed": ["2014-02"],
    "date.discovered": ["(reported-unknown)"],
    "incident.reality": ["confirmed"],
    "incident.targeted": ["Opportunistic"],
    "discovery.method": ["partner.Monitoring service"],
    "cia.confidentiality": ["affected"],
    "cia.integrity": ["affected"],
    "cia.availability": ["affected"],
    "asset.variety": ["U - Laptop", "N - Remote access", "P - Finance"],
    "data.variety": ["Medical", "Bank"],
    motive: ["financial"],
    vulnerability: ["CVE-2014-0160"],
    "responsibility.suspected": ["Grey Heron"],
    "actor.variety": ["external.Activist"],
    "actor.country": ["(reported-unknown)"],
    "impact.records": ["exactly 1200 1200 records"],
    "impact.systems": ["exactly 3 3 systems"],
    "impact.organisations": ["exactly 2 2 organisations"],
    "impact.downtime": ["exactly 36 36 hours"],
    "impact.money-loss": ["exactly 20000 20000 USD"],
    "impact.money-compensation": ["exactly 5000 5000 USD"],
    response: ["credit-monitoring"],
  };
  for (const [field, values] of Object.entries(expected)) {
    assert.deepEqual(valuesSaid(reading, field).toSorted(), [...values].toSorted(), field);
  }
});

test("a record is named, dated and linked, and every value of it is accounted for", () => {
  const record = oldRecord();
  const reading = readVeris(record, provenance);
  assert.equal(reading.key, "0001AA7F-0000-0000-0000-000000000000");
  assert.equal(reading.title, "Northfield Hospital, 2014-01-03");
  assert.equal(reading.published, "2015-02-13");
  assert.deepEqual(reading.links, [
    "http://news.example/a,b.html",
    "https://news.example/c",
    "http://www.club.example/d",
  ]);
  assert.deepEqual(unaccounted(record, reading), []);
  assert.deepEqual(refusedIn(record, reading.said), []);
  for (const line of [
    "precision-reduced /plus/timeline/notification/day",
    "import-lost /timeline/compromise/value",
    "import-lost /attribute/confidentiality/data/1/amount",
    "import-lost /action/social/notes",
    "import-lost /source_id",
    "value-repaired /reference",
  ])
    assert.ok(findingsOf(reading).includes(line), line);
});

test("the number in the data set is the key; the incident's own only where there is no other", () => {
  assert.equal(readVeris(withPart(["plus"], {}), provenance).key, "d2f15020-0000-0000-0000-000000000000");
  assert.equal(readVeris({ victim: {} }, provenance).key, null);
});

test("everything is the word of the publisher, reported, without likelihood", () => {
  for (const { asserter, likelihood, asserted, stance, field } of readVeris(oldRecord(), provenance).said) {
    assert.deepEqual(asserter, { role: "third-party", name: "Incident Club" });
    assert.deepEqual([likelihood, asserted], [null, null]);
    assert.equal(stance, field === "cia.confidentiality" ? "suspected" : "reported");
  }
});

test("how confident the coder is stands with whether there was an incident, and nowhere else", () => {
  const { said } = readVeris(oldRecord(), provenance);
  assert.deepEqual(
    said.filter(({ confidence }) => confidence !== null).map(({ field, confidence }) => [field, confidence]),
    [["incident.reality", "moderate"]],
  );
});

test("the name of an actor is a suspicion and attributes nothing", () => {
  const { said, findings } = readVeris(oldRecord(), provenance);
  assert.ok(findings.some(({ code, at }) => code === "actor-unattributed" && at === "/actor/external/name/0"));
  assert.equal(attributedActors(said as unknown as readonly Statement[]).size, 0);
  assert.ok(!said.some(({ field }) => field === "responsibility.attributed" || field === "responsibility.claimed"));
});

test("several names are several actors, beside the one that the varieties are of", () => {
  const { said } = readVeris(withPart(["actor", "external", "name"], ["A", "B"]), provenance);
  const about = (field: string) => said.filter((one) => one.field === field).map((one) => one.about);
  assert.deepEqual(about("responsibility.suspected"), ["actor-2", "actor-3"]);
  assert.deepEqual(about("actor.variety"), ["actor-1"]);
});

test("whether data were disclosed is said in four ways", () => {
  const path = ["attribute", "confidentiality", "data_disclosure"];
  assert.deepEqual(saidWith(path, "Yes", "cia.confidentiality"), ["affected"]);
  assert.deepEqual(saidWith(path, "No", "cia.confidentiality"), ["not affected"]);
  assert.deepEqual(saidWith(path, "Unknown", "cia.confidentiality"), ["(reported-unknown)"]);
  assert.deepEqual(saidWith(path, "Maybe", "cia.confidentiality"), []);
  assert.ok(foundWith(path, "Maybe").includes("value-not-admitted /attribute/confidentiality/data_disclosure"));
});

test("dates stay as coarse as they are, and what cannot be is cut off", () => {
  const dates: readonly (readonly [unknown, string | null, string | null])[] = [
    [{ year: 2013 }, "2013", null],
    [{ year: 2013, month: 2 }, "2013-02", null],
    [{ year: 2013, month: 2, day: 30 }, "2013-02", "precision-reduced /timeline/incident/day"],
    [{ year: 2013, month: 13, day: 3 }, "2013", "precision-reduced /timeline/incident/month"],
    [{ year: 2013, month: 0, day: 0 }, "2013", "precision-reduced /timeline/incident/month"],
    [{ year: "2013", month: 5 }, "2013-05", "value-repaired /timeline/incident/year"],
    [{ year: 0, month: 0, day: 0 }, null, "date-invalid /timeline/incident/year"],
    [{ year: 20132014 }, null, "date-invalid /timeline/incident/year"],
    [{ year: -5 }, null, "date-invalid /timeline/incident/year"],
    [{ month: 5, day: 2 }, null, "import-lost /timeline/incident/month"],
  ];
  for (const [incident, edtf, finding] of dates) {
    assert.deepEqual(saidWith(["timeline", "incident"], incident, "date.began"), edtf === null ? [] : [edtf]);
    if (finding !== null) assert.ok(foundWith(["timeline", "incident"], incident).includes(finding), finding);
  }
});

test("numbers that cannot be are not taken", () => {
  const path = ["attribute", "confidentiality", "data_total"];
  for (const number of [-1, 2 ** 60]) {
    assert.deepEqual(saidWith(path, number, "impact.records"), []);
    assert.ok(foundWith(path, number).includes("amount-invalid /attribute/confidentiality/data_total"));
  }
  assert.deepEqual(saidWith(path, "1200", "impact.records"), ["exactly 1200 1200 records"]);
});

test("a time without service is taken where it comes out even, and a loss for good restores nothing", () => {
  const path = ["attribute", "availability", "duration"];
  assert.deepEqual(saidWith(path, { unit: "Seconds", value: 120 }, "impact.downtime"), ["exactly 2 2 minutes"]);
  assert.deepEqual(saidWith(path, { unit: "Seconds", value: 90 }, "impact.downtime"), []);
  assert.deepEqual(saidWith(path, { unit: "Years", value: 2 }, "impact.downtime"), ["exactly 24 24 months"]);
  assert.deepEqual(saidWith(path, { unit: "Never" }, "date.restored"), ["(stated-none)"]);
  assert.deepEqual(saidWith(path, { unit: "NA" }, "impact.downtime"), ["(not-applicable)"]);
  assert.deepEqual(saidWith(path, { unit: "Weeks" }, "impact.downtime"), []);
});

test("losses without a sum set its least, and money without a currency that is known is lost", () => {
  const loss = [
    { amount: 100, variety: "Business disruption" },
    { min_amount: 50, variety: "Operating costs" },
  ];
  assert.deepEqual(saidWith(["impact"], { iso_currency_code: "EUR", loss }, "impact.money-loss"), [
    "at-least 150  EUR",
  ]);
  const range = { iso_currency_code: "XBT", overall_min_amount: 1, overall_max_amount: 2 };
  assert.deepEqual(saidWith(["impact"], range, "impact.money-loss"), ["between 1 2 BTC"]);
  for (const code of ["TTD", undefined]) {
    const money = { iso_currency_code: code, overall_amount: 5 };
    assert.deepEqual(saidWith(["impact"], money, "impact.money-loss"), []);
    assert.ok(foundWith(["impact"], money).includes("import-lost /impact/overall_amount"));
  }
});

test("the level of government is the sector where the industry is government", () => {
  const victim = { country: ["US"], government: ["Local"], industry: "921110" };
  assert.deepEqual(saidWith(["victim"], victim, "victim.sector"), ["government.local"]);
  assert.deepEqual(saidWith(["victim"], { industry: "92" }, "victim.sector"), ["government"]);
  assert.deepEqual(saidWith(["victim"], { industry: "000" }, "victim.industry"), ["(reported-unknown)"]);
});

test("that something is unknown is not said where the record knows it elsewhere", () => {
  const actor = { external: { motive: ["Unknown"] }, internal: { motive: ["Grudge"] } };
  assert.deepEqual(saidWith(["actor"], actor, "motive"), ["grudge"]);
  assert.ok(foundWith(["actor"], actor).includes("import-lost /actor/external/motive/0"));
  assert.deepEqual(saidWith(["actor"], actor, "actor.variety"), ["external.Unknown", "internal.Unknown"]);
});

test("what is said in two places is said once, with both", () => {
  const actor = { external: { motive: ["Fun"] }, internal: { motive: ["Fun"] } };
  const { said } = readVeris(withPart(["actor"], actor), provenance);
  assert.deepEqual(
    said.filter(({ field }) => field === "motive").map(({ pointers }) => pointers),
    [["/actor/external/motive/0", "/actor/internal/motive/0"]],
  );
});

test("words in another case and countries by other names are repaired, and unknown words are refused", () => {
  assert.deepEqual(saidWith(["victim", "country"], ["gbr", "Germany"], "victim.country"), ["GB", "DE"]);
  assert.deepEqual(saidWith(["targeted"], "targeted", "incident.targeted"), ["Targeted"]);
  assert.ok(foundWith(["targeted"], "targeted").includes("value-repaired /targeted"));
  assert.ok(foundWith(["victim", "country"], ["Atlantis"]).includes("value-not-admitted /victim/country/0"));
});

test("long summaries and those of several paragraphs are descriptions", () => {
  assert.deepEqual(saidWith(["summary"], "One.\n\nTwo.", "description"), ["One.\n\nTwo."]);
  assert.deepEqual(saidWith(["summary"], "One.\n\nTwo.", "summary"), []);
});

test("the reduced form is known by its shape", () => {
  const record = reducedRecord();
  const reading = readVeris(record, provenance);
  assert.deepEqual(valuesSaid(reading, "victim.country"), ["AZ"]);
  assert.deepEqual(valuesSaid(reading, "victim.sector"), ["technology"]);
  assert.deepEqual(valuesSaid(reading, "actor.variety"), ["partner"]);
  assert.deepEqual(valuesSaid(reading, "action.variety"), ["error.Other"]);
  assert.deepEqual(findingsOf(reading).toSorted(), [
    "record-upgraded /_id",
    "value-mapped /action/error/variety/0",
    "value-mapped /victim/industry",
  ]);
  assert.deepEqual(unaccounted(record, reading), []);
});

test("what is no record gives a finding and nothing else", () => {
  for (const odd of [null, undefined, 7, "{}", [], [oldRecord()], true]) {
    const reading = readVeris(odd, provenance);
    assert.deepEqual([reading.said, findingsOf(reading)], [[], ["record-shape "]]);
  }
  assert.ok(findingsOf(readVeris({ a: 1 }, provenance)).includes("record-shape "));
});
