/** Plays a world: a casebook in memory in which everything of a script has happened, each deed at an instant of its own. */
import { createHash } from "node:crypto";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { FastifyInstance, LightMyRequestResponse } from "fastify";
import type { AccountId } from "../../src/domain/account.ts";
import { type Audience, partnersOf } from "../../src/domain/audience.ts";
import { writtenFrom } from "../../src/domain/policy.ts";
import { Refusal } from "../../src/domain/refusal.ts";
import { unrestricted } from "../../src/domain/restriction.ts";
import type { Role } from "../../src/domain/role.ts";
import { openMemoryStore } from "../../src/store/memory/memory-store.ts";
import { createApp } from "../../src/web/app.ts";
import { sessionCookie } from "../../src/web/visit.ts";
import { tellDue } from "../../src/workflow/lift-embargoes.ts";
import type { House } from "../../src/workflow/house.ts";
import { makeKey } from "../../src/workflow/keys.ts";
import { encodePassword } from "../../src/workflow/password.ts";
import { keptPolicies } from "../../src/workflow/policies.ts";
import { establishPolicy } from "../../src/workflow/policy.ts";
import { sessionOf } from "../flow/public-house.ts";
import { dataParts } from "./data-parts.ts";
import { keepReport, perform, siteUrl } from "./played-deeds.ts";
import { changeGroup, openOwnGroup } from "./played-groups.ts";
import { otherGroups } from "./world-groups.ts";
import type { Script, WorldPair } from "./world-pair.ts";
import { instantOf } from "./world-plan.ts";

/** A casebook after its script, and a way to ask it as somebody of the pair's audience. */
export interface PlayedWorld {
  /** As the application is opened over it. */
  readonly house: House;
  readonly ask: (question: Asked) => Promise<LightMyRequestResponse>;
  /** As somebody at the desk, who is told everything. */
  readonly askAtDesk: (question: Asked) => Promise<LightMyRequestResponse>;
  readonly close: () => Promise<void>;
}

/** A request. */
export interface Asked {
  readonly method?: "GET" | "HEAD" | "POST" | "DELETE";
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A form. */
  readonly form?: Readonly<Record<string, string>>;
  /** How somebody of the audience shows who they are; absent: by a session, the public not at all. The public has no password. */
  readonly by?: "key" | "key-as-password" | "password";
}

/** A deliberate leak: another house than the real one for the application to be opened over, or something that it does besides. */
export interface Leak {
  readonly house?: (house: House) => House;
  readonly app?: (app: FastifyInstance, house: House) => void;
}

/** Where all worlds are asked: long after everything. */
export const askedAt = 60;

/** Counts of what was drawn at random, from which readers' requests go on whatever was drawn before. */
const drawn = { opening: 1_000_000, asking: 2_000_000, aside: 1_000_000_000, forOneRequest: 1000 } as const;

/** Plays a script. The application is opened on the way, so that it has to follow what comes later. */
export async function playWorld(
  { policy, audience, openedAt }: Pick<WorldPair, "policy" | "audience" | "openedAt">,
  script: Script,
  leak: Leak = {},
): Promise<PlayedWorld> {
  const ticks = { clock: 0, random: 0 };
  const house: House = {
    store: openMemoryStore(),
    read: () => Promise.reject(new Refusal("document-empty")),
    fetch: (url) => Promise.reject(new Refusal("url-refused", { url })),
    ...dataParts,
    extract: () => ({ proposals: [], findings: [] }),
    policies: keptPolicies(policy),
    clock: () => instantOf(ticks.clock),
    random: (bytes) => createHash("shake256", { outputLength: bytes }).update(`${ticks.random++}`).digest(),
  };
  await establishPolicy(house, { written: writtenFrom(policy), isSet: true });
  if (audience.group !== null) await openOwnGroup(house, audience.group);
  const secrets = await secretsOf(house, audience);
  for (const name of script.groups) await changeGroup(house, { kind: "group", what: "open", name, records: -1 });
  await house.store.transaction(async (shelves) => {
    for (const cited of script.reports) await keepReport(shelves, cited);
    for (const { thing, groups } of script.restricted)
      await shelves.saveRestriction(thing, { ...unrestricted, groups });
  });
  const open = async () => {
    // Whatever was drawn before, both worlds go on with the same secrets from here.
    ticks.random = drawn.opening;
    await signInAnew(house, audience);
    return openApp(leak.house?.(house) ?? house, { secrets, ticks, leak });
  };
  let world: Opened | null = null;
  for (const [instant, deed] of script.deeds.entries()) {
    ticks.clock = instant + 1;
    if (instant === openedAt) world = await open();
    if (deed !== null) await perform(house, script, deed);
    if (script.lifts[instant] === true) await tellDue(house);
  }
  ticks.clock = askedAt;
  await tellDue(house);
  await signInAnew(house, audience);
  world ??= await open();
  await world.untilReady();
  return world;
}

