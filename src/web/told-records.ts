/** Which records the public is told of and since when they are told so, followed from change to change. */
import { setImmediate } from "node:timers/promises";
import type { AudienceName } from "../domain/audience.ts";
import type { IncidentId } from "../domain/incident.ts";
import type { Instant } from "../domain/report.ts";
import type { ProjectionShelf } from "../store/store.ts";

/** Records in the order in which they were told first, each with since when it is told as it is now. Withdrawn ones are left out. */
export type ToldRecords = ReadonlyMap<IncidentId, Instant>;

type Shelf = Pick<ProjectionShelf, "changeNumber" | "changesSince">;

/** Changes that are read before others have their turn. */
const readAtOnce = 1000;

/** Gives them as they are when it is asked; it reads only what has changed since it was asked before. */
export function toldRecordsOf(shelf: Shelf, audience: AudienceName): () => Promise<ToldRecords> {
  const told = new Map<IncidentId, Instant>();
  let seen = 0;
  const follow = async (): Promise<ToldRecords> => {
    while (seen < (await shelf.changeNumber(audience))) {
      for (const { number, incident, at, news } of await shelf.changesSince(audience, seen, readAtOnce)) {
        if (news.includes("retraction")) told.delete(incident);
        else told.set(incident, at);
        seen = number;
      }
      await setImmediate();
    }
    return told;
  };
  let following: Promise<unknown> = Promise.resolve();
  return () => {
    const next = following.catch(() => null).then(follow);
    following = next;
    return next;
  };
}
