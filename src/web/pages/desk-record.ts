/** A record at the desk: its revisions and who made them, a correction, withdrawing and taking the withdrawal back. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { mayDo, recordStateOf, requirePossible } from "../../domain/access.ts";
import { type Draft } from "../../domain/draft.ts";
import { type Incident, type IncidentId, parseIncidentId } from "../../domain/incident.ts";
import { titleOf } from "../../domain/projection.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Revision } from "../../domain/revision.ts";
import type { Shelves } from "../../store/store.ts";
import { openDraft } from "../../workflow/draft.ts";
import { reinstateIncident, withdrawIncident } from "../../workflow/withdraw.ts";
import { formField } from "../form-token.ts";
import { html, type Html } from "../parts/html.ts";
import type { PageContent } from "../parts/page.ts";
import { actingFor } from "../acting.ts";
import { requireOperation, type Routes } from "../route.ts";
import { deskTexts } from "../texts/desk.ts";
import { deskRecordTexts } from "../texts/desk-record.ts";
import { namesOf } from "./desk-draft-view.ts";
import { illustrationSection, illustratorOf } from "./desk-illustration.ts";
import { restrictionSection, viewRestriction } from "./desk-restrict.ts";
import { takeDownLink, takenDownSection } from "./desk-take-down.ts";
import { sayInstant } from "./desk-words.ts";
import { areaEntry, notice } from "./form-entry.ts";
import { incidentIn, typedIn } from "./typed.ts";

/** A record as the desk looks at it. */
interface RecordView {
  readonly incident: Incident;
  readonly title: string;
  /** From the newest to the first. */
  readonly revisions: readonly Revision[];
  readonly people: ReadonlyMap<string, string>;
  /** Who put its picture there; empty where there is none. */
  readonly illustrator: string;
  /** Open drafts that would become its next revision. */
  readonly drafts: readonly Draft[];
  /** False: the public is told nothing of it. */
  readonly public: boolean;
}

/** The page of a record, and what can be done with a record as a whole. */
export const recordRoutes: Routes =
  ({ house }) =>
  (app) => {
    app.get("/desk/incidents", (request, reply) => {
      const text = typedIn(request.query).word("id");
      const id = parseIncidentId(text);
      if (id === null) throw new Refusal("incident-not-found", { incident: text.slice(0, 80) });
      return reply.redirect(`/desk/incidents/${id}`, 303);
    });

    app.get("/desk/incidents/:id", async (request, reply) => {
      const view = await viewRecord(house.store, incidentIn(request.params));
      const { incident } = view;
      const restriction = await viewRestriction(house, { kind: "record", id: incident.id });
      const token = formField(request, reply);
      const knowing = html`${restrictionSection(restriction, token)}
      ${await takenDownSection(house.store, incident, request, token)}`;
      return reply.page(recordPage({ ...view, knowing }, publishedNotice(view, request), request, token));
    });

    app.post("/desk/incidents/:id/correct", async (request, reply) => {
      const incident = incidentIn(request.params);
      const draft = await openDraft(house, { report: null, incident, ...actingFor(request, "correct") });
      return reply.redirect(`/desk/drafts/${draft.id}`, 303);
    });

    app.get("/desk/incidents/:id/withdraw", async (request, reply) => {
      requireOperation(request, "withdraw");
      const view = await viewRecord(house.store, incidentIn(request.params));
      requirePossible("withdraw", recordStateOf(view.incident), { incident: view.incident.id });
      return reply.page(withdrawPage(view, "", false, request, reply));
    });

    app.post("/desk/incidents/:id/withdraw", async (request, reply) => {
      const acting = actingFor(request, "withdraw");
      const incident = incidentIn(request.params);
      const reason = typedIn(request.body).text("reason");
      if (reason.trim() === "") {
        return reply.page(withdrawPage(await viewRecord(house.store, incident), "", true, request, reply));
      }
      await withdrawIncident(house, { incident, reason: reason.slice(0, 2000), ...acting });
      return reply.redirect(`/desk/incidents/${incident}`, 303);
    });

    app.post("/desk/incidents/:id/reinstate", async (request, reply) => {
      const acting = actingFor(request, "reinstate");
      const incident = incidentIn(request.params);
      await reinstateIncident(house, { incident, ...acting });
      return reply.redirect(`/desk/incidents/${incident}`, 303);
    });
    return Promise.resolve();
  };

async function viewRecord(store: Shelves, id: IncidentId): Promise<RecordView> {
  const incident = await store.findIncident(id);
  if (incident === null || incident.revision === 0) throw new Refusal("incident-not-found", { incident: id });
  const revisions = (await store.listRevisions(id)).toReversed();
  const desk = await store.findTelling(id, "desk");
  const drafts = await store.draftsFor(id);
  const withdrawer = incident.withdrawn === null ? [] : [incident.withdrawn.by];
  return {
    incident,
    title: desk?.kind === "record" ? titleOf(desk) : deskTexts.record(id),
    revisions,
    people: await namesOf(store, [...revisions.map(({ by }) => by), ...withdrawer]),
    illustrator: await illustratorOf(store, incident),
    drafts: drafts.filter(({ state }) => state === "open"),
    public: (await store.findTelling(id, "public"))?.kind === "record",
  };
}

function publishedNotice(view: RecordView, request: FastifyRequest): Html | null {
  const number = typedIn(request.query).word("published");
  if (number !== String(view.incident.revision)) return null;
  const page = html`<a href="/incidents/${view.incident.id}">${deskRecordTexts.publicPage}</a>`;
  const told = view.public ? deskRecordTexts.published(number, page) : deskRecordTexts.publishedUnseen(number);
  return notice("said", html`<p>${told}</p>`);
}

