/** The layout that every page has: skip link, one line of header, main part, footer. */
import { mayDo } from "../../domain/account.ts";
import { type JsonLd, jsonLdText } from "../../formats/schema-org/json-ld.ts";
import type { FaceSettings } from "../face.ts";
import { assetUrl } from "../served-assets.ts";
import type { Visit } from "../visit.ts";
import { dataBlock, type Html, html } from "./html.ts";
import { undirected } from "./saying.ts";

/** What one page brings to the layout. */
export interface PageContent {
  /** Plain text; the name of the casebook is added. */
  readonly title: string;
  readonly body: Html;
  /** True: takes the whole width, as the desk does. */
  readonly wide?: boolean;
  /** Names of scripts in `/assets`, such as `desk.js`. The page must work without them. */
  readonly scripts?: readonly string[];
  /** Names of further style sheets in `/assets`. */
  readonly styles?: readonly string[];
  /** HTTP status; left out: as the reply has it. */
  readonly status?: number;
  /** True: search engines are asked to leave the page out. */
  readonly noindex?: boolean;
  /** What the page is about in schema.org's words, for machines that read pages. */
  readonly jsonLd?: JsonLd;
  /** The feed of what the page is about, without the ending that names its form: `/feeds/actors/tidal-crew`. */
  readonly feed?: string;
  /** The entry of the header under which the page stands. */
  readonly section?: Section;
}

/** The entries of the header by their addresses. */
const sections = {
  "/incidents": "Incidents",
  "/organisations": "Organisations",
  "/actors": "Actors",
  "/data": "Data",
  "/about": "About",
} as const;

/** One entry of the header. */
export type Section = keyof typeof sections | "/desk" | "/account" | "/sign-in";

/** The whole page as text. Pure: the same content, visitor and settings always give the same page. */
export function renderPage(content: PageContent, visit: Visit, settings: FaceSettings): string {
  const { title, body, wide = false, scripts = [], styles = [], noindex = false, section, feed, jsonLd } = content;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${plainTitle(title, settings.siteName)}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        ${noindex ? html`<meta name="robots" content="noindex" />` : null}
        <link rel="icon" href="${assetUrl("favicon.svg")}" type="image/svg+xml" />
        ${["style.css", ...styles].map((name) => html`<link rel="stylesheet" href="${assetUrl(name)}" />`)}
        ${scripts.map((name) => html`<script type="module" src="${assetUrl(name)}"></script>`)}
        ${feed === undefined ? null : feedLinks(feed, plainTitle(title, settings.siteName))}
        ${feedLinks("/feeds/all", `All changes · ${settings.siteName}`)}
        ${jsonLd === undefined ? null : dataBlock("application/ld+json", jsonLdText(jsonLd))}
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        ${header(visit, settings, section)}
        <main id="main" tabindex="-1" ${wide ? html` class="wide"` : null}>${body}</main>
        ${footer(settings)}
      </body>
    </html> `.text;
}

/** The two forms of a feed, for readers that look for one in a page. */
function feedLinks(path: string, title: string): Html {
  return html`<link rel="alternate" type="application/atom+xml" title="${title}" href="${path}.atom" />
    <link rel="alternate" type="application/feed+json" title="${title}" href="${path}.json" />`;
}

function plainTitle(title: string, siteName: string): string {
  return title === siteName ? siteName : `${undirected(title)} · ${siteName}`;
}

function header(visit: Visit, { siteName }: FaceSettings, section: Section | undefined): Html {
  const entry = (href: string, words: string) =>
    html`<li><a href="${href}" ${href === section ? html` aria-current="true"` : null}>${words}</a></li>`;
  return html`<header class="masthead">
    <a class="mark" href="/">${siteName}</a>
    <nav aria-label="Casebook">
      <ul>
        ${Object.entries(sections).map(([href, words]) => entry(href, words))}
      </ul>
    </nav>
    <nav class="self" aria-label="You">
      <ul>
        ${visit.account !== null && mayDo(visit.account.role, "curate") ? entry("/desk", "Desk") : null}
        ${visit.account === null ? entry("/sign-in", "Sign in") : entry("/account", visit.account.name)}
      </ul>
    </nav>
  </header>`;
}

function footer({ siteName, version, sample }: FaceSettings): Html {
  return html`<footer class="colophon">
    ${sample ? html`<p><strong>Sample data.</strong> Records so marked are examples that came with the program, retold from public facts.</p>` : null}
    <p>
      ${siteName} tells what was said, by whom and on what ground; it does not itself accuse anyone.
      <a href="/about">How to read it, and what it does not claim</a> · <a href="/feeds">Feeds</a>
    </p>
    <p class="fine">Casebook ${version}, open software under the Apache License 2.0</p>
  </footer>`;
}
