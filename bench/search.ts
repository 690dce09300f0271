/**
 * How fast the search answers, against SQLite's full-text search with facets in SQL over the same records in the same run:
 * `node --expose-gc bench/search.ts [records] [no-baseline]`.
 *
 * Records are made from the real ones (scale-up.ts). A query asks for one word that so many records hold, all facets and a page of 20.
 * Wall times are those of a machine that does nothing else; beside them stands the processor's time, which hardly depends on that.
 */
import { DatabaseSync } from "node:sqlite";
import type { Projection } from "../src/domain/projection.ts";
import { documentOf, type SearchDocument } from "../src/search/document.ts";
import { facetNames } from "../src/search/facet.ts";
import { searchOver } from "../src/search/index-search.ts";
import { LiveIndex } from "../src/search/live-index.ts";
import { everything, type Question, type Wanted } from "../src/search/search.ts";
import { realProjections, scaledUp } from "./scale-up.ts";

const records = Number(process.argv[2] ?? 100_000);
const withBaseline = process.argv[3] !== "no-baseline";
const rounds = 200;
const wanted: Wanted = { sort: "relevance", descending: true, after: null, limit: 20, facets: facetNames, values: 10 };

const real = realProjections(records > 200_000 ? 8 : 2);
const before = process.memoryUsage.rss();
const baseline = withBaseline ? openBaseline() : null;
const index = new LiveIndex();
const words = new Map<string, number>();
build();
const search = searchOver(index, { change: () => 0, requirePast: () => undefined });

for (const share of [0.015, 0.2, 0.3]) compare(share);
measure("everything", [everything]);
measure("one type", [{ ...everything, chosen: { type: ["ransomware"] } }]);
measure("three facets and a date", [
  { ...everything, chosen: { sector: ["health"], cia: ["confidentiality"], country: ["US"] }, date: "2015/2020" },
]);
measure("a phrase of usual words", [{ ...everything, words: `"${usual(0)} ${usual(1)}"` }]);
measure("a prefix of two letters", [{ ...everything, words: "in*" }]);
measure("twenty usual words, any of them", [
  { ...everything, words: Array.from({ length: 20 }, (_, place) => usual(place)).join(" OR ") },
]);
measure("as known a year ago", [{ ...everything, words: usual(0), asKnownOn: "2025-01-01T00:00:00.000Z" }]);
measure("by title", [{ ...everything, words: usual(0) }], { ...wanted, sort: "title", descending: false });
findable();

/** Takes up all records, as at the start of a server but for reading them from the store. */
function build(): void {
  const began = performance.now();
  let [making, reading] = [0, 0];
  const generator = scaledUp(real, records);
  for (;;) {
    const start = performance.now();
    const next = generator.next();
    making += performance.now() - start;
    if (next.done === true) break;
    const document = documentOf(next.value);
    index.add(document, { from: Date.parse(document.since), until: Infinity });
    const middle = performance.now();
    countWords(document);
    baseline?.add(document);
    reading += performance.now() - middle;
  }
  const lists = index.remake();
  while (lists.next().done !== true) continue;
  const seconds = (performance.now() - began - making - reading) / 1000;
  say(`${records} records of ${index.records.usualLength.toFixed(0)} words taken up in ${seconds.toFixed(1)} s`);
  globalThis.gc?.();
  const megabytes = (process.memoryUsage.rss() - before) / 1e6;
  say(`${megabytes.toFixed(0)} MB more resident (${index.lexicon.size} words, ${index.values.size} values)`);
}

function countWords({ texts }: SearchDocument): void {
  if (words.size > 50_000) return;
  const seen = new Set(texts.flatMap(({ text }) => text.toLowerCase().match(/[a-z]{4,}/g) ?? []));
  for (const word of seen) words.set(word, (words.get(word) ?? 0) + 1);
}

function usual(place: number): string {
  return [...words].toSorted(([, a], [, b]) => b - a).slice(0, 40)[place]?.[0] ?? "";
}

/** Words that are held by about that share of the records, in whichever form. */
function wordsFor(share: number): readonly string[] {
  const off = (count: number) => Math.abs(count - share * records);
  const near = [...words].toSorted(([, a], [, b]) => off(a) - off(b)).slice(0, 12);
  return near
    .map(([word]) => ({ word, off: off(search.select({ ...everything, words: word }).length) }))
    .toSorted((a, b) => a.off - b.off)
    .slice(0, 4)
    .map(({ word }) => word);
}

