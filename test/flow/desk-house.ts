/** A small casebook for tests of the pages: a store in memory, a fixed clock, an extractor that knows one story, and visitors with cookies. */
import { createHash } from "node:crypto";
import type { FastifyInstance, LightMyRequestResponse } from "fastify";
import { dataParts } from "../arbitrary/data-parts.ts";
import type { Role } from "../../src/domain/role.ts";
import type { Statement } from "../../src/domain/assertion.ts";
import { quoteFrom } from "../../src/domain/evidence.ts";
import { finding } from "../../src/domain/finding.ts";
import { Refusal } from "../../src/domain/refusal.ts";
import { policyFrom } from "../../src/domain/policy.ts";
import { reference } from "../../src/domain/shipped-policies.ts";
import { parseSubjectKey } from "../../src/domain/subject.ts";
import type { Extractor, Proposed } from "../../src/extract/extractor.ts";
import { createDocumentReader } from "../../src/reading/documents.ts";
import { openMemoryStore } from "../../src/store/memory/memory-store.ts";
import { createApp } from "../../src/web/app.ts";
import { addAccount } from "../../src/workflow/accounts.ts";
import type { House } from "../../src/workflow/house.ts";
import { encodePassword } from "../../src/workflow/password.ts";
import { keptPolicies } from "../../src/workflow/policies.ts";
import { establishPolicy } from "../../src/workflow/policy.ts";

/** The story that the extractor knows. */
export const story = [
  "On 8 November 2022 the election pages of Northport County went down under a flood of traffic.",
  "A group calling itself Tidal Crew said on Telegram that it had done it. The county clerk said that there was no ground to name anyone.",
  "Voting machines were not affected, the county clerk said. The pages were back the same evening. The county clerk thanked the technicians.",
].join("\n\n");

/** A password that every account of the tests has. */
export const password = "correct horse battery";

/** A page as a visitor got it. */
export interface Visited {
  readonly status: number;
  readonly body: string;
  /** Where it leads; empty where it does not. */
  readonly location: string;
  readonly headers: LightMyRequestResponse["headers"];
}

/** Somebody with a browser of their own. */
export interface Visitor {
  get(path: string): Promise<Visited>;
  /** Sends a form with the token of the page that was visited last; a list is a field as often. Follows nothing. */
  post(path: string, fields: Readonly<Record<string, string | readonly string[]>>): Promise<Visited>;
  /** The same as multipart, as the page for receiving sends it. */
  upload(path: string, fields: Readonly<Record<string, string | File>>): Promise<Visited>;
  /** Goes where the page leads, without its fragment. */
  follow(page: Visited): Promise<Visited>;
  /** What the browser keeps, by name. */
  readonly cookies: Map<string, string>;
}

/** The casebook. Its clock goes on by a second each time that it is asked; its numbers are the same in every run. */
export async function openDeskHouse(): Promise<{ readonly house: House; readonly app: FastifyInstance }> {
  const ticks = { clock: 0, random: 0 };
  const house: House = {
    store: openMemoryStore(),
    read: createDocumentReader(),
    fetch: (url) => Promise.reject(new Refusal("url-refused", { url, reason: "not in a test" })),
    ...dataParts,
    extract: storyExtractor,
    policies: keptPolicies(policyFrom(reference)),
    clock: () => new Date(Date.UTC(2026, 0, 5, 12, 0, ticks.clock++)).toISOString(),
    random: (bytes) => createHash("shake256", { outputLength: bytes }).update(`${ticks.random++}`).digest(),
  };
  // At an instant of its own, so that the clock of the house begins with what the test does.
  const setUp = { ...house, clock: () => "2026-01-05T11:00:00.000Z" };
  await establishPolicy(setUp, { written: reference, isSet: false });
  const settings = {
    version: "0",
    secureCookies: false,
    trustProxy: false,
    url: null,
    siteName: "Casebook",
    sample: false,
  };
  const app = await createApp({ house, settings, log: false });
  return { house, app };
}

/** Adds somebody with the usual password. */
export async function addPerson(house: House, name: string, role: Role): Promise<void> {
  const { account } = await addAccount(house, { name, role });
  const encoded = await (hashed ??= encodePassword(password, new Uint8Array(16)));
  await house.store.saveAccount({ ...account, state: "active", password: encoded });
}

let hashed: Promise<string> | null = null;

