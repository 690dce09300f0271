/** The layout that every page has: skip link, one line of header, main part, footer. */
import { mayDo } from "../../domain/access.ts";
import { type JsonLd, jsonLdText } from "../../formats/schema-org/json-ld.ts";
import type { FaceSettings } from "../face.ts";
import { assetUrl } from "../served-assets.ts";
import { pageTexts as texts } from "../texts/page.ts";
import type { Visit } from "../visit.ts";
import { dataBlock, type Html, html } from "./html.ts";
import { undirected } from "./saying.ts";
import { headerSearch } from "./search-header.ts";

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
  /** What follows that ending, for the feed of a search: `?q=hospital`. */
  readonly feedQuery?: string;
  /** True: the page has a form for searching of its own, and the header none. */
  readonly searches?: boolean;
  /** The entry of the header under which the page stands. */
  readonly section?: Section;
  /** The path under which the page is to be known, whatever address it was asked by, such as `/incidents/CB-7K2M4Q`; left out: none is named. */
  readonly canonical?: string;
  /** One or two plain sentences for those who show the page elsewhere: search engines, messengers. */
  readonly description?: string;
  /** The picture that they show with it, by its path here. */
  readonly picture?: Picture;
}

/** A picture by its path here; sides in pixels. */
interface Picture {
  readonly href: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
}

/** One entry of the header. */
export type Section = keyof typeof texts.sections | "/desk" | "/account" | "/sign-in";

/** The whole page as text. Pure: the same content, visitor and settings always give the same page. */
export function renderPage(content: PageContent, visit: Visit, settings: FaceSettings): string {
  const { title, body, wide = false, scripts = [], styles = [], noindex = false, section, feed, jsonLd } = content;
  const { feedQuery = "", searches = false } = content;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${plainTitle(title, settings.siteName)}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        ${noindex ? html`<meta name="robots" content="noindex" />` : elsewhere(content, settings)}
        <link rel="icon" href="${assetUrl("favicon.svg")}" type="image/svg+xml" />
        ${["style.css", ...styles].map((name) => html`<link rel="stylesheet" href="${assetUrl(name)}" />`)}
        ${scripts.map((name) => html`<script type="module" src="${assetUrl(name)}"></script>`)}
        ${feed === undefined ? null : feedLinks(feed, plainTitle(title, settings.siteName), feedQuery)}
        ${feedLinks("/feeds/all", texts.allChanges(settings.siteName), "")}
        ${jsonLd === undefined ? null : dataBlock("application/ld+json", jsonLdText(jsonLd))}
      </head>
      <body>
        <a class="skip" href="#main">${texts.skip}</a>
        ${header(visit, settings, section, searches ? null : headerSearch)}
        <main id="main" tabindex="-1" ${wide ? html` class="wide"` : null}>${body}</main>
        ${footer(settings)}
      </body>
    </html> `.text;
}

/** What search engines and messengers show of a page, in the words of Open Graph (ogp.me), and under which address they are to know it. */
function elsewhere({ title, canonical, description, picture }: PageContent, { siteName, url }: FaceSettings): Html {
  const at = (path: string) => `${url ?? ""}${path}`;
  const address = canonical === undefined || url === null ? null : at(canonical);
  const property = (name: string, content: string) => html`<meta property="og:${name}" content="${content}" />`;
  return html`${address === null ? null : html`<link rel="canonical" href="${address}" />`}
  ${description === undefined ? null : html`<meta name="description" content="${undirected(description)}" />`}
  ${property("title", undirected(title))} ${property("type", "article")} ${property("site_name", siteName)}
  ${address === null ? null : property("url", address)}
  ${description === undefined ? null : property("description", undirected(description))}
  ${
    picture === undefined || url === null
      ? null
      : html`${property("image", at(picture.href))} ${property("image:alt", undirected(picture.alt))}
          ${property("image:width", String(picture.width))} ${property("image:height", String(picture.height))}
          <meta name="twitter:card" content="summary_large_image" />`
  }`;
}

/** The two forms of a feed, for readers that look for one in a page. */
function feedLinks(path: string, title: string, query: string): Html {
  return html`<link rel="alternate" type="application/atom+xml" title="${title}" href="${path}.atom${query}" />
    <link rel="alternate" type="application/feed+json" title="${title}" href="${path}.json${query}" />`;
}

function plainTitle(title: string, siteName: string): string {
  return title === siteName ? siteName : `${undirected(title)} · ${siteName}`;
}

function header(visit: Visit, { siteName }: FaceSettings, section: Section | undefined, search: Html | null): Html {
  const entry = (href: string, words: string) =>
    html`<li><a href="${href}" ${href === section ? html` aria-current="true"` : null}>${words}</a></li>`;
  return html`<header class="masthead">
    <a class="mark" href="/">${siteName}</a>
    <nav aria-label="${texts.mainPages}">
      <ul>
        ${Object.entries(texts.sections).map(([href, words]) => entry(href, words))}
      </ul>
    </nav>
    ${search}
    <nav class="self" aria-label="${texts.you}">
      <ul>
        ${visit.account !== null && mayDo(visit.account.role, "curate") ? entry("/desk", texts.desk) : null}
        ${visit.account === null ? entry("/sign-in", texts.signIn) : html`<li>${accountLink(visit, section)}</li>`}
      </ul>
    </nav>
  </header>`;
}

/** The entry of the header that names who is signed in, and as whom they read: the only place in which pages of one audience differ. */
export function accountLink({ account, groupTitle }: Visit, section?: Section): Html {
  const current = section === "/account" ? html` aria-current="true"` : null;
  if (groupTitle === undefined) return html`<a href="/account" ${current}>${account?.name}</a>`;
  const reading = html`<span class="reading">${texts.readingAs(html`<bdi>${groupTitle}</bdi>`)}</span>`;
  return html`<a href="/account" ${current}>${account?.name} ${reading}</a>`;
}

/** Pages that the header has no room for. */
const furtherPages = html`<nav aria-label="${texts.furtherPages}">
  <ul>
    ${Object.entries(texts.further).map(([href, words]) => html`<li><a href="${href}">${words}</a></li>`)}
  </ul>
</nav>`;

function footer({ siteName, version, sample }: FaceSettings): Html {
  return html`<footer class="colophon">
    ${sample ? html`<p>${texts.sample}</p>` : null}
    <p>${texts.tells(siteName)}</p>
    ${furtherPages}
    <p class="fine">${texts.program(version)}</p>
  </footer>`;
}
