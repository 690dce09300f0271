/** Retention: what is kept of people goes when its time is over. A job of every day in the process that serves. */
import type { Instant } from "../domain/report.ts";
import { eraseAuditDetails } from "./audit.ts";
import { forgetPerson } from "./erasure.ts";
import type { House } from "./house.ts";

/** How long what is kept. */
export interface Retention {
  /** Details of the audit log, in days; 0: for ever. */
  readonly auditDays: number;
}

/** A registration of which the address was not proven is deleted after so many days. */
export const unverifiedDays = 7;

/** What one round removed. */
export interface Removed {
  readonly tokens: number;
  readonly registrations: number;
  /** Entries of the audit log that lost their details. */
  readonly details: number;
}

const dayMs = 86_400_000;

type Needs = Pick<House, "store" | "clock" | "random">;

/** Removes everything whose time is over. */
export async function removeOld(house: Needs, { auditDays }: Retention): Promise<Removed> {
  const now = house.clock();
  const removed = await house.store.transaction(async (shelves) => {
    const tokens = await shelves.deleteExpired(now);
    const stale = (await shelves.listAccounts()).filter(
      ({ state, created }) => state === "unverified" && created < daysBefore(now, unverifiedDays),
    );
    for (const account of stale) await forgetPerson(shelves, house, account);
    return { tokens, registrations: stale.length };
  });
  const details = auditDays === 0 ? 0 : await eraseAuditDetails(house, daysBefore(now, auditDays));
  return { ...removed, details };
}

/** A job that is done at once and every day. */
export interface DailyJob {
  open(): void;
  /** Resolves when a round that runs is over. */
  close(): Promise<void>;
}

/** Removes what is old, every day. What goes wrong is told to `report`, and tried again the next day. */
export function retentionJob(house: Needs, retention: Retention, report: (error: unknown) => void): DailyJob {
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<unknown> = Promise.resolve();
  const round = () => {
    running = removeOld(house, retention).catch(report);
  };
  return {
    open: () => {
      timer ??= setInterval(round, dayMs).unref();
      round();
    },
    close: async () => {
      if (timer !== null) clearInterval(timer);
      await running;
    },
  };
}

/** An instant so many days before another. */
export function daysBefore(instant: Instant, days: number): Instant {
  return new Date(Date.parse(instant) - days * dayMs).toISOString();
}
