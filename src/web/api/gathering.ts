/**
 * Gathering: things that several records name, such as reports, picked up on a walk over the records. A page holds so many
 * different ones; what is met again on the same page is the same entry, and what is met again on a later page comes again.
 */
import type { AudienceName } from "../../domain/audience.ts";
import { type IncidentId, parseIncidentId } from "../../domain/incident.ts";
import type { Projection } from "../../domain/projection.ts";
import type { ProjectionShelf } from "../../store/store.ts";
import { type Step, walk } from "./walk.ts";

/** What one record names. */
export interface Named<T> {
  /** Names the thing, the same in every record; not empty. */
  readonly key: string;
  readonly thing: T;
}

/** A thing with the records that were seen to name it. */
export interface Gathered<T> extends Named<T> {
  readonly incidents: IncidentId[];
}

/** Where a page ended: behind one thing of a record, or, where `key` is empty, behind the whole record. */
export interface GatheringPlace {
  readonly incident: IncidentId;
  readonly key: string;
}

/** What to gather. */
export interface Gathering<T> {
  readonly audience: AudienceName;
  readonly after: GatheringPlace | null;
  /** How many different things. */
  readonly limit: number;
  readonly namedIn: (record: Projection) => readonly Named<T>[];
}

/** A page of what was gathered; `next` is null at the end. */
export interface GatheredPage<T> {
  readonly found: readonly Gathered<T>[];
  readonly next: GatheringPlace | null;
}

/** Walks on from a place until the page is full and another thing is met, or the stretch is long enough. */
export async function gather<T>(
  shelf: Pick<ProjectionShelf, "tellingsAfter" | "findTelling">,
  { audience, after, limit, namedIn }: Gathering<T>,
): Promise<GatheredPage<T>> {
  const found = new Map<string, Gathered<T>>();
  let [last, full] = [after, false];
  const visit = (record: Projection): Step => {
    const begun = after?.incident === record.incident ? after.key : "";
    for (const { key, thing } of inOrder(namedIn(record)).filter((named) => named.key > begun)) {
      const known = found.get(key);
      full = known === undefined && found.size === limit;
      if (full) return "enough";
      if (known === undefined) found.set(key, { key, thing, incidents: [record.incident] });
      else known.incidents.push(record.incident);
      last = { incident: record.incident, key };
    }
    return "go-on";
  };
  const begun = after === null || after.key === "" ? null : await shelf.findTelling(after.incident, audience);
  const end =
    begun?.kind === "record" && visit(begun) === "enough"
      ? null
      : await walk(shelf, { audience, after: after?.incident ?? null, wanted: null }, visit);
  const behind = end === null ? null : { incident: end, key: "" };
  return { found: [...found.values()], next: full ? last : behind };
}

/** The parts of a cursor as a place; null where they are none. */
export function gatheringPlace(parts: readonly string[] | null): GatheringPlace | null {
  const incident = parseIncidentId(parts?.[0] ?? "");
  return incident === null ? null : { incident, key: parts?.[1] ?? "" };
}

/** Each once, by key. */
function inOrder<T>(named: readonly Named<T>[]): readonly Named<T>[] {
  const once = new Map(named.map((one) => [one.key, one]));
  return [...once.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1));
}
