/** Runs cases in threads and watches over them: what is thrown, what takes longer than a second, what hangs, what takes all memory. */
import { Worker } from "node:worker_threads";

/** What a thread is given. `clock` holds the number of the running case, and how many were begun. */
export interface ThreadQuestion {
  readonly target: string;
  readonly from: number;
  readonly to: number;
  readonly seed: number;
  readonly clock: SharedArrayBuffer;
}

/** What a thread tells. */
export type ThreadWord =
  | { readonly kind: "thrown" | "slow"; readonly number: number; readonly message: string }
  | {
      readonly kind: "done";
      /** Cases that were refused as they should be. */
      readonly refused: number;
      readonly slowest: number;
      readonly slowestMs: number;
      readonly heapMb: number;
    };

/** A case that went wrong. */
export interface FuzzFailure {
  readonly target: string;
  readonly number: number;
  readonly seed: number;
  readonly kind: "thrown" | "slow" | "hangs" | "memory" | "died";
  readonly message: string;
}

/** What came of one target. */
export interface FuzzOutcome {
  readonly target: string;
  readonly cases: number;
  readonly refused: number;
  /** Of the slowest case: its number, and the milliseconds that its thread worked. */
  readonly slowest: number;
  readonly slowestMs: number;
  /** Of the thread at its end. */
  readonly heapMb: number;
  readonly failures: readonly FuzzFailure[];
}

/** Waited for a case at most; readers with threads of their own stop them after fifteen seconds. */
const patienceMs = 60_000;

/** The memory of a thread in megabytes; what needs more fails. */
const usualHeap = 1024;

/** Runs so many cases of one target. After a case that ended its thread it goes on behind it. */
export async function fuzz(target: string, cases: number, seed: number, heap = usualHeap): Promise<FuzzOutcome> {
  let outcome: FuzzOutcome = { target, cases, refused: 0, slowest: 0, slowestMs: 0, heapMb: 0, failures: [] };
  for (let from = 0; from < cases;) {
    const part = await runThread({ target, from, to: cases, seed, clock: new SharedArrayBuffer(8) }, heap);
    const isSlower = part.slowestMs > outcome.slowestMs;
    outcome = {
      ...outcome,
      refused: outcome.refused + part.refused,
      ...(isSlower ? { slowest: part.slowest, slowestMs: part.slowestMs } : {}),
      heapMb: Math.max(outcome.heapMb, part.heapMb),
      failures: [...outcome.failures, ...part.failures],
    };
    from = part.next;
  }
  return outcome;
}

type Part = Pick<FuzzOutcome, "refused" | "slowest" | "slowestMs" | "heapMb" | "failures"> & { readonly next: number };

function runThread(question: ThreadQuestion, heap: number): Promise<Part> {
  const { target, seed, to, clock } = question;
  const course = new Int32Array(clock);
  Atomics.store(course, 0, question.from);
  const failures: FuzzFailure[] = [];
  const fail = (kind: FuzzFailure["kind"], message: string, number = Atomics.load(course, 0)) => {
    failures.push({ target, number, seed, kind, message });
  };
  const worker = new Worker(new URL("./fuzz-thread.ts", import.meta.url), {
    workerData: question,
    resourceLimits: { maxOldGenerationSizeMb: heap },
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
  return new Promise((resolve) => {
    let over = false;
    const watch = watchOver(course, () => {
      fail("hangs", `after ${patienceMs} ms it was still at it`);
      end({ refused: 0, slowest: 0, slowestMs: 0, heapMb: 0, failures, next: Atomics.load(course, 0) + 1 });
    });
    const end = (part: Part) => {
      over = true;
      clearInterval(watch);
      void worker.terminate();
      resolve(part);
    };
    const broken = (kind: FuzzFailure["kind"], message: string) => {
      if (over) return;
      fail(kind, message);
      end({ refused: 0, slowest: 0, slowestMs: 0, heapMb: 0, failures, next: Atomics.load(course, 0) + 1 });
    };
    worker.on("message", (word: ThreadWord) => {
      if (word.kind === "done") end({ ...word, failures, next: to });
      else fail(word.kind, word.message, word.number);
    });
    worker.on("error", (error: NodeJS.ErrnoException) => {
      broken(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "memory" : "died", error.stack ?? error.message);
    });
    worker.on("exit", (code) => {
      if (code !== 0) broken("died", `the thread ended with ${code}`);
    });
  });
}

/** Calls when the same case has been running for too long. */
function watchOver(course: Int32Array, tooLong: () => void): NodeJS.Timeout {
  let [begun, since] = [0, performance.now()];
  return setInterval(() => {
    const now = Atomics.load(course, 1);
    // Nothing is begun yet while the thread loads what it needs.
    if (now !== begun || now === 0) [begun, since] = [now, performance.now()];
    else if (performance.now() - since > patienceMs) tooLong();
  }, 500);
}
