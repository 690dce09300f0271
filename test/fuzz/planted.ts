/** A parser with faults, for the test of the watch. */
import type { FuzzTarget } from "./target.ts";

let taken = 0;

/** Takes the first input and the fifth; throws at the second, works for more than a second on the third, and fills the memory with the fourth. */
const planted: FuzzTarget = {
  name: "planted",
  share: 0,
  seeds: () => [Buffer.from("a")],
  take: () => {
    taken += 1;
    if (taken === 2) throw new TypeError("a fault");
    if (taken === 3) work(1200);
    if (taken === 4) fill();
  },
};

/** As the real ones are given. */
export const targets: readonly FuzzTarget[] = [planted];

function work(milliseconds: number): void {
  const { user } = process.threadCpuUsage();
  while (process.threadCpuUsage().user - user < milliseconds * 1000);
}

/** In small steps: one large piece could fill what is left to a thread for its ending, which would end the process. */
function fill(): void {
  let held: object | null = null;
  for (;;) held = { held };
}
