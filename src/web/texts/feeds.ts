/** What the page that lists the feeds says. */
import { html } from "../parts/html.ts";

/** The texts of the page. */
export const feedsTexts = {
  heading: "Feeds",
  lead: "A feed tells a feed reader what has changed: a line for each new version of a record, with the news that it brings and a link to the record.",
  forms: { atom: "Atom", json: "JSON Feed" },
  column: { news: "News", country: "Country", feed: "Feed" },
  all: "Everything",
  allBody: "Every new version of every record:",
  news: "By kind of news",
  country: "By country",
  countryBody: (changes: number) =>
    html`Of the victim, among the newest ${changes.toLocaleString("en-US")} changes of all. Any two-letter code of ISO
      3166 will do: <code>/feeds/countries/FR.atom</code>.`,
  noCountry: "No record told lately names a country.",
  party: "One organisation or actor",
  partyBody: html`The address of a page of an <a href="/organisations">organisation</a> or an
    <a href="/actors">actor</a>, with <code>/feeds</code> before it and <code>.atom</code> or <code>.json</code> after
    it: <code>/feeds/organisations/city-of-northport.atom</code>. It tells of each record that names the party, at its
    newest version. A record that was withdrawn leaves it silently, since whom it named is not told any more; the feed
    of withdrawn records has it.`,
  told: "What feeds tell",
  toldBody: (entries: number) =>
    html`Each holds the newest ${entries} entries, as <a href="https://www.rfc-editor.org/rfc/rfc4287">Atom</a> or as
      <a href="https://www.jsonfeed.org/version/1.1/">JSON Feed</a>, and tells what the public is told; whoever is
      signed in is told what their audience is told. What an older version said is not told again: its entry says by
      which version it was replaced. Programs can ask with <code>If-None-Match</code> or
      <code>If-Modified-Since</code> and get an answer only where something changed.`,
  taxii: html`Collections of objects for other programs are at the <a href="/taxii2/">TAXII 2.1 server</a>.`,
} as const;
