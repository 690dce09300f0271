/** What the pages of a country, a sector and a technique say alike. */
import { sayIncidents, sayNumber } from "./charts.ts";

/** The texts. */
export const valueTexts = {
  total: (count: number) => (count === 0 ? "No incident that is open to you says so." : sayIncidents(count)),
  newest: "Told most lately",
  all: (count: number) =>
    count === 1 ? "The one incident in the search" : `All ${sayNumber(count)} in the search, to narrow down`,
  charts: "All pictures of these incidents",
  feed: "Feed",
  known: (day: string) => `told so since ${day}`,
} as const;
