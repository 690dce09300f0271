/** What a picture is: numbers in a drawing, with what was counted, over how many, what is not in it, and the same numbers as a table. */
import type { Tally } from "../../search/search.ts";
import { type Hole, type Html, html } from "../parts/html.ts";
import { chartTexts } from "../texts/charts.ts";
import { type DataTable, tableOf } from "./data-table.ts";

/** One picture. Pure: the same numbers always give the same markup. */
export interface Chart {
  /** Names the figure, so that links can lead to it; once in a page. */
  readonly id: string;
  readonly title: string;
  /** What it shows, in a sentence. Empty where nothing is drawn. */
  readonly summary: string;
  /** Null: there is nothing to draw, `counted` says why, and `blank` for short. */
  readonly picture: Html | null;
  /** Why there is nothing: the audience is not told, or no record shows a value. Null where there is a picture. */
  readonly blank: "withheld" | "empty" | null;
  /** What was counted, each how often, and n; or why there is nothing. */
  readonly counted: string;
  /** How many records show no value, by what they show instead; null where that is not the question. */
  readonly absent: string | null;
  /** How its marks are read, one sentence each. */
  readonly notes: readonly Hole[];
  readonly table: DataTable | null;
}

/** What every picture may be told besides its numbers. */
export interface Drawing {
  /** Once in a page; each picture has its own where it is left out. */
  readonly id?: string;
  readonly title?: string;
  /** Where a value leads, a path of this site; null: nowhere. Left out: no mark is a link. */
  readonly href?: (value: string) => string | null;
  /** The constant sentence for what the audience is not told; left out: that it is available to members. */
  readonly withheld?: string;
}

/** The picture as a figure, with its heading at this level. */
export function figure(chart: Chart, level: 2 | 3 = 2): Html {
  const { id, title, summary, picture, counted, absent, notes, table } = chart;
  return html`<figure class="chart" id="${id}" aria-labelledby="${id}-heading">
    ${level === 2 ? html`<h2 id="${id}-heading">${title}</h2>` : html`<h3 id="${id}-heading">${title}</h3>`}
    ${summary === "" ? null : html`<p class="chart-summary">${summary}</p>`} ${picture}
    <figcaption>
      <p>${counted} ${absent}</p>
      ${notes.map((note) => html`<p>${note}</p>`)}
    </figcaption>
    ${
      table === null
        ? null
        : html`<details class="chart-data">
            <summary>${chartTexts.table}<span class="unseen">: ${title}</span></summary>
            ${tableOf(table, title)}
          </details>`
    }
  </figure>`;
}

/** A picture with nothing to draw: the sentence that says so, and no frame. Withheld looks the same whatever lies behind it. */
export function blankChart(
  { id, title }: Pick<Chart, "id" | "title">,
  blank: "withheld" | "empty",
  sentence: string,
): Chart {
  return { id, title, summary: "", picture: null, blank, counted: sentence, absent: null, notes: [], table: null };
}

/** The blank that stands for this tally: withheld, or nobody shows a value. Null where there is something to draw. */
export function blankOf(
  named: Pick<Chart, "id" | "title">,
  tally: Tally,
  { withheld }: Pick<Drawing, "withheld">,
): Chart | null {
  if (tally.records === 0) return blankChart(named, "empty", chartTexts.none);
  if (tally.absent.some((absent) => absent["not-told"] >= tally.records)) {
    return blankChart(named, "withheld", withheld ?? chartTexts.withheld);
  }
  return tally.cells.every(({ count }) => count === 0) ? blankChart(named, "empty", chartTexts.empty) : null;
}
