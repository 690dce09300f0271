/** Which of the listed objects a request wants (TAXII 2.1, section 3.4), in the order of their collection. */
import { type Catalogue, type Listed, listedAt } from "./catalogue.ts";
import {
  find,
  firstAddedAfter,
  firstAfter,
  isShared,
  isStruck,
  type Place,
  rowAt,
  typeAt,
  versionAt,
} from "./columns.ts";
import type { Micros } from "./micros.ts";

/** What is wanted; all of it must hold. Null: it does not matter. */
export interface Wanted {
  readonly ids: readonly string[] | null;
  readonly types: readonly string[] | null;
  /** Of each object the first version that is listed, the last, all, those of these instants: any that is named. */
  readonly versions: readonly VersionWanted[];
  /** Whether a version of STIX is wanted that objects here are of. */
  readonly spec: boolean;
  readonly addedAfter: Micros | null;
}

/** One value of `match[version]`. */
export type VersionWanted = "first" | "last" | "all" | Micros;

/** The first objects that are wanted and stand after a place, at most so many. A place of null is before all. */
export function select(catalogue: Catalogue, wanted: Wanted, after: Place | null, most: number): readonly Listed[] {
  const found: Listed[] = [];
  if (!wanted.spec) return found;
  const { rows } = catalogue;
  const from = Math.max(
    after === null ? 0 : firstAfter(rows, after),
    wanted.addedAfter === null ? 0 : firstAddedAfter(rows, wanted.addedAfter),
  );
  for (const row of candidates(catalogue, wanted.ids, from)) {
    if (found.length === most) break;
    const listed = isWanted(catalogue, row, wanted) ? listedAt(catalogue, row) : null;
    if (listed !== null) found.push(listed);
  }
  return found;
}

/** Whether any version of an object is listed. */
export function isListed({ rows }: Catalogue, id: string): boolean {
  return find(rows, id).length > 0;
}

function* candidates({ rows }: Catalogue, ids: Wanted["ids"], from: number): Generator<number> {
  if (ids !== null) {
    const named = new Set(ids.flatMap((id) => find(rows, id)));
    yield* [...named].filter((row) => row >= from).toSorted((a, b) => a - b);
    return;
  }
  for (let row = from; row < rows.size; row += 1) yield row;
}

function isWanted({ rows }: Catalogue, row: number, { types, versions }: Wanted): boolean {
  if (isStruck(rows, row) || types?.includes(typeAt(rows, row)) === false) return false;
  if (versions.includes("all") || versions.includes(versionAt(rows, row))) return true;
  // What is not shared has one version: that of the telling that is kept.
  const others = isShared(rows, row) ? find(rows, rowAt(rows, row).name) : [row];
  const known = others.map((other) => versionAt(rows, other));
  return (
    (versions.includes("last") && versionAt(rows, row) === Math.max(...known)) ||
    (versions.includes("first") && versionAt(rows, row) === Math.min(...known))
  );
}
