/** Facets: what the records of a search can be narrowed by, as links with their counts. What is chosen stands on top. */
import type { AudienceName } from "../../domain/audience.ts";
import { absences, type Facet, facetNames, facets } from "../../search/facet.ts";
import type { FacetCount, FacetValue } from "../../search/search.ts";
import { addressOf, type Asked, type Toggling, toggling } from "../question.ts";
import { searchTexts } from "../texts/search.ts";
import { type Html, html } from "./html.ts";

/** How many values each facet shows in the column. */
export const columnValues = 8;

/** Facets that stand open without being asked. */
const openOnes: readonly Facet[] = ["type", "lane", "country", "sector", "year"];

/** The column. Facets that these records show nothing of are left out. */
export function facetColumn(counts: readonly FacetCount[], asked: Asked, audience: AudienceName): Html {
  const chosen = facetNames.reduce((sum, facet) => sum + (asked.question.chosen[facet]?.length ?? 0), 0);
  const words = chosen === 0 ? searchTexts.narrow : searchTexts.narrowChosen(chosen);
  const toggle = toggling("/incidents", asked);
  return html`<details class="narrow" data-key="narrow">
    <summary>${words}</summary>
    <nav aria-label="${searchTexts.narrow}">
      ${counts.map((count) => facetGroup(count, asked, toggle))}
      ${audience === "public" ? html`<p class="fine">${searchTexts.membersOnly}</p>` : null}
    </nav>
  </details>`;
}

/** The address of the page with all values of a facet. */
export function facetAddress(facet: Facet, { question, place }: Asked): string {
  return addressOf(`/incidents/facets/${facet}`, question, { ...place, after: null });
}

/** A value as a link that adds it to the choice or takes it out. */
export function valueLink(facet: Facet, { value, label, count, chosen }: FacetValue, toggle: Toggling): Html {
  const before = chosen
    ? html`<span aria-hidden="true">× </span
        ><span class="unseen">${searchTexts.chosen}, ${searchTexts.remove("")}</span>`
    : null;
  return html`<a
    class="facet-value"
    ${chosen ? html`data-chosen` : null}
    href="${toggle(facet, value)}"
    rel="nofollow"
    data-instant
    data-key="${facet}-${value}"
    ><span>${before}<bdi>${label}</bdi></span> <span class="number">${count.toLocaleString("en-US")}</span></a
  >`;
}

/** How many of the records show no value, and what they show instead; nothing where all show one. */
export function absentLine({ absent }: FacetCount): Html | null {
  const shown = absences.filter((absence) => absent[absence] > 0);
  if (shown.length === 0) return null;
  const words = shown.map((absence) => `${absent[absence].toLocaleString("en-US")} ${searchTexts.absences[absence]}`);
  return html`<p class="fine">${searchTexts.withoutValue}: ${words.join(", ")}</p>`;
}

/** The values that have a place in a list: chosen ones first, none that no record shows. */
export function listedValues({ values }: FacetCount): readonly FacetValue[] {
  return [...values.filter(({ chosen }) => chosen), ...values.filter(({ chosen, count }) => !chosen && count > 0)];
}

/** The way to all values, where there are more than stand in the column. */
function moreLine(facet: Facet, further: number, asked: Asked): Html {
  const { shown, unseen } = searchTexts.more(further, facets[facet].label);
  return html`<p class="fine">
    <a href="${facetAddress(facet, asked)}" rel="nofollow">${shown}<span class="unseen">${unseen}</span></a>
  </p>`;
}

function facetGroup(count: FacetCount, asked: Asked, toggle: Toggling): Html | null {
  const { facet, further } = count;
  const values = listedValues(count);
  if (values.length === 0) return null;
  const { label } = facets[facet];
  const open = openOnes.includes(facet) || values.some(({ chosen }) => chosen);
  return html`<details class="facet" ${open ? html`open` : null} data-key="facet-${facet}">
    <summary>${label}</summary>
    <ul>
      ${values.map((value) => html`<li>${valueLink(facet, value, toggle)}</li>`)}
    </ul>
    ${further > 0 ? moreLine(facet, further, asked) : null} ${absentLine(count)}
  </details>`;
}
