/**
 * Fresh sessions: what changes how an account is entered, or what cannot be taken back, asks again who is there where that was proven some
 * time ago. Whoever finds an open browser, or has stolen a session, is stopped there.
 */
import type { FastifyRequest } from "fastify";
import type { Account } from "../domain/account.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Instant } from "../domain/report.ts";
import type { House } from "../workflow/house.ts";
import { findSession } from "../workflow/session.ts";
import { cookieOf } from "./cookies.ts";
import { requireAccount } from "./route.ts";
import { sessionCookie } from "./visit.ts";

/** For so many minutes after it was proven who is there nobody asks again. */
export const freshMinutes = 15;

type Needs = Pick<House, "store" | "clock">;

/**
 * The account that asks, where it was proven within the last minutes that it is its holder. Refuses visitors (`sign-in-required`), keys, and
 * sessions that are older (`confirmation-required`): who asked with a browser is led to prove it again.
 */
export async function requireFresh(house: Needs, request: FastifyRequest): Promise<Account> {
  const account = requireAccount(request);
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
