/** Completing: names and words that begin as somebody types. Only what today's records hold is ever offered. */
import { slugOf } from "../domain/source.ts";
import type { Facet } from "./facet.ts";
import type { LiveIndex } from "./live-index.ts";
import type { Completion } from "./search.ts";
import { fold } from "./words/fold.ts";

const pages = { organisation: "/organisations/", actor: "/actors/" } as const;

/** At most `limit` completions: names first, those of most records before others, then words. */
export function completionsOf(
  index: LiveIndex,
  beginning: string,
  limit: number,
  labelOf: (facet: Facet, value: string) => string,
): readonly Completion[] {
  const folded = fold(beginning.trim());
  if (folded === "" || !/[\p{L}\p{N}]/u.test(folded) || limit <= 0) return [];
  const names = [
    ...namesBeginning(index, "organisation", folded, limit, labelOf),
    ...namesBeginning(index, "actor", folded, limit, labelOf),
  ];
  const words = /\s/.test(folded) ? [] : wordsBeginning(index, folded, limit);
  const room = Math.max(limit - words.length, Math.ceil(limit / 2));
  return [...names.toSorted(byRecords).slice(0, room), ...words].slice(0, limit);
}

function namesBeginning(
  { values }: LiveIndex,
  kind: "organisation" | "actor",
  folded: string,
  limit: number,
  labelOf: (facet: Facet, value: string) => string,
): readonly Completion[] {
  const top = new Top(limit);
  values.eachBeginning(kind, slugOf(folded), (number) => {
    top.offer(values.valueOf(number), values.counts.array[number] ?? 0);
  });
  return top.entries().map(([slug, records]) => ({
    kind,
    text: labelOf(kind, slug),
    href: `${pages[kind]}${encodeURIComponent(slug)}`,
    records,
  }));
}

function wordsBeginning(index: LiveIndex, folded: string, limit: number): readonly Completion[] {
  const top = new Top(limit);
  index.lexicon.eachForm(folded, (form, records) => {
    top.offer(form, records);
  });
  return top
    .entries()
    .map(([text]): Completion => ({ kind: "word", text, href: null, records: recordsWith(index, text) }))
    .toSorted(byRecords);
}

/** How many of today's records hold a form; those that hold two spellings of it count once. */
function recordsWith({ lexicon, wordLists, records }: LiveIndex, form: string): number {
  const words = lexicon.wordsOf(form);
  const [only] = words;
  if (only !== undefined && words.length === 1) return lexicon.counts.array[only] ?? 0;
  const docs = new Set<number>();
  for (const { docs: array, start, end } of words.flatMap((word) => wordLists.slicesOf(word))) {
    for (let at = start; at < end; at += 1) if (records.today.array[array[at] ?? 0] === 1) docs.add(array[at] ?? 0);
  }
  return docs.size;
}

function byRecords(a: Completion, b: Completion): number {
  return b.records - a.records || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0);
}

/** The texts of most records, of those that are of any. */
class Top {
  readonly #limit: number;
  #entries: (readonly [text: string, records: number])[] = [];

  constructor(limit: number) {
    this.#limit = Math.min(limit, 100);
  }

  offer(text: string, records: number): void {
    if (records === 0) return;
    this.#entries.push([text, records]);
    if (this.#entries.length > 8 * this.#limit + 100) this.#entries = this.entries();
  }

  entries(): (readonly [text: string, records: number])[] {
    return this.#entries.toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, this.#limit);
  }
}
