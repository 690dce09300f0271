/** The picture beside a record, at the desk: POST /desk/incidents/:id/illustration puts it there, …/illustration/remove takes it away. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { type Finding, finding, findingCodes } from "../../domain/finding.ts";
import type { Illustration } from "../../domain/illustration.ts";
import type { Incident } from "../../domain/incident.ts";
import { parseMarking } from "../../domain/marking.ts";
import { groundOf, Refusal } from "../../domain/refusal.ts";
import { illustrate, removeIllustration } from "../../workflow/illustrate.ts";
import type { House } from "../../workflow/house.ts";
import { uploadIn } from "../form-body.ts";
import { formField } from "../form-token.ts";
import { html, type Html } from "../parts/html.ts";
import { creditOf, imageOf, pictureOf } from "../parts/illustration.ts";
import type { PageContent } from "../parts/page.ts";
import { actingFor } from "../acting.ts";
import type { Routes } from "../route.ts";
import { deskTexts } from "../texts/desk.ts";
import { illustrationTexts } from "../texts/illustration.ts";
import { namesOf } from "./desk-draft-view.ts";
import { markingChoices, sayInstant } from "./desk-words.ts";
import { areaEntry, choiceEntry, lineEntry, notice, wrongEntries } from "./form-entry.ts";
import { incidentIn, type Typed, typedIn } from "./typed.ts";

const { desk: texts } = illustrationTexts;

/** What stands in the form; the file itself cannot stand in one. */
interface IllustrationForm {
  readonly alt: string;
  readonly credit: string;
  readonly licence: string;
  readonly url: string;
  readonly marking: string;
}

/** The two deeds. The form stands on the page of the record. */
export const illustrationRoutes: Routes =
  ({ house }) =>
  (app) => {
    app.post("/desk/incidents/:id/illustration", async (request, reply) => {
      const id = incidentIn(request.params);
      const form = typedForm(typedIn(request.body));
      try {
        await take(house, form, request);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const incident = await house.store.findIncident(id);
        if (incident === null || incident.revision === 0) throw error;
        return reply.page(refusedPage(incident, form, error, formField(request, reply)));
      }
      return toRecord(reply, id);
    });

    app.post("/desk/incidents/:id/illustration/remove", async (request, reply) => {
      const incident = incidentIn(request.params);
      await removeIllustration(house, { incident, ...actingFor(request, "take-picture-off") });
      return toRecord(reply, incident);
    });
    return Promise.resolve();
  };

/** The part of a record's page: the picture that is there, and the form for another. `by` names who put it there. */
export function illustrationSection(incident: Incident, by: string, token: Html): Html {
  const { illustration } = incident;
  return html`<section aria-labelledby="illustration">
    <h2 id="illustration">${texts.heading}</h2>
    <p class="hint">${texts.about}</p>
    ${illustration === null ? html`<p>${texts.none}</p>` : preview(incident, illustration, by, token)}
    ${incident.withdrawn === null ? formOf(incident, formFor(illustration), [], token) : null}
  </section>`;
}

/** The name of who put the picture there; empty where there is none. */
export async function illustratorOf(store: Parameters<typeof namesOf>[0], { illustration }: Incident): Promise<string> {
  if (illustration === null) return "";
  return (await namesOf(store, [illustration.by])).get(illustration.by) ?? deskTexts.gone;
}

async function take(house: House, form: IllustrationForm, request: FastifyRequest): Promise<void> {
  const acting = actingFor(request, "illustrate");
  const marking = parseMarking(form.marking);
  if (marking === null && form.marking !== "") {
    throw new Refusal("input-invalid", {}, [finding("marking", "marking-invalid", form.marking)]);
  }
  const file = await uploadIn(request.body, "file");
  const { alt, credit, licence: name, url } = form;
  const licence = { name, url: url === "" ? null : url };
  const incident = incidentIn(request.params);
  const words = { alt, credit, licence, marking };
  await illustrate(house, { incident, file: file?.bytes ?? null, ...words, ...acting });
}

function toRecord(reply: FastifyReply, incident: string): FastifyReply {
  return reply.redirect(`/desk/incidents/${incident}#illustration`, 303);
}

