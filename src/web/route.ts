/** What every file of pages exports, and what its routes may ask of a request. */
import type { FastifyInstance, FastifyPluginAsync, FastifyRequest, onRequestHookHandler } from "fastify";
import { decide, type Operation } from "../domain/access.ts";
import type { Account } from "../domain/account.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Rooms } from "./face.ts";
import { actorOf } from "./visit.ts";

/** The routes of one file of pages. */
export type Routes = (rooms: Rooms) => FastifyPluginAsync;

/**
 * The account that asks. Refuses visitors who are not signed in (`sign-in-required`), whose role may not do it (`not-allowed`), and keys
 * that are not good for it (`key-not-taken`, `key-scope-missing`). What is answered then is theirs alone.
 */
export function requireOperation(request: Pick<FastifyRequest, "visit">, operation: Operation): Account {
  const decision = decide(actorOf(request.visit), operation);
  if (decision !== "allowed") throw new Refusal(decision);
  const { account, owesFactor = false } = request.visit;
  if (account === null) throw new Refusal("sign-in-required");
  if (owesFactor && operation !== "keep-account") throw new Refusal("second-factor-required");
  personal.add(request);
  return account;
}

/** The account that asks, come as a person: for what is one's own. Refuses visitors (`sign-in-required`) and keys (`key-not-taken`). */
export function requireAccount(request: Pick<FastifyRequest, "visit">): Account {
  return requireOperation(request, "keep-account");
}

/** Has every route of this part of the application take keys for an operation, and name and password too where `basic` says so. */
export function takePrograms(app: FastifyInstance, operation: Operation, basic = false): void {
  app.addHook("onRoute", (route) => {
    route.config = { operation, basic, ...route.config };
  });
}

/** Requests whose answers rest on who exactly asks. */
const personal = new WeakSet<Pick<FastifyRequest, "visit">>();

/** Whether the answer rests on who exactly asks, not only on what readers like them are told. */
export function isPersonal(request: Pick<FastifyRequest, "visit">): boolean {
  return personal.has(request);
}

/** A path of this site as it came from outside, such as the place to go to after signing in; null where it would lead elsewhere. */
export function localPath(text: unknown): string | null {
  return typeof text === "string" && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(text) && text.length <= 2000 ? text : null;
}

/**
 * Has the addresses of this part of the application, which hold secrets, passed on to nobody, not even to this site's own log of referrers,
 * and its answers kept by nobody. With `no-referrer` browsers would not say where a form comes from either, and it would be refused.
 */
export function keepSecretAddress(app: FastifyInstance): void {
  app.addHook("onRequest", (_request, reply, done) => {
    void reply.header("referrer-policy", "strict-origin").header("cache-control", "private, no-store");
    done();
  });
}

/** A hook that lets a request pass, or refuses it by throwing. */
export function checkedBy(check: (request: FastifyRequest) => void): onRequestHookHandler {
  return (request, _reply, done) => {
    try {
      check(request);
      done();
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
    }
  };
}
