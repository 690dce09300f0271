/** A draft at the desk: GET /desk/drafts/:id, with the forms for one assertion and the preview for each kind of reader. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { type AudienceName, parseAudienceName } from "../../domain/audience.ts";
import { type Finding, findingCodes, type FindingCode } from "../../domain/finding.ts";
import { titleOf } from "../../domain/projection.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Report } from "../../domain/report.ts";
import { requireAudience } from "../../workflow/groups.ts";
import { previewDraft } from "../../workflow/preview.ts";
import { getOpenDraft } from "../../workflow/review.ts";
import type { Face } from "../face.ts";
import { formField } from "../form-token.ts";
import { html, type Html } from "../parts/html.ts";
import { incidentArticle } from "../parts/incident-article.ts";
import type { PageContent } from "../parts/page.ts";
import type { Routes } from "../route.ts";
import { speakerOf } from "../speaker.ts";
import { deskTexts } from "../texts/desk.ts";
import { draftTexts } from "../texts/draft.ts";
import { publishingTexts } from "../texts/publishing.ts";
import { assertionForm } from "./desk-assertion-form.ts";
import { type Item, subjectNames } from "./desk-draft-items.ts";
import { draftPage } from "./desk-draft-page.ts";
import { type DraftView, viewDraft } from "./desk-draft-view.ts";
import { emptyForm, formOf, keyIn, typedForm, type WrittenForm } from "./desk-written.ts";
import { notice } from "./form-entry.ts";
import { draftIn, type Typed, typedIn } from "./typed.ts";

/** What is asked for of the form of one assertion, besides what stands in it. */
export interface FormAsked {
  /** Null: an assertion is added. */
  readonly item: Item | null;
  readonly findings: readonly Finding[];
  readonly notice: Html | null;
  readonly status?: number;
}

/** The pages that only show. */
export const draftRoutes: Routes =
  ({ house, settings }) =>
  (app) => {
    app.get("/desk/drafts/:id", async (request, reply) => {
      const view = await viewDraft(house, draftIn(request.params));
      const query = typedIn(request.query);
      const at = keyIn(view.items, query, "at")?.key ?? null;
      return reply.page(draftPage(view, { token: formField(request, reply), at, notice: notedNotice(query) }));
    });

    app.get("/desk/drafts/:id/amend", async (request, reply) => {
      const view = await viewOpen(house, request);
      const item = keyIn(view.items, typedIn(request.query), "target");
      if (item === null) throw new Refusal("proposal-not-found");
      const quoted = item.assertion.evidence[0]?.report;
      const report = view.reports.find(({ id }) => id === quoted) ?? null;
      const asked: FormAsked = { item, findings: [], notice: null };
      return reply.page(formPage(view, formOf(item.assertion, report), asked, request, reply));
    });

    app.get("/desk/drafts/:id/add", async (request, reply) => {
      const view = await viewOpen(house, request);
      const form = selectedForm(view, typedIn(request.query));
      return reply.page(formPage(view, form, { item: null, findings: [], notice: null }, request, reply));
    });

    app.get("/desk/drafts/:id/preview", async (request, reply) => {
      const id = draftIn(request.params);
      const { draft } = await getOpenDraft(house.store, id);
      const audience = parseAudienceName(typedIn(request.query).word("for")) ?? "public";
      await requireAudience(house.store, audience);
      const projection = (await previewDraft(house, id)).get(audience) ?? null;
      const body =
        projection === null
          ? html`<p>${publishingTexts.preview.nothing(audience)}</p>`
          : incidentArticle(projection, speakerOf(settings, request));
      const title = projection === null ? deskTexts.record(draft.incident) : titleOf(projection);
      return reply.page(previewPage(`/desk/drafts/${id}`, audience, title, body));
    });
    return Promise.resolve();
  };

/** The page of a draft with the form of one assertion in place of the proposals. */
export function formPage(
  view: DraftView,
  form: WrittenForm,
  asked: FormAsked,
  request: FastifyRequest,
  reply: FastifyReply,
): PageContent {
  const { item, findings } = asked;
  const token = formField(request, reply);
  const names = subjectNames(view.items);
  const pane = assertionForm(form, {
    kind: item === null ? "add" : "amend",
    address: `/desk/drafts/${view.draft.id}`,
    edition: view.draft.edition,
    token,
    target: item?.key ?? null,
    reports: view.reports,
    names,
    groups: view.groups,
    findings,
  });
  const heading = item === null ? draftTexts.add : draftTexts.edit;
  return draftPage(view, {
    token,
    at: item?.key ?? null,
    notice: asked.notice,
    selected: selectionOf(form, view.reports),
    form: html`<h2 id="work-heading">${heading}</h2>
      ${pane}`,
    ...(asked.status === undefined ? {} : { status: asked.status }),
  });
}

/** A draft that something may be done with. Refuses closed ones (`draft-closed`). */
async function viewOpen(house: Face["house"], request: FastifyRequest): Promise<DraftView> {
  const view = await viewDraft(house, draftIn(request.params));
  if (view.draft.state !== "open") throw new Refusal("draft-closed", { draft: view.draft.id });
  return view;
}

/** The form for what was selected; what else the address gives is kept. */
function selectedForm({ reports }: DraftView, query: Typed): WrittenForm {
  const report = reports.find(({ id }) => id === query.word("report")) ?? reports[0] ?? null;
  const place = (name: string) => (/^\d{1,9}$/.test(query.word(name)) ? Number(query.word(name)) : 0);
  const empty = emptyForm(report, place("start"), place("end"));
  const given = typedForm(query);
  return { ...empty, values: { ...empty.values, field: given.values.field } };
}

/** The stretch that the form quotes, to be marked in the text. */
function selectionOf({ quotes, values, report: id }: WrittenForm, reports: readonly Report[]) {
  const report = reports.find((candidate) => candidate.id === id);
  const [quote = ""] = quotes;
  const start = /^\d{1,9}$/.test(values.start) ? Number(values.start) : (report?.text.indexOf(quote) ?? -1);
  if (report === undefined || quote === "" || start < 0) return null;
  return { report: report.id, start, end: start + quote.length };
}

/** What was noticed when the report was received, named in the address by its codes. */
function notedNotice(query: Typed): Html | null {
  const codes = query.word("noted").split(",").filter(isFindingCode);
  if (codes.length === 0) return null;
  return notice(
    "said",
    codes.map((code) => html`<p>${findingCodes[code]}</p>`),
  );
}

function isFindingCode(code: string): code is FindingCode {
  return Object.hasOwn(findingCodes, code);
}

function previewPage(address: string, audience: AudienceName, title: string, body: Html): PageContent {
  const { preview } = publishingTexts;
  const back = html`<a href="${address}#publish">${preview.back}</a>`;
  return {
    title: preview.title(title),
    noindex: true,
    section: "/desk",
    styles: ["desk.css"],
    body: html`<p class="notice notice-said">${preview.notice(audience, back)}</p>
      ${body}`,
  };
}
