/** The records that name one party, a page of them, latest first; each page begins behind the record that the last one ended with. */
import type { FastifyRequest } from "fastify";
import { finding } from "../../domain/finding.ts";
import type { Projection } from "../../domain/projection.ts";
import { Refusal } from "../../domain/refusal.ts";
import { slugOf } from "../../domain/source.ts";
import type { PartyKind, ProjectionShelf } from "../../store/store.ts";
import { type Anchor, pageBehind } from "../api/anchored-page.ts";
import { readCursor, writeCursor } from "../api/cursor.ts";
import { typedIn } from "../pages/typed.ts";
import { namedTexts } from "../texts/named.ts";
import { type Html, html } from "./html.ts";
import type { Mention } from "./party-facts.ts";
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
  /** The address of its first page. */
  readonly address: string;
  /** The address of the next page; null at the end. */
  readonly next: string | null;
}

/** Refuses (`page-not-found`) names that no record open to this visitor holds; it does not say whether others do. */
export async function partyLeaf(
  shelf: Pick<ProjectionShelf, "listTellings">,
  { params: { slug }, query, visit }: Pick<FastifyRequest<{ Params: { slug: string } }>, "params" | "query" | "visit">,
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
    address,
    next: next === null ? null : `${address}?after=${writeCursor([next.key, next.place])}`,
  };
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
