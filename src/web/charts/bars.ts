/** Counts of one dimension as bars, each with its name and its number beside it. */
import type { Lane } from "../../domain/field.ts";
import type { Tally } from "../../search/search.ts";
import { type Html, html } from "../parts/html.ts";
import { laneClass, laneLegend } from "../parts/lanes.ts";
import { chartTexts, sayIncidents, sayNumber, sayShare } from "../texts/charts.ts";
import { sayAbsent } from "./absent.ts";
import { blankOf, type Chart, type Drawing } from "./chart.ts";
import { percent } from "./svg.ts";
import { type DataRow, withRest } from "./data-table.ts";

/** What bars are told besides their numbers. */
export interface BarsDrawing extends Drawing {
  readonly id: string;
  readonly title: string;
  readonly labelOf: (value: string) => string;
  /** The values in their own order; values that are not named are left out. Left out: most records first. */
  readonly order?: readonly string[];
  /** At most so many bars, 12 where it is left out; the table has more. */
  readonly limit?: number;
  /** The lane that all of it stands in: its colour, and its word and meaning beneath. */
  readonly lane?: Lane;
  /** Says what was counted over so many; left out: that an incident counts once in every bar. */
  readonly counted?: (records: number) => string;
  readonly notes?: readonly string[];
  /** Left out: which bar is the longest. */
  readonly summary?: string;
}

interface Bar {
  readonly value: string;
  readonly label: string;
  readonly count: number;
  readonly href: string | null;
}

/** The picture of a tally of one dimension. */
export function barsChart(tally: Tally, asked: BarsDrawing): Chart {
  const blank = blankOf(asked, tally, asked);
  if (blank !== null) return blank;
  const { id, title, limit = 12, order, lane, notes = [] } = asked;
  const bars = barsOf(tally, asked);
  const drawn = order === undefined ? bars.slice(0, limit) : bars;
  const most = bars.reduce((a, b) => (b.count > a.count ? b : a), bars[0] ?? { label: "", count: 0 });
  return {
    id,
    title,
    summary: asked.summary ?? chartTexts.most(most.label, most.count, tally.records),
    blank: null,
    picture: picture(drawn, Math.max(1, most.count), lane),
    counted: (asked.counted ?? chartTexts.counted.bars)(tally.records),
    absent: tally.absent[0] === undefined ? null : sayAbsent(tally.absent[0], tally.records),
    notes: [
      ...notes,
      ...(lane === undefined ? [] : [html`<span class="${laneClass(lane)}">${laneLegend(lane)}</span>`]),
      ...(bars.length > drawn.length ? [chartTexts.furtherNote(bars.length - drawn.length)] : []),
    ],
    table: {
      columns: [chartTexts.column.value, chartTexts.column.incidents, chartTexts.column.share],
      rows: rowsOf(bars, tally.records),
    },
  };
}

function barsOf({ cells }: Tally, { labelOf, href, order }: BarsDrawing): readonly Bar[] {
  const bars = cells.map(({ values: [value = ""], count }) => {
    return { value, label: labelOf(value), count, href: href?.(value) ?? null };
  });
  if (order !== undefined) {
    return order.flatMap((value) => {
      const found = bars.find((bar) => bar.value === value);
      return found === undefined ? [{ value, label: labelOf(value), count: 0, href: null }] : [found];
    });
  }
  return bars.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

function picture(bars: readonly Bar[], most: number, lane: Lane | undefined): Html {
  return html`<ol class="bars ${lane === undefined ? "" : laneClass(lane)}">
    ${bars.map((bar) => html`<li>${barOf(bar, most)}</li>`)}
  </ol>`;
}

/** The name wraps, which text in a drawing could not. */
function barOf({ label, count, href }: Bar, most: number): Html {
  const body = html`<span class="bar-label"><bdi>${label}</bdi></span>
    <svg class="bar" width="100%" height="14" aria-hidden="true">
      <rect width="${percent((100 * count) / most)}" height="14" />
    </svg>
    <span class="bar-count">${sayNumber(count)}</span>`;
  return href === null
    ? html`<span class="bar-row">${body}</span>`
    : html`<a class="bar-row" href="${href}" aria-label="${label}: ${sayIncidents(count)}">${body}</a>`;
}

function rowsOf(bars: readonly Bar[], records: number): readonly DataRow[] {
  const rows = bars.map(({ label, count, href }) => {
    return { words: [label], href, numbers: [count, sayShare(count, records)] };
  });
  return withRest(rows, chartTexts.further);
}
