/** A queue in which works run one after another, in the order in which they came. */
import { AsyncLocalStorage } from "node:async_hooks";

/** Such a queue. */
export interface Queue {
  /**
   * Runs the work when its turn comes and gives what it gives. A work that waits for a further turn of its own queue would
   * wait forever; it is told so by an error instead.
   */
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** An empty queue. */
export function openQueue(): Queue {
  const running = new AsyncLocalStorage<{ over: boolean }>();
  let last: Promise<unknown> = Promise.resolve();
  return {
    run: (work) => {
      if (running.getStore()?.over === false) {
        return Promise.reject(new Error("a work of this queue asked for another turn of the same queue"));
      }
      const turn = { over: false };
      const result = last
        .then(() => running.run(turn, work))
        .finally(() => {
          turn.over = true;
        });
      last = result.catch(() => undefined);
      return result;
    },
  };
}
