/** What is fuzzed: a parser, inputs to begin with, and how much of the work is its. */
import type fc from "fast-check";

/** One parser. */
export interface FuzzTarget {
  readonly name: string;
  /** Cases in a thousand; the rest goes by it in proportion. */
  readonly share: number;
  /** Inputs as they should be, at least one. */
  readonly seeds: () => readonly Buffer[] | Promise<readonly Buffer[]>;
  /** Inputs from a generator instead, for every second case; left out: all are mutated seeds. */
  readonly made?: fc.Arbitrary<string>;
  /** Takes the input. What it throws that is no Refusal is a failure. */
  readonly take: (bytes: Buffer) => unknown;
}
