/**
 * Fresh sessions: what changes how an account is entered, one's own or somebody else's, or erases one, asks again who is there where that was
 * proven some time ago. Whoever finds an open browser, or has stolen a session, is stopped there. What only takes something away - ending
 * sessions, revoking keys, suspending - asks nobody, so that it is done at once.
 */
import type { FastifyRequest } from "fastify";
import type { Operation } from "../domain/access.ts";
import type { Account } from "../domain/account.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Instant } from "../domain/report.ts";
import type { House } from "../workflow/house.ts";
import { findSession } from "../workflow/session.ts";
import { cookieOf } from "./cookies.ts";
import { requireOperation } from "./route.ts";
import { sessionCookie } from "./visit.ts";

/** For so many minutes after it was proven who is there nobody asks again. */
export const freshMinutes = 15;

type Needs = Pick<House, "store" | "clock">;

/**
 * The account that asks, where it was proven within the last minutes that it is its holder. Refuses visitors (`sign-in-required`), keys, and
 * sessions that are older (`confirmation-required`): who asked with a browser is led to prove it again.
 */
export async function requireFresh(house: Needs, request: FastifyRequest): Promise<Account> {
  return requireFreshFor(house, request, "keep-account");
}

/** The same for something else than what is one's own. Refuses first who may not do it at all, as `requireOperation`. */
export async function requireFreshFor(house: Needs, request: FastifyRequest, operation: Operation): Promise<Account> {
  const account = requireOperation(request, operation);
  if (!(await isFresh(house, request))) throw new Refusal("confirmation-required");
  return account;
}

/** Whether it was proven within the last minutes who asks. */
export async function isFresh(house: Needs, request: FastifyRequest): Promise<boolean> {
  const session = await findSession(house, cookieOf(request, sessionCookie) ?? "");
  if (session === null) return false;
  const { created, about } = session.token;
  const proven: Instant = about["confirmed"] ?? created;
  const minutes = (Date.parse(house.clock()) - Date.parse(proven)) / 60_000;
  // Below zero by a clock that was moved back: what it says is not believed for long.
  return minutes < freshMinutes && minutes > -freshMinutes;
}
