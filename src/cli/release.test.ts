/** `casebook release` and its kin, over a memory store. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { commandLineOver } from "../../test/arbitrary/command-line.ts";
import { openHouse, publishNorthfield } from "../../test/arbitrary/house.ts";

async function bench() {
  const house = openHouse();
  await publishNorthfield(house);
  const run = commandLineOver(house);
  return { run, house };
}

test("a release is made, listed and verified", async () => {
  const { run } = await bench();
  assert.match((await run("release", "list")).out, /There are no releases yet/);
  const made = await run("release", "2026.1", "--note", "Spring");
  assert.equal(made.code, 0, made.err);
  assert.match(made.out, /^Release 2026\.1, for public: 1 record, as of 2026-01-01; the first release\.\n/);
  assert.match((await run("release", "list")).out, /2026\.1 {2}2026-01-01 {2}public {4}1 {8}the first release/);
  assert.match((await run("release", "verify", "2026.1")).out, /^\d+ files: all sound$/);
  const listed = JSON.parse((await run("release", "list", "--json")).out) as readonly { readonly note: string }[];
  assert.deepEqual(
    listed.map(({ note }) => note),
    ["Spring"],
  );
});

test("a name that is taken, one that is none, and a release that is not there have their own exit codes", async () => {
  const { run } = await bench();
  assert.equal((await run("release", "2026.1", "--json")).code, 0);
  const taken = await run("release", "2026.1");
  assert.deepEqual([taken.code, taken.err.includes("none is ever replaced")], [5, true]);
  assert.equal((await run("release", "No Name")).code, 4);
  assert.equal((await run("release")).code, 2);
  assert.equal((await run("release", "2026.2", "--audience", "nobody")).code, 4);
  assert.equal((await run("release", "verify", "2026.9")).code, 3);
  assert.equal((await run("release", "verify", "../x")).code, 3);
});

test("a damaged release is told of with the exit code of a failed check", async () => {
  const { run, house } = await bench();
  await house.releases.writeRelease("2026.1", async (building) => {
    await building.writeFile("release.json", ["{}"]);
  });
  const { code, out } = await run("release", "verify", "2026.1");
  assert.equal(code, 1);
  assert.match(out, /SHA256SUMS: The file is listed but not there\./);
  assert.match(out, /release\.json: it does not describe this release/);
  assert.equal((await run("release", "list")).code, 0);
});
