/** Pages of parties and of the records that name one, and what these say of it. */
import type { Field } from "../../domain/field.ts";
import { actorsOf, organisationsOf, type Party, type Projection, shownAbout } from "../../domain/projection.ts";
import type { Instant } from "../../domain/report.ts";
import { slugOf } from "../../domain/source.ts";
import type { PartyEntry, PartyKind, ProjectionShelf } from "../../store/store.ts";
import { asKnownOnIn, asOf } from "../moment.ts";
import { everythingThen } from "../parts/as-known.ts";
import { questionNaming } from "../parts/party-leaf.ts";
import { rosterPage } from "../parts/roster.ts";
import { type Anchor, pageBehind } from "./anchored-page.ts";
import { writeCursor } from "./cursor.ts";
import { type ApiHouse, type Asked, cursorParts, nothingTold, pathOf, usualLimit } from "./endpoint.ts";
import { findRecords, searchFor } from "./found-records.ts";
import { summariesOf } from "./summary.ts";

/** What each kind of party is called in addresses and answers. */
const kinds = {
  organisation: { plural: "organisations", partiesOf: organisationsOf },
  actor: { plural: "actors", partiesOf: actorsOf },
} as const satisfies Record<
  PartyKind,
  { readonly plural: string; readonly partiesOf: (record: Projection) => readonly Party[] }
>;

/** A record that names the party, and under which key. */
export interface Mention {
  readonly record: Projection;
  readonly about: string;
}

type PageAsked = Asked<unknown, { readonly limit?: number; readonly after?: string }>;

type PastAsked = Asked<unknown, PageAsked["query"] & { readonly asKnownOn?: string }>;

/** A page of the parties of a kind, by name, as records name them today or named them then. */
export async function listParties(house: ApiHouse, kind: PartyKind, asked: PastAsked): Promise<object> {
  const { address } = asked;
  const asKnownOn = asKnownOnIn(asked.query, house.clock());
  const { entries, next: anchor } = await (asKnownOn === null
    ? partiesToday(house.store, kind, asked)
    : partiesThen(house, kind, asked, asKnownOn));
  const { plural } = kinds[kind];
  return {
    items: entries.map((entry) => ({
      slug: entry.slug,
      name: entry.name,
      records: entry.records,
      self: asOf(pathOf(`/${plural}/{slug}`, { slug: entry.slug }), asKnownOn),
    })),
    next: addressBehind(anchor, address),
  };
}

/** A page of parties, and where it ends. */
interface PartyStretch {
  readonly entries: readonly PartyEntry[];
  readonly next: Anchor | null;
}

function partiesToday(shelf: ProjectionShelf, kind: PartyKind, { audience, query }: PageAsked): Promise<PartyStretch> {
  return pageBehind<PartyEntry>(
    (page) => shelf.listParties(audience, kind, page),
    (entry) => entry.slug,
    anchorFrom(query.after),
    query.limit ?? usualLimit,
  );
}

/** The past does not change as the list is read, so that the place of a name is where it was. */
async function partiesThen(
  house: ApiHouse,
  kind: PartyKind,
  { audience, query }: PageAsked,
  asKnownOn: Instant,
): Promise<PartyStretch> {
  const search = await searchFor(house, audience);
  const wish = { question: everythingThen(asKnownOn), name: "", only: null, sort: "name", descending: false } as const;
  const page = (offset: number, limit: number) => rosterPage(search, kind, wish, { offset, limit });
  return pageBehind<PartyEntry>(
    ({ offset, limit }) => page(offset, limit),
    (entry) => entry.slug,
    anchorFrom(query.after),
    query.limit ?? usualLimit,
  );
}

/** A party with a page of the records that name it. */
export interface PartyPage {
  /** The name as the newest of these records writes it, and how many records name it. */
  readonly party: { readonly slug: string; readonly name: string; readonly records: number };
  readonly mentions: readonly Mention[];
  /** The records in short, and the address of the next page. */
  readonly page: object;
}

type NamedAsked = Asked<{ readonly slug: string }, PastAsked["query"]>;

