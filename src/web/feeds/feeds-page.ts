/** The page that lists the feeds. */
import { labelOfTerm } from "../../domain/field.ts";
import { newsKinds } from "../../domain/news.ts";
import { type Html, html } from "../parts/html.ts";
import type { PageContent } from "../parts/page.ts";
import { sayCountry } from "../parts/saying.ts";
import { section } from "../parts/section.ts";
import { mostEntries } from "./feed.ts";
import { lookback, type Newest } from "./newest.ts";

/** The page, with the countries that this audience was told of lately. */
export function feedsPage({ facts }: Newest): PageContent {
  const label = (code: string) => labelOfTerm("victim.country", code);
  const codes = new Set([...facts.values()].flatMap(({ countries }) => countries));
  const countries = [...codes].toSorted((a, b) => label(a).localeCompare(label(b), "en"));
  const body = html`<h1>Feeds</h1>
    <p class="summary">
      A feed tells a feed reader what has changed: a line for each new version of a record, with the news that it brings
      and a link to the record.
    </p>
    ${section("all", "Everything", html`<p>Every new version of every record: ${formsOf("/feeds/all")}</p>`)}
    ${section(
      "news",
      "By kind of news",
      feedTable(
        "News",
        Object.entries(newsKinds).map(([kind, words]) => [`/feeds/news/${kind}`, html`${words}`]),
      ),
    )}
    ${section("country", "By country", byCountry(countries))} ${section("party", "One organisation or actor", byParty)}
    ${section("told", "What feeds tell", told)}`;
  return { title: "Feeds", body: html`<article>${body}</article>` };
}

function byCountry(codes: readonly string[]): Html {
  return html`<p>
      Of the victim, among the newest ${lookback.toLocaleString("en-US")} changes of all. Any two-letter code of ISO
      3166 will do:
      <code>/feeds/countries/FR.atom</code>.
    </p>
    ${
      codes.length === 0
        ? html`<p class="silent">No record told lately names a country.</p>`
        : feedTable(
            "Country",
            codes.map((code) => [`/feeds/countries/${code}`, sayCountry(code)]),
          )
    }`;
}

const byParty = html`<p>
  The address of a page of an <a href="/organisations">organisation</a> or an <a href="/actors">actor</a>, with
  <code>/feeds</code> before it and <code>.atom</code> or <code>.json</code> after it:
  <code>/feeds/organisations/city-of-northport.atom</code>. It tells of each record that names the party, at its newest
  version. A record that was withdrawn leaves it silently, since whom it named is not told any more; the feed of
  withdrawn records has it.
</p>`;

const told = html`<p>
    Each holds the newest ${mostEntries} entries, as <a href="https://www.rfc-editor.org/rfc/rfc4287">Atom</a> or as
    <a href="https://www.jsonfeed.org/version/1.1/">JSON Feed</a>, and tells what the public is told; whoever is signed
    in is told what their audience is told. What an older version said is not told again: its entry says by which
    version it was replaced. Programs can ask with <code>If-None-Match</code> or <code>If-Modified-Since</code> and get
    an answer only where something changed.
  </p>
  <p>Collections of objects for other programs are at the <a href="/taxii2/">TAXII 2.1 server</a>.</p>`;

/** Feeds by their addresses without the ending, each with what it is of. */
function feedTable(of: string, feeds: readonly (readonly [path: string, name: Html])[]): Html {
  return html`<table class="records" role="table">
    <thead role="rowgroup">
      <tr role="row">
        <th scope="col" role="columnheader">${of}</th>
        <th scope="col" role="columnheader">Feed</th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${feeds.map(
        ([path, name]) =>
          html`<tr role="row">
            <td role="cell" data-label="${of}"><div>${name}</div></td>
            <td role="cell" data-label="Feed"><div>${formsOf(path)}</div></td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** Links to both forms of a feed. */
function formsOf(path: string): Html {
  return html`<a href="${path}.atom" type="application/atom+xml">Atom</a> ·
    <a href="${path}.json" type="application/feed+json">JSON Feed</a>`;
}
