/**
 * The newest changes of what an audience is told, with what is told of their records now: a window that follows the numbers of the
 * changes, so that a feed costs nothing but the reading of what is new. It also bounds the work for feeds that no list is kept for.
 */
import { setImmediate } from "node:timers/promises";
import type { AudienceName } from "../../domain/audience.ts";
import type { IncidentId } from "../../domain/incident.ts";
import type { Change, ProjectionShelf } from "../../store/store.ts";
import { type Facts, factsOf } from "./facts.ts";

/** The newest changes. */
export interface Newest {
  /** Newest first. */
  readonly changes: readonly Change[];
  /** Of the records of these changes. */
  readonly facts: ReadonlyMap<IncidentId, Facts>;
}

/** Gives the newest changes for an audience, as they are when it is asked. */
export type NewestReader = (audience: AudienceName) => Promise<Newest>;

/** How many changes are looked back upon. */
export const lookback = 1000;

/** Records that are read before others have their turn. */
const readAtOnce = 25;

const nothing: Newest = { changes: [], facts: new Map() };

type Shelf = Pick<ProjectionShelf, "changeNumber" | "changesSince" | "newestChanges" | "findTelling">;

/** A reader that remembers what it has read. */
export function newestReader(shelf: Shelf): NewestReader {
  const known = new Map<AudienceName, Promise<Newest>>();
  return (audience) => {
    const before = known.get(audience) ?? Promise.resolve(nothing);
    const now = before.catch(() => nothing).then((newest) => refreshed(shelf, audience, newest));
    known.set(audience, now);
    return now;
  };
}

async function refreshed(shelf: Shelf, audience: AudienceName, before: Newest): Promise<Newest> {
  const seen = before.changes[0]?.number ?? 0;
  const number = await shelf.changeNumber(audience);
  if (number === seen) return before;
  const later =
    number - seen >= lookback
      ? await shelf.newestChanges(audience, null, lookback)
      : (await shelf.changesSince(audience, seen, lookback)).toReversed();
  const changes = [...later, ...before.changes].slice(0, lookback);
  const changed = new Set(later.map(({ incident }) => incident));
  const facts = new Map<IncidentId, Facts>();
  for (const { incident } of changes) {
    if (facts.has(incident)) continue;
    const known = changed.has(incident) ? undefined : before.facts.get(incident);
    const told = known ?? (await readFacts(shelf, incident, audience));
    if (told !== null) facts.set(incident, told);
    if (known === undefined && facts.size % readAtOnce === 0) await setImmediate();
  }
  return { changes, facts };
}

/** What is told of a record now; null where nothing is. */
export async function readFacts(
  shelf: Pick<ProjectionShelf, "findTelling">,
  incident: IncidentId,
  audience: AudienceName,
): Promise<Facts | null> {
  const telling = await shelf.findTelling(incident, audience);
  return telling === null ? null : factsOf(telling);
}
