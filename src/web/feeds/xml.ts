/** XML as tagged templates that escape by default: well-formed whatever stands in a text (XML 1.0, section 2.2). */

/** Markup that may stand in a document as it is. Only this file makes it. */
export class Xml {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Markup from a template; attribute values must be quoted in it. Arrays are joined; everything but markup is escaped. */
export function xml(strings: TemplateStringsArray, ...holes: readonly (string | Xml | readonly Xml[])[]): Xml {
  let text = strings[0] ?? "";
  for (const [index, hole] of holes.entries()) text += fill(hole) + (strings[index + 1] ?? "");
  return new Xml(text);
}

function fill(hole: string | Xml | readonly Xml[]): string {
  if (typeof hole === "string") return escapeXml(hole);
  return hole instanceof Xml ? hole.text : hole.map(({ text }) => text).join("");
}

/** What no XML document may hold, not even as a reference, is replaced by U+FFFD. Lines end as every reader of XML has them end. */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replace(/\r\n?/g, "\n")
    .replace(/[&<>"']/g, (character) => escapes[character] ?? character);
}
