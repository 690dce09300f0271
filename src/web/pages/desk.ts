/** The desk's first page: GET /desk, what waits to be reviewed, what was published lately, and which reports nobody has drafted from. */
import type { FastifyPluginAsync } from "fastify";
import { type Draft, progressOf } from "../../domain/draft.ts";
import type { Report } from "../../domain/report.ts";
import type { DraftTray, ReportEntry, ReportShelf } from "../../store/store.ts";
import type { Rooms } from "../face.ts";
import { formField } from "../form-token.ts";
import { administrationLinks } from "../parts/administration.ts";
import { html, type Html } from "../parts/html.ts";
import type { PageContent } from "../parts/page.ts";
import { checkedBy, requireOperation } from "../route.ts";
import { deskTexts } from "../texts/desk.ts";
import { auditRoutes } from "./desk-audit.ts";
import { draftActionRoutes } from "./desk-draft-actions.ts";
import { draftRoutes } from "./desk-draft.ts";
import { titleOfDraft } from "./desk-draft-view.ts";
import { groupRoutes } from "./desk-groups.ts";
import { illustrationRoutes } from "./desk-illustration.ts";
import { importRoutes } from "./desk-imports.ts";
import { policyRoutes } from "./desk-policy.ts";
import { policyPreviewRoutes } from "./desk-policy-preview.ts";
import { receiveRoutes } from "./desk-receive.ts";
import { peopleRoutes } from "./desk-people.ts";
import { personRoutes } from "./desk-person.ts";
import { recordRoutes } from "./desk-record.ts";
import { restrictRoutes } from "./desk-restrict.ts";
import { deskSourceRoutes } from "./desk-sources.ts";
import { takeDownRoutes } from "./desk-take-down.ts";
import { sayInstant } from "./desk-words.ts";

/** How many drafts a list shows, and how many of the newest reports are looked at. */
const longest = 50;

/** How many published drafts are recent. */
const recent = 10;

/** A draft with its first report. */
interface Listed {
  readonly draft: Draft;
  readonly report: Report | undefined;
}

/** Everything on the first page. */
interface Queue {
  readonly open: readonly Listed[];
  readonly openTotal: number;
  readonly published: readonly Listed[];
  readonly undrafted: readonly ReportEntry[];
}

/** Every route of the desk. None of them, not even to look, is for anybody but curators. */
export const deskRoutes =
  (rooms: Rooms): FastifyPluginAsync =>
  async (app) => {
    app.addHook(
      "onRequest",
      checkedBy((request) => void requireOperation(request, "curate")),
    );
    app.get("/desk", async (request, reply) => {
      const { role } = requireOperation(request, "curate");
      const queue = await queueOf(rooms.house.store);
      return reply.page(queuePage(queue, formField(request, reply), administrationLinks(role)));
    });
    const parts = [
      receiveRoutes,
      importRoutes,
      draftRoutes,
      draftActionRoutes,
      recordRoutes,
      illustrationRoutes,
      restrictRoutes,
      deskSourceRoutes,
      takeDownRoutes,
      auditRoutes,
      groupRoutes,
      policyRoutes,
      policyPreviewRoutes,
      peopleRoutes,
      personRoutes,
    ];
    for (const make of parts) await app.register(make(rooms));
  };

async function queueOf(store: DraftTray & ReportShelf): Promise<Queue> {
  const open = await store.listDrafts("open", { offset: 0, limit: longest });
  const published = await store.listDrafts("published", { offset: 0, limit: recent });
  const reports = await store.listReports({ offset: 0, limit: longest });
  const undrafted: ReportEntry[] = [];
  for (const report of reports.entries) if ((await store.draftsOf(report.id)).length === 0) undrafted.push(report);
  return {
    open: await withReports(store, open.entries),
    openTotal: open.total,
    published: await withReports(store, published.entries),
    undrafted,
  };
}

async function withReports(store: ReportShelf, drafts: readonly Draft[]): Promise<readonly Listed[]> {
  return Promise.all(
    drafts.map(async (draft) => {
      const [first] = draft.reports;
      return { draft, report: first === undefined ? undefined : ((await store.findReport(first)) ?? undefined) };
    }),
  );
}

