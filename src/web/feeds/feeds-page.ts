/** The page that lists the feeds. */
import { labelOfTerm } from "../../domain/field.ts";
import { newsKinds } from "../../domain/news.ts";
import { type Html, html } from "../parts/html.ts";
import type { PageContent } from "../parts/page.ts";
import { sayCountry } from "../parts/saying.ts";
import { section } from "../parts/section.ts";
import { feedsTexts } from "../texts/feeds.ts";
import { mostEntries } from "./feed.ts";
import { lookback, type Newest } from "./newest.ts";

/** The page, with the countries that this audience was told of lately. */
export function feedsPage({ facts }: Newest): PageContent {
  const label = (code: string) => labelOfTerm("victim.country", code);
  const codes = new Set([...facts.values()].flatMap(({ countries }) => countries));
  const countries = [...codes].toSorted((a, b) => label(a).localeCompare(label(b), "en"));
  const body = html`<h1>${feedsTexts.heading}</h1>
    <p class="summary">${feedsTexts.lead}</p>
    ${section("all", feedsTexts.all, html`<p>${feedsTexts.allBody} ${formsOf("/feeds/all")}</p>`)}
    ${section("news", feedsTexts.news, byNews())} ${section("country", feedsTexts.country, byCountry(countries))}
    ${section("party", feedsTexts.party, html`<p>${feedsTexts.partyBody}</p>`)}
    ${section("told", feedsTexts.told, told())}`;
  return { title: feedsTexts.heading, body: html`<article>${body}</article>` };
}

function byNews(): Html {
  return feedTable(
    feedsTexts.column.news,
    Object.entries(newsKinds).map(([kind, words]) => [`/feeds/news/${kind}`, html`${words}`]),
  );
}

function byCountry(codes: readonly string[]): Html {
  return html`<p>${feedsTexts.countryBody(lookback)}</p>
    ${
      codes.length === 0
        ? html`<p class="silent">${feedsTexts.noCountry}</p>`
        : feedTable(
            feedsTexts.column.country,
            codes.map((code) => [`/feeds/countries/${code}`, sayCountry(code)]),
          )
    }`;
}

function told(): Html {
  return html`<p>${feedsTexts.toldBody(mostEntries)}</p>
    <p>${feedsTexts.taxii}</p>`;
}

/** Feeds by their addresses without the ending, each with what it is of. */
function feedTable(of: string, feeds: readonly (readonly [path: string, name: Html])[]): Html {
  return html`<table class="records" role="table">
    <thead role="rowgroup">
      <tr role="row">
        <th scope="col" role="columnheader">${of}</th>
        <th scope="col" role="columnheader">${feedsTexts.column.feed}</th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${feeds.map(
        ([path, name]) =>
          html`<tr role="row">
            <td role="cell" data-label="${of}"><div>${name}</div></td>
            <td role="cell" data-label="${feedsTexts.column.feed}"><div>${formsOf(path)}</div></td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** Links to both forms of a feed. */
function formsOf(path: string): Html {
  return html`<a href="${path}.atom" type="application/atom+xml">${feedsTexts.forms.atom}</a> ·
    <a href="${path}.json" type="application/feed+json">${feedsTexts.forms.json}</a>`;
}