function recordPage(
  view: RecordView & { readonly knowing: Html },
  said: Html | null,
  request: FastifyRequest,
  token: Html,
): PageContent {
  const { incident, title, revisions, drafts } = view;
  const readers = view.public
    ? html`<a href="/incidents/${incident.id}">${deskRecordTexts.readersPage}</a>`
    : deskRecordTexts.notPublic;
  const preview = html`<a href="/desk/incidents/${incident.id}/preview">${deskRecordTexts.preview}</a>`;
  const body = html`<p class="where"><a href="/desk">${deskTexts.title}</a></p>
    <h1><bdi>${title}</bdi></h1>
    <p class="meta">${deskRecordTexts.meta(html`<code>${incident.id}</code>`, incident.revision, readers)}</p>
    ${incident.withdrawn === null ? html`<p>${preview}</p>` : null} ${said} ${withdrawnNotice(view, token, request)}
    <div class="deeds">
      <form method="post" action="/desk/incidents/${incident.id}/correct">
        ${token}<button>${deskRecordTexts.correct}</button>
      </form>
      <a class="button" href="/desk/receive?incident=${incident.id}">${deskRecordTexts.addReport}</a>
      ${takeDownLink(incident, request)}
      ${
        incident.withdrawn === null && mayWithdraw(request)
          ? html`<a class="button" href="/desk/incidents/${incident.id}/withdraw">${deskRecordTexts.withdrawDeed}</a>`
          : null
      }
    </div>
    ${drafts.length === 0 ? null : draftList(drafts)} ${view.knowing}
    ${illustrationSection(incident, view.illustrator, token)}
    <section>
      <h2>${deskRecordTexts.revisions}</h2>
      <ol class="revisions" reversed>
        ${revisions.map((revision, index) => revisionEntry(revision, revisions[index + 1], view))}
      </ol>
    </section>`;
  return { title: deskRecordTexts.title(title), body, noindex: true, section: "/desk", styles: ["desk.css"] };
}

function draftList(drafts: readonly Draft[]): Html {
  return html`<section>
    <h2>${deskRecordTexts.drafts}</h2>
    <ul>
      ${drafts.map(({ id, base, opened }) => {
        const link = html`<a href="/desk/drafts/${id}">${deskRecordTexts.draftOf(base + 1)}</a>`;
        return html`<li>${deskRecordTexts.draft(link, sayInstant(opened))}</li>`;
      })}
    </ul>
  </section>`;
}

function revisionEntry(revision: Revision, before: Revision | undefined, { people }: RecordView): Html {
  const ids = (some: Revision | undefined) => new Set(some?.assertions.map(({ id }) => id));
  const [now, then] = [ids(revision), ids(before)];
  const came = now.difference(then).size;
  const went = then.difference(now).size;
  const by = people.get(revision.by) ?? deskTexts.gone;
  return html`<li value="${revision.number}">
    <p>${deskRecordTexts.revision(revision.number, sayInstant(revision.made), by)}</p>
    ${revision.note === "" ? null : html`<p dir="auto">${revision.note}</p>`}
    <p class="hint">
      ${deskRecordTexts.holds(revision.assertions.length, came, went)} ·
      <a href="/desk/drafts/${revision.draft}">${deskRecordTexts.reviewed}</a>
    </p>
    <p class="hint"><code class="digest">${revision.digest}</code></p>
  </li>`;
}

function withdrawnNotice({ incident, people }: RecordView, token: Html, request: FastifyRequest): Html | null {
  if (incident.withdrawn === null) return null;
  const { at, by, reason } = incident.withdrawn;
  const back = html`<form method="post" action="/desk/incidents/${incident.id}/reinstate">
    ${token}<button>${deskRecordTexts.reinstate}</button>
  </form>`;
  const who = people.get(by) ?? deskTexts.gone;
  return html`<div class="notice notice-said">
    <p>${deskRecordTexts.withdrawn(sayInstant(at), who, html`<q dir="auto">${reason}</q>`)}</p>
    ${mayWithdraw(request) ? back : null}
  </div>`;
}

function withdrawPage(
  { incident, title }: RecordView,
  reason: string,
  missing: boolean,
  request: FastifyRequest,
  reply: FastifyReply,
): PageContent {
  const findings = missing ? [{ at: "reason", code: "value-missing" as const }] : [];
  const { withdraw: texts } = deskRecordTexts;
  const body = html`<p class="where">
      <a href="/desk">${deskTexts.title}</a> · <a href="/desk/incidents/${incident.id}">${incident.id}</a>
    </p>
    <h1>${texts.heading}</h1>
    <p><bdi>${title}</bdi></p>
    <p>${texts.body(incident.revision)}</p>
    <form method="post" action="/desk/incidents/${incident.id}/withdraw">
      ${formField(request, reply)}
      ${areaEntry({ name: "reason", label: texts.reason, value: reason, rows: 3, required: true, findings })}
      <p class="deeds">
        <button class="main">${texts.button(incident.id)}</button>
        <a class="button" href="/desk/incidents/${incident.id}">${texts.keep}</a>
      </p>
    </form>`;
  const status = missing ? { status: 422 } : {};
  return { title: texts.title, body, noindex: true, section: "/desk", styles: ["desk.css"], ...status };
}

function mayWithdraw({ visit }: FastifyRequest): boolean {
  return visit.account !== null && mayDo(visit.account.role, "withdraw");
}
