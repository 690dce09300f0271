/** Calendar dates as data sets write them, read as far as they are possible, and no further. */
import { parseWhen } from "../../domain/when.ts";

/** A date as it was read. */
export interface DateRead {
  readonly edtf: string;
  /** Part of what was written was left out: an impossible day or month, or the time of a timestamp. */
  readonly cut: boolean;
}

/** Reads a text; null where it is no date of the form. */
export type DateReader = (text: string) => DateRead | null;

/**
 * What is possible of a year, month and day: 2013-02-30 is 2013-02, 2013-13-01 is 2013; null where not even the year is (0000).
 * Null for a part: it was not written.
 */
export function calendarDate(year: string, month: string | null, day: string | null): DateRead | null {
  if (!/^\d{4}$/.test(year) || year === "0000") return null;
  if (month === null) return { edtf: year, cut: day !== null };
  const toMonth = `${year}-${month.padStart(2, "0")}`;
  if (parseWhen(toMonth) === null) return { edtf: year, cut: true };
  if (day === null) return { edtf: toMonth, cut: false };
  const toDay = `${toMonth}-${day.padStart(2, "0")}`;
  return parseWhen(toDay) === null ? { edtf: toMonth, cut: true } : { edtf: toDay, cut: false };
}

/**
 * The reader for a form: `edtf`, `timestamp` (ISO 8601 with a time, cut to the day that is written), or a pattern of `YYYY`, `MM` and
 * `DD` (one digit will do for month and day) with what stands between them, such as `DD.MM.YYYY`. Null where it is none of these.
 */
export function dateReader(form: string): DateReader | null {
  if (form === "edtf") return readEdtf;
  if (form === "timestamp") return readTimestamp;
  const parts: readonly string[] = form.match(/YYYY|MM|DD/g) ?? [];
  const known = parts.includes("YYYY") && (!parts.includes("DD") || parts.includes("MM"));
  if (!known || new Set(parts).size !== parts.length || form.length > 32) return null;
  return patternReader(form);
}

function patternReader(form: string): DateReader {
  const source = form
    .split(/(YYYY|MM|DD)/)
    .map((part) => {
      if (part === "YYYY") return String.raw`(?<year>\d{4})`;
      if (part === "MM") return String.raw`(?<month>\d{1,2})`;
      if (part === "DD") return String.raw`(?<day>\d{1,2})`;
      return part.replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`);
    })
    .join("");
  const pattern = new RegExp(`^${source}$`);
  return (text) => {
    const { year, month, day } = pattern.exec(text)?.groups ?? {};
    return year === undefined ? null : calendarDate(year, month ?? null, day ?? null);
  };
}

function readEdtf(text: string): DateRead | null {
  if (parseWhen(text) !== null && !text.startsWith("0000")) return { edtf: text, cut: false };
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text) ?? [];
  return year === undefined ? null : calendarDate(year, month ?? null, day ?? null);
}

/** The day as written: in which zone it was that day is not asked, since nobody's calendar but the source's is known. */
function readTimestamp(text: string): DateRead | null {
  const [, year, month, day] =
    /^(\d{4})-(\d\d)-(\d\d)[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?$/.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = calendarDate(year, month, day);
  return date === null ? null : { edtf: date.edtf, cut: true };
}
