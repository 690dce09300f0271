/** Names kept in order, so that those that begin in some way are found at once; adding one never sorts all the others. */

/** Names of one order with the numbers that they stand for. */
interface SortedRun {
  readonly names: readonly string[];
  readonly ids: readonly number[];
}

/** Names in order of their UTF-16 units. */
export class SortedNames {
  /** Each at least twice as long as the next. */
  readonly #runs: SortedRun[] = [];
  #pending: [name: string, id: number][] = [];

  /** Adds a name, which is not there yet. */
  add(name: string, id: number): void {
    this.#pending.push([name, id]);
    if (this.#pending.length >= 512) this.#settle();
  }

  /** Calls for each name that begins so, in no particular order. */
  eachBeginning(beginning: string, visit: (name: string, id: number) => void): void {
    for (const [name, id] of this.#pending) if (name.startsWith(beginning)) visit(name, id);
    for (const { names, ids } of this.#runs) {
      for (let at = firstNotBefore(names, beginning); at < names.length; at += 1) {
        const name = names[at] ?? "";
        if (!name.startsWith(beginning)) break;
        visit(name, ids[at] ?? 0);
      }
    }
  }

  #settle(): void {
    const sorted = this.#pending.toSorted(([a], [b]) => (a < b ? -1 : 1));
    this.#pending = [];
    let run: SortedRun = { names: sorted.map(([name]) => name), ids: sorted.map(([, id]) => id) };
    for (let last = this.#runs.at(-1); last !== undefined && last.names.length < 2 * run.names.length;) {
      this.#runs.pop();
      run = merged(last, run);
      last = this.#runs.at(-1);
    }
    this.#runs.push(run);
  }
}

function merged(a: SortedRun, b: SortedRun): SortedRun {
  const names: string[] = [];
  const ids: number[] = [];
  for (let i = 0, j = 0; i < a.names.length || j < b.names.length;) {
    const [x, y] = [a.names[i], b.names[j]];
    const fromA = y === undefined || (x !== undefined && x < y);
    names.push((fromA ? x : y) ?? "");
    ids.push((fromA ? a.ids[i] : b.ids[j]) ?? 0);
    if (fromA) i += 1;
    else j += 1;
  }
  return { names, ids };
}

function firstNotBefore(names: readonly string[], name: string): number {
  let low = 0;
  let high = names.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((names[middle] ?? "") < name) low = middle + 1;
    else high = middle;
  }
  return low;
}
