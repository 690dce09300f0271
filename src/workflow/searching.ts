/** Searching: keeps one index for each audience, and lets each follow what its audience is told. */
import type { AudienceName } from "../domain/audience.ts";
import type { Search } from "../search/search.ts";
import { type Followed, SearchFollower } from "./search-follower.ts";

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

/** How long a call waits for an index that is nearly there, in milliseconds. */
const patience = 250;
/** How long it waits for the past, which most questions are not about. */
const shortPatience = 40;

/** Opens them; nothing is built before somebody asks. The caller closes them before the store. */
export function openSearches(house: Followed): Searches {
  const followers = new Map<AudienceName, Opening>();
  const openingOf = (audience: AudienceName): Opening => {
    const known = followers.get(audience);
    if (known !== undefined && !known.hasFailed) return known;
    const opening = openFollower(house, audience);
    followers.set(audience, opening);
    return opening;
  };
  return {
    of: async (audience) => {
      const { follower, built, pastThere } = openingOf(audience);
      if (!(await inTime(built))) return { building: true, ...follower.progress };
      if (!follower.isPastThere) await inTime(pastThere, shortPatience);
      const followed = follower.follow();
      return (await inTime(followed)) ? follower.search : { building: true, ...(await follower.distance()) };
    },
    ready: async (audience) => {
      const { follower, built, pastThere } = openingOf(audience);
      await built;
      await pastThere;
      await follower.follow();
      return follower.search;
    },
    close: async () => {
      await Promise.all([...followers.values()].map(closeOpening));
    },
  };
}

/** An index that is there, or on its way. */
interface Opening {
  readonly follower: SearchFollower;
  readonly built: Promise<void>;
  readonly pastThere: Promise<void>;
  hasFailed: boolean;
}

function openFollower(house: Followed, audience: AudienceName): Opening {
  const follower = new SearchFollower(house, audience);
  const built = follower.build();
  const pastThere = built.then(() => follower.gatherPast());
  const opening: Opening = { follower, built, pastThere, hasFailed: false };
  // Whoever waits is told; for whoever comes later it begins anew.
  pastThere.catch(() => (opening.hasFailed = true));
  return opening;
}

async function closeOpening({ follower, pastThere }: Opening): Promise<void> {
  await follower.close();
  await Promise.allSettled([pastThere]);
}

/** Whether it is done before patience ends. Rejected where it is. */
async function inTime(work: Promise<void>, milliseconds = patience): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, milliseconds, false);
  });
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
