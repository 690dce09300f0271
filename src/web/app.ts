/** The application: every part of the face put together, ready to listen or to be asked in process. */
import { randomUUID } from "node:crypto";
import { constants } from "node:zlib";
import compress from "@fastify/compress";
import fastify, { type FastifyInstance } from "fastify";
import { longestForm, readBodies } from "./bodies.ts";
import { readCookies } from "./cookies.ts";
import type { Face, Rooms } from "./face.ts";
import { feedsRoutes } from "./feeds/feeds.ts";
import { guardForms } from "./form-token.ts";
import { apiRoutes } from "./api/api-routes.ts";
import { importApiRoutes } from "./api/imports.ts";
import { hostCheck, refuseUnknownHosts } from "./known-host.ts";
import { handleProblems, longestAddress } from "./problem.ts";
import { protect } from "./protection.ts";
import { trustFrom } from "./proxy-trust.ts";
import { aboutRoutes } from "./pages/about.ts";
import { accountRoutes } from "./pages/account.ts";
import { accountDataRoutes } from "./pages/account-data.ts";
import { addressRoutes } from "./pages/account-email.ts";
import { accountPasswordRoutes } from "./pages/account-password.ts";
import { appRoutes } from "./pages/account-app.ts";
import { confirmRoutes } from "./pages/account-confirm.ts";
import { securityRoutes } from "./pages/account-security.ts";
import { openIdRoutes } from "./pages/open-id.ts";
import { passkeyDoorRoutes, passkeyRoutes } from "./pages/passkeys.ts";
import { secondStepRoutes } from "./pages/sign-in-second-step.ts";
import { sessionsRoutes } from "./pages/account-sessions.ts";
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
import { registerRoutes } from "./pages/register.ts";
import { releasesRoutes } from "./pages/releases.ts";
import { robotsRoutes } from "./pages/robots.ts";
import { deskKeyRoutes } from "./pages/desk-keys-list.ts";
import { keyRoutes } from "./pages/keys.ts";
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
import { openPageCache, servePagesFromCache } from "./page-cache.ts";
import { refuseKeysInAddresses } from "./key-visit.ts";
import { programVisits } from "./program-visit.ts";
import { lookAfterPeople } from "./people-care.ts";
import { limitRates } from "./rate-limits.ts";
import { preparePages } from "./reply.ts";
import type { Routes } from "./route.ts";
import { serveAssets } from "./served-assets.ts";
import { loggerFrom } from "./request-log.ts";
import { answerBrokenRequest, openServer } from "./server.ts";
import { taxiiRoutes } from "./taxii/taxii.ts";
import { type EmbargoWatch, watchEmbargoes } from "../workflow/lift-embargoes.ts";
import { retellingHere } from "../workflow/retelling.ts";
import { postRoom } from "../workflow/mailing.ts";
import { openSearches } from "../workflow/searching.ts";
import { visitMemory } from "./visit-memory.ts";
import { recogniseVisits } from "./visit.ts";

export type { Face, FaceSettings } from "./face.ts";

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
  registerRoutes,
  accountRoutes,
  sessionsRoutes,
  secondStepRoutes,
  passkeyDoorRoutes,
  openIdRoutes,
  confirmRoutes,
  securityRoutes,
  appRoutes,
  passkeyRoutes,
  accountPasswordRoutes,
  addressRoutes,
  accountDataRoutes,
  savedSearchRoutes,
  keyRoutes,
  deskKeyRoutes,
  deskRoutes,
  feedsRoutes,
  taxiiRoutes,
];

/** Registers everything. The caller listens, and closes the application before the store. */
export async function createApp(face: Face): Promise<FastifyInstance> {
  const { house, settings, log } = face;
  const memory = visitMemory(house, settings.secondFactor);
  const isKnownHost = hostCheck(settings);
  const cache = openPageCache({ store: house.store, memory, settings, isKnownHost });
  const app = fastify({
    // Where every request is written into the log none may be answered past it.
    serverFactory: (handle) =>
      openServer(handle, logsRequests(log) ? () => false : (request, response) => cache.serve(request, response)),
    clientErrorHandler: answerBrokenRequest,
    logger: loggerFrom(log),
    trustProxy: trustFrom(settings.trustProxy) ?? false,
    bodyLimit: longestForm,
    genReqId: () => randomUUID(),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: longestAddress },
    rewriteUrl: ({ url = "/" }) => (isRoutable(url) ? url : "/no-such-page"),
  });
  servePagesFromCache(app, cache);
  handleProblems(app);
  await protect(app, settings.secureCookies, face.provider?.issuer ?? null);
  refuseUnknownHosts(app, isKnownHost);
  await readCookies(app, settings.secureCookies);
  refuseKeysInAddresses(app);
  recogniseVisits(app, memory, programVisits(house, settings.secondFactor));
  limitRates(app, settings.rates ?? null);
  await readBodies(app);
  await guardForms(app, house, settings.url);
  preparePages(app, settings);
  const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } };
  await app.register(compress, { encodings: ["br", "gzip"], brotliOptions, globalDecompression: false });
  serveAssets(app);
  const retelling =
    face.retelling ??
    retellingHere(house, (error) => {
      app.log.error(error, "what is told anew has stopped for a moment");
    });
  const rooms: Rooms = {
    ...face,
    retelling,
    embargoes: watchOver(app, house),
    searches: openSearches(house),
    post: postRoom(house),
  };
  lookAfterPeople(app, rooms, memory);
  // Begun at once, so that the first readers find it there; one that could not be built is begun again by who asks.
  app.addHook("onListen", () => void rooms.searches.of("public").catch(() => undefined));
  // Pages are there before anything is told anew.
  app.addHook("onListen", () => {
    retelling.wake();
  });
  app.addHook("onClose", () => retelling.close());
  app.addHook("onClose", () => rooms.searches.close());
  for (const make of routes) await app.register(make(rooms));
  return app;
}

/** The watch over embargoes: it is woken when pages are served, and by whoever restricts something. */
function watchOver(app: FastifyInstance, house: Face["house"]): EmbargoWatch {
  const watch = watchEmbargoes(house, (error) => {
    app.log.error(error, "an embargo could not be lifted yet");
  });
  app.addHook("onListen", () => {
    watch.wake();
  });
  app.addHook("onClose", () => watch.close());
  return watch;
}

/** Whether every request is written into the log, so that none may be answered past it. */
function logsRequests(log: Face["log"]): boolean {
  if (typeof log === "boolean") return log;
  return ["trace", "debug", "info", undefined].includes(log.level);
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
