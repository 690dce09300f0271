/**
 * Lifting embargoes: when one ends, the records that it hid something of are told anew; and so are those of which the report or source was
 * restricted otherwise, where they are too many to be told at once.
 *
 * All that is told of a record, its past included, is told as of one instant: that of its last telling. So an embargo ends for everybody
 * at once, by this job and not by the clock: a page that is read a moment after the end and before the job tells nothing of it yet. And where
 * the clock is moved back afterwards, what was told stays told until somebody changes the record: then the clock counts again, and what it
 * calls embargoed is taken back. Whoever corrects a clock that ran ahead has to see to what it has told (`casebook restrict`).
 */
import { houseAccount } from "../domain/account.ts";
import type { IncidentId } from "../domain/incident.ts";
import type { Instant } from "../domain/report.ts";
import type { RestrictionShelf, Shelves } from "../store/store.ts";
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
}

/** Records in one transaction. */
const batch = 50;

/** At the least so often is looked whether something is due, in milliseconds: another process may have restricted something. */
const longestWait = 60_000;

/** Tells every record anew that is due. Returns how many there were. */
export async function tellDue(house: Lifter, { progress, isStopped = () => false }: LiftingPace = {}): Promise<number> {
  let done = 0;
  while (!isStopped()) {
    const now = house.clock();
    if ((await house.store.dueBefore(now, 1)).length === 0) break;
    done += await house.store.transaction((shelves) => tellBatch(shelves, house, now));
    progress?.(done, await house.store.dueNumber(now));
    await nextTurn();
  }
  return done;
}

async function tellBatch(shelves: Shelves, house: Lifter, now: Instant): Promise<number> {
  const due = await shelves.dueBefore(now, batch);
  const told: IncidentId[] = [];
  for (const id of due) if (await tellAnew(shelves, house, id, now)) told.push(id);
  if (due.length === 0) return 0;
  const detail = { records: due.length, changed: told };
  await noteDeed(
    shelves,
    house,
    { action: "disclosed-again", by: houseAccount, via: "house", object: null, detail },
    now,
  );
  return due.length;
}

/** Tells one record anew, its past included. True where something has changed today for somebody. */
export async function tellAnew(
  shelves: Shelves,
  { policies }: Pick<House, "policies">,
  id: IncidentId,
  at: Instant,
): Promise<boolean> {
  const incident = await shelves.findIncident(id);
  const revision = incident === null ? null : await shelves.findRevision(id, incident.revision);
  if (incident === null || revision === null) {
    await shelves.deleteOutlook(id);
    return false;
  }
  const told = await tellAll(shelves, await policies.of(shelves, id), { incident, revision, at });
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
 * A watch that sleeps until it is woken: then it does what is due, and again whenever something becomes due. `failed` is told what went
 * wrong; it goes on after a while.
 */
export function watchEmbargoes(
  house: Lifter & Pick<House, "releases">,
  failed: (error: unknown) => void,
): EmbargoWatch {
  const course = { running: null as Promise<void> | null, again: false, isStopped: false };
  let timer: NodeJS.Timeout | undefined;
  const wake = () => {
    course.again = true;
    clearTimeout(timer);
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
      await course.running;
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
