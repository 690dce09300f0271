/** Rosters: everything of one kind that records name (organisations, actors, sources, campaigns), sorted and narrowed, from the reader's index. */
import { slugOf } from "../../domain/source.ts";
import { everything, type Question, type Search } from "../../search/search.ts";
import { everythingThen } from "./as-known.ts";
import { countsIn } from "./kept-tallies.ts";

/** What a roster can be of. */
export type RosterFacet = "organisation" | "actor" | "source" | "campaign";

/** What a roster is sorted by: the name, how many records name it, or the latest date of those records. */
export const rosterSorts = ["name", "records", "latest"] as const;

/** One of these. */
export type RosterSort = (typeof rosterSorts)[number];

/** One entry of a roster. */
export interface RosterEntry {
  /** Names its page. */
  readonly slug: string;
  readonly name: string;
  /** Of the records that were asked for. */
  readonly records: number;
}

/** What is wanted of a roster. */
export interface RosterWish {
  /** Which records count, narrowed by facets alone, and as of when; `everything` for all of today. */
  readonly question: Question;
  /** The beginning of a word of the name, as typed; empty: any name. */
  readonly name: string;
  /** Null: whoever is named. Else only these, by the names of their pages. */
  readonly only: ReadonlySet<string> | null;
  readonly sort: RosterSort;
  readonly descending: boolean;
}

/** A part of a roster with the length of the whole. */
export interface RosterPage {
  readonly entries: readonly RosterEntry[];
  readonly total: number;
}

/** What is kept of an index until it changes. */
interface Kept {
  readonly change: number;
  readonly wholes: Map<RosterFacet, ReadonlyMap<string, Named>>;
  readonly orders: Map<string, readonly string[]>;
}

interface Named {
  readonly name: string;
  readonly records: number;
}

/** Names that the index does not count by, such as actors of whom it is only said that they deny it. */
export type Others = () => Promise<readonly RosterEntry[]>;

const kept = new WeakMap<Search, Kept>();

/**
 * The part of the roster from an offset, at most `limit` entries. Ties go by name. What is the same for all is kept until the index
 * changes, but of the past. `others` are of today.
 */
export async function rosterPage(
  search: Search,
  facet: RosterFacet,
  wish: RosterWish,
  { offset, limit }: { readonly offset: number; readonly limit: number },
  others: Others = () => Promise.resolve([]),
): Promise<RosterPage> {
  const { asKnownOn } = wish.question;
  const all = everythingThen(asKnownOn);
  const whole = asKnownOn === null ? await wholeOf(search, facet, others) : wholeThen(search, facet, all);
  const counts = isEverything(wish.question) ? null : tallied(search, facet, wish.question);
  const recordsOf = (slug: string) => (counts === null ? (whole.get(slug)?.records ?? 0) : (counts.get(slug) ?? 0));
  const begins = wish.name === "" ? null : `-${slugOf(wish.name)}`;
  const order =
    counts !== null && wish.sort === "records"
      ? ordered([...counts.keys()], recordsOf, wish.descending)
      : asKnownOn === null
        ? orderOf(search, facet, wish, whole)
        : orderMade(search, facet, wish, whole, all);
  const found = order.filter(
    (slug) =>
      (counts === null || counts.has(slug)) &&
      (wish.only === null || wish.only.has(slug)) &&
      (begins === null || `-${slug}`.includes(begins)),
  );
  const entries = found
    .slice(offset, offset + limit)
    .map((slug) => ({ slug, name: whole.get(slug)?.name ?? slug, records: recordsOf(slug) }));
  return { entries, total: found.length };
}

/** How many of the records that answer show each value. */
export function tallied(
  search: Search,
  facet: Parameters<Search["tally"]>[1][0],
  question: Question,
): ReadonlyMap<string, number> {
  return countsIn(search.tally(question, [facet]));
}

/** All that the index counts, and the others. Names are looked up once. */
async function wholeOf(search: Search, facet: RosterFacet, others: Others): Promise<ReadonlyMap<string, Named>> {
  const { wholes } = keptOf(search);
  const known = wholes.get(facet);
  if (known !== undefined) return known;
  const fresh = wholeThen(search, facet, everything);
  for (const { slug, name, records } of await others()) {
    fresh.set(slug, { name: fresh.get(slug)?.name ?? name, records });
  }
  wholes.set(facet, fresh);
  return fresh;
}

/** All that the index counts. */
function wholeThen(search: Search, facet: RosterFacet, all: Question): Map<string, Named> {
  const whole = new Map<string, Named>();
  for (const [slug, records] of tallied(search, facet, all)) {
    whole.set(slug, { name: search.labelOf(facet, slug), records });
  }
  return whole;
}

function orderOf(
  search: Search,
  facet: RosterFacet,
  { sort, descending }: Pick<RosterWish, "sort" | "descending">,
  whole: ReadonlyMap<string, Named>,
): readonly string[] {
  const { orders } = keptOf(search);
  const key = `${facet} ${sort} ${descending}`;
  const known = orders.get(key);
  if (known !== undefined) return known;
  const fresh = orderMade(search, facet, { sort, descending }, whole, everything);
  orders.set(key, fresh);
  return fresh;
}

function orderMade(
  search: Search,
  facet: RosterFacet,
  { sort, descending }: Pick<RosterWish, "sort" | "descending">,
  whole: ReadonlyMap<string, Named>,
  all: Question,
): readonly string[] {
  const latest = sort === "latest" ? latestOf(search, facet, all) : null;
  const keyOf = (slug: string) => (latest === null ? (whole.get(slug)?.records ?? 0) : (latest.get(slug) ?? ""));
  const slugs = [...whole.keys()];
  return sort === "name" ? byName(slugs, descending) : ordered(slugs, keyOf, descending);
}

function isEverything({ chosen }: Question): boolean {
  return Object.keys(chosen).length === 0;
}

function keptOf(search: Search): Kept {
  const before = kept.get(search);
  if (before?.change === search.change) return before;
  const fresh: Kept = { change: search.change, wholes: new Map(), orders: new Map() };
  kept.set(search, fresh);
  return fresh;
}

/** The latest month or year that records which name it are listed under. */
function latestOf(search: Search, facet: RosterFacet, all: Question): ReadonlyMap<string, string> {
  const latest = new Map<string, string>();
  for (const { values } of search.tally(all, [facet, "month"]).cells) {
    const [slug = "", month = ""] = values;
    // Decades are written `202X`; letters would come after every digit.
    const comparable = month.replaceAll("X", "0");
    if (comparable > (latest.get(slug) ?? "")) latest.set(slug, comparable);
  }
  return latest;
}

function byName(slugs: readonly string[], descending: boolean): readonly string[] {
  const sorted = slugs.toSorted();
  return descending ? sorted.toReversed() : sorted;
}

/** Those without a key come last either way. */
function ordered(
  slugs: readonly string[],
  keyOf: (slug: string) => string | number,
  descending: boolean,
): readonly string[] {
  const direction = descending ? -1 : 1;
  const keyed = slugs.map((slug) => ({ slug, key: keyOf(slug) }));
  keyed.sort((a, b) => {
    if (a.key === b.key) return a.slug < b.slug ? -1 : 1;
    if (a.key === "" || b.key === "") return a.key === "" ? 1 : -1;
    return a.key < b.key ? -direction : direction;
  });
  return keyed.map(({ slug }) => slug);
}
