/** The list of organisations that records name as victims: GET /organisations, sorted, narrowed and paged, as a page or as JSON. */
import type { AudienceName } from "../../domain/audience.ts";
import { labelOfTerm } from "../../domain/field.ts";
import type { Search } from "../../search/search.ts";
import { type Building, isBuilding } from "../../workflow/searching.ts";
import { titleThen } from "../parts/as-known.ts";
import { type Html, html } from "../parts/html.ts";
import { type Leaf, pager } from "../parts/paging.ts";
import type { PageContent } from "../parts/page.ts";
import {
  anyShows,
  latestCell,
  latestOf,
  nameCell,
  partyAddress,
  type PartyRow,
  partyRows,
  partyRowsThen,
  termsCell,
  termsOf,
} from "../parts/party-list.ts";
import {
  answerLater,
  buildingNote,
  canNarrow,
  choicesOf,
  emptyRoster,
  orderIn,
  passing,
  pastNotice,
  rosterLeaf,
  sortingOf,
  storeLeaf,
} from "../parts/roster-page.ts";
import { isApart, type RosterAsked, rosterAddress, rosterAsked, type RosterForm } from "../parts/roster-query.ts";
import type { ListColumn } from "../parts/list-table.ts";
import { rosterFilter, rosterTable } from "../parts/roster-table.ts";
import type { Telling } from "../records-then.ts";
import { answer } from "../reply.ts";
import type { Routes } from "../route.ts";
import { namedTexts } from "../texts/named.ts";
import { organisationTexts as texts } from "../texts/organisations.ts";

const form: RosterForm = {
  path: "/organisations",
  filters: ["country", "sector"],
  sort: "name",
  sorts: ["name", "records", "latest"],
};

/** The list. */
export const organisationsRoutes: Routes =
  ({ house, searches }) =>
  (app) => {
    app.get("/organisations", async (request, reply) => {
      const asked = rosterAsked(request.query, form, house.clock());
      const { audience } = request.visit;
      const search = await searches.of(audience);
      if (isBuilding(search)) {
        if (asked.asKnownOn !== null) return answerLater(request, reply, texts.heading, search);
        void passing(reply);
      }
      const rows = await rowsFor(house, search, audience, asked);
      return answer(request, reply, {
        page: () => listPage(rows, asked, search),
        json: () => ({
          ...rows,
          entries: rows.entries.map((row) => jsonOf(row, asked)),
          ...orderIn(asked, isBuilding(search)),
        }),
      });
    });
    return Promise.resolve();
  };

async function rowsFor(
  house: Telling,
  search: Search | Building,
  audience: AudienceName,
  asked: RosterAsked,
): Promise<Leaf<PartyRow>> {
  const { asKnownOn } = asked;
  const leaf = isBuilding(search)
    ? await storeLeaf(house.store, audience, "organisation", form, asked)
    : await rosterLeaf(search, "organisation", form, asked);
  const entries =
    asKnownOn === null || isBuilding(search)
      ? await partyRows(house.store, audience, "organisation", leaf.entries)
      : await partyRowsThen(house, { search, audience }, "organisation", leaf.entries, asKnownOn);
  return { ...leaf, entries };
}

function jsonOf(row: PartyRow, { asKnownOn }: RosterAsked): object {
  const { slug, name, records } = row;
  return {
    slug,
    name,
    records,
    url: partyAddress("organisation", slug, asKnownOn),
    countries: termsOf(row, "victim.country"),
    sectors: termsOf(row, "victim.sector").map((term) => labelOfTerm("victim.sector", term)),
    latest: latestOf(row),
  };
}

function listPage(leaf: Leaf<PartyRow>, asked: RosterAsked, search: Search | Building): PageContent {
  const empty = html`<p>${texts.empty} <a href="/incidents">${texts.all}</a></p>`;
  const body = html`<h1>${texts.heading}</h1>
    <p>${texts.lead}</p>
    ${aboveList(leaf, asked, search)}
    ${leaf.total === 0 ? emptyRoster(form, asked, empty) : table(leaf, asked, isBuilding(search))}
    ${pager(leaf, (page) => rosterAddress(form, { ...asked, page }))}`;
  const title = titleThen(texts.heading, asked.asKnownOn);
  return { title, body, section: "/organisations", styles: ["party.css"], noindex: isApart(asked) };
}

function aboveList(leaf: Leaf<PartyRow>, asked: RosterAsked, search: Search | Building): Html {
  if (isBuilding(search)) return buildingNote(search, namedTexts.buildingList);
  const choices = (facet: "country" | "sector") => choicesOf(search, facet, asked);
  return html`${pastNotice(form, asked, search)}
  ${
    canNarrow(leaf, asked)
      ? rosterFilter(form, asked, { country: choices("country"), sector: choices("sector"), lane: null })
      : null
  }`;
}

function table(leaf: Leaf<PartyRow>, asked: RosterAsked, building: boolean): Html {
  const { column } = texts;
  const columns: readonly ListColumn<PartyRow>[] = [
    { heading: column.name, sort: "name", cell: (row) => nameCell("organisation", row, asked.asKnownOn) },
    ...(anyShows(leaf.entries, "victim.country")
      ? [{ heading: column.country, sort: null, cell: (row: PartyRow) => termsCell(row, "victim.country") }]
      : []),
    ...(anyShows(leaf.entries, "victim.sector")
      ? [{ heading: column.sector, sort: null, cell: (row: PartyRow) => termsCell(row, "victim.sector") }]
      : []),
    { heading: column.records, sort: "records", numeric: true, cell: (row) => html`${namedTexts.number(row.records)}` },
    { heading: column.latest, sort: "latest", cell: (row) => latestCell(row, asked.asKnownOn) },
  ];
  return html`<p class="meta">${texts.total(leaf.total)}</p>
    ${rosterTable(leaf.entries, columns, texts.heading, building ? null : sortingOf(form, asked))}
    <p class="fine">${texts.asTold}</p>`;
}
