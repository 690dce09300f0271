/**
 * Lifting embargoes: when one ends, the records that it hid something of are told anew; and so are those of which the report or source was
 * restricted otherwise, where they are too many to be told at once.
 *
 * All that is told of a record, its past included, is told as of one instant: that of its last telling. So an embargo ends for everybody
 * at once, by this job and not by the clock: a page that is read a moment after the end and before the job tells nothing of it yet. And where
 * the clock is moved back afterwards, what was told stays told until somebody changes the record: then the clock counts again, and what it
 * calls embargoed is taken back. Whoever corrects a clock that ran ahead has to see to what it has told (`casebook restrict`).
 *
 * When the job comes to it must not show in what it tells, since something that nobody is told of may have come in between, or set it going.
 * So records are told one after the other as they became due, each as of the instant at which it became due; and whatever else tells
 * something (`tellingTransaction`) has this done first. Then the order of what audiences are told follows from the instants alone.
 */
import { houseAccount } from "../domain/account.ts";
import type { IncidentId } from "../domain/incident.ts";
import type { Instant } from "../domain/report.ts";
import type { RestrictionShelf, Shelves, Store } from "../store/store.ts";
import { noteDeed } from "./audit.ts";
import type { House } from "./house.ts";
import { finishTakingOff } from "./release-take-off.ts";
import { tellAll } from "./telling.ts";

/** What the job needs of a house. */
export type Lifter = Pick<House, "store" | "policies" | "clock" | "random">;

/** How it is carried out. */
export interface LiftingPace {
  /** Told after each batch how many records were told anew, and how many are due still. */
  readonly progress?: (done: number, left: number) => void;
  /** Asked after each batch; true ends the work there, to be taken up another time. */
  readonly isStopped?: () => boolean;
  /** After so many records it ends too; left out: there is no such number. */
  readonly most?: number;
}

/** Records in one transaction. */
const batch = 50;

/**
 * The most records that somebody who tells something has to wait for, besides one batch: a few seconds. Where more are due at once, as
 * after a restriction of a large source, the rest comes after what is told then.
 */
const mostAhead = 1000;

/** At the least so often is looked whether something is due, in milliseconds. */
const longestWait = 60_000;

/** So often is looked whether another process has kept something, which may be due sooner than what is waited for, in milliseconds. */
const glance = 1000;

/** Tells every record anew that is due. Returns how many there were. */
export async function tellDue(
  house: Lifter,
  { progress, isStopped = () => false, most = Infinity }: LiftingPace = {},
): Promise<number> {
  let done = 0;
  while (!isStopped() && done < most) {
    const now = house.clock();
    if ((await house.store.dueBefore(now, 1)).length === 0) break;
    done += await house.store.transaction((shelves) => tellBatch(shelves, house, now));
    progress?.(done, await house.store.dueNumber(now));
    await nextTurn();
  }
  return done;
}

/**
 * A transaction that tells something, or changes what will be told: whatever was due before is told before. The work is given the instant
 * to do it at. Where more is due than can be waited for, the rest stays due, and comes after it.
 */
export async function tellingTransaction<T>(
  house: Lifter,
  work: (shelves: Shelves, at: Instant, lifted: number) => Promise<T>,
): Promise<T> {
  await tellDue(house, { most: mostAhead });
  return house.store.transaction(async (shelves) => {
    const at = house.clock();
    return work(shelves, at, await tellBatch(shelves, house, at));
  });
}

/** One after the other, since a record of which several embargoes have ended is due anew as soon as it is told. Returns how many were told. */
async function tellBatch(shelves: Shelves, house: Lifter, now: Instant): Promise<number> {
  const told: IncidentId[] = [];
  let records = 0;
  while (records < batch) {
    const [id] = await shelves.dueBefore(now, 1);
    if (id === undefined) break;
    const due = (await shelves.findOutlook(id))?.due ?? now;
    if (await tellAnew(shelves, house, id, due, true)) told.push(id);
    records += 1;
  }
  if (records === 0) return 0;
  const detail = { records, changed: told };
  const deed = { action: "disclosed-again", by: houseAccount, via: "house", object: null, detail } as const;
  await noteDeed(shelves, house, deed, now);
  return records;
}

/**
 * Tells one record anew, its past included, as of an instant; `isLate`: as of one that is past. True where something has changed today for
 * somebody.
 */
export async function tellAnew(
  shelves: Shelves,
  { policies }: Pick<House, "policies">,
  id: IncidentId,
  at: Instant,
  isLate = false,
): Promise<boolean> {
  const incident = await shelves.findIncident(id);
  const revision = incident === null ? null : await shelves.findRevision(id, incident.revision);
  if (incident === null || revision === null) {
    await shelves.deleteOutlook(id);
    return false;
  }
  const announced = { incident, revision, at, isLate };
  const told = await tellAll(shelves, await policies.of(shelves, id), announced);
  await shelves.noteRetelling(id);
  return told.length > 0;
}

/** The job in a process that serves. */
export interface EmbargoWatch {
  /** There may be something to do. Returns at once; asking again while it is being done is harmless. */
  wake(): void;
  /** Stops between two batches. */
  close(): Promise<void>;
}

/**
 * A watch that sleeps until it is woken: then it does what is due, and again whenever something becomes due or another process has kept
 * something. `failed` is told what went wrong; it goes on after a while.
 */
export function watchEmbargoes(
  house: Lifter & Pick<House, "releases">,
  failed: (error: unknown) => void,
): EmbargoWatch {
  const course = { running: null as Promise<void> | null, again: false, isStopped: false };
  let timer: NodeJS.Timeout | undefined;
  const glances = glancing(house.store, () => {
    wake();
  });
  const wake = () => {
    course.again = true;
    clearTimeout(timer);
    glances.begin();
    if (course.running !== null || course.isStopped) return;
    course.running = run().finally(() => {
      course.running = null;
    });
  };
  const run = async () => {
    let wait = longestWait;
    while (course.again && !course.isStopped) {
      course.again = false;
      wait = await turn(house, () => course.isStopped).catch((error: unknown) => {
        failed(error);
        return longestWait;
      });
    }
    if (!course.isStopped) timer = setTimeout(wake, wait).unref();
  };
  return {
    wake,
    close: async () => {
      course.isStopped = true;
      clearTimeout(timer);
      glances.end();
      await course.running;
    },
  };
}

/** Looks every so often whether anybody has kept anything. */
interface Glances {
  /** From now on; asking again is harmless. */
  begin(): void;
  end(): void;
}

function glancing(store: Pick<Store, "stamp">, changed: () => void): Glances {
  let timer: NodeJS.Timeout | undefined;
  let seen = 0;
  const look = () => {
    const stamp = store.stamp();
    if (stamp === seen) return;
    seen = stamp;
    changed();
  };
  return {
    begin: () => {
      if (timer !== undefined) return;
      seen = store.stamp();
      timer = setInterval(look, glance).unref();
    },
    end: () => {
      clearInterval(timer);
    },
  };
}

/** Does what is due, and what a takedown may have left undone. Returns how long nothing will be, in milliseconds. */
async function turn(house: Lifter & Pick<House, "releases">, isStopped: () => boolean): Promise<number> {
  await finishTakingOff(house);
  await tellDue(house, { isStopped });
  return waitOf(house.store, house.clock());
}

async function waitOf(shelf: Pick<RestrictionShelf, "nextDue">, now: Instant): Promise<number> {
  const next = await shelf.nextDue();
  if (next === null) return longestWait;
  return Math.min(longestWait, Math.max(1, Date.parse(next) - Date.parse(now)));
}

/** Lets everything else that is waiting have its turn. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
