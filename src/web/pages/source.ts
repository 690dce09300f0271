/** One publisher: GET /sources/:slug, its reports as the records tell of them, and what rests on them. */
import type { AudienceName } from "../../domain/audience.ts";
import { fields } from "../../domain/field.ts";
import type { Projection } from "../../domain/projection.ts";
import type { Instant } from "../../domain/report.ts";
import { compareWhen, sayWhen } from "../../domain/when.ts";
import type { Search } from "../../search/search.ts";
import { isBuilding } from "../../workflow/searching.ts";
import { asKnownOnIn, asOf } from "../moment.ts";
import { asKnownNotice, titleThen } from "../parts/as-known.ts";
import { type Html, html } from "../parts/html.ts";
import type { PageContent } from "../parts/page.ts";
import { figureStyles, overTime, questionOf } from "../parts/party-figures.ts";
import { absentThen, cursorIn, onward } from "../parts/party-leaf.ts";
import { linkTo, summaryOf } from "../parts/record-table.ts";
import { recordHref } from "../parts/search-hits.ts";
import { isWebAddress, languageName } from "../parts/source-list.ts";
import {
  type BearingReport,
  bearingReports,
  type FieldBearing,
  fieldBearings,
  sayReliability,
} from "../parts/source-reports.ts";
import { addressOf } from "../question.ts";
import { answerLater } from "../parts/roster-page.ts";
import { recordsThen, type Telling } from "../records-then.ts";
import { answer } from "../reply.ts";
import type { Routes } from "../route.ts";
import { namedTexts } from "../texts/named.ts";
import { sourceTexts as texts } from "../texts/sources.ts";

/** How many records are looked at for a page. */
const pageLength = 50;

/** So many records stand beside a report. */
const mostRecords = 5;

/** So many fields stand open among those that rest on it. */
const mostFields = 10;

interface Publisher {
  readonly slug: string;
  readonly name: string;
  /** How many records rest on its reports. */
  readonly total: number;
  /** Those of this page, the last changed first. */
  readonly records: readonly Projection[];
  readonly reports: readonly BearingReport[];
  readonly first: boolean;
  /** As they were told then; null: today. */
  readonly asKnownOn: Instant | null;
  readonly next: string | null;
}

/** The page of a publisher. */
export const sourceRoutes: Routes =
  ({ house, searches }) =>
  (app) => {
    app.get<{ Params: { slug: string } }>("/sources/:slug", async (request, reply) => {
      const after = cursorIn(request.query);
      const asKnownOn = asKnownOnIn(request.query, house.clock());
      const { audience } = request.visit;
      const search = await searches.of(audience);
      if (isBuilding(search)) return answerLater(request, reply, texts.heading, search);
      const publisher = await publisherOf(house, search, audience, { slug: request.params.slug, after, asKnownOn });
      return answer(request, reply, {
        page: () => sourcePage(publisher, search),
        json: () => jsonOf(publisher),
      });
    });
    return Promise.resolve();
  };

/** Refuses (`page-not-found`, `not-named-then`) those behind no record that is open to the reader. */
async function publisherOf(
  house: Telling,
  search: Search,
  audience: AudienceName,
  { slug, after, asKnownOn }: Pick<Publisher, "slug" | "asKnownOn"> & { readonly after: string | null },
): Promise<Publisher> {
  const wanted = { sort: "known", descending: true, after, limit: pageLength, facets: [], values: 0 } as const;
  const { hits, total, next } = search.ask(questionOf("source", slug, asKnownOn), wanted);
  const records = await recordsThen(house, audience, hits, asKnownOn);
  const reports = bearingReports(records, slug);
  const [first] = reports;
  if (first === undefined) throw absentThen(search, questionOf("source", slug), addressFor(slug));
  return {
    slug,
    name: first.source.publisher,
    total,
    records,
    reports,
    first: after === null,
    asKnownOn,
    next: next === null ? null : asOf(`${addressFor(slug)}?after=${encodeURIComponent(next)}`, asKnownOn),
  };
}

function addressFor(slug: string): string {
  return `/sources/${encodeURIComponent(slug)}`;
}

function jsonOf({ slug, name, total, records, reports, next, asKnownOn }: Publisher): object {
  return {
    slug,
    name,
    total,
    reliability: reliabilityOf(reports),
    reports: reports.map(({ source, records: bearing }) => {
      const { title, url, links, published, language, reliability, snapshot } = source;
      const incidents = bearing.map(({ record, statements }) => ({ incident: record.incident, statements }));
      return { title, url, links, published, language, reliability, snapshot, incidents };
    }),
    rests: fieldBearings(records, slug),
    entries: records.map((record) => summaryOf(record, asKnownOn)),
    next,
  };
}

