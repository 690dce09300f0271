/** Incidents over time: a bar for each month or year, with what is known only to the year apart and what is still filling marked. */
import { scaleLinear } from "d3-scale";
import { sayWhen } from "../../domain/when.ts";
import type { Tally } from "../../search/search.ts";
import { type Html, html } from "../parts/html.ts";
import { chartTexts, sayNumber } from "../texts/charts.ts";
import { sayAbsent } from "./absent.ts";
import { blankOf, type Chart, type Drawing } from "./chart.ts";
import type { DataTable } from "./data-table.ts";
import { type Bin, type Timeline, timelineOf } from "./month-bins.ts";
import { decimal, drawing, hatch, mark, percent } from "./svg.ts";

/** What the picture is told besides its numbers. */
export interface MonthsDrawing extends Drawing {
  /** The day or instant up to which things were known: the last three months before it are still filling. Null or left out: none are. */
  readonly until?: string | null;
  /** Says what was counted over so many; left out: incidents, each once. */
  readonly counted?: (records: number) => string;
}

const texts = chartTexts.months;

/** In pixels: where the bars stand, and the room that is kept above the longest for its number. */
const plot = { top: 18, height: 160, foot: { month: 40, year: 24 }, apart: 34 };

/** So many bars have their numbers above them at every width, and so many where there is room. */
const numbered = { always: 12, wide: 30 };

/**
 * The picture of a tally by `month`. `href` is asked for `2022-11` and for `2022`, which where months are drawn means: only the year
 * is known; and for `/1989`, where that year and all before it are one bar.
 */
export function monthsChart(tally: Tally, asked: MonthsDrawing = {}): Chart {
  const named = { id: asked.id ?? "months", title: asked.title ?? texts.title };
  const blank = blankOf(named, tally, asked);
  if (blank !== null) return blank;
  const timeline = timelineOf(tally, asked.until ?? null);
  const summary = summaryOf(timeline);
  return {
    ...named,
    summary,
    blank: null,
    picture:
      timeline.bins.length === 0
        ? null
        : picture({ ...named, summary, links: asked.href !== undefined }, timeline, asked),
    counted: (asked.counted ?? chartTexts.counted.time)(tally.records),
    absent: tally.absent[0] === undefined ? null : sayAbsent(tally.absent[0], tally.records),
    notes: notesOf(timeline),
    table: tableFrom(timeline, asked),
  };
}

function summaryOf({ bins }: Timeline): string {
  const peak = bins.reduce<Bin | null>((most, bin) => (bin.count > (most?.count ?? 0) ? bin : most), null);
  const [first, last] = [bins[0], bins.at(-1)];
  if (first === undefined || last === undefined || peak === null) return "";
  return texts.yearsSummary(sayBin(first.when), sayBin(last.when), sayBin(peak.when), peak.count);
}

function notesOf({ bins, apart, coarse }: Timeline): readonly string[] {
  const filling = bins.filter((bin) => bin.filling);
  const [first, last] = [filling[0], filling.at(-1)];
  return [
    ...(bins.some(({ yearOnly }) => yearOnly > 0) ? [texts.yearOnly] : []),
    ...(apart.length > 0 ? [texts.yearOnlyApart] : []),
    ...(coarse.length > 0
      ? [texts.coarse(coarse.map(({ when, count }) => `${sayBin(when)}: ${sayNumber(count)}`))]
      : []),
    ...(first === undefined || last === undefined ? [] : [texts.filling(sayBin(first.when), sayBin(last.when))]),
  ];
}

function picture(said: Parameters<typeof drawing>[0], timeline: Timeline, asked: MonthsDrawing): Html {
  const most = Math.max(1, ...timeline.bins.map(({ count }) => count));
  const scale = scaleLinear([0, most], [0, plot.height]);
  const height = plot.top + plot.height + plot.foot[timeline.by] + (timeline.apart.length > 0 ? plot.apart : 0);
  const ticks = scale.ticks(3).filter((tick) => Number.isInteger(tick));
  const levels = ticks.map((tick) => ({ tick, y: plot.top + plot.height - scale(tick) }));
  const bars = timeline.bins.map((bin, at) =>
    barOf(bin, at, { id: said.id, scale, most, of: timeline.bins.length, asked }),
  );
  const marks = [
    hatch(`${said.id}-hatch`),
    levels.map(lineOf),
    bars,
    levels.map(numberOf),
    timeAxis(timeline),
    apartOf(timeline, said.id, asked),
  ];
  return drawing(said, height, marks, most < 10_000 ? "measured" : "measured far");
}

/** A line at a whole number. */
interface Level {
  readonly tick: number;
  readonly y: number;
}

function lineOf({ tick, y }: Level): Html {
  return html`<line class="${tick === 0 ? "base" : "level"}" x1="0" x2="100%" y1="${decimal(y)}" y2="${decimal(y)}" />`;
}

/** Beside the bars, in the room that the style sheet keeps there. */
function numberOf({ tick, y }: Level): Html | null {
  if (tick === 0) return null;
  return html`<text class="level-number" x="-6" y="${decimal(y + 4)}" aria-hidden="true">${sayNumber(tick)}</text>`;
}

interface BarPlace {
  readonly id: string;
  readonly scale: (count: number) => number;
  /** Of the longest bar, which has its number above it always. */
  readonly most: number;
  /** How many bars there are. */
  readonly of: number;
  readonly asked: MonthsDrawing;
}

