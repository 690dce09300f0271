/** Law 3 from outside: everything that gives something to readers is a way by which `two-worlds-1.test.ts` and its like hold two worlds against each other. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { commands } from "../../src/cli/commands.ts";
import type { House } from "../../src/workflow/house.ts";
import { playWorld } from "../arbitrary/played-world.ts";
import { worldPair } from "../arbitrary/world-pair.ts";
import { instantOf } from "../arbitrary/world-plan.ts";
import { listRoutes } from "./list-routes.ts";
import { commandLinesFor, commandWays } from "./two-worlds-commands.ts";
import { crawlPair } from "./two-worlds-crawl.ts";
import { lexiconOf } from "./two-worlds-lexicon.ts";
import { ways } from "./two-worlds-ways.ts";

test("every way out that the router has is crawled", async () => {
  const routes = (await listRoutes()).filter((route) => route.startsWith("GET "));
  assert.deepEqual(Object.keys(ways).toSorted(), routes, "a route without a way, or a way without a route");
});

test("every command is run in both worlds, or gives nothing but to the operator", () => {
  const names = commands.map(({ name }) => name).toSorted();
  assert.deepEqual(Object.keys(commandWays).toSorted(), names, "a command without a way, or a way without a command");
});

test("every command that takes an audience is run for it", () => {
  const lines = commandLinesFor(lexiconOf(worldPair(1), []), "member").map((words) => words.join(" "));
  for (const { name, options } of commands) {
    if (!("audience" in options)) continue;
    assert.ok(
      lines.some((line) => line.startsWith(`${name} `) && line.includes("--audience member")),
      `casebook ${name} takes an audience and is run for none`,
    );
  }
});

test("who asks by a password where none is taken is the public, whose index is waited for like that of everybody who asks", async () => {
  const pair = [...Array(99).keys()].map(worldPair).find(({ audience }) => audience.name === "member");
  assert.ok(pair !== undefined);
  // As slow as on a machine that has other things to do: the index is built for longer than a request waits for it.
  const slow = ({ store, ...house }: House): House => ({
    ...house,
    store: {
      ...store,
      tellingsAfter: async (audience, after, limit) => {
        if (audience === "public") await setTimeout(300);
        return store.tellingsAfter(audience, after, limit);
      },
    },
  });
  const world = await playWorld(pair, pair.scripts[0], { house: slow });
  const answer = await world.ask({ url: `/api/v1/actors/none?asKnownOn=${instantOf(9)}`, by: "password" });
  await world.close();
  assert.equal(answer.statusCode, 404, answer.body);
});

test("a pair is asked everything at once, in every form, and all is answered alike", async () => {
  const { asked, statuses } = await crawlPair(worldPair(1));
  assert.ok(asked > 1000, `only ${asked} answers were compared`);
  for (const status of [200, 304, 400, 401, 403, 404])
    assert.ok(statuses.has(status), `nothing was answered with ${status}`);
});
