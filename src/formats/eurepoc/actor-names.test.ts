/** Names of initiators. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { actorName } from "./actor-names.ts";

test("a row of names is one group with its other names; who stands behind it is the rest", () => {
  assert.deepEqual(actorName("Red Kite/APT0/ Kestrel Team/G9999 (State Office, Unit 7/8)"), {
    name: "Red Kite",
    aliases: ["APT0", "Kestrel Team", "G9999"],
    rest: "(State Office, Unit 7/8)",
  });
  assert.deepEqual(actorName("Red Kite/G9999"), { name: "Red Kite", aliases: ["G9999"], rest: null });
});

test("two names may be two parties, so they stay as they are written", () => {
  for (const text of ["Anonymous/4Chan", "Ministry of Winds (MOW; Utopia)", "Kite (Office 1/2/3)", "Plain"]) {
    assert.deepEqual(actorName(text), { name: text, aliases: [], rest: null });
  }
});

test("the group that somebody belongs to is no other name", () => {
  assert.deepEqual(actorName("Jo Doe (Жо) --> Red Kite/APT0/Kestrel"), {
    name: "Jo Doe (Жо)",
    aliases: [],
    rest: "Red Kite/APT0/Kestrel",
  });
  assert.deepEqual(actorName("Sparrow/APT1/G9998 (Office) < Red Kite/G9999"), {
    name: "Sparrow",
    aliases: ["APT1", "G9998"],
    rest: "(Office) < Red Kite/G9999",
  });
  assert.deepEqual(actorName("<"), { name: "<", aliases: [], rest: null });
});
