/** Two dimensions at once: a cell for each pair of values, the darker the more incidents. */
import type { Tally } from "../../search/search.ts";
import { type Html, html } from "../parts/html.ts";
import { chartTexts, sayIncidents, sayNumber } from "../texts/charts.ts";
import { sayAbsent } from "./absent.ts";
import { blankOf, type Chart, type Drawing } from "./chart.ts";
import { type DataTable, withRest } from "./data-table.ts";
import { type Shade, shadeOf, shadesFor } from "./shade.ts";
import { mark, percent } from "./svg.ts";

/** What is told of pairs besides their numbers: the first dimension goes down, the second across. */
export interface PairDrawing extends Omit<Drawing, "href"> {
  readonly id: string;
  readonly title: string;
  readonly labelOf: readonly [first: (value: string) => string, second: (value: string) => string];
  /** What each dimension is called, in lower case. */
  readonly called: readonly [first: string, second: string];
  readonly href?: (first: string, second: string) => string | null;
}

interface Pair {
  readonly row: string;
  readonly column: string;
  readonly count: number;
}

/** So many rows and columns are drawn at most, those with the most; the table has all. */
const most = { rows: 16, columns: 15 };

/** In pixels. */
const cell = { height: 24 };

/** The picture of a tally of two dimensions. */
export function heatMap(tally: Tally, asked: PairDrawing): Chart {
  const blank = blankOf(asked, tally, asked);
  if (blank !== null) return blank;
  const pairs = pairsOf(tally);
  const [rows, columns] = [valuesOf(pairs, "row"), valuesOf(pairs, "column")];
  const [top] = pairs;
  const [rowLabel, columnLabel] = asked.labelOf;
  const summary =
    top === undefined ? "" : chartTexts.heat.summary(rowLabel(top.row), columnLabel(top.column), top.count);
  const hidden = Math.max(0, rows.length - most.rows) + Math.max(0, columns.length - most.columns);
  return {
    id: asked.id,
    title: asked.title,
    summary,
    blank: null,
    picture: picture(pairs, rows.slice(0, most.rows), columns.slice(0, most.columns), asked),
    counted: chartTexts.counted.cells(tally.records),
    absent: asked.called
      .flatMap((name, at) => {
        const absent = tally.absent[at];
        return absent === undefined ? [] : [chartTexts.absentIn(name, sayAbsent(absent, tally.records))];
      })
      .join(" "),
    notes: [chartTexts.heat.shades, ...(hidden === 0 ? [] : [chartTexts.heat.other(hidden)])],
    table: tableFrom(pairs, asked),
  };
}

function pairsOf({ cells }: Tally): readonly Pair[] {
  return cells
    .filter(({ count }) => count > 0)
    .map(({ values: [row = "", column = ""], count }) => ({ row, column, count }))
    .sort((a, b) => b.count - a.count || (`${a.row} ${a.column}` < `${b.row} ${b.column}` ? -1 : 1));
}

/** The values of one side, those with the most first. The sum orders only: an incident may be in several cells. */
function valuesOf(pairs: readonly Pair[], side: "row" | "column"): readonly string[] {
  const sums = new Map<string, number>();
  for (const pair of pairs) sums.set(pair[side], (sums.get(pair[side]) ?? 0) + pair.count);
  return [...sums].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([value]) => value);
}

function picture(
  pairs: readonly Pair[],
  rows: readonly string[],
  columns: readonly string[],
  { labelOf: [rowLabel, columnLabel], href }: PairDrawing,
): Html {
  const counts = new Map(pairs.map(({ row, column, count }) => [`${row} ${column}`, count]));
  const shades = shadesFor(pairs[0]?.count ?? 0);
  const width = 100 / columns.length;
  const headHeight = headRoom(columns.map(columnLabel));
  const cells = (row: string) =>
    columns.map((column, at) => {
      const count = counts.get(`${row} ${column}`) ?? 0;
      const name = `${rowLabel(row)}, ${columnLabel(column)}: ${sayIncidents(count)}`;
      return cellOf(at * width, width, count, { name, href: href?.(row, column) ?? null, shades });
    });
  return html`<div class="heat">
    <span class="heat-corner"></span>
    <svg class="drawing heat-heads" width="100%" height="${headHeight}" aria-hidden="true">
      ${columns.map(
        (column, at) =>
          html`<svg x="${percent((at + 0.5) * width)}" y="${headHeight - 6}" overflow="visible">
            <text class="axis slanted" transform="rotate(-90)" y="4">${columnLabel(column)}</text>
          </svg>`,
      )}
    </svg>
    ${rows.map(
      (row) =>
        html`<span class="heat-label">${rowLabel(row)}</span>
          <svg class="drawing" width="100%" height="${cell.height}" role="group" aria-label="${rowLabel(row)}">
            ${cells(row)}
          </svg>`,
    )}
  </div>`;
}

/** In pixels: about what the longest of these texts takes that stand upright. */
function headRoom(labels: readonly string[]): number {
  return 16 + 7.5 * Math.max(0, ...labels.map((label) => label.length));
}

interface CellPlace {
  readonly name: string;
  readonly href: string | null;
  readonly shades: readonly Shade[];
}

function cellOf(x: number, width: number, count: number, { name, href, shades }: CellPlace): Html {
  const place = html`x="${percent(x)}" y="0" width="${percent(width)}" height="${cell.height}"`;
  if (count === 0) return html`<rect class="no-cell" ${place} />`;
  const step = shadeOf(shades, count)?.step ?? 1;
  return mark(
    href,
    name,
    html`<g class="shade-${step}"><rect class="cell" ${place} /></g>`,
    html`<text class="cell-number on-${step} ${count > 99 ? "roomy" : ""}" x="${percent(x + width / 2)}" y="16"
      >${sayNumber(count)}</text
    >`,
  );
}

function tableFrom(pairs: readonly Pair[], { labelOf, called, href }: PairDrawing): DataTable {
  return {
    columns: [...called.map(capital), chartTexts.column.incidents],
    rows: withRest(
      pairs.map(({ row, column, count }) => ({
        words: [labelOf[0](row), labelOf[1](column)],
        href: href?.(row, column) ?? null,
        numbers: [count],
      })),
      chartTexts.furtherPairs,
    ),
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
