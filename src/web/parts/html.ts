/** HTML as tagged templates that escape by default. */

/** Markup that may stand in a page as it is. Only this file makes it. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

/** What may stand in a template. Null, undefined, false and true leave nothing; arrays are joined; everything but Html is escaped. */
export type Hole = Html | string | number | boolean | null | undefined | readonly Hole[];

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Markup from a template. Attribute values must be quoted in the template. */
export function html(strings: TemplateStringsArray, ...holes: readonly Hole[]): Html {
  let text = strings[0] ?? "";
  for (const [index, hole] of holes.entries()) text += fill(hole) + (strings[index + 1] ?? "");
  return new Html(text);
}

/** Data for machines within a page (`application/ld+json`): the text must not be able to end its element, which is its writer's to see to. */
export function dataBlock(type: "application/ld+json", text: string): Html {
  if (/<\/|<!--/.test(text)) throw new TypeError("this text could end the element that it stands in");
  return new Html(`<script type="${type}">${text}</script>`);
}

/** A text with the five characters that mean something in HTML replaced. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);
}

function fill(hole: Hole): string {
  if (hole instanceof Html) return hole.text;
  if (hole === null || hole === undefined || typeof hole === "boolean") return "";
  if (typeof hole === "string") return escapeHtml(hole);
  if (typeof hole === "number") return String(hole);
  return hole.map(fill).join("");
}
