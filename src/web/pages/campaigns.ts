/** The list of campaigns that speakers say incidents belong to: GET /campaigns. */
import type { Search } from "../../search/search.ts";
import { isBuilding } from "../../workflow/searching.ts";
import { asOf } from "../moment.ts";
import { titleThen } from "../parts/as-known.ts";
import { type Html, html } from "../parts/html.ts";
import { type Leaf, pager } from "../parts/paging.ts";
import type { PageContent } from "../parts/page.ts";
import type { RosterEntry } from "../parts/roster.ts";
import {
  answerLater,
  canNarrow,
  emptyRoster,
  orderIn,
  pastNotice,
  rosterLeaf,
  sortingOf,
} from "../parts/roster-page.ts";
import { isApart, type RosterAsked, rosterAddress, rosterAsked, type RosterForm } from "../parts/roster-query.ts";
import type { ListColumn } from "../parts/list-table.ts";
import { rosterFilter, rosterTable } from "../parts/roster-table.ts";
import { questionOf } from "../parts/party-figures.ts";
import { dateOrUnknown, latestDate } from "../parts/latest-date.ts";
import { answer } from "../reply.ts";
import type { Routes } from "../route.ts";
import { campaignTexts as texts } from "../texts/campaigns.ts";
import { namedTexts } from "../texts/named.ts";

const form: RosterForm = {
  path: "/campaigns",
  filters: [],
  sort: "latest",
  sorts: ["name", "records", "latest"],
};

interface CampaignRow extends RosterEntry {
  /** EDTF; null where no record of it is dated. */
  readonly latest: string | null;
}

/** The list. */
export const campaignsRoutes: Routes =
  ({ house, searches }) =>
  (app) => {
    app.get("/campaigns", async (request, reply) => {
      const asked = rosterAsked(request.query, form, house.clock());
      const { audience, account } = request.visit;
      const search = await searches.of(audience);
      if (isBuilding(search)) return answerLater(request, reply, texts.heading, search);
      const leaf = await rosterLeaf(search, "campaign", form, asked);
      const latest = (slug: string) => latestDate(search, questionOf("campaign", slug, asked.asKnownOn));
      const rows = { ...leaf, entries: leaf.entries.map((entry) => ({ ...entry, latest: latest(entry.slug) })) };
      return answer(request, reply, {
        page: () => listPage(rows, asked, search, account !== null),
        json: () => ({
          ...rows,
          entries: rows.entries.map((row) => ({ ...row, url: campaignAddress(row, asked) })),
          ...orderIn(asked, false),
        }),
      });
    });
    return Promise.resolve();
  };

function campaignAddress({ slug }: CampaignRow, { asKnownOn }: RosterAsked): string {
  return asOf(`/campaigns/${encodeURIComponent(slug)}`, asKnownOn);
}

function listPage(leaf: Leaf<CampaignRow>, asked: RosterAsked, search: Search, signedIn: boolean): PageContent {
  const body = html`<h1>${texts.heading}</h1>
    <p>${texts.lead}</p>
    ${pastNotice(form, asked, search)}
    ${canNarrow(leaf, asked) ? rosterFilter(form, asked, { country: [], sector: [], lane: null }) : null}
    ${leaf.total === 0 ? emptyRoster(form, asked, emptyNote(signedIn)) : table(leaf, asked)}
    ${pager(leaf, (page) => rosterAddress(form, { ...asked, page }))}`;
  return { title: titleThen(texts.heading, asked.asKnownOn), body, styles: ["party.css"], noindex: isApart(asked) };
}

function emptyNote(signedIn: boolean): Html {
  if (signedIn) return html`<p>${texts.empty}</p>`;
  return html`<p>${texts.withheld} <a href="/sign-in?next=%2Fcampaigns">${texts.signIn}</a></p>`;
}

function table(leaf: Leaf<CampaignRow>, asked: RosterAsked): Html {
  const columns: readonly ListColumn<CampaignRow>[] = [
    {
      heading: texts.column.name,
      sort: "name",
      cell: (row) => html`<a href="${campaignAddress(row, asked)}"><bdi>${row.name}</bdi></a>`,
    },
    {
      heading: texts.column.records,
      sort: "records",
      numeric: true,
      cell: ({ records }) => html`${namedTexts.number(records)}`,
    },
    { heading: texts.column.latest, sort: "latest", cell: ({ latest }) => dateOrUnknown(latest) },
  ];
  return html`<p class="meta">${texts.total(leaf.total)}</p>
    ${rosterTable(leaf.entries, columns, texts.heading, sortingOf(form, asked))}`;
}
