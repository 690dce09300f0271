/** The lists of what records name: read from the reader's index, or from the store while that is being built. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Facet } from "../../search/facet.ts";
import type { Question, Search } from "../../search/search.ts";
import type { PartyKind, ProjectionShelf } from "../../store/store.ts";
import type { AudienceName } from "../../domain/audience.ts";
import type { Building } from "../../workflow/searching.ts";
import { prefersJson } from "../negotiation.ts";
import { refuseBuilding } from "../search-building.ts";
import { namedTexts } from "../texts/named.ts";
import { asKnownNotice, everythingThen } from "./as-known.ts";
import { type Html, html } from "./html.ts";
import { type Leaf, leafOf } from "./paging.ts";
import { type Others, type RosterEntry, type RosterFacet, rosterPage } from "./roster.ts";
import { isNarrowed, type RosterAsked, rosterAddress, type RosterForm, widened } from "./roster-query.ts";
import type { ListSorting } from "./list-table.ts";
import type { RosterChoice } from "./roster-table.ts";

/** A list of no more entries needs no form that narrows it. */
const fewest = 12;

/** How many actors the store is asked for besides those that the index counts. */
const mostOthers = 10_000;

/** The page of a roster that is asked for. `only` and `others` as in `RosterWish` and `rosterPage`. */
export function rosterLeaf(
  search: Search,
  facet: RosterFacet,
  form: RosterForm,
  asked: RosterAsked,
  { only = null, others }: { readonly only?: ReadonlySet<string> | null; readonly others?: Others } = {},
): Promise<Leaf<RosterEntry>> {
  const { name, sort, descending } = asked;
  const wish = { question: questionOf(asked), name, only, sort, descending };
  return leafOf(
    asked.page,
    (page) => rosterAddress(form, { ...asked, page }),
    (page) => rosterPage(search, facet, wish, page, others),
  );
}

/** The same from the store, by name and not narrowed. */
export function storeLeaf(
  shelf: Pick<ProjectionShelf, "listParties">,
  audience: AudienceName,
  kind: PartyKind,
  form: RosterForm,
  asked: RosterAsked,
): Promise<Leaf<RosterEntry>> {
  return leafOf(
    asked.page,
    (page) => rosterAddress(form, { ...asked, page }),
    (page) => shelf.listParties(audience, kind, page),
  );
}

/** Parties of a kind as the store has them. */
export function partiesIn(
  shelf: Pick<ProjectionShelf, "listParties">,
  audience: AudienceName,
  kind: PartyKind,
): Others {
  return async () => (await shelf.listParties(audience, kind, { offset: 0, limit: mostOthers })).entries;
}

/** The orders of a roster. */
export function sortingOf(form: RosterForm, asked: RosterAsked): ListSorting {
  return {
    sort: asked.sort,
    descending: asked.descending,
    address: (sort, descending) => rosterAddress(form, { ...asked, sort, descending, page: 1 }),
  };
}

/** The notice above a roster of the past; nothing above today's. `besides`: what else is to be said of such a list. */
export function pastNotice(form: RosterForm, asked: RosterAsked, search: Search, besides?: string): Html | null {
  const today = rosterAddress(form, { ...asked, page: 1, asKnownOn: null });
  return asKnownNotice(asked.asKnownOn, today, { span: search.span, besides: besides ?? null });
}

/** The line where no entry answers; `empty`: what stands where none is told at all. */
export function emptyRoster(form: RosterForm, asked: RosterAsked, empty: Html): Html {
  if (isNarrowed(asked)) {
    return html`<p>
      ${namedTexts.noneSo} <a href="${rosterAddress(form, widened(asked))}">${namedTexts.filter.clear}</a>
    </p>`;
  }
  return asked.asKnownOn === null ? empty : html`<p>${namedTexts.noneThen}</p>`;
}

/** The order of a list, for programs: by name where it was made without the index. */
export function orderIn({ sort, descending }: RosterAsked, building: boolean): object {
  return building ? { sort: "name", order: "asc" } : { sort, order: descending ? "desc" : "asc" };
}

/** Whether a list is long enough to be narrowed, or is narrowed already. */
export function canNarrow({ total }: Leaf<unknown>, asked: RosterAsked): boolean {
  return total > fewest || isNarrowed(asked);
}

/** The values of a facet that records show, by their labels; empty where this audience is not told of it. */
export function choicesOf(
  search: Search,
  facet: Facet,
  { asKnownOn }: Pick<RosterAsked, "asKnownOn">,
): readonly RosterChoice[] {
  const wanted = { sort: "date", descending: true, after: null, limit: 0, facets: [facet], values: 500 } as const;
  const [counted] = search.ask(everythingThen(asKnownOn), wanted).facets;
  return (counted?.values ?? [])
    .map(({ value, label, count }) => ({ value, label, count }))
    .toSorted((a, b) => a.label.localeCompare(b.label, "en"));
}

/** Keeps an answer that was made without the index from being kept by anybody. */
export function passing(reply: FastifyReply): FastifyReply {
  return reply.header("cache-control", "no-store");
}

/** The line above a list that was made without the index. */
export function buildingNote({ done, of }: Building, then: string): Html {
  return html`<p class="notice">${namedTexts.building(done, of)} ${then}</p>`;
}

/** Says that a page cannot be made without the index, and when to come again. Programs are refused (`search-building`). */
export function answerLater(
  { headers }: Pick<FastifyRequest, "headers">,
  reply: FastifyReply,
  heading: string,
  building: Building,
): FastifyReply {
  if (prefersJson(headers.accept)) return refuseBuilding(building);
  const body = html`<h1>${heading}</h1>
    ${buildingNote(building, namedTexts.buildingPage)}`;
  return passing(reply).header("retry-after", "3").page({ title: heading, body, status: 503, noindex: true });
}

function questionOf({ country, sector, asKnownOn }: RosterAsked): Question {
  const all = everythingThen(asKnownOn);
  if (country === null && sector === null) return all;
  return {
    ...all,
    chosen: {
      ...(country === null ? {} : { country: [country] }),
      ...(sector === null ? {} : { sector: [sector] }),
    },
  };
}
