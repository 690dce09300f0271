/** The law of the search: whatever is asked of whatever records, the index answers as one who looks through them all. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { naiveSearch, type NaiveState } from "../../test/arbitrary/naive-search.ts";
import { projections } from "../../test/arbitrary/projection.ts";
import { edtf } from "../../test/arbitrary/value.ts";
import { type IncidentId, parseIncidentId } from "../domain/incident.ts";
import type { Projection } from "../domain/projection.ts";
import { documentOf } from "./document.ts";
import { type Facet, facetNames } from "./facet.ts";
import { searchOver } from "./index-search.ts";
import { LiveIndex } from "./live-index.ts";
import type { Answer, Dimension, Question, Search, SearchSort, Wanted } from "./search.ts";

const begin = Date.UTC(2026, 0, 1);
const day = 86_400_000;
const incidents = ["CB-000001", "CB-0000Z0", "CB-7K3M9Q", "CB-ABCDEF", "CB-ZZZZZZ"].flatMap(
  (text) => parseIncidentId(text) ?? [],
);

/** What happens to the records of an index. */
type Step =
  | { readonly kind: "tell"; readonly incident: IncidentId; readonly projection: Projection; readonly later: number }
  | { readonly kind: "drop"; readonly incident: IncidentId }
  | { readonly kind: "forget"; readonly incident: IncidentId }
  | { readonly kind: "remake" }
  | { readonly kind: "renew" };

const incident = fc.constantFrom(...incidents);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant("tell" as const),
      incident,
      projection: projections(),
      later: fc.integer({ min: 0, max: 2 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom("drop" as const, "forget" as const), incident }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom("remake" as const, "renew" as const) }) },
);

const queries = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom("", "northfield OR acme OR grey OR w*", "-nothing", "report", "c*") },
  fc.constantFrom("", "", "", "northfield", "GREY herons", '"grey heron"', '"heron grey"', "victim:northfield", "acm*"),
  fc.constantFrom("-northfield", "acme OR northfield", "(acme OR grey) -heron", "actor:acme", "-(acme OR heron)"),
  fc.constantFrom("date:2021", "date:1999/2015", "country:af", "year:2010", "claimed-by:acme", "лада", "가나", "w*"),
  fc.constantFrom("ålesund", "aalesund", "title:acme", "source:report", "city", "cities", "ransomware", "northfeild"),
  fc
    .array(
      fc.constantFrom("northfield", "acme", "grey", "city", "of", "heron", "OR", "-", "wa", '"', "(", ")", "*", "é"),
    )
    .map((parts) => parts.join(" ")),
);

const seldom = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value });

const sometimes = <T>(list: fc.Arbitrary<readonly T[]>): fc.Arbitrary<readonly T[]> => fc.oneof(fc.constant([]), list);

/** A question with words and choices that are picked from what the records hold. */
interface Draft {
  readonly question: Question;
  readonly words: readonly { readonly pick: number; readonly form: string }[];
  readonly choices: readonly { readonly facet: Facet; readonly pick: number }[];
}

const drafts: fc.Arbitrary<Draft> = fc.record({
  question: fc.record({
    words: queries,
    chosen: fc.constant({}),
    date: seldom(fc.oneof(edtf, fc.constantFrom("1998/2026", "2005/2020", "../2012"))),
    dateSure: fc.boolean(),
    asKnownOn: seldom(fc.integer({ min: -1, max: 16 }).map((number) => new Date(begin + number * day).toISOString())),
    incidents: seldom(fc.array(incident)),
    changedSince: seldom(fc.constant(new Date(begin + 4 * day).toISOString())),
  }),
  words: sometimes(
    fc.array(
      fc.record({
        pick: fc.nat(),
        form: fc.constantFrom("W", "W", "W*", "-W", '"W X"', "W OR X", "W OR c*", "victim:W", "source:W"),
      }),
      { minLength: 1, maxLength: 2 },
    ),
  ),
  choices: sometimes(
    fc.array(fc.record({ facet: fc.constantFrom<Facet>(...facetNames), pick: fc.nat() }), {
      minLength: 1,
      maxLength: 2,
    }),
  ),
});

/** The question, and the states that it is asked over. */
function questionFrom({ question, words, choices }: Draft, states: readonly NaiveState[]): Question {
  const texts = states.flatMap(({ document }) => document.texts.map(({ text }) => text.split(/\s+/)));
  const written = words.map(({ pick, form }) => {
    const text = texts[pick % Math.max(1, texts.length)] ?? [];
    const at = pick % Math.max(1, text.length);
    return form.replace("W", text[at]?.slice(0, form === "W*" ? 3 : 99) ?? "").replace("X", text[at + 1] ?? "and");
  });
  const chosen: Partial<Record<Facet, string[]>> = {};
  for (const { facet, pick } of choices) {
    const values = states.flatMap(({ document }) => document.columns[facet].values);
    chosen[facet] = [...(chosen[facet] ?? []), values[pick % (values.length + 1)] ?? "nothing"];
  }
  return { ...question, words: written.length > 0 ? written.join(" ") : question.words, chosen };
}

