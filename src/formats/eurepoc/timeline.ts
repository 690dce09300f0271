/** When it began and ended. */
import type { Notes } from "../tables/notes.ts";
import { type Cell, cellAt, type Row } from "./cells.ts";
import { codedDate } from "./dates.ts";

/**
 * Says begin and end at the precision that the data set bears out. An end written before the begin (2000-01-01 where nobody knew, or day
 * and month changed over) is no end: the finding names it, and nothing is said.
 */
export function readTimeline(incident: Row, notes: Notes): void {
  const start = cellAt(incident, "start_date");
  const end = cellAt(incident, "end_date");
  if (start !== null) sayDate("date.began", start, notes);
  if (end === null) return;
  if (start !== null && codedDate(start.text) !== null && codedDate(end.text) !== null && end.text < start.text) {
    notes.find(end.pointer, "date-order", `${start.text} – ${end.text}`);
  } else sayDate("date.ended", end, notes);
}

function sayDate(field: "date.began" | "date.ended", { text, pointer }: Cell, notes: Notes): void {
  const date = codedDate(text);
  if (date === null) {
    notes.find(pointer, "date-invalid", text);
    return;
  }
  if (date.reduced) notes.find(pointer, "precision-reduced", text);
  notes.say({ field, content: { kind: "date", edtf: date.edtf, partOfDay: null }, pointers: [pointer] });
}
