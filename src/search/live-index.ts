/**
 * The index of one audience: takes up and drops states of records, and holds all that questions are answered from (README.md has
 * the whole). Documents are numbered as they come; what is dropped stays as a dead row until the index is made anew.
 */
import { columnNames } from "./columns.ts";
import type { SearchDocument } from "./document.ts";
import { facetNames } from "./facet.ts";
import { Growing, type Run, RunLog } from "./growing.ts";
import { Lexicon } from "./lexicon.ts";
import { firstMark, innerBit, keyMask, Lists, wholeBit } from "./lists.ts";
import { numberOf, Records, standings, type Told } from "./records.ts";
import { Scratch } from "./scratch.ts";
import { makeSpeller, type Speller } from "./spelling.ts";
import { gapColumn, Values } from "./values.ts";
import { WordReader } from "./word-reader.ts";

/** Fewer late documents or dead rows than that are not worth a remaking. */
const fewest = 1000;

/** An index. */
export class LiveIndex {
  readonly records = new Records();
  readonly lexicon = new Lexicon();
  readonly values = new Values();
  /** By document: its words in their order, with marks between its texts. */
  readonly words = new RunLog();
  /** By document: the number of its gaps, then those of the values that it shows, column by column, facets first. */
  readonly shown = new RunLog();
  readonly scratch = new Scratch();
  readonly wordLists = new Lists(this.words);
  readonly valueLists = new Lists(this.shown);
  readonly #today = new Map<number, number>();
  readonly #past = new Map<number, number[]>();
  /** By word: the last document that was seen to hold it, counted from 1. */
  readonly #seen = new Growing(Uint32Array);
  readonly #speller = makeSpeller();
  /** Words that the speller is to look at anew; null before it knows any. */
  #respelt: Set<number> | null = null;
  readonly #reader = new WordReader(this.lexicon);

  /** Whether remaking the lists would pay: many documents came since. */
  get isLoose(): boolean {
    return this.wordLists.late > Math.max(fewest, this.records.size / 10);
  }

  /** Whether making the index anew would pay: more than a quarter of its rows are dead. */
  get isWorn(): boolean {
    const dead = this.records.size - this.records.counts.alive;
    return dead > Math.max(fewest, this.records.size / 4);
  }

  /** Mends words by those of today's records. Knows none before the lists are made for the first time. */
  get speller(): Speller {
    for (const word of this.#respelt ?? []) this.#spell(word);
    this.#respelt?.clear();
    return this.#speller;
  }

  /** Takes up a state of a record. One that is told today takes the place of what was told today before. */
  add(document: SearchDocument, told: Told): void {
    const count = this.#reader.read(document);
    if (told.until === Infinity) this.#dropToday(numberOf(document.incident));
    const doc = this.records.add(document, told, count);
    this.words.add(this.#reader.entries, this.#reader.used);
    this.shown.add(...this.#readColumns(document));
    this.#settle(doc);
  }

  /** Takes up a state of another index. */
  addFrom(other: LiveIndex, row: number, map: WordAndValueMap): void {
    const doc = this.records.addFrom(other.records, row);
    const copy = (run: Run, to: RunLog, translate: (entry: number) => number) => {
      const entries = Uint32Array.from(run.array.subarray(run.start, run.end), translate);
      to.add(entries, entries.length);
    };
    copy(other.words.at(row), this.words, (entry) => (entry >= firstMark ? entry : map.word(entry)));
    copy(other.shown.at(row), this.shown, (entry) => map.value(entry));
    this.#settle(doc);
  }

  /** Drops a record with all its states. */
  drop(incident: string): void {
    this.#dropToday(numberOf(incident));
    this.dropPast(incident);
  }

  /** Drops the past states of a record. */
  dropPast(incident: string): void {
    const number = numberOf(incident);
    for (const doc of this.#past.get(number) ?? []) this.#kill(doc);
    this.#past.delete(number);
  }

  /** The document of what is told of a record today; null where nothing is. */
  docOf(incident: string): number | null {
    return this.#today.get(numberOf(incident)) ?? null;
  }

  /** Makes the lists anew, yielding often; from the first time on, whatever is taken up is found at once. */
  *remake(): Generator<void> {
    const isAlive = (doc: number) => this.records.standing.array[doc] !== standings.dead;
    yield* this.wordLists.remake(this.lexicon.size, isAlive);
    yield* this.valueLists.remake(this.values.size, isAlive);
    const isFirst = this.#respelt === null;
    this.#respelt ??= new Set();
    for (let word = 0; isFirst && word < this.lexicon.size; word += 1) {
      this.#spell(word);
      if ((word & 255) === 255) yield;
    }
  }

  /** Another index with the same living rows and no dead ones, yielding often. What changes in the meantime is taken over at the end. */
  *renewed(): Generator<void, LiveIndex> {
    const fresh = new LiveIndex();
    const map = new WordAndValueMap(this, fresh);
    const rows: number[] = [];
    const take = function* (self: LiveIndex): Generator<void> {
      for (let row = rows.length === 0 ? 0 : (rows.at(-1) ?? 0) + 1; row < self.records.size; row += 1) {
        if (self.records.standing.array[row] === standings.dead) continue;
        fresh.addFrom(self, row, map);
        rows.push(row);
        if ((rows.length & 15) === 0) yield;
      }
    };
    yield* take(this);
    yield* fresh.remake();
    // From here on nothing yields, so that nothing changes any more.
    const rest = take(this);
    while (rest.next().done !== true) continue;
    for (const [doc, row] of rows.entries()) {
      if (this.records.standing.array[row] === standings.dead) fresh.#forget(doc);
      else fresh.records.from.array[doc] = this.records.from.array[row] ?? 0;
    }
    return fresh;
  }

  #readColumns({ columns }: SearchDocument): [Uint32Array, number] {
    const numbers = [this.values.takeGaps(columns)];
    for (const [place, column] of columnNames.entries()) {
      const bit = place < facetNames.length ? 0 : innerBit;
      for (const value of columns[column].values) numbers.push(this.values.take(column, value) | bit);
    }
    return [Uint32Array.from(numbers), numbers.length];
  }

  /** What a new row brings along: counts, and its place in the lists. */
  #settle(doc: number): void {
    const number = this.records.number.array[doc] ?? 0;
    if (this.records.today.array[doc] === 1) this.#today.set(number, doc);
    else this.#past.set(number, [...(this.#past.get(number) ?? []), doc]);
    this.#count(doc, 1);
    this.wordLists.takeUp(doc);
    this.valueLists.takeUp(doc);
  }

  #spell(word: number): void {
    for (const [form, records] of this.lexicon.formsOf(word)) this.#speller.put(form, records);
  }

  #dropToday(number: number): void {
    const doc = this.#today.get(number);
    if (doc === undefined) return;
    this.#kill(doc);
    this.#today.delete(number);
  }

