/** A search that looks through every record each time: slow and plain, so that the real one can be held against it. */
import type { Instant } from "../../src/domain/report.ts";
import { type Asked, readLimit, readQuestion } from "../../src/search/asked.ts";
import { type Column, laneColumns } from "../../src/search/columns.ts";
import { falling, rangeOf } from "../../src/search/days.ts";
import type { PlacedText, SearchDocument, TextPlace } from "../../src/search/document.ts";
import { type Absence, absences, type Facet, facetNames } from "../../src/search/facet.ts";
import { askedNames, knownLabel, namesOf } from "../../src/search/labels.ts";
import { type Place, readPlace, type SortKey, writePlace } from "../../src/search/place.ts";
import { parseQuery } from "../../src/search/query/parse.ts";
import type { QueryNode, TextField } from "../../src/search/query/query.ts";
import { longestPhrase, mostWeight, placeWeights, rarityOf, sayOf } from "../../src/search/rank.ts";
import type {
  Answer,
  Dimension,
  FacetCount,
  Question,
  Search,
  Tally,
  TallyCell,
  Wanted,
} from "../../src/search/search.ts";
import { dateKeyOf, titleKeyOf } from "../../src/search/sort.ts";
import { beginningOf, phraseOf, soughtOf, termsOf } from "../../src/search/words/terms.ts";
import { wordsOf } from "../../src/search/words/words.ts";

/** A record as it was told for some time. */
export interface NaiveState {
  readonly document: SearchDocument;
  /** Milliseconds since 1970. */
  readonly from: number;
  /** The same; Infinity: it is told so today. */
  readonly until: number;
}

interface Entry extends NaiveState {
  readonly words: readonly WordsAt[];
  readonly length: number;
}

/** The words of one text. */
interface WordsAt {
  readonly place: TextPlace;
  readonly words: readonly NaiveWord[];
}

/** A word by everything that it is looked for by. */
interface NaiveWord {
  readonly forms: ReadonlySet<string>;
  readonly terms: ReadonlySet<string>;
  readonly isWhole: boolean;
}

type Scored = readonly [entry: Entry, score: number];

/** Looks through these states. */
export function naiveSearch(states: readonly NaiveState[], change: number): Search {
  const entries = states.map((state): Entry => {
    const words = state.document.texts.map((text) => ({ place: text.place, words: wordsOfText(text) }));
    return { ...state, words, length: words.reduce((sum, one) => sum + one.words.length, 0) };
  });
  const today = entries.filter(({ until }) => until === Infinity);
  const usual = today.reduce((sum, { length }) => sum + length, 0) / Math.max(1, today.length) || 1;
  const labelOf = (facet: Facet, value: string) =>
    knownLabel(facet, value) ??
    entries.flatMap(({ document }) => document.namings).find((one) => one.facet === facet && one.value === value)
      ?.label ??
    value;
  const scopeOf = ({ knownAt }: Asked) =>
    knownAt === null ? today : entries.filter(({ from, until }) => from <= knownAt && knownAt < until);

  const answering = (question: Question, without: Facet | null = null): readonly Scored[] => {
    const asked = readQuestion(question);
    const scope = scopeOf(asked);
    const scores = scoresOf(parseQuery(question.words).root, scope, usual);
    return scope.flatMap((entry): readonly Scored[] => {
      const score = scores.get(entry);
      return score !== undefined && admits(asked, entry, without) ? [[entry, score]] : [];
    });
  };

  return {
    records: today.length,
    change,
    span: spanOf(entries),
    ask: (question, wanted) => ask(question, wanted, answering, labelOf, today),
    select: (question) =>
      answering(question)
        .map(([{ document }]) => document.incident)
        .toSorted(),
    tally: (question, by) =>
      tallyOf(
        answering(question).map(([entry]) => entry),
        by,
      ),
    complete: () => [],
    labelOf,
  };
}

function ask(
  question: Question,
  wanted: Wanted,
  answering: (question: Question, without?: Facet | null) => readonly Scored[],
  labelOf: Search["labelOf"],
  today: readonly Entry[],
): Answer {
  const limit = readLimit(wanted);
  const after = readPlace(wanted);
  const asked = readQuestion(question);
  const hits = answering(question).map(([entry, score]) => ({ entry, key: keyOf(wanted, entry, score) }));
  const order = orderOf(wanted);
  const sorted = hits.toSorted((a, b) => order(placeOf(a), placeOf(b)));
  const offset = after === null ? 0 : sorted.filter((hit) => order(placeOf(hit), after) <= 0).length;
  const page = sorted.slice(offset, offset + limit);
  const last = page.at(-1);
  const isSure = (entry: Entry) => asked.days === null || fallingOf(entry, asked) === "surely";
  const told = facetNames.filter((facet) => today.some(({ document }) => document.told.includes(facet)));
  return {
    total: hits.length,
    sure: hits.filter(({ entry }) => isSure(entry)).length,
    hits: page.map(({ entry }) => ({
      card: entry.document.card,
      snippet: entry.document.prose === "" ? [] : [{ text: entry.document.prose.slice(0, 240), match: false }],
      sure: isSure(entry),
    })),
    offset,
    next: last === undefined || offset + page.length >= hits.length ? null : writePlace(wanted, placeOf(last)),
    facets: facetNames
      .filter((facet) => wanted.facets.includes(facet) && told.includes(facet))
      .map((facet) => {
        const among = answering(question, facet).map(([entry]) => entry);
        return countOf(facet, among, question.chosen[facet] ?? [], wanted.values, labelOf);
      }),
    suggestion: null,
    findings: [],
  };
}

