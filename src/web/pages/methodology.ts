/** How records come to be, what their words mean and what the casebook covers: GET /methodology, with numbers for the reader's audience. */
import { lanes } from "../../domain/field.ts";
import { type Absence, absences, type Facet, facetNames, facets } from "../../search/facet.ts";
import { everything, type Search, type Tally } from "../../search/search.ts";
import { isBuilding } from "../../workflow/searching.ts";
import { type Html, html } from "../parts/html.ts";
import { laneClass, laneLegend } from "../parts/lanes.ts";
import { countWords } from "../parts/paging.ts";
import { section } from "../parts/section.ts";
import type { Routes } from "../route.ts";
import { answer } from "../reply.ts";
import { sayNumber, sayShare } from "../texts/charts.ts";
import { methodologyTexts as texts } from "../texts/methodology.ts";

/** Absences that a table has a column for; what is not told takes the whole row. */
const columns = absences.filter((absence) => absence !== "not-told");

/** What the page tells of one facet. */
interface Coverage {
  readonly facet: Facet;
  /** How many records show a value. */
  readonly shown: number;
  readonly absent: Readonly<Record<Absence, number>>;
}

interface Covered {
  readonly records: number;
  readonly fields: readonly Coverage[];
  readonly years: readonly { readonly year: string; readonly count: number }[];
  readonly yearless: number;
}

/** The page; the numbers as JSON. */
export const methodologyRoutes: Routes =
  ({ searches }) =>
  (app) => {
    app.get("/methodology", async (request, reply) => {
      const search = await searches.of(request.visit.audience);
      if (isBuilding(search))
        void reply.header("cache-control", "no-store").header("vary", "Accept, Authorization, Cookie");
      const covered = isBuilding(search) ? null : coveredBy(search);
      return answer(request, reply, {
        page: () => ({
          title: texts.title,
          body: methodologyBody(covered),
          section: "/about",
          canonical: "/methodology",
          styles: ["record.css"],
        }),
        json: () => covered ?? { building: true },
      });
    });
    return Promise.resolve();
  };

function coveredBy(search: Search): Covered {
  const byYear = search.tally(everything, ["year"]);
  const years = byYear.cells.map(({ values: [year = ""], count }) => ({ year, count }));
  return {
    records: search.records,
    fields: facetNames
      .filter((facet) => facets[facet].fields.length > 0)
      .map((facet) => coverageOf(facet, facet === "year" ? byYear : search.tally(everything, [facet]))),
    years: years.toSorted((a, b) => (a.year < b.year ? 1 : -1)),
    yearless: missing(byYear),
  };
}

function coverageOf(facet: Facet, tally: Tally): Coverage {
  const none = { "stated-none": 0, "reported-unknown": 0, "not-applicable": 0, "not-reported": 0, "not-told": 0 };
  return { facet, shown: tally.records - missing(tally), absent: tally.absent[0] ?? none };
}

function missing({ absent: [first] }: Tally): number {
  return first === undefined ? 0 : Object.values(first).reduce((sum, count) => sum + count, 0);
}

function methodologyBody(covered: Covered | null): Html {
  const { scope, making, unknown, lanes: laned, dates, counting, markings, past } = texts.parts;
  const [introduction, rule] = laned.paragraphs;
  return html`<article class="about">
    <h1>${texts.title}</h1>
    <p class="summary">${texts.intro}</p>
    ${part("scope", scope)} ${part("making", making)}
    ${section("unknown", unknown.heading, html`${paragraphs(unknown.paragraphs)} ${meanings()}`)}
    ${section(
      "lanes",
      laned.heading,
      html`<p>${introduction}</p>
        <ul class="lanes-legend">
          ${lanes.map((lane) => html`<li class="${laneClass(lane)}">${laneLegend(lane)}</li>`)}
        </ul>
        <p>${rule}</p>`,
    )}
    ${part("dates", dates)} ${part("counting", counting)} ${part("markings", markings)} ${part("past", past)}
    ${section("coverage", texts.coverage, covered === null ? html`<p class="note">${texts.building}</p>` : coverage(covered))}
  </article>`;
}

function part(
  id: string,
  { heading, paragraphs: told }: { readonly heading: string; readonly paragraphs: readonly string[] },
): Html {
  return section(id, heading, paragraphs(told));
}

function paragraphs(told: readonly string[]): Html {
  return html`${told.map((text) => html`<p>${text}</p>`)}`;
}

function meanings(): Html {
  return html`<dl class="fields">
    ${columns.map(
      (absence) =>
        html`<dt>${texts.absences[absence]}</dt>
          <dd>${texts.absenceMeanings[absence]}</dd>`,
    )}
  </dl>`;
}

function coverage({ records, fields, years, yearless }: Covered): Html {
  if (records === 0) return html`<p>${texts.empty}</p>`;
  return html`<p>
      ${texts.covered(countWords(records, "record", "records"))} <a href="/charts">${texts.more}</a> ·
      <a href="/codebook">${texts.codebook}</a>
    </p>
    ${shareTable(records, fields)} ${years.length === 0 ? null : yearTable(years, yearless)}`;
}

function shareTable(records: number, fields: readonly Coverage[]): Html {
  const cell = (heading: string, count: number) =>
    html`<td data-label="${heading}">
      ${sayNumber(count)}${count === 0 ? null : html` <span class="fine">${sayShare(count, records)}</span>`}
    </td>`;
  return html`<table class="listing">
    <caption>
      ${texts.shareCaption}
    </caption>
    <thead>
      <tr>
        <th scope="col">${texts.field}</th>
        <th scope="col">${texts.shows}</th>
        ${columns.map((absence) => html`<th scope="col">${texts.absences[absence]}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${fields.map(
        ({ facet, shown, absent }) =>
          html`<tr>
            <th scope="row">${facets[facet].label}</th>
            ${
              absent["not-told"] === records
                ? html`<td data-label="${texts.shows}" colspan="${columns.length + 1}" class="withheld">
                    ${texts.withheld}
                  </td>`
                : html`${cell(texts.shows, shown)}
                  ${columns.map((absence) => cell(texts.absences[absence], absent[absence]))}`
            }
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function yearTable(years: Covered["years"], yearless: number): Html {
  return html`<table class="listing years">
      <caption>
        ${texts.yearsCaption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${texts.year}</th>
          <th scope="col">${texts.records}</th>
        </tr>
      </thead>
      <tbody>
        ${years.map(
          ({ year, count }) =>
            html`<tr>
              <th scope="row"><a href="/incidents?year=${year}">${year}</a></th>
              <td data-label="${texts.records}">${sayNumber(count)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <p class="fine">
      ${texts.yearNote} ${yearless === 0 ? null : texts.yearless(countWords(yearless, "record", "records"))}
    </p>`;
}
