/** Web pages: the words of the article as a reader sees them, without scripts, hidden text and the furniture around it. */
import { finding, type Finding } from "../domain/finding.ts";
import { articleIn } from "./article.ts";
import { canonicalText } from "./canonical-text.ts";
import { pageMetadata } from "./html-metadata.ts";
import { textBelow } from "./html-text.ts";
import { visiblePart, type Visible } from "./html-visible.ts";
import { elementsBelow, parseMarkup, type MarkupElement } from "./markup.ts";
import type { StatedMetadata } from "./reader.ts";

/** What a document holds. */
export interface ReadPage {
  readonly metadata: StatedMetadata;
  /** Not yet canonical; perhaps empty. */
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** A shorter page is taken whole: it has no room for an article and things around it. In characters. */
const shortPage = 500;

/** Less than this many characters are a caption or a notice about cookies, not an article. */
const shortestArticle = 140;

/** Reads a page. Refuses `document-too-deep` and `document-too-large`. */
export function readPage(html: string): ReadPage {
  const page = parseMarkup(html);
  const { metadata, findings } = pageMetadata(page);
  const visible = visiblePart(page);
  const whole = textBelow(visible.root);
  const article = whole.length < shortPage ? null : articleIn(visible.root, metadata.title ?? "");
  const text = article === null ? "" : textBelow(article);
  const all = [...findings, ...hiddenFindings(visible)];
  if (text.trim().length >= shortestArticle) {
    return { metadata, text: withHeadline(headlineIn(visible.root, metadata.title), text), findings: all };
  }
  const unfound = whole.length < shortPage ? [] : [finding("document", "article-not-found")];
  return { metadata, text: whole, findings: [...all, ...unfound] };
}

/** The words of a part of a page, such as Markdown is rendered to, without what is hidden. Refuses `document-too-deep` and `document-too-large`. */
export function readFragment(html: string): { readonly text: string; readonly findings: readonly Finding[] } {
  const visible = visiblePart(parseMarkup(html));
  return { text: textBelow(visible.root), findings: hiddenFindings(visible) };
}

function hiddenFindings({ hidden, firstHidden }: Visible): readonly Finding[] {
  if (firstHidden === null) return [];
  const words = canonicalText(firstHidden.slice(0, 2_000)).text;
  return [finding("document", "hidden-removed", `${hidden} of them, the first: ${words}`)];
}

/** The visible heading that says the title; null where the page shows none. */
function headlineIn(root: MarkupElement, title: string | null): string | null {
  if (title === null) return null;
  const headings = elementsBelow(root, "h1", "h2").map((heading) => canonicalText(textBelow(heading)).text);
  return headings.find((text) => text !== "" && (title.includes(text) || text.includes(title))) ?? null;
}

/** The search for the article drops a heading that repeats the title. It is part of what readers see, and may be quoted. */
function withHeadline(headline: string | null, article: string): string {
  if (headline === null || canonicalText(article.slice(0, 2_000)).text.includes(headline)) return article;
  return `${headline}\n\n${article}`;
}
