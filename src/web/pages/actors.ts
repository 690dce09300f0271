/** The list of actors that records name in any lane of responsibility: GET /actors, what is attributed and what is claimed apart. */
import type { AudienceName } from "../../domain/audience.ts";
import { labelOfTerm } from "../../domain/field.ts";
import type { Instant } from "../../domain/report.ts";
import type { Search } from "../../search/search.ts";
import { type Building, isBuilding } from "../../workflow/searching.ts";
import { titleThen } from "../parts/as-known.ts";
import { type Html, html } from "../parts/html.ts";
import { countsIn, keptTally } from "../parts/kept-tallies.ts";
import { type Leaf, pager } from "../parts/paging.ts";
import type { PageContent } from "../parts/page.ts";
import { questionOf } from "../parts/party-figures.ts";
import { recordsIn } from "../parts/lane-questions.ts";
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
import { tallied } from "../parts/roster.ts";
import {
  answerLater,
  buildingNote,
  canNarrow,
  emptyRoster,
  orderIn,
  partiesIn,
  passing,
  pastNotice,
  rosterLeaf,
  sortingOf,
  storeLeaf,
} from "../parts/roster-page.ts";
import {
  isApart,
  type RosterAsked,
  rosterAddress,
  rosterAsked,
  type RosterForm,
  type RosterLane,
} from "../parts/roster-query.ts";
import type { ListColumn } from "../parts/list-table.ts";
import { rosterFilter, rosterTable } from "../parts/roster-table.ts";
import type { Telling } from "../records-then.ts";
import { answer } from "../reply.ts";
import type { Routes } from "../route.ts";
import { actorTexts as texts } from "../texts/actors.ts";
import { namedTexts } from "../texts/named.ts";

const form: RosterForm = {
  path: "/actors",
  filters: ["lane"],
  sort: "name",
  sorts: ["name", "records", "latest"],
};

/** An actor with the number of records in each lane; null while the index is being built. */
interface ActorRow extends PartyRow {
  readonly lanes: Readonly<Record<RosterLane, number>> | null;
}

/** The list. */
export const actorsRoutes: Routes =
  ({ house, searches }) =>
  (app) => {
    app.get("/actors", async (request, reply) => {
      const asked = rosterAsked(request.query, form, house.clock());
      const { audience, account } = request.visit;
      const search = await searches.of(audience);
      if (isBuilding(search)) {
        if (asked.asKnownOn !== null) return answerLater(request, reply, texts.heading, search);
        void passing(reply);
      }
      const leaf = await leafFor(house, search, audience, asked);
      return answer(request, reply, {
        page: () => listPage(leaf, asked, search, account !== null),
        json: () => ({
          ...leaf,
          entries: leaf.entries.map((row) => jsonOf(row, asked)),
          ...orderIn(asked, isBuilding(search)),
        }),
      });
    });
    return Promise.resolve();
  };

async function leafFor(
  house: Telling,
  search: Search | Building,
  audience: AudienceName,
  asked: RosterAsked,
): Promise<Leaf<ActorRow>> {
  const { store } = house;
  const { asKnownOn } = asked;
  if (isBuilding(search)) {
    const leaf = await storeLeaf(store, audience, "actor", form, asked);
    const rows = await partyRows(store, audience, "actor", leaf.entries);
    return { ...leaf, entries: rows.map((row) => ({ ...row, lanes: null })) };
  }
  const others = partiesIn(store, audience, "actor");
  const leaf = await rosterLeaf(search, "actor", form, asked, { only: namedAs(search, asked), others });
  const rows =
    asKnownOn === null
      ? await partyRows(store, audience, "actor", leaf.entries)
      : await partyRowsThen(house, { search, audience }, "actor", leaf.entries, asKnownOn);
  const countsBy = (lane: "attributed-to" | "claimed-by") => countsOf(search, lane, asKnownOn);
  const [attributed, claimed] = [countsBy("attributed-to"), countsBy("claimed-by")];
  const lanesOf = (slug: string) => ({
    attributed: attributed.get(slug) ?? 0,
    claimed: claimed.get(slug) ?? 0,
    suspected: recordsIn(search, "suspected", slug, asKnownOn),
  });
  return { ...leaf, entries: rows.map((row) => ({ ...row, lanes: lanesOf(row.slug) })) };
}

