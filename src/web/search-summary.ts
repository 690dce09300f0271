/** Answers of the search as JSON: the same as the page says, and where to go on. */
import type { Card, Hit } from "../search/search.ts";
import { addressOf, queryOf } from "./question.ts";
import type { Found } from "./parts/search-results.ts";
import { recordHref } from "./parts/search-hits.ts";

/** The JSON of an answer. Lists of records that come without a search have the same entries. */
export function foundSummary({ asked: { question, place }, answer }: Pick<Found, "asked" | "answer">) {
  const { total, sure, offset, hits, next, facets, suggestion, findings } = answer;
  return {
    total,
    sure,
    offset,
    next: next === null ? null : addressOf("/incidents", question, { ...place, after: next }),
    query: queryOf(question, place),
    sort: place.sort,
    order: place.descending ? "desc" : "asc",
    entries: hits.map((hit) => hitSummary(hit, question.asKnownOn)),
    facets,
    suggestion,
    findings,
  };
}

function hitSummary({ card, snippet, sure }: Hit, asKnownOn: string | null) {
  const { organisations, ...told } = card;
  const url = recordHref(card.incident, asKnownOn);
  return { ...told, url, title: titleFrom(card), victims: organisations, sure, snippet };
}

/** The title as the record's page has it. */
function titleFrom({ victims }: Card): string {
  return `Cyber Incident Victim: ${victims}`;
}
