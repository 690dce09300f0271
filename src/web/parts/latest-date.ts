/** The latest date among records that answer a question, from the index alone. */
import { sayWhen } from "../../domain/when.ts";
import type { Question, Search } from "../../search/search.ts";
import { type Html, html } from "./html.ts";
import { notReported } from "./told.ts";

/** EDTF; null where none of them is dated. */
export function latestDate(search: Search, question: Question): string | null {
  const wanted = { sort: "date", descending: true, after: null, limit: 1, facets: [], values: 0 } as const;
  return search.ask(question, wanted).hits[0]?.card.date ?? null;
}

/** A date in words, or that none is reported. */
export function dateOrUnknown(date: string | null): Html {
  return date === null ? notReported : html`${sayWhen(date)}`;
}
