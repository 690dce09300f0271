/** Visits: who is asking. Turns a session into an audience, and fails to the public. */
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Account } from "../domain/account.ts";
import type { AudienceName } from "../domain/audience.ts";

/** One request's visitor. */
export interface Visit {
  readonly audience: AudienceName;
  /** Null: nobody is signed in. */
  readonly account: Account | null;
}

/** Visits by the secrets of their sessions. */
export interface VisitMemory {
  /** The visit where it is known without asking the store for more than its stamp; null: it must be looked up. */
  recall(secret: string): Visit | null;
  /** Asks the store; null where the session is none or over. */
  find(secret: string): Promise<Visit | null>;
}

/** The cookie that holds the secret of a session. */
export const sessionCookie = "casebook_session";

/** Somebody of whom nothing is known. */
export const publicVisit: Visit = { audience: "public", account: null };

const visitKey = Symbol("visit");

declare module "fastify" {
  interface FastifyRequest {
    /** Who is asking; the public where nothing else is known. */
    visit: Visit;
    [visitKey]?: Visit;
  }
}

/** Finds out of every request who is asking, before anything else is done. A session that cannot be looked up is none. */
export function recogniseVisits(app: FastifyInstance, memory: VisitMemory): void {
  app.decorateRequest("visit", {
    getter(this: FastifyRequest) {
      return this[visitKey] ?? publicVisit;
    },
    setter(this: FastifyRequest, visit: Visit) {
      this[visitKey] = visit;
    },
  });
  app.addHook("onRequest", async (request) => {
    const secret = request.cookies[sessionCookie];
    if (request[visitKey] !== undefined || secret === undefined || secret === "") return;
    try {
      request.visit = memory.recall(secret) ?? (await memory.find(secret)) ?? publicVisit;
    } catch (error) {
      request.log.error(error, "the session could not be looked up");
    }
  });
}
