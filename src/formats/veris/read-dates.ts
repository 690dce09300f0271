/** Reading of dates given as year, month and day, and of the times between events. */
import type { Field } from "../../domain/field.ts";
import { parseWhen } from "../../domain/when.ts";
import { absence, note, numberOf, say, type Sink } from "./implied.ts";
import { leafAt, leavesAt, type Sheet } from "./leaves.ts";

/** Years that an incident can be of; what lies outside is damage. */
const years = { first: 1900, last: 2100 } as const;

/** Units of time that say why there is no number. */
export const unitStates: ReadonlyMap<unknown, "stated-none" | "reported-unknown" | "not-applicable"> = new Map([
  ["Unknown", "reported-unknown"],
  ["NA", "not-applicable"],
  ["Never", "stated-none"],
]);

/** Reads the dates of the event and of its being told, and what is said of when it was discovered and contained. */
export function readDates(sheet: Sheet, sink: Sink): void {
  readDate(sheet, sink, "/timeline/incident", "date.began");
  readDate(sheet, sink, "/plus/timeline/notification", "date.disclosed");
  readInterval(sheet, sink, "/timeline/discovery/unit", "date.discovered");
  readInterval(sheet, sink, "/timeline/containment/unit", "date.contained");
}

/** A date at the precision that its members bear out: of 31 February the month stays, of month 13 the year. */
function readDate(sheet: Sheet, sink: Sink, path: string, field: Field): void {
  const [year, ...finer] = ["year", "month", "day"].map((member) => leafAt(sheet, `${path}/${member}`));
  const number = year === undefined ? null : numberOf(sink, year);
  if (year === undefined || number === null) return;
  if (!Number.isInteger(number) || number < years.first || number > years.last) {
    note(sink, "date-invalid", year);
    return;
  }
  let edtf = String(number);
  const pointers = [year.pointer];
  for (const part of finer) {
    if (part === undefined) break;
    const next = `${edtf}-${String(numberOf(sink, part) ?? "").padStart(2, "0")}`;
    if (parseWhen(next) === null) {
      note(sink, "precision-reduced", part);
      break;
    }
    edtf = next;
    pointers.push(part.pointer);
  }
  say(sink, year, field, null, { kind: "date", edtf, partOfDay: null }, { pointers });
}

/** Only what says that there is no number has a place here: how long something took is no date. */
function readInterval(sheet: Sheet, sink: Sink, path: string, field: Field): void {
  for (const leaf of leavesAt(sheet, path)) {
    const state = unitStates.get(leaf.value);
    if (state !== undefined) say(sink, leaf, field, null, absence(state));
  }
}
