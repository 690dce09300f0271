/**
 * Feeds of what the reader's audience is told, as Atom and as JSON Feed: of everything, of a search, of one organisation, actor or country,
 * and of one kind of news. GET /feeds is the page that lists them.
 */
import type { FastifyReply, FastifyRequest } from "fastify";
import { Refusal } from "../../domain/refusal.ts";
import type { Instant } from "../../domain/report.ts";
import type { House } from "../../workflow/house.ts";
import { isBuilding } from "../../workflow/searching.ts";
import { questionIn } from "../question.ts";
import { type Routes, takePrograms } from "../route.ts";
import { refuseBuilding } from "../search-building.ts";
import { atomOf } from "./atom.ts";
import type { Feed } from "./feed.ts";
import { feedsPage } from "./feeds-page.ts";
import { jsonFeedOf } from "./json-feed.ts";
import { newestReader } from "./newest.ts";
import { type Publisher, publisherFor } from "./publisher.ts";
import { type Desk, feedOfAll, scopes } from "./scopes.ts";
import { feedOfSearch } from "./search-feed.ts";

/** The forms by the ending of their addresses. */
const forms: Readonly<
  Record<string, { readonly type: string; readonly write: (feed: Feed, by: Publisher) => string }>
> = {
  atom: { type: "application/atom+xml; charset=utf-8", write: atomOf },
  json: { type: "application/feed+json; charset=utf-8", write: jsonFeedOf },
};

/** The feeds and the page that lists them. */
export const feedsRoutes: Routes =
  ({ house, settings, searches }) =>
  (app) => {
    const newest = newestReader(house.store);
    // Feed readers have no session: those that bring a key, or a name and a password, are told what that is good for.
    takePrograms(app, "read", true);
    const answer = async (
      request: FastifyRequest,
      reply: FastifyReply,
      form: string,
      find: (desk: Desk) => Promise<Feed>,
    ) => {
      const { audience } = request.visit;
      const known = await newest(audience);
      const feed = await find({ shelf: house.store, audience, newest: known });
      const body = forms[form]?.write(feed, publisherFor(settings, request)) ?? "";
      void reply.type(forms[form]?.type ?? "");
      return sendDated(request, reply, house, { body, changed: known.changes[0]?.at ?? null });
    };
    for (const form of Object.keys(forms)) {
      app.get(`/feeds/all.${form}`, (request, reply) => answer(request, reply, form, feedOfAll));
      app.get(`/feeds/search.${form}`, async (request, reply) => {
        const { question } = questionIn(request.query, house.clock());
        const search = await searches.of(request.visit.audience);
        if (isBuilding(search)) return refuseBuilding(search);
        return answer(request, reply, form, (desk) => feedOfSearch(desk, search, question));
      });
    }
    for (const [scope, find] of Object.entries(scopes)) {
      app.get<{ Params: { feed: string } }>(`/feeds/${scope}/:feed`, (request, reply) => {
        const [, name = "", form = ""] = /^(.+)\.(atom|json)$/s.exec(request.params.feed) ?? [];
        if (name === "") throw new Refusal("page-not-found");
        return answer(request, reply, form, (desk) => find(desk, name));
      });
    }
    app.get("/feeds", { config: { operation: null, basic: false } }, async (request, reply) =>
      reply.page(feedsPage(await newest(request.visit.audience))),
    );
    return Promise.resolve();
  };

/** Two changes may fall into one second, which is as fine as a date of HTTP is: what changed just now has none yet. */
const settledMs = 2000;

/**
 * Sends a feed with the date of the newest change that its audience was told, whatever it was of: nothing else changes a feed. The date
 * of the newest entry would not do, since an entry can also go. Answers `304` to who asks by that date alone; who asks by the tag is
 * answered where every page is.
 */
function sendDated(
  request: FastifyRequest,
  reply: FastifyReply,
  { clock }: Pick<House, "clock">,
  { body, changed }: { readonly body: string; readonly changed: Instant | null },
): FastifyReply {
  if (changed === null || request.visit.account !== null || Date.parse(clock()) - Date.parse(changed) < settledMs) {
    return reply.send(body);
  }
  void reply.header("last-modified", new Date(changed).toUTCString());
  const since = request.headers["if-modified-since"];
  const known = since === undefined ? NaN : Date.parse(since);
  if (request.headers["if-none-match"] !== undefined || !(known >= Math.floor(Date.parse(changed) / 1000) * 1000)) {
    return reply.send(body);
  }
  return reply
    .code(304)
    .removeHeader("content-type")
    .header("vary", "Accept, Authorization, Cookie")
    .header("cache-control", "public, max-age=0, must-revalidate")
    .send("");
}
