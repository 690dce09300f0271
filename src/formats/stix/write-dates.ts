/** Dates in the extended profile: events and tasks whose times stand beside their fidelity. What is known more vaguely is said in words alone. */
import { type Field, fields } from "../../domain/field.ts";
import type { IncidentType } from "../../vocabulary/incident-type.ts";
import { saidBy, textIn } from "./line-words.ts";
import { newType } from "./own-extensions.ts";
import { addOwn, coreList, type Line, lineName, place, type Sheet, soundLines } from "./sheet.ts";
import { timestampOf } from "./times.ts";
import { eventTypeWords } from "./words.ts";

/** How a date stands: as an event or a task of some kind, by its beginning or by its end. */
interface DateObject {
  readonly field: Field;
  readonly type: "event" | "task";
  /** Of event-type-ov or task-type-ov; null: none of them. */
  readonly kind: string | null;
  readonly at: "start_time" | "end_time";
}

/** `date.updated` is not among them: nothing of the incident happens when a speaker adds to what was said. */
const dateObjects: readonly DateObject[] = [
  { field: "date.began", type: "event", kind: null, at: "start_time" },
  { field: "date.entered", type: "event", kind: "unauthorized-access-system", at: "start_time" },
  { field: "date.ended", type: "event", kind: null, at: "end_time" },
  { field: "date.discovered", type: "task", kind: "detected", at: "start_time" },
  { field: "date.contained", type: "task", kind: "containment", at: "end_time" },
  { field: "date.restored", type: "task", kind: "recovery", at: "end_time" },
  { field: "date.disclosed", type: "task", kind: "reported", at: "start_time" },
  { field: "date.claimed", type: "event", kind: null, at: "start_time" },
  { field: "date.attributed", type: "task", kind: "attribution", at: "end_time" },
  { field: "date.claim-withdrawn", type: "event", kind: null, at: "start_time" },
  { field: "date.ransom-demanded", type: "event", kind: null, at: "start_time" },
  { field: "date.data-leaked", type: "event", kind: "unauthorized-release", at: "start_time" },
  { field: "date.patched", type: "task", kind: "implemented-control", at: "end_time" },
  { field: "date.emergency-declared", type: "event", kind: null, at: "start_time" },
];

/** Puts the dates on the sheet. */
export function writeDates(sheet: Sheet): void {
  for (const date of dateObjects) for (const line of soundLines(sheet, date.field)) writeDate(sheet, date, line);
}

function writeDate(sheet: Sheet, { field, type, kind, at }: DateObject, line: Line): void {
  const { content } = line.told;
  const timed = content.kind === "date" ? timestampOf(content.edtf) : null;
  if (timed === null) return;
  const kinds = kind === null ? (field === "date.began" ? kindsOf(sheet) : []) : [kind];
  const id = addOwn(sheet, type, [lineName(line)], {
    name: fields[field].label,
    description: saidBy([line]),
    [at]: timed.time,
    [`${at}_fidelity`]: timed.fidelity,
    ...(type === "event" ? { status: "occurred" } : { outcome: "successful" }),
    ...(kinds.length === 0 ? {} : { [`${type}_types`]: kinds }),
    extensions: newType(type),
  });
  coreList(sheet, `${type}s`).push({ [`${type}_ref`]: id });
  place(sheet, line, id, at);
}

/** What kind of incident it was, as far as event-type-ov has words for it. */
function kindsOf(sheet: Sheet): readonly string[] {
  const kinds = soundLines(sheet, "incident.type").map((line) => eventTypeWords[textIn(line) as IncidentType]);
  return [...new Set(kinds.filter((kind) => kind !== null))];
}