function placeOf({ entry, key }: { readonly entry: Entry; readonly key: SortKey }): Place {
  return { key, incident: entry.document.incident };
}

function keyOf({ sort }: Wanted, { document }: Entry, score: number): SortKey {
  switch (sort) {
    case "relevance":
      return Math.fround(score);
    case "date":
      return document.days === null ? null : dateKeyOf(document.days);
    case "known":
      return Date.parse(document.since);
    case "impact":
      return document.impact;
    case "title":
      return titleKeyOf(document.card.victims);
  }
}

function orderOf({ descending }: Wanted): (a: Place, b: Place) => number {
  return (a, b) => {
    if (a.key === null || b.key === null) {
      const missing = Number(a.key === null) - Number(b.key === null);
      if (missing !== 0) return missing;
    } else if (a.key !== b.key) {
      return a.key < b.key !== descending ? -1 : 1;
    }
    return a.incident < b.incident ? -1 : a.incident > b.incident ? 1 : 0;
  };
}

function admits(asked: Asked, entry: Entry, without: Facet | null): boolean {
  const { document } = entry;
  const { chosen, days, sureOnly, incidents, changedSince } = asked;
  const fall = days === null ? "surely" : fallingOf(entry, asked);
  return (
    chosen.every(
      ({ facet, values }) =>
        facet === without || values.some((value) => document.columns[facet].values.includes(value)),
    ) &&
    (fall === "surely" || (fall === "possibly" && !sureOnly)) &&
    (incidents === null || incidents.has(document.incident)) &&
    (changedSince === null || Date.parse(document.since) >= changedSince)
  );
}

function fallingOf({ document }: Entry, { days }: Pick<Asked, "days">) {
  return days === null || document.days === null ? "not" : falling(document.days, days);
}

function countOf(
  facet: Facet,
  among: readonly Entry[],
  chosen: readonly string[],
  most: number,
  labelOf: Search["labelOf"],
): FacetCount {
  const counts = new Map<string, number>();
  const absent: Record<Absence, number> = noneAbsent();
  for (const { document } of among) {
    const shown = document.columns[facet];
    for (const value of shown.values) counts.set(value, (counts.get(value) ?? 0) + 1);
    if (shown.absent !== null) absent[shown.absent] += 1;
  }
  const byOrder = ([a, x]: readonly [string, number], [b, y]: readonly [string, number]) =>
    facet === "year" ? (a > b ? -1 : 1) : y - x || (a < b ? -1 : 1);
  const sorted = [...counts].toSorted(byOrder);
  const kept = sorted.slice(0, most);
  const besides = [...new Set(chosen)]
    .filter((value) => !kept.some(([one]) => one === value))
    .map((value) => [value, counts.get(value) ?? 0] as const);
  return {
    facet,
    values: [...kept, ...besides]
      .toSorted(byOrder)
      .map(([value, count]) => ({ value, label: labelOf(facet, value), count, chosen: chosen.includes(value) })),
    further: sorted.length - kept.length - besides.filter(([, count]) => count > 0).length,
    absent,
  };
}

function noneAbsent(): Record<Absence, number> {
  return Object.fromEntries(absences.map((absence) => [absence, 0])) as Record<Absence, number>;
}

function tallyOf(entries: readonly Entry[], by: readonly Dimension[]): Tally {
  const cells = new Map<string, TallyCell>();
  const absent = by.map(noneAbsent);
  for (const { document } of entries) {
    const shown = by.map((dimension) => document.columns[dimension satisfies Column]);
    for (const [index, { absent: absence }] of shown.entries()) {
      const counts = absent[index];
      if (absence !== null && counts !== undefined) counts[absence] += 1;
    }
    const [first, second] = shown;
    const rows = (first?.values ?? []).flatMap((a) =>
      second === undefined ? [[a]] : second.values.map((b) => [a, b]),
    );
    for (const values of rows) {
      const key = JSON.stringify(values);
      cells.set(key, { values, count: (cells.get(key)?.count ?? 0) + 1 });
    }
  }
  return { records: entries.length, cells: [...cells.values()], absent };
}