function typedForm(typed: Typed): IllustrationForm {
  const word = (name: string) => typed.word(name);
  return {
    alt: word("alt"),
    credit: word("credit"),
    licence: word("licence"),
    url: word("licence-url"),
    marking: word("marking"),
  };
}

function formFor(illustration: Illustration | null): IllustrationForm {
  if (illustration === null) return { alt: "", credit: "", licence: "", url: "", marking: "" };
  const { alt, credit, licence, marking } = illustration;
  return { alt, credit, licence: licence.name, url: licence.url ?? "", marking: marking ?? "" };
}

function preview(incident: Incident, illustration: Illustration, by: string, token: Html): Html {
  const { marking, added } = illustration;
  const readers = marking === null ? deskTexts.unmarked : deskTexts.marked(marking);
  const picture = incident.withdrawn === null ? imageOf(pictureOf(incident.id, illustration)) : texts.hidden;
  return html`<figure class="illustration">
      ${picture}
      <figcaption>${creditOf(illustration)}</figcaption>
    </figure>
    <p class="hint">${texts.added(sayInstant(added), by, readers)}</p>
    <form method="post" action="/desk/incidents/${incident.id}/illustration/remove">
      <p>${token}<button>${texts.remove}</button></p>
    </form>`;
}

function formOf(
  { id, illustration }: Incident,
  form: IllustrationForm,
  findings: readonly Finding[],
  token: Html,
): Html {
  const { labels } = texts;
  const { alt, credit, licence, url, marking } = form;
  const line = (name: "credit" | "licence" | "licence-url", value: string, hint: string) =>
    lineEntry({ name, label: labels[name], value, hint, findings, required: name !== "licence-url" });
  return html`<form method="post" action="/desk/incidents/${id}/illustration" enctype="multipart/form-data">
    ${token} ${fileEntry(illustration !== null, findings)}
    ${areaEntry({ name: "alt", label: labels.alt, value: alt, rows: 2, required: true, findings })}
    ${line("credit", credit, texts.creditHint)} ${line("licence", licence, texts.licenceHint)}
    ${line("licence-url", url, texts.urlHint)}
    ${choiceEntry({
      ...{ name: "marking", label: labels.marking, value: marking },
      ...{ choices: markingChoices, hint: texts.markingHint, findings },
    })}
    <p><button>${illustration === null ? texts.add : texts.replace}</button></p>
  </form>`;
}

function fileEntry(isThere: boolean, findings: readonly Finding[]): Html {
  const wrong = findings.filter(({ at }) => at === "file");
  return html`<div class="entry ${wrong.length > 0 ? "entry-wrong" : null}">
    <label for="f-file">${texts.labels.file}</label>
    <input
      id="f-file"
      type="file"
      name="file"
      accept="image/png,image/jpeg,image/webp"
      aria-describedby="f-file-hint"
      ${isThere ? null : html`required`}
    />
    <p class="hint" id="f-file-hint">${texts.fileHint} ${isThere ? texts.keepHint : null}</p>
    ${wrong.map(({ code }) => html`<p class="error">${findingCodes[code]}</p>`)}
  </div>`;
}

/** The form once more, with what was wrong. A chosen file has to be chosen again. */
function refusedPage(incident: Incident, form: IllustrationForm, refusal: Refusal, token: Html): PageContent {
  const { findings, message } = refusal;
  const said =
    findings.length === 0
      ? notice("error", html`<p>${message}</p>`)
      : wrongEntries(findings, texts.wrong, texts.labels);
  const body = html`<p class="where">
      <a href="/desk">${deskTexts.title}</a> · <a href="/desk/incidents/${incident.id}">${incident.id}</a>
    </p>
    <h1>${texts.heading}</h1>
    ${said} ${incident.withdrawn === null ? formOf(incident, form, findings, token) : null}
    <p><a href="/desk/incidents/${incident.id}">${texts.back(incident.id)}</a></p>`;
  const { status } = groundOf(refusal);
  return { title: texts.title(incident.id), body, noindex: true, section: "/desk", styles: ["desk.css"], status };
}
