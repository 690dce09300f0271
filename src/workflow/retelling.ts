/** Retelling: changes of what is told are carried out in the background, while pages are served. */
import { takeGroups } from "./groups.ts";
import type { Lifter } from "./lift-embargoes.ts";
import { takeSetting, type SettingPolicy } from "./policy.ts";
import { tellAgain, type TellingPace } from "./tell-again.ts";

/** Who carries them out. */
export interface Retelling {
  /** There may be something to do. Returns at once; asking again while it is being done is harmless. */
  wake(): void;
  /** Stops between two batches, to be taken up at the next start. */
  close(): Promise<void>;
}

/** Carries out all there is to do, the policy of the settings included where it is given, and tells sharing groups that wait for it. */
export async function retellAll(house: Lifter, setting: SettingPolicy | null, pace: TellingPace = {}): Promise<void> {
  do await tellAgain(house, pace);
  while (
    pace.isStopped?.() !== true &&
    ((setting !== null && (await takeSetting(house, setting))) || (await takeGroups(house)))
  );
}

/** Does it in this very thread, a few milliseconds at a time. `failed` is told what went wrong; waking it again is a new attempt. */
export function retellingHere(house: Lifter, failed: (error: unknown) => void): Retelling {
  const course = { running: null as Promise<void> | null, again: false, isStopped: false };
  const wake = () => {
    course.again = true;
    if (course.running !== null || course.isStopped) return;
    course.running = run().finally(() => {
      course.running = null;
    });
  };
  const run = async () => {
    while (course.again && !course.isStopped) {
      course.again = false;
      await retellAll(house, null, { isStopped: () => course.isStopped, batchMs: 8 }).catch(failed);
    }
  };
  return {
    wake,
    close: async () => {
      course.isStopped = true;
      await course.running;
    },
  };
}