  /** Drops a row by its own number, whichever state it is. */
  #forget(doc: number): void {
    const number = this.records.number.array[doc] ?? 0;
    if (this.#today.get(number) === doc) this.#today.delete(number);
    const past = (this.#past.get(number) ?? []).filter((other) => other !== doc);
    if (past.length > 0) this.#past.set(number, past);
    else this.#past.delete(number);
    this.#kill(doc);
  }

  #kill(doc: number): void {
    if (this.records.standing.array[doc] === standings.dead) return;
    this.#count(doc, -1);
    this.records.kill(doc);
  }

  /** Counts a row's words and values in or out, where it is told today. */
  #count(doc: number, sign: 1 | -1): void {
    if (this.records.today.array[doc] !== 1) return;
    this.scratch.forget();
    const words = this.words.at(doc);
    this.#seen.extend(this.lexicon.size);
    const mark = (doc + 1) * 2 + (sign + 1) / 2;
    for (let at = words.start; at < words.end; at += 1) {
      const entry = words.array[at] ?? 0;
      if (entry >= firstMark) continue;
      const word = entry & keyMask;
      if (this.#seen.array[word] === mark) continue;
      this.#seen.array[word] = mark;
      this.#respelt?.add(word);
      this.lexicon.counts.array[word] = (this.lexicon.counts.array[word] ?? 0) + sign;
    }
    const shown = this.shown.at(doc);
    for (let at = shown.start; at < shown.end; at += 1) {
      const value = (shown.array[at] ?? 0) & keyMask;
      this.values.note(value, sign);
    }
  }
}

/** What the words and values of one index are called in another. */
export class WordAndValueMap {
  readonly #from: LiveIndex;
  readonly #to: LiveIndex;
  readonly #words = new Map<number, number>();
  readonly #values = new Map<number, number>();

  constructor(from: LiveIndex, to: LiveIndex) {
    this.#from = from;
    this.#to = to;
  }

  /** An entry of the words' log, with its bit. */
  word(entry: number): number {
    const word = entry & keyMask;
    let other = this.#words.get(word);
    if (other === undefined) {
      other = this.#to.lexicon.takeFrom(this.#from.lexicon, word);
      this.#words.set(word, other);
    }
    return entry === word ? other : other | wholeBit;
  }

  /** An entry of the log of values, with its bit. */
  value(entry: number): number {
    const number = entry & keyMask;
    let other = this.#values.get(number);
    if (other === undefined) {
      other = this.#take(number);
      this.#values.set(number, other);
    }
    return entry === number ? other : other | innerBit;
  }

  #take(number: number): number {
    const [from, to] = [this.#from.values, this.#to.values];
    const place = from.columns.array[number] ?? gapColumn;
    const column = columnNames[place];
    return column === undefined ? to.takeGapsFrom(from, number) : to.take(column, from.valueOf(number));
  }
}
