/** The records that name one party, a page of them, newest first. */
import type { FastifyRequest } from "fastify";
import type { Party, Projection } from "../../domain/projection.ts";
import { Refusal } from "../../domain/refusal.ts";
import { slugOf } from "../../domain/source.ts";
import type { PartyKind, ProjectionShelf } from "../../store/store.ts";
import { type Leaf, leafOf, type Query, readQuery } from "./paging.ts";
import type { Mention } from "./party-facts.ts";

/** One party with a page of the records that name it. */
export interface PartyLeaf {
  /** The name as the newest of these records writes it. */
  readonly party: { readonly slug: string; readonly name: string };
  readonly leaf: Leaf<Projection>;
  readonly mentions: readonly Mention[];
  /** The address of each page. */
  readonly address: (page: number) => string;
}

/** Refuses (`page-not-found`) names that no record open to this visitor holds; it does not say whether others do. */
export async function partyLeaf(
  shelf: Pick<ProjectionShelf, "listTellings">,
  { params: { slug }, query, visit }: FastifyRequest<{ Params: { slug: string }; Querystring: Query }>,
  kind: PartyKind,
  partiesOf: (record: Projection) => readonly Party[],
): Promise<PartyLeaf> {
  const number = readQuery(({ page }) => page(query["page"]));
  if (slugOf(slug) !== slug) throw new Refusal("page-not-found");
  const path = `/${kind}s/${encodeURIComponent(slug)}`;
  const address = (page: number) => (page === 1 ? path : `${path}?page=${page}`);
  const listed = await leafOf(number, address, (page) =>
    shelf.listTellings(visit.audience, { ...page, sort: "date", descending: true, party: { kind, slug } }),
  );
  const records = listed.entries.map(({ telling }) => telling);
  const named = records.flatMap((record) =>
    partiesOf(record)
      .filter((party) => party.slug === slug)
      .map(({ name, about }) => ({ name, record, about })),
  );
  const [first] = named;
  if (first === undefined) throw new Refusal("page-not-found");
  return { party: { slug, name: first.name }, leaf: { ...listed, entries: records }, mentions: named, address };
}
