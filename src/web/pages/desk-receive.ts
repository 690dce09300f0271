/** Receiving a report: GET and POST /desk/receive. Paste it, upload it, or have it fetched; a draft is opened of it. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Draft } from "../../domain/draft.ts";
import { type Finding, finding } from "../../domain/finding.ts";
import { type IncidentId, parseIncidentId } from "../../domain/incident.ts";
import { parseMarking } from "../../domain/marking.ts";
import { groundOf, Refusal } from "../../domain/refusal.ts";
import { sayReason } from "../../domain/refusal-reason.ts";
import type { ReportId } from "../../domain/report.ts";
import { parseWhen } from "../../domain/when.ts";
import type { House } from "../../workflow/house.ts";
import { openDraft } from "../../workflow/draft.ts";
import { receive, type ReceiveCommand, type Received } from "../../workflow/receive.ts";
import { actingFor } from "../acting.ts";
import { uploadIn } from "../form-body.ts";
import { formField } from "../form-token.ts";
import { html, type Html } from "../parts/html.ts";
import type { PageContent } from "../parts/page.ts";
import type { Routes } from "../route.ts";
import { deskTexts } from "../texts/desk.ts";
import { receiveTexts } from "../texts/receive.ts";
import { emptyReceiveForm, type ReceiveForm, receivePage, typedReceiveForm } from "./desk-receive-page.ts";
import { sayInstant } from "./desk-words.ts";
import { notice, wrongEntries } from "./form-entry.ts";
import { typedIn } from "./typed.ts";

/** The page, its form, and opening a draft of a report that is here already. */
export const receiveRoutes: Routes =
  ({ house }) =>
  (app) => {
    app.get("/desk/receive", (request, reply) => {
      const incident = typedIn(request.query).word("incident");
      const form = { ...emptyReceiveForm, incident };
      return reply.page(receivePage(form, { token: formField(request, reply), findings: [], notice: null }));
    });

    app.post("/desk/receive", async (request, reply) => {
      const form = typedReceiveForm(typedIn(request.body));
      try {
        return await take(house, form, request, reply);
      } catch (error) {
        if (!(error instanceof Refusal) || groundOf(error).status < 400) throw error;
        const { findings } = error;
        const said =
          findings.length === 0
            ? notice("error", html`<p>${error.message} ${reasonIn(error)}</p>`)
            : wrongEntries(findings, receiveTexts.nothingReceived, receiveTexts.labels);
        const shown = { token: formField(request, reply), findings, notice: said };
        return reply.page({ ...receivePage(form, shown), status: groundOf(error).status });
      }
    });

    app.post("/desk/reports/:id/draft", async (request, reply) => {
      const report = reportIn(typedIn(request.params).text("id"));
      const typed = typedIn(request.body).word("incident");
      const incident = typed === "" ? null : parseIncidentId(typed);
      if (incident === null && typed !== "") throw new Refusal("incident-not-found", { incident: typed.slice(0, 80) });
      return toDraft(reply, await openDraft(house, { report, incident, ...actingFor(request, "receive") }), []);
    });
    return Promise.resolve();
  };

async function take(
  house: House,
  form: ReceiveForm,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const incident = await checkForm(house, form);
  const acting = actingFor(request, "receive");
  const received = await receive(house, { ...(await commandFrom(house, form, request)), ...acting });
  const { report, already, findings } = received;
  const drafts = already ? await house.store.draftsOf(report.id) : [];
  if (drafts.length > 0) {
    const { incident: number } = form;
    return reply.page(knownPage(received, drafts, number, request, reply));
  }
  return toDraft(reply, await openDraft(house, { report: report.id, incident, ...acting }), findings);
}

