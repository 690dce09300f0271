/** Time in bins: by month where the incidents span few years, else by year; what is known only to the year stands apart. */
import type { Tally } from "../../search/search.ts";

/** One bin of time. */
export interface Bin {
  /** `2022-11` or `2022`; `/1989` for all years before 1990. */
  readonly when: string;
  /** All incidents in it; in a month only those that are known to fall in that month. */
  readonly count: number;
  /** Of a year's: those of which only the year is known. 0 for months. */
  readonly yearOnly: number;
  /** Whether more is to be expected. */
  readonly filling: boolean;
}

/** Incidents over time. */
export interface Timeline {
  readonly by: "month" | "year";
  /** Without gaps, in order. */
  readonly bins: readonly Bin[];
  /** By month: what stands in no month, by its year. */
  readonly apart: readonly { readonly year: string; readonly count: number }[];
  /** What is known only to a decade (`202X`) or a century (`20XX`), which no bar stands for. */
  readonly coarse: readonly { readonly when: string; readonly count: number }[];
  /** Incidents by year, each with those of which only the year is known; or by month, for tables. */
  readonly rows: readonly { readonly when: string; readonly count: number; readonly yearOnly: number }[];
}

/** So many months are drawn at most; more are drawn by year. */
const mostMonths = 36;

/** So many years are drawn at most; earlier ones become one bin. */
const mostYears = 40;

/** How many months count as still filling. */
const fillingMonths = 3;

/** The bins of a tally by month. `until` is the day up to which things were known; null: nothing is still filling. Empty: no dates. */
export function timelineOf(tally: Tally, until: string | null): Timeline {
  const all = tally.cells.map(({ values: [when = ""], count }) => ({ when, count })).filter(({ count }) => count > 0);
  const cells = all.filter(({ when }) => /^\d{4}(-\d{2})?$/.test(when));
  const coarse = all.filter((cell) => !cells.includes(cell)).sort((a, b) => (a.when < b.when ? -1 : 1));
  const filling = monthsUntil(until);
  const months = cells.map(({ when }) => when).filter((when) => when.length > 4);
  const span = spanOf(months);
  const monthYears = new Set(months.map((month) => month.slice(0, 4)));
  const fits = cells.every(({ when }) => monthYears.has(when.slice(0, 4)));
  const timeline =
    span.length > 0 && span.length <= mostMonths && fits
      ? byMonth(cells, span, filling)
      : byYear(cells, new Set(filling.map((month) => month.slice(0, 4))));
  const further = coarse.map(({ when, count }) => ({ when, count, yearOnly: 0 }));
  return { ...timeline, coarse, rows: [...timeline.rows, ...further] };
}

interface Cell {
  readonly when: string;
  readonly count: number;
}

function byMonth(
  cells: readonly Cell[],
  span: readonly string[],
  filling: readonly string[],
): Omit<Timeline, "coarse"> {
  const counts = countsOf(cells);
  const apart = cells.filter(({ when }) => when.length === 4).map(({ when, count }) => ({ year: when, count }));
  return {
    by: "month",
    bins: span.map((when) => ({ when, count: counts.get(when) ?? 0, yearOnly: 0, filling: filling.includes(when) })),
    apart: apart.sort((a, b) => (a.year < b.year ? -1 : 1)),
    rows: cells
      .map(({ when, count }) => ({ when, count, yearOnly: when.length === 4 ? count : 0 }))
      .sort((a, b) => (a.when < b.when ? -1 : 1)),
  };
}

function byYear(cells: readonly Cell[], filling: ReadonlySet<string>): Omit<Timeline, "coarse"> {
  const all = countsOf(cells.map(({ when, count }) => ({ when: when.slice(0, 4), count })));
  const only = countsOf(cells.filter(({ when }) => when.length === 4));
  const years = [...all.keys()].sort();
  const [first, last] = [Number(years[0] ?? 0), Number(years.at(-1) ?? -1)];
  const span = Array.from({ length: last - first + 1 }, (_, at) => String(first + at).padStart(4, "0"));
  const bin = (when: string): Bin => {
    return { when, count: all.get(when) ?? 0, yearOnly: only.get(when) ?? 0, filling: filling.has(when) };
  };
  const bins = span.map(bin);
  const rows = bins.filter(({ count }) => count > 0);
  if (bins.length <= mostYears) return { by: "year", bins, apart: [], rows };
  const kept = bins.slice(1 - mostYears);
  const early = bins.slice(0, 1 - mostYears);
  const sum = (of: (bin: Bin) => number) => early.reduce((total, one) => total + of(one), 0);
  const before = {
    when: `/${early.at(-1)?.when ?? ""}`,
    count: sum((one) => one.count),
    yearOnly: sum((one) => one.yearOnly),
  };
  return { by: "year", bins: [{ ...before, filling: false }, ...kept], apart: [], rows };
}

function countsOf(cells: readonly Cell[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { when, count } of cells) counts.set(when, (counts.get(when) ?? 0) + count);
  return counts;
}

/** Every month from the first to the last of these; at most one more than are drawn. */
function spanOf(months: readonly string[]): readonly string[] {
  const [first, last] = [[...months].sort()[0], [...months].sort().at(-1)];
  if (first === undefined || last === undefined) return [];
  const length = Math.min(indexOf(last) - indexOf(first), mostMonths) + 1;
  return Array.from({ length }, (_, at) => monthAt(indexOf(first) + at));
}

function monthsUntil(until: string | null): readonly string[] {
  if (until === null) return [];
  const last = indexOf(until);
  return Array.from({ length: fillingMonths }, (_, at) => monthAt(last - fillingMonths + 1 + at));
}

/** Months since the year 0. */
function indexOf(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

function monthAt(index: number): string {
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`;
}
