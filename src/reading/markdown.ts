/** Markdown: front matter for what the document says about itself, and its words without their marks. */
import MarkdownIt from "markdown-it";
import { frontMatter } from "./front-matter.ts";
import { readFragment, type ReadPage } from "./html.ts";

/**
 * Tags within Markdown are recognised, so that they are read as tags and never as words: what they hide is hidden here too.
 * The rendered page is only read, never shown. `maxNesting` keeps nested quotes and lists within the depth that is read.
 */
const markdown = new MarkdownIt({ html: true, maxNesting: 60 });

/** Reads a Markdown document: paragraphs, headings, list items and rows each for themselves, links without their addresses. */
export function readMarkdown(document: string): ReadPage {
  const { metadata, body, findings } = frontMatter(document);
  const words = readFragment(markdown.render(body));
  return { metadata, text: words.text, findings: [...findings, ...words.findings] };
}
