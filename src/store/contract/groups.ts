/** What every book of sharing groups keeps to. */
import assert from "node:assert/strict";
import type { GroupName } from "../../domain/audience.ts";
import type { SharingGroup } from "../../domain/group.ts";
import type { Cases } from "./cases.ts";
import { at } from "./fixture.ts";

const named = (name: string, more: Partial<SharingGroup> = {}): SharingGroup => ({
  name: name as GroupName,
  title: name.toUpperCase(),
  about: "",
  created: at(0),
  ready: null,
  closed: null,
  ...more,
});

/** Groups that are added and changed, and never go. */
export const groupCases: Cases = {
  "groups are listed by name, and each is found by it": async (store) => {
    assert.deepEqual(await store.listGroups(), []);
    const [finance, water] = [named("finance-isac", { about: "Čeština" }), named("water")];
    await store.saveGroup(water);
    await store.saveGroup(finance);
    assert.deepEqual(await store.listGroups(), [finance, water]);
    assert.deepEqual(await store.findGroup(finance.name), finance);
    assert.equal(await store.findGroup("energy" as GroupName), null);
  },

  "a group that is saved again takes the place of what was kept": async (store) => {
    await store.saveGroup(named("water"));
    const closed = named("water", { title: "Waterworks", ready: at(1), closed: at(2) });
    await store.saveGroup(closed);
    assert.deepEqual(await store.listGroups(), [closed]);
  },

  "a group that was saved in a transaction that fails was not": async (store) => {
    await assert.rejects(
      store.transaction(async (shelves) => {
        await shelves.saveGroup(named("water"));
        assert.equal((await shelves.listGroups()).length, 1);
        throw new Error("no");
      }),
    );
    assert.deepEqual(await store.listGroups(), []);
  },
};
