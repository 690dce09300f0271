/**
 * The map of the site for search engines (sitemaps.org, 0.9): GET /sitemap.xml names the parts, GET /sitemap/:part gives one. It is of what
 * the public is told, whoever asks.
 */
import { Readable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import type { FastifyInstance, FastifyReply } from "fastify";
import { Refusal } from "../../domain/refusal.ts";
import type { Instant } from "../../domain/report.ts";
import type { PartyKind, Store } from "../../store/store.ts";
import { escapeHtml } from "../parts/html.ts";
import type { Routes } from "../route.ts";
import { speakerOf } from "../speaker.ts";
import { toldRecordsOf, type ToldRecords } from "../told-records.ts";

/** Addresses in one part; more are not allowed. */
const mostInPart = 50_000;

/** Addresses that are written before others have their turn. */
const writtenAtOnce = 1000;

/** Pages that are always there, as far as this casebook has them. */
const standing = [
  "/",
  "/incidents",
  "/organisations",
  "/actors",
  "/techniques",
  "/countries",
  "/sectors",
  "/campaigns",
  "/sources",
  "/charts",
  "/changes",
  "/data",
  "/releases",
  "/vocabularies",
  "/codebook",
  "/methodology",
  "/coverage",
  "/feeds",
  "/api",
  "/about",
] as const;

/** An address with since when the page is as it is; null where that is not known. */
interface Address {
  readonly path: string;
  readonly since: Instant | null;
}

/** The lists that the parts are of, and how many addresses each has. */
interface Lists {
  readonly records: ToldRecords;
  readonly organisations: number;
  readonly actors: number;
}

/** The index and its parts. */
export const sitemapRoutes: Routes =
  ({ house: { store }, settings }) =>
  (app) => {
    const records = toldRecordsOf(store, "public");
    app.get("/sitemap.xml", async (request, reply) => {
      const { url } = speakerOf(settings, request);
      const lists = await listsOf(store, await records());
      return sendXml(reply, indexOf(lists, url));
    });
    app.get<{ Params: { part: string } }>("/sitemap/:part", async (request, reply) => {
      const { url } = speakerOf(settings, request);
      const addresses = addressesIn(request.params.part, { app, store, records: await records() });
      if (addresses === null) throw new Refusal("page-not-found");
      return sendXml(reply, setOf(addresses, url));
    });
    return Promise.resolve();
  };

async function listsOf(store: Pick<Store, "listParties">, records: ToldRecords): Promise<Lists> {
  const totalOf = async (kind: PartyKind) => (await store.listParties("public", kind, { offset: 0, limit: 1 })).total;
  return { records, organisations: await totalOf("organisation"), actors: await totalOf("actor") };
}

async function* indexOf({ records, organisations, actors }: Lists, url: string): AsyncGenerator<string> {
  const parts = (name: string, entries: number) =>
    Array.from({ length: Math.ceil(entries / mostInPart) }, (_, part) => `${name}-${part + 1}`);
  const names = [
    "pages",
    ...parts("records", records.size),
    ...parts("organisations", organisations),
    ...parts("actors", actors),
  ];
  yield `${declaration}<sitemapindex xmlns="${namespace}">\n`;
  for (const name of names) yield `<sitemap><loc>${escapeHtml(url)}/sitemap/${name}.xml</loc></sitemap>\n`;
  yield await Promise.resolve("</sitemapindex>\n");
}

/** Null: there is no such part. */
function addressesIn(
  name: string,
  from: { readonly app: FastifyInstance; readonly store: Store; readonly records: ToldRecords },
): Iterable<Address> | AsyncIterable<Address> | null {
  if (name === "pages.xml") return standingOf(from.app);
  const [, list = "", digits = ""] = /^(records|organisations|actors)-([1-9]\d{0,5})\.xml$/.exec(name) ?? [];
  const offset = (Number(digits) - 1) * mostInPart;
  if (list === "records") return offset > 0 && offset >= from.records.size ? null : recordsFrom(from.records, offset);
  if (list === "") return null;
  return partiesFrom(from.store, list === "actors" ? "actor" : "organisation", offset);
}

function standingOf(app: FastifyInstance): readonly Address[] {
  return standing.filter((url) => app.hasRoute({ method: "GET", url })).map((path) => ({ path, since: null }));
}

function* recordsFrom(records: ToldRecords, offset: number): Generator<Address> {
  let place = 0;
  for (const [incident, since] of records) {
    if (place >= offset + mostInPart) return;
    if (place >= offset) yield { path: `/incidents/${incident}`, since };
    place += 1;
  }
}

async function* partiesFrom(
  store: Pick<Store, "listParties">,
  kind: PartyKind,
  offset: number,
): AsyncGenerator<Address> {
  for (let place = offset; place < offset + mostInPart; place += writtenAtOnce) {
    const { entries } = await store.listParties("public", kind, { offset: place, limit: writtenAtOnce });
    for (const { slug } of entries) yield { path: `/${kind}s/${encodeURIComponent(slug)}`, since: null };
    if (entries.length < writtenAtOnce) return;
  }
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

async function* setOf(addresses: Iterable<Address> | AsyncIterable<Address>, url: string): AsyncGenerator<string> {
  let piece = `${declaration}<urlset xmlns="${namespace}">\n`;
  let written = 0;
  for await (const { path, since } of addresses) {
    const lastmod = since === null ? "" : `<lastmod>${since}</lastmod>`;
    piece += `<url><loc>${escapeHtml(url + path)}</loc>${lastmod}</url>\n`;
    written += 1;
    if (written % writtenAtOnce !== 0) continue;
    yield piece;
    piece = "";
    await setImmediate();
  }
  yield `${piece}</urlset>\n`;
}

/** The same for everybody, and asked after each time: what is withdrawn is not to be looked for. */
function sendXml(reply: FastifyReply, pieces: AsyncGenerator<string>): FastifyReply {
  return reply
    .type("application/xml; charset=utf-8")
    .header("cache-control", "public, max-age=0, must-revalidate")
    .header("vary", "accept-encoding")
    .send(Readable.from(pieces, { objectMode: false }));
}
