/** Evidence in one cell: each piece with its source written out, so that a row can be read by itself. */
import type { ToldEvidence, ToldSource } from "../../domain/projection.ts";
import type { AssertionRow } from "./columns.ts";

/** Gives the cells for evidence that names these sources by their numbers. Each source is written out once. */
export function evidenceWriter(
  sources: readonly ToldSource[],
): (evidence: readonly ToldEvidence[]) => Pick<AssertionRow, "evidence" | "source_titles" | "source_urls"> {
  const byNumber = new Map(sources.map((source) => [source.number, { source, json: jsonOf(source) }]));
  return (evidence) => {
    const cited = [...new Set(evidence.map(({ source }) => source))].flatMap((number) => byNumber.get(number) ?? []);
    const urls = cited.flatMap(({ source: { url } }) => (url === null ? [] : [url]));
    const pieces = evidence.map((piece) => pieceJson(piece, byNumber.get(piece.source)?.json ?? "{}"));
    return {
      evidence: pieces.length === 0 ? null : `[${pieces.join(",")}]`,
      source_titles: cited.map(({ source: { title, publisher } }) => title ?? publisher).join(" | ") || null,
      source_urls: urls.join(" ") || null,
    };
  };
}

function pieceJson({ quote, credibility }: ToldEvidence, source: string): string {
  const quoted = quote === null ? "" : `,"quote":${JSON.stringify(quote)}`;
  const judged = credibility === null ? "" : `,"credibility":${JSON.stringify(credibility)}`;
  return `{"source":${source}${quoted}${judged}}`;
}

/** What is unknown or not told is left out. */
function jsonOf(source: ToldSource): string {
  const known = Object.entries(source).filter(
    ([, value]: [string, unknown]) => value !== null && !(Array.isArray(value) && value.length === 0),
  );
  return JSON.stringify(Object.fromEntries(known));
}

/**
 * The public links of evidence cells, http or https, each once. What is no such JSON gives none: nothing here comes from a hand
 * that can be trusted.
 */
export function linksInEvidence(cells: Iterable<string>): readonly string[] {
  const links = new Set<string>();
  for (const cell of new Set(cells)) {
    for (const piece of listIn(parsed(cell))) {
      const source = memberOf(piece, "source");
      for (const link of [memberOf(source, "url"), ...listIn(memberOf(source, "links"))]) {
        if (isPublicLink(link)) links.add(link);
      }
    }
  }
  return [...links];
}

/** Whether this is an address that a reader may be sent to. */
export function isPublicLink(link: unknown): link is string {
  return typeof link === "string" && /^https?:\/\//i.test(link) && URL.canParse(link);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function memberOf(value: unknown, name: string): unknown {
  if (value === null || typeof value !== "object" || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}
