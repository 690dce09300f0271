/** Writing of records: what stands in the standard part, what only in the extension, and what is filled in. */
import assert from "node:assert/strict";
import { test } from "node:test";
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
import type { Statement } from "../../domain/assertion.ts";
import { type AudienceName, audienceNamed } from "../../domain/audience.ts";
import { bury, disclose } from "../../domain/disclosure.ts";
import type { Field } from "../../domain/field.ts";
import type { Projection, Telling } from "../../domain/projection.ts";
import { shippedPolicies } from "../../domain/shipped-policies.ts";
import { subjectKey } from "../../domain/subject.ts";
import type { Content } from "../../domain/value.ts";
import { verisFormat } from "./codec.ts";
import { valueIn } from "./tree.ts";
import { readVeris } from "./read.ts";
import { findingsOf, provenance, valuesSaid } from "./testing.ts";
import { writeVeris } from "./write.ts";

const speaker = { name: "Casebook", url: "https://casebook.example" };
const at = "2026-01-02T03:04:05.006Z";
const cited = exampleReport("Grey Heron boasts. Northfield says nothing. A court spoke.", {
  url: "https://news.example/1",
});
const evidence = quoted(cited, "Grey Heron");

function say(field: Field, content: Content, known: Partial<Statement> = {}): Statement {
  return said(field, content, evidence, known);
}

function tell(statements: readonly Statement[], policy = "open", audience: AudienceName = "desk"): Projection {
  const rules = shippedPolicies[policy];
  assert.ok(rules !== undefined);
  const disclosable = { revision: firstRevision(statements), reports: reportsById([cited]), policy: rules };
  const projection = disclose(disclosable, audienceNamed(audience), null, at);
  assert.ok(projection !== null);
  return projection;
}

function written(...statements: readonly Statement[]): Record<string, unknown> {
  return writeVeris(tell(statements), speaker);
}

/** The record without its extension, as text: what a reader of plain VERIS sees. */
function plain(record: Record<string, unknown>): string {
  const { plus, ...rest } = record;
  return JSON.stringify({ ...rest, plus: { ...(plus as object), casebook: undefined } });
}

const northfield = say("victim.name", named("Northfield"));
const boast = say("responsibility.claimed", party("Grey Heron"), {
  asserter: { role: "attacker", name: "Grey Heron" },
  stance: "claimed",
});

test("a claim, a suspicion, a denial and a refusal to attribute name nobody and classify nobody in the standard part", () => {
  const lanes = [
    boast,
    say("responsibility.suspected", party("Grey Heron"), { stance: "suspected" }),
    say("responsibility.denied", party("Grey Heron"), { asserter: { role: "accused", name: null }, stance: "denied" }),
    say("responsibility.not-attributed", party("Grey Heron")),
  ];
  const type = say("actor.variety", term("external.Activist"));
  for (const lane of lanes) assert.doesNotMatch(plain(written(northfield, lane, type)), /Grey Heron/);
  const record = written(northfield, boast, type);
  assert.deepEqual(record["actor"], { unknown: {} });
  const back = readVeris(JSON.parse(JSON.stringify(record)), provenance);
  assert.deepEqual(valuesSaid(back, "responsibility.claimed"), ["Grey Heron"]);
  assert.deepEqual(valuesSaid(back, "actor.variety"), ["external.Activist"]);
});

test("an actor to whom somebody without an interest attributes is named, and keeps who says so beside it", () => {
  const court = { role: "court", name: "District Court" } as const;
  const judged = { kind: "party", name: "Grey Heron", basis: "judgment" } as const;
  const record = written(northfield, boast, say("responsibility.attributed", judged, { asserter: court }));
  assert.deepEqual(valueIn(record, "/actor/external/name"), ["Grey Heron"]);
  const { said: back } = readVeris(JSON.parse(JSON.stringify(record)), provenance);
  const lanes = back.filter(({ field }) => field.startsWith("responsibility."));
  assert.deepEqual(lanes.map(({ field, asserter, about }) => [field, asserter.role, about]).toSorted(), [
    ["responsibility.attributed", "court", "actor-1"],
    ["responsibility.claimed", "attacker", "actor-1"],
  ]);
});

test("an attribution by the claimant, or one that was taken back or disputed, names nobody", () => {
  for (const known of [
    { stance: "disputed" },
    { stance: "retracted" },
    { stance: "suspected" },
    { polarity: "negated" },
  ] as const) {
    assert.doesNotMatch(
      plain(written(northfield, say("responsibility.attributed", party("Grey Heron"), known))),
      /Heron/,
    );
  }
});

