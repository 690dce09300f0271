/** `casebook group …`, `casebook user groups` and `--audience partner:<group>`, over a memory store. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { commandLineOver } from "../../test/arbitrary/command-line.ts";
import { openHouse, publishNorthfield } from "../../test/arbitrary/house.ts";
import type { GroupName } from "../domain/audience.ts";
import { policyFrom } from "../domain/policy.ts";
import { unrestricted } from "../domain/restriction.ts";
import { reference } from "../domain/shipped-policies.ts";
import { keptPolicies } from "../workflow/policies.ts";
import { establishPolicy } from "../workflow/policy.ts";
import { restrict } from "../workflow/restrict.ts";

async function bench() {
  const house = openHouse({ policies: keptPolicies(policyFrom(reference)) });
  await establishPolicy(house, { written: reference, isSet: false });
  const { revision } = await publishNorthfield(house);
  const run = commandLineOver(house);
  return { run, house, incident: revision.incident };
}

test("a group is made, told what is restricted to it, closed and reopened", async () => {
  const { run, house, incident } = await bench();
  assert.match((await run("group", "list")).out, /There are no sharing groups/);
  const restriction = { ...unrestricted, groups: ["finance-isac" as GroupName] };
  await restrict(house, { thing: { kind: "record", id: incident }, restriction });
  const made = await run("group", "add", "finance-isac", "--title", "Finance ISAC");
  assert.deepEqual([made.code, made.out], [0, "finance-isac (Finance ISAC): open since 2026-01-01"], made.err);
  const shown = await run("show", incident, "--audience", "partner:finance-isac", "--json");
  assert.equal(shown.code, 0, shown.err);
  assert.match(shown.out, /Northfield/);
  assert.equal((await run("show", incident, "--audience", "partner", "--json")).out.includes("Northfield"), false);
  const described = await run("group", "describe", "finance-isac", "--about", "Banks", "--json");
  assert.match(described.out, /"title":"Finance ISAC","about":"Banks"/);
  assert.match((await run("group", "close", "finance-isac")).out, /: closed since 2026-01-01$/);
  assert.equal((await run("show", incident, "--audience", "partner:finance-isac")).code, 3);
  assert.match((await run("group", "reopen", "finance-isac")).out, /: open since/);
  assert.match((await run("group", "list")).out, /^people .*\n +0 +open since 2026-01-01 +finance-isac +Finance ISAC$/);
});

test("people are said to be of groups, and of none", async () => {
  const { run } = await bench();
  await run("group", "add", "water");
  await run("user", "add", "pat", "--role", "partner");
  assert.match((await run("user", "groups", "pat", "water")).out, /^pat \(partner of water\): invited$/);
  assert.match((await run("group", "list", "--json")).out, /"people":\["pat"\]/);
  const wrong = await run("user", "groups", "pat", "water", "fire");
  assert.deepEqual([wrong.code, wrong.err.includes("fire")], [4, true]);
  assert.match((await run("user", "groups", "pat")).out, /^pat \(partner\): invited$/);
});

test("audiences that there are not are refused by name", async () => {
  const { run } = await bench();
  for (const wrong of ["nobody", "partner:", "partner:A", "desk:water"]) {
    const { code, err } = await run("export", "ndjson", "--audience", wrong);
    assert.deepEqual([code, err.includes("--audience")], [4, true], wrong);
  }
  assert.equal((await run("export", "ndjson", "--audience", "partner:none")).code, 3);
  assert.equal((await run("group", "add", "Not A Name")).code, 4);
  assert.equal((await run("group", "close", "none")).code, 3);
});
