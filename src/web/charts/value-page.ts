/** The page of one value of a facet: its pictures, the records told most lately, and the ways to all of them. */
import type { Instant } from "../../domain/report.ts";
import { sayWhen } from "../../domain/when.ts";
import type { Facet } from "../../search/facet.ts";
import { type Card, everything, type Search } from "../../search/search.ts";
import { type Html, html } from "../parts/html.ts";
import { recordHref } from "../parts/search-hits.ts";
import { addressOf } from "../question.ts";
import { searchTexts } from "../texts/search.ts";
import { valueTexts as texts } from "../texts/facet-value.ts";
import { hang, type Row } from "./gallery.ts";
import type { Pictured, Sight } from "./sight.ts";

/** How many records stand on the page. */
const mostRecords = 10;

/** The sight of all records that show a value. */
export function sightOf(
  { search, audience }: Omit<Sight, "question">,
  facet: Exclude<Facet, "actor">,
  value: string,
  asKnownOn: Instant | null,
): Sight {
  return { search, audience, question: { ...everything, chosen: { [facet]: [value] }, asKnownOn } };
}

/** The records of a sight that were told most lately. */
export function newestIn({ search, question }: Sight): { readonly total: number; readonly cards: readonly Card[] } {
  const wanted = { sort: "known", descending: true, after: null, limit: mostRecords, facets: [], values: 0 } as const;
  const { total, hits } = search.ask(question, wanted);
  return { total, cards: hits.map(({ card }) => card) };
}

/** Whether the audience is told of a facet at all; so where nothing is told yet. */
export function isTold(search: Search, facet: Facet): boolean {
  const wanted = { sort: "date", descending: true, after: null, limit: 0, facets: [facet], values: 0 } as const;
  return search.records === 0 || search.ask(everything, wanted).facets.length > 0;
}

/**
 * The ways to all of them, the pictures, then the newest records. `feed`: the path of the feed, without the ending that names its form,
 * and what follows that; there is none of the past.
 */
export function valueBody(
  sight: Sight,
  rows: readonly Row<Pictured>[],
  feed: readonly [path: string, query: string],
): Html {
  const { total, cards } = newestIn(sight);
  if (total === 0) return html`<p>${texts.total(0)}</p>`;
  return html`<p>
      <strong>${texts.total(total)}.</strong>
      <a href="${addressOf("/incidents", sight.question)}">${texts.all(total)}</a> ·
      <a href="${addressOf("/charts", sight.question)}">${texts.charts}</a>
      ${
        sight.question.asKnownOn !== null
          ? null
          : html`· ${texts.feed}: <a href="${feed[0]}.atom${feed[1]}" rel="nofollow">Atom</a>,
              <a href="${feed[0]}.json${feed[1]}" rel="nofollow">JSON</a>`
      }
    </p>
    ${hang(rows)}
    <h2>${texts.newest}</h2>
    ${cardLines(cards, sight.question.asKnownOn)}`;
}

/** Records one line each, with their dates before. `asKnownOn`: the instant whose states the links lead to; null: today's. */
export function cardLines(cards: readonly Card[], asKnownOn: Instant | null): Html {
  return html`<ul class="record-lines">
    ${cards.map(
      ({ incident, victims, date, types, sample, since }) =>
        html`<li>
          <span class="when">${date === null ? searchTexts.dateNotReported : sayWhen(date)}</span>
          <span
            ><a href="${recordHref(incident, asKnownOn)}"><bdi>${victims}</bdi></a>
            ${sample ? html`<span class="tag">${searchTexts.sample}</span>` : null}
            <span class="below fine"
              >${types.length === 0 ? null : html`${types.slice(0, 3).join(", ")} · `}${texts.known(sayWhen(since.slice(0, 10)))}</span
            ></span
          >
        </li>`,
    )}
  </ul>`;
}
