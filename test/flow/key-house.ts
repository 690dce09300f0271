/** A casebook with a record for each audience, people of every role with API keys, a clock that stands still, and a way to ask as any of them. */
import type { FastifyInstance, LightMyRequestResponse } from "fastify";
import { type Account, type AccountId, newAccount } from "../../src/domain/account.ts";
import { tierOfRole } from "../../src/domain/access.ts";
import type { AudienceName, Tier } from "../../src/domain/audience.ts";
import { digestOf } from "../../src/domain/digest.ts";
import type { ApiKey, Scope } from "../../src/domain/key.ts";
import { type Role, roles } from "../../src/domain/role.ts";
import { reference } from "../../src/domain/shipped-policies.ts";
import { type TokenId, tokenOf } from "../../src/domain/token.ts";
import type { RateLimits } from "../../src/web/rate-limits.ts";
import { createApp } from "../../src/web/app.ts";
import { sessionCookie } from "../../src/web/visit.ts";
import type { House } from "../../src/workflow/house.ts";
import { makeKey } from "../../src/workflow/keys.ts";
import { establishPolicy } from "../../src/workflow/policy.ts";
import { openPublicHouse, publishBriefing } from "./public-house.ts";

/** A record that only readers cleared for its label are told of: its number by the audience that is told of it first. */
export const records: Readonly<Record<Tier, string>> = {
  public: "CB-AAAAAA",
  member: "CB-BBBBBB",
  partner: "CB-CCCCCC",
  desk: "CB-DDDDDD",
};

const readAlone: readonly Scope[] = ["read"];

const labels = { public: "TLP:CLEAR", member: "TLP:GREEN", partner: "TLP:AMBER", desk: "TLP:RED" } as const;

/** The casebook. */
export interface KeyHouse {
  readonly house: House;
  readonly app: FastifyInstance;
  /** What the clock says; it can be set. */
  readonly time: { now: string };
  /** Asks with headers, as JSON where nothing else is said. */
  readonly ask: (url: string, headers?: Readonly<Record<string, string>>) => Promise<LightMyRequestResponse>;
  /** A key of the account of a role, with what is said of it. */
  readonly keyOf: (
    role: Role,
    wish?: { readonly scopes?: readonly Scope[]; readonly audience?: AudienceName; readonly days?: number },
  ) => Promise<{ readonly key: ApiKey; readonly secret: string }>;
  /** Makes an account something else. */
  readonly change: (role: Role, change: Partial<Account>) => Promise<void>;
  /** The cookie of a session of the account of a role. */
  readonly session: (role: Role) => Promise<string>;
}

/** A header with a key. */
export function bearer(secret: string): { readonly authorization: string } {
  return { authorization: `Bearer ${secret}` };
}

/** Opens it, with limits or without any. */
export async function openKeyHouse(rates: RateLimits | null = null): Promise<KeyHouse> {
  const opened = await openPublicHouse();
  await opened.app.close();
  const time = { now: "2026-03-01T12:00:00.000Z" };
  const house: House = { ...opened.house, clock: () => time.now };
  await establishPolicy(house, { written: reference, isSet: false });
  for (const [audience, id] of Object.entries(records)) await publishRecord(house, id, labels[audience as Tier]);
  for (const role of Object.keys(roles) as Role[]) await house.store.saveAccount(accountOf(role));
  const settings = {
    version: "0",
    secureCookies: false,
    trustProxy: false,
    url: null,
    siteName: "Casebook",
    sample: false,
  };
  // Nothing goes on of itself while it is asked.
  const retelling = { wake: () => undefined, close: () => Promise.resolve() };
  const app = await createApp({ house, retelling, settings: { ...settings, rates }, log: false });
  return {
    house,
    app,
    time,
    ask: (url, headers = {}) => app.inject({ url, headers: { accept: "application/json", ...headers } }),
    keyOf: (role, { scopes = readAlone, audience = tierOfRole(role), days = 90 } = {}) =>
      makeKey(house, { label: `Key of ${role}`, scopes, audience, days }, { by: idOf(role), via: "session" }),
    change: async (role, change) => {
      await house.store.saveAccount({ ...accountOf(role), ...change });
    },
    session: async (role) => {
      const secret = `session of ${role} at ${time.now}`.replaceAll(/\W/g, "");
      const token = {
        digest: digestOf(secret),
        id: `t${role}` as TokenId,
        kind: "session",
        account: idOf(role),
      } as const;
      await house.store.saveToken(tokenOf({ ...token, created: time.now }));
      return `${sessionCookie}=${secret}`;
    },
  };
}

/** The account of a role. */
export function accountOf(role: Role): Account {
  return newAccount({ id: idOf(role), name: role, role, state: "active", created: "2026-01-01T00:00:00.000Z" });
}

function idOf(role: Role): AccountId {
  return `id-of-${role}` as AccountId;
}

async function publishRecord(house: House, id: string, marking: (typeof labels)[Tier]): Promise<void> {
  const value = `Registry of ${id.slice(3)}`;
  const assertions = [{ field: "victim.name", about: "victim-1", value, quote: value }];
  await publishBriefing(house, { id, text: `The ${value} was down.`, marking, assertions });
}
