/** Finds the article among the things that stand around it on a page: a thin coat over Readability. */
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { parseMarkup, writeMarkup, type MarkupElement } from "./markup.ts";

/**
 * Readability's time grows with the number of nodes and with their depth. News pages have, after the furniture is gone,
 * some hundreds of elements some ten levels deep; a page beyond this is a list, a table or an attack.
 */
const mostNodes = 5_000;
const mostLevels = 100_000; // summed over all elements

/** The part of a page that is its article; null where none stands out, or where the page is too large to look for it. */
export function articleIn(page: MarkupElement, title: string): MarkupElement | null {
  if (isTooLarge(page)) return null;
  const head = writeMarkup({ name: "title", attributes: {}, children: [title] });
  const body = bodyOf(page);
  const { document } = parseHTML(`<html><head>${head}</head><body>${writeMarkup(body)}</body></html>`) as {
    document: object;
  };
  const content = readably(document);
  return content === null ? null : parseMarkup(content);
}

function readably(document: object): string | null {
  try {
    return new Readability(document, { disableJSONLD: true }).parse()?.content ?? null;
  } catch {
    // It was written for pages that browsers had mended. One that it stumbles over is still text.
    return null;
  }
}

/** The body without its own tag, or, in a page that has none, all of it. */
function bodyOf(page: MarkupElement): MarkupElement {
  const html = page.children.find((child) => typeof child !== "string" && child.name === "html");
  const inside = typeof html === "object" ? html.children : page.children;
  const body = inside.find((child) => typeof child !== "string" && child.name === "body");
  return { name: "", attributes: {}, children: typeof body === "object" ? body.children : inside };
}

function isTooLarge(root: MarkupElement): boolean {
  let nodes = 0;
  let levels = 0;
  const visit = (element: MarkupElement, depth: number): void => {
    levels += depth;
    nodes += 1;
    for (const child of element.children) {
      // Each of these characters is an entity in markup, of which the parser makes a node of its own.
      if (typeof child === "string") nodes += child.match(/[&<>"]/gu)?.length ?? 0;
      else if (nodes <= mostNodes) visit(child, depth + 1);
    }
  };
  visit(root, 0);
  return nodes > mostNodes || levels > mostLevels;
}
