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
 * a quote that begins or ends within a character. Of what is longer than `longestQuote` at a pointer, the quote is the beginning.
 */
export function resolves(evidence: Evidence, report: ResolvableReport): boolean {
  return resolverOf(report)(evidence);
}

/** The parts of a report that evidence is held against. */
export type ResolvableReport = Pick<Report, "id" | "text" | "mediaType">;

/** Like `resolves`, for many pieces of evidence of one report: its text is parsed at most once. */
export function resolverOf(report: ResolvableReport): (evidence: Evidence) => boolean {
  let parsed: { readonly document: unknown } | null = null;
  return ({ report: id, place }) => {
    if (id !== report.id) return false;
    if (place.quote === "" || place.quote.length > longestQuote || !place.quote.isWellFormed()) return false;
    if (place.kind === "quote") {
      const counted =
        Number.isInteger(place.start) && place.start >= 0 && place.end === place.start + place.quote.length;
      return counted && report.text.startsWith(place.quote, place.start);
    }
    parsed ??= { document: parseJson(report.text) };
    return quotedAt(parsed.document, place.pointer) === place.quote;
  };
}

/** Evidence for a place in a report, marked as the report is. */
export function quoteFrom(report: Pick<Report, "id" | "text" | "marking">, start: number, end: number): Evidence {
  const place = { kind: "quote", start, end, quote: report.text.slice(start, end) } as const;
  return { report: report.id, place, marking: report.marking, credibility: null };
}

/**
 * What evidence quotes for a JSON Pointer (RFC 6901) into a parsed document: strings as they are, other values as JSON, at most
 * `longestQuote` units of it, never half a character; null where nothing stands there.
 */
export function quotedAt(document: unknown, pointer: string): string | null {
  const value = valueAt(document, pointer);
  if (value === undefined) return null;
  const text = typeof value === "string" ? value : jsonOf(value);
  if (text === null) return null;
  return text.length <= longestQuote ? text : text.slice(0, longestQuote).replace(/[\ud800-\udbff]$/, "");
}

/** Null for what is nested too deeply to be written. */
function jsonOf(value: unknown): string | null {
  try {
    return JSON.stringify(value);
  } catch {
    return null;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What stands at a JSON Pointer (RFC 6901); undefined where a step leads nowhere. */
export function valueAt(document: unknown, pointer: string): unknown {
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
