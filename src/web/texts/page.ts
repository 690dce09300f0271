/** What stands around every page: its header, its footer, and the way through lists in pages. */
import { type Html, html } from "../parts/html.ts";

/** The texts of the layout. */
export const pageTexts = {
  skip: "Skip to the content",
  /** The entries of the header by their addresses. */
  sections: {
    "/incidents": "Incidents",
    "/organisations": "Organisations",
    "/actors": "Actors",
    "/charts": "Charts",
    "/data": "Data",
    "/about": "About",
  },
  /** The entries of the footer by their addresses. */
  further: {
    "/changes": "Changes",
    "/countries": "Countries",
    "/sectors": "Sectors",
    "/techniques": "Techniques",
    "/campaigns": "Campaigns",
    "/sources": "Sources",
    "/codebook": "Codebook",
    "/methodology": "Methodology",
    "/releases": "Releases",
    "/feeds": "Feeds",
    "/api": "API",
  },
  mainPages: "Casebook",
  furtherPages: "Further pages",
  you: "You",
  desk: "Desk",
  signIn: "Sign in",
  readingAs: (group: Html) => html`<span class="unseen">reading as </span>partner of ${group}`,
  allChanges: (siteName: string) => `All changes · ${siteName}`,
  sample: html`<strong>Sample data.</strong> Records so marked are examples that came with the program, retold from
    public facts.`,
  tells: (siteName: string) =>
    html`${siteName} tells what was said, by whom and on what ground; it does not itself accuse anyone.
      <a href="/about">How to read it, and what it does not claim</a>`,
  program: (version: string) => `Casebook ${version}, open software under the Apache License 2.0`,

  paging: {
    pages: "Pages",
    previous: "Previous",
    next: "Next",
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
    takes: "a whole number from 1",
  },
} as const;
