/** How long attribution took: the days between the beginning of an incident and its attribution, in bands. */
import type { Tally } from "../../search/search.ts";
import { chartTexts } from "../texts/charts.ts";
import { barsChart } from "./bars.ts";
import { blankOf, type Chart, type Drawing } from "./chart.ts";

/** The bands by their last day. Values that cannot be read are in none. */
const bands = [
  { value: "0", to: 0 },
  { value: "1", to: 7 },
  { value: "8", to: 30 },
  { value: "31", to: 90 },
  { value: "91", to: 365 },
  { value: "366", to: 1095 },
  { value: "1096", to: Number.POSITIVE_INFINITY },
] as const;

const texts = chartTexts.lag;

/** The picture of a tally by `attribution-lag`. Its marks lead nowhere: addresses cannot ask for lags. */
export function lagChart(tally: Tally, asked: Omit<Drawing, "href"> = {}): Chart {
  const named = { id: asked.id ?? "lag", title: asked.title ?? texts.title };
  const blank = blankOf(named, tally, asked);
  if (blank !== null) return blank;
  const days = tally.cells
    .map(({ values: [value = ""], count }) => ({ days: Number(value), count }))
    .filter(({ days, count }) => Number.isInteger(days) && days >= 0 && count > 0)
    .sort((a, b) => a.days - b.days);
  const counts = new Map<string, number>();
  for (const one of days) {
    const band = bands.find(({ to }) => one.days <= to)?.value ?? "";
    counts.set(band, (counts.get(band) ?? 0) + one.count);
  }
  const banded = { ...tally, cells: [...counts].map(([value, count]) => ({ values: [value], count })) };
  return barsChart(banded, {
    ...named,
    ...(asked.withheld === undefined ? {} : { withheld: asked.withheld }),
    labelOf: (value) => texts.bands[value as keyof typeof texts.bands],
    order: bands.map(({ value }) => value),
    counted: chartTexts.counted.lag,
    summary: texts.median(medianOf(days)),
    notes: [texts.note],
  });
}

function medianOf(days: readonly { readonly days: number; readonly count: number }[]): number {
  const half = days.reduce((sum, { count }) => sum + count, 0) / 2;
  let seen = 0;
  for (const { days: value, count } of days) {
    seen += count;
    if (seen >= half) return value;
  }
  return 0;
}
