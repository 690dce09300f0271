/** Slices: long work done a few milliseconds at a time, so that whoever reads pages meanwhile is not held up. */

/** How long work goes on before others get their turn, in milliseconds. */
const slice = 8;

/** Lets everything else that is waiting have its turn. */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** Work that can be stopped from outside. */
export class Slices {
  #began = performance.now();
  #isStopped = false;

  /** Whether it was stopped. */
  get isStopped(): boolean {
    return this.#isStopped;
  }

  /** Ends all work at its next breath: it is rejected there. */
  stop(): void {
    this.#isStopped = true;
  }

  /** Gives others their turn where the slice is used up. Throws once it was stopped. */
  async breathe(): Promise<void> {
    if (this.#isStopped) throw new Error("the search was closed");
    if (performance.now() - this.#began < slice) return;
    await pause();
    this.#began = performance.now();
  }

  /** Runs work that yields often. Returns what it returns. */
  async run<T>(work: Generator<void, T>): Promise<T> {
    for (;;) {
      const step = work.next();
      if (step.done === true) return step.value;
      if (this.#isStopped || performance.now() - this.#began >= slice) await this.breathe();
    }
  }
}
