/** A small casebook for tests of the public pages: a store in memory, a clock of its own, and records published through the workflow. */
import { createHash } from "node:crypto";
import type { FastifyInstance, LightMyRequestResponse } from "fastify";
import { dataParts } from "../arbitrary/data-parts.ts";
import { type AccountId, houseAccount, newAccount } from "../../src/domain/account.ts";
import type { Role } from "../../src/domain/role.ts";
import { digestOf } from "../../src/domain/digest.ts";
import { type TokenId, tokenOf } from "../../src/domain/token.ts";
import { parseIncidentId } from "../../src/domain/incident.ts";
import type { Marking } from "../../src/domain/marking.ts";
import { Refusal } from "../../src/domain/refusal.ts";
import { shippedPolicies } from "../../src/domain/shipped-policies.ts";
import { createDocumentReader } from "../../src/reading/documents.ts";
import { openMemoryStore } from "../../src/store/memory/memory-store.ts";
import { createApp } from "../../src/web/app.ts";
import { sessionCookie } from "../../src/web/visit.ts";
import { openDraft } from "../../src/workflow/draft.ts";
import type { House } from "../../src/workflow/house.ts";
import { keptPolicies } from "../../src/workflow/policies.ts";
import { publishDraft } from "../../src/workflow/publish.ts";
import { receive } from "../../src/workflow/receive.ts";
import { reviewDraft } from "../../src/workflow/review.ts";
import type { WrittenAssertion } from "../../src/workflow/written.ts";

/** A report with what a reviewer writes down of it. */
export interface Briefing {
  /** Record number. */
  readonly id: string;
  readonly text: string;
  readonly title?: string;
  readonly publisher?: string;
  readonly url?: string;
  readonly published?: string;
  /** For whatever is not marked otherwise; left out: TLP:CLEAR. */
  readonly marking?: Marking;
  readonly assertions: readonly WrittenAssertion[];
}

/** A casebook with its pages, and a way to ask for them. */
export interface PublicHouse {
  readonly house: House;
  readonly app: FastifyInstance;
  /** Asks for an address as somebody of this role; null: as anybody. */
  readonly get: (
    url: string,
    role?: Role | null,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<LightMyRequestResponse>;
}

/** An empty casebook under one of the shipped policies. Its clock goes on by a minute each time that it is asked. */
export async function openPublicHouse(policyName = "reference"): Promise<PublicHouse> {
  const policy = shippedPolicies[policyName];
  if (policy === undefined) throw new TypeError(`no policy ${policyName}`);
  const ticks = { clock: 0, random: 0 };
  const house: House = {
    store: openMemoryStore(),
    read: createDocumentReader(),
    fetch: (url) => Promise.reject(new Refusal("url-refused", { url })),
    ...dataParts,
    extract: () => ({ proposals: [], findings: [] }),
    policies: keptPolicies(policy),
    clock: () => new Date(Date.UTC(2026, 0, 5, 12, ticks.clock++)).toISOString(),
    random: (bytes) => createHash("shake256", { outputLength: bytes }).update(`${ticks.random++}`).digest(),
  };
  const settings = {
    version: "0",
    secureCookies: false,
    trustProxy: false,
    url: null,
    siteName: "Casebook",
    sample: false,
  };
  const app = await createApp({ house, settings, log: false });
  return {
    house,
    app,
    get: async (url, role = null, headers = {}) => {
      const cookies = role === null ? {} : { [sessionCookie]: await sessionOf(house, role) };
      return app.inject({ method: "GET", url, cookies, headers: { accept: "text/html", ...headers } });
    },
  };
}

/** Publishes what a briefing says, or says now, of its record. */
export async function publishBriefing(house: House, briefing: Briefing): Promise<void> {
  const incident = parseIncidentId(briefing.id);
  if (incident === null) throw new TypeError(`no record number: ${briefing.id}`);
  const { report } = await receive(house, {
    bytes: Buffer.from(briefing.text),
    mediaType: "text/plain",
    fileName: null,
    title: briefing.title ?? null,
    publisher: briefing.publisher ?? null,
    url: briefing.url ?? null,
    published: briefing.published ?? null,
    marking: briefing.marking ?? "TLP:CLEAR",
  });
  const known = (await house.store.findIncident(incident)) !== null;
  const draft = await openDraft(house, {
    report: report.id,
    incident: known ? incident : null,
    ...(known ? {} : { number: incident }),
  });
  const wishes = briefing.assertions.map((written) => ({ kind: "add", written }) as const);
  await reviewDraft(house, { draft: draft.id, edition: null, wishes, by: houseAccount });
  const command = { draft: draft.id, edition: null, note: "", leaveOutUndecided: true, by: houseAccount };
  await publishDraft(house, command);
}

/** The secret of a session of somebody of this role. */
export async function sessionOf({ store, clock }: Pick<House, "store" | "clock">, role: Role): Promise<string> {
  const secret = `secret-of-${role}`;
  const id = role as string as AccountId;
  await store.saveAccount(
    newAccount({ id, name: `<${role}>`, role, state: "active", created: "2026-01-01T00:00:00.000Z" }),
  );
  const digest = digestOf(secret);
  await store.saveToken(
    tokenOf({ digest, id: role as string as TokenId, kind: "session", account: id, created: clock() }),
  );
  return secret;
}

/** The words of a page's main part as a reader sees them, without the evidence that opens on demand. */
export function wordsOf(page: string): string {
  const main = /<main[^>]*>(.*)<\/main>/s.exec(page)?.[1] ?? "";
  return textOf(main.replace(/<details class="evidence">.*?<\/details>/gs, ""));
}

/** Markup as its text, white space as one space. */
export function textOf(markup: string): string {
  return markup
    .replace(/<[^>]+>/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ")
    .trim();
}
