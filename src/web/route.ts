/** What every file of pages exports, and what its routes may ask of a request. */
import type { FastifyPluginAsync, FastifyRequest, onRequestHookHandler } from "fastify";
import { mayDo, type Operation } from "../domain/access.ts";
import type { Account } from "../domain/account.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Rooms } from "./face.ts";

/** The routes of one file of pages. */
export type Routes = (rooms: Rooms) => FastifyPluginAsync;

/** The account that asks. Refuses visitors who are not signed in (`sign-in-required`) or whose role may not do it (`not-allowed`). */
export function requireOperation(request: Pick<FastifyRequest, "visit">, operation: Operation): Account {
  const account = requireAccount(request);
  if (!mayDo(account.role, operation)) throw new Refusal("not-allowed");
  return account;
}

/** The account that asks. Refuses visitors who are not signed in (`sign-in-required`). What is answered then is theirs alone. */
export function requireAccount(request: Pick<FastifyRequest, "visit">): Account {
  const { account } = request.visit;
  if (account === null) throw new Refusal("sign-in-required");
  personal.add(request);
  return account;
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
