/** The share of what is not known: of how many incidents each thing is told, and what stands in its place where it is not. */
import { absences, type Absence } from "../../search/facet.ts";
import { type Html, html } from "../parts/html.ts";
import { chartTexts, sayNumber, sayShare } from "../texts/charts.ts";
import { type Absences, shownOf } from "./absent.ts";
import { blankChart, type Chart, type Drawing } from "./chart.ts";
import type { DataTable } from "./data-table.ts";
import { hatch, percent } from "./svg.ts";

/** Of one thing that records may tell: how many do not, by what they say instead. */
export interface ToldShare {
  readonly label: string;
  readonly absent: Absences;
}

const texts = chartTexts.shares;

/** The picture of these shares of so many records, in the order given. */
export function shareUnknownChart(
  shares: readonly ToldShare[],
  records: number,
  asked: Omit<Drawing, "href"> = {},
): Chart {
  const named = { id: asked.id ?? "unknown", title: asked.title ?? texts.title };
  if (records === 0) return blankChart(named, "empty", chartTexts.none);
  const open = shares.filter(({ absent }) => absent["not-told"] < records);
  if (open.length === 0) return blankChart(named, "withheld", asked.withheld ?? chartTexts.withheld);
  const least = open.reduce((a, b) => (shownOf(b.absent, records) < shownOf(a.absent, records) ? b : a));
  return {
    ...named,
    summary: texts.summary(least.label, sayShare(shownOf(least.absent, records), records)),
    blank: null,
    picture: html`<ul class="shares">
      ${shares.map((share) => html`<li>${lineOf(share, records, named.id, asked.withheld ?? chartTexts.withheld)}</li>`)}
    </ul>`,
    counted: chartTexts.counted.shares(records),
    absent: null,
    notes: [texts.note],
    table: tableFrom(open, records),
  };
}

function lineOf({ label, absent }: ToldShare, records: number, id: string, withheld: string): Html {
  if (absent["not-told"] >= records) {
    return html`<span class="share-label">${label}</span> <span class="withheld">${withheld}</span>`;
  }
  const parts = partsOf(absent, records);
  const name = `${id}-${label.toLowerCase().replaceAll(/[^a-z]+/g, "-")}`;
  return html`<span class="share-label">${label}</span>
    <svg class="drawing share" width="100%" height="14" aria-hidden="true">
      ${hatch(name)}${segments(parts, records, name)}
    </svg>
    <span class="share-words"
      >${parts.map(({ kind, count }) => `${sayShare(count, records)} ${wordFor(kind)}`).join(" · ")}</span
    >`;
}

type Kind = "shown" | Absence;

interface Part {
  readonly kind: Kind;
  readonly count: number;
}

function partsOf(absent: Absences, records: number): readonly Part[] {
  const missing = absences.map((kind) => ({ kind, count: absent[kind] })).filter(({ count }) => count > 0);
  return [{ kind: "shown", count: shownOf(absent, records) }, ...missing];
}

function segments(parts: readonly Part[], records: number, pattern: string): readonly Html[] {
  let from = 0;
  return parts.map(({ kind, count }) => {
    const x = from;
    from += (100 * count) / records;
    const fill = kind === "reported-unknown" ? html`fill="url(#${pattern})"` : null;
    return html`<rect
      class="part-${kind}"
      x="${percent(x)}"
      y="0.5"
      width="${percent(from - x)}"
      height="13"
      ${fill}
    />`;
  });
}

function wordFor(kind: Kind): string {
  return kind === "shown" ? chartTexts.column.shown : chartTexts.absent[kind];
}

function tableFrom(shares: readonly ToldShare[], records: number): DataTable {
  return {
    columns: [chartTexts.column.facet, chartTexts.column.shown, ...absences.map((kind) => chartTexts.absent[kind])],
    rows: shares.map(({ label, absent }) => ({
      words: [label],
      href: null,
      numbers: [sayNumber(shownOf(absent, records)), ...absences.map((kind) => absent[kind])],
    })),
  };
}
