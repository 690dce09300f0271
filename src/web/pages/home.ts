/** The front page: what this casebook is, what was learned lately, where to go on, how to cite, how to report. */
import type { AudienceName } from "../../domain/audience.ts";
import type { Projection } from "../../domain/projection.ts";
import type { Facet } from "../../search/facet.ts";
import { everything, type Search } from "../../search/search.ts";
import type { ProjectionShelf } from "../../store/store.ts";
import { type Building, isBuilding } from "../../workflow/searching.ts";
import type { FaceSettings } from "../face.ts";
import { type Html, html } from "../parts/html.ts";
import { countsIn, keptTally } from "../parts/kept-tallies.ts";
import { type Learned, learnedLately, learnedList, learnedSummary } from "../parts/learned.ts";
import type { PageContent } from "../parts/page.ts";
import { figureStyles, overTime } from "../parts/party-figures.ts";
import { recordLines, summaryOf } from "../parts/record-table.ts";
import { buildingNote, passing } from "../parts/roster-page.ts";
import { answer } from "../reply.ts";
import type { Routes } from "../route.ts";
import { homeTexts as texts } from "../texts/home.ts";
import { namedTexts } from "../texts/named.ts";

/** How many records each list of the front page names. */
const shownLately = 8;

/** The facets whose values have pages of their own. */
const counted = ["country", "sector", "technique", "campaign", "source"] as const;

interface Front {
  readonly lately: readonly Learned[];
  readonly latest: readonly Projection[];
  readonly records: number;
  readonly organisations: number;
  readonly actors: number;
}

/** The front page. */
export const homeRoutes: Routes =
  ({ house: { store }, settings, searches }) =>
  (app) => {
    app.get("/", async (request, reply) => {
      const { audience } = request.visit;
      const [front, search] = await Promise.all([frontOf(store, audience), searches.of(audience)]);
      if (isBuilding(search)) void passing(reply);
      return answer(request, reply, {
        page: () => frontPage(front, search, settings),
        json: () => ({
          ...front,
          lately: front.lately.map(learnedSummary),
          latest: front.latest.map((record) => summaryOf(record)),
          months: isBuilding(search) ? null : Object.fromEntries(countsIn(keptTally(search, "month"))),
        }),
      });
    });
    return Promise.resolve();
  };

async function frontOf(shelf: ProjectionShelf, audience: AudienceName): Promise<Front> {
  const newest = { sort: "date", descending: true, party: null, offset: 0, limit: shownLately } as const;
  const latest = await shelf.listTellings(audience, newest);
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

function frontPage(front: Front, search: Search | Building, { siteName }: FaceSettings): PageContent {
  const body = html`<h1>${texts.heading}</h1>
    <p class="summary">${texts.what(siteName)}</p>
    ${searchBox()} ${entryPoints(front, search)}
    ${
      front.lately.length === 0
        ? nothingYet()
        : html`${lately(front)}
          ${
            isBuilding(search)
              ? buildingNote(search, namedTexts.buildingFigures)
              : overTime(search, everything, "months", texts.overTime)
          }`
    }
    <div class="columns">
      <section aria-labelledby="cite">
        <h2 id="cite">${texts.cite}</h2>
        <p>${texts.citeText}</p>
      </section>
      <section aria-labelledby="report">
        <h2 id="report">${texts.report}</h2>
        <p>${texts.reportText} <a href="/about#corrections">${texts.corrections}</a></p>
      </section>
    </div>`;
  const description = texts.what(siteName);
  return { title: siteName, body, styles: figureStyles, searches: true, canonical: "/", description };
}

function searchBox(): Html {
  const { label, hint, button } = texts.search;
  return html`<search class="home-search">
    <form action="/incidents">
      <label for="home-words">${label}</label>
      <div class="home-words">
        <input id="home-words" type="search" name="q" maxlength="2000" aria-describedby="home-hint" data-search />
        <button>${button}</button>
      </div>
      <p class="hint" id="home-hint">${hint}</p>
    </form>
  </search>`;
}

function entryPoints({ records, organisations, actors }: Front, search: Search | Building): Html {
  const { entries, entry: says } = texts;
  const values = countsOfValues(search);
  const told = (href: string, facet: keyof typeof values) =>
    values[facet] === 0 ? null : entry(href, entries[facet], says[facet](values[facet]));
  const entry = (href: string, words: string, count: string) =>
    html`<li><a href="${href}">${words}</a> <span class="fine">${count}</span></li>`;
  return html`<ul class="entries">
    ${entry("/incidents", entries.incidents, says.records(records))}
    ${entry("/organisations", entries.organisations, says.names(organisations))}
    ${entry("/actors", entries.actors, actors === 0 ? says.members : says.names(actors))}
    ${told("/countries", "country")} ${told("/sectors", "sector")} ${told("/techniques", "technique")}
    ${told("/campaigns", "campaign")} ${told("/sources", "source")} ${entry("/about", entries.about, says.about)}
  </ul>`;
}

/** How many values of each facet records show; 0 where the reader is not told of it. */
function countsOfValues(search: Search | Building): Readonly<Record<(typeof counted)[number], number>> {
  const wanted = { sort: "date", descending: true, after: null, limit: 0, facets: counted, values: 0 } as const;
  const found = isBuilding(search) ? [] : search.ask(everything, wanted).facets;
  const of = (facet: Facet) => found.find((one) => one.facet === facet)?.further ?? 0;
  return {
    country: of("country"),
    sector: of("sector"),
    technique: of("technique"),
    campaign: of("campaign"),
    source: of("source"),
  };
}

function nothingYet(): Html {
  const { lead, desk, deskDoes, steps, signIn, receive, import: imports, policy } = texts.empty;
  const step = (href: string, { link, then }: typeof signIn | typeof receive | typeof imports | typeof policy) =>
    html`<li><a href="${href}">${link}</a> ${then}</li>`;
  return html`<p class="note">${lead} <a href="/desk">${desk}</a> ${deskDoes}</p>
    <h2>${steps}</h2>
    <ol>
      ${step("/sign-in?next=%2Fdesk", signIn)} ${step("/desk/receive", receive)} ${step("/desk/imports", imports)}
      ${step("/about#markings", policy)}
    </ol>`;
}

function lately({ lately: learned, latest }: Front): Html {
  return html`<div class="columns">
    <section aria-labelledby="lately">
      <h2 id="lately">${texts.lately}</h2>
      ${learnedList(learned)}
      <p><a href="/changes">${texts.latelyAll}</a></p>
    </section>
    <section aria-labelledby="latest">
      <h2 id="latest">${texts.latest}</h2>
      ${latest.length === 0 ? html`<p class="silent">${texts.noneTold}</p>` : recordLines(latest, () => null)}
      <p><a href="/incidents">${texts.latestAll}</a></p>
    </section>
  </div>`;
}
