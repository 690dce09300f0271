/** Dates in MISP: instants that stand for days as often as not, and the words that say which date it is. */
import type { Field } from "../../domain/field.ts";
import { parseWhen } from "../../domain/when.ts";

/** A date as far as it can be meant. */
export interface MeantDate {
  readonly edtf: string;
  /** How it was read: as it stands, to the day of its instant, or to what remains of an impossible day. */
  readonly reading: "as-is" | "to-day" | "repaired";
}

/** The date of an instant or day as MISP writes them; null where no part of it can be meant. Midnight is how MISP fills up a bare day. */
export function dateMeant(text: string): MeantDate | null {
  const match =
    /^\s*(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(?:\s*(?:Z|[+-]\d{2}:?\d{2}))?)?\s*$/.exec(
      text,
    );
  if (match === null) return parseWhen(text.trim()) === null ? null : { edtf: text.trim(), reading: "as-is" };
  const [, year = "", month = "", day = "", time = ""] = match;
  if (year === "0000") return null;
  if (parseWhen(`${year}-${month}-${day}`) !== null) {
    return { edtf: `${year}-${month}-${day}`, reading: /[1-9]/.test(time) ? "to-day" : "as-is" };
  }
  const rest = [`${year}-${month}`, year].find((edtf) => parseWhen(edtf) !== null);
  return rest === undefined ? null : { edtf: rest, reading: "repaired" };
}

/** The UTC day of a Unix timestamp in seconds, `YYYY-MM-DD`; null where it is none, or 0, which stands for never. */
export function dayOfTimestamp(text: string): string | null {
  if (!/^\d{1,11}$/.test(text) || Number(text) === 0) return null;
  return new Date(Number(text) * 1000).toISOString().slice(0, 10);
}

/** What comments of datetime attributes call our dates. */
const dateWords: ReadonlyMap<string, Field> = new Map([
  ...fieldsFor("date.began", "began", "date began", "start", "start date", "attack date", "date of attack"),
  ...fieldsFor("date.began", "date of the attack", "incident date", "date of incident", "date of the incident"),
  ...fieldsFor("date.ended", "ended", "date ended", "end", "end date"),
  ...fieldsFor("date.entered", "entered", "initial access", "initial compromise", "date of compromise"),
  ...fieldsFor("date.discovered", "discovered", "date discovered", "date of discovery", "detected", "detection date"),
  ...fieldsFor("date.contained", "contained", "date contained", "date of containment"),
  ...fieldsFor("date.restored", "restored", "date restored", "date of recovery"),
  ...fieldsFor("date.disclosed", "disclosed", "date disclosed", "date of disclosure", "disclosure date"),
  ...fieldsFor("date.claimed", "claimed", "date claimed", "date of the claim"),
  ...fieldsFor("date.data-leaked", "data leaked", "date of the leak"),
]);

/** Which date of an incident a comment says that it is; null where it says none of ours. */
export function dateCalled(comment: string): Field | null {
  const folded = comment.toLowerCase().replace(/[\s_-]+/g, " ");
  return dateWords.get(folded.replace(/[.:]$/, "").trim()) ?? null;
}

function fieldsFor(field: Field, ...words: readonly string[]): readonly (readonly [string, Field])[] {
  return words.map((word) => [word, field]);
}
