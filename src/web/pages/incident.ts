/**
 * One record: GET /incidents/:id, as a page or as JSON, as it is told today or as it was on a day; and GET /incidents/:id/v:version, where
 * a citation leads. What is absent, malformed or wholly withheld is answered alike.
 */
import type { FastifyReply, FastifyRequest } from "fastify";
import { type Projection, proseOf, titleOf, type Tombstone } from "../../domain/projection.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Instant } from "../../domain/report.ts";
import { sayWhen } from "../../domain/when.ts";
import type { Speaker } from "../../formats/format.ts";
import { jsonLdOfRecord } from "../../formats/schema-org/record.ts";
import { isBuilding } from "../../workflow/searching.ts";
import { stateAt, type ToldState, type ToldStates, versionsOf } from "../../workflow/versions.ts";
import { cardAlt } from "../cards/card.ts";
import type { Rooms } from "../face.ts";
import { type Html, html } from "../parts/html.ts";
import { asKnownOnIn } from "../moment.ts";
import { incidentArticle } from "../parts/incident-article.ts";
import { illustrationOf, previewOf } from "../parts/illustration.ts";
import { dayOf, knowledgeOf, nameOfState } from "../parts/incident-knowledge.ts";
import { othersOf } from "../parts/incident-others.ts";
import { pastBanner } from "../parts/incident-past.ts";
import type { PageContent } from "../parts/page.ts";
import { prefersJson } from "../negotiation.ts";
import { answer } from "../reply.ts";
import type { Routes } from "../route.ts";
import { speakerOf } from "../speaker.ts";
import { recordTexts } from "../texts/record.ts";
import { addressedTelling, type RecordRequest } from "./incident-address.ts";

/** In characters; what shows a page elsewhere cuts longer ones anyway. */
const longestDescription = 200;

/** The page of a record, of an earlier state of it, the stone of a withdrawn one. */
export const incidentRoutes: Routes = (rooms) => (app) => {
  const { house, settings } = rooms;
  app.get<RecordRequest>("/incidents/:id", async (request, reply) => {
    const telling = await addressedTelling(house.store, request);
    const asKnownOn = asKnownOnIn(request.query, house.clock());
    if (telling.kind === "tombstone") {
      if (prefersJson(request.headers.accept)) throw withdrawn(telling);
      return reply.page(tombstonePage(telling));
    }
    if (asKnownOn === null) return sendRecord(rooms, request, reply, telling);
    const states = await versionsOf(house, telling);
    const told = stateAt(states, asKnownOn);
    if (told === null) throw notKnownThen(states);
    const page = pastPage({ telling, told, asKnownOn }, speakerOf(settings, request));
    return answer(request, reply, { page: () => page, json: () => told.state });
  });

  app.get<{ Params: { id: string; version: string } }>(
    "/incidents/:id/v:version(^[1-9]\\d{0,5}$)",
    async (request, reply) => {
      const telling = await addressedTelling(house.store, request);
      const cited = Number(request.params.version);
      if (cited > telling.version) throw new Refusal("page-not-found");
      if (telling.kind === "tombstone" || cited === telling.version) {
        return reply.redirect(`/incidents/${telling.incident}`, 302);
      }
      const told = (await versionsOf(house, telling)).find(({ version }) => version === cited);
      if (told === undefined) return reply.page(goneVersionPage(telling, cited));
      const page = pastPage({ telling, told, asKnownOn: null }, speakerOf(settings, request));
      return answer(request, reply, { page: () => page, json: () => told.state });
    },
  );
  return Promise.resolve();
};

/** The record as it is told today. */
async function sendRecord(
  rooms: Rooms,
  request: FastifyRequest,
  reply: FastifyReply,
  telling: Projection,
): Promise<FastifyReply> {
  const appendix = prefersJson(request.headers.accept) ? [] : await appendixOf(rooms, telling, reply);
  const speaker = speakerOf(rooms.settings, request);
  return answer(request, reply, {
    page: () => ({
      ...aboutRecord(telling),
      body: incidentArticle(telling, speaker, { illustration: illustrationOf(telling, cardAlt(telling)), appendix }),
      jsonLd: jsonLdOfRecord(telling, speaker),
    }),
    json: () => telling,
  });
}