function queuePage(
  { open, openTotal, published, undrafted }: Queue,
  token: Html,
  administration: Html | null,
): PageContent {
  const body = html`<h1>${deskTexts.title}</h1>
    <p class="deeds">
      <a class="button main" href="/desk/receive">${deskTexts.receive}</a>
      <a class="button" href="/desk/imports">${deskTexts.import}</a>
      <a class="button" href="/desk/sources">${deskTexts.sources}</a>
    </p>
    <section>
      <h2>${deskTexts.toReview}</h2>
      ${open.length === 0 ? html`<p>${deskTexts.noneOpen}</p>` : openTable(open)}
      ${openTotal > open.length ? html`<p class="hint">${deskTexts.newest(open.length, openTotal)}</p>` : null}
    </section>
    ${
      undrafted.length === 0
        ? null
        : html`<section>
            <h2>${deskTexts.undrafted}</h2>
            <ul class="undrafted">
              ${undrafted.map((report) => undraftedEntry(report, token))}
            </ul>
          </section>`
    }
    <section>
      <h2>${deskTexts.published}</h2>
      ${published.length === 0 ? html`<p>${deskTexts.nonePublished}</p>` : publishedList(published)}
    </section>
    ${recordFinder()} ${administration}`;
  return { title: deskTexts.title, body, noindex: true, section: "/desk", styles: ["desk.css"] };
}

function openTable(open: readonly Listed[]): Html {
  const { column } = deskTexts;
  return html`<table class="records">
    <thead>
      <tr>
        <th scope="col">${column.draft}</th>
        <th scope="col">${column.record}</th>
        <th scope="col">${column.decided}</th>
        <th scope="col">${column.opened}</th>
      </tr>
    </thead>
    <tbody>
      ${open.map(openRow)}
    </tbody>
  </table>`;
}

function openRow(listed: Listed): Html {
  const { draft, report } = listed;
  const { column } = deskTexts;
  const { proposed, undecided } = progressOf(draft);
  const record = draft.base === 0 ? deskTexts.newRecord : deskTexts.revisionOf(recordLink(draft), draft.base + 1);
  return html`<tr>
    <th scope="row">
      <a href="/desk/drafts/${draft.id}"><bdi>${titleOfDraft(listed, report)}</bdi></a>
      ${draft.sample ? html`<span class="hint">${deskTexts.sample}</span>` : null}
    </th>
    <td data-label="${column.record}">${record}</td>
    <td data-label="${column.decided}">${deskTexts.decided(proposed - undecided, proposed)}</td>
    <td data-label="${column.opened}">${sayInstant(draft.opened)}</td>
  </tr>`;
}

function undraftedEntry({ id, title, received }: ReportEntry, token: Html): Html {
  return html`<li>
    <form method="post" action="/desk/reports/${id}/draft">
      ${token}<bdi>${title ?? deskTexts.untitled}</bdi>
      <span class="hint">${deskTexts.received(sayInstant(received))}</span>
      <button>${title === null ? deskTexts.openDraftUntitled : deskTexts.openDraft(title)}</button>
    </form>
  </li>`;
}

function publishedList(published: readonly Listed[]): Html {
  return html`<ul>
    ${published.map((listed) => {
      const { draft, report } = listed;
      const title = html`<bdi>${titleOfDraft(listed, report)}</bdi>`;
      return html`<li>${deskTexts.publishedAs(recordLink(draft), draft.base + 1, title)}</li>`;
    })}
  </ul>`;
}

function recordLink({ incident }: Draft): Html {
  return html`<a href="/desk/incidents/${incident}">${incident}</a>`;
}

function recordFinder(): Html {
  return html`<form method="get" action="/desk/incidents" class="finder">
    <label for="find-record">${deskTexts.find}</label>
    <input id="find-record" name="id" placeholder="CB-…" autocomplete="off" /> <button>${deskTexts.go}</button>
  </form>`;
}
