/** The standard part of a record: everything that VERIS itself has a place for, as what it implies and what is wrong with it. */
import { valueAt } from "../../domain/evidence.ts";
import type { Field } from "../../domain/field.ts";
import { type Finding, finding } from "../../domain/finding.ts";
import type { Implied, Sink } from "./implied.ts";
import { type Leaf, leafAt, leavesAt, type Loose, memberOf, type Sheet, sheetOf } from "./leaves.ts";
import { readActors } from "./read-actors.ts";
import { readCounts } from "./read-counts.ts";
import { readDates } from "./read-dates.ts";
import { readEffects } from "./read-effects.ts";
import { readFrame } from "./read-frame.ts";
import { readMoney } from "./read-money.ts";
import { readVictims } from "./read-victims.ts";
import { readWords } from "./read-words.ts";
import { referencesIn } from "./references.ts";
import { isAfter, type KnownVersion, inNewestWords, versionOf } from "./steps.ts";

/** Where a record of ours keeps what VERIS has no place for. */
export const extensionPointer = "/plus/casebook";

/** What the standard part comes to. */
export interface Standard {
  readonly implied: readonly Implied[];
  readonly findings: readonly Finding[];
  readonly links: readonly string[];
  readonly sheet: Sheet;
}

/** Members that name the record, date it or say how to read it: they are used rather than said. */
const usedPaths = [
  "/incident_id",
  "/plus/master_id",
  "/plus/created",
  "/plus/modified",
  "/schema_version",
  "/schema_name",
  "/_id/$oid",
];

/** Members of which one at least stands in every record of VERIS. */
const telling = ["incident_id", "schema_version", "action", "actor", "victim", "timeline", "security_incident"];

/**
 * Reads the standard part. Each value of it is a place of something implied, or used, or has a finding. Never throws.
 * `extended`: the record has an extension of ours, which is read apart.
 */
export function readStandard(record: Loose, extended: boolean): Standard {
  const sink: Sink = { implied: [], findings: [] };
  const reduced = isReduced(record);
  const sheet = openSheet(record, reduced, extended, sink);
  if (!telling.some((member) => Object.hasOwn(record, member))) sink.findings.push(finding("", "record-shape", record));
  readVictims(sheet, sink);
  readWords(sheet, sink, readActors(sheet, sink), reduced);
  readDates(sheet, sink);
  readFrame(sheet, sink);
  readEffects(sheet, sink);
  readCounts(sheet, sink);
  readMoney(sheet, sink);
  const references = [...leavesAt(sheet, "/reference"), ...leavesAt(sheet, "/plus/reference")];
  const { links, findings } = referencesIn(references);
  sink.findings.push(...findings);
  const implied = withoutIdleUnknowns(sink.implied);
  return { implied, findings: [...sink.findings, ...lost(sheet, implied, sink.findings, references)], links, sheet };
}

/** The reduced form that circulates as a dump of a document database: few members, no version, countries and industries as labels. */
function isReduced(record: Loose): boolean {
  return typeof memberOf(memberOf(record, "_id"), "$oid") === "string" && !Object.hasOwn(record, "schema_version");
}

/** The leaves in the words of the newest version, with a finding on how they came to be so. */
function openSheet(record: Loose, reduced: boolean, extended: boolean, sink: Sink): Sheet {
  const named = memberOf(record, "schema_version");
  const version: KnownVersion | null = reduced ? "1.3.2" : versionOf(named);
  if (version === null) sink.findings.push(finding("/schema_version", "schema-unknown", named));
  let older = reduced;
  const change = (leaf: Leaf): Leaf =>
    inNewestWords(leaf, (step, before, after) => {
      const expected = version !== null && isAfter(step, version);
      older ||= expected;
      if (after.upgraded === "near") sink.findings.push(finding(leaf.pointer, "value-mapped", before.value));
      else if (!expected) sink.findings.push(finding(leaf.pointer, "value-repaired", before.value));
    });
  const sheet = sheetOf(record, change, extended ? extensionPointer : null);
  if (older) sink.findings.push(finding(reduced ? "/_id" : "/schema_version", "record-upgraded", named));
  return sheet;
}

/** That something is unknown says nothing where another place of the same record knows it. */
function withoutIdleUnknowns(implied: readonly Implied[]): readonly Implied[] {
  const unknowns = implied.filter(({ content }) => content.kind === "unknown");
  if (unknowns.length === 0) return implied;
  const asked = new Set<Field>(unknowns.map(({ field }) => field));
  const known = new Set<string>();
  for (const { field, about, content } of implied) {
    if (content.kind !== "unknown" && asked.has(field)) known.add(`${field} ${about ?? ""}`);
  }
  return implied.filter(
    ({ field, about, content }) => content.kind !== "unknown" || !known.has(`${field} ${about ?? ""}`),
  );
}

/** What stands in the record and was neither said nor used nor found fault with. */
function lost(
  sheet: Sheet,
  implied: readonly Implied[],
  findings: readonly Finding[],
  used: readonly Leaf[],
): readonly Finding[] {
  const accounted = new Set<string>();
  for (const { pointers } of implied) for (const pointer of pointers) accounted.add(pointer);
  for (const { at } of findings) accounted.add(at);
  for (const { pointer } of used) accounted.add(pointer);
  for (const path of usedPaths) {
    const leaf = leafAt(sheet, path);
    // A list or an object in its place names nothing.
    if (leaf?.pointer === path) accounted.add(path);
  }
  const left: Finding[] = [];
  for (const leaves of sheet.leaves.values()) {
    for (const { pointer, value, upgraded } of leaves) {
      if (accounted.has(pointer)) continue;
      left.push(finding(pointer, "import-lost", upgraded === null ? value : valueAt(sheet.record, pointer)));
    }
  }
  return left;
}
