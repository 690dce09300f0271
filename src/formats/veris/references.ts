/** References: the one text in which VERIS keeps all links, taken apart. */
import { type Finding, finding } from "../../domain/finding.ts";
import type { Leaf } from "./leaves.ts";

/** What a text of references holds. */
export interface References {
  /** Addresses with http or https, each once, in the order of the text. */
  readonly links: readonly string[];
  /** What else stands there: dates of retrieval, titles, remarks; addresses without a scheme, to which one was given. */
  readonly findings: readonly Finding[];
}

/** Addresses stand apart by blanks, by `;` and by `,`, but for those that are parts of an address: before the next one, or at an end. */
const between = /[\s<>"]+|[;,](?=[\s;,]|$|https?:)/i;

/** The links in texts of references. */
export function referencesIn(leaves: readonly Leaf[]): References {
  const links = new Set<string>();
  const findings: Finding[] = [];
  for (const { value, pointer } of leaves) {
    const rest: string[] = [];
    for (const piece of typeof value === "string" ? value.split(between) : []) {
      const text = withoutTail(piece);
      const link = linkOf(text);
      if (link !== null) links.add(link);
      if (link !== null && link !== text) findings.push(finding(pointer, "value-repaired", text));
      if (link === null && text !== "") rest.push(piece);
    }
    if (typeof value !== "string") findings.push(finding(pointer, "value-not-admitted", value));
    if (rest.length > 0) findings.push(finding(pointer, "import-lost", rest.join(" ")));
  }
  return { links: [...links], findings };
}

/** The address; with a scheme where it has none but is one plainly; null for other words. */
function linkOf(text: string): string | null {
  if (!text.isWellFormed()) return null;
  if (/^https?:\/\/./i.test(text)) return URL.canParse(text) ? text : null;
  const bare = /^(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}\/\S/i.test(text) || /^www\.[a-z0-9-]{1,63}\.[a-z]/i.test(text);
  return bare && URL.canParse(`http://${text}`) ? `http://${text}` : null;
}

/** Without the marks of a sentence or a list behind it; a bracket stays where the address opens it. */
function withoutTail(text: string): string {
  const start = text.startsWith("(h") ? 1 : 0;
  const marks = text.includes("(", start) ? ".,;" : ".,;)";
  let end = text.length;
  while (end > start && marks.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
