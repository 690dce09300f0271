import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { openQueue } from "./queue.ts";

const tick = () => new Promise((resolve) => setImmediate(resolve));

describe("a queue", () => {
  test("runs works one after another, in the order in which they came, whatever becomes of each", async () => {
    const queue = openQueue();
    const log: string[] = [];
    const work = (name: string, fails: boolean) =>
      queue.run(async () => {
        log.push(`${name} begins`);
        await tick();
        log.push(`${name} ends`);
        if (fails) throw new Error(name);
        return name;
      });
    const outcomes = await Promise.allSettled([work("a", false), work("b", true), work("c", false)]);
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ["fulfilled", "rejected", "fulfilled"],
    );
    assert.deepEqual(log, ["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]);
  });

  test("tells a work that asks for another turn of its own queue so", async () => {
    const queue = openQueue();
    await assert.rejects(
      queue.run(() => queue.run(() => Promise.resolve())),
      /another turn/,
    );
    const other = openQueue();
    assert.equal(await queue.run(() => other.run(() => Promise.resolve("other"))), "other");
  });

  test("lets what a work has started go on after the work is over", async () => {
    const queue = openQueue();
    let started: Promise<string> = Promise.resolve("");
    await queue.run(() => {
      started = tick().then(() => queue.run(() => Promise.resolve("later")));
      return Promise.resolve();
    });
    assert.equal(await started, "later");
  });
});
