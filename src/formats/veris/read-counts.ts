/** Reading of numbers: records, volumes of data, devices, cards. */
import { amountOf } from "../../domain/amount.ts";
import { valueAt } from "../../domain/evidence.ts";
import type { Field } from "../../domain/field.ts";
import { numberOf, sayAmount, type Sink } from "./implied.ts";
import { leafAt, leavesAt, type Sheet } from "./leaves.ts";

/** Reads the numbers of what was affected. */
export function readCounts(sheet: Sheet, sink: Sink): void {
  readRecords(sheet, sink);
  for (const leaf of leavesAt(sheet, "/attribute/confidentiality/data_volume")) {
    const volume = numberOf(sink, leaf);
    if (volume !== null) sayAmount(sink, leaf, "impact.data-volume", amountOf(volume, "exactly", "GB"));
  }
  readAssets(sheet, sink);
}

/** The total of records; the number of one kind of data only where it is the total, or the only number that there is. */
function readRecords(sheet: Sheet, sink: Sink): void {
  const parts = leavesAt(sheet, "/attribute/confidentiality/data/amount");
  const total = leafAt(sheet, "/attribute/confidentiality/data_total") ?? (parts.length === 1 ? parts[0] : undefined);
  const number = total === undefined ? null : numberOf(sink, total);
  if (total === undefined || number === null) return;
  const same = parts.filter((part) => part !== total && part.value === total.value);
  const pointers = [total, ...same].map(({ pointer }) => pointer);
  sayAmount(sink, total, "impact.records", amountOf(number, "exactly", "records"), { pointers });
}

/** The field and unit in which assets of a kind are counted; documents and persons are neither systems nor cards. */
function unitOf(variety: unknown): readonly [field: Field, unit: string] | null {
  if (typeof variety !== "string") return null;
  if (variety === "M - Payment card") return ["impact.records", "cards"];
  return /^(?:[ENSTU] - |M - (?:Disk|Flash) drive$)/.test(variety) ? ["impact.systems", "systems"] : null;
}

/** Devices of several kinds are added up. The total of all assets counts where it is the same number. */
function readAssets(sheet: Sheet, sink: Sink): void {
  const parts = leavesAt(sheet, "/asset/assets/amount");
  if (parts.length === 0) return;
  const units = parts.map(({ pointer }) => unitOf(valueAt(sheet.record, pointer.replace(/amount$/, "variety"))));
  for (const wanted of ["systems", "cards"]) {
    const counted = parts.flatMap((leaf, index) => {
      const [field, unit] = units[index] ?? [];
      const number = field === undefined || unit !== wanted ? null : numberOf(sink, leaf);
      return field === undefined || number === null ? [] : [{ leaf, field, number }];
    });
    const [first] = counted;
    if (first === undefined) continue;
    const sum = counted.reduce((all, { number }) => all + number, 0);
    const all = counted.length === parts.length ? leavesAt(sheet, "/asset/total_amount") : [];
    const used = [...counted.map(({ leaf }) => leaf), ...all.filter(({ value }) => value === sum)];
    const pointers = used.map(({ pointer }) => pointer);
    sayAmount(sink, first.leaf, first.field, amountOf(sum, "exactly", wanted), { pointers });
  }
}
