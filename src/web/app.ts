/** The application: every part of the face put together, ready to listen or to be asked in process. */
import { randomUUID } from "node:crypto";
import { createServer, type RequestListener, type Server } from "node:http";
import { constants } from "node:zlib";
import compress from "@fastify/compress";
import cookie from "@fastify/cookie";
import formbody from "@fastify/formbody";
import helmet from "@fastify/helmet";
import multipart from "@fastify/multipart";
import fastify, { type FastifyInstance, type FastifyRequest } from "fastify";
import { Refusal } from "../domain/refusal.ts";
import type { Face, Rooms } from "./face.ts";
import { feedsRoutes } from "./feeds/feeds.ts";
import { guardForms } from "./form-token.ts";
import { apiRoutes } from "./api/api-routes.ts";
import { importApiRoutes } from "./api/imports.ts";
import { handleProblems, longestAddress } from "./problem.ts";
import { aboutRoutes } from "./pages/about.ts";
import { accountRoutes } from "./pages/account.ts";
import { actorRoutes } from "./pages/actor.ts";
import { actorsRoutes } from "./pages/actors.ts";
import { apiPageRoutes } from "./pages/api.ts";
import { changesRoutes } from "./pages/changes.ts";
import { codebookRoutes } from "./pages/codebook.ts";
import { campaignRoutes } from "./pages/campaign.ts";
import { campaignsRoutes } from "./pages/campaigns.ts";
import { chartsRoutes } from "./pages/charts.ts";
import { countriesRoutes } from "./pages/countries.ts";
import { countryRoutes } from "./pages/country.ts";
import { dataRoutes } from "./pages/data.ts";
import { deskRoutes } from "./pages/desk.ts";
import { facetRoutes } from "./pages/facet.ts";
import { healthRoutes } from "./pages/health.ts";
import { homeRoutes } from "./pages/home.ts";
import { cardRoutes } from "./pages/incident-card.ts";
import { incidentRoutes } from "./pages/incident.ts";
import { pictureRoutes } from "./pages/incident-picture.ts";
import { diffRoutes } from "./pages/incident-diff.ts";
import { versionRoutes } from "./pages/incident-versions.ts";
import { incidentsRoutes } from "./pages/incidents.ts";
import { methodologyRoutes } from "./pages/methodology.ts";
import { organisationRoutes } from "./pages/organisation.ts";
import { organisationsRoutes } from "./pages/organisations.ts";
import { passwordRoutes } from "./pages/password.ts";
import { releasesRoutes } from "./pages/releases.ts";
import { robotsRoutes } from "./pages/robots.ts";
import { savedSearchRoutes } from "./pages/saved-searches.ts";
import { sectorRoutes } from "./pages/sector.ts";
import { sectorsRoutes } from "./pages/sectors.ts";
import { signInRoutes } from "./pages/sign-in.ts";
import { sitemapRoutes } from "./pages/sitemap.ts";
import { sourceRoutes } from "./pages/source.ts";
import { sourcesRoutes } from "./pages/sources.ts";
import { techniqueRoutes } from "./pages/technique.ts";
import { techniquesRoutes } from "./pages/techniques.ts";
import { vocabularyRoutes } from "./pages/vocabularies.ts";
import { brotliQuality } from "./page-cache-body.ts";
import { openPageCache, type PageCache, servePagesFromCache } from "./page-cache.ts";
import { preparePages } from "./reply.ts";
import { checkedBy, requireOperation, type Routes } from "./route.ts";
import { serveAssets } from "./served-assets.ts";
import { taxiiRoutes } from "./taxii/taxii.ts";
import { openSearches } from "../workflow/searching.ts";
import { visitMemory } from "./visit-memory.ts";
import { recogniseVisits } from "./visit.ts";

export type { Face, FaceSettings } from "./face.ts";

const mebibyte = 1024 * 1024;

/** All routes of the casebook. */
const routes: readonly Routes[] = [
  homeRoutes,
  incidentsRoutes,
  facetRoutes,
  incidentRoutes,
  versionRoutes,
  diffRoutes,
  cardRoutes,
  pictureRoutes,
  organisationsRoutes,
  organisationRoutes,
  actorsRoutes,
  actorRoutes,
  campaignsRoutes,
  campaignRoutes,
  sourcesRoutes,
  sourceRoutes,
  chartsRoutes,
  countriesRoutes,
  countryRoutes,
  sectorsRoutes,
  sectorRoutes,
  techniquesRoutes,
  techniqueRoutes,
  dataRoutes,
  releasesRoutes,
  vocabularyRoutes,
  changesRoutes,
  codebookRoutes,
  methodologyRoutes,
  aboutRoutes,
  apiRoutes,
  importApiRoutes,
  apiPageRoutes,
  healthRoutes,
  robotsRoutes,
  sitemapRoutes,
  signInRoutes,
  passwordRoutes,
  accountRoutes,
  savedSearchRoutes,
  deskRoutes,
  feedsRoutes,
  taxiiRoutes,
];

