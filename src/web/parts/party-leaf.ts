/** The records that name one party, a page of them, latest first; each page begins behind the record that the last one ended with. */
import type { FastifyRequest } from "fastify";
import { finding } from "../../domain/finding.ts";
import type { Projection } from "../../domain/projection.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Instant } from "../../domain/report.ts";
import { slugOf } from "../../domain/source.ts";
import type { Question, Search } from "../../search/search.ts";
import type { PartyKind, ProjectionShelf } from "../../store/store.ts";
import { type Anchor, pageBehind } from "../api/anchored-page.ts";
import { readCursor, writeCursor } from "../api/cursor.ts";
import { typedIn } from "../pages/typed.ts";
import { recordsThen, type Telling } from "../records-then.ts";
import { namedTexts } from "../texts/named.ts";
import { type Html, html } from "./html.ts";
import type { Mention } from "./party-facts.ts";
import { questionOf } from "./party-figures.ts";
import { anyLaneQuestion } from "./lane-questions.ts";
import { mentionIn, partiesOf, partyAddress } from "./party-list.ts";

/** How many records a page holds. */
const pageLength = 50;

/** One party with a page of the records that name it. */
export interface PartyLeaf {
  /** The name as the first of these records writes it. */
  readonly party: { readonly slug: string; readonly name: string };
  readonly records: readonly Projection[];
  readonly mentions: readonly Mention[];
  /** How many records name it, in all. */
  readonly total: number;
  /** Where the page begins; null: with the latest record. */
  readonly after: string | null;
  /** As the records were told then; null: today. */
  readonly asKnownOn: Instant | null;
  /** The address of its first page. */
  readonly address: string;
  /** The address of the next page; null at the end. */
  readonly next: string | null;
}

/** What is read of a request. */
export type LeafRequest = Pick<FastifyRequest<{ Params: { slug: string } }>, "params" | "query" | "visit">;

/** Refuses (`page-not-found`) names that no record open to this visitor holds; it does not say whether others do. */
export async function partyLeaf(
  shelf: Pick<ProjectionShelf, "listTellings">,
  { params: { slug }, query, visit }: LeafRequest,
  kind: PartyKind,
): Promise<PartyLeaf> {
  const after = cursorIn(query);
  if (slugOf(slug) !== slug) throw new Refusal("page-not-found");
  const asked = { sort: "date", descending: true, party: { kind, slug } } as const;
  const { entries, total, next } = await pageBehind(
    (page) => shelf.listTellings(visit.audience, { ...page, ...asked }),
    ({ telling }) => telling.incident,
    after === null ? null : anchorFrom(after),
    pageLength,
  );
  const records = entries.map(({ telling }) => telling);
  const address = partyAddress(kind, slug);
  const name = nameIn(records, kind, slug);
  if (name === null) throw new Refusal("page-not-found");
  return {
    party: { slug, name },
    records,
    mentions: records.map((record) => mentionIn(record, kind, slug)).filter((mention) => mention !== null),
    total,
    after,
    asKnownOn: null,
    address,
    next: next === null ? null : `${address}?after=${writeCursor([next.key, next.place])}`,
  };
}

/**
 * The same as of the past, from the search, which finds an actor in the lanes that count it. Refuses (`not-named-then`) names that
 * records hold today and did not then.
 */
export async function partyLeafThen(
  house: Telling,
  search: Search,
  { params: { slug }, query, visit: { audience } }: LeafRequest,
  kind: PartyKind,
  asKnownOn: Instant,
): Promise<PartyLeaf> {
  const after = cursorIn(query);
  if (slugOf(slug) !== slug) throw new Refusal("page-not-found");
  const wanted = { sort: "date", descending: true, after, limit: pageLength, facets: [], values: 0 } as const;
  const { hits, total, next } = search.ask(questionNaming(kind, slug, asKnownOn), wanted);
  const records = await recordsThen(house, audience, hits, asKnownOn);
  const name = nameIn(records, kind, slug);
  if (name === null) throw absentThen(search, questionNaming(kind, slug, null), partyAddress(kind, slug));
  const address = partyAddress(kind, slug, asKnownOn);
  return {
    party: { slug, name },
    records,
    mentions: records.map((record) => mentionIn(record, kind, slug)).filter((mention) => mention !== null),
    total,
    after,
    asKnownOn,
    address,
    next: next === null ? null : `${address}&after=${encodeURIComponent(next)}`,
  };
}

/** The records that name a party, as far as the index finds it. */
export function questionNaming(kind: PartyKind, slug: string, asKnownOn: Instant | null): Question {
  return kind === "actor" ? anyLaneQuestion(slug, asKnownOn) : questionOf(kind, slug, asKnownOn);
}

/** What answers for a name that no record held then: that there is none, or where it is told of today. `now`: which records hold it today. */
export function absentThen(search: Search, now: Question, address: string): Refusal {
  const wanted = { sort: "date", descending: true, after: null, limit: 0, facets: [], values: 0 } as const;
  const { total } = search.ask(now, wanted);
  return total === 0 ? new Refusal("page-not-found") : new Refusal("not-named-then", { now: address });
}

/** Where an address goes on; null: from the beginning. Refuses (`request-invalid`) what can be no such place. */
export function cursorIn(query: unknown): string | null {
  const [text = "", ...more] = typedIn(query).all("after");
  if (text === "" && more.length === 0) return null;
  if (more.length > 0 || text.length > 1000) throw noPlace(text);
  return text;
}

/** Links to the beginning and to the next page; nothing where one page holds all. */
export function onward(first: string | null, next: string | null): Html | null {
  if (first === null && next === null) return null;
  return html`<nav class="pager" aria-label="${namedTexts.pages}">
    ${first === null ? null : html`<a href="${first}">${namedTexts.first}</a>`}
    ${next === null ? null : html`<a rel="next" href="${next}">${namedTexts.next}</a>`}
  </nav>`;
}

function anchorFrom(text: string): Anchor {
  const [key = "", place = ""] = readCursor(text, 2) ?? [];
  if (!/^\d{1,9}$/.test(place)) throw noPlace(text);
  return { key, place: Number(place) };
}

function noPlace(text: string): Refusal {
  const takes = { after: "where the page before ended, as the link to the next page has it" };
  return new Refusal("request-invalid", takes, [finding("after", "value-not-admitted", text.slice(0, 200))]);
}

function nameIn(records: readonly Projection[], kind: PartyKind, slug: string): string | null {
  const named = records.flatMap(partiesOf[kind]).find((party) => party.slug === slug);
  return named?.name ?? null;
}