/** Everything that can be said of the form before a document is read. The record that it is for; null: a new one. */
async function checkForm({ store }: Pick<House, "store">, form: ReceiveForm): Promise<IncidentId | null> {
  const incident = form.incident === "" ? null : parseIncidentId(form.incident);
  const known = incident !== null && (await store.findIncident(incident)) !== null;
  const findings: readonly Finding[] = [
    ...(form.incident !== "" && !known ? [finding("incident", "record-unknown", form.incident)] : []),
    ...(form.published !== "" && parseWhen(form.published) === null
      ? [finding("published", "date-invalid", form.published)]
      : []),
    ...(form.url !== "" && !isWebAddress(form.url) ? [finding("url", "value-not-admitted", form.url)] : []),
    ...(form.marking !== "" && parseMarking(form.marking) === null
      ? [finding("marking", "marking-invalid", form.marking)]
      : []),
    ...(form.way === "paste" && form.text.trim() === "" ? [finding("text", "value-missing")] : []),
    ...(form.way === "fetch" && form.address === "" ? [finding("address", "value-missing")] : []),
  ];
  if (findings.length > 0) throw new Refusal("input-invalid", {}, findings);
  return incident;
}

/** The document with what was typed about it, from whichever way it came. */
async function commandFrom(
  { fetch }: Pick<House, "fetch">,
  form: ReceiveForm,
  request: FastifyRequest,
): Promise<ReceiveCommand> {
  const known = {
    title: orNull(form.title),
    published: orNull(form.published),
    publisher: orNull(form.publisher),
    marking: parseMarking(form.marking),
  };
  switch (form.way) {
    case "paste":
      return {
        ...known,
        bytes: new TextEncoder().encode(form.text),
        mediaType: orNull(form.format),
        fileName: null,
        url: orNull(form.url),
      };
    case "upload": {
      const file = await uploadIn(request.body, "file");
      if (file === null) throw new Refusal("input-invalid", {}, [finding("file", "value-missing")]);
      // What a browser says of a file's type is a guess from its name; the reader looks for itself.
      return { ...known, bytes: file.bytes, mediaType: null, fileName: file.fileName, url: orNull(form.url) };
    }
    case "fetch":
      return { ...known, ...(await fetch(form.address)) };
  }
}

function toDraft(reply: FastifyReply, draft: Draft, findings: readonly Finding[]): FastifyReply {
  const codes = [...new Set(findings.map(({ code }) => code))];
  return reply.redirect(`/desk/drafts/${draft.id}${codes.length === 0 ? "" : `?noted=${codes.join(",")}`}`, 303);
}

function knownPage(
  { report }: Received,
  drafts: readonly Draft[],
  incident: string,
  request: FastifyRequest,
  reply: FastifyReply,
): PageContent {
  const { already: texts } = receiveTexts;
  const title = html`<bdi>${report.title ?? texts.untitled}</bdi>`;
  const body = html`<p class="where"><a href="/desk">${deskTexts.title}</a></p>
    <h1>${texts.heading}</h1>
    <p>${texts.body(title, sayInstant(report.received))}</p>
    <h2>${texts.drafts(drafts.length)}</h2>
    <ul>
      ${drafts.map(knownDraft)}
    </ul>
    <form method="post" action="/desk/reports/${report.id}/draft">
      ${formField(request, reply)}<input type="hidden" name="incident" value="${incident}" />
      <p><button>${incident === "" ? texts.again : texts.againFor(incident)}</button></p>
    </form>`;
  return { title: texts.heading, body, noindex: true, section: "/desk", styles: ["desk.css"] };
}

function knownDraft({ id, state, incident, base, opened }: Draft): Html {
  const { already: texts } = receiveTexts;
  const link = html`<a href="/desk/drafts/${id}">${texts.draft(incident, base + 1)}</a>`;
  return html`<li>${texts.states[state](link, sayInstant(opened))}</li>`;
}

function reportIn(text: string): ReportId {
  if (!/^[0-9a-f]{64}$/.test(text)) throw new Refusal("report-not-found", { report: text.slice(0, 80) });
  return text as ReportId;
}

/** Why an address was not fetched, or how large a document may be, where the refusal says so. */
function reasonIn(refusal: Refusal): string {
  const reason = sayReason(refusal);
  return reason === null ? "" : `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

function orNull(text: string): string | null {
  return text === "" ? null : text;
}