/** Registers everything. The caller listens, and closes the application before the store. */
export async function createApp(face: Face): Promise<FastifyInstance> {
  const { house, settings, log } = face;
  const memory = visitMemory(house);
  const cache = openPageCache({ store: house.store, memory, settings });
  const app = fastify({
    serverFactory: (handle) => serverFor(handle, logsRequests(log) ? null : cache),
    logger: loggerFrom(log),
    trustProxy: settings.trustProxy,
    bodyLimit: mebibyte,
    genReqId: () => randomUUID(),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: longestAddress },
    rewriteUrl: ({ url = "/" }) => (isRoutable(url) ? url : "/no-such-page"),
  });
  servePagesFromCache(app, cache);
  handleProblems(app);
  await secure(app, settings.secureCookies);
  await app.register(cookie);
  recogniseVisits(app, memory);
  await readBodies(app);
  await guardForms(app, house, settings.secureCookies);
  preparePages(app, settings);
  const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } };
  await app.register(compress, { encodings: ["br", "gzip"], brotliOptions, globalDecompression: false });
  serveAssets(app);
  const rooms: Rooms = { ...face, searches: openSearches(house) };
  // Begun at once, so that the first readers find it there; one that could not be built is begun again by who asks.
  app.addHook("onListen", () => void rooms.searches.of("public").catch(() => undefined));
  app.addHook("onClose", () => rooms.searches.close());
  for (const make of routes) await app.register(make(rooms));
  return app;
}

/** A server that looks among the kept answers first; null: all requests go through the hooks, which look there too. */
function serverFor(handle: RequestListener, cache: PageCache | null): Server {
  const server = createServer((request, response) => {
    if (cache === null || !server.listening || !cache.serve(request, response)) handle(request, response);
  });
  // As Fastify sets them where it makes the server itself.
  server.keepAliveTimeout = 72_000;
  server.requestTimeout = 0;
  return server;
}

/** Whether every request is written into the log, so that none may be answered past it. */
function logsRequests(log: Face["log"]): boolean {
  if (typeof log === "boolean") return log;
  return ["trace", "debug", "info", undefined].includes(log.level);
}

/** Lines of the log name requests by method and address. The secret in the address of a one-time link is left out. */
function loggerFrom(log: Face["log"]): Face["log"] {
  if (log === false) return false;
  const req = ({ method, url, host, ip }: FastifyRequest) => ({
    method,
    url: url.replace(/^\/password\/[^/?]*/, "/password/…"),
    host,
    remoteAddress: ip,
  });
  return log === true ? { serializers: { req } } : { ...log, serializers: { req, ...log.serializers } };
}

/** Whether the router can make sense of an address. It would answer others on its own, without the headers that every answer has. */
function isRoutable(url: string): boolean {
  if (url.length > longestAddress) return false;
  try {
    decodeURI(url.split("?", 1)[0] ?? "");
    return true;
  } catch {
    return false;
  }
}

/** Nothing is loaded from elsewhere, nothing runs that does not come as a file from here, and nobody frames a page. */
async function secure(app: FastifyInstance, https: boolean): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        "default-src": ["'none'"],
        "style-src": ["'self'"],
        "script-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'none'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
      },
    },
    // With `no-referrer` browsers would send forms with the origin `null`, which the guard of forms must refuse.
    referrerPolicy: { policy: "same-origin" },
    strictTransportSecurity: https,
    xFrameOptions: { action: "deny" },
  });
}

/** Url-encoded forms to 1 MiB for everybody; multipart forms with up to ten files of 20 MiB, 41 MiB in all, for the desk alone and for programs that bring credentials of their own. */
async function readBodies(app: FastifyInstance): Promise<void> {
  const deskAlone = checkedBy((request) => {
    if (!request.headers["content-type"]?.toLowerCase().startsWith("multipart/")) return;
    if (request.routeOptions.config.formless !== true) requireOperation(request, "curate");
    const bytes = Number(request.headers["content-length"] ?? 0);
    if (bytes > 41 * mebibyte) throw new Refusal("document-too-large", { bytes, limit: 20 * mebibyte });
  });
  app.addHook("onRequest", deskAlone);
  await app.register(formbody, { bodyLimit: mebibyte });
  await app.register(multipart, {
    attachFieldsToBody: true,
    limits: { files: 10, fileSize: 20 * mebibyte, fields: 200, fieldSize: 20 * mebibyte, parts: 210 },
  });
}
