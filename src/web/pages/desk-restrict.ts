/**
 * Restrictions at the desk: POST /desk/{incidents|reports|sources}/:id/restrict shows what a restriction would change, or sets it, and
 * …/restrict/undo takes the last change back. The form stands on the page of the thing.
 */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Finding } from "../../domain/finding.ts";
import { finding } from "../../domain/finding.ts";
import type { SharingGroup } from "../../domain/group.ts";
import { parseMarking } from "../../domain/marking.ts";
import { groundOf, Refusal } from "../../domain/refusal.ts";
import type { ReportId } from "../../domain/report.ts";
import { checkRestriction, parseGroups, parseInstant, type Restriction, sayEmbargo } from "../../domain/restriction.ts";
import type { SourceId } from "../../domain/source.ts";
import type { Store } from "../../store/store.ts";
import type { House } from "../../workflow/house.ts";
import {
  lastRestrictionChange,
  type Restrictable,
  restrict,
  restrictionOf,
  undoRestriction,
} from "../../workflow/restrict.ts";
import { changesAnything, previewRestriction, type RestrictionPreview } from "../../workflow/restrict-preview.ts";
import { actingFor } from "../acting.ts";
import type { Rooms } from "../face.ts";
import { formField } from "../form-token.ts";
import { groupsEntry, groupsIn, namesIn } from "../parts/group-choice.ts";
import { html, type Html } from "../parts/html.ts";
import type { PageContent } from "../parts/page.ts";
import type { Routes } from "../route.ts";
import { deskTexts } from "../texts/desk.ts";
import { readersHeading } from "../texts/audience.ts";
import { restrictTexts as texts } from "../texts/restrict.ts";
import { namesOf } from "./desk-draft-view.ts";
import { markingChoices, sayInstant } from "./desk-words.ts";
import { choiceEntry, lineEntry, notice, wrongEntries } from "./form-entry.ts";
import { incidentIn, type Typed, typedIn } from "./typed.ts";

/** What stands in the form. */
interface RestrictionForm {
  readonly marking: string;
  readonly embargo: string;
  readonly groups: string;
}

/** How the thing is restricted, and what was changed last. */
export interface RestrictionView {
  readonly thing: Restrictable;
  readonly restriction: Restriction | null;
  /** Null: nobody changed anything, or nobody knows of it any more. */
  readonly last: { readonly at: string; readonly by: string; readonly before: Restriction | null } | null;
  /** All sharing groups that there ever were. */
  readonly groups: readonly SharingGroup[];
  /** Records that are still to be told anew, whatever for. */
  readonly waiting: number;
  readonly now: string;
}

/** Reads what the section shows. Refuses what is not here. */
export async function viewRestriction(
  house: Pick<House, "store" | "clock">,
  thing: Restrictable,
): Promise<RestrictionView> {
  const { store } = house;
  const now = house.clock();
  const restriction = await restrictionOf(store, thing);
  const change = await lastRestrictionChange(store, thing);
  const view = { thing, restriction, groups: await store.listGroups(), waiting: await store.dueNumber(now), now };
  if (change === null) return { ...view, last: null };
  const { entry, before } = change;
  const by = await nameOfPerson(store, entry.by);
  return { ...view, last: { at: entry.at, by, before } };
}

/** The part of the page of a record, a report or a source. */
export function restrictionSection(view: RestrictionView, token: Html): Html {
  const { thing, restriction, last, groups, waiting, now } = view;
  return html`<section aria-labelledby="restriction">
    <h2 id="restriction">${texts.heading}</h2>
    <p class="hint">${texts.about[thing.kind]}</p>
    <p>${sayRestriction(restriction, now)}</p>
    ${waiting === 0 ? null : notice("said", html`<p>${texts.waiting(waiting)}</p>`)}
    ${formOf(thing, { form: formFor(restriction), groups, findings: [] }, token)}
    ${last === null ? null : undoPart(thing, last, now, token)}
  </section>`;
}

