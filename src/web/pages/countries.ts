/** The countries of the victims: GET /countries, as a map and a table, or as JSON. */
import { figure } from "../charts/chart.ts";
import { mapPicture, type Sight } from "../charts/sight.ts";
import { tableOf } from "../charts/data-table.ts";
import { asOf } from "../moment.ts";
import { asKnownNotice, titleThen } from "../parts/as-known.ts";
import { html } from "../parts/html.ts";
import type { PageContent } from "../parts/page.ts";
import { sightRoutes } from "../sight-routes.ts";
import { countryTexts as texts } from "../texts/countries.ts";

/** The list. */
export const countriesRoutes = sightRoutes("/countries", texts.title, { page: countriesPage, json: jsonOf });

function pictureOf(sight: Sight) {
  return mapPicture(sight, (code) => asOf(`/countries/${code}`, sight.question.asKnownOn));
}

function jsonOf(sight: Sight) {
  const { records, cells, absent } = pictureOf(sight).tally;
  const countries = cells.map(({ values: [code = ""], count }) => ({
    code,
    name: sight.search.labelOf("country", code),
    url: asOf(`/countries/${code}`, sight.question.asKnownOn),
    incidents: count,
  }));
  return { incidents: records, countries: countries.toSorted((a, b) => b.incidents - a.incidents), absent: absent[0] };
}

function countriesPage(sight: Sight): PageContent {
  const { asKnownOn } = sight.question;
  const { chart, tally } = pictureOf(sight);
  const { table } = chart;
  const body = html`<h1>${texts.title}</h1>
    <p>${texts.lead}</p>
    ${asKnownNotice(asKnownOn, "/countries", sight.search)}
    ${chart.blank === null ? html`<p class="meta">${texts.counted(tally.cells.length, tally.records)}</p>` : null}
    <div class="charts">${figure({ ...chart, table: null })}</div>
    ${
      table === null
        ? null
        : html`<h2>${texts.list}</h2>
            <div class="value-table">${tableOf(table, texts.list)}</div>`
    }`;
  return {
    title: titleThen(texts.title, asKnownOn),
    body,
    styles: ["charts.css"],
    scripts: ["charts.js"],
    description: texts.lead,
    noindex: asKnownOn !== null,
  };
}
