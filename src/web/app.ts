/** The application: every part of the face put together, ready to listen or to be asked in process. */
import { randomUUID } from "node:crypto";
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
import { handleProblems } from "./problem.ts";
import { aboutRoutes } from "./pages/about.ts";
import { accountRoutes } from "./pages/account.ts";
import { actorRoutes } from "./pages/actor.ts";
import { actorsRoutes } from "./pages/actors.ts";
import { apiPageRoutes } from "./pages/api.ts";
import { dataRoutes } from "./pages/data.ts";
import { deskRoutes } from "./pages/desk.ts";
import { healthRoutes } from "./pages/health.ts";
import { homeRoutes } from "./pages/home.ts";
import { incidentRoutes } from "./pages/incident.ts";
import { incidentsRoutes } from "./pages/incidents.ts";
import { organisationRoutes } from "./pages/organisation.ts";
import { organisationsRoutes } from "./pages/organisations.ts";
import { passwordRoutes } from "./pages/password.ts";
import { releasesRoutes } from "./pages/releases.ts";
import { signInRoutes } from "./pages/sign-in.ts";
import { vocabularyRoutes } from "./pages/vocabularies.ts";
import { preparePages } from "./reply.ts";
import { checkedBy, requireOperation, type Routes } from "./route.ts";
import { serveAssets } from "./served-assets.ts";
import { taxiiRoutes } from "./taxii/taxii.ts";
import { openSearches } from "../workflow/searching.ts";
import { recogniseVisits } from "./visit.ts";

export type { Face, FaceSettings } from "./face.ts";

const mebibyte = 1024 * 1024;

/** In characters; longer ones lead nowhere. */
const longestUrl = 4000;

/** All routes of the casebook. */
const routes: readonly Routes[] = [
  homeRoutes,
  incidentsRoutes,
  incidentRoutes,
  organisationsRoutes,
  organisationRoutes,
  actorsRoutes,
  actorRoutes,
  dataRoutes,
  releasesRoutes,
  vocabularyRoutes,
  aboutRoutes,
  apiRoutes,
  importApiRoutes,
  apiPageRoutes,
  healthRoutes,
  signInRoutes,
  passwordRoutes,
  accountRoutes,
  deskRoutes,
  feedsRoutes,
  taxiiRoutes,
];

/** Registers everything. The caller listens, and closes the application before the store. */
export async function createApp(face: Face): Promise<FastifyInstance> {
  const { house, settings, log } = face;
  const app = fastify({
    logger: loggerFrom(log),
    trustProxy: settings.trustProxy,
    bodyLimit: mebibyte,
    genReqId: () => randomUUID(),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: longestUrl },
    rewriteUrl: ({ url = "/" }) => (isRoutable(url) ? url : "/no-such-page"),
  });
  handleProblems(app);
  await secure(app, settings.secureCookies);
  await app.register(cookie);
  recogniseVisits(app, house);
  await readBodies(app);
  await guardForms(app, house, settings.secureCookies);
  preparePages(app, settings);
  const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
  await app.register(compress, { encodings: ["br", "gzip"], brotliOptions, globalDecompression: false });
  serveAssets(app);
  const rooms: Rooms = { ...face, searches: openSearches() };
  app.addHook("onClose", () => rooms.searches.close());
  for (const make of routes) await app.register(make(rooms));
  return app;
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
  if (url.length > longestUrl) return false;
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
