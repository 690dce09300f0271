/** What is counted over all records that name something: over time, and how many show which value, two questions side by side. */
import { monthsChart } from "../charts/months.ts";
import { figure } from "../charts/chart.ts";
import type { Instant } from "../../domain/report.ts";
import { absences, type Facet, facets } from "../../search/facet.ts";
import { everything, type Question, type Search, type Tally } from "../../search/search.ts";
import { addressOf } from "../question.ts";
import { chartTexts } from "../texts/charts.ts";
import { namedTexts } from "../texts/named.ts";
import { type Html, html } from "./html.ts";
import { keptTally } from "./kept-tallies.ts";

/** So many values of a facet stand on a page; the search has them all. */
const mostValues = 10;

/** The style sheets of pages with such figures. */
export const figureStyles: readonly string[] = ["charts.css", "party.css"];

/** Fewer records than that make no picture. */
const fewest = 4;

/** One of two questions, with the heading of its column. */
export interface Side {
  readonly heading: string;
  readonly question: Question;
}

/** The records that show a value of a facet, today or as they were told then. */
export function questionOf(facet: Facet, value: string, asKnownOn: Instant | null = null): Question {
  return { ...everything, chosen: { [facet]: [value] }, asKnownOn };
}

/** The picture of the records over time; each mark leads to its records. Nothing where they are so few that a list shows it as well. */
export function overTime(search: Search, question: Question, id: string, title: string, level: 2 | 3 = 2): Html | null {
  const tally = question === everything ? keptTally(search, "month") : search.tally(question, ["month"]);
  if (tally.records < fewest) return null;
  const href = (when: string) => (when.startsWith("/") ? null : addressOf("/incidents", { ...question, date: when }));
  const until = question.asKnownOn ?? search.span?.last ?? null;
  return figure(monthsChart(tally, { id, title, href, until: until === null ? null : until.slice(0, 10) }), level);
}

/** One value with how many records of each side show it. */
interface Row {
  readonly value: string;
  readonly counts: readonly number[];
}

/** The values of a facet that most records show, a column for each side, with what is not told beneath. Null where this audience is not told of the facet. */
export function figuresOf(search: Search, facet: Facet, heading: string, sides: readonly Side[]): Html | null {
  const tallies = sides.map(({ question }) => search.tally(question, [facet]));
  const records = tallies.reduce((sum, tally) => sum + tally.records, 0);
  const untold = tallies.reduce((sum, tally) => sum + (tally.absent[0]?.["not-told"] ?? 0), 0);
  if (records === 0 || untold === records) return null;
  const rows = rowsOf(tallies);
  const cell = (row: Row, at: number) => {
    const count = row.counts[at] ?? 0;
    const side = sides[at];
    const link =
      side === undefined || count === 0 ? null : addressOf("/incidents", narrowed(side.question, facet, row.value));
    return html`<td class="number">
      ${link === null ? "0" : html`<a href="${link}">${namedTexts.number(count)}</a>`}
    </td>`;
  };
  return html`<table class="figures">
    <caption>
      ${heading}
    </caption>
    <thead>
      <tr>
        <th scope="col">${facets[facet].label}</th>
        ${sides.map((side) => html`<th scope="col" class="number">${side.heading}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.slice(0, mostValues).map(
        (row) =>
          html`<tr>
            <th scope="row"><bdi>${search.labelOf(facet, row.value)}</bdi></th>
            ${sides.map((_, at) => cell(row, at))}
          </tr>`,
      )}
      ${restRow(rows)} ${absentRows(tallies)}
    </tbody>
  </table>`;
}

function rowsOf(tallies: readonly Tally[]): readonly Row[] {
  const rows = new Map<string, number[]>();
  for (const [at, { cells }] of tallies.entries()) {
    for (const {
      values: [value = ""],
      count,
    } of cells) {
      const counts = rows.get(value) ?? tallies.map(() => 0);
      counts[at] = count;
      rows.set(value, counts);
    }
  }
  const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
  return [...rows]
    .map(([value, counts]) => ({ value, counts }))
    .toSorted((a, b) => sum(b.counts) - sum(a.counts) || (a.value < b.value ? -1 : 1));
}

/** How many values there are besides; nothing where all stand here. */
function restRow(rows: readonly Row[]): Html | null {
  const further = rows.length - mostValues;
  if (further <= 0) return null;
  const [first] = rows;
  return html`<tr>
    <th scope="row" colspan="${(first?.counts.length ?? 0) + 1}" class="fine">${namedTexts.further(further)}</th>
  </tr>`;
}

/** Records that show no value, by what they show instead. */
function absentRows(tallies: readonly Tally[]): readonly Html[] {
  return absences
    .filter((absence) => tallies.some(({ absent }) => (absent[0]?.[absence] ?? 0) > 0))
    .map(
      (absence) =>
        html`<tr class="absent">
          <th scope="row">${chartTexts.absent[absence]}</th>
          ${tallies.map(({ absent }) => html`<td class="number">${absent[0]?.[absence] ?? 0}</td>`)}
        </tr>`,
    );
}

function narrowed(question: Question, facet: Facet, value: string): Question {
  return { ...question, chosen: { ...question.chosen, [facet]: [value] } };
}

/** Names with how many records show each, most first; a sentence where there is none. */
export function countedNames(
  names: ReadonlyMap<string, number>,
  show: (value: string, count: number) => Html,
  none: string,
): Html {
  const sorted = [...names].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  if (sorted.length === 0) return html`<p class="silent">${none}</p>`;
  const further = sorted.length - mostValues;
  return html`<ul class="values">
    ${sorted.slice(0, mostValues).map(([value, count]) => html`<li>${show(value, count)}</li>`)}
    ${further > 0 ? html`<li class="fine">${namedTexts.further(further)}</li>` : null}
  </ul>`;
}
