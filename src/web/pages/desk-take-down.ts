/** Taking a value down, at the desk: /desk/incidents/:id/take-down shows every place first and then does it; …/take-down/:takedown/lift tells it again. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { mayDo } from "../../domain/access.ts";
import type { Assertion } from "../../domain/assertion.ts";
import { fields } from "../../domain/field.ts";
import { type Finding, finding } from "../../domain/finding.ts";
import type { Incident, IncidentId } from "../../domain/incident.ts";
import { groundOf, Refusal } from "../../domain/refusal.ts";
import { sayStatement } from "../../domain/say.ts";
import { keyOfValue } from "../../domain/takedown.ts";
import type { House } from "../../workflow/house.ts";
import { liftTakedown, type Survey, surveyTakedown, takeDown } from "../../workflow/take-down.ts";
import type { FoundPlace } from "../../workflow/take-down-places.ts";
import { actingFor } from "../acting.ts";
import { formField } from "../form-token.ts";
import { html, type Html } from "../parts/html.ts";
import type { PageContent } from "../parts/page.ts";
import { requireOperation, type Routes } from "../route.ts";
import { deskTexts } from "../texts/desk.ts";
import { readersOf } from "../texts/audience.ts";
import { takeDownTexts as texts } from "../texts/take-down.ts";
import { namesOf } from "./desk-draft-view.ts";
import { sayInstant, shorten } from "./desk-words.ts";
import { areaEntry, lineEntry, notice, wrongEntries } from "./form-entry.ts";
import { incidentIn, type Typed, typedIn } from "./typed.ts";

/** Places that a page names; the command line names all. */
const mostNamed = 300;

/** What stands in the form. */
interface TakeDownForm {
  readonly texts: string;
  readonly assertions: readonly string[];
  readonly picture: boolean;
  readonly reason: string;
}

/** A record and every value that it ever said. */
interface RecordView {
  readonly incident: Incident;
  /** Each value of each field once, as its newest assertion has it. */
  readonly values: readonly Assertion[];
}

const emptyForm: TakeDownForm = { texts: "", assertions: [], picture: false, reason: "" };

/** The page and its deeds. */
export const takeDownRoutes: Routes =
  ({ house }) =>
  (app) => {
    app.get("/desk/incidents/:id/take-down", async (request, reply) => {
      requireOperation(request, "take-down");
      const view = await viewRecord(house, incidentIn(request.params));
      return reply.page(formPage(view, emptyForm, null, request, reply));
    });

    app.post("/desk/incidents/:id/take-down", async (request, reply) => {
      const acting = actingFor(request, "take-down");
      const id = incidentIn(request.params);
      const typed = typedIn(request.body);
      const form = typedForm(typed);
      const view = await viewRecord(house, id);
      const wanted = {
        incident: id,
        assertions: form.assertions,
        texts: form.texts.split("\n"),
        picture: form.picture,
      };
      try {
        if (typed.word("deed") !== "take-down") {
          const survey = await surveyTakedown(house, wanted);
          return await reply.page(surveyPage(view, form, survey, request, reply));
        }
        if (form.reason.trim() === "") throw new Refusal("input-invalid", {}, [finding("reason", "value-missing")]);
        await takeDown(house, { ...wanted, reason: form.reason, ...acting });
      } catch (error) {
        if (!(error instanceof Refusal) || (error.findings.length === 0 && error.code !== "nothing-taken")) throw error;
        return reply.page(formPage(view, form, error, request, reply));
      }
      return reply.redirect(`/desk/incidents/${id}#taken-down`, 303);
    });

    app.post("/desk/incidents/:id/take-down/:takedown/lift", async (request, reply) => {
      const acting = actingFor(request, "take-down");
      const incident = incidentIn(request.params);
      await liftTakedown(house, { incident, takedown: typedIn(request.params).text("takedown"), ...acting });
      return reply.redirect(`/desk/incidents/${incident}#taken-down`, 303);
    });
    return Promise.resolve();
  };