/** The deeds, for all three kinds. */
export const restrictRoutes: Routes = (rooms) => (app) => {
  for (const [path, thingIn] of [
    ["/desk/incidents/:id", (params: unknown): Restrictable => ({ kind: "record", id: incidentIn(params) })],
    ["/desk/reports/:id", (params: unknown): Restrictable => ({ kind: "report", id: reportIn(params) })],
    ["/desk/sources/:id", (params: unknown): Restrictable => ({ kind: "source", id: sourceIn(params) })],
  ] as const) {
    app.post(`${path}/restrict`, async (request, reply) => take(rooms, thingIn(request.params), request, reply));
    app.post(`${path}/restrict/undo`, async (request, reply) => {
      const thing = thingIn(request.params);
      await undoRestriction(rooms.house, { thing, ...actingFor(request, "restrict") });
      rooms.embargoes.wake();
      return reply.redirect(`${addressOf(thing)}#restriction`, 303);
    });
  }
  return Promise.resolve();
};

/** Where the page of a thing stands. */
export function addressOf({ kind, id }: Restrictable): string {
  return `/desk/${kind === "record" ? "incidents" : kind === "report" ? "reports" : "sources"}/${encodeURIComponent(id)}`;
}

/** The report that an address names. Refuses what cannot name one. */
export function reportIn(params: unknown): ReportId {
  const id = typedIn(params).text("id");
  if (!/^[0-9a-f]{64}$/.test(id)) throw new Refusal("report-not-found", { report: id.slice(0, 80) });
  return id as ReportId;
}

/** The source that an address names. */
export function sourceIn(params: unknown): SourceId {
  return typedIn(params).text("id") as SourceId;
}

/** What a restriction says, as a sentence or two. */
export function sayRestriction(restriction: Restriction | null, now: string): string {
  const { marking = null, groups = null, embargo = null } = restriction ?? {};
  const said = [
    ...(marking === null ? [] : [texts.marked(deskTexts.marked(marking))]),
    ...(groups === null ? [] : [texts.grouped(groups.join(", "))]),
    ...(embargo === null ? [] : [(embargo > now ? texts.embargoed : texts.over)(sayInstant(embargo))]),
  ];
  return said.length === 0 ? texts.nothing : said.join(" ");
}

async function take(
  { house, embargoes }: Pick<Rooms, "house" | "embargoes">,
  thing: Restrictable,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const acting = actingFor(request, "restrict");
  const typed = typedIn(request.body);
  const form = typedForm(typed);
  const token = formField(request, reply);
  try {
    const restriction = restrictionIn(form);
    if (typed.word("deed") === "preview") {
      const wrong = checkRestriction(restriction, "");
      if (wrong.length > 0) throw new Refusal("input-invalid", {}, wrong);
      const preview = await previewRestriction(house, thing, restriction);
      return await reply.page(previewPage(thing, { form, restriction, preview, now: house.clock() }, token));
    }
    await restrict(house, { thing, restriction, ...acting });
  } catch (error) {
    if (!(error instanceof Refusal) || error.findings.length === 0) throw error;
    const groups = await house.store.listGroups();
    return reply.page(refusedPage(thing, { form, groups, findings: error.findings }, error, token));
  }
  embargoes.wake();
  return reply.redirect(`${addressOf(thing)}#restriction`, 303);
}

function typedForm(typed: Typed): RestrictionForm {
  return { marking: typed.word("marking"), embargo: typed.word("embargo"), groups: groupsIn(typed) };
}

function formFor(restriction: Restriction | null): RestrictionForm {
  const { marking = null, groups = null, embargo = null } = restriction ?? {};
  return { marking: marking ?? "", embargo: sayEmbargo(embargo), groups: (groups ?? []).join(", ") };
}

/** Refuses (`input-invalid`) entries that cannot be read. */
function restrictionIn({ marking: label, embargo: until, groups: names }: RestrictionForm): Restriction {
  const marking = label === "" ? null : parseMarking(label);
  const embargo = until === "" ? null : parseInstant(until);
  const groups = names === "" ? null : parseGroups(names);
  const wrong = [
    ...(label !== "" && marking === null ? [finding("marking", "marking-invalid", label)] : []),
    ...(until !== "" && embargo === null ? [finding("embargo", "instant-invalid", until)] : []),
    ...(names !== "" && groups === null ? [finding("groups", "groups-invalid", names)] : []),
  ];
  if (wrong.length > 0) throw new Refusal("input-invalid", {}, wrong);
  return { marking, embargo, groups };
}