/** When what was learned of it, and other records where the index is ready. */
async function appendixOf(
  { house, searches }: Pick<Rooms, "house" | "searches">,
  telling: Projection,
  reply: FastifyReply,
): Promise<readonly (Html | null)[]> {
  // What was told once and never otherwise has no past that would have to be read.
  const states = telling.version === 1 ? null : await versionsOf(house, telling);
  const search = await searches.of(telling.audience);
  // Kept, the page would go on lacking the other records.
  if (isBuilding(search))
    void reply.header("cache-control", "no-store").header("vary", "Accept, Authorization, Cookie");
  return [knowledgeOf(telling, states), isBuilding(search) ? null : othersOf(search, telling)];
}

function aboutRecord(telling: Projection): Omit<PageContent, "body"> {
  const { incident } = telling;
  const summary = proseOf(telling, "summary");
  return {
    title: titleOf(telling),
    section: "/incidents",
    canonical: `/incidents/${incident}`,
    picture: previewOf(telling),
    description: shortened(summary ?? cardAlt(telling)),
  };
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length > longestDescription
    ? `${line.slice(0, longestDescription - 1).replace(/[\ud800-\udbff]$/, "")}…`
    : line;
}

interface Past {
  readonly telling: Projection;
  readonly told: ToldState;
  /** Null: the version was asked for. */
  readonly asKnownOn: Instant | null;
}

function pastPage({ telling, told, asKnownOn }: Past, speaker: Speaker): PageContent {
  const banner = pastBanner(told, telling, asKnownOn);
  // What is told today is cited as it is cited today.
  const still = told.until === null;
  const body = still
    ? incidentArticle(telling, speaker, { banner })
    : incidentArticle(told.state, speaker, { banner, past: told });
  return {
    title: `${titleOf(still ? telling : told.state)} (${nameOfState(told)})`,
    body,
    noindex: true,
    canonical: `/incidents/${telling.incident}`,
    section: "/incidents",
  };
}

function notKnownThen([first]: ToldStates): Refusal {
  const { incident, since } = first.state;
  return new Refusal("not-known-then", { incident, knownSince: since });
}

/** Where a citation of a version leads that is no state of its own any more. */
function goneVersionPage({ incident, version, since }: Projection, cited: number): PageContent {
  const texts = recordTexts.gone;
  const body = html`<article class="record">
    <h1>${texts.heading(cited)}</h1>
    <p class="meta">${recordTexts.meta(html`<code>${incident}</code>`)}</p>
    <p>${texts.body}</p>
    <p><a href="/incidents/${incident}">${texts.now(version, sayWhen(since.slice(0, 10)))}</a></p>
    <p><a href="/incidents/${incident}/versions">${texts.versions}</a></p>
  </article>`;
  return { title: texts.title(cited, incident), body, noindex: true, section: "/incidents" };
}

function withdrawn({ incident, reason, since, version }: Tombstone): Refusal {
  return new Refusal("incident-withdrawn", { incident, version, withdrawn: since, reason });
}

function tombstonePage({ incident, reason, since, version }: Tombstone): PageContent {
  const texts = recordTexts.withdrawn;
  const body = html`<article class="record">
    <h1>${texts.heading}</h1>
    <p class="meta">${texts.meta(html`<code>${incident}</code>`, dayOf(since))}</p>
    <p>${texts.reason(html`<bdi>${reason}</bdi>`)}</p>
    <p>${texts.body(version)}</p>
    <p><a href="/incidents">${texts.all}</a></p>
  </article>`;
  return { title: texts.title(incident), body, status: 410, noindex: true, section: "/incidents" };
}