/** The part of the page of a record: what was taken down of it. Nothing where nothing was. */
export async function takenDownSection(
  store: House["store"],
  { id, takedowns }: Incident,
  request: FastifyRequest,
  token: Html,
): Promise<Html | null> {
  if (takedowns.length === 0) return null;
  const people = await namesOf(
    store,
    takedowns.flatMap(({ by, lifted }) => (lifted === null ? [by] : [by, lifted.by])),
  );
  const mayLift = request.visit.account !== null && mayDo(request.visit.account.role, "take-down");
  const entries = takedowns.map((takedown) => {
    const { at, by, reason, values, texts: words, illustration, lifted } = takedown;
    const said = texts.entry(sayInstant(at), people.get(by) ?? deskTexts.gone, html`<q dir="auto">${reason}</q>`);
    const state =
      lifted === null
        ? mayLift
          ? html`<form method="post" action="/desk/incidents/${id}/take-down/${takedown.id}/lift">
              <p class="deeds">${token}<button>${texts.lift}</button></p>
            </form>`
          : null
        : html`<p class="hint">${texts.lifted(sayInstant(lifted.at), people.get(lifted.by) ?? deskTexts.gone)}</p>`;
    return html`<li>
      <p>${said}</p>
      <p class="hint">${texts.holds(values.length, words, illustration !== null)}</p>
      ${state}
    </li>`;
  });
  return html`<section>
    <h2 id="taken-down">${texts.down}</h2>
    <ul>
      ${entries}
    </ul>
  </section>`;
}

/** The way to the page, for those who may go it. */
export function takeDownLink({ id }: Pick<Incident, "id">, { visit }: FastifyRequest): Html | null {
  if (visit.account === null || !mayDo(visit.account.role, "take-down")) return null;
  return html`<a class="button" href="/desk/incidents/${id}/take-down">${texts.link}</a>`;
}

async function viewRecord({ store }: Pick<House, "store">, id: IncidentId): Promise<RecordView> {
  const incident = await store.findIncident(id);
  const revisions = await store.listRevisions(id);
  if (incident === null || revisions.length === 0) throw new Refusal("incident-not-found", { incident: id });
  const all = revisions.flatMap(({ assertions }) => assertions);
  return { incident, values: [...new Map(all.map((one) => [keyOfValue(one), one])).values()] };
}

function typedForm(typed: Typed): TakeDownForm {
  return {
    texts: typed.text("texts"),
    assertions: typed.all("assertions"),
    picture: typed.word("picture") !== "",
    reason: typed.word("reason"),
  };
}

function formPage(
  view: RecordView,
  form: TakeDownForm,
  refusal: Refusal | null,
  request: FastifyRequest,
  reply: FastifyReply,
): PageContent {
  const findings = refusal?.findings ?? [];
  const said =
    refusal === null
      ? null
      : findings.length === 0
        ? notice("error", html`<p>${texts.nothing}</p>`)
        : wrongEntries(findings, texts.wrong, texts.labels);
  const { id } = view.incident;
  const body = html`${whereOf(id)}
    <h1>${texts.heading}</h1>
    <p>${texts.body}</p>
    ${said}
    <form method="post" action="/desk/incidents/${id}/take-down">
      ${formField(request, reply)}
      ${areaEntry({ name: "texts", label: texts.labels.texts, value: form.texts, rows: 3, hint: texts.textsHint, findings })}
      ${valueEntries(view, form, findings)} ${pictureEntry(view, form)}
      <p class="deeds">
        <button class="main" name="deed" value="look">${texts.look}</button>
        <a class="button" href="/desk/incidents/${id}">${texts.keep}</a>
      </p>
    </form>`;
  return { ...pageOf(body), ...(refusal === null ? {} : { status: groundOf(refusal).status }) };
}

