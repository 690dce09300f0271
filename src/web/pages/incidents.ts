/** The list of records: GET /incidents, sorted and paged, as a page or as JSON. */
import type { ProjectionShelf, TellingSort } from "../../store/store.ts";
import { html } from "../parts/html.ts";
import { countWords, type Leaf, leafOf, pager, type Query, readQuery } from "../parts/paging.ts";
import type { PageContent } from "../parts/page.ts";
import { recordTable, type Sorting, summaryOf } from "../parts/record-table.ts";
import type { Projection } from "../../domain/projection.ts";
import { answer } from "../reply.ts";
import type { Routes } from "../route.ts";

interface Asked {
  readonly sort: TellingSort;
  readonly order: "asc" | "desc";
  readonly page: number;
}

/** The list. */
export const incidentsRoutes: Routes =
  ({ house: { store } }) =>
  (app) => {
    app.get<{ Querystring: Query }>("/incidents", async (request, reply) => {
      const asked = askedOf(request.query);
      const leaf = await recordsLeaf(store, request.visit.audience, asked);
      return answer(request, reply, {
        page: () => listPage(leaf, asked),
        json: () => ({ ...leaf, entries: leaf.entries.map(summaryOf), sort: asked.sort, order: asked.order }),
      });
    });
    return Promise.resolve();
  };

/** Newest first where nothing is asked for; titles from A. */
function askedOf(query: Query): Asked {
  return readQuery(({ page, oneOf }) => {
    const sort = oneOf("sort", query["sort"], ["date", "title", "changed"], "date");
    const order = oneOf("order", query["order"], ["asc", "desc"], sort === "title" ? "asc" : "desc");
    return { sort, order, page: page(query["page"]) };
  });
}

async function recordsLeaf(
  shelf: Pick<ProjectionShelf, "listTellings">,
  audience: Parameters<ProjectionShelf["listTellings"]>[0],
  asked: Asked,
): Promise<Leaf<Projection>> {
  const leaf = await leafOf(
    asked.page,
    (page) => addressOf({ ...asked, page }),
    (page) =>
      shelf.listTellings(audience, { ...page, sort: asked.sort, descending: asked.order === "desc", party: null }),
  );
  return { ...leaf, entries: leaf.entries.map(({ telling }) => telling) };
}

function addressOf({ sort, order, page }: Asked): string {
  return `/incidents?sort=${sort}&order=${order}${page === 1 ? "" : `&page=${page}`}`;
}

function listPage(leaf: Leaf<Projection>, asked: Asked): PageContent {
  const sorting: Sorting = {
    sort: asked.sort,
    descending: asked.order === "desc",
    address: (sort, descending) => addressOf({ sort, order: descending ? "desc" : "asc", page: 1 }),
  };
  const body = html`<h1>Incidents</h1>
    <p class="meta">${countWords(leaf.total, "record", "records")}</p>
    ${
      leaf.total === 0
        ? html`<p>
            No record has been published here yet, or none is open to you. Records come out of reports that the desk has
            reviewed. <a href="/about">How this works</a>
          </p>`
        : recordTable(leaf.entries, "Incidents", sorting)
    }
    ${pager(leaf, (page) => addressOf({ ...asked, page }))}`;
  return { title: "Incidents", body, section: "/incidents" };
}