/** A visitor who has signed in. */
export async function signedIn(app: FastifyInstance, name: string): Promise<Visitor> {
  const visitor = visit(app);
  await visitor.get("/sign-in");
  await visitor.post("/sign-in", { name, password });
  return visitor;
}

/** A visitor of whom nothing is known, from a network address. */
export function visit(app: FastifyInstance, remoteAddress = "127.0.0.1"): Visitor {
  const cookies = new Map<string, string>();
  const last = { token: "" };
  const keep = (response: LightMyRequestResponse): Visited => {
    for (const { name, value } of response.cookies) {
      if (value === "") cookies.delete(name);
      else cookies.set(name, value);
    }
    last.token = /name="form" value="([^"]+)"/.exec(response.body)?.[1] ?? last.token;
    const { location } = response.headers;
    return { status: response.statusCode, body: response.body, location: location ?? "", headers: response.headers };
  };
  const ask = async (request: { method: "GET" | "POST"; url: string; payload?: Buffer; type?: string }) =>
    keep(
      await app.inject({
        method: request.method,
        url: request.url,
        remoteAddress,
        cookies: Object.fromEntries(cookies),
        headers: { accept: "text/html", ...(request.type === undefined ? {} : { "content-type": request.type }) },
        ...(request.payload === undefined ? {} : { payload: request.payload }),
      }),
    );
  const get = (path: string) => ask({ method: "GET", url: path });
  return {
    get,
    cookies,
    post: (url, fields) => {
      const entries = Object.entries({ form: last.token, ...fields }).flatMap(([name, value]) =>
        [value].flat().map((one): [string, string] => [name, one]),
      );
      const payload = Buffer.from(new URLSearchParams(entries).toString());
      return ask({ method: "POST", url, payload, type: "application/x-www-form-urlencoded" });
    },
    upload: async (url, fields) => {
      const form = new FormData();
      for (const [name, value] of Object.entries({ form: last.token, ...fields })) form.append(name, value);
      const request = new Request("http://localhost", { method: "POST", body: form });
      const payload = Buffer.from(await request.arrayBuffer());
      return ask({ method: "POST", url, payload, type: request.headers.get("content-type") ?? "" });
    },
    follow: (page) => get(page.location.replace(/#.*$/, "")),
  };
}

/** Proposes what the story says, and two candidates for the victim; nothing of any other text. */
const storyExtractor: Extractor = (report) => {
  const propose = (quote: string, statement: Partial<Statement>, standing: Proposed["standing"] = "proposed") => {
    const start = report.text.indexOf(quote);
    if (start < 0) return [];
    const evidence = [quoteFrom(report, start, start + quote.length)];
    return [{ standing, statement: { ...plain, ...statement, evidence, marking: report.marking } }];
  };
  const proposals: readonly Proposed[] = [
    ...propose(
      "Northport County",
      { field: "victim.name", about: parseSubjectKey("victim-1"), content: { kind: "name", name: "Northport County" } },
      "candidate",
    ),
    ...propose(
      "The county clerk",
      { field: "victim.name", about: parseSubjectKey("victim-2"), content: { kind: "name", name: "County clerk" } },
      "candidate",
    ),
    ...propose("On 8 November 2022", {
      field: "date.began",
      content: { kind: "date", edtf: "2022-11-08", partOfDay: null },
    }),
    ...propose("a flood of traffic", { field: "incident.type", content: { kind: "term", term: "ddos" } }),
    ...propose("A group calling itself Tidal Crew said on Telegram that it had done it.", {
      field: "responsibility.claimed",
      about: parseSubjectKey("actor-1"),
      content: { kind: "party", name: "Tidal Crew", basis: null },
      stance: "claimed",
      asserter: { role: "attacker", name: "Tidal Crew" },
    }),
    ...propose("Voting machines were not affected, the county clerk said.", {
      field: "finding.not-affected",
      content: { kind: "matter", what: "voting machines", object: "system" },
      asserter: { role: "victim", name: "county clerk" },
    }),
  ];
  return { proposals, findings: proposals.length === 0 ? [finding("report", "no-incident")] : [] };
};

const plain: Statement = {
  field: "summary",
  about: null,
  content: { kind: "prose", text: "" },
  polarity: "affirmed",
  stance: "reported",
  asserter: { role: "journalist", name: null },
  asserted: null,
  likelihood: null,
  confidence: null,
  evidence: [],
  marking: null,
  origin: { by: "rule", name: "story", version: "1" },
};
