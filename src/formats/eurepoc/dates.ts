/** Dates of EuRepoC: days by form, but many stand for a month or a year. */
import { calendarDate } from "../tables/calendar.ts";

/** A date at the precision that the data set bears out. */
export interface CodedDate {
  readonly edtf: string;
  /** Whether less was taken than is written. */
  readonly reduced: boolean;
}

/**
 * 1 January is taken for its year and the first of another month for that month: in version 1.1 a quarter of all start dates are
 * 1 January and a third the first of another month, where chance would put 3 and 30 in a thousand. Null where the text is no date.
 */
export function codedDate(text: string): CodedDate | null {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)(?:[ T]00:00:00)?$/.exec(text.trim()) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = calendarDate(year, month, day);
  if (date === null) return null;
  if (date.edtf.endsWith("-01-01")) return { edtf: year, reduced: true };
  if (/-\d\d-01$/.test(date.edtf)) return { edtf: date.edtf.slice(0, 7), reduced: true };
  return { edtf: date.edtf, reduced: date.cut };
}
