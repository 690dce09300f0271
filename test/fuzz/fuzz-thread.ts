/** The thread in which a target's cases run, so that one that hangs or takes all memory can be stopped and named. */
import { parentPort, workerData } from "node:worker_threads";
import { Refusal } from "../../src/domain/refusal.ts";
import { inputsOf } from "./fuzz-case.ts";
import type { ThreadQuestion, ThreadWord } from "./run.ts";

const { target: name, from, to, seed, clock } = workerData as ThreadQuestion;
const { targets } = name === "planted" ? await import("./planted.ts") : await import("./targets.ts");
const target = targets.find((one) => one.name === name);
if (target === undefined) throw new TypeError(`no target ${name}`);
const inputOf = await inputsOf(target, seed);
const course = new Int32Array(clock);

/** In milliseconds that this thread worked: others on the machine do not make a case slow. */
function worked(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function say(word: ThreadWord): void {
  parentPort?.postMessage(word);
}

let refused = 0;
let [slowest, slowestMs] = [from, 0];
for (let number = from; number < to; number += 1) {
  Atomics.store(course, 0, number);
  Atomics.add(course, 1, 1);
  const input = inputOf(number);
  const began = worked();
  try {
    await target.take(input);
  } catch (error) {
    if (error instanceof Refusal) refused += 1;
    else
      say({ kind: "thrown", number, message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
  const ms = worked() - began;
  if (ms > slowestMs) [slowest, slowestMs] = [number, ms];
  if (ms > 1000) say({ kind: "slow", number, message: `${Math.round(ms)} ms` });
}
say({ kind: "done", refused, slowest, slowestMs, heapMb: process.memoryUsage().heapUsed / 1e6 });
process.exit();
