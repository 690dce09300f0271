/** For the tests of this folder: records in the shapes of VERIS, real ones where they are at hand, and the sweep over every value. */
import { default as ajvModule } from "ajv-draft-04";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { checkStatement } from "../../domain/assertion.ts";
import { quotedAt } from "../../domain/evidence.ts";
import type { Finding } from "../../domain/finding.ts";
import { reportIdOf } from "../../domain/report.ts";
import type { Provenance, RecordReading, Said } from "../format.ts";
import { escapeStep } from "../leftovers.ts";
import { isValue, type Loose } from "./leaves.ts";
import { listIn, type Tree, valueIn } from "./tree.ts";

/** Whoever made the records of the tests. */
export const provenance: Provenance = { publisher: "Incident Club" };

const folder = new URL("../../../../shared/data/", import.meta.url);

/** Why tests on real records are skipped; false where the records are at hand. */
export const skipReal = existsSync(new URL("vcdb/valid/", folder)) ? false : "../shared/data is not here";

/** Every JSON file of a folder of the real data, in order of name. */
export function realRecords(name: string): readonly unknown[] {
  const path = new URL(`${name}/`, folder);
  return readdirSync(path)
    .toSorted()
    .map((file): unknown => JSON.parse(readFileSync(new URL(file, path), "utf8")));
}

/** One JSON file of the real data. */
export function realFile(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, folder), "utf8"));
}

/**
 * Gives what VERIS 1.4.1 holds against a record: its merged core schema, that of the community's database, and the rules that they
 * check beyond their schemas.
 */
