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

/** Like `progressOn` for work whose end is not known beforehand. */
export function openedProgress(
  { err, interactive }: Terminal,
  what: string,
  clock: () => number,
): (done: number) => void {
  const began = clock();
  return (done) => {
    if (!interactive) return;
    const rate = done / Math.max(0.001, (clock() - began) / 1000);
    err(`${done} ${what}, ${rate.toFixed(0)} a second`);
  };
}