function reliabilityOf(reports: readonly BearingReport[]) {
  return reports.find(({ source }) => source.reliability !== null)?.source.reliability ?? null;
}

function sourcePage(publisher: Publisher, search: Search): PageContent {
  const { slug, name, total, records, reports, first, next, asKnownOn } = publisher;
  const question = questionOf("source", slug, asKnownOn);
  const body = html`<article>
    <h1><bdi>${name}</bdi></h1>
    <p class="meta">${texts.meta(total)} · <a href="${addressOf("/incidents", question)}">${texts.incidents}</a></p>
    ${asKnownNotice(asKnownOn, addressFor(slug))} ${factsOf(publisher)}
    ${records.length < total ? html`<p class="fine">${texts.over(records.length, total)}</p>` : null}
    ${restsPart(publisher)}
    <h2 id="reports">${texts.list}</h2>
    <ul class="record-lines reports">
      ${reports.map((report) => reportLine(report, asKnownOn))}
    </ul>
    ${onward(first ? null : asOf(addressFor(slug), asKnownOn), next)}
    ${first ? overTime(search, question, "months", texts.overTime) : null}
  </article>`;
  return { title: titleThen(name, asKnownOn), body, styles: figureStyles, noindex: !first || asKnownOn !== null };
}

function factsOf({ reports }: Publisher): Html {
  const reliability = reliabilityOf(reports);
  const languages = new Set(reports.flatMap(({ source }) => (source.language === null ? [] : [source.language])));
  const dates = reports
    .flatMap(({ source }) => (source.published === null ? [] : [source.published]))
    .toSorted(compareWhen);
  const [first, last] = [dates[0], dates.at(-1)];
  const entry = (label: string, value: string | null) =>
    value === null || value === ""
      ? null
      : html`<dt>${label}</dt>
          <dd>${value}</dd>`;
  return html`<dl class="fields">
    ${entry(texts.reliability, reliability === null ? null : sayReliability(reliability))}
    ${entry(texts.languages, [...languages].map(languageName).join(", "))}
    ${entry(texts.reports, texts.counted(reports.length))}
    ${entry(texts.published, first === undefined || last === undefined ? null : texts.from(sayWhen(first), sayWhen(last)))}
  </dl>`;
}

function restsPart({ records, slug }: Publisher): Html {
  const bearings = fieldBearings(records, slug);
  const further = bearings.length - mostFields;
  return html`<h2 id="rests">${texts.rests}</h2>
    ${
      bearings.length === 0
        ? html`<p class="silent">${texts.restsNone}</p>`
        : html`<p class="fine">${texts.restsLead}</p>
            ${bearingTable(bearings.slice(0, mostFields))}`
    }
    ${
      further <= 0
        ? null
        : html`<details class="further">
            <summary>${texts.restsFurther(further)}</summary>
            ${bearingTable(bearings.slice(mostFields))}
          </details>`
    }`;
}

function bearingTable(bearings: readonly FieldBearing[]): Html {
  const { restsColumn } = texts;
  return html`<table class="figures">
    <thead>
      <tr>
        <th scope="col">${restsColumn.field}</th>
        <th scope="col" class="number">${restsColumn.statements}</th>
        <th scope="col" class="number">${restsColumn.records}</th>
      </tr>
    </thead>
    <tbody>
      ${bearings.map(
        ({ field, statements, records }) =>
          html`<tr>
            <th scope="row">${fields[field].label}</th>
            <td class="number">${namedTexts.number(statements)}</td>
            <td class="number">${namedTexts.number(records)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function reportLine({ source, records }: BearingReport, asKnownOn: Instant | null): Html {
  const { title, url, published, language } = source;
  const name = html`<bdi>${title ?? texts.untitled}</bdi>`;
  const further = records.length - mostRecords;
  return html`<li>
    <span class="when">${published === null ? texts.undated : sayWhen(published)}</span>
    <span>
      ${isWebAddress(url) ? html`<a href="${url}" rel="noopener noreferrer nofollow">${name}</a>` : name}
      ${language === null || language === "en" ? null : html`<span class="fine">${texts.inLanguage(languageName(language))}</span>`}
      <span class="fine below">
        ${records
          .slice(0, mostRecords)
          .map(
            ({ record, number, statements }) =>
              html`<span class="detail"
                >${statements === 0 ? texts.behind : texts.bears(statements)} ${linkTo(record, asKnownOn)},
                <a class="record-number" href="${recordHref(record.incident, asKnownOn)}#source-${number}"
                  >${record.incident}</a
                ></span
              >`,
          )}
        ${further > 0 ? html`<span class="detail">${texts.further(further)}</span>` : null}
      </span>
    </span>
  </li>`;
}
