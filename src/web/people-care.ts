/** What the serving process does for people while nobody asks: sends mails, notes when sessions were last shown, removes what is old. */
import type { FastifyInstance } from "fastify";
import { type Retention, retentionJob } from "../workflow/retention.ts";
import type { Rooms } from "./face.ts";
import type { KeptVisits } from "./visit-memory.ts";

/** In milliseconds, between two times that it is written down when sessions were last shown. */
const settledEvery = 5 * 60_000;

/** Where no setting says so. */
const usualRetention: Retention = { auditDays: 365 };

/** Begins when the application listens, and ends with it. */
export function lookAfterPeople(app: FastifyInstance, { house, post, settings }: Rooms, visits: KeptVisits): void {
  const retention = retentionJob(house, settings.retention ?? usualRetention, (error) => {
    app.log.error(error, "what is old could not be removed");
  });
  const settle = () =>
    visits.settle().catch((error: unknown) => {
      app.log.error(error, "it could not be noted when sessions were last shown");
    });
  let timer: NodeJS.Timeout | null = null;
  app.addHook("onListen", () => {
    post.open();
    retention.open();
    timer = setInterval(() => void settle(), settledEvery).unref();
  });
  app.addHook("onClose", async () => {
    if (timer !== null) clearInterval(timer);
    await Promise.all([settle(), retention.close(), post.close()]);
  });
}
