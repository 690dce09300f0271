/** Lists of parties, organisations or actors, each with the number of records that name it. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { PartyEntry, PartyKind, ProjectionShelf } from "../../store/store.ts";
import { answer } from "../reply.ts";
import { type Html, html } from "./html.ts";
import type { Section } from "./page.ts";
import { countWords, type Leaf, leafOf, pager, type Query, readQuery } from "./paging.ts";

/** What the two lists differ in. */
export interface PartyList {
  readonly kind: PartyKind;
  readonly path: "/organisations" | "/actors";
  readonly heading: string;
  readonly one: string;
  readonly many: string;
  /** What stands above the list. */
  readonly lead: Html;
  /** What stands there where the list is empty. */
  readonly empty: (signedIn: boolean) => Html;
}

/** Answers a request for a list of parties, by name, as a page or as JSON. */
export async function answerPartyList(
  shelf: Pick<ProjectionShelf, "listParties">,
  list: PartyList,
  request: FastifyRequest<{ Querystring: Query }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const number = readQuery(({ page }) => page(request.query["page"]));
  const address = (page: number) => (page === 1 ? list.path : `${list.path}?page=${page}`);
  const leaf = await leafOf(number, address, (page) => shelf.listParties(request.visit.audience, list.kind, page));
  const section: Section = list.path;
  return answer(request, reply, {
    page: () => ({
      title: list.heading,
      body: bodyOf(leaf, list, address, request.visit.account !== null),
      section,
    }),
    json: () => ({ ...leaf, entries: leaf.entries.map((entry) => withUrl(entry, list)) }),
  });
}

function withUrl({ slug, name, records }: PartyEntry, { path }: PartyList) {
  return { slug, name, records, url: `${path}/${encodeURIComponent(slug)}` };
}

function bodyOf(leaf: Leaf<PartyEntry>, list: PartyList, address: (page: number) => string, signedIn: boolean): Html {
  const rows = leaf.entries.map(
    (entry) =>
      html`<tr role="row">
        <td role="cell" data-label="Name">
          <a href="${withUrl(entry, list).url}"><bdi>${entry.name}</bdi></a>
        </td>
        <td role="cell" data-label="Records" class="number">${entry.records}</td>
      </tr>`,
  );
  return html`<h1>${list.heading}</h1>
    ${list.lead}
    ${
      leaf.total === 0
        ? list.empty(signedIn)
        : html`<p class="meta">${countWords(leaf.total, list.one, list.many)}</p>
            <table class="records parties" role="table">
              <caption class="unseen">
                ${list.heading}
              </caption>
              <thead role="rowgroup">
                <tr role="row">
                  <th scope="col" role="columnheader">Name</th>
                  <th scope="col" role="columnheader" class="number">Records</th>
                </tr>
              </thead>
              <tbody role="rowgroup">
                ${rows}
              </tbody>
            </table>`
    }
    ${pager(leaf, address)}`;
}
