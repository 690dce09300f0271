/** What every shelf keeps to about the numbers of changes. */
import assert from "node:assert/strict";
import type { AudienceName } from "../../domain/audience.ts";
import type { Store } from "../store.ts";
import type { Cases } from "./cases.ts";
import { at, buried, recordNumber, told } from "./fixture.ts";

const numbersOf = async (store: Store, audience: AudienceName) =>
  (await store.changesSince(audience, 0, 100)).map(({ number }) => number);

/** Numbers of changes. */
export const changeCases: Cases = {
  "changes are numbered for each audience from 1, and told oldest first": async (store) => {
    assert.equal(await store.changeNumber("public"), 0);
    assert.deepEqual(await store.changesSince("public", 0, 10), []);
    const [one, two] = [recordNumber(1), recordNumber(2)];
    const first = told({ incident: one }, "public", at(0));
    const second = told({ incident: two }, "public", at(1));
    const third = told({ incident: one, victims: ["School"] }, "public", at(2), first);
    for (const telling of [first, second, told({ incident: one }, "desk", at(1)), third, buried(second, at(3))]) {
      await store.saveTelling(telling);
    }
    const changes = [
      { number: 1, incident: one, version: 1, at: at(0), news: ["published"] },
      { number: 2, incident: two, version: 1, at: at(1), news: ["published"] },
      { number: 3, incident: one, version: 2, at: at(2), news: ["addition"] },
      { number: 4, incident: two, version: 2, at: at(3), news: ["retraction"] },
    ] as const;
    assert.deepEqual(await store.changesSince("public", 0, 10), changes);
    assert.deepEqual(await store.changesSince("public", 1, 2), changes.slice(1, 3));
    assert.deepEqual(await store.newestChanges("public", null, 3), changes.toReversed().slice(0, 3));
    assert.deepEqual(await store.newestChanges("public", "published", 1), [changes[1]]);
    assert.deepEqual(await store.newestChanges("public", "claim-withdrawn", 9), []);
    assert.deepEqual(await store.newestChanges("member", null, 9), []);
    assert.deepEqual(await store.changesSince("public", 4, 10), []);
    assert.deepEqual(await store.changesSince("public", 9, 10), []);
    assert.deepEqual([await store.changeNumber("public"), await store.changeNumber("desk")], [4, 1]);
    assert.equal(await store.changeNumber("member"), 0);
  },

  "to tell the same again is no change": async (store) => {
    const story = { incident: recordNumber(1), victims: ["Town Hall"] };
    const first = told(story, "public", at(0));
    await store.saveTelling(first);
    await store.saveTelling(first);
    await store.saveTelling(told(story, "public", at(1), await store.findTelling(story.incident, "public")));
    assert.equal(await store.changeNumber("public"), 1);
  },

  "a change that is rolled back leaves no gap": async (store) => {
    const telling = (number: number) => told({ incident: recordNumber(number) }, "public", at(number));
    await store.saveTelling(telling(1));
    const work = store.transaction(async (shelves) => {
      await shelves.saveTelling(telling(2));
      assert.equal(await shelves.changeNumber("public"), 2);
      throw new Error("no");
    });
    await assert.rejects(work, /no/);
    assert.equal(await store.changeNumber("public"), 1);
    await Promise.all([3, 4, 5].map((number) => store.saveTelling(telling(number))));
    assert.deepEqual(await numbersOf(store, "public"), [1, 2, 3, 4]);
  },
};
