/** Plays a world: a casebook in memory in which everything of a script has happened, each deed at an instant of its own. */
import { createHash } from "node:crypto";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { FastifyInstance, LightMyRequestResponse } from "fastify";
import type { AccountId } from "../../src/domain/account.ts";
import { assert, type Statement } from "../../src/domain/assertion.ts";
import { digestOf } from "../../src/domain/digest.ts";
import type { CitedReport } from "../../src/domain/disclosure.ts";
import type { DraftId } from "../../src/domain/draft.ts";
import { type ImportId, noCounts } from "../../src/domain/import-run.ts";
import type { Incident } from "../../src/domain/incident.ts";
import { Refusal } from "../../src/domain/refusal.ts";
import { sealRevision } from "../../src/domain/revision.ts";
import type { Shelves } from "../../src/store/store.ts";
import { openMemoryStore } from "../../src/store/memory/memory-store.ts";
import { createApp } from "../../src/web/app.ts";
import { sessionCookie } from "../../src/web/visit.ts";
import { addAccount } from "../../src/workflow/accounts.ts";
import { openDraft } from "../../src/workflow/draft.ts";
import type { House } from "../../src/workflow/house.ts";
import { buildRelease } from "../../src/workflow/release.ts";
import { saveSearch } from "../../src/workflow/save-search.ts";
import { tellAll } from "../../src/workflow/telling.ts";
import { reinstateIncident, withdrawIncident } from "../../src/workflow/withdraw.ts";
import { sessionOf } from "../flow/public-house.ts";
import { dataParts } from "./data-parts.ts";
import type { Deed, Script, WorldPair } from "./world-pair.ts";

/** A casebook after its script, and a way to ask it as somebody of the pair's audience. */
export interface PlayedWorld {
  readonly house: House;
  readonly ask: (question: Asked) => Promise<LightMyRequestResponse>;
  /** As somebody at the desk, who is told everything. */
  readonly askAtDesk: (question: Asked) => Promise<LightMyRequestResponse>;
  readonly close: () => Promise<void>;
}

/** A request. */
export interface Asked {
  readonly method?: "GET" | "POST" | "DELETE";
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A form. */
  readonly form?: Readonly<Record<string, string>>;
}

/** A deliberate leak: another house than the real one for the application to be opened over, or something that it does besides. */
export interface Leak {
  readonly house?: (house: House) => House;
  readonly app?: (app: FastifyInstance, house: House) => void;
}

const stranger = "somebody-else" as AccountId;
const siteUrl = "https://casebook.example";

/** Instants are counted from 0 and lie eleven hours apart. */
export function instantOf(count: number): string {
  return new Date(Date.UTC(2026, 0, 1, 0) + count * 11 * 3_600_000).toISOString();
}

/** Where all worlds are asked: long after everything. */
export const askedAt = 60;

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
    policy,
    clock: () => instantOf(ticks.clock),
    random: (bytes) => createHash("shake256", { outputLength: bytes }).update(`${ticks.random++}`).digest(),
  };
  const secrets = { desk: await sessionOf(house, "curator"), reader: await readerOf(house, audience.name) };
  await house.store.transaction(async (shelves) => {
    for (const cited of script.reports) await keepReport(shelves, cited);
  });
  const open = async () => {
    // Whatever was drawn before, both worlds go on with the same secrets from here.
    ticks.random = 1_000_000;
    return openApp(leak.house?.(house) ?? house, secrets, leak);
  };
  let world: PlayedWorld | null = null;
  for (const [instant, deed] of script.deeds.entries()) {
    ticks.clock = instant + 1;
    if (instant === openedAt) world = await open();
    if (deed !== null) await perform(house, script, deed);
  }
  ticks.clock = askedAt;
  world ??= await open();
  await untilReady(world);
  ticks.random = 2_000_000;
  return world;
}

async function readerOf(house: House, audience: string): Promise<string | null> {
  return audience === "member" || audience === "partner" ? sessionOf(house, audience) : null;
}

async function openApp(
  house: House,
  secrets: { readonly desk: string; readonly reader: string | null },
  leak: Leak,
): Promise<PlayedWorld> {
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
  const world = {
    house,
    ask: asking(app, secrets.reader),
    askAtDesk: asking(app, secrets.desk),
    close: () => app.close(),
  };
  await untilReady(world);
  // Kept from here on, as far as nothing changes that these pages rest on.
  for (const url of ["/", "/incidents", "/changes"]) await world.ask({ url, headers: { accept: "text/html" } });
  return world;
}

function asking(app: FastifyInstance, secret: string | null): PlayedWorld["ask"] {
  return ({ method = "GET", url, headers = {}, form }) =>
    app.inject({
      method,
      url,
      headers: { ...headers, ...(form === undefined ? {} : { "content-type": "application/x-www-form-urlencoded" }) },
      cookies: secret === null ? {} : { [sessionCookie]: secret },
      ...(form === undefined ? {} : { payload: new URLSearchParams(form).toString() }),
    });
}

