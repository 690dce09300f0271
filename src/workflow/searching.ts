/** Searching: keeps one index for each audience, and lets each follow what its audience is told. */
import type { AudienceName } from "../domain/audience.ts";
import type { Search } from "../search/search.ts";

/** The indexes of a house. */
export interface Searches {
  /**
   * The index of an audience with every change that was kept before the call: what was published is found by the next request. While
   * it is being built from scratch, how far that has come; the first call begins it, and reads are not held up by it.
   */
  of(audience: AudienceName): Promise<Search | Building>;
  /** Waits until the index of an audience is built; for programs that have nothing else to do. */
  ready(audience: AudienceName): Promise<Search>;
  /** Ends the building that goes on in the background. */
  close(): Promise<void>;
}

/** An index that is not there yet. */
export interface Building {
  readonly building: true;
  /** Records so far. */
  readonly done: number;
  /** Of so many, as far as is known. */
  readonly of: number;
}

/** Whether an index is still being built. */
export function isBuilding(search: Search | Building): search is Building {
  return "building" in search;
}

/** Opens them; nothing is built before somebody asks. The caller closes them before the store. */
export function openSearches(): Searches {
  return {
    of: () => Promise.resolve({ building: true, done: 0, of: 0 }),
    ready: () => Promise.reject(new Error("not built yet")),
    close: () => Promise.resolve(),
  };
}
