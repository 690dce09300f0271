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

/**
 * Markup from a template. Attribute values must be quoted in the template. Where the template breaks its lines the markup has one line
 * break and no indentation, unless the template holds an element in which they count.
 */
export function html(strings: TemplateStringsArray, ...holes: readonly Hole[]): Html {
  const parts = lightened.get(strings) ?? lighten(strings);
  let text = parts[0] ?? "";
  for (let index = 0; index < holes.length; index += 1) text += fill(holes[index]) + (parts[index + 1] ?? "");
  return new Html(text);
}

/** Data for machines within a page (`application/ld+json`): the text must not be able to end its element, which is its writer's to see to. */
export function dataBlock(type: "application/ld+json", text: string): Html {
  if (/<\/|<!--/.test(text)) throw new TypeError("this text could end the element that it stands in");
  return new Html(`<script type="${type}">${text}</script>`);
}

/** A text with the five characters that mean something in HTML replaced. */
export function escapeHtml(text: string): string {
  const first = text.search(special);
  if (first < 0) return text;
  let escaped = text.slice(0, first);
  let plainFrom = first;
  for (let index = first; index < text.length; index += 1) {
    const escape = escapeOf(text.charCodeAt(index));
    if (escape === "") continue;
    escaped += text.slice(plainFrom, index) + escape;
    plainFrom = index + 1;
  }
  return escaped + text.slice(plainFrom);
}

const special = /[&<>"']/;

/** Empty for characters that may stand as they are. */
function escapeOf(code: number): string {
  switch (code) {
    case 0x26:
      return "&amp;";
    case 0x3c:
      return "&lt;";
    case 0x3e:
      return "&gt;";
    case 0x22:
      return "&quot;";
    case 0x27:
      return "&#39;";
    default:
      return "";
  }
}

/** The parts of templates without their indentation, by the templates themselves: each is lightened once. */
const lightened = new WeakMap<TemplateStringsArray, readonly string[]>();

function lighten(strings: TemplateStringsArray): readonly string[] {
  const counts = strings.some((part) => /<(?:pre|textarea)\b/.test(part));
  const parts = counts ? strings : strings.map((part) => part.replace(/\s*\n\s*/g, "\n"));
  lightened.set(strings, parts);
  return parts;
}

function fill(hole: Hole): string {
  if (typeof hole === "string") return escapeHtml(hole);
  if (hole instanceof Html) return hole.text;
  if (hole === null || hole === undefined || typeof hole === "boolean") return "";
  if (typeof hole === "number") return String(hole);
  let text = "";
  for (const part of hole) text += fill(part);
  return text;
}
