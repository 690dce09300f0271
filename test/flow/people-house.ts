/** A casebook for tests of accounts: a clock that is set by hand, a mailer that remembers, and people with a password. */
import { createHash } from "node:crypto";
import type { FastifyInstance } from "fastify";
import type { Account } from "../../src/domain/account.ts";
import { Refusal } from "../../src/domain/refusal.ts";
import type { Role } from "../../src/domain/role.ts";
import { shippedPolicies } from "../../src/domain/shipped-policies.ts";
import { createDocumentReader } from "../../src/reading/documents.ts";
import { openMemoryStore } from "../../src/store/memory/memory-store.ts";
import { createApp, type FaceSettings } from "../../src/web/app.ts";
import type { House } from "../../src/workflow/house.ts";
import { sendMails } from "../../src/workflow/mailing.ts";
import { onePolicy } from "../../src/workflow/policies.ts";
import { dataParts } from "../arbitrary/data-parts.ts";
import { rememberingMailer, type RememberingMailer } from "../arbitrary/mailer.ts";
import { addPerson, type Visited } from "./desk-house.ts";

/** The casebook. */
export interface PeopleHouse {
  readonly house: House;
  readonly app: FastifyInstance;
  readonly mailer: RememberingMailer;
  /** Moves the clock, forwards or back. */
  readonly goOn: (minutes: number) => void;
  /** Adds somebody with the usual password and a proven address: `ada@post.example` for Ada. */
  readonly add: (name: string, role: Role) => Promise<Account>;
  /** The account as it stands. */
  readonly account: (name: string) => Promise<Account>;
  /** Sends what is queued. */
  readonly send: () => Promise<boolean>;
  /** The actions that were noted, the oldest first. */
  readonly noted: () => Promise<readonly string[]>;
}

/** One whose registration is open. */
export async function openPeopleHouse(more: Partial<FaceSettings> = {}): Promise<PeopleHouse> {
  const ticks = { minutes: 0, calls: 0, random: 0 };
  const mailer = rememberingMailer();
  const policy = shippedPolicies["reference"];
  if (policy === undefined) throw new TypeError("no policy of that name");
  const house: House = {
    store: openMemoryStore(),
    read: createDocumentReader(),
    fetch: (url) => Promise.reject(new Refusal("url-refused", { url })),
    ...dataParts,
    mailer,
    extract: () => ({ proposals: [], findings: [] }),
    policies: onePolicy(policy),
    clock: () => new Date(Date.UTC(2026, 0, 5, 12, ticks.minutes, 0, ticks.calls++)).toISOString(),
    random: (bytes) => createHash("shake256", { outputLength: bytes }).update(`${ticks.random++}`).digest(),
  };
  const settings: FaceSettings = {
    version: "0",
    secureCookies: false,
    trustProxy: false,
    url: null,
    origin: "https://casebook.example",
    siteName: "Casebook",
    registration: "approval",
    sample: false,
    ...more,
  };
  const app = await createApp({ house, settings, log: false });
  const account = async (name: string) => {
    const found = await house.store.findAccountByName(name);
    if (found === null) throw new TypeError(`no account ${name}`);
    return found;
  };
  return {
    house,
    app,
    mailer,
    account,
    goOn: (minutes) => {
      ticks.minutes += minutes;
    },
    add: async (name, role) => {
      await addPerson(house, name, role);
      const email = { address: `${name.toLowerCase()}@post.example`, verified: house.clock() };
      await house.store.saveAccount({ ...(await account(name)), email });
      return account(name);
    },
    send: () => sendMails(house),
    noted: async () => {
      const entries = await house.store.entriesAfter(0, 1000);
      return entries.map(({ action }) => action);
    },
  };
}

/** An answer whole, but for the moment, this one browser and this one form, and for what was typed. */
export function plainly({ status, headers, body }: Visited, typed: string): string {
  const { date, "set-cookie": cookies, ...kept } = headers;
  const names = [cookies ?? []].flat().map((cookie) => cookie.replace(/=[^;]*/, ""));
  const told = JSON.stringify([status, kept, date === undefined, names]);
  return `${told}\n${body.replaceAll(/name="form" value="[^"]*"/g, "").replaceAll(`"${typed}"`, '"typed"')}`;
}
