/** The crawl: asks two worlds for the same things in the same order and holds every answer of the one against that of the other. */
import assert from "node:assert/strict";
import type { LightMyRequestResponse } from "fastify";
import { type Asked, type Leak, type PlayedWorld, playWorld } from "../arbitrary/played-world.ts";
import type { WorldPair } from "../arbitrary/world-pair.ts";
import { listRoutes } from "./list-routes.ts";
import { commandLinesFor, releasedIn, releaseName, toldBy } from "./two-worlds-commands.ts";
import { headersFor, page, requestsFor, taxii } from "./two-worlds-forms.ts";
import { knocksFor } from "./two-worlds-knocks.ts";
import { type Lexicon, lexiconOf } from "./two-worlds-lexicon.ts";
import { ways } from "./two-worlds-ways.ts";

export { headersFor } from "./two-worlds-forms.ts";

/** How many questions of which kind were asked of each of the worlds. */
export interface Crawled {
  readonly asked: number;
  readonly statuses: ReadonlyMap<number, number>;
}

/** What a crawl is to do. */
export interface Crawling {
  /** Done to both. */
  readonly leak?: Leak;
  /** Only these routes are asked, and no commands are run. */
  readonly routes?: RegExp;
  /** Only these command lines are run. */
  readonly commands?: RegExp;
  /**
   * Parts of it are asked, at every turn others, so that twelve turns ask for everything but what is seldom asked for; at every 30th
   * everything is. Absent: everything. Each address comes up every fifth turn, which is why no other count goes by fives.
   */
  readonly turn?: number;
}

/** Two worlds answered differently. */
export class Distinguished extends Error {
  override readonly name = "Distinguished";
}

/** Links that are followed besides the addresses that are known. */
const mostLinks = 12;

/** One answer in so many is asked for again by who has it. */
const oneKnownIn = 9;

/** So much of it is asked of a pair, from pair to pair other parts. */
const oneIn = { address: 5, seldom: 30, painted: 60, knock: 12, command: 11 } as const;

/** Every how many addresses somebody at the desk asks first, who is told more, so that what is kept for them is at hand. */
const deskAsksFirst = 8;

/** Rests on nothing that the pairs differ in. */
const seldom =
  /^GET \/(?:account|desk|about|api$|api\/openapi|codebook|methodology|register|password|sign-in|robots|vocabularies)/;

/** Plays both worlds and asks them everything that is to be asked. Throws `Distinguished` at the first answer that differs. */
export async function crawlPair(pair: WorldPair, crawling: Crawling = {}): Promise<Crawled> {
  const [one, other] = pair.scripts;
  const worlds = [
    await playWorld(pair, one, crawling.leak),
    await playWorld(pair, other, crawling.leak),
  ] as const satisfies Worlds;
  try {
    return await crawl(pair, worlds, crawling);
  } finally {
    await Promise.all(worlds.map((world) => world.close()));
  }
}

type Worlds = readonly [PlayedWorld, PlayedWorld];

async function crawl(pair: WorldPair, worlds: Worlds, { routes, commands, turn }: Crawling): Promise<Crawled> {
  const lexicon = lexiconOf(pair, (await Promise.all(worlds.map(objectsOf))).flat());
  const interview = new Interview(worlds, turn ?? 0);
  const { name } = pair.audience;
  const some = turn === undefined || turn % 30 === 0 ? everything : someAt(turn);
  if (commands === undefined) {
    // First of all, while one of the worlds may have it at hand and the other not.
    await interview.ask({ url: "/changes", headers: { ...page, "if-none-match": "*" } });
    await askWays(interview, lexicon, { routes, some, start: turn ?? 0, hasPassword: name !== "public" });
  }
  if (commands === undefined && routes === undefined) {
    for (const asked of some(knocksFor(await knownRoutes(), lexicon), oneIn.knock)) await interview.ask(asked);
    await interview.followLinks();
  }
  if (routes === undefined) {
    const lines = commandLinesFor(lexicon, name).filter((line) => commands?.test(line.join(" ")) ?? true);
    // A release may have come of the lines before.
    for (const line of some(lines, oneIn.command)) await interview.command(line);
    await interview.askRelease();
  }
  return { asked: interview.asked, statuses: interview.statuses };
}

/** One in so many of a list, from turn to turn others. */
type Some = <T>(list: readonly T[], oneIn: number) => readonly T[];

const everything: Some = (list) => list;

function someAt(turn: number): Some {
  return (list, oneIn) => list.filter((_, place) => (place + turn) % oneIn === 0);
}

interface Asking {
  readonly routes: RegExp | undefined;
  readonly some: Some;
  readonly start: number;
  readonly hasPassword: boolean;
}

async function askWays(
  interview: Interview,
  lexicon: Lexicon,
  { routes, some, start, hasPassword }: Asking,
): Promise<void> {
  let count = start;
  for (const [route, way] of Object.entries(ways)) {
    if (routes?.test(route) === false) continue;
    for (const url of some(way(lexicon), shareOf(route))) {
      count += 1;
      const [headers = page] = headersFor(route);
      if (count % deskAsksFirst === 0) await interview.askAtDesk({ url, headers });
      for (const asked of requestsFor(route, url, count, hasPassword)) await interview.ask(asked);
    }
  }
}