function countsOf(
  search: Search,
  dimension: "attributed-to" | "claimed-by",
  asKnownOn: Instant | null,
): ReadonlyMap<string, number> {
  return countsIn(keptTally(search, dimension, asKnownOn));
}

/** The actors that any record names in a lane; null: whoever. */
function namedAs(search: Search, { lane, asKnownOn }: RosterAsked): ReadonlySet<string> | null {
  if (lane === null) return null;
  if (lane === "attributed") return new Set(countsOf(search, "attributed-to", asKnownOn).keys());
  if (lane === "claimed") return new Set(countsOf(search, "claimed-by", asKnownOn).keys());
  // Records with a suspicion name other actors in other lanes too, so each is asked for.
  const maybe = tallied(search, "actor", questionOf("lane", "suspected", asKnownOn));
  return new Set([...maybe.keys()].filter((slug) => recordsIn(search, "suspected", slug, asKnownOn) > 0));
}

function jsonOf(row: ActorRow, { asKnownOn }: RosterAsked): object {
  const { slug, name, records, lanes } = row;
  return {
    slug,
    name,
    records,
    lanes,
    url: partyAddress("actor", slug, asKnownOn),
    types: termsOf(row, "actor.type").map((term) => labelOfTerm("actor.type", term)),
    countries: termsOf(row, "actor.country"),
    latest: latestOf(row),
  };
}

function listPage(leaf: Leaf<ActorRow>, asked: RosterAsked, search: Search | Building, signedIn: boolean): PageContent {
  const body = html`<h1>${texts.heading}</h1>
    <p>${texts.lead}</p>
    ${aboveList(leaf, asked, search)}
    ${leaf.total === 0 ? emptyRoster(form, asked, emptyNote(signedIn)) : table(leaf, asked, isBuilding(search))}
    ${pager(leaf, (page) => rosterAddress(form, { ...asked, page }))}`;
  const title = titleThen(texts.heading, asked.asKnownOn);
  return { title, body, section: "/actors", styles: ["party.css"], noindex: isApart(asked) };
}

function aboveList(leaf: Leaf<ActorRow>, asked: RosterAsked, search: Search | Building): Html {
  if (isBuilding(search)) return buildingNote(search, namedTexts.buildingList);
  return html`${pastNotice(form, asked, search, texts.listedThen)}
  ${canNarrow(leaf, asked) ? rosterFilter(form, asked, { country: [], sector: [], lane: texts.lanes }) : null}`;
}

function emptyNote(signedIn: boolean): Html {
  if (signedIn) return html`<p>${texts.empty} <a href="/incidents">${texts.incidents}</a></p>`;
  return html`<p>${texts.withheld}</p>`;
}

function table(leaf: Leaf<ActorRow>, asked: RosterAsked, building: boolean): Html {
  const { column } = texts;
  const laned = (lane: RosterLane): ListColumn<ActorRow> => ({
    heading: column[lane],
    sort: null,
    numeric: true,
    cell: ({ lanes }) => html`${lanes === null ? null : namedTexts.number(lanes[lane])}`,
  });
  const told = (heading: string, field: "actor.type" | "actor.country"): readonly ListColumn<ActorRow>[] =>
    anyShows(leaf.entries, field) ? [{ heading, sort: null, cell: (row) => termsCell(row, field) }] : [];
  const columns: readonly ListColumn<ActorRow>[] = [
    { heading: column.name, sort: "name", cell: (row) => nameCell("actor", row, asked.asKnownOn) },
    ...(building ? [] : [laned("attributed"), laned("claimed"), laned("suspected")]),
    { heading: column.records, sort: "records", numeric: true, cell: (row) => html`${namedTexts.number(row.records)}` },
    ...told(column.type, "actor.type"),
    ...told(column.location, "actor.country"),
    { heading: column.latest, sort: "latest", cell: (row) => latestCell(row, asked.asKnownOn) },
  ];
  return html`<p class="meta">${texts.total(leaf.total)}</p>
    ${rosterTable(leaf.entries, columns, texts.heading, building ? null : sortingOf(form, asked))}
    <p class="fine">${texts.asTold}</p>`;
}
