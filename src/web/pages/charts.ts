/** The pictures of a selection: GET /charts, asked by the same parts of an address as the search, as a page or as JSON. */
import { hang, lastRow, picturesOf } from "../charts/gallery.ts";
import type { Sight } from "../charts/sight.ts";
import type { Instant } from "../../domain/report.ts";
import { isBuilding } from "../../workflow/searching.ts";
import { asOf } from "../moment.ts";
import { asKnownNotice } from "../parts/as-known.ts";
import { type Html, html } from "../parts/html.ts";
import type { PageContent } from "../parts/page.ts";
import { answerLater } from "../parts/roster-page.ts";
import { undirected } from "../parts/saying.ts";
import { activeFilters } from "../parts/search-active.ts";
import { partsAsked } from "../parts/search-words.ts";
import { addressOf, type Asked, asksEverything, queryOf, questionIn } from "../question.ts";
import { costs } from "../rate-limits.ts";
import { answer } from "../reply.ts";
import type { Routes } from "../route.ts";
import { chartTexts } from "../texts/charts.ts";

const texts = chartTexts.gallery;

/** The gallery. */
export const chartsRoutes: Routes =
  ({ house, searches }) =>
  (app) => {
    app.get("/charts", { config: { cost: costs.chart } }, async (request, reply) => {
      const asked = questionIn(request.query, house.clock());
      const { audience } = request.visit;
      const search = await searches.of(audience);
      if (isBuilding(search)) return answerLater(request, reply, texts.title, search);
      const sight = { search, question: asked.question, audience };
      return answer(request, reply, { page: () => chartsPage(sight, asked), json: () => jsonOf(sight) });
    });
    return Promise.resolve();
  };

/** The tallies as they were counted: dimensions, records counted over, cells, and those without a value by what they show instead. */
function jsonOf(sight: Sight) {
  const { question, search } = sight;
  const pictures = [...picturesOf(sight).flat(), lastRow(sight)[0]];
  return {
    url: addressOf("/charts", question),
    asKnownOn: question.asKnownOn,
    incidents: pictures[0]?.tally.records ?? 0,
    all: search.records,
    charts: pictures.map(({ chart, by, tally }) => ({
      id: chart.id,
      title: chart.title,
      withheld: chart.blank === "withheld",
      by,
      ...tally,
    })),
  };
}

function chartsPage(sight: Sight, asked: Asked): PageContent {
  const { search, question } = sight;
  const rows = picturesOf(sight);
  const incidents = rows[0]?.[0].tally.records ?? 0;
  const body = html`<h1>${texts.title}</h1>
    <p>${texts.lead} <span class="meta">${texts.caution}</span></p>
    ${activeFilters("/charts", asked, search)}
    ${asKnownNotice(question.asKnownOn, addressOf("/charts", { ...question, asKnownOn: null }), search)}
    <p>
      <strong>${texts.of(incidents, search.records)}</strong>
      <a href="${addressOf("/incidents", question)}">${texts.list}</a>
    </p>
    ${entries(question.asKnownOn)}
    ${incidents === 0 ? html`<p>${chartTexts.none}</p>` : hang([...rows, lastRow(sight)])}`;
  const words = partsAsked(question, search).map((part) => part.words);
  return {
    title: undirected([...words.slice(0, 3), texts.title].join(" · ")),
    body,
    section: "/charts",
    styles: ["search.css", "charts.css"],
    scripts: ["charts.js"],
    noindex: queryOf(question) !== "",
    ...(asksEverything(question) ? { description: texts.lead } : {}),
  };
}

function entries(asKnownOn: Instant | null): Html {
  const { countries, sectors, techniques } = texts.entries;
  return html`<nav aria-label="${texts.listed}">
    <p>
      ${texts.listed}: <a href="${asOf("/countries", asKnownOn)}">${countries}</a> ·
      <a href="${asOf("/sectors", asKnownOn)}">${sectors}</a> ·
      <a href="${asOf("/techniques", asKnownOn)}">${techniques}</a>
    </p>
  </nav>`;
}