function valueEntries({ values }: RecordView, { assertions }: TakeDownForm, findings: readonly Finding[]): Html {
  const wrong = findings.some(({ at }) => at === "assertions");
  return html`<fieldset class="${wrong ? "entry-wrong" : null}" id="f-assertions">
    <legend>${texts.labels.assertions}</legend>
    <p class="hint">${texts.assertionsHint}</p>
    ${values.map((assertion) => {
      const chosen = assertions.includes(assertion.id) ? html`checked` : null;
      return html`<p>
        <label
          ><input type="checkbox" name="assertions" value="${assertion.id}" ${chosen} />
          ${fields[assertion.field].label}: <bdi>${shorten(sayStatement(assertion.field, assertion), 200)}</bdi></label
        >
      </p>`;
    })}
  </fieldset>`;
}

function pictureEntry({ incident }: RecordView, { picture }: TakeDownForm): Html | null {
  if (incident.illustration === null) return null;
  return html`<p>
    <label
      ><input type="checkbox" name="picture" value="picture" ${picture ? html`checked` : null} />
      ${texts.pictureChoice}</label
    >
  </p>`;
}

function surveyPage(
  { incident }: RecordView,
  form: TakeDownForm,
  survey: Survey,
  request: FastifyRequest,
  reply: FastifyReply,
): PageContent {
  const { id } = incident;
  const { places, remains } = survey;
  const kept = html`<input type="hidden" name="texts" value="${form.texts}" />
    ${form.assertions.map((name) => html`<input type="hidden" name="assertions" value="${name}" />`)}
    ${form.picture ? html`<input type="hidden" name="picture" value="picture" />` : null}`;
  const found = html`${placeList(places)}
  ${
    remains.length === 0
      ? null
      : html`<h2>${texts.remains}</h2>
          <p>${texts.remainsHelp}</p>
          ${placeList(remains)}`
  }
  ${consequences(survey)}`;
  const isThere = places.length > 0;
  const reason = { name: "reason", label: texts.labels.reason, value: form.reason, hint: texts.reasonHint };
  const body = html`${whereOf(id)}
    <h1>${texts.places(places.length)}</h1>
    ${isThere ? found : notice("error", html`<p>${texts.nothing}</p>`)}
    <form method="post" action="/desk/incidents/${id}/take-down">
      ${formField(request, reply)} ${kept} ${isThere ? lineEntry({ ...reason, required: true }) : null}
      <p class="deeds">
        ${isThere ? html`<button class="main" name="deed" value="take-down">${texts.button(id)}</button>` : null}
        <a class="button" href="/desk/incidents/${id}/take-down">${texts.again}</a>
        <a class="button" href="/desk/incidents/${id}">${texts.keep}</a>
      </p>
    </form>`;
  return pageOf(body);
}

/** Who will read of it, and which releases go. */
function consequences({ told, releases }: Survey): Html {
  const readers = told.map(readersOf);
  const gone = releases.map(({ name }) => html`<li><a href="/releases/${name}">${name}</a></li>`);
  return html`<p>${texts.told(readers)}</p>
    ${
      releases.length === 0
        ? html`<p>${texts.noReleases}</p>`
        : html`<p>${texts.releases(releases.length)}</p>
            <ul>
              ${gone}
            </ul>`
    }`;
}

function placeList(places: readonly FoundPlace[]): Html {
  const more = places.length - mostNamed;
  return html`<ul>
    ${places.slice(0, mostNamed).map(({ kind, field, text, revisions }) => {
      const about = [texts.kinds[kind], texts.revisions(revisions)].filter((part) => part !== "").join(", ");
      return html`<li>
        ${field === null ? null : `${fields[field].label}: `}<bdi>${shorten(text, 300)}</bdi>
        <span class="fine below">${about}</span>
      </li>`;
    })}
    ${more > 0 ? html`<li>${texts.more(more)}</li>` : null}
  </ul>`;
}

function whereOf(id: IncidentId): Html {
  return html`<p class="where"><a href="/desk">${deskTexts.title}</a> · <a href="/desk/incidents/${id}">${id}</a></p>`;
}

function pageOf(body: Html): PageContent {
  return { title: texts.title, body, noindex: true, section: "/desk", styles: ["desk.css"] };
}
