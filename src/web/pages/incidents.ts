/** The search: GET /incidents, words and facets over what the reader's audience is told, as a page or as JSON; all of it stands in the address. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Format } from "../../formats/format.ts";
import { facetNames } from "../../search/facet.ts";
import type { Search } from "../../search/search.ts";
import { isBuilding } from "../../workflow/searching.ts";
import type { Rooms } from "../face.ts";
import { undirected } from "../parts/saying.ts";
import type { PageContent } from "../parts/page.ts";
import { columnValues } from "../parts/search-facets.ts";
import { type Found, searchBody } from "../parts/search-results.ts";
import { partsAsked } from "../parts/search-words.ts";
import { saveLink } from "../parts/saved-searches.ts";
import { addressOf, type Asked, asksEverything, isTyped, questionIn, queryOf } from "../question.ts";
import { answer } from "../reply.ts";
import type { Routes } from "../route.ts";
import { foundSummary } from "../search-summary.ts";
import { answerBuilding } from "../search-building.ts";
import { searchTexts } from "../texts/search.ts";
import { typedIn } from "./typed.ts";

/** How many hits a page holds. */
const pageLength = 20;

/** The most that is read of what is being typed. */
const longestBeginning = 100;

/** The page and what completes its box. */
export const incidentsRoutes: Routes = (rooms) => (app) => {
  const formats = rooms.house.formats.filter(({ writes }) => writes !== null);
  app.get("/incidents", async (request, reply) => {
    const asked = questionIn(request.query, rooms.house.clock());
    // What a form sends has empty parts and dates in two; the address that it stands for can be kept.
    if (isTyped(request.query)) return reply.redirect(addressOf("/incidents", asked.question, asked.place), 303);
    const search = await rooms.searches.of(request.visit.audience);
    if (isBuilding(search)) return answerBuilding(rooms.house.store, request, reply, { asked, building: search });
    return sendFound(request, reply, asked, search, formats);
  });
  app.get("/incidents/complete", async (request, reply) => {
    const beginning = typedIn(request.query).word("q").slice(0, longestBeginning);
    const search = await completing(rooms, request);
    const completions = search === null || beginning === "" ? [] : search.complete(beginning, 8);
    return reply.type("application/json; charset=utf-8").send(JSON.stringify({ completions }));
  });
  return Promise.resolve();
};

/** Null while the index is being built: nothing is completed then. */
async function completing({ searches }: Rooms, { visit }: FastifyRequest): Promise<Search | null> {
  const search = await searches.of(visit.audience);
  return isBuilding(search) ? null : search;
}

function sendFound(
  request: FastifyRequest,
  reply: FastifyReply,
  asked: Asked,
  search: Search,
  formats: readonly Format[],
): FastifyReply {
  const wanted = { ...asked.place, limit: pageLength, facets: facetNames, values: columnValues };
  const found = {
    audience: request.visit.audience,
    asked,
    search,
    formats,
    answer: search.ask(asked.question, wanted),
  };
  return answer(request, reply, {
    page: () =>
      searchPage({ ...found, saving: request.visit.audience === "public" ? null : saveLink(queryOf(asked.question)) }),
    json: () => foundSummary(found),
  });
}

function searchPage(found: Found): PageContent {
  const { asked, search } = found;
  const words = partsAsked(asked.question, search).map((part) => part.words);
  const query = queryOf(asked.question);
  return {
    title: undirected([...words.slice(0, 3), searchTexts.title].join(" · ")),
    body: searchBody(found),
    section: "/incidents",
    styles: ["search.css"],
    scripts: ["search.js"],
    searches: true,
    noindex: !asksEverything(asked.question) || asked.place.after !== null,
    ...(asked.question.asKnownOn === null ? { feed: "/feeds/search", feedQuery: query === "" ? "" : `?${query}` } : {}),
  };
}
