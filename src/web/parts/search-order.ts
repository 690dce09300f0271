/** The line above hits and the one below: how many there are, in which order, and the way to the next page. */
import type { Answer, SearchSort } from "../../search/search.ts";
import { addressOf, type Asked, searchSorts } from "../question.ts";
import { searchTexts } from "../texts/search.ts";
import { type Html, html } from "./html.ts";

/** How many records answer, and how many of them surely. */
export function totalLine({ total, sure, offset, hits }: Answer, { question }: Asked): Html {
  const notes = [
    ...(question.date !== null && total > 0 ? [searchTexts.sure(sure, total)] : []),
    ...(offset > 0 ? [searchTexts.range(offset + 1, offset + hits.length, total)] : []),
  ];
  return html`<p class="total" id="total" tabindex="-1">
    <strong>${searchTexts.total(total)}</strong>${notes.map((note) => html` <span class="meta">· ${note}</span>`)}
    ${total === 0 ? null : html`<a class="pictures" href="${addressOf("/charts", question)}" rel="nofollow">${searchTexts.pictures}</a>`}
  </p>`;
}

/** The orders as links; the present one turns round. Fit to words is an order only where there are words. */
export function sortLinks(asked: Asked): Html {
  const sorts = searchSorts.filter((sort) => sort !== "relevance" || asked.question.words !== "");
  return html`<p class="sorts" role="group" aria-label="${searchTexts.sortBy}">
    <span class="meta" aria-hidden="true">${searchTexts.sortBy}</span>
    ${sorts.map((sort) => sortLink(sort, asked))}
  </p>`;
}

/** To the first page and to the next; nothing where one page holds all. There are no numbered pages: what is new would shift them. */
export function hitPager({ next, offset, hits, total }: Answer, { question, place }: Asked): Html | null {
  if (next === null && offset === 0) return null;
  const link = (after: string | null) => addressOf("/incidents", question, { ...place, after });
  return html`<nav class="pager" aria-label="${searchTexts.pages}">
    ${offset > 0 ? html`<a href="${link(null)}" data-instant data-key="first">${searchTexts.first}</a>` : null}
    <span>${searchTexts.range(offset + 1, offset + hits.length, total)}</span>
    ${next === null ? null : html`<a rel="next nofollow" href="${link(next)}" data-instant data-key="next">${searchTexts.next}</a>`}
  </nav>`;
}

function sortLink(sort: SearchSort, asked: Asked): Html {
  const { question, place } = asked;
  const current = place.sort === sort;
  const descending = current ? !place.descending : sort !== "title";
  // Fit has one direction that anybody wants.
  if (current && sort === "relevance") return html`<strong aria-current="true">${searchTexts.sorts[sort]}</strong>`;
  const href = addressOf("/incidents", question, { sort, descending, after: null });
  const way = descending ? searchTexts.descending : searchTexts.ascending;
  return html`<a
    href="${href}"
    rel="nofollow"
    ${current ? html`aria-current="true"` : null}
    data-instant
    data-key="sort-${sort}"
    >${searchTexts.sorts[sort]}${current ? html` <span aria-hidden="true">${place.descending ? "↓" : "↑"}</span>` : null}<span
      class="unseen"
      >, ${way}</span
    ></a
  >`;
}
