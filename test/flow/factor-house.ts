/** A small casebook for tests of second factors, passkeys and providers: its clock is set by hand, its settings and provider are the test's. */
import type { FastifyInstance } from "fastify";
import { Secret, TOTP } from "otpauth";
import type { Account } from "../../src/domain/account.ts";
import type { AuditEntry } from "../../src/domain/audit.ts";
import type { IdentityProvider } from "../../src/identity/provider.ts";
import { createApp, type FaceSettings } from "../../src/web/app.ts";
import { openFactor } from "../../src/workflow/factor-secret.ts";
import type { House } from "../../src/workflow/house.ts";
import { openDeskHouse, type Visitor } from "./desk-house.ts";

/** The casebook. */
export interface FactorHouse {
  readonly house: House;
  readonly app: FastifyInstance;
  /** Moves the clock on, or back. */
  readonly pass: (seconds: number) => void;
  readonly account: (name: string) => Promise<Account>;
  /** The six digits that the app of an account shows now. */
  readonly codeOf: (name: string) => Promise<string>;
  /** What was noted, oldest first. */
  readonly noted: () => Promise<readonly AuditEntry[]>;
}

/** Opens one. It is reached at http://localhost unless the settings say otherwise. */
export async function openFactorHouse(
  more: Partial<FaceSettings> = {},
  provider: IdentityProvider | null = null,
): Promise<FactorHouse> {
  const { house: plain, app: unused } = await openDeskHouse();
  await unused.close();
  const clock = { at: Date.UTC(2026, 0, 5, 13) };
  const house: House = { ...plain, clock: () => new Date(clock.at).toISOString() };
  const settings: FaceSettings = {
    ...{ version: "0", secureCookies: false, trustProxy: false, url: null, siteName: "Casebook", sample: false },
    ...more,
  };
  const app = await createApp({ house, settings, provider, log: false });
  const account = async (name: string): Promise<Account> => {
    const found = await house.store.findAccountByName(name);
    if (found === null) throw new TypeError(`nobody is called ${name}`);
    return found;
  };
  return {
    house,
    app,
    pass: (seconds) => {
      clock.at += seconds * 1000;
    },
    account,
    codeOf: async (name) => {
      const { id, totp } = await account(name);
      const secret = Secret.fromBase32((totp === null ? null : openFactor(house, id, totp))?.secret ?? "");
      return new TOTP({ secret }).generate({ timestamp: clock.at });
    },
    noted: () => house.store.entriesAfter(0, 1000),
  };
}

/** Sets up an app for a visitor who has just signed in. Returns the codes on paper. */
export async function setUpApp({ codeOf }: FactorHouse, visitor: Visitor, name: string): Promise<readonly string[]> {
  await visitor.get("/account/security");
  await visitor.post("/account/security/app/begin", {});
  await visitor.get("/account/security/app");
  const page = await visitor.post("/account/security/app", { code: await codeOf(name) });
  return codesIn(page.body);
}

/** The codes on paper that a page shows. */
export function codesIn(body: string): readonly string[] {
  return [...body.matchAll(/<li>([0-9a-z]{4}(?:-[0-9a-z]{4}){3})<\/li>/g)].map(([, code = ""]) => code);
}
