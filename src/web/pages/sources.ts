/** The list of those who published the reports behind the records: GET /sources, as far as the reader is told of sources. */
import { setImmediate } from "node:timers/promises";
import type { AudienceName } from "../../domain/audience.ts";
import type { Instant } from "../../domain/report.ts";
import { compareWhen } from "../../domain/when.ts";
import type { ToldSource } from "../../domain/projection.ts";
import type { Search } from "../../search/search.ts";
import { isBuilding } from "../../workflow/searching.ts";
import { asOf } from "../moment.ts";
import { titleThen } from "../parts/as-known.ts";
import { type Html, html } from "../parts/html.ts";
import { type Leaf, pager } from "../parts/paging.ts";
import type { PageContent } from "../parts/page.ts";
import { questionOf } from "../parts/party-figures.ts";
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
import { languageName } from "../parts/source-list.ts";
import { reportsOf, sayReliability } from "../parts/source-reports.ts";
import { notReported } from "../parts/told.ts";
import { sayWhen } from "../../domain/when.ts";
import { recordsThen, type Telling } from "../records-then.ts";
import { answer } from "../reply.ts";
import type { Routes } from "../route.ts";
import { namedTexts } from "../texts/named.ts";
import { sourceTexts as texts } from "../texts/sources.ts";

const form: RosterForm = { path: "/sources", filters: [], sort: "records", sorts: ["name", "records"] };

/** A publisher with the reports of it behind the record that changed last. */
interface SourceRow extends RosterEntry {
  readonly reports: readonly ToldSource[];
}

/** The list. */
export const sourcesRoutes: Routes =
  ({ house, searches }) =>
  (app) => {
    app.get("/sources", async (request, reply) => {
      const asked = rosterAsked(request.query, form, house.clock());
      const { audience } = request.visit;
      const search = await searches.of(audience);
      if (isBuilding(search)) return answerLater(request, reply, texts.heading, search);
      const leaf = await rosterLeaf(search, "source", form, asked);
      const rows = { ...leaf, entries: await rowsOf(house, { search, audience }, leaf.entries, asked.asKnownOn) };
      return answer(request, reply, {
        page: () => listPage(rows, asked, search),
        json: () => ({
          ...rows,
          entries: rows.entries.map((row) => jsonOf(row, asked)),
          ...orderIn(asked, false),
        }),
      });
    });
    return Promise.resolve();
  };

async function rowsOf(
  house: Telling,
  { search, audience }: { readonly search: Search; readonly audience: AudienceName },
  entries: readonly RosterEntry[],
  asKnownOn: Instant | null,
): Promise<readonly SourceRow[]> {
  const wanted = { sort: "known", descending: true, after: null, limit: 1, facets: [], values: 0 } as const;
  const rows: SourceRow[] = [];
  for (const entry of entries) {
    const { hits } = search.ask(questionOf("source", entry.slug, asKnownOn), wanted);
    const [record] = await recordsThen(house, audience, hits, asKnownOn);
    rows.push({ ...entry, reports: record === undefined ? [] : reportsOf(record, entry.slug) });
    if (asKnownOn !== null) await setImmediate();
  }
  return rows;
}

function addressOf({ slug }: SourceRow, { asKnownOn }: RosterAsked): string {
  return asOf(`/sources/${encodeURIComponent(slug)}`, asKnownOn);
}

function jsonOf(row: SourceRow, asked: RosterAsked): object {
  const { slug, name, records, reports } = row;
  return {
    slug,
    name,
    records,
    url: addressOf(row, asked),
    reliability: reports[0]?.reliability ?? null,
    languages: languagesOf(reports),
    published: publishedOf(reports),
  };
}

function languagesOf(reports: readonly ToldSource[]): readonly string[] {
  return [...new Set(reports.flatMap(({ language }) => (language === null ? [] : [language])))];
}

function publishedOf(reports: readonly ToldSource[]): string | null {
  const dates = reports.flatMap(({ published }) => (published === null ? [] : [published]));
  return dates.toSorted(compareWhen).at(-1) ?? null;
}

function listPage(leaf: Leaf<SourceRow>, asked: RosterAsked, search: Search): PageContent {
  const body = html`<h1>${texts.heading}</h1>
    <p>${texts.lead}</p>
    ${pastNotice(form, asked, search)}
    ${canNarrow(leaf, asked) ? rosterFilter(form, asked, { country: [], sector: [], lane: null }) : null}
    ${leaf.total === 0 ? emptyRoster(form, asked, html`<p>${texts.empty}</p>`) : table(leaf, asked)}
    ${pager(leaf, (page) => rosterAddress(form, { ...asked, page }))}`;
  return { title: titleThen(texts.heading, asked.asKnownOn), body, styles: ["party.css"], noindex: isApart(asked) };
}

function table(leaf: Leaf<SourceRow>, asked: RosterAsked): Html {
  const { column } = texts;
  const judged = leaf.entries.some(({ reports }) => reports.some(({ reliability }) => reliability !== null));
  const columns: readonly ListColumn<SourceRow>[] = [
    {
      heading: column.name,
      sort: "name",
      cell: (row) => html`<a href="${addressOf(row, asked)}"><bdi>${row.name}</bdi></a>`,
    },
    ...(judged ? [{ heading: column.reliability, sort: null, cell: reliabilityCell }] : []),
    {
      heading: column.languages,
      sort: null,
      cell: ({ reports }) => {
        const languages = languagesOf(reports);
        return languages.length === 0 ? notReported : html`${languages.map(languageName).join(", ")}`;
      },
    },
    {
      heading: column.records,
      sort: "records",
      numeric: true,
      cell: ({ records }) => html`${namedTexts.number(records)}`,
    },
    {
      heading: column.latest,
      sort: null,
      cell: ({ reports }) => {
        const published = publishedOf(reports);
        return published === null ? notReported : html`${sayWhen(published)}`;
      },
    },
  ];
  return html`<p class="meta">${texts.total(leaf.total)}</p>
    ${rosterTable(leaf.entries, columns, texts.heading, sortingOf(form, asked))}
    <p class="fine">${texts.asTold}</p>`;
}

function reliabilityCell({ reports }: SourceRow): Html {
  const reliability = reports.find((report) => report.reliability !== null)?.reliability ?? null;
  return reliability === null
    ? html`<span class="unknown">${texts.notJudged}</span>`
    : html`${sayReliability(reliability)}`;
}
