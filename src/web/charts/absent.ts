/** What a picture does not show: records without a value, by what they show instead. These never mix with values, nor with each other. */
import { absences, type Absence } from "../../search/facet.ts";
import { chartTexts, sayNumber, sayShare } from "../texts/charts.ts";

/** How many records show no value, by what they show instead. */
export type Absences = Readonly<Record<Absence, number>>;

/** In a sentence: how many of so many records show no value, each kind with its number and share. */
export function sayAbsent(absent: Absences, records: number): string {
  const parts = absences
    .filter((kind) => absent[kind] > 0)
    .map((kind) => `${sayNumber(absent[kind])} ${chartTexts.absent[kind]} (${sayShare(absent[kind], records)})`);
  return parts.length === 0 ? chartTexts.allShown : chartTexts.absentOf(parts.join(", "));
}

/** How many records show a value. */
export function shownOf(absent: Absences, records: number): number {
  return Math.max(0, records - absences.reduce((sum, kind) => sum + absent[kind], 0));
}
