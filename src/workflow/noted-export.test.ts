/** Tests of noted exports: nobody has the whole without its being noted, and what was broken off is told as such. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { curator, openHouse } from "../../test/arbitrary/house.ts";
import type { House } from "./house.ts";
import { notedExport } from "./noted-export.ts";

const about = { format: "csv-long", audience: "member", selection: "q=x", by: curator, via: "session" } as const;

async function* three(count: () => void) {
  for (const piece of ["a", "b", "c"]) {
    count();
    yield await Promise.resolve(piece);
  }
}

async function notes({ store }: House) {
  return (await store.entriesAfter(0, 10)).map(({ object, by, detail }) => [object, by, detail]);
}

test("the last piece is given once the whole is noted", async () => {
  const house = openHouse();
  const seen: (readonly [string, number])[] = [];
  for await (const piece of notedExport(house, about, three)) seen.push([piece, (await notes(house)).length]);
  assert.deepEqual(seen, [
    ["a", 0],
    ["b", 0],
    ["c", 1],
  ]);
  const detail = { audience: "member", selection: "q=x", records: 3, whole: true };
  assert.deepEqual(await notes(house), [["csv-long", curator, detail]]);
});

test("what is broken off is noted as far as it came, be it by the reader or by a defect", async () => {
  const house = openHouse();
  for await (const piece of notedExport(house, about, three)) if (piece === "b") break;
  const failing = async function* (count: () => void) {
    yield* three(count);
    throw new Error("broken");
  };
  await assert.rejects(async () => {
    for await (const piece of notedExport(house, about, failing)) assert.ok(piece);
  }, /broken/);
  const details = (await notes(house)).map(([, , detail]) => detail);
  const told = { audience: "member", selection: "q=x", records: 3, whole: false };
  assert.deepEqual(details, [told, told]);
});

test("nothing is noted where nothing was given, nor of what anybody may have", async () => {
  const house = openHouse();
  const none = (): AsyncIterable<string> => ({
    [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error("refused")) }),
  });
  await assert.rejects(async () => {
    for await (const piece of notedExport(house, about, none)) assert.fail(piece);
  }, /refused/);
  for await (const piece of notedExport(house, { ...about, audience: "public" }, three)) assert.ok(piece);
  assert.deepEqual(await notes(house), []);
});

test("what cannot be noted is not given whole", async () => {
  const house = openHouse();
  const store = { ...house.store, transaction: () => Promise.reject(new Error("the disk is full")) };
  const seen: string[] = [];
  await assert.rejects(async () => {
    for await (const piece of notedExport({ ...house, store }, about, three)) seen.push(piece);
  }, /disk is full/);
  assert.deepEqual(seen, ["a", "b"]);
});
