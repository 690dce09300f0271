/** Waiting for another process that holds the right to write, without keeping this process from its other work. */
import { setTimeout as pause } from "node:timers/promises";
import { Refusal } from "../../domain/refusal.ts";

/** Between two attempts, in milliseconds. */
const pauseMs = 10;

/** Does the work, again and again as long as it is refused as `store-busy`, for at most about so many milliseconds. */
export async function patiently<T>(work: () => T, patienceMs: number): Promise<T> {
  const until = performance.now() + patienceMs;
  for (;;) {
    try {
      return work();
    } catch (error) {
      const busy = error instanceof Refusal && error.code === "store-busy";
      if (!busy || performance.now() >= until) throw error;
    }
    await pause(pauseMs);
  }
}
