/** All values of one facet among the records of a search: GET /incidents/facets/:facet. */
import { Refusal } from "../../domain/refusal.ts";
import { type Facet, facetNames, facets } from "../../search/facet.ts";
import type { FacetCount, FacetValue } from "../../search/search.ts";
import { isBuilding } from "../../workflow/searching.ts";
import { type Html, html } from "../parts/html.ts";
import type { PageContent } from "../parts/page.ts";
import { activeFilters } from "../parts/search-active.ts";
import { absentLine, listedValues, valueLink } from "../parts/search-facets.ts";
import { addressOf, type Asked, partsOf, questionIn, toggling } from "../question.ts";
import { answer } from "../reply.ts";
import type { Routes } from "../route.ts";
import { refuseBuilding } from "../search-building.ts";
import { searchTexts } from "../texts/search.ts";
import { typedIn } from "./typed.ts";

/** The most values that are looked at. */
const mostValues = 2000;

/** The most values that a page shows. */
const shownValues = 500;

interface Sheet {
  readonly facet: Facet;
  readonly asked: Asked;
  readonly total: number;
  readonly count: FacetCount;
  readonly values: readonly FacetValue[];
  readonly filter: string;
  readonly chips: Html | null;
}

/** The page. A facet that the audience is not told is answered like one that is not there. */
export const facetRoutes: Routes =
  ({ house, searches }) =>
  (app) => {
    app.get("/incidents/facets/:facet", async (request, reply) => {
      const name = typedIn(request.params).text("facet");
      const facet = facetNames.find((other) => other === name);
      if (facet === undefined) throw new Refusal("page-not-found");
      const asked = questionIn(request.query, house.clock());
      const filter = typedIn(request.query).word("filter").slice(0, 100);
      const search = await searches.of(request.visit.audience);
      if (isBuilding(search)) return refuseBuilding(search);
      const wanted = { ...asked.place, after: null, limit: 1, facets: [facet], values: mostValues };
      const { total, facets: counts } = search.ask(asked.question, wanted);
      const [count] = counts;
      if (count === undefined) throw new Refusal("page-not-found");
      const values = listedValues(count).filter(({ label }) => holds(label, filter));
      const chips = activeFilters(`/incidents/facets/${facet}`, asked, search);
      return answer(request, reply, {
        page: () => facetPage({ facet, asked, total, count, values: values.slice(0, shownValues), filter, chips }),
        json: () => ({ facet, total, values, further: count.further, absent: count.absent }),
      });
    });
    return Promise.resolve();
  };

/** Without regard to case and accents. */
function holds(label: string, filter: string): boolean {
  return folded(label).includes(folded(filter));
}

function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
}

function facetPage(sheet: Sheet): PageContent {
  const { facet, asked, total, count, values, chips } = sheet;
  const { label } = facets[facet];
  const further = count.further + Math.max(0, listedValues(count).length - shownValues);
  const toggle = toggling(`/incidents/facets/${facet}`, asked);
  const body = html`<div class="search" id="search">
    <p><a href="${addressOf("/incidents", asked.question, asked.place)}">${searchTexts.facetBack}</a></p>
    <h1>${label}</h1>
    <p class="meta" id="total" tabindex="-1">${searchTexts.facetIntro(searchTexts.total(total), label)}</p>
    ${chips} ${filterForm(sheet)}
    ${
      values.length === 0
        ? html`<p>${sheet.filter === "" ? searchTexts.facetEmpty : searchTexts.facetNothing}</p>`
        : html`<ul class="facet-all" data-filtered>
            ${values.map((value) => html`<li>${valueLink(facet, value, toggle)}</li>`)}
          </ul>`
    }
    ${further > 0 ? html`<p class="fine">${searchTexts.facetFurther(values.length, further)}</p>` : null}
    ${absentLine(count)}
    <p class="unseen" role="status" data-status></p>
  </div>`;
  const title = searchTexts.facetTitle(label);
  return { title, body, section: "/incidents", noindex: true, styles: ["search.css"], scripts: ["search.js"] };
}

function filterForm({ facet, asked, filter }: Sheet): Html {
  return html`<form action="/incidents/facets/${facet}" class="words-form" data-filter>
    <label for="filter">${searchTexts.facetFilter}</label>
    <input id="filter" type="search" name="filter" value="${filter}" autocomplete="off" />
    ${partsOf(asked.question, { ...asked.place, after: null }).map(
      ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
    )}
    <button class="quiet">${searchTexts.facetFilterButton}</button>
  </form>`;
}
