/**
 * Walks: what an audience is told, in order of record number, a bounded stretch of it at a time. Whoever goes on from where a
 * stretch ended meets every record once, whatever is published meanwhile.
 */
import { setImmediate } from "node:timers/promises";
import type { AudienceName } from "../../domain/audience.ts";
import { type IncidentId, parseIncidentId } from "../../domain/incident.ts";
import type { Projection } from "../../domain/projection.ts";
import type { ProjectionShelf } from "../../store/store.ts";

/** How many tellings one request looks at, at most, whatever it asks for. */
export const longestStretch = 2000;

/** How many tellings are fetched at a time where most of them may not be wanted. */
const handful = 200;

/** What to do after a record: go on to the next one, or end the stretch behind it. */
export type Step = "go-on" | "enough";

/** A stretch of a walk. */
export interface Stretch {
  readonly audience: AudienceName;
  /** The record number to begin behind; null: at the first. */
  readonly after: IncidentId | null;
  /** How many records are wanted where each is; null where records are chosen. */
  readonly wanted: number | null;
}

/** Visits records until one says that it is enough, the stretch is long enough, or there are no more. Returns the record number to go on behind; null at the end. */
export async function walk(
  shelf: Pick<ProjectionShelf, "tellingsAfter">,
  { audience, after, wanted }: Stretch,
  visit: (record: Projection) => Step,
): Promise<IncidentId | null> {
  // One more than is wanted tells whether there is a next page.
  const size = wanted === null ? handful : wanted + 1;
  let last = after;
  for (let seen = 0; seen < longestStretch; seen += size) {
    if (seen > 0) await setImmediate();
    const tellings = await shelf.tellingsAfter(audience, last, size);
    const ends = tellings.length < size;
    for (const [place, telling] of tellings.entries()) {
      last = telling.incident;
      const enough = telling.kind === "record" && visit(telling) === "enough";
      if (enough) return ends && place === tellings.length - 1 ? null : last;
    }
    if (ends) return null;
  }
  return last;
}

/** The record number in a cursor; null where it holds none. */
export function placeIn(text: string | undefined): IncidentId | null {
  return text === undefined ? null : parseIncidentId(text);
}
