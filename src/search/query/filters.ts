/** Filters: the names that may stand before a colon in a query, and what each looks into. */
import type { Facet } from "../facet.ts";
import type { QueryNode, TextField } from "./query.ts";

/** A lane that an actor may stand in, as filters tell it. */
export type FilterLane = Extract<QueryNode, { readonly kind: "lane" }>["lane"];

/** What a filter looks into: words of one text, a facet's values, the actors of one lane, or the date. */
export type Filter =
  | { readonly kind: "text"; readonly field: Exclude<TextField, "any"> }
  | { readonly kind: "facet"; readonly facet: FilterFacet }
  | { readonly kind: "lane"; readonly lane: FilterLane }
  | { readonly kind: "date" };

/** Facets that are filters of the same name. Actors and sources are looked for by the words of their names, which finds more. */
type FilterFacet = Exclude<Facet, "actor" | "source">;

const textFields = {
  title: null,
  victim: null,
  actor: null,
  summary: null,
  description: null,
  source: null,
} as const satisfies Readonly<Record<Exclude<TextField, "any">, null>>;

const facetNames = {
  type: null,
  lane: null,
  country: null,
  region: null,
  sector: null,
  year: null,
  cia: null,
  motive: null,
  technique: null,
  campaign: null,
  negative: null,
  organisation: null,
  parent: null,
  language: null,
} as const satisfies Readonly<Record<FilterFacet, null>>;

/** The name of the filter for each lane. */
export const laneFilters = {
  claimed: "claimed-by",
  attributed: "attributed-to",
  suspected: "suspected",
  denied: "denied-by",
} as const satisfies Readonly<Record<FilterLane, string>>;

const filters: ReadonlyMap<string, Filter> = new Map<string, Filter>([
  ...namesOf(textFields).map((field) => [field, { kind: "text", field }] as const),
  ...namesOf(laneFilters).map((lane) => [laneFilters[lane], { kind: "lane", lane }] as const),
  ...namesOf(facetNames).map((facet) => [facet, { kind: "facet", facet }] as const),
  ["date", { kind: "date" }],
]);

/** The names of all filters, in the order of help pages. */
export const filterNames: readonly string[] = [...filters.keys()];

/** The filter of a name, in any case; null where there is none. */
export function findFilter(name: string): Filter | null {
  return filters.get(name.toLowerCase()) ?? null;
}

/** The name that `findFilter` finds it by. */
export function nameOfFilter(filter: Filter): string {
  switch (filter.kind) {
    case "text":
      return filter.field;
    case "facet":
      return filter.facet;
    case "lane":
      return laneFilters[filter.lane];
    case "date":
      return "date";
  }
}

function namesOf<Name extends string>(table: Readonly<Record<Name, unknown>>): readonly Name[] {
  return Object.keys(table) as Name[];
}
