/** One case: the input that a target gets under a number. The same target, number and seed make the same input. */
import fc from "fast-check";
import { diceOf, mutated } from "./mutation.ts";
import type { FuzzTarget } from "./target.ts";

/** The maker of a target's inputs. */
export async function inputsOf({ name, seeds, made }: FuzzTarget, seed: number): Promise<(number: number) => Buffer> {
  const all = await seeds();
  const base = Buffer.from(name).reduce((sum, byte) => (Math.imul(sum, 31) + byte) | 0, seed);
  return (number) => {
    const dice = diceOf(base ^ Math.imul(number + 1, 0x9e3779b1));
    const [text] = made !== undefined && number % 2 === 1 ? fc.sample(made, { seed: base + number, numRuns: 1 }) : [];
    return text === undefined ? mutated(dice.pick(all), dice, all) : Buffer.from(text);
  };
}
