/** Questions that ask for no more than a selection: what answers them can be read from the store without the search. */
import type { Selection } from "../domain/selection.ts";
import type { Question } from "../search/search.ts";

/** The facets that a selection knows, each by one value. */
const selectable = ["organisation", "actor", "country", "sector", "type", "technique"] as const;

/**
 * The selection that asks the same as a question; null where a question asks for more than a selection can: words, several values of a
 * facet, dates for sure, or the past.
 */
export function selectionFor(question: Question): Selection | null {
  const { words, chosen, date, dateSure, asKnownOn, incidents, changedSince } = question;
  if (words !== "" || dateSure || asKnownOn !== null) return null;
  const entries = Object.entries(chosen);
  if (!entries.every(([facet, values]) => values.length === 1 && selectable.some((name) => name === facet)))
    return null;
  return {
    ...Object.fromEntries(entries.map(([facet, [value = ""]]) => [facet, value])),
    ...(incidents === null ? {} : { incidents }),
    ...(date === null ? {} : { date }),
    ...(changedSince === null ? {} : { changedSince }),
  };
}
