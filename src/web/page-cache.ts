/**
 * The page cache: answers that all readers of an audience get are kept as they were sent, compressed, and sent again before anything else
 * is done, for as long as the audience is told the same.
 *
 * Kept are answers to GET with status 200 that were made by `reply.page` (for the public) or `answer` (for any audience), unless they
 * hold a form, set a cookie, rest on who exactly asks, or say themselves that they are not to be kept.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Store } from "../store/store.ts";
import { cookieName } from "./cookies.ts";
import type { FaceSettings } from "./face.ts";
import { holdsForm } from "./form-token.ts";
import type { HostCheck } from "./known-host.ts";
import { knowsTag, prefersJson } from "./negotiation.ts";
import { type Body, bodyAround, wholeBody } from "./page-cache-body.ts";
import { type Encoding, encodingFor, isPlainAddress, remembering } from "./page-cache-key.ts";
import { type Keepable, openShelf, type Shelf } from "./page-cache-shelf.ts";
import { readersState } from "./page-cache-state.ts";
import { accountLink } from "./parts/page.ts";
import { isPersonal } from "./route.ts";
import { publicVisit, sessionCookie, type Visit, type VisitMemory } from "./visit.ts";

const mebibyte = 1024 * 1024;

/** Room for kept answers, in bytes, 64 MiB in all: an answer that anybody can call for without end pushes out only others of its kind. */
const room = { plain: 32 * mebibyte, madeUp: 16 * mebibyte, signedIn: 16 * mebibyte } as const;

/** How long an answer is kept at most, in milliseconds: what rests on the day is right again after that. */
const longestKeptMs = 60_000;

/** So many hosts have pages of their own where no setting says which one is right. */
const mostHosts = 4;

/** One kept answer. */
interface Kept extends Keepable {
  /** The state of what readers are told in which it is right. */
  readonly state: string;
  /** Until when, on the clock of `performance.now`. */
  readonly until: number;
  /** Headers, names and values in turn: of a `304`, and of the answer but for its length. */
  readonly bare: string[];
  readonly full: readonly string[];
  /** Null: nobody but the reader's own browser sees it, and that keeps nothing. */
  readonly tag: string | null;
  readonly body: Body;
}

/** Where the answer to a request is kept, or will be. */
interface Place {
  readonly shelf: Shelf<Kept>;
  readonly key: string;
  readonly encoding: Encoding;
  readonly visit: Visit;
}

/** The cache. */
export interface PageCache {
  /** Answers at once where the right answer is kept; false, and nothing is done, where it is not, or where the store must be asked first. */
  serve(request: IncomingMessage, response: ServerResponse): boolean;
  /** The place of the answer, and what is kept there; null: it has none. */
  lookUp(request: IncomingMessage): Promise<{ readonly place: Wanted; readonly kept: Kept | null } | null>;
}

/** A place and the state for which an answer is wanted there. */
interface Wanted extends Place {
  readonly state: string;
}

/** Who gets the same answer: everybody who is not signed in, or everybody of an audience. */
type Reach = "public" | "audience";

const wantedKey = Symbol("wanted by the page cache");
const reachKey = Symbol("reach of the answer");

declare module "fastify" {
  interface FastifyContextConfig {
    /** False: the answer rests on more than the store tells readers, such as files, and is not kept. */
    readonly kept?: false;
  }
  interface FastifyRequest {
    /** Where the answer may be kept and for which state; null: nowhere. */
    [wantedKey]: Wanted | null;
    [reachKey]: Reach | null;
  }
}

