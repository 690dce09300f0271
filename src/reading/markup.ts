/** Markup as a plain tree, made from hostile pages in bounded time. Nothing in it is run, loaded or looked up. */
import { Parser } from "htmlparser2";
import { Refusal } from "../domain/refusal.ts";

export type MarkupNode = MarkupElement | string;

export interface MarkupElement {
  /** In lower case. */
  readonly name: string;
  /** By name in lower case; an attribute without a value has the empty one. */
  readonly attributes: Readonly<Record<string, string>>;
  /** In order. Text has its entities resolved, and no two texts stand side by side. Comments are left out. */
  readonly children: readonly MarkupNode[];
}

interface Growing extends MarkupElement {
  readonly children: MarkupNode[];
}

/** As deep as browsers nest. The parser's stack takes time in the square of its depth, and what walks the tree recurses. */
const deepest = 512;

const voidElements = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));

/** Ten times what the heaviest pages hold. */
const mostElements = 200_000;

/** Parses a page or a part of one into an element without a name. Refuses `document-too-deep` and `document-too-large`. */
export function parseMarkup(html: string): MarkupElement {
  const root: Growing = { name: "", attributes: {}, children: [] };
  const open = [root];
  let elements = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      elements += 1;
      if (elements > mostElements) throw new Refusal("document-too-large", { elements, limit: mostElements });
      const element: Growing = { name, attributes, children: [] };
      appendNode(open.at(-1)?.children ?? [], element);
      if (open.push(element) > deepest) throw new Refusal("document-too-deep", { limit: deepest });
    },
    ontext(text) {
      appendNode(open.at(-1)?.children ?? [], text);
    },
    onclosetag() {
      open.pop();
    },
  });
  parser.end(html);
  return root;
}

/** Adds a node behind the last, of which it becomes a part where both are text. */
export function appendNode(children: MarkupNode[], node: MarkupNode): void {
  const last = children.at(-1);
  if (typeof node === "string" && typeof last === "string") children[children.length - 1] = last + node;
  else children.push(node);
}

/** All elements of one of these names below an element, in the order of the page. */
export function elementsBelow(root: MarkupElement, ...names: readonly string[]): readonly MarkupElement[] {
  const found: MarkupElement[] = [];
  const visit = (element: MarkupElement): void => {
    for (const child of element.children) {
      if (typeof child === "string") continue;
      if (names.includes(child.name)) found.push(child);
      visit(child);
    }
  };
  visit(root);
  return found;
}

/** The characters below an element as they stand, with no regard to blocks. */
export function charactersBelow(root: MarkupElement): string {
  return root.children.map((child) => (typeof child === "string" ? child : charactersBelow(child))).join("");
}

/** The element as markup that parses to the same tree; without its own tag where it has no name. */
export function writeMarkup({ name, attributes, children }: MarkupElement): string {
  const inside = children.map((child) => (typeof child === "string" ? escaped(child) : writeMarkup(child))).join("");
  if (name === "") return inside;
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  return voidElements.has(name) ? `<${name}${written.join("")}>` : `<${name}${written.join("")}>${inside}</${name}>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
