/** What feeds there are, and how each finds its entries with bounded work. What an audience is not told has no feed, like what is not there. */
import type { AudienceName } from "../../domain/audience.ts";
import { labelOfTerm } from "../../domain/field.ts";
import { isNews, newsKinds } from "../../domain/news.ts";
import { actorsOf, organisationsOf, type Projection } from "../../domain/projection.ts";
import { Refusal } from "../../domain/refusal.ts";
import { slugOf } from "../../domain/source.ts";
import type { Change, PartyKind, ProjectionShelf } from "../../store/store.ts";
import { countryName } from "../../vocabulary/country.ts";
import { undirected } from "../parts/saying.ts";
import { feedTexts as texts } from "../texts/feed.ts";
import { entryFrom } from "./entry.ts";
import { type Facts, factsOf } from "./facts.ts";
import { type Feed, type FeedEntry, mostEntries } from "./feed.ts";
import { lookback, type Newest, readFacts } from "./newest.ts";

/** What a feed is made of. */
export interface Desk {
  readonly shelf: Pick<ProjectionShelf, "findTelling" | "listTellings" | "newestChanges">;
  readonly audience: AudienceName;
  readonly newest: Newest;
}

/** Finds the feed of a name; refuses (`page-not-found`) where there is none for this audience. */
type Finder = (desk: Desk, name: string) => Promise<Feed>;

/** The feeds by the part of the address that stands before their names. */
export const scopes: Readonly<Record<string, Finder>> = {
  organisations: (desk, slug) => feedOfParty(desk, "organisation", slug),
  actors: (desk, slug) => feedOfParty(desk, "actor", slug),
  countries: feedOfCountry,
  news: feedOfNews,
};

/** Everything that is told, each change an entry. */
export function feedOfAll(desk: Desk): Promise<Feed> {
  return Promise.resolve({
    path: "/feeds/all",
    title: texts.all,
    about: texts.allAbout,
    page: "/incidents?sort=changed&order=desc",
    entries: entriesOf(desk, desk.newest.changes, desk.newest.facts),
  });
}

/**
 * The records that name a party now, each with its newest version; which party a withdrawn record named is not told any more. Of changes
 * that are not among the newest only the version is known.
 */
async function feedOfParty(desk: Desk, kind: PartyKind, slug: string): Promise<Feed> {
  if (slugOf(slug) !== slug) throw new Refusal("page-not-found");
  const { shelf, audience, newest } = desk;
  const page = { sort: "changed", descending: true, offset: 0, limit: mostEntries } as const;
  const { entries } = await shelf.listTellings(audience, { ...page, party: { kind, slug } });
  const records = entries.map(({ telling }) => telling);
  const name = records.flatMap(partiesOf[kind]).find((party) => party.slug === slug)?.name;
  if (name === undefined) throw new Refusal("page-not-found");
  const changes = records.map((record) => newest.changes.find((change) => isOf(change, record)) ?? changeTo(record));
  const facts = new Map(records.map((record) => [record.incident, factsOf(record)]));
  return {
    path: `/feeds/${kind}s/${encodeURIComponent(slug)}`,
    title: undirected(name),
    about: texts.aboutParty[kind],
    page: `/${kind}s/${encodeURIComponent(slug)}`,
    entries: entriesOf(desk, changes, facts),
  };
}

/** Changes of records with a victim in the country, among the newest of all changes. Every country of ISO 3166 has a feed, be it empty. */
function feedOfCountry(desk: Desk, code: string): Promise<Feed> {
  if (countryName(code) === null) throw new Refusal("page-not-found");
  const { changes, facts } = desk.newest;
  const there = changes.filter(({ incident }) => facts.get(incident)?.countries.includes(code) === true);
  return Promise.resolve({
    path: `/feeds/countries/${code}`,
    title: labelOfTerm("victim.country", code),
    about: texts.aboutCountry(lookback),
    page: "/incidents?sort=changed&order=desc",
    entries: entriesOf(desk, there, facts),
  });
}

/** Changes of one kind of news. */
async function feedOfNews(desk: Desk, kind: string): Promise<Feed> {
  if (!isNews(kind)) throw new Refusal("page-not-found");
  const { shelf, audience, newest } = desk;
  const changes = await shelf.newestChanges(audience, kind, mostEntries);
  const facts = new Map(newest.facts);
  for (const { incident } of changes) {
    const told = facts.get(incident) ?? (await readFacts(shelf, incident, audience));
    if (told !== null) facts.set(incident, told);
  }
  return {
    path: `/feeds/news/${kind}`,
    title: newsKinds[kind],
    about: texts.aboutNews,
    page: "/feeds#news",
    entries: entriesOf(desk, changes, facts),
  };
}

/** The newest of the changes as entries, as far as anything is told of their records. */
export function entriesOf(
  { audience }: Desk,
  changes: readonly Change[],
  facts: ReadonlyMap<string, Facts>,
): readonly FeedEntry[] {
  return changes.slice(0, mostEntries).flatMap((change) => {
    const known = facts.get(change.incident);
    return known === undefined ? [] : [entryFrom(change, known, audience)];
  });
}

const partiesOf = { organisation: organisationsOf, actor: actorsOf } as const;

function isOf({ incident, version }: Change, record: Projection): boolean {
  return incident === record.incident && version === record.version;
}

/** The change that brought a record to what it says, as far as the record itself tells. */
export function changeTo({ incident, version, since }: Pick<Projection, "incident" | "version" | "since">): Change {
  return { number: 0, incident, version, at: since, news: version === 1 ? ["published"] : [] };
}