/** An empty cache. */
export function openPageCache(house: {
  readonly isKnownHost: HostCheck;
  readonly store: Store;
  readonly memory: VisitMemory;
  readonly settings: FaceSettings;
}): PageCache {
  const states = readersState(house.store);
  const sessionSecret = secretReader(house.settings.secureCookies);
  const placeOf = placing(house.memory, sessionSecret, house.settings, house.isKnownHost);
  const find = ({ shelf, key }: Place, state: string) => {
    const kept = shelf.find(key);
    return kept?.state === state && kept.until > performance.now() ? kept : null;
  };
  const placeOfSession = async (request: IncomingMessage) => {
    const secret = isLooking(request) ? sessionSecret(request.headers.cookie) : null;
    if (secret === null || secret === "" || (await house.memory.find(secret)) === null) return null;
    return quietly(() => placeOf(request));
  };
  return {
    serve: (request, response) => {
      const place = quietly(() => placeOf(request));
      const state = place === null ? null : quietly(() => states.known(place.visit.audience));
      const kept = place === null || state === null ? null : find(place, state);
      if (place === null || kept === null) return false;
      send(request, response, kept, place.visit);
      return true;
    },
    lookUp: async (request) => {
      // After a commit sessions are looked up again: two reads, and the pages that are kept are good as before.
      const place = quietly(() => placeOf(request)) ?? (await placeOfSession(request));
      if (place === null) return null;
      const { audience } = place.visit;
      const state = quietly(() => states.known(audience)) ?? (await states.read(audience));
      return { place: { ...place, state }, kept: find(place, state) };
    },
  };
}

/** Has every request looked up among the kept answers, before any other hook: call it first. */
export function servePagesFromCache(app: FastifyInstance, cache: PageCache): void {
  app.decorateRequest(wantedKey, null);
  app.decorateRequest(reachKey, null);
  app.addHook("onRequest", async (request, reply) => {
    const found = await cache.lookUp(request.raw).catch(() => null);
    if (found === null) return;
    const { place, kept } = found;
    if (kept !== null) {
      reply.hijack();
      send(request.raw, reply.raw, kept, place.visit);
      return;
    }
    request.visit = place.visit;
    request[wantedKey] = place;
  });
}

/** Says that the answer is the same for everybody of the reader's audience, or at least for the public. */
export function markShared(request: FastifyRequest, reach: Reach): void {
  request[reachKey] ??= reach;
}

/** Keeps an answer that is about to be sent with these headers, where it may be; gives the body to send then, else null. */
export function keepAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  text: string,
  tag: string | null,
): Body | null {
  const place = request[wantedKey];
  if (place === null || !isKeepable(request, reply)) return null;
  const before = place.shelf.find(place.key);
  // Many may have asked at once: only the first has it compressed.
  if (tag !== null && before?.tag === tag && before.state === place.state && before.until > performance.now())
    return before.body;
  const make = () => keptFrom(place, text, tag, reply);
  return place.shelf.keep(place.key, make)?.body ?? null;
}

/** Who reads, as it stands in the header of pages; empty for who is not signed in. */
export function readerInPages(visit: Visit): string {
  return visit.account === null ? "" : accountLink(visit).text;
}

/** A store that cannot be read just now is told of by the page itself. */
function quietly<T>(work: () => T | null): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

function placing(
  memory: VisitMemory,
  sessionSecret: ReturnType<typeof secretReader>,
  { url: site, trustProxy }: FaceSettings,
  isAnswered: HostCheck,
): (request: IncomingMessage) => Place | null {
  const shelves = {
    plain: openShelf<Kept>(room.plain, "first"),
    madeUp: openShelf<Kept>(room.madeUp, "second"),
    signedIn: openShelf<Kept>(room.signedIn, "second"),
  };
  const wantsJson = remembering(prefersJson);
  const wishedEncoding = remembering(encodingFor);
  const hosts = new Set<string>();
  const isKnownHost = (host: string) => hosts.has(host) || (hosts.size < mostHosts && hosts.add(host).size > 0);
  return (request) => {
    const { url = "", headers } = request;
    if (!isLooking(request) || !isAnswered(request)) return null;
    const visit = visitOf(memory, sessionSecret(headers.cookie));
    if (visit === null) return null;
    const host = site === null ? hostIn(headers, trustProxy !== false) : "";
    const encoding = wishedEncoding(headers["accept-encoding"]);
    const reader = visit.account === null ? "-" : visit.audience;
    const key = `${reader} ${wantsJson(headers.accept) ? "json" : "html"} ${encoding} ${host} ${url}`;
    if (visit.account !== null) return { shelf: shelves.signedIn, key, encoding, visit };
    return { shelf: isPlainAddress(url) && isKnownHost(host) ? shelves.plain : shelves.madeUp, key, encoding, visit };
  };
}

