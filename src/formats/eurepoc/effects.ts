/** What kind of incident it was, how it was done, and what it affected. */
import type { Field } from "../../domain/field.ts";
import { amountOf } from "../../domain/amount.ts";
import { techniques } from "../../vocabulary/attack.ts";
import type { Notes } from "../tables/notes.ts";
import { type Cell, cellAt, labelsIn, type Row } from "./cells.ts";
import { disclosure, downtime, type Effect, impactEffects, incidentType } from "./words.ts";

/** Techniques by name in lower case; where a technique and a sub-technique share a name, the technique. */
let known: ReadonlyMap<string, string> | null = null;

/** Made when it is first asked for, so that techniques of a loaded version are among them. */
function techniqueIds(): ReadonlyMap<string, string> {
  known ??= new Map(
    [...techniques.values()]
      .toSorted((a, b) => b.id.length - a.id.length)
      .map(({ id, name }) => [name.toLowerCase(), id] as const),
  );
  return known;
}

/** Says types, effects, techniques and how the incident came to be known. */
export function readEffects(incident: Row, notes: Notes): void {
  const types = cellAt(incident, "incident_type");
  for (const label of labelsIn(types)) if (types !== null) sayType(label, types, notes);
  sayHijacking(incident, types, notes);
  sayDisruption(incident, types, notes);
  sayTheft(cellAt(incident, "data_theft"), notes);
  for (const column of ["functional_impact", "intelligence_impact"]) sayImpact(cellAt(incident, column), notes);
  for (const column of ["MITRE_initial_access", "MITRE_impact"]) sayTechniques(cellAt(incident, column), notes);
  sayZeroDays(cellAt(incident, "zero_days"), cellAt(incident, "zero_days_subcode"), notes);
  sayDisclosure(cellAt(incident, "source_incident_detection_disclosure"), notes);
}

function sayType(label: string, { pointer }: Cell, notes: Notes): void {
  if (label === "Disruption") return;
  const types = incidentType.get(label);
  if (types === undefined) notes.find(pointer, "value-not-admitted", label);
  for (const { term, exact } of types ?? []) {
    sayTerm("incident.type", term, [pointer], notes);
    if (!exact) notes.find(pointer, "value-mapped", label);
  }
}

/** Hijacking repeats a type of the incident: where it is one, further evidence of the intrusion. */
function sayHijacking(incident: Row, types: Cell | null, notes: Notes): void {
  const cell = cellAt(incident, "hijacking");
  if (cell?.text.startsWith("Hijacking") !== true) return;
  sayTerm("incident.type", "intrusion", [cell.pointer], notes);
  if (!labelsIn(types).some((label) => label.startsWith("Hijacking")))
    notes.find(cell.pointer, "value-mapped", cell.text);
}

/** Disruption stands in three columns. As a type it is a loss of availability; how long it took sets a bound to the downtime. */
function sayDisruption(incident: Row, types: Cell | null, notes: Notes): void {
  const flag = cellAt(incident, "has_disruption");
  const degree = cellAt(incident, "disruption");
  const bound = downtime.get(degree?.text ?? "");
  const pointers = [
    ...(types !== null && labelsIn(types).includes("Disruption") ? [types.pointer] : []),
    ...(flag?.text === "True" ? [flag.pointer] : []),
    ...(degree !== null && bound !== undefined ? [degree.pointer] : []),
  ];
  if (pointers.length === 0) return;
  sayTerm("cia.availability", "affected", pointers, notes);
  if (types !== null && labelsIn(types).includes("Disruption")) notes.find(types.pointer, "value-mapped", "Disruption");
  if (degree !== null) sayDowntime(degree, notes);
}

function sayDowntime({ text, pointer }: Cell, notes: Notes): void {
  const bound = downtime.get(text);
  if (bound === undefined) return;
  const content = amountOf(bound.value, bound.qualifier, bound.unit);
  notes.say({ field: "impact.downtime", content, pointers: [pointer] });
}

/** Sensitive or not, data were taken; "none" is that no theft was coded, which is not that somebody found there was none. */
function sayTheft(cell: Cell | null, notes: Notes): void {
  if (cell?.text.startsWith("For private / commercial targets") !== true) return;
  sayTerm("cia.confidentiality", "affected", [cell.pointer], notes);
  notes.find(cell.pointer, "value-mapped", cell.text);
}

function sayImpact(cell: Cell | null, notes: Notes): void {
  if (cell === null) return;
  for (const { field, polarity } of impactEffects.get(cell.text) ?? []) {
    sayTerm(field, "affected", [cell.pointer], notes, polarity);
  }
  sayDowntime(cell, notes);
  if (/^(Minor|Major) data breach/.test(cell.text) && impactEffects.has(cell.text)) {
    notes.find(cell.pointer, "value-mapped", cell.text);
  }
}

/** The name of a tactic, or one that ATT&CK does not know, is no technique. */
function sayTechniques(cell: Cell | null, notes: Notes): void {
  if (cell === null) return;
  for (const label of labelsIn(cell)) {
    const id = techniqueIds().get(label.toLowerCase());
    if (id === undefined) notes.find(cell.pointer, "import-lost", label);
    else sayTerm("technique", id, [cell.pointer], notes);
  }
}

/** A weakness was used that nobody knew of; which one is not told. */
function sayZeroDays(cell: Cell | null, count: Cell | null, notes: Notes): void {
  if (cell?.text !== "Yes") return;
  const pointers = [cell, count].flatMap((one) => (one === null ? [] : [one.pointer]));
  sayTerm("action.variety", "hacking.Exploit vuln", pointers, notes);
  notes.find(cell.pointer, "value-mapped", cell.text);
}

function sayDisclosure(cell: Cell | null, notes: Notes): void {
  if (cell === null) return;
  for (const label of labelsIn(cell)) {
    const method = disclosure.get(label.split(" (")[0] ?? "");
    if (method === undefined) {
      notes.find(cell.pointer, "value-not-admitted", label);
      continue;
    }
    sayTerm("discovery.method", method.term, [cell.pointer], notes);
    if (!method.exact) notes.find(cell.pointer, "value-mapped", label);
  }
}

function sayTerm(
  field: Field,
  term: string,
  pointers: readonly string[],
  notes: Notes,
  polarity: Effect["polarity"] = "affirmed",
): void {
  notes.say({ field, content: { kind: "term", term }, polarity, pointers });
}
