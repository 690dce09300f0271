/** Visits: who is asking, and how they came. Turns a session, a key or a password into an audience, and fails to the public. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Actor, Operation } from "../domain/access.ts";
import type { Account } from "../domain/account.ts";
import type { AudienceName } from "../domain/audience.ts";
import type { Acting } from "../domain/audit.ts";
import type { ApiKey } from "../domain/key.ts";
import { cookieOf } from "./cookies.ts";

/** One request's visitor. */
export interface Visit {
  readonly audience: AudienceName;
  /** Null: nobody is signed in. With a key its owner's. */
  readonly account: Account | null;
  /** By a browser's session, with an API key, with name and password in the request itself, or as anybody. */
  readonly came: "session" | "key" | "basic" | "anybody";
  /** The key that they came with; null: none. */
  readonly key: Pick<ApiKey, "id" | "scopes"> | null;
  /** What the sharing group is called as one of whose partners somebody reads, for the header of pages; absent: of none. */
  readonly groupTitle?: string;
  /** True: what the account's role may do and read waits until its holder has proven a second factor; absent: it does not. */
  readonly owesFactor?: true;
}

/** What the table of access asks of who acts. */
export function actorOf({ account, key }: Visit): Actor {
  return { account, scopes: key?.scopes ?? null };
}

/** Who acts and by which way they came, as deeds are noted. */
export function actingOf({ account, came, key }: Visit): Acting {
  const via = key === null ? (came === "anybody" || came === "key" ? "visitor" : came) : (`key:${key.id}` as const);
  return account === null ? { via } : { by: account.id, via };
}

/** Visits by the secrets of their sessions. */
export interface VisitMemory {
  /** The visit where it is known without asking the store for more than its stamp; null: it must be looked up. */
  recall(secret: string): Visit | null;
  /** Asks the store; null where the session is none or over. */
  find(secret: string): Promise<Visit | null>;
}

/** The cookie that holds the secret of a session; `cookies.ts` says how browsers know it. */
export const sessionCookie = "casebook_session";

/** Somebody of whom nothing is known. */
export const publicVisit: Visit = { audience: "public", account: null, came: "anybody", key: null };

/**
 * Who asks by the credentials of this very request, which go before a cookie; null where it brings none. Refuses wrong ones: who brings a
 * key is never taken for the public.
 */
export type ProgramVisits = (request: FastifyRequest, reply: FastifyReply) => Promise<Visit | null>;

const visitKey = Symbol("visit");

declare module "fastify" {
  interface FastifyContextConfig {
    /** What a program does here that brings a key; null or absent: no key is taken, such as on pages with forms. */
    readonly operation?: Operation | null;
    /** True: a program may also bring name and password (HTTP Basic). */
    readonly basic?: boolean;
  }
  interface FastifyRequest {
    /** Who is asking; the public where nothing else is known. */
    visit: Visit;
    [visitKey]?: Visit;
  }
}

/** Finds out of every request who is asking, before anything else is done. A session that cannot be looked up is none. */
export function recogniseVisits(app: FastifyInstance, memory: VisitMemory, programs: ProgramVisits): void {
  app.decorateRequest("visit", {
    getter(this: FastifyRequest) {
      return this[visitKey] ?? publicVisit;
    },
    setter(this: FastifyRequest, visit: Visit) {
      this[visitKey] = visit;
    },
  });
  app.addHook("onRequest", async (request, reply) => {
    if (request[visitKey] !== undefined) return;
    const program = await programs(request, reply);
    if (program !== null) {
      request.visit = program;
      return;
    }
    const secret = cookieOf(request, sessionCookie);
    if (secret === undefined || secret === "") return;
    try {
      request.visit = memory.recall(secret) ?? (await memory.find(secret)) ?? publicVisit;
    } catch (error) {
      request.log.error(error, "the session could not be looked up");
    }
  });
}
