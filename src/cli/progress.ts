/** Progress of long work, on a terminal only: how much is done, how fast, how long it will take. */
import type { Terminal } from "./command.ts";

/** Tells progress at most ten times a second; `clock` gives milliseconds. */
export function progressOn(
  { err, interactive }: Terminal,
  what: string,
  clock: () => number,
): (done: number, all: number) => void {
  const began = clock();
  let last = 0;
  return (done, all) => {
    const now = clock();
    if (!interactive || (now - last < 100 && done < all)) return;
    last = now;
    const rate = done / Math.max(0.001, (now - began) / 1000);
    const left = Math.ceil((all - done) / Math.max(rate, 0.001));
    err(`${done} of ${all} ${what}, ${rate.toFixed(0)} a second, ${left} s left`);
  };
}

/**
 * Like `progressOn` for work whose end is only estimated: how much is done, how fast, and about how long it will take. `of` is the
 * whole in the measure in which `taken` counts; null where it is not known beforehand.
 */
export function estimatedProgress(
  { err, interactive }: Terminal,
  what: string,
  of: number | null,
  clock: () => number,
): (done: number, taken: number) => void {
  const began = clock();
  return (done, taken) => {
    if (!interactive) return;
    const seconds = Math.max(0.001, (clock() - began) / 1000);
    const rate = `${done} ${what}, ${(done / seconds).toFixed(0)} a second`;
    if (of === null || of === 0 || taken === 0) err(rate);
    else {
      const share = Math.min(1, taken / of);
      err(`${rate}, ${(100 * share).toFixed(0)} %, about ${Math.ceil((seconds * (1 - share)) / share)} s left`);
    }
  };
}
