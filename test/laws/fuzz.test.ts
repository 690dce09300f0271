/** Law: no parser of the house throws anything but a refusal, hangs or takes all memory, whatever it is given. `bench/fuzz.ts` asks many more. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Refusal } from "../../src/domain/refusal.ts";
import { inputsOf } from "../fuzz/fuzz-case.ts";
import { sharesOf, targets } from "../fuzz/targets.ts";
import { fuzz } from "../fuzz/run.ts";

const cases = 2000;
const seed = 20;

/** Each document starts a thread of its own; the bench has hundreds. */
const fewer: Readonly<Record<string, number>> = { pdf: 3 };

for (const [name, share] of sharesOf(cases)) {
  const count = fewer[name] ?? share;
  test(`${name}: ${count} inputs that nobody should send`, async () => {
    const target = targets.find((one) => one.name === name);
    assert.ok(target);
    const inputOf = await inputsOf(target, seed);
    for (let number = 0; number < count; number += 1) {
      const before = process.cpuUsage();
      await Promise.resolve()
        .then(() => target.take(inputOf(number)))
        .catch((error: unknown) => {
          if (!(error instanceof Refusal)) throw new Error(`case ${number} of seed ${seed}`, { cause: error });
        });
      const { user, system } = process.cpuUsage(before);
      // The bench holds each to a second; what merely runs along on this machine must not make a test fail.
      assert.ok(user + system < 5_000_000, `case ${number} took ${(user + system) / 1e6} s`);
    }
  });
}

test("the watch names what throws, what takes too long and what takes all memory, and goes on behind it", async () => {
  const { failures, cases: run } = await fuzz("planted", 5, seed, 64);
  assert.equal(run, 5);
  assert.deepEqual(
    failures.map(({ number, kind }) => [number, kind]),
    [
      [1, "thrown"],
      [2, "slow"],
      [3, "memory"],
    ],
  );
});
