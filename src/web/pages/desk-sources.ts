/** Sources and reports at the desk: GET /desk/sources lists the sources, GET /desk/sources/:id and /desk/reports/:id tell of one and of who may know of it. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { Refusal } from "../../domain/refusal.ts";
import type { Source } from "../../domain/source.ts";
import { reliabilityWords } from "../../vocabulary/admiralty.ts";
import type { ReportEntry } from "../../store/store.ts";
import type { House } from "../../workflow/house.ts";
import { formField } from "../form-token.ts";
import { html, type Html } from "../parts/html.ts";
import type { PageContent } from "../parts/page.ts";
import { leafOf, pager, type Query, readQuery } from "../parts/paging.ts";
import type { Routes } from "../route.ts";
import { deskTexts } from "../texts/desk.ts";
import { restrictTexts } from "../texts/restrict.ts";
import { reportIn, restrictionSection, type RestrictionView, sourceIn, viewRestriction } from "./desk-restrict.ts";
import { sayInstant, shorten } from "./desk-words.ts";

/** Drafts of a report that its page names. */
const mostDrafts = 50;

const { sources: texts, report: reportTexts } = restrictTexts;

/** The pages. What can be done there is in `desk-restrict.ts`. */
export const deskSourceRoutes: Routes =
  ({ house }) =>
  (app) => {
    app.get("/desk/sources", async (_request, reply) => {
      const sources = await house.store.listSources();
      return reply.page(sourcesPage(sources, new Set(await house.store.restrictedIds("source"))));
    });
    app.get("/desk/sources/:id", async (request, reply) => sendSource(house, request, reply));
    app.get("/desk/reports/:id", async (request, reply) => sendReport(house, request, reply));
    return Promise.resolve();
  };

function sourcesPage(sources: readonly Source[], restricted: ReadonlySet<string>): PageContent {
  const { column } = texts;
  const table = html`<table class="listing">
    <thead>
      <tr>
        <th scope="col">${column.source}</th>
        <th scope="col">${column.reliability}</th>
        <th scope="col">${column.restriction}</th>
      </tr>
    </thead>
    <tbody>
      ${sources.map(
        ({ id, name, reliability }) =>
          html`<tr>
            <th scope="row">
              <a href="/desk/sources/${encodeURIComponent(id)}"><bdi>${name}</bdi></a>
            </th>
            <td data-label="${column.reliability}">${sayReliability(reliability)}</td>
            <td data-label="${column.restriction}">${restricted.has(id) ? texts.restricted : "—"}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
  const body = html`<p class="where"><a href="/desk">${deskTexts.title}</a></p>
    <h1>${texts.heading}</h1>
    ${sources.length === 0 ? html`<p>${texts.none}</p>` : table}`;
  return pageOf(texts.title, body);
}

async function sendSource(
  house: Pick<House, "store" | "clock">,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const id = sourceIn(request.params);
  const { page } = readQuery((choose) => ({ page: choose.page((request.query as Query)["page"]) }));
  const source = await house.store.findSource(id);
  if (source === null) throw new Refusal("source-not-found", { source: id.slice(0, 80) });
  const address = (number: number) => `/desk/sources/${encodeURIComponent(id)}?page=${number}`;
  const leaf = await leafOf(page, address, (part) => house.store.reportsFrom(id, part));
  const view = await viewRestriction(house, { kind: "source", id });
  const entries = leaf.entries.map(reportLine);
  const body = html`<p class="where">
      <a href="/desk">${deskTexts.title}</a> · <a href="/desk/sources">${texts.title}</a>
    </p>
    <h1><bdi>${source.name}</bdi></h1>
    <p class="meta">
      ${texts.reliability(sayReliability(source.reliability))} ·
      <a href="/sources/${encodeURIComponent(id)}">${texts.public}</a>
    </p>
    ${restrictionSection(view, formField(request, reply))}
    <section>
      <h2>${texts.reports}</h2>
      ${
        entries.length === 0
          ? html`<p>${texts.noReports}</p>`
          : html`<ul>
              ${entries}
            </ul>`
      }
      ${pager(leaf, address)}
    </section>`;
  return reply.page(pageOf(source.name, body));
}

function reportLine({ id, title, received }: ReportEntry): Html {
  return html`<li>
    <a href="/desk/reports/${id}"><bdi>${shorten(title ?? texts.untitled(id.slice(0, 8)), 120)}</bdi></a
    >, ${texts.received(sayInstant(received))}
  </li>`;
}

async function sendReport(
  house: Pick<House, "store" | "clock">,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const id = reportIn(request.params);
  const view: RestrictionView = await viewRestriction(house, { kind: "report", id });
  const report = await house.store.findReportHead(id);
  if (report === null) throw new Refusal("report-not-found", { report: id });
  const source = await house.store.findSource(report.source);
  const drafts = (await house.store.draftsOf(id)).slice(0, mostDrafts);
  const title = report.title ?? texts.untitled(id.slice(0, 8));
  const from = html`<a href="/desk/sources/${encodeURIComponent(report.source)}"
    ><bdi>${source?.name ?? report.source}</bdi></a
  >`;
  const list = drafts.map(
    (draft) =>
      html`<li>
        <a href="/desk/drafts/${draft.id}">${draft.incident}</a>,
        ${reportTexts.draft(draft.state, sayInstant(draft.opened))}
      </li>`,
  );
  const body = html`<p class="where">
      <a href="/desk">${deskTexts.title}</a> · <a href="/desk/sources">${texts.title}</a>
    </p>
    <h1><bdi>${title}</bdi></h1>
    <p class="meta">${reportTexts.of(from, sayInstant(report.received))}</p>
    <p class="hint"><code class="digest">${id}</code></p>
    ${restrictionSection(view, formField(request, reply))}
    <section>
      <h2>${reportTexts.drafts}</h2>
      ${
        list.length === 0
          ? html`<p>${reportTexts.noDrafts}</p>`
          : html`<ul>
              ${list}
            </ul>`
      }
    </section>`;
  return reply.page(pageOf(reportTexts.title, body));
}

function sayReliability(reliability: Source["reliability"]): string {
  return reliability === null ? texts.unjudged : `${reliability}: ${reliabilityWords[reliability]}`;
}

function pageOf(title: string, body: Html): PageContent {
  return { title, body, noindex: true, section: "/desk", styles: ["desk.css"] };
}
