/** Retelling in a thread of its own, which is there only while something is to do. */
import { Worker } from "node:worker_threads";
import { anyWaits } from "../workflow/groups.ts";
import type { House } from "../workflow/house.ts";
import type { SettingPolicy } from "../workflow/policy.ts";
import type { Retelling } from "../workflow/retelling.ts";
import type { RetellingTask } from "./thread.ts";

/** How often it is looked whether another process has left something to do, in milliseconds. */
const watchMs = 5000;

/** A batch ends long before; whoever stops the house does not wait for longer, in milliseconds. */
const mostPatience = 3000;

/** The thread holds a batch of records at a time, and its store's cache. */
const heapMegabytes = 256;

/** Carries out what the store in a file has to be told again. `failed` is told what went wrong; it is tried again a little later. */
export function openRetelling(
  { store }: Pick<House, "store">,
  { file, setting }: RetellingTask & { readonly setting: SettingPolicy },
  failed: (error: unknown) => void,
): Retelling {
  const course = { worker: null as Worker | null, again: false, isClosed: false };
  const wake = () => {
    course.again = true;
    if (course.worker !== null || course.isClosed) return;
    course.again = false;
    course.worker = startThread({ file, setting }, failed, () => {
      course.worker = null;
      if (course.again) wake();
    });
  };
  const watch = setInterval(watcher(store, wake, failed), watchMs).unref();
  return {
    wake,
    close: async () => {
      course.isClosed = true;
      clearInterval(watch);
      await (course.worker === null ? null : stopThread(course.worker));
    },
  };
}

function startThread(task: RetellingTask, failed: (error: unknown) => void, ended: () => void): Worker {
  const worker = new Worker(new URL("./thread.ts", import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  });
  // A house that is done with all else need not wait for it: what is left is taken up at the next start.
  worker.unref();
  worker.once("error", failed);
  worker.once("exit", ended);
  return worker;
}

async function stopThread(worker: Worker): Promise<void> {
  const ended = new Promise((resolve) => worker.once("exit", resolve));
  worker.postMessage("stop");
  const patience = setTimeout(() => void worker.terminate(), mostPatience);
  await ended;
  clearTimeout(patience);
}

/** What is left to do, as far as it has come; null: nothing is. */
async function workIn(store: House["store"]): Promise<string | null> {
  const change = (await store.findStanding())?.change ?? null;
  if (change !== null) return JSON.stringify(change);
  return (await anyWaits(store)) ? "groups" : null;
}

/** Wakes where what is left to do has stood still since the last look: nobody carries it out. */
function watcher(store: House["store"], wake: () => void, failed: (error: unknown) => void): () => void {
  let last: string | null = null;
  const look = (now: string | null) => {
    if (now !== null && now === last) wake();
    last = now;
  };
  return () => {
    void workIn(store).then(look).catch(failed);
  };
}