const wanted = fc.record({
  sort: fc.constantFrom<SearchSort>("relevance", "date", "known", "impact", "title"),
  descending: fc.boolean(),
  limit: fc.integer({ min: 1, max: 4 }),
  values: fc.integer({ min: 0, max: 5 }),
});

const dimensions = fc.constantFrom<Dimension>(...facetNames, "month", "claimed-by", "attributed-to", "attribution-lag");

/** An index and the states that it ought to hold. */
class Twin {
  index = new LiveIndex();
  #now = begin;
  states: (NaiveState & { readonly incident: IncidentId })[] = [];

  take(next: Step): void {
    switch (next.kind) {
      case "tell":
        this.#tell(next);
        break;
      case "drop":
        this.index.drop(next.incident);
        this.states = this.states.filter((state) => state.incident !== next.incident);
        break;
      case "forget":
        this.index.dropPast(next.incident);
        this.states = this.states.filter((state) => state.incident !== next.incident || state.until === Infinity);
        break;
      case "remake":
        run(this.index.remake());
        break;
      case "renew":
        this.index = run(this.index.renewed());
    }
  }

  /** What was told before becomes a past state. */
  #tell({ incident, projection, later }: Extract<Step, { readonly kind: "tell" }>): void {
    this.#now += later * day;
    const from = this.#now;
    const document = documentOf({ ...projection, incident, since: new Date(from).toISOString() });
    const before = this.states.find((state) => state.incident === incident && state.until === Infinity);
    this.states = this.states.filter((state) => state !== before);
    this.index.add(document, { from, until: Infinity });
    this.states.push({ incident, document, from, until: Infinity });
    if (before === undefined || before.from >= from) return;
    this.index.add(before.document, { from: before.from, until: from });
    this.states.push({ ...before, until: from });
  }
}

test("the index answers as one who looks through all records, whatever came, went and was made anew", () => {
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 8, maxLength: 16, size: "max" }),
      fc.array(fc.tuple(drafts, wanted, dimensions, dimensions), { minLength: 10, maxLength: 12, size: "max" }),
      (steps, questions) => {
        const twin = new Twin();
        run(twin.index.remake());
        for (const next of steps) twin.take(next);
        const real = searchOver(twin.index, { change: () => 0, requirePast: () => undefined });
        const naive = naiveSearch(twin.states, 0);
        assert.equal(real.records, naive.records);
        assert.deepEqual(real.span, naive.span);
        for (const [draft, part, a, b] of questions) {
          const asked = questionFrom(draft, twin.states);
          assert.deepEqual(real.select(asked), naive.select(asked), asked.words);
          for (const by of [[a], [a, b]] as const) {
            assert.deepEqual(sorted(real.tally(asked, by)), sorted(naive.tally(asked, by)));
          }
          walk(real, naive, asked, { ...part, after: null, facets: facetNames });
        }
      },
    ),
    { numRuns: 30 },
  );
});

/** Both answers page by page to the end; each hit comes once. */
function walk(real: Search, naive: Search, asked: Question, first: Wanted): void {
  const seen: string[] = [];
  let offset = 0;
  for (let next: string | null = null; ;) {
    const answer = real.ask(asked, { ...first, after: next });
    assert.deepEqual(plain(answer), plain(naive.ask(asked, { ...first, after: next })), asked.words);
    assert.equal(answer.offset, offset);
    offset += answer.hits.length;
    seen.push(...answer.hits.map(({ card }) => card.incident));
    next = answer.next;
    if (next === null) break;
  }
  assert.equal(new Set(seen).size, seen.length);
  assert.deepEqual(seen.toSorted(), real.select(asked));
}

/** What the naive one does not do, and what may be told by any of several records, is left out. */
function plain({ total, sure, hits, offset, next, facets }: Answer) {
  const counts = facets.map(({ facet, values, further, absent }) => {
    const shown = values.map(({ value, count, chosen }) => ({ value, count, chosen }));
    return { facet, values: shown, further, absent };
  });
  return { total, sure, offset, next, counts, hits: hits.map(({ card, sure: isSure }) => ({ card, isSure })) };
}

function sorted({ cells, ...rest }: ReturnType<Search["tally"]>) {
  return { ...rest, cells: cells.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) };
}

function run<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