test("what is negated, only claimed or unlikely is not in the standard part, and comes back from the extension", () => {
  const doubtful: readonly Partial<Statement>[] = [
    { polarity: "negated" },
    { stance: "claimed", asserter: { role: "attacker", name: null } },
    { stance: "superseded" },
    { likelihood: "unlikely" },
  ];
  for (const known of doubtful) {
    const record = written(northfield, say("action.variety", term("malware.Ransomware"), known));
    assert.doesNotMatch(plain(record), /Ransomware/);
    const back = readVeris(JSON.parse(JSON.stringify(record)), provenance).said.filter(
      ({ field }) => field === "action.variety",
    );
    assert.equal(back.length, 1);
    assert.deepEqual({ ...back[0], ...known }, back[0]);
  }
});

test("whether data were disclosed is Yes by a firm word alone, No by a firm denial alone, and possible otherwise", () => {
  const affected = (known: Partial<Statement> = {}) => say("cia.confidentiality", term("affected"), known);
  const claimed = affected({ stance: "claimed", asserter: { role: "attacker", name: null } });
  const denied = affected({ polarity: "negated", asserter: { role: "victim", name: null } });
  const word = (...statements: readonly Statement[]) =>
    valueIn(written(northfield, ...statements), "/attribute/confidentiality/data_disclosure");
  assert.equal(word(affected()), "Yes");
  assert.equal(word(claimed), "Potentially");
  assert.equal(word(affected({ stance: "suspected" })), "Potentially");
  assert.equal(word(denied), "No");
  assert.equal(word(affected(), denied), "Potentially");
  assert.equal(word(claimed, denied), "Potentially");
  assert.equal(word(say("cia.confidentiality", { kind: "unknown", state: "reported-unknown" })), "Unknown");
  assert.equal(word(), undefined);
});

test("a date keeps its precision, and where it spans more the common part of it", () => {
  const began = (edtf: string) => valueIn(written(northfield, say("date.began", dated(edtf))), "/timeline/incident");
  assert.deepEqual(began("2022-11"), { year: 2022, month: 11 });
  assert.deepEqual(began("2022-11-08"), { year: 2022, month: 11, day: 8 });
  assert.deepEqual(began("2022~"), { year: 2022 });
  assert.deepEqual(began("2022-11-08/2022-11-10"), { year: 2022, month: 11 });
  assert.deepEqual(began("2021-12/2022-01"), { year: 2021 });
});

test("a record without a beginning has the year of what is known, which is filling and no finding", () => {
  const record = written(northfield, say("date.disclosed", dated("2019-05")));
  assert.deepEqual(valueIn(record, "/timeline/incident"), { year: 2019 });
  const back = readVeris(JSON.parse(JSON.stringify(record)), provenance);
  assert.deepEqual(valuesSaid(back, "date.began"), []);
  assert.deepEqual(valuesSaid(back, "date.disclosed"), ["2019-05"]);
});

test("rules beyond the schema are kept, and what they add is not said", () => {
  const varieties = ["social.Phishing", "malware.Ransomware", "physical.Theft"];
  const record = written(northfield, ...varieties.map((variety) => say("action.variety", term(variety))));
  assert.deepEqual(valueIn(record, "/attribute/integrity/variety"), ["Alter behavior", "Software installation"]);
  assert.deepEqual(valueIn(record, "/attribute/availability/variety"), ["Loss", "Obscuration", "Interruption"]);
  assert.deepEqual(valueIn(record, "/asset/assets"), [{ variety: "P - Unknown" }]);
  assert.deepEqual(valueIn(record, "/action/social/target"), ["Unknown"]);
  const back = readVeris(JSON.parse(JSON.stringify(record)), provenance);
  assert.deepEqual([...new Set(back.said.map(({ field }) => field))].toSorted(), ["action.variety", "victim.name"]);
});

test("a sum of losses is never less than its parts", () => {
  const euro = (value: number): Content => ({
    kind: "amount",
    min: value,
    max: value,
    qualifier: "exactly",
    unit: "EUR",
  });
  const small = written(say("impact.money-loss", euro(10)), say("impact.money-compensation", euro(20)));
  assert.equal(valueIn(small, "/impact/loss"), undefined);
  const large = written(say("impact.money-loss", euro(30)), say("impact.money-compensation", euro(20)));
  assert.deepEqual(valueIn(large, "/impact/loss"), [{ variety: "Legal and regulatory", amount: 20 }]);
  for (const record of [small, large]) {
    const back = readVeris(JSON.parse(JSON.stringify(record)), provenance);
    assert.deepEqual(valuesSaid(back, "impact.money-compensation"), ["exactly 20 20 EUR"]);
  }
});

