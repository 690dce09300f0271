/** Visits: who is asking. Turns a session into an audience, and fails to the public. */
import type { FastifyInstance, FastifyRequest } from "fastify";
import { type Account, audienceOf } from "../domain/account.ts";
import type { AudienceName } from "../domain/audience.ts";
import type { House } from "../workflow/house.ts";
import { accountOfSession } from "../workflow/session.ts";

/** One request's visitor. */
export interface Visit {
  readonly audience: AudienceName;
  /** Null: nobody is signed in. */
  readonly account: Account | null;
}

/** The cookie that holds the secret of a session. */
export const sessionCookie = "casebook_session";

/** Somebody of whom nothing is known. */
const publicVisit: Visit = { audience: "public", account: null };

const visitKey = Symbol("visit");

declare module "fastify" {
  interface FastifyRequest {
    /** Who is asking; the public where nothing else is known. */
    visit: Visit;
    [visitKey]?: Visit;
  }
}

/** Finds out of every request who is asking, before anything else is done. A session that cannot be looked up is none. */
export function recogniseVisits(app: FastifyInstance, house: Pick<House, "store" | "clock">): void {
  app.decorateRequest("visit", {
    getter(this: FastifyRequest) {
      return this[visitKey] ?? publicVisit;
    },
    setter(this: FastifyRequest, visit: Visit) {
      this[visitKey] = visit;
    },
  });
  app.addHook("onRequest", async (request) => {
    try {
      request.visit = await visitOf(house, request.cookies[sessionCookie]);
    } catch (error) {
      request.log.error(error, "the session could not be looked up");
    }
  });
}

async function visitOf(house: Pick<House, "store" | "clock">, secret: string | undefined): Promise<Visit> {
  if (secret === undefined || secret === "") return publicVisit;
  const account = await accountOfSession(house, secret);
  return account === null ? publicVisit : { audience: audienceOf(account.role), account };
}
