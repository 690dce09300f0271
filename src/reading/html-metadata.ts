/** What a web page says about itself: title, date, address, publisher, author, language. */
import { finding, type Finding } from "../domain/finding.ts";
import { canonicalLine } from "./canonical-text.ts";
import { linkedData, type LinkedArticle } from "./linked-data.ts";
import { charactersBelow, elementsBelow, type MarkupElement } from "./markup.ts";
import type { StatedMetadata } from "./reader.ts";
import { statedDate } from "./stated-date.ts";
import { webAddress } from "./web-address.ts";

/** The metadata, and a finding where two of the page's own dates disagree. */
export interface PageMetadata {
  readonly metadata: StatedMetadata;
  readonly findings: readonly Finding[];
}

/** Names of meta elements, in the order in which they are believed. */
const dateNames = [
  "article:published_time",
  "og:article:published_time",
  "datepublished",
  "citation_publication_date",
  "citation_date",
  "dc.date.issued",
  "dcterms.issued",
  "dcterms.date",
  "dc.date",
  "parsely-pub-date",
  "sailthru.date",
  "publish-date",
  "publish_date",
  "pubdate",
  "date",
];
const titleNames = ["og:title", "twitter:title", "citation_title", "dc.title", "dcterms.title"];
const publisherNames = ["og:site_name", "citation_publisher", "dc.publisher", "dcterms.publisher", "application-name"];
const authorNames = ["author", "article:author", "parsely-author", "citation_author", "dc.creator", "dcterms.creator"];

type Metas = ReadonlyMap<string, string>;

/** Reads the metadata. To be called before anything is taken off the page. */
export function pageMetadata(root: MarkupElement): PageMetadata {
  const metas = metasOf(root);
  const article = linkedData(root);
  const publisher = canonicalLine(firstOf(metas, publisherNames) ?? article.publisher);
  const dates = datesOf(root, metas, article);
  const metadata = {
    title: titleOf(root, metas, article, publisher),
    published: dates[0] ?? null,
    url: addressOf(root, metas, article),
    publisher,
    author: authorOf(metas, article),
    language: languageOf(root),
    links: [],
  };
  return { metadata, findings: contradiction(dates) };
}

/** The first of each name; names are told apart by neither case nor the attribute that holds them. */
function metasOf(root: MarkupElement): Metas {
  const metas = new Map<string, string>();
  for (const { attributes } of elementsBelow(root, "meta")) {
    const name = (attributes["property"] ?? attributes["name"] ?? attributes["itemprop"] ?? "").toLowerCase();
    const content = attributes["content"]?.trim() ?? "";
    if (name !== "" && content !== "" && !metas.has(name)) metas.set(name, content.slice(0, 4000));
  }
  return metas;
}

function firstOf(metas: Metas, names: readonly string[]): string | null {
  return names.map((name) => metas.get(name)).find((content) => content !== undefined) ?? null;
}

function titleOf(root: MarkupElement, metas: Metas, article: LinkedArticle, publisher: string | null): string | null {
  const stated = canonicalLine(firstOf(metas, titleNames) ?? article.title);
  if (stated !== null) return withoutSite(stated, publisher);
  const [title = null] = linesOf(root, "title");
  const headings = linesOf(root, "h1");
  if (title === null) return headings[0] ?? null;
  return headings.find((heading) => heading.length > 10 && title.startsWith(heading)) ?? withoutSite(title, publisher);
}

function linesOf(root: MarkupElement, name: string): readonly string[] {
  return elementsBelow(root, name).flatMap((element) => canonicalLine(charactersBelow(element)) ?? []);
}

function withoutSite(title: string, publisher: string | null): string {
  if (publisher === null || !title.endsWith(publisher)) return title;
  const rest = title.slice(0, -publisher.length);
  return /\S\s+[-–—|:·»]\s+$/u.test(rest) ? rest.replace(/(?<!\s)\s+[-–—|:·»]\s+$/u, "") : title;
}

/** All dates that can be read, best first. A time element is asked only where nothing else speaks. */
function datesOf(root: MarkupElement, metas: Metas, article: LinkedArticle): readonly string[] {
  const stated = [metas.get("article:published_time"), article.published, ...dateNames.map((name) => metas.get(name))];
  const dates = stated.flatMap((written) => statedDate(written) ?? []);
  if (dates.length > 0) return dates;
  const times = elementsBelow(root, "time");
  const marked = times.filter(
    ({ attributes }) => attributes["itemprop"] === "datePublished" || attributes["pubdate"] !== undefined,
  );
  return [...marked, ...times].flatMap((time) => statedDate(timeOf(time)) ?? []).slice(0, 1);
}

function timeOf(time: MarkupElement): string {
  return time.attributes["datetime"] ?? time.attributes["content"] ?? charactersBelow(time);
}

/** Two dates contradict each other unless one is the other, less precise. A day's difference is the work of time zones. */
function contradiction(dates: readonly string[]): readonly Finding[] {
  const [first] = dates;
  const other = dates.find(
    (date) => first !== undefined && !date.startsWith(first) && !first.startsWith(date) && !isNextDay(first, date),
  );
  return other === undefined ? [] : [finding("published", "date-order", `${first ?? ""} and ${other}`)];
}

function isNextDay(one: string, other: string): boolean {
  return one.length === 10 && other.length === 10 && Math.abs(Date.parse(one) - Date.parse(other)) <= 86_400_000;
}

function addressOf(root: MarkupElement, metas: Metas, article: LinkedArticle): string | null {
  const canonical = elementsBelow(root, "link").find(
    ({ attributes }) => attributes["rel"]?.toLowerCase() === "canonical",
  );
  return webAddress(canonical?.attributes["href"]) ?? webAddress(metas.get("og:url")) ?? webAddress(article.url);
}

function authorOf(metas: Metas, article: LinkedArticle): string | null {
  const names = [article.author, ...authorNames.map((name) => metas.get(name))];
  return canonicalLine(names.find((name) => name !== undefined && name !== null && webAddress(name) === null));
}

function languageOf(root: MarkupElement): string | null {
  const tag = elementsBelow(root, "html")[0]?.attributes["lang"]?.trim() ?? "";
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu.test(tag) ? tag : null;
}
