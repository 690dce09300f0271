import assert from "node:assert/strict";
import { test } from "node:test";
import { killRounds } from "../../bench/kill.ts";

test("nothing acknowledged is lost when the process is killed", async () => {
  const { acknowledged, missing, unsound } = await killRounds(3, () => 1);
  assert.ok(acknowledged > 0, "the writer got to work");
  assert.deepEqual(missing, []);
  assert.deepEqual(unsound, []);
});
