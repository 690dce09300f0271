/** Questions as an index is asked them: checked, and with dates and instants as numbers. */
import { type Finding, finding } from "../domain/finding.ts";
import { Refusal } from "../domain/refusal.ts";
import { type DayRange, rangeOf } from "./days.ts";
import { type Facet, facetNames } from "./facet.ts";
import type { Question, Wanted } from "./search.ts";

/** The most hits of one page. */
export const mostHits = 200;

/** A question without its words, ready to be held against records. */
export interface Asked {
  /** Facets with a choice. */
  readonly chosen: readonly { readonly facet: Facet; readonly values: readonly string[] }[];
  /** Null: any date. */
  readonly days: DayRange | null;
  readonly sureOnly: boolean;
  /** Milliseconds since 1970; null: what is told today. */
  readonly knownAt: number | null;
  readonly incidents: ReadonlySet<string> | null;
  /** Milliseconds since 1970; null: whenever. */
  readonly changedSince: number | null;
}

/** Reads a question. Refuses (`request-invalid`) dates and instants that are none. */
export function readQuestion(question: Question): Asked {
  const { chosen, date, dateSure, asKnownOn, incidents, changedSince } = question;
  const days = date === null ? null : rangeOf(date);
  const instants = { asKnownOn: millisecondsOf(asKnownOn), changedSince: millisecondsOf(changedSince) };
  const findings: readonly Finding[] = [
    ...(date !== null && days === null ? [finding("date", "date-invalid", date)] : []),
    ...(Number.isNaN(instants.asKnownOn) ? [finding("asKnownOn", "date-invalid", asKnownOn)] : []),
    ...(Number.isNaN(instants.changedSince) ? [finding("changedSince", "date-invalid", changedSince)] : []),
  ];
  if (findings.length > 0) throw new Refusal("request-invalid", {}, findings);
  return {
    chosen: facetNames.flatMap((facet) => {
      const values = chosen[facet] ?? [];
      return values.length === 0 ? [] : [{ facet, values: [...new Set(values)] }];
    }),
    days,
    sureOnly: dateSure,
    knownAt: instants.asKnownOn,
    incidents: incidents === null ? null : new Set(incidents),
    changedSince: instants.changedSince,
  };
}

/** How many hits a page has. Refuses (`request-invalid`) what is no number of hits. */
export function readLimit({ limit }: Pick<Wanted, "limit">): number {
  if (Number.isInteger(limit) && limit >= 0 && limit <= mostHits) return limit;
  throw new Refusal("request-invalid", {}, [finding("limit", "value-not-admitted", limit)]);
}

function millisecondsOf(instant: string | null): number | null {
  return instant === null ? null : Date.parse(instant);
}
