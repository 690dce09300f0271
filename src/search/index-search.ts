/** The search over one index. */
import type { IncidentId } from "../domain/incident.ts";
import { type Answering, answeringOf } from "./answering.ts";
import { readLimit, readQuestion } from "./asked.ts";
import { completionsOf } from "./completing.ts";
import { facetsOf, tallyOf } from "./counting.ts";
import type { Facet } from "./facet.ts";
import { knownLabel } from "./labels.ts";
import type { LiveIndex } from "./live-index.ts";
import { readPlace, writePlace } from "./place.ts";
import { parseQuery } from "./query/parse.ts";
import type { QueryNode } from "./query/query.ts";
import { incidentOf, standings } from "./records.ts";
import type { Answer, Hit, Question, Search, Wanted } from "./search.ts";
import { pageOf } from "./selecting.ts";
import { highlightOf, snippetOf } from "./snippet.ts";
import { suggestionFor } from "./suggesting.ts";

/** What the search needs to know of who keeps the index. */
export interface Keeping {
  /** Changes that the index has taken up. */
  readonly change: () => number;
  /** Throws where past states are not all there yet. */
  readonly requirePast: () => void;
}

/** Answers from an index as it stands at each call. */
export function searchOver(index: LiveIndex, keeping: Keeping): Search {
  const labels = new Labels(index);
  const labelOf = (facet: Facet, value: string) => labels.of(facet, value);
  const answering = (question: Question, root: QueryNode): Answering => {
    if (question.asKnownOn !== null) keeping.requirePast();
    return answeringOf(index, readQuestion(question), root);
  };
  const hitsOf = (question: Question) => answering(question, parseQuery(question.words).root).hits;
  return {
    get records() {
      return index.records.counts.today;
    },
    get change() {
      return keeping.change();
    },
    get span() {
      return spanOf(index);
    },
    ask: (question, wanted) => {
      const { root, findings } = parseQuery(question.words);
      const answered = answering(question, root);
      return {
        ...pageFor(index, answered, root, wanted),
        ...countsFor(answered, question),
        facets: facetsOf(index, answered, readQuestion(question), wanted, labelOf),
        suggestion: suggestionFor(
          index,
          root,
          answered.hits.length,
          (mended) => answering(question, mended).hits.length,
        ),
        findings,
      };
    },
    select: (question) => {
      const { docs, length } = hitsOf(question);
      const numbers = docs.subarray(0, length).map((doc) => index.records.number.array[doc] ?? 0);
      return Array.from(numbers.sort(), (number) => incidentOf(number) as IncidentId);
    },
    tally: (question, by) => tallyOf(index, hitsOf(question), by),
    complete: (beginning, limit) => completionsOf(index, beginning, limit, labelOf),
    labelOf,
  };
}

function countsFor({ hits, fallingOf }: Answering, { date }: Question): Pick<Answer, "total" | "sure"> {
  let sure = 0;
  if (date === null) return { total: hits.length, sure: hits.length };
  for (let hit = 0; hit < hits.length; hit += 1) if (fallingOf(hits.docs[hit] ?? 0) === "surely") sure += 1;
  return { total: hits.length, sure };
}

function pageFor(
  index: LiveIndex,
  { hits, fallingOf }: Answering,
  root: QueryNode,
  wanted: Wanted,
): Pick<Answer, "hits" | "offset" | "next"> {
  const { docs, offset, end } = pageOf(index, hits, wanted, readPlace(wanted), readLimit(wanted));
  const highlight = highlightOf(root);
  const shown = docs.map((doc): Hit => {
    const { card, prose, language } = index.records.storedAt(doc);
    return { card, snippet: snippetOf(prose, language, highlight), sure: fallingOf(doc) === "surely" };
  });
  const isLast = end === null || offset + docs.length >= hits.length;
  return { hits: shown, offset, next: isLast ? null : writePlace(wanted, end) };
}

/** When the first and the newest of the living states were made. */
function spanOf({ records }: LiveIndex): Search["span"] {
  let [first, last] = [Infinity, -Infinity];
  for (let doc = 0; doc < records.size; doc += 1) {
    if (records.standing.array[doc] === standings.dead) continue;
    first = Math.min(first, records.from.array[doc] ?? 0);
    last = Math.max(last, records.from.array[doc] ?? 0);
  }
  return first > last ? null : { first: new Date(first).toISOString(), last: new Date(last).toISOString() };
}

/** Labels of values. Those that no vocabulary has are told by a record that shows the value now. */
class Labels {
  readonly #index: LiveIndex;
  readonly #known = new Map<number, { readonly label: string; readonly doc: number }>();

  constructor(index: LiveIndex) {
    this.#index = index;
  }

  of(facet: Facet, value: string): string {
    const label = knownLabel(facet, value);
    if (label !== null) return label;
    const number = this.#index.values.find(facet, value);
    if (number === null) return value;
    const known = this.#known.get(number);
    if (known !== undefined && this.#index.records.today.array[known.doc] === 1) return known.label;
    const doc = this.#docShowing(number);
    if (doc === null) return value;
    const naming = this.#index.records
      .storedAt(doc)
      .namings.find((other) => other.facet === facet && other.value === value);
    this.#known.set(number, { label: naming?.label ?? value, doc });
    return naming?.label ?? value;
  }

  /** One that is told today, or else one that was told; null where there is none. */
  #docShowing(number: number): number | null {
    const { records, valueLists } = this.#index;
    let past: number | null = null;
    for (const { docs, start, end } of valueLists.slicesOf(number)) {
      for (let at = start; at < end; at += 1) {
        const doc = docs[at] ?? 0;
        if (records.today.array[doc] === 1) return doc;
        if (records.standing.array[doc] === standings.past) past ??= doc;
      }
    }
    return past;
  }
}