/** The matching records with their scores. */
function scoresOf(node: QueryNode, scope: readonly Entry[], usual: number): ReadonlyMap<Entry, number> {
  const inner = (part: QueryNode) => scoresOf(part, scope, usual);
  const where = (test: (entry: Entry) => boolean) => new Map(scope.filter(test).map((entry) => [entry, 0] as const));
  switch (node.kind) {
    case "all":
      return node.parts.map(inner).reduce(
        (both, part) =>
          new Map(
            [...both].flatMap(([entry, score]) => {
              const other = part.get(entry);
              return other === undefined ? [] : [[entry, score + other] as const];
            }),
          ),
        where(() => true),
      );
    case "any": {
      const sum = new Map<Entry, number>();
      for (const part of node.parts)
        for (const [entry, score] of inner(part)) sum.set(entry, (sum.get(entry) ?? 0) + score);
      return sum;
    }
    case "not": {
      const out = inner(node.part);
      return where((entry) => !out.has(entry));
    }
    case "word":
      return wordScores(node, { scope, usual });
    case "phrase":
      return phraseScores(phraseOf(node.words), node.field, { scope, usual });
    case "facet":
      return where(({ document }) => isMeant(document, node.facet, node.value));
    case "lane": {
      return where(({ document }) => isMeant(document, laneColumns[node.lane], node.actor));
    }
    case "date": {
      const days = rangeOf(node.edtf);
      return where(({ document }) => days !== null && document.days !== null && falling(document.days, days) !== "not");
    }
  }
}

function isMeant(document: SearchDocument, column: Column, word: string): boolean {
  const asked = askedNames(column, word);
  return document.columns[column].values.some((value) => namesOf(column, value).some((name) => asked.includes(name)));
}

interface Scoring {
  readonly scope: readonly Entry[];
  readonly usual: number;
}

type Test = (word: NaiveWord) => boolean;

function wordScores(
  { text, prefix, field }: Extract<QueryNode, { readonly kind: "word" }>,
  scoring: Scoring,
): ReadonlyMap<Entry, number> {
  const beginning = prefix ? beginningOf(text) : null;
  if (beginning !== null) {
    return scoresWhere(scoring, field, ({ forms }) => [...forms].some((form) => form.startsWith(beginning)));
  }
  const { terms, parts } = soughtOf(text);
  const whole = scoresWhere(scoring, field, (word) => terms.some((term) => word.terms.has(term)));
  if (parts.length === 0) return whole;
  const sum = new Map(whole);
  for (const [entry, score] of phraseScores(parts, field, scoring)) sum.set(entry, (sum.get(entry) ?? 0) + score);
  return sum;
}

function phraseScores(
  sought: readonly (readonly string[])[],
  field: TextField,
  scoring: Scoring,
): ReadonlyMap<Entry, number> {
  const tests = sought.slice(0, longestPhrase).map(
    (forms): Test =>
      (word) =>
        forms.some((form) => word.forms.has(form)),
  );
  if (tests.length === 0) return new Map();
  const scores = tests.map((test) => scoresWhere(scoring, field, test));
  const runs = (words: readonly NaiveWord[]) =>
    words.some((_, at) => tests.every((test, index) => words.slice(at + index, at + index + 1).some(test)));
  return new Map(
    scoring.scope.flatMap((entry): readonly Scored[] => {
      const found = entry.words.some(
        ({ place, words }) => (field === "any" || field === place) && runs(words.filter(({ isWhole }) => !isWhole)),
      );
      if (!found && !(tests.length === 1 && scores[0]?.has(entry) === true)) return [];
      return [[entry, scores.reduce((sum, one) => sum + (one.get(entry) ?? 0), 0)]];
    }),
  );
}

function scoresWhere({ scope, usual }: Scoring, field: TextField, test: Test): ReadonlyMap<Entry, number> {
  const weights = scope.flatMap((entry) => {
    const found = entry.words.flatMap(({ place, words }) => words.filter(test).map(() => place));
    const inField = found.some((place) => field === "any" || field === place);
    const weight = found.reduce((sum, place) => sum + placeWeights[place], 0);
    return inField ? [[entry, Math.min(mostWeight, weight)] as const] : [];
  });
  const rarity = rarityOf(weights.length, scope.length);
  return new Map(weights.map(([entry, weight]) => [entry, rarity * sayOf(weight, entry.length, usual)]));
}

function wordsOfText({ text, languages }: PlacedText): readonly NaiveWord[] {
  return wordsOf(text).map(({ text: word, isWhole }) => {
    const terms = languages.map((language) => termsOf(word, language));
    const forms = new Set(terms.flatMap((one) => one.forms));
    return { forms, terms: new Set([...forms, ...terms.flatMap(({ stems }) => stems)]), isWhole };
  });
}

function spanOf(entries: readonly Entry[]): Search["span"] {
  const first = Math.min(...entries.map(({ from }) => from));
  const last = Math.max(...entries.map(({ from }) => from));
  const instant = (time: number): Instant => new Date(time).toISOString();
  return entries.length === 0 ? null : { first: instant(first), last: instant(last) };
}
