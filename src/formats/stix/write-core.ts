/**
 * The Incident Core extension of the extended profile: what was determined, counted and scored, impacts, measures, and what was spared
 * or did not happen. Counts and sums stand there only where the speaker gave one; ranges with an open end are said in words.
 */
import type { Amount } from "../../domain/amount.ts";
import { type Field, labelOfTerm } from "../../domain/field.ts";
import type { IncidentType } from "../../vocabulary/incident-type.ts";
import { textIn } from "./line-words.ts";
import { newType } from "./own-extensions.ts";
import { effectOn } from "./places.ts";
import { addOwn, coreList, indexIn, type Line, lineName, linesOf, place, type Sheet, soundLines } from "./sheet.ts";
import { coreExtensions } from "./wire.ts";
import { determinationWords, eventTypeWords, severityLevels, severityScore, taskWords, wordIn } from "./words.ts";

const within = `extensions.${coreExtensions.incident}`;

/** Fills the extension of the incident, and puts the tasks and events on the sheet that are neither dates nor refusals. */
export function writeCore(sheet: Sheet, incident: string): void {
  writeDetermination(sheet, incident);
  for (const line of soundLines(sheet, "incident.type")) {
    const term = textIn(line) ?? "";
    writeWord(sheet, incident, line, "incident_types", eventTypeWords[term as IncidentType] ?? term);
  }
  for (const line of soundLines(sheet, "discovery.method")) {
    writeWord(sheet, incident, line, "detection_methods", textIn(line) ?? "");
  }
  for (const line of soundLines(sheet, "severity.level")) writeLevel(sheet, incident, line);
  for (const [field, entity] of countedFields) writeCount(sheet, incident, field, entity);
  for (const line of soundLines(sheet, "response")) writeMeasure(sheet, line);
  for (const line of soundLines(sheet, "finding.not-happened")) writeNonEvent(sheet, line, "");
  for (const line of soundLines(sheet, "finding.not-affected")) {
    if (line.told.content.kind === "matter" && line.told.content.object !== "data")
      writeNonEvent(sheet, line, effectOn);
  }
}

/** The extension as it stands on the incident. Its state of investigation is required, and nobody closes a record: it is open. */
export function coreExtension({ core }: Sheet): unknown {
  const { determination, impacted_entity_counts: counts, ...lists } = Object.fromEntries(core);
  const filled = Object.entries(lists).filter(([, list]) => list.length > 0);
  return {
    extension_type: "property-extension",
    determination: determination?.[0] ?? "suspected",
    investigation_status: "open",
    ...Object.fromEntries(filled),
    ...(counts === undefined ? {} : { impacted_entity_counts: Object.fromEntries(counts as [string, number][]) }),
  };
}

/** The first that is said to be so decides; what others say stands in their statements. */
function writeDetermination(sheet: Sheet, incident: string): void {
  const [line] = soundLines(sheet, "incident.reality");
  if (line === undefined) return;
  coreList(sheet, "determination").push(wordIn(determinationWords, textIn(line) ?? "") ?? "suspected");
  place(sheet, line, incident, `${within}.determination`);
}

function writeWord(sheet: Sheet, incident: string, line: Line, name: string, word: string): void {
  place(sheet, line, incident, `${within}.${name}.[${indexIn(coreList(sheet, name), word)}]`);
}

function writeLevel(sheet: Sheet, incident: string, line: Line): void {
  const level = textIn(line) ?? "";
  const value = severityLevels.findIndex((known) => known === level);
  const scores = coreList(sheet, "scores");
  scores.push({ name: severityScore, value, description: labelOfTerm("severity.level", level) });
  place(sheet, line, incident, `${within}.scores.[${scores.length - 1}]`);
}

const countedFields = [
  ["impact.persons", "individual"],
  ["impact.organisations", "organization"],
  ["impact.systems", "system"],
] as const satisfies readonly (readonly [Field, string])[];

/** The first number that is one, or that there was stated to be none. */
function writeCount(sheet: Sheet, incident: string, field: Field, entity: string): void {
  for (const line of linesOf(sheet, field)) {
    const count = countIn(line);
    if (count === null) continue;
    coreList(sheet, "impacted_entity_counts").push([entity, count]);
    place(sheet, line, incident, `${within}.impacted_entity_counts.${entity}`);
    return;
  }
}

function countIn({ told: { content, polarity, stance } }: Line): number | null {
  if (polarity === "negated" || !["confirmed", "reported", "inferred"].includes(stance)) return null;
  if (content.kind === "unknown") return content.state === "stated-none" ? 0 : null;
  const single = content.kind === "amount" ? singleOf(content) : null;
  return single !== null && Number.isSafeInteger(single) ? single : null;
}

/** The number where there is just one; null for ranges, open or not. */
export function singleOf({ min, max }: Amount): number | null {
  return min === max ? min : null;
}

function writeMeasure(sheet: Sheet, line: Line): void {
  const measure = wordIn(taskWords, textIn(line) ?? "");
  if (measure === null) return;
  const id = addOwn(sheet, "task", [lineName(line)], {
    name: labelOfTerm("response", textIn(line) ?? ""),
    task_types: [measure.type],
    outcome: measure.outcome,
    extensions: newType("task"),
  });
  coreList(sheet, "tasks").push({ task_ref: id });
  place(sheet, line, id, "task_types.[0]");
}

function writeNonEvent(sheet: Sheet, line: Line, prefix: string): void {
  const { content } = line.told;
  if (content.kind !== "matter") return;
  const id = addOwn(sheet, "event", [lineName(line)], {
    name: `${prefix}${content.what}`,
    description: prefix === "" ? "Stated not to have happened." : "Stated not to be affected.",
    status: "not-occurred",
    extensions: newType("event"),
  });
  coreList(sheet, "events").push({ event_ref: id });
  place(sheet, line, id, "name");
}
