/** The front page: what this casebook is, what was learned lately, where to go on, how to cite, how to report. */
import type { Projection } from "../../domain/projection.ts";
import type { ProjectionShelf } from "../../store/store.ts";
import type { AudienceName } from "../../domain/audience.ts";
import type { FaceSettings } from "../face.ts";
import { type Html, html } from "../parts/html.ts";
import { type Learned, learnedLately, learnedList, learnedSummary } from "../parts/learned.ts";
import type { PageContent } from "../parts/page.ts";
import { countWords } from "../parts/paging.ts";
import { recordLines, summaryOf } from "../parts/record-table.ts";
import { answer } from "../reply.ts";
import type { Routes } from "../route.ts";

/** How many records each list of the front page names. */
const shownLately = 8;

interface Front {
  readonly lately: readonly Learned[];
  readonly latest: readonly Projection[];
  readonly records: number;
  readonly organisations: number;
  readonly actors: number;
}

/** The front page. */
export const homeRoutes: Routes =
  ({ house: { store }, settings }) =>
  (app) => {
    app.get("/", async (request, reply) => {
      const front = await frontOf(store, request.visit.audience);
      return answer(request, reply, {
        page: () => frontPage(front, settings),
        json: () => ({ ...front, lately: front.lately.map(learnedSummary), latest: front.latest.map(summaryOf) }),
      });
    });
    return Promise.resolve();
  };

async function frontOf(shelf: ProjectionShelf, audience: AudienceName): Promise<Front> {
  const latest = await shelf.listTellings(audience, {
    sort: "date",
    descending: true,
    party: null,
    offset: 0,
    limit: shownLately,
  });
  const organisations = await shelf.listParties(audience, "organisation", { offset: 0, limit: 1 });
  const actors = await shelf.listParties(audience, "actor", { offset: 0, limit: 1 });
  return {
    lately: await learnedLately(shelf, audience, shownLately),
    latest: latest.entries.map(({ telling }) => telling),
    records: latest.total,
    organisations: organisations.total,
    actors: actors.total,
  };
}

function frontPage(front: Front, { siteName }: FaceSettings): PageContent {
  const body = html`<h1>Cyber incidents, and who said what of them</h1>
    <p class="summary">
      ${siteName} is an open record of cyber incidents in which every value can answer: who said so, where exactly,
      when, and how sure were they?
    </p>
    ${entryPoints(front)} ${front.lately.length === 0 ? nothingYet() : lately(front)}
    <div class="columns">
      <section aria-labelledby="cite">
        <h2 id="cite">How to cite</h2>
        <p>
          Every record ends with a line to cite: its number, its version and the day since when it has been told so. A
          version never changes; what is corrected is told as a new version.
        </p>
      </section>
      <section aria-labelledby="report">
        <h2 id="report">How to report</h2>
        <p>
          Send the people who run this casebook a report that anybody may read, or the address of one. What goes into a
          record must stand in a report, word for word, so that readers can check it.
          <a href="/about#corrections">Corrections and replies</a>
        </p>
      </section>
    </div>`;
  return { title: siteName, body };
}

function entryPoints({ records, organisations, actors }: Front): Html {
  const entry = (href: string, words: string, count: string) =>
    html`<li><a href="${href}">${words}</a> <span class="fine">${count}</span></li>`;
  return html`<ul class="entries">
    ${entry("/incidents", "Incidents", countWords(records, "record", "records"))}
    ${entry("/organisations", "Organisations", countWords(organisations, "name", "names"))}
    ${entry("/actors", "Actors", actors === 0 ? "for members" : countWords(actors, "name", "names"))}
    ${entry("/about", "How to read it", "methods, markings, disclaimer")}
  </ul>`;
}

function nothingYet(): Html {
  return html`<p class="note">
    No record has been published here yet. <a href="/desk">The desk</a> receives a report, reviews what it says and
    publishes the record.
  </p>`;
}

function lately({ lately: learned, latest }: Front): Html {
  return html`<div class="columns">
    <section aria-labelledby="lately">
      <h2 id="lately">Learned lately</h2>
      ${learnedList(learned)}
      <p><a href="/incidents?sort=changed&amp;order=desc">All, by the day of their last change</a></p>
    </section>
    <section aria-labelledby="latest">
      <h2 id="latest">Latest incidents</h2>
      ${latest.length === 0 ? html`<p class="silent">No record is told here now.</p>` : recordLines(latest, () => null)}
      <p><a href="/incidents">All incidents</a></p>
    </section>
  </div>`;
}
