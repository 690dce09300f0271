/** Reading of what was affected: confidentiality, integrity, availability, and for how long. */
import { amountOf } from "../../domain/amount.ts";
import { absence, note, numberOf, say, sayAmount, type Sink, termContent } from "./implied.ts";
import { isLoose, isValue, type Leaf, leafAt, leavesAt, memberOf, type Sheet } from "./leaves.ts";
import { unitStates } from "./read-dates.ts";

const affected = termContent("affected");

/** Unit of VERIS -> unit of downtime, and by how much a number of theirs is multiplied or, where it comes out whole, divided. */
const downtimeUnits: ReadonlyMap<unknown, { readonly unit: string; readonly times: number; readonly per: number }> =
  new Map([
    ["Seconds", { unit: "minutes", times: 1, per: 60 }],
    ["Minutes", { unit: "minutes", times: 1, per: 1 }],
    ["Hours", { unit: "hours", times: 1, per: 1 }],
    ["Days", { unit: "days", times: 1, per: 1 }],
    ["Weeks", { unit: "weeks", times: 1, per: 1 }],
    ["Months", { unit: "months", times: 1, per: 1 }],
    ["Years", { unit: "months", times: 12, per: 1 }],
  ]);

/** Reads what is said of confidentiality, integrity and availability. */
export function readEffects(sheet: Sheet, sink: Sink): void {
  for (const leaf of leavesAt(sheet, "/attribute/confidentiality/data_disclosure")) readDisclosure(sink, leaf);
  for (const attribute of ["integrity", "availability"] as const) {
    const told = memberOf(memberOf(sheet.record, "attribute"), attribute);
    if (isLoose(told) && isValue(told) && sheet.shallow) {
      say(sink, { pointer: `/attribute/${attribute}` }, `cia.${attribute}`, null, affected);
    }
  }
  readDowntime(sheet, sink);
}

/** `Potentially` is a suspicion, and `No` as much a finding as `Yes`. */
function readDisclosure(sink: Sink, leaf: Leaf): void {
  const field = "cia.confidentiality";
  if (leaf.value === "Yes") say(sink, leaf, field, null, affected);
  else if (leaf.value === "Potentially") say(sink, leaf, field, null, affected, { stance: "suspected" });
  else if (leaf.value === "No") say(sink, leaf, field, null, affected, { polarity: "negated" });
  else if (leaf.value === "Unknown") say(sink, leaf, field, null, absence("reported-unknown"));
  else note(sink, "value-not-admitted", leaf);
}

/** A loss for good says that nothing was restored; otherwise the duration is how long the service was out. */
function readDowntime(sheet: Sheet, sink: Sink): void {
  const unit = leafAt(sheet, "/attribute/availability/duration/unit");
  const value = leafAt(sheet, "/attribute/availability/duration/value");
  if (unit === undefined) return;
  const state = unitStates.get(unit.value);
  if (state !== undefined) {
    say(sink, unit, state === "stated-none" ? "date.restored" : "impact.downtime", null, absence(state));
    return;
  }
  const known = downtimeUnits.get(unit.value);
  const number = value === undefined || known === undefined ? null : numberOf(sink, value);
  if (value === undefined || known === undefined || number === null || number % known.per !== 0) return;
  const amount = amountOf((number * known.times) / known.per, "exactly", known.unit);
  sayAmount(sink, value, "impact.downtime", amount, { pointers: [value.pointer, unit.pointer] });
}
