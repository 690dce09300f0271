/** The gallery: all pictures of one question, in their order. */
import type { Facet } from "../../search/facet.ts";
import type { Chart } from "./chart.ts";
import { figure } from "./chart.ts";
import { type Html, html } from "../parts/html.ts";
import { chartTexts } from "../texts/charts.ts";
import {
  facetPicture,
  flowPicture,
  lagPicture,
  lanePicture,
  mapPicture,
  matrixPicture,
  type Pictured,
  sectorTypePicture,
  type Sight,
  timePicture,
  unknownPicture,
} from "./sight.ts";

/** Pictures that stand side by side: one alone over the whole width, or two. */
export type Row<T> = readonly [T] | readonly [T, T];

/** The facets whose unknown shares are drawn. */
const shared: readonly Facet[] = ["type", "country", "sector", "year", "cia", "motive", "technique", "lane"];

/** How many techniques of a tactic stand in the gallery. */
const mostTechniques = 5;

/** The pictures but for the last ones. */
export function picturesOf(sight: Sight): readonly Row<Pictured>[] {
  const { titles } = chartTexts;
  const bars = (facet: "type" | "sector" | "cia" | "motive") =>
    facetPicture(sight, facet, { id: facet, title: titles[facet] });
  return [
    [timePicture(sight)],
    [mapPicture(sight)],
    [bars("type"), bars("sector")],
    [sectorTypePicture(sight)],
    [lanePicture(sight, "claimed"), lanePicture(sight, "attributed")],
    [flowPicture(sight, "claimed", "country"), flowPicture(sight, "attributed", "country")],
    [bars("cia"), bars("motive")],
    [matrixPicture(sight, { most: mostTechniques })],
  ];
}

/** The pictures that stand last: how long attribution took, and what is not known. */
export function lastRow(sight: Sight): readonly [Pictured, { readonly chart: Chart }] {
  return [lagPicture(sight), { chart: unknownPicture(sight, shared) }];
}

/** The pictures in their rows. What is not told to the reader, and what nothing is shown of, is named at the end. */
export function hang(rows: readonly Row<{ readonly chart: Chart }>[]): Html {
  const charts = rows.flat().map(({ chart }) => chart);
  return html`${rows.map((row) => {
    const drawn = row.filter(({ chart }) => chart.blank === null);
    if (drawn.length === 0) return null;
    return html`<div class="charts ${drawn.length === 2 ? "pair" : ""}">
      ${drawn.map(({ chart }) => figure(chart))}
    </div>`;
  })}
  ${blankLine(charts.filter(({ blank }) => blank === "empty"))}
  ${blankLine(charts.filter(({ blank }) => blank === "withheld"))}`;
}

/** One sentence for all blanks of one kind: the constant one, and the names of the pictures. */
function blankLine(blank: readonly Chart[]): Html | null {
  const [first] = blank;
  if (first === undefined) return null;
  return html`<p class="blanks">
    <span class="withheld">${first.counted}</span> (${blank.map(({ title }) => title).join(" · ")})
  </p>`;
}
