/** Evidence: a report, a place in it, and what stands there. It resolves, or it is refused. */
import type { Credibility } from "../vocabulary/admiralty.ts";
import type { Marking } from "./marking.ts";
import type { Report, ReportId } from "./report.ts";

/**
 * A place in a report. A quote is counted on the report's canonical text, in UTF-16 units, end exclusive.
 * A pointer (RFC 6901) is for reports that are JSON; a table counts as an array of rows, so `/12/country` is row 12, counted from 0.
 */
export type Place =
  | { readonly kind: "quote"; readonly start: number; readonly end: number; readonly quote: string }
  | { readonly kind: "pointer"; readonly pointer: string; readonly quote: string };

/** One piece of evidence. */
export interface Evidence {
  readonly report: ReportId;
  readonly place: Place;
  /** Null: not yet cleared. */
  readonly marking: Marking | null;
  /** Admiralty credibility of this information; null: nobody has judged it. */
  readonly credibility: Credibility | null;
}

/** The longest quote that evidence may keep, in UTF-16 units; longer ones republish the source rather than cite it. */
export const longestQuote = 4000;

/**
 * Whether what the evidence quotes stands, to the letter, at its place in the report. False for evidence of another report, and for
 * a quote that begins or ends within a character.
 */
export function resolves(evidence: Evidence, report: Pick<Report, "id" | "text" | "mediaType">): boolean {
  if (evidence.report !== report.id) return false;
  const { place } = evidence;
  if (place.quote === "" || place.quote.length > longestQuote || !place.quote.isWellFormed()) return false;
  if (place.kind === "quote") {
    const counted = Number.isInteger(place.start) && place.start >= 0 && place.end === place.start + place.quote.length;
    return counted && report.text.startsWith(place.quote, place.start);
  }
  return quotedAt(report.text, place.pointer) === place.quote;
}

/** Evidence for a place in a report, marked as the report is. */
export function quoteFrom(report: Pick<Report, "id" | "text" | "marking">, start: number, end: number): Evidence {
  const place = { kind: "quote", start, end, quote: report.text.slice(start, end) } as const;
  return { report: report.id, place, marking: report.marking, credibility: null };
}

/** What stands at a JSON Pointer: strings as they are, other values as JSON; null where nothing stands there or the text is no JSON. */
function quotedAt(text: string, pointer: string): string | null {
  const value = valueAt(parseJson(text), pointer);
  if (value === undefined) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** RFC 6901; undefined where a step leads nowhere. */
function valueAt(document: unknown, pointer: string): unknown {
  if (pointer === "") return document;
  if (!pointer.startsWith("/")) return undefined;
  const steps = pointer.slice(1).split("/");
  return steps.reduce<unknown>((value, step) => {
    const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
    if (value === null || typeof value !== "object") return undefined;
    if (Array.isArray(value) && !/^(0|[1-9]\d*)$/.test(key)) return undefined;
    return Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
  }, document);
}