/** Refuses (`nothing-told`) names that no record which is open to the reader holds, or held at the instant that is asked for. */
export async function partyPage(house: ApiHouse, kind: PartyKind, asked: NamedAsked): Promise<PartyPage> {
  const wanted = asked.params.slug;
  const asKnownOn = asKnownOnIn(asked.query, house.clock());
  const { records, total, next } = await (asKnownOn === null
    ? namingToday(house.store, kind, asked)
    : namingThen(house, kind, asked, asKnownOn));
  const named = records.flatMap((record) =>
    kinds[kind]
      .partiesOf(record)
      .filter((party) => party.slug === wanted)
      .map(({ name, about }) => ({ name, record, about })),
  );
  const [first] = named;
  if (first === undefined || slugOf(wanted) !== wanted) throw nothingTold();
  return {
    party: { slug: wanted, name: first.name, records: total },
    mentions: named,
    page: { incidents: summariesOf(records, asKnownOn), next },
  };
}

/** A page of the records that name a party, with the address of the next. */
interface Naming {
  readonly records: readonly Projection[];
  readonly total: number;
  readonly next: string | null;
}

async function namingToday(
  shelf: ProjectionShelf,
  kind: PartyKind,
  { audience, params, query, address }: NamedAsked,
): Promise<Naming> {
  const party = { kind, slug: params.slug };
  const { entries, total, next } = await pageBehind(
    (page) => shelf.listTellings(audience, { ...page, sort: "date", descending: true, party }),
    ({ telling }) => telling.incident,
    anchorFrom(query.after),
    query.limit ?? usualLimit,
  );
  return { records: entries.map(({ telling }) => telling), total, next: addressBehind(next, address) };
}

async function namingThen(
  house: ApiHouse,
  kind: PartyKind,
  { audience, params, query, address }: NamedAsked,
  asKnownOn: Instant,
): Promise<Naming> {
  if (slugOf(params.slug) !== params.slug) throw nothingTold();
  const question = questionNaming(kind, params.slug, asKnownOn);
  const place = { sort: "date", descending: true, after: query.after ?? null } as const;
  const { answer, records } = await findRecords(house, audience, { question, place }, query.limit ?? usualLimit);
  return { records, total: answer.total, next: answer.next === null ? null : address({ after: answer.next }) };
}

function anchorFrom(after: string | undefined): Anchor | null {
  const parts = cursorParts(after, 2);
  if (parts === null) return null;
  const [key = "", place = ""] = parts;
  return { key, place: /^\d{1,9}$/.test(place) ? Number(place) : 0 };
}

function addressBehind(anchor: Anchor | null, address: PageAsked["address"]): string | null {
  return anchor === null ? null : address({ after: writeCursor([anchor.key, anchor.place]) });
}

/** What each record says of the party in a field; records that say nothing are left out. */
export function saidIn(mentions: readonly Mention[], field: Field): readonly object[] {
  return mentions
    .map(({ record, about }) => ({ incident: record.incident, assertions: shownAbout(record, field, about) }))
    .filter(({ assertions }) => assertions.length > 0);
}

/** Fields of which no record says anything are left out. */
export function factsIn(mentions: readonly Mention[], wanted: readonly Field[]): object {
  const facts = wanted.map((field) => [field, saidIn(mentions, field)] as const);
  return Object.fromEntries(facts.filter(([, said]) => said.length > 0));
}

/** Other names for the actor, each with who uses it. */
export function aliasesIn(mentions: readonly Mention[]): readonly object[] {
  const uses = mentions.flatMap(({ record, about }) =>
    shownAbout(record, "actor.alias", about).flatMap(({ content, polarity, asserter }) =>
      content.kind === "name" && polarity === "affirmed"
        ? [{ alias: content.name, use: { incident: record.incident, asserter } }]
        : [],
    ),
  );
  const grouped = Map.groupBy(uses, (use) => use.alias);
  return [...grouped].map(([name, of]) => ({ alias: name, usedBy: of.map(({ use }) => use) }));
}