/** By which people of a world show who they are. */
interface Secrets {
  readonly desk: string;
  /** Of a session; null for the public. */
  readonly reader: string | null;
  readonly key: string;
  /** What stands before the colon of name and password. */
  readonly name: string;
}

const password = "nobody else knows this";
let encoded: Promise<string> | null = null;

/** Of people who are there from the beginning. */
async function secretsOf(house: House, audience: Audience): Promise<Secrets> {
  const { desk, reader, account } = await signInAnew(house, audience);
  const wanted = { label: "Reading", scopes: ["read"], audience: audience.name, days: 400 } as const;
  const { key, secret } = await makeKey(house, wanted, { by: account, via: "session" });
  // Members and partners have theirs from when they were of a group that they have left.
  const isLeft = audience.tier !== "public" && audience.group === null;
  if (isLeft) await house.store.saveKey({ ...key, audience: partnersOf(otherGroups[0]) });
  return { desk, reader, key: secret, name: `<${account}>` };
}

/** Who is of a group is a partner. The public has no session, but the key of a member that is told no more than the public. */
async function signInAnew({ store, clock }: House, { name, tier, group }: Audience) {
  const role: Role = tier === "partner" ? "partner" : "member";
  const desk = await sessionOf({ store, clock }, "curator");
  const secret = await sessionOf({ store, clock }, role);
  const account = role as string as AccountId;
  const kept = await store.findAccount(account);
  encoded ??= encodePassword(password, Buffer.alloc(16));
  const groups = group === null ? [] : [group];
  if (kept !== null) await store.saveAccount({ ...kept, groups, password: await encoded });
  return { desk, account, reader: name === "public" ? null : secret };
}

/** With what it takes to wait, which counts as no request. */
interface Opened extends PlayedWorld {
  readonly untilReady: () => Promise<void>;
}

interface Opening {
  readonly secrets: Secrets;
  readonly ticks: { random: number };
  readonly leak: Leak;
}

async function openApp(house: House, { secrets, ticks, leak }: Opening): Promise<Opened> {
  const settings = {
    version: "0",
    secureCookies: false,
    trustProxy: false,
    url: siteUrl,
    siteName: "Casebook",
    sample: false,
  };
  const spoil = (message: unknown) => leak.app?.((message as { fastify: FastifyInstance }).fastify, house);
  subscribe("fastify.initialization", spoil);
  const app = await createApp({ house, settings, log: false });
  unsubscribe("fastify.initialization", spoil);
  const ask = asking(app, secrets);
  const anybody = asking(app, { ...secrets, reader: null });
  // Who comes by a password where none is taken, or by a key that is good for less, is told less than who comes by the session.
  const everybody = [ask, anybody, byKey(ask)];
  await untilReady(everybody);
  // Kept from here on, as far as nothing changes that these pages rest on.
  for (const url of ["/", "/incidents", "/changes"]) await ask({ url, headers: { accept: "text/html" } });
  return {
    house,
    ask: fromCount(ticks, drawn.asking, ask),
    askAtDesk: fromCount(ticks, drawn.aside, asking(app, { ...secrets, reader: secrets.desk })),
    untilReady: () => untilReady(everybody),
    close: () => app.close(),
  };
}

/** Each request draws from a count of its own, so that what one draws, or somebody at the desk, shows in no other. */
function fromCount(ticks: { random: number }, first: number, ask: PlayedWorld["ask"]): PlayedWorld["ask"] {
  let requests = 0;
  return async (asked) => {
    const before = ticks.random;
    ticks.random = first + drawn.forOneRequest * requests;
    requests += 1;
    try {
      return await ask(asked);
    } finally {
      ticks.random = before;
    }
  };
}

function asking(app: FastifyInstance, { reader, key, name }: Secrets): PlayedWorld["ask"] {
  const credentials = {
    key: `Bearer ${key}`,
    "key-as-password": `Basic ${Buffer.from(`reader:${key}`).toString("base64")}`,
    password: `Basic ${Buffer.from(`${name}:${password}`).toString("base64")}`,
  };
  return ({ method = "GET", url, headers = {}, form, by }) =>
    app.inject({
      method,
      url,
      headers: {
        ...headers,
        ...(form === undefined ? {} : { "content-type": "application/x-www-form-urlencoded" }),
        ...(by === undefined ? {} : { authorization: credentials[by] }),
      },
      cookies: reader === null || by !== undefined ? {} : { [sessionCookie]: reader },
      ...(form === undefined ? {} : { payload: new URLSearchParams(form).toString() }),
    });
}

function byKey(ask: PlayedWorld["ask"]): PlayedWorld["ask"] {
  return (asked) => ask({ ...asked, by: "key" });
}

/** Until the indexes of all of them have taken up everything, their past included. */
async function untilReady(everybody: readonly PlayedWorld["ask"][]): Promise<void> {
  for (const ask of everybody) {
    for (const url of ["/api/v1/facets", `/api/v1/facets?asKnownOn=${instantOf(0)}`]) {
      while ((await ask({ url })).statusCode === 503);
    }
  }
}
