/** Searching follows the house: what is published is found at once, and the past obeys today's markings. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { openHouse, publish, publishNorthfield, shippedPolicy, wish } from "../../test/arbitrary/house.ts";
import { houseAccount } from "../domain/account.ts";
import type { Assertion } from "../domain/assertion.ts";
import type { AudienceName } from "../domain/audience.ts";
import type { Revision } from "../domain/revision.ts";
import { everything, type Question, type Search } from "../search/search.ts";
import { openDraft } from "./draft.ts";
import type { House } from "./house.ts";
import { onePolicy } from "./policies.ts";
import type { Wish } from "./review.ts";
import { isBuilding, openSearches, type Searches } from "./searching.ts";
import { withdrawIncident } from "./withdraw.ts";

const far = "2030-01-01T00:00:00.000Z";

async function ask(
  searches: Searches,
  audience: AudienceName,
  question: Partial<Question>,
): Promise<readonly string[]> {
  return (await built(searches, audience)).select({ ...everything, ...question });
}

async function built(searches: Searches, audience: AudienceName): Promise<Search> {
  const search = await searches.of(audience);
  assert.ok(!isBuilding(search));
  return search;
}

/** The same house, in which reading tellings waits until it is let go on. */
function held(house: House): { readonly house: House; readonly letGo: () => void } {
  const { promise: gate, resolve: letGo } = Promise.withResolvers<undefined>();
  const store = Object.create(house.store) as House["store"];
  store.tellingsAfter = async (...page) => {
    await gate;
    return house.store.tellingsAfter(...page);
  };
  return {
    house: { ...house, store },
    letGo: () => {
      letGo(undefined);
    },
  };
}

test("what is published is found by the next request, and what is withdrawn is not", async () => {
  const house = openHouse();
  const searches = openSearches(house);
  assert.deepEqual(await ask(searches, "public", { words: "northfield" }), []);
  const { revision } = await publishNorthfield(house);
  assert.deepEqual(await ask(searches, "public", { words: "northfield" }), [revision.incident]);
  assert.deepEqual(await ask(searches, "desk", { words: "victim:northfield" }), [revision.incident]);
  await withdrawIncident(house, { incident: revision.incident, reason: "It was another.", by: houseAccount });
  assert.deepEqual(await ask(searches, "public", { words: "northfield" }), []);
  assert.deepEqual(await ask(searches, "public", { asKnownOn: far }), []);
  await searches.close();
});

test("while it is built it says how far it has come, and it is there for those who wait", async () => {
  const open = openHouse();
  const { revision } = await publishNorthfield(open);
  const { house, letGo } = held(open);
  const searches = openSearches(house);
  const early = await searches.of("desk");
  assert.ok(isBuilding(early));
  assert.deepEqual(early, { building: true, done: 0, of: 1 });
  letGo();
  const search = await searches.ready("desk");
  assert.equal(search.records, 1);
  assert.deepEqual(search.select(everything), [revision.incident]);
  await searches.close();
});

test("closed while it is built, it ends, and those who wait are told", async () => {
  const { house, letGo } = held(openHouse());
  const searches = openSearches(house);
  const waiting = assert.rejects(searches.ready("public"), /closed/);
  const closed = searches.close();
  letGo();
  await Promise.all([closed, waiting]);
});

/** Corrects a record: a new draft of what stands, with these wishes, published. */
async function correct(house: House, { incident, assertions }: Revision, make: (malware: Assertion | null) => Wish) {
  const draft = await openDraft(house, { report: null, incident });
  await wish(house, draft, make(assertions.find(({ field }) => field === "malware") ?? null));
  return (await publish(house, draft)).revision;
}

test("earlier states are found as of their day, as narrow as they are marked today, even where nothing else is told anew", async () => {
  const house = openHouse({ policies: onePolicy(shippedPolicy("open")) });
  const searches = openSearches(house);
  const malware = { field: "malware", value: "Heronkit", quote: "Grey Heron" } as const;
  const { revision: first } = await publishNorthfield(house, { ...malware, marking: "TLP:CLEAR" });
  const { incident, made } = first;
  const before = new Date(Date.parse(made) - 1).toISOString();
  const kit = { words: "heronkit" };
  assert.deepEqual(await ask(searches, "public", kit), [incident]);
  assert.deepEqual(await ask(searches, "public", { asKnownOn: before }), []);

  const second = await correct(house, first, (known) => {
    assert.ok(known !== null);
    return { kind: "retire", target: known.id, reason: "Not so." };
  });
  assert.deepEqual(await ask(searches, "public", kit), []);
  assert.deepEqual(await ask(searches, "public", { ...kit, asKnownOn: made }), [incident]);
  assert.deepEqual(await ask(searches, "public", { ...kit, asKnownOn: second.made }), []);

  const change = await house.store.changeNumber("public");
  const third = await correct(house, second, () => ({ kind: "add", written: { ...malware, marking: "TLP:RED" } }));
  assert.equal(await house.store.changeNumber("public"), change);
  assert.deepEqual(await ask(searches, "public", { ...kit, asKnownOn: made }), []);
  assert.deepEqual(await ask(searches, "public", { words: "northfield", asKnownOn: made }), [incident]);
  assert.deepEqual(await ask(searches, "desk", { ...kit, asKnownOn: made }), [incident]);
  assert.deepEqual((await built(searches, "public")).complete("heronk", 5), []);
  const seen = (await built(searches, "public")).change;
  await correct(house, third, () => ({
    kind: "add",
    written: { field: "vulnerability", value: "Hole", quote: "Grey Heron", marking: "TLP:RED" },
  }));
  assert.equal((await built(searches, "public")).change, seen, "what nobody there is told of leaves no trace");
  await searches.close();

  const again = openSearches(house);
  await again.ready("public");
  assert.deepEqual(await ask(again, "public", { ...kit, asKnownOn: made }), []);
  assert.deepEqual(await ask(again, "public", { words: "northfield", asKnownOn: before }), []);
  assert.deepEqual(await ask(again, "public", { words: "northfield", asKnownOn: made }), [incident]);
  await again.close();
});
