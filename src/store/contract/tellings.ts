/** What every shelf of tellings keeps to: what is found, what is listed, and in which order. */
import assert from "node:assert/strict";
import { type GroupName, partnersOf } from "../../domain/audience.ts";
import { toldAlike } from "../../domain/disclosure.ts";
import type { Store, TellingQuery } from "../store.ts";
import type { Cases } from "./cases.ts";
import { at, buried, recordNumber, type Story, told, toldTogether } from "./fixture.ts";

const everything: TellingQuery = { sort: "date", descending: false, party: null, offset: 0, limit: 50 };

/** The last digits of the records listed for the public, in order, and how many there are in all. */
async function listed(store: Store, query: Partial<TellingQuery> = {}): Promise<readonly [string, number]> {
  const { entries, total } = await store.listTellings("public", { ...everything, ...query });
  return [entries.map(({ telling }) => telling.incident.slice(-1)).join(""), total];
}

/** Tells the public stories, numbered from 1, one a minute. */
async function tell(store: Store, stories: readonly Omit<Story, "incident">[]): Promise<void> {
  for (const [index, story] of stories.entries()) {
    await store.saveTelling(told({ incident: recordNumber(index + 1), ...story }, "public", at(index)));
  }
}

/** Tellings and the orders in which they are listed. */
export const tellingCases: Cases = {
  "a telling is kept for its incident and audience alone": async (store) => {
    const story = { incident: recordNumber(1), victims: ["Town Hall"], began: "2022-11-08" };
    const [forPublic, forDesk] = [told(story, "public", at(0)), told(story, "desk", at(1))];
    await store.saveTelling(forPublic);
    await store.saveTelling(forDesk);
    assert.deepEqual(await store.findTelling(story.incident, "public"), forPublic);
    assert.deepEqual(await store.findTelling(story.incident, "desk"), forDesk);
    assert.equal(await store.findTelling(story.incident, "member"), null);
    assert.equal(await store.findTelling(recordNumber(2), "public"), null);
    assert.deepEqual((await store.listTellings("public", everything)).entries, [{ telling: forPublic }]);
    assert.deepEqual(await store.listTellings("member", everything), { entries: [], total: 0 });
  },

  "what several audiences are told at once is kept for each, and replaced for each alone": async (store) => {
    const story = { incident: recordNumber(1), victims: ["Town Hall"], began: "2022" };
    const [forPublic, forMember] = toldTogether(story, ["public", "member"], at(0));
    const forDesk = told({ ...story, claimant: "Red Owl" }, "desk", at(0));
    assert.ok(forPublic !== undefined && forMember !== undefined && toldAlike(forPublic, forMember));
    await store.saveTellings([forPublic, forMember, forDesk]);
    const changed = told({ ...story, victims: ["School"] }, "member", at(1), forMember);
    await store.saveTellings([forPublic, changed]);
    assert.deepEqual(await store.findTelling(story.incident, "public"), forPublic);
    assert.deepEqual(await store.findTelling(story.incident, "member"), changed);
    assert.deepEqual(await store.findTelling(story.incident, "desk"), forDesk);
    assert.deepEqual([await store.changeNumber("public"), await store.changeNumber("member")], [1, 2]);
    const stones = [forPublic, changed].map((before) => buried(before, at(2)));
    await store.saveTellings(stones);
    assert.deepEqual(await store.findTelling(story.incident, "member"), stones[1]);
    assert.deepEqual(await store.findTelling(story.incident, "desk"), forDesk);
    assert.deepEqual(await store.check(), []);
  },

  "what several audiences are told is found at once, each as it would be by itself": async (store) => {
    const story = { incident: recordNumber(1), victims: ["Town Hall"], began: "2022" };
    const [forPublic, forMember] = toldTogether(story, ["public", "member"], at(0));
    assert.ok(forPublic !== undefined && forMember !== undefined);
    await store.saveTellings([forPublic, forMember]);
    const forDesk = buried(told(story, "desk", at(0)), at(1));
    await store.saveTelling(forDesk);
    const found = await store.findTellings(story.incident, ["desk", "partner", "member", "public"]);
    assert.deepEqual(found, [forDesk, null, forMember, forPublic]);
    assert.deepEqual(await store.findTellings(recordNumber(2), ["public", "desk"]), [null, null]);
    assert.deepEqual(await store.findTellings(story.incident, []), []);
  },

  "what partners of groups are told at once is kept for each group, whatever becomes of the others": async (store) => {
    const names = ["water", "energy"] as readonly string[] as readonly GroupName[];
    for (const name of names) {
      await store.saveGroup({ name, title: name, about: "", created: at(0), ready: at(0), closed: null });
    }
    const story = { incident: recordNumber(1), victims: ["Town Hall"] };
    const audiences = ["partner", ...names.map(partnersOf)] as const;
    const [forPartners, forWater, forEnergy] = toldTogether(story, audiences, at(0));
    assert.ok(forPartners !== undefined && forWater !== undefined && forEnergy !== undefined);
    await store.saveTellings([forPartners, forWater, forEnergy]);
    const more = told({ ...story, claimant: "Red Owl" }, forWater.audience, at(1), forWater);
    await store.saveTellings([more, buried(forPartners, at(1))]);
    assert.deepEqual(await store.findTelling(story.incident, forWater.audience), more);
    assert.deepEqual(await store.findTelling(story.incident, forEnergy.audience), forEnergy);
    const page = { sort: "changed", descending: true, party: null, offset: 0, limit: 9 } as const;
    assert.deepEqual((await store.listTellings(forEnergy.audience, page)).entries, [{ telling: forEnergy }]);
    const numbers = [];
    for (const name of [...audiences, "partner:water-works"] as const) numbers.push(await store.changeNumber(name));
    assert.deepEqual(numbers, [2, 2, 1, 0]);
    assert.deepEqual(await store.check(), []);
  },

  "when an audience was first told stays, through correction, withdrawal and reinstatement": async (store) => {
    const story = { incident: recordNumber(1), victims: ["Town Hall"] };
    const first = told(story, "public", at(0));
    const corrected = told({ ...story, victims: ["School"] }, "public", at(1), first);
    const stone = buried(corrected, at(2));
    for (const telling of [first, corrected, stone, told(story, "public", at(3), stone)]) {
      await store.saveTelling(telling);
      assert.deepEqual(await store.findTelling(story.incident, "public"), telling);
      assert.equal(telling.first, at(0));
    }
  },

  "a telling takes the place of the one before": async (store) => {
    const story = { incident: recordNumber(1), victims: ["Town Hall"] };
    const first = told(story, "public", at(0));
    await store.saveTelling(first);
    const second = told({ ...story, victims: ["School"] }, "public", at(1), first);
    await store.saveTelling(second);
    assert.equal(second.version, 2);
    assert.deepEqual(await store.findTelling(story.incident, "public"), second);
    assert.deepEqual(await listed(store), ["1", 1]);
  },

  "a tombstone is found, but in no list": async (store) => {
    const story = { incident: recordNumber(1), victims: ["Town Hall"], began: "2022" };
    const before = told(story, "public", at(0));
    await store.saveTelling(before);
    const stone = buried(before, at(1));
    await store.saveTelling(stone);
    assert.deepEqual(await store.findTelling(story.incident, "public"), stone);
    assert.deepEqual(await listed(store), ["", 0]);
    const again = told(story, "public", at(2), stone);
    await store.saveTelling(again);
    assert.deepEqual(await listed(store), ["1", 1]);
  },

  "everything told is walked by record number, tombstones included": async (store) => {
    await tell(store, [{ victims: ["A"] }, { victims: ["B"] }, { victims: ["C"] }]);
    const second = await store.findTelling(recordNumber(2), "public");
    if (second === null) throw new TypeError("the second story was not kept");
    await store.saveTelling(buried(second, at(9)));
    const walked = async (after: number | null, limit: number) =>
      (await store.tellingsAfter("public", after === null ? null : recordNumber(after), limit)).map(
        ({ incident, kind }) => `${incident.slice(-1)} ${kind}`,
      );
    assert.deepEqual(await walked(null, 2), ["1 record", "2 tombstone"]);
    assert.deepEqual(await walked(2, 2), ["3 record"]);
    assert.deepEqual(await walked(3, 2), []);
    assert.deepEqual(await store.tellingsAfter("member", null, 9), []);
  },

  "records of one party and date are found alike": async (store) => {
    await tell(store, [
      { victims: ["Town Hall"], began: "2022-11-08" },
      { victims: ["Town Hall"], began: "2022-11" },
      { victims: ["Town Hall", "School"], began: "2022-11-08" },
      { victims: ["School"], began: "2022-11-08" },
    ]);
    const hall = { kind: "organisation", slug: "town-hall" } as const;
    const alike = (date: string, limit: number) => store.recordsAlike("public", hall, date, limit);
    assert.deepEqual(await alike("2022-11-08", 9), [recordNumber(1), recordNumber(3)]);
    assert.deepEqual(await alike("2022-11-08", 1), [recordNumber(1)]);
    assert.deepEqual(await alike("2022-11", 9), [recordNumber(2)]);
    assert.deepEqual(await alike("2021-11-08", 9), []);
  },

  "by date: what may be earliest first, then what must be over earliest, ties by record number": async (store) => {
    const dates = ["2022-11", "2022-11-01", "2021?", "2022-11-01", "../2020", "2022-11-01/2022-11-05"];
    await tell(
      store,
      dates.map((began) => ({ began })),
    );
    assert.deepEqual(await listed(store), ["532461", 6]);
    assert.deepEqual(await listed(store, { descending: true }), ["162435", 6]);
  },

  "by date: records without a date come last in both directions": async (store) => {
    await tell(store, [{}, { began: "2022" }, {}, { began: "2021" }]);
    assert.deepEqual(await listed(store), ["4213", 4]);
    assert.deepEqual(await listed(store, { descending: true }), ["2413", 4]);
    assert.deepEqual(await listed(store, { offset: 1, limit: 2 }), ["21", 4]);
    assert.deepEqual(await listed(store, { offset: 1, limit: 2, descending: true }), ["41", 4]);
  },

  "by title: the victims' names without regard to case, accents and marks, ties by record number": async (store) => {
    const names = ["zoo", "Ärzte", "« Arzt »", "ARZTE", "Łódź", "Lodge", "\u{20000}", "\ufa0e"];
    await tell(
      store,
      names.map((name) => ({ victims: [name] })),
    );
    assert.deepEqual(await listed(store, { sort: "title" }), ["32465187", 8]);
    assert.deepEqual(await listed(store, { sort: "title", descending: true }), ["78156243", 8]);
  },

  "by change: since when they are told so, ties by record number": async (store) => {
    const minutes = [2, 1, 2, 0];
    for (const [index, minute] of minutes.entries()) {
      await store.saveTelling(told({ incident: recordNumber(index + 1) }, "public", at(minute)));
    }
    assert.deepEqual(await listed(store, { sort: "changed" }), ["4213", 4]);
    assert.deepEqual(await listed(store, { sort: "changed", descending: true }), ["1324", 4]);
  },

  "a list is read by pages, to beyond its end": async (store) => {
    await tell(
      store,
      ["a", "b", "c", "d", "e"].map((name) => ({ victims: [name] })),
    );
    const page = (offset: number, limit: number) => listed(store, { sort: "title", offset, limit });
    assert.deepEqual(await page(0, 2), ["12", 5]);
    assert.deepEqual(await page(2, 2), ["34", 5]);
    assert.deepEqual(await page(4, 2), ["5", 5]);
    assert.deepEqual(await page(6, 2), ["", 5]);
    assert.deepEqual(await page(0, 0), ["", 5]);
  },

  "a record moves in its lists when what is told of it changes": async (store) => {
    await tell(store, [
      { victims: ["a"], began: "2020" },
      { victims: ["b"], began: "2021" },
    ]);
    const before = await store.findTelling(recordNumber(1), "public");
    await store.saveTelling(told({ incident: recordNumber(1), victims: ["c"] }, "public", at(9), before));
    assert.deepEqual(await listed(store, { sort: "title" }), ["21", 2]);
    assert.deepEqual(await listed(store, { sort: "date" }), ["21", 2]);
    assert.deepEqual(await listed(store, { sort: "changed" }), ["21", 2]);
  },
};
