/**
 * The report beside a draft, with every quote underlined. The text stands in the page to the letter, so that a selection can be
 * counted back to its place: each paragraph says where it begins, and the paragraphs joined are the report's text.
 */
import type { Report, ReportId } from "../../domain/report.ts";
import { type Hole, html, type Html } from "../parts/html.ts";
import type { Item } from "./desk-draft-items.ts";

/** A place of the text that is underlined. */
export interface Underline {
  /** Name of the item that quotes it. */
  readonly key: string;
  /** UTF-16 units, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Words for the style sheet: a lane, a state, `current`. */
  readonly look: string;
}

/** A stretch of text with the same underlines from its first to its last unit. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  /** Those that cover it, in the order given; the first decides its look. */
  readonly under: readonly Underline[];
}

/** One paragraph of a text, cut into stretches; the line breaks after it belong to it. */
export interface Paragraph {
  readonly start: number;
  readonly stretches: readonly Stretch[];
}

/** The text as paragraphs and stretches that cover it without gap or overlap. */
export function paragraphsOf(text: string, underlines: readonly Underline[]): readonly Paragraph[] {
  const inside = underlines.filter(({ start, end }) => start >= 0 && start < end && end <= text.length);
  const breaks = [...text.matchAll(/\n\n+/g)].map((match) => match.index + match[0].length);
  const paragraphStarts = [0, ...breaks.filter((start) => start < text.length)];
  const cuts = [...new Set([...paragraphStarts, ...inside.flatMap(({ start, end }) => [start, end]), text.length])];
  const points = cuts.toSorted((a, b) => a - b);
  const stretches = points.slice(0, -1).map((start, index) => {
    const end = points[index + 1] ?? text.length;
    return { start, end, under: inside.filter((line) => line.start <= start && line.end >= end) };
  });
  return paragraphStarts.map((start, index) => {
    const end = paragraphStarts[index + 1] ?? text.length;
    return { start, stretches: stretches.filter((stretch) => stretch.start >= start && stretch.end <= end) };
  });
}

/** The places that the items quote in one report. The current item's look goes before the others'. */
export function underlinesOf(items: readonly Item[], report: ReportId, current: string | null): readonly Underline[] {
  const underlines = items.flatMap((item) =>
    item.assertion.evidence.flatMap(({ report: quoted, place }) =>
      quoted === report && place.kind === "quote"
        ? [{ key: item.key, start: place.start, end: place.end, look: lookOf(item, item.key === current) }]
        : [],
    ),
  );
  return underlines.toSorted((a, b) => rankOf(a) - rankOf(b));
}

/** The text of a report as a page shows it. */
export function reportText(
  report: Pick<Report, "id" | "text" | "language" | "mediaType">,
  underlines: readonly Underline[],
): Html {
  if (report.mediaType === "application/json") return recordText(report.text);
  const anchored = new Set<string>();
  const paragraphs = paragraphsOf(report.text, underlines).map(({ start, stretches }) => {
    const shown = stretches.map((stretch) => stretchOf(report.text, stretch, anchored));
    return html`<p dir="auto" data-start="${start}">${shown}</p>`;
  });
  const language = report.language === null ? null : html` lang="${report.language}"`;
  return html`<div class="report-text" data-report="${report.id}" ${language}>${paragraphs}</div>`;
}

/** A record of data as it reads best. Its values are pointed at rather than quoted, so nothing in it is underlined or counted. */
function recordText(text: string): Html {
  return html`<pre class="report-data" tabindex="0"><code>${indented(text)}</code></pre>`;
}

function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function stretchOf(text: string, { start, end, under }: Stretch, anchored: Set<string>): Hole {
  const words = text.slice(start, end);
  const [top] = under;
  if (top === undefined) return words;
  const fresh = [...new Set(under.map(({ key }) => key))].filter((key) => !anchored.has(key));
  for (const key of fresh) anchored.add(key);
  // An anchor has no text of its own: the paragraph's text stays the report's.
  const anchors = fresh.map((key) => html`<span class="anchor" id="q-${key}"></span>`);
  const keys = [...new Set(under.map(({ key }) => key))].join(" ");
  return html`${anchors}<mark class="quoted ${top.look}" data-of="${keys}">${words}</mark>`;
}

function lookOf({ state, assertion }: Item, current: boolean): string {
  const [head, lane = ""] = assertion.field.split(".");
  const colour = head === "responsibility" ? `lane-${lane}` : "lane-none";
  const negated = assertion.polarity === "negated" || head === "finding" ? " said-not" : "";
  return `${colour} is-${state}${negated}${current ? " current" : ""}`;
}

/** What still asks for a decision lies above what has one, and the current item above all. */
function rankOf({ look }: Underline): number {
  if (look.endsWith(" current")) return 0;
  if (look.includes("is-undecided")) return 1;
  return /is-(rejected|retired|candidate)/.test(look) ? 3 : 2;
}
