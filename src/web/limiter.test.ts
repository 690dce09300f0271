/** What is counted is counted by name, up to a quota, and never for more names than there is room. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { openLimiter } from "./limiter.ts";
import { networkOf, readerAt } from "./network.ts";

test("each name has its own quota, and what is too much is told with when to come back", async () => {
  const limiter = openLimiter({ points: 3, seconds: 60 });
  assert.deepEqual(await limiter.count("a"), { within: true, left: 2, seconds: 60 });
  assert.deepEqual(await limiter.count("a", 2), { within: true, left: 0, seconds: 60 });
  const over = await limiter.count("a");
  assert.deepEqual([over.within, over.left], [false, 0]);
  assert.ok(over.seconds >= 1 && over.seconds <= 60);
  assert.ok((await limiter.count("b")).within);
});

test("what is given back can be spent again, and who is forgotten begins anew", async () => {
  const limiter = openLimiter({ points: 1, seconds: 60 });
  await limiter.count("a");
  await limiter.giveBack("a");
  assert.ok((await limiter.count("a")).within);
  assert.ok(!(await limiter.count("a")).within);
  await limiter.forget("a");
  assert.ok((await limiter.count("a")).within);
  await limiter.giveBack("never counted");
});

test("no more names are counted than there is room for: who was not heard of for the longest is forgotten", async () => {
  const limiter = openLimiter({ points: 1, seconds: 60 }, 3);
  for (const name of ["a", "b", "c", "a", "d"]) await limiter.count(name);
  assert.ok(!(await limiter.count("a")).within, "heard of lately");
  assert.ok((await limiter.count("b")).within, "forgotten");
});

test("addresses are written down as networks, and readers told apart by what they are given", () => {
  assert.equal(networkOf("203.0.113.77"), "203.0.113.0/24");
  assert.equal(networkOf("::ffff:203.0.113.77"), "203.0.113.0/24");
  assert.equal(networkOf("2001:db8:1:2:3:4:5:6"), "2001:db8:1::/48");
  assert.equal(readerAt("203.0.113.77"), "203.0.113.77/32");
  assert.equal(readerAt("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
  assert.equal(readerAt("2001:db8:1:2:ffff::"), readerAt("2001:db8:1:2::1"));
  assert.equal(networkOf("a pipe"), "unknown");
});
