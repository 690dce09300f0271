/** Days as numbers, and how the uncertain date of a record stands to the days that somebody asks for. */
import { getWhen, parseWhen, type When } from "../domain/when.ts";

/** Before every day; stands for an open or unknown beginning. */
export const earliest = -2_000_000_000;
/** After every day; stands for an open or unknown end. */
export const latest = 2_000_000_000;

/** The days that a date may mean, both ends included, as days since 1970-01-01. */
export interface DayRange {
  readonly min: number;
  readonly max: number;
  /** Not `~`, `?` or `%`: the source says that it is one of these days and no other. */
  readonly firm: boolean;
}

/** How a record's date stands to the days asked for. */
export type Falling = "surely" | "possibly" | "not";

/** Ranges by EDTF text: parsing takes long, and records share their dates. */
const ranges = new Map<string, DayRange>();
const mostRanges = 20_000;

/** The days of an EDTF date; null where the text is none. */
export function rangeOf(edtf: string): DayRange | null {
  const known = ranges.get(edtf);
  if (known !== undefined) return known;
  const when = parseWhen(edtf);
  if (when === null) return null;
  const range = {
    min: when.min === null ? earliest : dayNumber(when.min),
    max: when.max === null ? latest : dayNumber(when.max),
    firm: !when.approximate && !when.uncertain,
  };
  if (ranges.size >= mostRanges) ranges.clear();
  ranges.set(edtf, range);
  return range;
}

/** Surely: every day that the record may mean was asked for, and its source is sure of it. Possibly: some day was. */
export function falling(record: DayRange, asked: DayRange): Falling {
  if (record.min > asked.max || record.max < asked.min) return "not";
  return record.firm && record.min >= asked.min && record.max <= asked.max ? "surely" : "possibly";
}

/** The day before or after 1970-01-01 that `YYYY-MM-DD` is. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}

/**
 * The years that a date may fall in: each where its first and last day are known and at most ten years lie between, the decade or
 * century as it is written (`202X`), and else the years of the ends that are known.
 */
export function yearsOf(edtf: string): readonly string[] {
  const when = getWhen(edtf);
  if (when.precision === "decade") return [edtf.slice(0, 4)];
  const [first, last] = [yearIn(when.min), yearIn(when.max)];
  if (first === null || last === null || last - first > 10) {
    return [...new Set([first, last])].filter((year) => year !== null).map(written);
  }
  return Array.from({ length: last - first + 1 }, (_, index) => written(first + index));
}

/** `2022-11`, or the years where the date is not known to the month. */
export function monthsOf(edtf: string): readonly string[] {
  const month = monthIn(getWhen(edtf));
  return month === null ? yearsOf(edtf) : [month];
}

/** The first day that a date may mean, where it is known to the day or month; else null. */
export function firstDayOf(edtf: string): number | null {
  const { min, precision } = getWhen(edtf);
  return min !== null && (precision === "day" || precision === "month") ? dayNumber(min) : null;
}

function monthIn({ min, max }: When): string | null {
  return min !== null && max !== null && min.slice(0, 7) === max.slice(0, 7) ? min.slice(0, 7) : null;
}

function yearIn(day: string | null): number | null {
  return day === null ? null : Number(day.slice(0, 4));
}

function written(year: number): string {
  return String(year).padStart(4, "0");
}