/** Until the index has taken up everything, its past included. */
async function untilReady({ ask }: Pick<PlayedWorld, "ask">): Promise<void> {
  for (const url of ["/api/v1/facets", `/api/v1/facets?asKnownOn=${instantOf(0)}`]) {
    while ((await ask({ url })).statusCode === 503);
  }
}

async function keepReport(shelves: Shelves, { report, source }: CitedReport): Promise<void> {
  if ((await shelves.findReport(report.id)) !== null) return;
  await shelves.saveSource(source);
  await shelves.saveReport(report, Buffer.from(report.id));
}

async function perform(house: House, script: Script, deed: Deed): Promise<void> {
  switch (deed.kind) {
    case "revise":
      return revise(house, script, deed);
    case "withdraw":
      await withdrawIncident(house, deed);
      return;
    case "reinstate":
      await reinstateIncident(house, deed);
      return;
    case "illustrate":
      return illustrate(house, deed);
    case "receive":
      return keepReport(house.store, script.hidden);
    case "draft":
      return draft(house, script, deed);
    case "account":
      if ((await house.store.findAccountByName(deed.name)) !== null) return;
      await addAccount(house, { name: deed.name, role: "member" });
      return;
    case "search":
      return saveSearch(house, { account: stranger, name: deed.name, query: `q=${deed.name}` });
    case "import":
      return keepImport(house, script, deed);
    case "release":
      return release(house, deed);
  }
}

type DeedOf<Kind extends Deed["kind"]> = Deed & { readonly kind: Kind };

async function revise({ store, policy, clock }: House, { hidden }: Script, deed: DeedOf<"revise">): Promise<void> {
  const made = clock();
  await store.transaction(async (shelves) => {
    const head = await shelves.findIncident(deed.incident);
    const before = head === null ? null : await shelves.findRevision(deed.incident, head.revision);
    if (deed.statements.some(({ evidence }) => evidence.some(({ report }) => report === hidden.report.id))) {
      await keepReport(shelves, hidden);
    }
    const revision = sealRevision({
      incident: deed.incident,
      number: (before?.number ?? 0) + 1,
      predecessor: before?.digest ?? null,
      assertions: distinct(deed.statements),
      draft: `draft of ${made}` as DraftId,
      by: deed.by,
      made,
      note: deed.note,
      sample: false,
    });
    const { withdrawn = null, illustration = null } = head ?? {};
    const incident: Incident = { id: deed.incident, revision: revision.number, withdrawn, illustration };
    await shelves.saveIncident(incident);
    await shelves.appendRevision(revision);
    await tellAll(shelves, policy, { incident, revision, at: made, isNew: head === null });
  });
}

function distinct(statements: readonly Statement[]) {
  return [...new Map(statements.map((statement) => assert(statement)).map((one) => [one.id, one])).values()];
}

async function illustrate({ store, policy, clock }: House, deed: DeedOf<"illustrate">): Promise<void> {
  await store.transaction(async (shelves) => {
    const before = await shelves.findIncident(deed.incident);
    const revision = before === null ? null : await shelves.findRevision(deed.incident, before.revision);
    if (before === null || revision === null) return;
    const incident = { ...before, illustration: deed.illustration };
    if (deed.illustration !== null) {
      await shelves.savePicture(deed.illustration.digest, Buffer.from(deed.illustration.digest));
    }
    await shelves.saveIncident(incident);
    await tellAll(shelves, policy, { incident, revision, at: clock() });
  });
}

async function draft(house: House, { hidden }: Script, { incident }: DeedOf<"draft">): Promise<void> {
  await keepReport(house.store, hidden);
  const isKnown = (await house.store.findIncident(incident)) !== null;
  const which = isKnown ? { incident } : { incident: null, number: incident };
  await openDraft(house, { report: hidden.report.id, ...which });
}

async function keepImport({ store, clock }: House, { hidden }: Script, deed: DeedOf<"import">): Promise<void> {
  const { name, incident } = deed;
  const run = name as ImportId;
  await store.saveImport({
    id: run,
    format: "veris",
    version: "1",
    publisher: name,
    files: [`${name}.json`],
    fileCount: 1,
    accepted: false,
    marking: null,
    by: stranger,
    started: clock(),
    finished: clock(),
    counts: { ...noCounts, created: 1 },
    tallies: [],
  });
  const kept = { report: hidden.report.id, draft: name as DraftId, said: digestOf(name), run };
  await store.saveImported({ source: `veris/${name}`, key: "1", incident, ...kept });
}

/** Nothing happens where that audience is told nothing, or the release is there. */
async function release(house: House, { name, audience }: DeedOf<"release">): Promise<void> {
  const speaker = { name: "Casebook", url: siteUrl };
  await buildRelease(house, { name, audience, note: null, speaker }).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
}
