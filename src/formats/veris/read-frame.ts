/** Reading of what frames a record: whether it was real, its summary, campaign, programs and weaknesses, and words without a list. */
import { absence, type Manner, nameContent, note, say, type Sink, termContent, wordsOf } from "./implied.ts";
import { type Leaf, leafAt, leavesAt, memberOf, type Sheet } from "./leaves.ts";

/** Word for whether there was an incident -> ours, and whether ours says no less. */
const realities: ReadonlyMap<unknown, { readonly term: string; readonly near: boolean }> = new Map([
  ["Confirmed", { term: "confirmed", near: false }],
  ["Suspected", { term: "suspected", near: false }],
  ["Near miss", { term: "near-miss", near: false }],
  ["False positive", { term: "not-malicious", near: true }],
]);

const confidences: ReadonlyMap<unknown, Manner["confidence"]> = new Map([
  ["High", "high"],
  ["Medium", "moderate"],
  ["Low", "low"],
]);

/** Longer summaries, and those of several paragraphs, are descriptions. */
const longestSummary = 1200;

/** Words for whether those affected were offered credit monitoring -> whether it is affirmed. */
const monitored: ReadonlyMap<unknown, boolean> = new Map([
  ["yes", true],
  ["y", true],
  ["no", false],
  ["n", false],
]);

/** Reads what frames the record. */
export function readFrame(sheet: Sheet, sink: Sink): void {
  readReality(sheet, sink);
  readSummary(sheet, sink);
  const campaign = leafAt(sheet, "/campaign_id");
  const what = campaign === undefined ? null : wordsOf(sink, campaign);
  if (campaign !== undefined && what !== null) {
    say(sink, campaign, "relation.campaign", null, { kind: "relation", what, incident: null, reason: null });
  }
  for (const leaf of leavesAt(sheet, "/action/malware/name")) readPrograms(sink, leaf);
  for (const group of ["hacking", "malware"]) {
    for (const leaf of leavesAt(sheet, `/action/${group}/cve`)) readWeaknesses(sink, leaf);
  }
  readUnknowns(sheet, sink);
  for (const path of ["/plus/attribute/confidentiality/credit_monitoring", "/plus/credit_monitoring"]) {
    for (const leaf of leavesAt(sheet, path)) readMonitoring(sink, leaf);
  }
}

/** How confident the coder is goes with whether there was an incident. */
function readReality(sheet: Sheet, sink: Sink): void {
  const leaf = leafAt(sheet, "/security_incident");
  if (leaf === undefined) return;
  const reality = realities.get(leaf.value);
  if (reality === undefined) {
    note(sink, "value-not-admitted", leaf);
    return;
  }
  if (reality.near) note(sink, "value-mapped", leaf);
  const sure = leafAt(sheet, "/confidence");
  const confidence = confidences.get(sure?.value) ?? null;
  const pointers = sure === undefined || confidence === null ? [leaf.pointer] : [leaf.pointer, sure.pointer];
  say(sink, leaf, "incident.reality", null, termContent(reality.term), { confidence, pointers });
}

function readSummary(sheet: Sheet, sink: Sink): void {
  const leaf = leafAt(sheet, "/summary");
  const text = leaf === undefined ? null : wordsOf(sink, leaf);
  if (leaf === undefined || text === null) return;
  const long = text.length > longestSummary || text.includes("\n\n");
  say(sink, leaf, long ? "description" : "summary", null, { kind: "prose", text });
}

/** Several names stand in one text, parted by commas or semicolons. */
function readPrograms(sink: Sink, leaf: Leaf): void {
  const names = wordsOf(sink, leaf)?.split(/[;,]/) ?? [];
  sayEach(sink, leaf, "malware", names);
}

/** Numbers of weaknesses, or else the weakness as it is named. */
function readWeaknesses(sink: Sink, leaf: Leaf): void {
  const text = wordsOf(sink, leaf);
  if (text === null) return;
  const numbers = text.split(/[;,\s]+/).filter((piece) => piece !== "");
  const all = numbers.every((number) => /^CVE-\d{4}-\d{4,19}$/i.test(number));
  sayEach(sink, leaf, "vulnerability", all ? numbers.map((number) => number.toUpperCase()) : [text]);
}

function sayEach(sink: Sink, leaf: Leaf, field: "malware" | "vulnerability", names: readonly string[]): void {
  names.forEach((written, index) => {
    const name = written.trim();
    if (name !== "") say(sink, leaf, field, null, nameContent(name), { slot: `${leaf.pointer}#${index}` });
  });
}

/** What is said to be unknown by an object or a truth value of that name. */
function readUnknowns(sheet: Sheet, sink: Sink): void {
  const unknown = absence("reported-unknown");
  if (memberOf(memberOf(sheet.record, "action"), "unknown") !== undefined && sheet.shallow) {
    say(sink, { pointer: "/action/unknown" }, "action.variety", null, unknown);
  }
  for (const leaf of leavesAt(sheet, "/discovery_method/unknown")) {
    if (leaf.value === true) say(sink, leaf, "discovery.method", null, unknown);
  }
}

function readMonitoring(sink: Sink, leaf: Leaf): void {
  const offered = typeof leaf.value === "string" ? monitored.get(leaf.value.trim().toLowerCase()) : undefined;
  if (offered === undefined) return;
  const polarity = offered ? "affirmed" : "negated";
  say(sink, leaf, "response", null, termContent("credit-monitoring"), { polarity });
}