/** All that says under which address the reader reached the site, which pages name where no setting says so. */
function hostIn(headers: IncomingMessage["headers"], trustProxy: boolean): string {
  const { host = "", "x-forwarded-host": forwarded, "x-forwarded-proto": protocol } = headers;
  return trustProxy ? JSON.stringify([host, forwarded, protocol]) : host;
}

/** Whether a request only looks, and brings no credentials of its own. */
function isLooking({ method, headers }: IncomingMessage): boolean {
  return (method === "GET" || method === "HEAD") && headers.authorization === undefined;
}

/** Who asks, where that is known at once; null where the store must be asked. */
function visitOf(memory: VisitMemory, secret: string | null): Visit | null {
  if (secret === null) return publicVisit;
  // A secret written in another way than the house writes it is left to the reader of all cookies.
  return secret === "" ? null : memory.recall(secret);
}

/** The secret of the session in a header of cookies; null where there is none, empty where it is not written as the house writes it. */
function secretReader(secureCookies: boolean): (cookies: string | undefined) => string | null {
  const name = cookieName(sessionCookie, secureCookies);
  const secretIn = new RegExp(`(?:^|; ?)${name}=([\\w-]+)(?:;|$)`);
  return (cookies) => {
    if (!cookies?.includes(name)) return null;
    const [, secret = ""] = secretIn.exec(cookies) ?? [];
    return secret;
  };
}

function isKeepable(request: FastifyRequest, reply: FastifyReply): boolean {
  const wanted = request[wantedKey]?.visit;
  const reach = request[reachKey];
  if (request.method !== "GET" || reply.statusCode !== 200 || reply.hasHeader("set-cookie") || holdsForm(request))
    return false;
  if (wanted !== request.visit || isPersonal(request) || request.routeOptions.config.kept === false) return false;
  return reach === "audience" || (reach === "public" && request.visit.account === null);
}

function keptFrom(place: Wanted, text: string, tag: string | null, reply: FastifyReply): Kept {
  const body = bodyFor(text, place);
  const bare = headersOf(reply, (name) => toldAgain.has(name));
  const encoded = body.encoding === "identity" ? [] : ["content-encoding", body.encoding];
  const full = [...headersOf(reply, (name) => !ofTheBody.has(name)), ...encoded];
  const bytes = body.bytes + 4 * full.join("").length + 2 * place.key.length + 500;
  return { state: place.state, until: performance.now() + longestKeptMs, bare, full, tag, body, bytes };
}

/** A page for somebody who is signed in is kept around who they are in its header. */
function bodyFor(text: string, { visit, encoding }: Place): Body {
  if (visit.account === null) return wholeBody(text, encoding);
  const reader = readerInPages(visit);
  const place = text.indexOf(reader);
  if (place < 0) return wholeBody(text, encoding);
  return bodyAround(text.slice(0, place), text.slice(place + reader.length), encoding);
}

/** Set anew for the body that is kept, in this order, as for one that is not: which of the two it was is nobody's to know. */
const ofTheBody: ReadonlySet<string> = new Set(["content-encoding", "content-length"]);

/** What a `304` repeats (RFC 9110, 15.4.5). All else the reader has with the page: what browsers are to hold it to is in its tag. */
export const toldAgain: ReadonlySet<string> = new Set(["cache-control", "etag", "last-modified", "vary"]);

function headersOf(reply: FastifyReply, isWanted: (name: string) => boolean): string[] {
  return Object.entries(reply.getHeaders())
    .filter(([name]) => isWanted(name.toLowerCase()))
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).flatMap((one) => [name, String(one)]));
}

function send(
  { headers }: IncomingMessage,
  response: ServerResponse,
  { bare, full, tag, body }: Kept,
  visit: Visit,
): void {
  const known = headers["if-none-match"];
  if (tag !== null && known !== undefined && knowsTag(known, tag)) {
    response.writeHead(304, bare).end();
    return;
  }
  const bytes = body.with(readerInPages(visit));
  response.writeHead(200, [...full, "content-length", String(bytes.length)]).end(bytes);
}
