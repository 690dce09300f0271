/** The list of organisations that records name as victims: GET /organisations, sorted, narrowed and paged, as a page or as JSON. */
import { labelOfTerm } from "../../domain/field.ts";
import { isBuilding } from "../../workflow/searching.ts";
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
  termsCell,
  termsOf,
} from "../parts/party-list.ts";
import {
  buildingNote,
  canNarrow,
  choicesOf,
  orderIn,
  passing,
  rosterLeaf,
  sortingOf,
  storeLeaf,
} from "../parts/roster-page.ts";
import { isNarrowed, type RosterAsked, rosterAddress, rosterAsked, type RosterForm } from "../parts/roster-query.ts";
import { type RosterColumn, rosterFilter, rosterTable } from "../parts/roster-table.ts";
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
  ({ house: { store }, searches }) =>
  (app) => {
    app.get("/organisations", async (request, reply) => {
      const asked = rosterAsked(request.query, form);
      const { audience } = request.visit;
      const search = await searches.of(audience);
      const building = isBuilding(search);
      if (building) void passing(reply);
      const leaf = building
        ? await storeLeaf(store, audience, "organisation", form, asked)
        : await rosterLeaf(search, "organisation", form, asked);
      const rows = { ...leaf, entries: await partyRows(store, audience, "organisation", leaf.entries) };
      const above = building
        ? buildingNote(search, namedTexts.buildingList)
        : rosterFilter(form, asked, {
            country: choicesOf(search, "country"),
            sector: choicesOf(search, "sector"),
            lane: null,
          });
      return answer(request, reply, {
        page: () => listPage(rows, asked, above, building),
        json: () => ({ ...rows, entries: rows.entries.map(jsonOf), ...orderIn(asked, building) }),
      });
    });
    return Promise.resolve();
  };

function jsonOf(row: PartyRow): object {
  const { slug, name, records } = row;
  return {
    slug,
    name,
    records,
    url: partyAddress("organisation", slug),
    countries: termsOf(row, "victim.country"),
    sectors: termsOf(row, "victim.sector").map((term) => labelOfTerm("victim.sector", term)),
    latest: latestOf(row),
  };
}

function listPage(leaf: Leaf<PartyRow>, asked: RosterAsked, above: Html, building: boolean): PageContent {
  const nothing = leaf.total === 0;
  const body = html`<h1>${texts.heading}</h1>
    <p>${texts.lead}</p>
    ${building || canNarrow(leaf, asked) ? above : null} ${nothing ? emptyNote(asked) : table(leaf, asked, building)}
    ${pager(leaf, (page) => rosterAddress(form, { ...asked, page }))}`;
  return { title: texts.heading, body, section: "/organisations", styles: ["party.css"], noindex: isNarrowed(asked) };
}

function emptyNote(asked: RosterAsked): Html {
  if (isNarrowed(asked)) {
    return html`<p>${namedTexts.noneSo} <a href="${form.path}">${namedTexts.filter.clear}</a></p>`;
  }
  return html`<p>${texts.empty} <a href="/incidents">${texts.all}</a></p>`;
}

function table(leaf: Leaf<PartyRow>, asked: RosterAsked, building: boolean): Html {
  const { column } = texts;
  const columns: readonly RosterColumn<PartyRow>[] = [
    { heading: column.name, sort: "name", cell: (row) => nameCell("organisation", row) },
    ...(anyShows(leaf.entries, "victim.country")
      ? [{ heading: column.country, sort: null, cell: (row: PartyRow) => termsCell(row, "victim.country") }]
      : []),
    ...(anyShows(leaf.entries, "victim.sector")
      ? [{ heading: column.sector, sort: null, cell: (row: PartyRow) => termsCell(row, "victim.sector") }]
      : []),
    { heading: column.records, sort: "records", numeric: true, cell: (row) => html`${namedTexts.number(row.records)}` },
    { heading: column.latest, sort: "latest", cell: latestCell },
  ];
  return html`<p class="meta">${texts.total(leaf.total)}</p>
    ${rosterTable(leaf.entries, columns, texts.heading, building ? null : sortingOf(form, asked))}
    <p class="fine">${texts.asTold}</p>`;
}
