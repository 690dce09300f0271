/** What every shelf keeps to about parties: their lists follow what is told, and nothing else. */
import assert from "node:assert/strict";
import type { AudienceName } from "../../domain/audience.ts";
import type { PartyKind, Store, TellingSort } from "../store.ts";
import type { Cases } from "./cases.ts";
import { at, buried, recordNumber, told } from "./fixture.ts";

/** A party list as `Name:records` for each. */
async function parties(store: Store, kind: PartyKind, audience: AudienceName = "public"): Promise<string> {
  const { entries, total } = await store.listParties(audience, kind, { offset: 0, limit: 50 });
  assert.equal(entries.length, total);
  return entries.map(({ name, records }) => `${name}:${records}`).join(" ");
}

async function naming(store: Store, kind: PartyKind, slug: string, sort: TellingSort = "date"): Promise<string> {
  const query = { sort, descending: false, party: { kind, slug }, offset: 0, limit: 50 };
  const { entries, total } = await store.listTellings("public", query);
  assert.equal(entries.length, total);
  return entries.map(({ telling }) => telling.incident.slice(-1)).join("");
}

/** Parties and the records that name them. */
export const partyCases: Cases = {
  "the parties of a record are listed by kind, for its audience alone": async (store) => {
    const story = { incident: recordNumber(1), victims: ["Town Hall", "School"], claimant: "Red Owl" };
    await store.saveTelling(told(story, "public", at(0)));
    assert.equal(await parties(store, "organisation"), "School:1 Town Hall:1");
    assert.deepEqual(await store.listParties("public", "actor", { offset: 0, limit: 9 }), {
      entries: [{ slug: "red-owl", name: "Red Owl", records: 1 }],
      total: 1,
    });
    assert.equal(await parties(store, "actor", "member"), "");
  },

  "a party is one whatever the spelling, and is called as the newest record calls it": async (store) => {
    const save = (number: number, name: string, minute: number) =>
      store.saveTelling(told({ incident: recordNumber(number), victims: [name] }, "public", at(minute)));
    await save(3, "Cafe Noir", 1);
    await save(2, "CAFÉ NOIR", 2);
    await save(1, "Café  Noir", 2);
    assert.equal(await parties(store, "organisation"), "Café  Noir:3");
    await save(4, "cafe noir", 0);
    assert.equal(await parties(store, "organisation"), "Café  Noir:4");
  },

  "an organisation and an actor of one name are two parties": async (store) => {
    await store.saveTelling(told({ incident: recordNumber(1), victims: ["Owl"], claimant: "Owl" }, "public", at(0)));
    await store.saveTelling(told({ incident: recordNumber(2), claimant: "OWL" }, "public", at(1)));
    assert.equal(await parties(store, "organisation"), "Owl:1");
    assert.equal(await parties(store, "actor"), "OWL:2");
    assert.equal(await naming(store, "organisation", "owl"), "1");
    assert.equal(await naming(store, "actor", "owl"), "12");
  },

  "a party that a record names still is called as the newest record calls it, also where the clock was moved back":
    async (store) => {
      const [one, two] = [recordNumber(1), recordNumber(2)];
      const first = told({ incident: one, victims: ["School"] }, "public", at(1));
      await store.saveTelling(first);
      await store.saveTelling(told({ incident: two, victims: ["school"] }, "public", at(2)));
      const second = told({ incident: one, victims: ["SCHOOL"] }, "public", at(3), first);
      await store.saveTelling(second);
      assert.equal(await parties(store, "organisation"), "SCHOOL:2");
      const third = told({ incident: one, victims: ["SchooL"] }, "public", at(1), second);
      await store.saveTelling(third);
      assert.equal(await parties(store, "organisation"), "school:2");
      await store.saveTelling(told({ incident: one, victims: ["School"], began: "2022" }, "public", at(2), third));
      assert.equal(await parties(store, "organisation"), "School:2");
      assert.equal(await naming(store, "organisation", "school"), "12");
      assert.deepEqual(await store.check(), []);
    },

  "parties follow the telling that takes the place of another": async (store) => {
    const [one, two] = [recordNumber(1), recordNumber(2)];
    const first = told({ incident: one, victims: ["Town Hall", "School"], claimant: "Red Owl" }, "public", at(0));
    await store.saveTelling(first);
    await store.saveTelling(told({ incident: two, victims: ["school"] }, "public", at(1)));
    assert.equal(await parties(store, "organisation"), "school:2 Town Hall:1");
    const second = told({ incident: one, victims: ["SCHOOL", "Library"] }, "public", at(2), first);
    await store.saveTelling(second);
    assert.equal(await parties(store, "organisation"), "Library:1 SCHOOL:2");
    assert.equal(await parties(store, "actor"), "");
    await store.saveTelling(buried(second, at(3)));
    assert.equal(await parties(store, "organisation"), "school:1");
    assert.equal(await naming(store, "organisation", "school"), "2");
    assert.equal(await naming(store, "organisation", "library"), "");
  },

  "the records that name a party are sorted as all records are": async (store) => {
    const victims = (...names: readonly string[]) => [...names, "Owl Ltd"];
    const began = ["2022", undefined, "2020", "2021"];
    for (const [index, name] of ["b", "a", "c", "d"].entries()) {
      const date = began[index];
      const story = { incident: recordNumber(index + 1), victims: victims(name) };
      await store.saveTelling(told(date === undefined ? story : { ...story, began: date }, "public", at(9 - index)));
    }
    await store.saveTelling(told({ incident: recordNumber(5), victims: ["e"], began: "2019" }, "public", at(0)));
    assert.equal(await naming(store, "organisation", "owl-ltd", "date"), "3412");
    assert.equal(await naming(store, "organisation", "owl-ltd", "title"), "2134");
    assert.equal(await naming(store, "organisation", "owl-ltd", "changed"), "4321");
    const party = { kind: "organisation", slug: "owl-ltd" } as const;
    const page = await store.listTellings("public", { sort: "date", descending: true, party, offset: 1, limit: 2 });
    assert.deepEqual(
      page.entries.map(({ telling }) => telling.incident),
      [4, 3].map(recordNumber),
    );
    assert.equal(page.total, 4);
  },

  "parties are listed by name as people read it, by pages": async (store) => {
    const names = ["Zebra", "élan", "Elan Two", "Ørsted", "Oslo", "ærø"];
    await store.saveTelling(told({ incident: recordNumber(1), victims: names }, "public", at(0)));
    assert.equal(await parties(store, "organisation"), "ærø:1 élan:1 Elan Two:1 Ørsted:1 Oslo:1 Zebra:1");
    const page = await store.listParties("public", "organisation", { offset: 4, limit: 5 });
    assert.deepEqual([page.entries.map(({ name }) => name), page.total], [["Oslo", "Zebra"], 6]);
    assert.deepEqual(await store.listParties("public", "organisation", { offset: 6, limit: 5 }), {
      entries: [],
      total: 6,
    });
  },
};