test("the primary victim is VERIS's victim, those harmed through it are secondary, and all others are kept beside", () => {
  const victim = (number: number, name: string, role: string) => {
    const about = subjectKey("victim", number);
    return [say("victim.name", named(name), { about }), say("victim.role", term(role), { about })];
  };
  const record = written(
    ...victim(1, "Supplier", "supplier"),
    ...victim(2, "Harmed", "secondary"),
    ...victim(3, "Hit", "primary"),
  );
  assert.equal(valueIn(record, "/victim/victim_id"), "Hit");
  assert.deepEqual(valueIn(record, "/victim/secondary/victim_id"), ["Harmed"]);
  assert.doesNotMatch(plain(record), /Supplier/);
  const back = readVeris(JSON.parse(JSON.stringify(record)), provenance);
  assert.deepEqual(valuesSaid(back, "victim.role").toSorted(), ["primary", "secondary", "supplier"]);
});

test("unknown, none, not applicable and not reported stay four things", () => {
  const states = ["reported-unknown", "stated-none", "not-applicable"] as const;
  for (const state of states) {
    const record = written(northfield, say("victim.country", { kind: "unknown", state }));
    assert.deepEqual(valueIn(record, "/victim/country"), ["Unknown"]);
    const back = readVeris(JSON.parse(JSON.stringify(record)), provenance);
    assert.deepEqual(valuesSaid(back, "victim.country"), [`(${state})`]);
  }
  const back = readVeris(JSON.parse(JSON.stringify(written(northfield))), provenance);
  assert.deepEqual(valuesSaid(back, "victim.country"), []);
});

test("what an audience is only told the number of, and what it is not told, is named without a value", () => {
  const statements = [
    northfield,
    say("motive", term("political")),
    say("impact.persons", { kind: "amount", min: 4711, max: 4711, qualifier: "exactly", unit: "persons" }),
    say("date.began", dated("2022-11-08")),
  ];
  const record = writeVeris(tell(statements, "reference", "public"), speaker);
  assert.deepEqual(valueIn(record, "/plus/casebook/counted"), {
    motive: 1,
    technique: 0,
    "responsibility.attributed": 0,
  });
  const withheld = valueIn(record, "/plus/casebook/withheld");
  assert.ok(Array.isArray(withheld) && withheld.includes("impact.persons"));
  assert.doesNotMatch(JSON.stringify(record), /4711|political|2022-11-08|"day":8/);
});

test("what VERIS has words for is written for those who read nothing else", () => {
  const record = written(
    northfield,
    say("victim.sector", term("health")),
    say("incident.type", term("ransomware")),
    say("malware", named("Blue Wren")),
    say("vulnerability", named("CVE-2021-44228")),
    say("discovery.method", term("external.Customer")),
    say("relation.campaign", { kind: "relation", what: "Autumn", incident: null, reason: null }),
  );
  assert.equal(valueIn(record, "/victim/industry"), "62");
  assert.deepEqual(valueIn(record, "/action/malware"), {
    variety: ["Ransomware"],
    name: "Blue Wren",
    cve: "CVE-2021-44228",
    vector: ["Unknown"],
  });
  assert.deepEqual(valueIn(record, "/discovery_method"), { external: { variety: ["Customer"] } });
  assert.equal(record["campaign_id"], "Autumn");
  assert.equal(record["reference"], "https://news.example/1");
});

test("a record of ours names itself, its page and its sources, and is read back without other findings", () => {
  const record: unknown = JSON.parse(JSON.stringify(written(northfield)));
  const back = readVeris(record, provenance);
  assert.equal(back.key, "CB-TEST00");
  assert.equal(back.url, "https://casebook.example/incidents/CB-TEST00");
  assert.equal(back.published, "2026-01-02");
  assert.deepEqual(back.links, ["https://news.example/1"]);
  assert.deepEqual(findingsOf(back), ["import-lost /plus/casebook/sources"]);
});

test("many records are one array, a folder has a file each, and stones are left out", async () => {
  const projection = tell([northfield]);
  const stone = bury(projection, "in error", at);
  assert.ok(stone !== null);
  const pieces = async (tellings: readonly Telling[]) => {
    const all: string[] = [];
    for await (const piece of verisFormat.writes?.pack(inOrder(tellings), speaker) ?? []) all.push(String(piece));
    return JSON.parse(all.join("")) as unknown;
  };
  const one: unknown = JSON.parse(JSON.stringify(writeVeris(projection, speaker)));
  assert.deepEqual(await pieces([projection, stone, projection]), [one, one]);
  assert.deepEqual(await pieces([stone]), []);
  const files: string[] = [];
  for await (const { name, content } of verisFormat.writes?.packFolder?.(inOrder([stone, projection]), speaker) ?? []) {
    files.push(name);
    assert.deepEqual(JSON.parse(String(content)), one);
  }
  assert.deepEqual(files, ["CB-TEST00.json"]);
  assert.equal(verisFormat.writes?.bury(stone, speaker), null);
});

async function* inOrder(tellings: readonly Telling[]): AsyncGenerator<Telling> {
  for (const telling of tellings) yield await Promise.resolve(telling);
}