function compare(share: number): void {
  const chosen = wordsFor(share);
  const questions = chosen.map((word) => ({ ...everything, words: word }));
  const own = measure(`words of ${share * 100} % of the records (${chosen.join(", ")})`, questions);
  if (baseline === null) return;
  const times = timesOf(() => {
    for (const word of chosen) baseline.ask(word);
  }, 3).map((time) => time / chosen.length);
  say(
    `  SQLite FTS5 and SQL facets: p50 ${at(times, 0.5).toFixed(1)} ms; ${(at(times, 0.5) / own).toFixed(0)} times as long`,
  );
}

/** The median in milliseconds. */
function measure(what: string, questions: readonly Question[], part = wanted): number {
  const hits = questions.map((question) => search.ask(question, part).total);
  for (let round = 0; round < 20; round += 1) for (const question of questions) search.ask(question, part);
  const began = process.cpuUsage();
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const question = questions[round % questions.length] ?? everything;
    times.push(...timesOf(() => search.ask(question, part), 1));
  }
  const { user, system } = process.cpuUsage(began);
  const [p50, p99, cpu] = [at(times, 0.5), at(times, 0.99), (user + system) / 1000 / rounds];
  say(
    `${what}: ${hits.join(", ")} hits; p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms, best ${at(times, 0).toFixed(2)} ms, processor ${cpu.toFixed(2)} ms`,
  );
  return p50;
}

/** From the change of a record to the answer that has it. */
function findable(): void {
  const times: number[] = [];
  for (const [place, projection] of [...scaledUp(real, 200, 7)].entries()) {
    times.push(
      ...timesOf(() => {
        take(projection, `findable${place}`);
      }, 1),
    );
  }
  say(`taken up and found: p50 ${at(times, 0.5).toFixed(2)} ms, p99 ${at(times, 0.99).toFixed(2)} ms`);
}

function take(projection: Projection, word: string): void {
  const document = documentOf(projection);
  const texts = [...document.texts, { place: "summary" as const, text: word, languages: ["en" as const] }];
  index.add({ ...document, texts }, { from: Date.parse(document.since), until: Infinity });
  if (search.ask({ ...everything, words: word }, wanted).total !== 1) throw new Error("it is not found");
}

/** The same records in SQLite: words in FTS5, values in a table of their own. */
function openBaseline() {
  const database = new DatabaseSync(":memory:");
  database.exec(`
    CREATE VIRTUAL TABLE words USING fts5 (title, rest, tokenize = 'porter unicode61');
    CREATE TABLE shown (facet INTEGER, value TEXT, record INTEGER);
    CREATE TEMP TABLE hits (record INTEGER PRIMARY KEY, score REAL);`);
  const addWords = database.prepare("INSERT INTO words (rowid, title, rest) VALUES (?, ?, ?)");
  const addValue = database.prepare("INSERT INTO shown VALUES (?, ?, ?)");
  let rows = 0;
  return {
    add: ({ texts, columns }: SearchDocument) => {
      rows += 1;
      const textOf = (isTitle: boolean) =>
        texts
          .filter(({ place }) => (place === "title") === isTitle)
          .map(({ text }) => text)
          .join("\n");
      addWords.run(rows, textOf(true), textOf(false));
      for (const [facet, name] of facetNames.entries()) {
        for (const value of columns[name].values) addValue.run(facet, value, rows);
      }
      if (rows === records) database.exec("CREATE INDEX by_record ON shown (record, facet, value); ANALYZE");
    },
    ask: (word: string) => {
      database.exec("DELETE FROM hits");
      database.prepare("INSERT INTO hits SELECT rowid, bm25(words, 6, 3) FROM words WHERE words MATCH ?").run(word);
      database
        .prepare(
          "SELECT facet, value, count(*) AS records FROM hits JOIN shown USING (record) GROUP BY facet, value ORDER BY 1, 3 DESC",
        )
        .all();
      database
        .prepare("SELECT record, title, rest FROM hits JOIN words ON words.rowid = hits.record ORDER BY score LIMIT 20")
        .all();
    },
  };
}

/** Milliseconds of each run. */
function timesOf(work: () => unknown, runs: number): readonly number[] {
  return Array.from({ length: runs }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
}

function at(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
