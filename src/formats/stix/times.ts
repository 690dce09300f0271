/**
 * Times: what EDTF knows to the day, month or year, and the timestamps with their fidelity of the Incident Core extension
 * (timestamp-fidelity-enum). A timestamp never stands without its fidelity, and nothing is written finer than it is known.
 */

/** How finely a timestamp is meant. */
export type Fidelity = "year" | "month" | "day";

/** A timestamp with its fidelity. */
export interface Timed {
  readonly time: string;
  readonly fidelity: Fidelity;
}

/** A date that was read from a timestamp. */
export interface Dated {
  readonly edtf: string;
  /** Whether something finer stood there, or something that is no date. */
  readonly reduced: boolean;
}

/** The timestamp for a plain day, month or year; null for everything vaguer (about, perhaps, between, a decade), which is said in words instead. */
export function timestampOf(edtf: string): Timed | null {
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(edtf);
  if (match === null) return null;
  const [, year = "", month, day] = match;
  const fidelity = day !== undefined ? "day" : month !== undefined ? "month" : "year";
  return { time: `${year}-${month ?? "01"}-${day ?? "01"}T00:00:00.000Z`, fidelity };
}

/**
 * The date that a timestamp means. With a fidelity its hours only tell the time zone: the period that it names begins there, so that
 * late hours of one day are the beginning of the next somewhere east. Without one it is exact, and its day is taken. Of a date that
 * does not exist what is still possible is taken. Null where there is no year.
 */
export function dateOfTimestamp(time: unknown, fidelity: unknown): Dated | null {
  if (typeof time !== "string" || time.length > 64) return null;
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(\.\d+)?)?)?/.exec(time.trim());
  if (match === null) return null;
  const [, year = "", month = "", day = "", hour = "00", minute = "00", second = "00", fraction = ""] = match;
  const possible = possibleDate(Number(year), Number(month), Number(day));
  if (possible === null || possible.length < 10) return possible === null ? null : { edtf: possible, reduced: true };
  const midnight = /^[0.]*$/.test(`${hour}${minute}${second}${fraction}`);
  switch (fidelity) {
    case "year":
    case "month":
      return {
        edtf: (Number(hour) > 12 ? dayAfter(possible) : possible).slice(0, fidelity === "year" ? 4 : 7),
        reduced: false,
      };
    case "day":
      return Number(hour) > 12
        ? { edtf: `${possible}/${dayAfter(possible)}`, reduced: true }
        : { edtf: possible, reduced: false };
    default:
      return { edtf: possible, reduced: !midnight || fidelity !== undefined };
  }
}

/** As much of the date as exists: a day, or its month, or its year. The year 0000 does not. */
function possibleDate(year: number, month: number, day: number): string | null {
  if (year === 0) return null;
  const parts = [String(year).padStart(4, "0")];
  if (month >= 1 && month <= 12) {
    parts.push(String(month).padStart(2, "0"));
    if (day >= 1 && day <= lastDayOf(year, month)) parts.push(String(day).padStart(2, "0"));
  }
  return parts.join("-");
}

/** Of a day that exists. After the last day of 9999 no other is written: it stays. */
function dayAfter(edtf: string): string {
  const [year = 0, month = 0, day = 0] = edtf.split("-").map(Number);
  if (day < lastDayOf(year, month)) return dateText(year, month, day + 1);
  if (month < 12) return dateText(year, month + 1, 1);
  return year < 9999 ? dateText(year + 1, 1, 1) : edtf;
}

function dateText(year: number, month: number, day: number): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

function lastDayOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
