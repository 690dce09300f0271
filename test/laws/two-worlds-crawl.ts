/** The crawl: asks two worlds for the same things in the same order and holds every answer of the one against that of the other. */
import assert from "node:assert/strict";
import type { LightMyRequestResponse } from "fastify";
import { type Asked, type Leak, type PlayedWorld, playWorld } from "../arbitrary/played-world.ts";
import type { WorldPair } from "../arbitrary/world-pair.ts";
import { lexiconOf } from "./two-worlds-lexicon.ts";
import { ways } from "./two-worlds-ways.ts";

/** How many questions of which kind were asked of each of the worlds. */
export interface Crawled {
  readonly asked: number;
  readonly statuses: ReadonlyMap<number, number>;
}

/** Two worlds answered differently. */
export class Distinguished extends Error {
  override readonly name = "Distinguished";
}

/** Links that are followed besides the addresses that are known. */
const mostLinks = 40;

/** Answers that are asked for again by who has them. */
const mostKnown = 60;

const page = { accept: "text/html" };
const json = { accept: "application/json" };
const taxii = { accept: "application/taxii+json;version=2.1" };

/**
 * Plays both worlds and asks them everything, or where `routes` is given only what these answer. Throws `Distinguished` at the first
 * answer that differs. `leak` is done to both.
 */
export async function crawlPair(pair: WorldPair, leak: Leak = {}, routes = /^/): Promise<Crawled> {
  const [first, second] = [await playWorld(pair, pair.scripts[0], leak), await playWorld(pair, pair.scripts[1], leak)];
  try {
    return await crawl(pair, first, second, routes);
  } finally {
    await Promise.all([first.close(), second.close()]);
  }
}

async function crawl(pair: WorldPair, first: PlayedWorld, second: PlayedWorld, routes: RegExp): Promise<Crawled> {
  const lexicon = lexiconOf(pair, [...(await objectsOf(first)), ...(await objectsOf(second))]);
  const statuses = new Map<number, number>();
  const links = new Set<string>();
  const seen = new Set<string>();
  const ask = async (asked: Asked) => {
    const answer = await askBoth(asked, first, second);
    statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1);
    for (const link of linksIn(answer)) links.add(link);
    const { etag } = answer.headers;
    if (etag !== undefined && asked.headers?.["if-none-match"] === undefined && statuses.get(304) !== mostKnown) {
      await ask({ ...asked, headers: { ...asked.headers, "if-none-match": etag } });
    }
  };
  // First of all, while one of the worlds may have it at hand and the other not.
  await ask({ url: "/changes", headers: { ...page, "if-none-match": "*" } });
  for (const [route, way] of Object.entries(ways).filter(([name]) => routes.test(name))) {
    for (const url of way(lexicon)) {
      seen.add(url);
      for (const headers of headersFor(route)) await ask({ url, headers });
    }
  }
  for (const asked of knocks(lexicon.incidents)) await ask(asked);
  const unseen = [...links].filter((link) => !seen.has(link)).slice(0, mostLinks);
  for (const url of unseen) await ask({ url, headers: page });
  return { asked: [...statuses.values()].reduce((sum, count) => sum + count, 0), statuses };
}

/** The forms in which a route answers. */
function headersFor(route: string): readonly Readonly<Record<string, string>>[] {
  if (route.startsWith("GET /taxii2")) return [taxii];
  if (/^GET \/(api\/|feeds\/|data\/|sitemap|robots|health|incidents\/complete)|card|picture|:file/.test(route))
    return [json];
  return [page, json];
}

/** What changes something is refused alike, be it there or not. */
function knocks(incidents: readonly string[]): readonly Asked[] {
  const form = { name: "zquarrel", password: "wrong" };
  return [
    { method: "POST", url: "/sign-in", form },
    { method: "POST", url: "/account/link", form },
    ...incidents.map((id): Asked => ({ method: "POST", url: `/desk/incidents/${id}/correct`, form })),
    { method: "POST", url: "/taxii2/casebook/collections/public/objects/", headers: taxii, form },
    { url: "/nowhere", headers: page },
    { url: "/incidents?sector=a&sort=zquarrel", headers: page },
    { url: "/api/v1/nowhere", headers: json },
  ];
}

async function objectsOf({ askAtDesk }: PlayedWorld): Promise<readonly string[]> {
  const answer = await askAtDesk({ url: "/taxii2/casebook/collections/desk/manifest/", headers: taxii });
  const { objects = [] } = answer.json<{ objects?: readonly { id: string }[] }>();
  return objects.map(({ id }) => id).filter((id) => /^(incident|identity|threat-actor|intrusion-set)/.test(id));
}

async function askBoth(asked: Asked, first: PlayedWorld, second: PlayedWorld): Promise<LightMyRequestResponse> {
  const [one, other] = [await first.ask(asked), await second.ask(asked)];
  const [told, toldOther] = [whatIsTold(one), whatIsTold(other)];
  if (told !== toldOther)
    throw new Distinguished(`${asked.method ?? "GET"} ${asked.url}\n${differenceOf(told, toldOther)}`);
  assert.ok(one.statusCode < 500, `${asked.url}: ${told}`);
  return one;
}

/** Status, headers and body, but for the date and for what names this one request. */
function whatIsTold({ statusCode, headers, rawPayload }: LightMyRequestResponse): string {
  const { date, ...kept } = headers;
  const body = rawPayload.toString("latin1").replace(/"error_id":"[\w-]+"/, '"error_id":""');
  return `${statusCode}\n${JSON.stringify(kept)}\n${date === undefined ? "no date" : ""}\n${body}`;
}

/** Where two texts part. */
function differenceOf(one: string, other: string): string {
  let place = 0;
  while (one[place] === other[place]) place += 1;
  const around = (text: string) => JSON.stringify(text.slice(Math.max(0, place - 200), place + 200));
  return `at ${place}:\n${around(one)}\n${around(other)}`;
}

function linksIn({ headers, body }: LightMyRequestResponse): readonly string[] {
  if (!String(headers["content-type"]).startsWith("text/html")) return [];
  return [...body.matchAll(/(?:href|src)="(\/(?!assets)[^"#]*)/g)].map(([, link = ""]) =>
    link.replaceAll("&amp;", "&"),
  );
}
