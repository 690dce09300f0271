/** Questions for the records in which an actor stands in a lane, as the index takes them. */
import type { Instant } from "../../domain/report.ts";
import { everything, type Question, type Search } from "../../search/search.ts";

/** The lanes by which the index finds an actor, by their short names, with the word of queries for each. */
const asked = {
  attributed: "attributed-to",
  claimed: "claimed-by",
  suspected: "suspected",
  denied: "denied-by",
} as const;

/** The short name of such a lane, as addresses have it. */
export type AskedLane = keyof typeof asked;

/** All of these. */
export const askedLanes = Object.keys(asked) as readonly AskedLane[];

/** The records in which an actor stands in a lane. Names of pages hold nothing that would end the quotes. */
export function laneQuestion(lane: AskedLane, slug: string, asKnownOn: Instant | null = null): Question {
  return { ...everything, words: wordsFor(lane, slug), asKnownOn };
}

/** The records in which an actor stands in any lane by which the index finds it. */
export function anyLaneQuestion(slug: string, asKnownOn: Instant | null): Question {
  return { ...everything, words: askedLanes.map((lane) => wordsFor(lane, slug)).join(" OR "), asKnownOn };
}

/** How many records are in a lane. */
export function recordsIn(search: Search, lane: AskedLane, slug: string, asKnownOn: Instant | null = null): number {
  return search.ask(laneQuestion(lane, slug, asKnownOn), { ...firstOf(0), after: null }).total;
}

/** The latest records first, so many. */
export function firstOf(limit: number) {
  return { sort: "date", descending: true, limit, facets: [], values: 0 } as const;
}

function wordsFor(lane: AskedLane, slug: string): string {
  return `${asked[lane]}:"${slug}"`;
}