export function schemaChecker(): (record: unknown) => readonly string[] {
  const ajv = new ajvModule.default({ strict: false, allErrors: true, logger: false });
  const schemas = ["verisc-merged.json", "vcdb-merged-1.4.1.json"].map((name) =>
    ajv.compile(realFile(`vocab/veris/${name}`) as Record<string, unknown>),
  );
  return (record) => [
    ...schemas.flatMap((schema) => {
      schema(record);
      return (schema.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ""}`);
    }),
    ...brokenRules(record as Tree),
  ];
}

function brokenRules(record: Tree): readonly string[] {
  const has = (path: string, word: string) => listIn(record, path).includes(word);
  const integrity = (word: string) => has("/attribute/integrity/variety", word);
  const availability = (word: string) => has("/attribute/availability/variety", word);
  const social = valueIn(record, "/action/social") !== undefined;
  const gone = has("/action/physical/variety", "Theft") || has("/action/error/variety", "Loss");
  const ransomware = has("/action/malware/variety", "Ransomware");
  const person = JSON.stringify(listIn(record, "/asset/assets")).includes('"P - ');
  const locked = availability("Obscuration") && availability("Interruption") && integrity("Software installation");
  const overall = valueIn(record, "/impact/overall_amount");
  const amounts = listIn(record, "/impact/loss").map((loss) => Number(valueIn({ loss }, "/loss/amount") ?? 0));
  const sum = amounts.reduce((all, amount) => all + amount, 0);
  const rules = {
    "a person whose behaviour is altered": !social || (person && integrity("Alter behavior")),
    "what is gone is lost": !gone || availability("Loss"),
    "what is encrypted is out of reach": !ransomware || locked,
    "the whole is no less than its parts": overall === undefined || Number(overall) >= sum,
  };
  return Object.entries(rules).flatMap(([rule, holds]) => (holds ? [] : [rule]));
}

/** A record of version 1.3.2 as it might stand in the community's database. */
export function oldRecord(): Record<string, unknown> {
  return {
    action: {
      hacking: { variety: ["Use of backdoor or C2", "Footprinting"], vector: ["Backdoor or C2"], cve: "CVE-2014-0160" },
      social: { variety: ["Phishing"], vector: ["Website"], target: ["Finance"], notes: "a letter to the till" },
    },
    ...oldActorAndEffects(),
    confidence: "Medium",
    discovery_method: "Ext - monitoring service",
    impact: {
      iso_currency_code: "USD",
      loss: [
        { amount: 5000, variety: "Legal and regulatory" },
        { amount: 20000, rating: "Minor", variety: "Asset and fraud" },
      ],
      overall_amount: 20000,
      overall_rating: "Unknown",
    },
    incident_id: "d2f15020-0000-0000-0000-000000000000",
    plus: {
      analyst: "somebody",
      attribute: { confidentiality: { credit_monitoring: "Y" } },
      created: "2014-07-30T19:04:08Z",
      master_id: "0001AA7F-0000-0000-0000-000000000000",
      modified: "2015-02-13T16:50:35Z",
      timeline: { notification: { day: 31, month: 2, year: 2014 } },
    },
    reference: "http://news.example/a,b.html (20140202); https://news.example/c, www.club.example/d",
    schema_version: "1_3_2",
    security_incident: "Confirmed",
    source_id: "club",
    summary: "A letter to the till led to records of patients.",
    targeted: "Opportunistic",
    timeline: {
      compromise: { unit: "Minutes", value: 5 },
      discovery: { unit: "Unknown" },
      incident: { day: 3, month: 1, year: 2014 },
    },
    victim: oldVictim(),
  };
}

function oldActorAndEffects(): Record<string, unknown> {
  return {
    actor: {
      external: {
        country: ["Unknown"],
        motive: ["Financial"],
        name: ["Grey Heron"],
        region: ["000000"],
        variety: ["Activist"],
      },
    },
    asset: { assets: [{ amount: 3, variety: "U - Laptop" }, { variety: "S - Remote access" }], total_amount: 3 },
    attribute: {
      confidentiality: {
        data: [
          { amount: 1200, variety: "Medical" },
          { amount: 40, variety: "Bank" },
        ],
        data_disclosure: "Potentially",
        data_total: 1200,
        state: ["Stored"],
      },
      integrity: { variety: ["Alter behavior"] },
      availability: { variety: ["Interruption"], duration: { unit: "Hours", value: 36 } },
    },
  };
}

function oldVictim(): Record<string, unknown> {
  return {
    country: ["US"],
    employee_count: "Large",
    government: ["NA"],
    industry: "622110",
    region: ["019021"],
    secondary: { amount: 2, victim_id: ["Northfield Clinic ", "Southfield Clinic"] },
    state: "MO",
    victim_id: "Northfield Hospital",
  };
}

/** A record of the reduced form. */
export function reducedRecord(): Record<string, unknown> {
  return {
    _id: { $oid: "5b9ed715bdea671db0d15145" },
    incident_id: "0001AA7F-0000-0000-0000-000000000000",
    actor: { partner: {} },
    victim: { country: "AZE", industry: "Information" },
    timeline: { incident: { year: 2013 } },
    action: { error: { variety: ["Omission"] } },
  };
}

/** What a reading says of a field: values, or states in brackets, `not` before what is negated. */
export function valuesSaid({ said }: RecordReading, field: string): readonly string[] {
  return said
    .filter((one) => one.field === field)
    .map(({ content, polarity }) => {
      const value =
        content.kind === "unknown"
          ? `(${content.state})`
          : content.kind === "amount"
            ? [content.qualifier, content.min, content.max, content.unit].join(" ")
            : (Object.values(content) as readonly unknown[]).find(
                (part): part is string => typeof part === "string" && part !== content.kind,
              );
      return `${polarity === "negated" ? "not " : ""}${value ?? ""}`;
    });
}

/** The findings as `code at`. */
export function findingsOf({ findings }: RecordReading): readonly string[] {
  return findings.map(({ code, at }) => `${code} ${at}`);
}

/** What the codebook holds against what was said, and every place that nothing stands at. */
export function refusedIn(record: unknown, said: readonly Said[]): readonly string[] {
  return said.flatMap(({ pointers, ...one }) => {
    const quotes = pointers.map((pointer) => ({ pointer, quote: quotedAt(record, pointer) }));
    const evidence = quotes.map(({ pointer, quote }) => ({
      report,
      place: { kind: "pointer", pointer, quote: quote ?? "" } as const,
      marking: null,
      credibility: null,
    }));
    const origin = { by: "import", name: "veris", version: "1" } as const;
    const wrong = checkStatement({ ...one, evidence, origin }, one.field).map(
      ({ at, code }: Finding) => `${at} ${code}`,
    );
    const missing = quotes.filter(({ quote }) => quote === null || quote === "" || !quote.isWellFormed());
    return [...wrong, ...missing.map(({ pointer }) => `nothing at ${pointer}`)];
  });
}

const report = reportIdOf(new Uint8Array());

/** Members that are used without being said. */
const used = ["/incident_id", "/schema_version", "/schema_name", "/plus/master_id", "/plus/created", "/plus/modified"];

/** The places of a record that were neither said nor used nor found fault with. */
export function unaccounted(record: unknown, { said, findings }: RecordReading): readonly string[] {
  const known = new Set([...said.flatMap(({ pointers }) => pointers), ...findings.map(({ at }) => at), ...used]);
  for (const place of ["/reference", "/plus/reference", "/_id/$oid"]) known.add(place);
  const left: string[] = [];
  const visit = (value: unknown, pointer: string): void => {
    if (!isValue(value)) return;
    if (typeof value !== "object" || value === null) {
      if (!known.has(pointer)) left.push(pointer);
      return;
    }
    if (known.has(pointer) && findings.some(({ at }) => at === pointer)) return;
    for (const [key, member] of Object.entries(value as Loose)) visit(member, `${pointer}/${escapeStep(key)}`);
  };
  visit(record, "");
  return left;
}
