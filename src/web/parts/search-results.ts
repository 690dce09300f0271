/** The search page: what is asked, what it can be narrowed by, what answers, and how to take it along. */
import type { AudienceName } from "../../domain/audience.ts";
import type { Format } from "../../formats/format.ts";
import { findingCodes } from "../../domain/finding.ts";
import { sayWhen } from "../../domain/when.ts";
import { facetNames, facets } from "../../search/facet.ts";
import type { Answer, Search } from "../../search/search.ts";
import { addressOf, type Asked, asksEverything, placeAfter, queryOf } from "../question.ts";
import { feedsTexts } from "../texts/feeds.ts";
import { searchTexts } from "../texts/search.ts";
import { asKnownNotice } from "./as-known.ts";
import { type Html, html } from "./html.ts";
import { activeFilters } from "./search-active.ts";
import { facetColumn } from "./search-facets.ts";
import { timeForm, wordsForm } from "./search-form.ts";
import { hitList } from "./search-hits.ts";
import { hitPager, sortLinks, totalLine } from "./search-order.ts";

/** What the page is made of. */
export interface Found {
  readonly audience: AudienceName;
  readonly asked: Asked;
  readonly answer: Answer;
  readonly search: Pick<Search, "labelOf" | "span" | "records">;
  /** Formats that a selection can be taken along in. */
  readonly formats: readonly Format[];
  /** How to keep the search with one's account; null for those who are not signed in. The same for all of an audience. */
  readonly saving: Html | null;
}

/** The body of the page. */
export function searchBody(found: Found): Html {
  const { asked, answer, search } = found;
  return html`<div class="search" id="search">
    <h1>${searchTexts.title}</h1>
    ${wordsForm(asked)} ${activeFilters("/incidents", asked, search)} ${pastNotice(asked)}
    ${suggestionLine(answer, asked)} ${findingNotice(answer)}
    <div class="search-columns">
      <div class="search-side">${facetColumn(answer.facets, asked, found.audience)} ${timeForm(asked)}</div>
      <div class="search-main" id="results">
        ${totalLine(answer, asked)}
        ${answer.hits.length === 0 ? emptyState(found) : html`${sortLinks(asked)} ${hitList(answer.hits, asked.question.asKnownOn)}`}
        ${hitPager(answer, asked)} ${takeAlong(found)}
      </div>
    </div>
    <p class="unseen" role="status" data-status></p>
  </div>`;
}

function pastNotice({ question, place }: Asked): Html | null {
  const today = { ...question, asKnownOn: null };
  return asKnownNotice(question.asKnownOn, addressOf("/incidents", today, placeAfter({ question, place }, today)));
}

function suggestionLine({ suggestion }: Answer, asked: Asked): Html | null {
  if (suggestion === null) return null;
  const question = { ...asked.question, words: suggestion };
  return html`<p>
    ${searchTexts.suggestion}
    <a href="${addressOf("/incidents", question, placeAfter(asked, question))}" data-instant data-key="suggestion"
      ><bdi>${suggestion}</bdi></a
    >?
  </p>`;
}

/** What in the query was not understood as it stands. */
function findingNotice({ findings }: Answer): Html | null {
  if (findings.length === 0) return null;
  return html`<div class="note">
    <p>${searchTexts.findings}</p>
    <ul class="findings">
      ${findings.map(
        ({ code, saw }) =>
          html`<li>${saw === undefined ? null : html`<q><bdi>${saw}</bdi></q> `}${findingCodes[code]}</li>`,
      )}
    </ul>
  </div>`;
}

function emptyState({ asked: { question }, answer, search }: Found): Html {
  if (search.records === 0 && asksEverything(question)) {
    return html`<p>${searchTexts.nothingYet} <a href="/about">${searchTexts.howItWorks}</a></p>`;
  }
  const { emptyHints } = searchTexts;
  const first = search.span?.first ?? null;
  if (question.asKnownOn !== null && first !== null && question.asKnownOn < first) {
    return html`<p>${searchTexts.beforeFirst(sayWhen(first.slice(0, 10)))}</p>
      <p><a href="/incidents">${emptyHints.start}</a></p>`;
  }
  const told = answer.facets.map(({ facet }) => facet);
  const untold = facetNames.filter((facet) => question.chosen[facet] !== undefined && !told.includes(facet));
  const hints = [
    ...untold.map((facet) => emptyHints.untold(facets[facet].label)),
    ...(question.words === "" ? [] : [emptyHints.spelling]),
    ...(Object.keys(question.chosen).length > 0 || question.date !== null ? [emptyHints.filters] : []),
    ...(question.dateSure ? [emptyHints.sure] : []),
  ];
  return html`<p>${searchTexts.empty}</p>
    <ul>
      ${hints.map((hint) => html`<li>${hint}</li>`)}
      <li>${emptyHints.names}</li>
      <li><a href="/incidents">${emptyHints.start}</a></li>
    </ul>`;
}

function takeAlong({ asked: { question }, answer: { total }, formats, saving }: Found): Html {
  const query = queryOf(question);
  const at = (path: string) => (query === "" ? path : `${path}?${query}`);
  return html`<section class="take" aria-labelledby="take">
    <h2 id="take">${searchTexts.take}</h2>
    <p>${searchTexts.address}</p>
    ${
      question.asKnownOn !== null
        ? null
        : html`<p>
            ${searchTexts.feed}: <a href="${at("/feeds/search.atom")}" rel="nofollow">${feedsTexts.forms.atom}</a> ·
            <a href="${at("/feeds/search.json")}" rel="nofollow">${feedsTexts.forms.json}</a>
          </p>`
    }
    ${
      total === 0
        ? null
        : html`<p>
            ${searchTexts.files}:
            ${formats.map(({ name, label }, index) => html`${index === 0 ? null : " · "}<a href="${at(`/data/${name}`)}" rel="nofollow">${label}</a>`)}
          </p>`
    }
    ${saving}
  </section>`;
}
