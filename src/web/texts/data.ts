/** What the page of the data to take along says. Formats bring their own words, and so do the parts of an address (`search.ts`). */
import { type Html, html } from "../parts/html.ts";
import { countWords } from "../parts/paging.ts";

/** The texts of the page. */
export const dataTexts = {
  title: "Data",
  lead: (siteName: string) =>
    `Everything that ${siteName} tells you on its pages can be taken along, in the formats of the field. What you get is what you are told: a claim is never an attribution, a date is never more exact than its source, and “withheld” is not “none”.`,
  formats: "Formats",
  column: { format: "Format", about: "What it is", loses: "What it cannot hold" },
  losesNothing: "nothing is lost",
  losesFields: (fields: number) => countWords(fields, "field", "fields"),
  losesOfValues: (facets: string) => `of each value: ${facets}`,
  programs: "For programs",
  /** What else programs can ask, in order. */
  faces: [
    html`<a href="/api">HTTP API</a>: records, parties, sources, evidence and states of records as JSON, with an OpenAPI
      document`,
    html`<a href="/feeds">Feeds</a>: Atom and JSON Feed, of all records, of an organisation, an actor, a country or a
      kind of news`,
    html`<code>/taxii2/</code>: a read-only TAXII 2.1 server with one collection for each audience`,
    html`<a href="/releases">Releases</a>: dated data sets that never change, with checksums and what changed from one
      to the next`,
  ] as readonly Html[],
  selecting: "Selecting",
  selectingBody: html`Added to an address, these select records by what you are told of them, as in
    <code>/data/csv-long?country=US&amp;date=2022</code>. They are those of the <a href="/incidents">search</a>, whose
    page has links to the files of what it found. A facet may be given several times: any of its values will do.`,
} as const;