function shareOf(route: string): number {
  // A picture costs as much as a hundred pages.
  if (route.endsWith("card.png")) return oneIn.painted;
  return seldom.test(route) ? oneIn.seldom : oneIn.address;
}

/** What two worlds were asked, and what they said to it. */
class Interview {
  readonly statuses = new Map<number, number>();
  asked = 0;
  readonly #worlds: Worlds;
  readonly #links = new Set<string>();
  readonly #seen = new Set<string>();

  readonly #turn: number;

  constructor(worlds: Worlds, turn: number) {
    this.#worlds = worlds;
    this.#turn = turn;
  }

  async ask(asked: Asked): Promise<void> {
    const [one, other] = this.#worlds;
    const answer = await one.ask(asked);
    const told = whatIsTold(answer);
    compare(`${asked.method ?? "GET"} ${asked.url}${asked.by === undefined ? "" : ` by ${asked.by}`}`, [
      told,
      whatIsTold(await other.ask(asked)),
    ]);
    this.asked += 1;
    this.#seen.add(asked.url);
    const { statusCode: status, headers } = answer;
    assert.ok(status < 500, `${asked.url}: ${told}`);
    assert.ok(headers["set-cookie"] === undefined || mayHoldForm(answer), `${asked.url} sets a cookie without a form`);
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
    for (const link of linksIn(answer)) this.#links.add(link);
    const isAgain = asked.headers?.["if-none-match"] !== undefined;
    if (headers.etag !== undefined && !isAgain && (this.asked + this.#turn) % oneKnownIn === 0)
      await this.ask({ ...asked, headers: { ...asked.headers, "if-none-match": headers.etag } });
  }

  async askAtDesk(asked: Asked): Promise<void> {
    for (const world of this.#worlds) await world.askAtDesk(asked);
  }

  /** Asks for what was linked to and not asked for yet. */
  async followLinks(): Promise<void> {
    const unseen = [...this.#links].filter((link) => !this.#seen.has(link)).slice(0, mostLinks);
    for (const url of unseen) await this.ask({ url, headers: page });
  }

  async command(words: readonly string[]): Promise<void> {
    const [one, other] = this.#worlds;
    compare(`casebook ${words.join(" ")}`, [await toldBy(one.house, words), await toldBy(other.house, words)]);
    this.asked += 1;
  }

  /** Asks for the files of the release that was made on the way, where one was. */
  async askRelease(): Promise<void> {
    const [one, other] = this.#worlds;
    const [told, toldOther] = [await releasedIn(one.house, releaseName), await releasedIn(other.house, releaseName)];
    compare(`the release ${releaseName}`, [told, toldOther]);
    if (told === "") return;
    for (const url of ["/releases", `/releases/${releaseName}`]) await this.ask({ url, headers: page });
    for (const { name } of (await one.house.releases.listFiles(releaseName)) ?? [])
      await this.ask({ url: `/releases/${releaseName}/${name}` });
  }
}

let routesKnown: Promise<readonly string[]> | null = null;

function knownRoutes(): Promise<readonly string[]> {
  routesKnown ??= listRoutes();
  return routesKnown;
}

async function objectsOf({ askAtDesk }: PlayedWorld): Promise<readonly string[]> {
  const answer = await askAtDesk({ url: "/taxii2/casebook/collections/desk/manifest/", headers: taxii });
  const { objects = [] } = answer.json<{ objects?: readonly { id: string }[] }>();
  return objects.map(({ id }) => id).filter((id) => /^(incident|identity|threat-actor|intrusion-set)/.test(id));
}

function compare(asked: string, [one, other]: readonly [string, string]): void {
  if (one !== other) throw new Distinguished(`${asked}\n${differenceOf(one, other)}`);
}

/** Status, body and headers, but for the date and for what names this one request. */
function whatIsTold({ statusCode, headers, rawPayload }: LightMyRequestResponse): string {
  const { date, ...kept } = headers;
  const body = rawPayload.toString("latin1").replace(/"error_id":"[\w-]+"/, '"error_id":""');
  // Most headers follow from the body: where that differs, it says more.
  return `${statusCode}\n${body}\n${JSON.stringify(kept)}\n${date === undefined ? "no date" : ""}`;
}

/** Where two texts part. */
function differenceOf(one: string, other: string): string {
  let place = 0;
  while (one[place] === other[place]) place += 1;
  const around = (text: string) => JSON.stringify(text.slice(Math.max(0, place - 200), place + 200));
  return `at ${place}:\n${around(one)}\n${around(other)}`;
}

/** Where the body is packed, left out, or says what is wrong in place of the form, nobody can tell. */
function mayHoldForm({ statusCode, body, headers }: LightMyRequestResponse): boolean {
  return body === "" || statusCode >= 400 || body.includes('name="form"') || headers["content-encoding"] !== undefined;
}

function linksIn({ headers, body }: LightMyRequestResponse): readonly string[] {
  if (!String(headers["content-type"]).startsWith("text/html") || headers["content-encoding"] !== undefined) return [];
  return [...body.matchAll(/(?:href|src)="(\/(?!assets)[^"#]*)/g)].map(([, link = ""]) =>
    link.replaceAll("&amp;", "&"),
  );
}