/** One bar. All of its band can be pointed at, so that short bars can be met too. */
function barOf(bin: Bin, at: number, { id, scale, most, of, asked }: BarPlace): Html | null {
  if (bin.count === 0) return null;
  const band = 100 / of;
  const [x, width] = [percent((at + 0.1) * band), percent(band * 0.8)];
  const base = plot.top + plot.height;
  const [solid, striped] = [scale(bin.count - bin.yearOnly), scale(bin.yearOnly)];
  const rect = (kind: string, y: number, height: number) =>
    height <= 0
      ? null
      : html`<rect
          class="${kind}"
          x="${x}"
          y="${decimal(y)}"
          width="${width}"
          height="${decimal(height)}"
          ${kind === "striped" ? html`fill="url(#${id}-hatch)"` : null}
        />`;
  const number =
    of > numbered.wide && bin.count < most
      ? null
      : html`<text
          class="bar-number ${of > numbered.always && bin.count < most ? "roomy" : ""}"
          x="${percent((at + 0.5) * band)}"
          y="${decimal(base - solid - striped - 5)}"
          >${sayNumber(bin.count)}</text
        >`;
  return mark(
    asked.href?.(bin.when) ?? null,
    chartTexts.link(sayBin(bin.when), bin.count),
    html`<rect
        class="reach"
        x="${percent(at * band)}"
        y="0"
        width="${percent(band)}"
        height="${decimal(base)}"
      />${rect(
        bin.filling ? "solid filling" : "solid",
        base - solid,
        solid,
      )}${rect("striped", base - solid - striped, striped)}`,
    number,
  );
}

/** The names of months or years beneath: few where there is little room, more where there is more. */
function timeAxis({ by, bins }: Timeline): Html {
  const y = plot.top + plot.height + 16;
  const [few, more] = [Math.ceil(bins.length / 6), Math.ceil(bins.length / 16)];
  const names = bins.map(({ when }, at) => {
    const back = bins.length - 1 - at;
    const [narrow, wide] = [back % few === 0, back % more === 0];
    if (!narrow && !wide) return null;
    const shown = narrow && wide ? "" : narrow ? "tight" : "roomy";
    const name = by === "month" ? monthName(when) : when.startsWith("/") ? "…" : when;
    return html`<text class="axis ${shown}" x="${percent(((at + 0.5) * 100) / bins.length)}" y="${y}">${name}</text>`;
  });
  return html`${names}${by === "month" ? yearNames(bins, y + 17) : null}`;
}

function yearNames(bins: readonly Bin[], y: number): readonly Html[] {
  const years = [...new Set(bins.map(({ when }) => when.slice(0, 4)))];
  return years.map((year) => {
    const [from, to] = reachOf(bins, year);
    const shown = to - from < 13 ? "roomy" : "";
    return html`<text class="axis year ${shown}" x="${percent((from + to) / 2)}" y="${y}">${year}</text>${
        from === 0
          ? null
          : html`<line class="level" x1="${percent(from)}" x2="${percent(from)}" y1="${y - 30}" y2="${y + 4}" />`
      }`;
  });
}

/** Of which only the year is known: a striped block as wide as the year's months, beneath them. */
function apartOf({ bins, apart }: Timeline, id: string, { href }: MonthsDrawing): readonly Html[] {
  const top = plot.top + plot.height + plot.foot.month + 6;
  return apart.map(({ year, count }) => {
    const [from, to] = reachOf(bins, year);
    return mark(
      href?.(year) ?? null,
      chartTexts.link(texts.yearOnlyMark(year), count),
      html`<rect
        class="striped"
        x="${percent(from + 0.4)}"
        y="${top}"
        width="${percent(Math.max(0.5, to - from - 0.8))}"
        height="24"
        fill="url(#${id}-hatch)"
      />`,
      html`<text class="block-number" x="${percent((from + to) / 2)}" y="${top + 17}">${sayNumber(count)}</text>`,
    );
  });
}

/** Where a year's months begin and end, in per cent. */
function reachOf(bins: readonly Bin[], year: string): readonly [number, number] {
  const first = bins.findIndex(({ when }) => when.startsWith(year));
  const last = bins.findLastIndex(({ when }) => when.startsWith(year));
  return [(first * 100) / bins.length, ((last + 1) * 100) / bins.length];
}

function tableFrom({ by, rows }: Timeline, { href }: MonthsDrawing): DataTable {
  const { when, incidents } = chartTexts.column;
  const apart = by === "year" && rows.some(({ yearOnly }) => yearOnly > 0);
  return {
    columns: apart ? [when, incidents, texts.yearOnlyColumn] : [when, incidents],
    rows: rows.map((row) => ({
      words: [by === "month" && row.yearOnly > 0 ? texts.yearOnlyMark(row.when) : sayWhen(row.when)],
      href: href?.(row.when) ?? null,
      numbers: apart ? [row.count, row.yearOnly] : [row.count],
    })),
  };
}

function sayBin(when: string): string {
  return when.startsWith("/") ? texts.earlier(String(Number(when.slice(1)) + 1)) : sayWhen(when);
}

/** `Nov` */
function monthName(when: string): string {
  return sayWhen(when).slice(0, 3);
}