/** The form as it is shown. */
interface FormSheet {
  readonly form: RestrictionForm;
  readonly groups: readonly SharingGroup[];
  readonly findings: readonly Finding[];
}

function formOf(thing: Restrictable, { form, groups, findings }: FormSheet, token: Html): Html {
  const { labels } = texts;
  const choices = markingChoices.map((choice) => (choice.value === "" ? { value: "", label: texts.anybody } : choice));
  return html`<form method="post" action="${addressOf(thing)}/restrict">
    ${token} ${choiceEntry({ name: "marking", label: labels.marking, value: form.marking, choices, findings })}
    ${lineEntry({ name: "embargo", label: labels.embargo, value: form.embargo, hint: texts.embargoHint, findings })}
    ${groupsEntry({ label: labels.groups, hint: texts.groupsHint, groups, chosen: namesIn(form.groups), findings })}
    <p class="deeds">
      <button name="deed" value="preview">${texts.preview}</button>
      <button name="deed" value="save">${texts.save}</button>
    </p>
  </form>`;
}

function undoPart(
  thing: Restrictable,
  { at, by, before }: NonNullable<RestrictionView["last"]>,
  now: string,
  token: Html,
): Html {
  return html`<p class="hint">${texts.changed(sayInstant(at), by, html`${sayRestriction(before, now)}`)}</p>
    <form method="post" action="${addressOf(thing)}/restrict/undo">
      <p class="deeds">${token}<button>${texts.undo}</button></p>
    </form>`;
}

interface Previewed {
  readonly form: RestrictionForm;
  readonly restriction: Restriction;
  readonly preview: RestrictionPreview;
  readonly now: string;
}

function previewPage(thing: Restrictable, { form, restriction, preview, now }: Previewed, token: Html): PageContent {
  const { marking, embargo, groups } = form;
  const kept = Object.entries({ marking, embargo, groups }).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
  const { column } = texts;
  const rows = [...preview.audiences].map(([name, change]) => {
    const said = (["hidden", "shown", "narrowed", "widened"] as const).flatMap((what) =>
      change[what] === 0 ? [] : [texts[what](change[what])],
    );
    return html`<tr>
      <th scope="row">${readersHeading(name)}</th>
      <td data-label="${column.change}">${changesAnything(change) ? said.join("; ") : texts.unchanged}</td>
    </tr>`;
  });
  const body = html`${whereOf(thing)}
    <h1>${texts.previewTitle}</h1>
    <p>${texts.wanted} ${sayRestriction(restriction, now)}</p>
    ${thing.kind === "record" ? null : html`<p>${texts.looked(preview.looked, preview.records)}</p>`}
    <table class="listing">
      <thead>
        <tr>
          <th scope="col">${column.audience}</th>
          <th scope="col">${column.change}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
    <p class="hint">${texts.stones}</p>
    <form method="post" action="${addressOf(thing)}/restrict">
      ${token} ${kept}
      <p class="deeds">
        <button class="main" name="deed" value="save">${texts.save}</button>
        <a class="button" href="${addressOf(thing)}#restriction">${texts.back}</a>
      </p>
    </form>`;
  return pageOf(texts.previewTitle, body);
}

/** The form once more, with what was wrong. */
function refusedPage(thing: Restrictable, sheet: FormSheet, refusal: Refusal, token: Html): PageContent {
  const body = html`${whereOf(thing)}
    <h1>${texts.heading}</h1>
    ${wrongEntries(sheet.findings, texts.wrong, texts.labels)} ${formOf(thing, sheet, token)}`;
  return { ...pageOf(texts.heading, body), status: groundOf(refusal).status };
}

function whereOf(thing: Restrictable): Html {
  const name = thing.kind === "report" ? thing.id.slice(0, 8) : thing.id;
  return html`<p class="where">
    <a href="/desk">${deskTexts.title}</a> · <a href="${addressOf(thing)}"><bdi>${name}</bdi></a>
  </p>`;
}

function pageOf(title: string, body: Html): PageContent {
  return { title, body, noindex: true, section: "/desk", styles: ["desk.css"] };
}

async function nameOfPerson(store: Store, id: Parameters<typeof namesOf>[1][number] | null): Promise<string> {
  if (id === null) return deskTexts.gone;
  return (await namesOf(store, [id])).get(id) ?? deskTexts.gone;
}
