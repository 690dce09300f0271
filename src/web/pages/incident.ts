/** One record: GET /incidents/:id, as a page or as JSON. What is absent, malformed or wholly withheld is answered alike. */
import type { FastifyRequest } from "fastify";
import { parseIncidentId } from "../../domain/incident.ts";
import { type Projection, type Telling, titleOf, type Tombstone } from "../../domain/projection.ts";
import { Refusal } from "../../domain/refusal.ts";
import { sayWhen } from "../../domain/when.ts";
import type { Speaker } from "../../formats/format.ts";
import { jsonLdOfRecord } from "../../formats/schema-org/record.ts";
import type { ProjectionShelf } from "../../store/store.ts";
import { html } from "../parts/html.ts";
import { incidentArticle } from "../parts/incident-article.ts";
import type { PageContent } from "../parts/page.ts";
import { answer, prefersJson } from "../reply.ts";
import type { Routes } from "../route.ts";
import { speakerOf } from "../speaker.ts";

/** The page of a record, the stone of a withdrawn one. */
export const incidentRoutes: Routes =
  ({ house: { store }, settings }) =>
  (app) => {
    app.get<{ Params: { id: string } }>("/incidents/:id", async (request, reply) => {
      const telling = await getTelling(store, request);
      if (telling.kind === "tombstone") {
        if (prefersJson(request.headers.accept)) throw withdrawn(telling);
        return reply.page(tombstonePage(telling));
      }
      return answer(request, reply, {
        page: () => recordPage(telling, speakerOf(settings, request)),
        json: () => telling,
      });
    });

    app.get<{ Params: { id: string; version: string } }>(
      "/incidents/:id/v:version(^[1-9]\\d{0,5}$)",
      async (request, reply) => {
        const telling = await getTelling(store, request);
        const cited = Number(request.params.version);
        if (cited > telling.version) throw new Refusal("page-not-found");
        if (telling.kind === "tombstone" || cited === telling.version) {
          return reply.redirect(`/incidents/${telling.incident}`, 302);
        }
        return reply.page(supersededPage(telling, cited));
      },
    );
    return Promise.resolve();
  };

async function getTelling(
  shelf: Pick<ProjectionShelf, "findTelling">,
  { params, visit }: FastifyRequest<{ Params: { id: string } }>,
): Promise<Telling> {
  const id = parseIncidentId(params.id);
  const telling = id === null ? null : await shelf.findTelling(id, visit.audience);
  if (telling === null) throw new Refusal("page-not-found");
  return telling;
}

function recordPage(telling: Projection, speaker: Speaker): PageContent {
  return {
    title: titleOf(telling),
    body: incidentArticle(telling, speaker),
    section: "/incidents",
    jsonLd: jsonLdOfRecord(telling, speaker),
  };
}

/** Where a citation of an earlier version leads: what was cited is not told any more as it was. */
function supersededPage({ incident, version, since }: Projection, cited: number): PageContent {
  const body = html`<article class="record">
    <h1>Version ${cited} of this record</h1>
    <p class="meta">Record <code>${incident}</code></p>
    <p>
      You followed a citation of version ${cited}. The record has been corrected or added to since; what is known now is
      <a href="/incidents/${incident}">version ${version}</a>, told so since
      <time datetime="${since}">${sayWhen(since.slice(0, 10))}</time>.
    </p>
    <p>
      What changed from state to state stands in the
      <a href="/api/v1/incidents/${incident}/revisions">states of the record</a> (JSON).
    </p>
  </article>`;
  return { title: `Version ${cited} of record ${incident}`, body, noindex: true, section: "/incidents" };
}

function withdrawn({ incident, reason, since, version }: Tombstone): Refusal {
  return new Refusal("incident-withdrawn", { incident, version, withdrawn: since, reason });
}

function tombstonePage({ incident, reason, since, version }: Tombstone): PageContent {
  const body = html`<article class="record">
    <h1>This record was withdrawn</h1>
    <p class="meta">
      Record <code>${incident}</code> · withdrawn on <time datetime="${since}">${sayWhen(since.slice(0, 10))}</time>
    </p>
    <p>The reason given: <bdi>${reason}</bdi></p>
    <p>What it said is no longer told here. Versions before ${version} may still be cited as what was known then.</p>
    <p><a href="/incidents">All incidents</a></p>
  </article>`;
  return { title: `Record ${incident} was withdrawn`, body, status: 410, noindex: true, section: "/incidents" };
}
