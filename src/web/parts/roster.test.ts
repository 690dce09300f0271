/** Laws of rosters: pages put together are the whole, once each and in order, and what narrows takes away all else and nothing more. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { everything, type Search, type Tally } from "../../search/search.ts";
import { rosterPage, rosterSorts, type RosterWish } from "./roster.ts";

/** What records show of campaigns: the name of a page and a month, or none. */
type Shown = readonly (readonly [slug: string, month: string | null])[];

const never = (): never => assert.fail("rosters are made of tallies alone");

function searchOf(shown: Shown): Search {
  const tally = (cells: readonly (readonly string[])[]): Tally => {
    const counted = Map.groupBy(cells, (values) => values.join(" "));
    const rows = [...counted.values()].map((same) => ({ values: same[0] ?? [], count: same.length }));
    return { records: shown.length, cells: rows, absent: [] };
  };
  return {
    records: shown.length,
    change: 1,
    span: null,
    ask: never,
    select: never,
    complete: never,
    labelOf: (_, value) => value.toUpperCase(),
    tally: (_, by) =>
      tally(
        by.length === 1
          ? shown.map(([slug]) => [slug])
          : shown.flatMap(([slug, month]) => (month === null ? [] : [[slug, month]])),
      ),
  };
}

const slug = fc.array(fc.constantFrom("tide", "ebb", "flow", "neap"), { minLength: 1, maxLength: 3 });
const month = fc.option(fc.constantFrom("2020", "2021-02", "202X", "2022-11", "2023-01"), { nil: null });
const shownAnyhow = fc.array(
  fc.tuple(
    slug.map((words) => words.join("-")),
    month,
  ),
  { maxLength: 30 },
);
const wish = fc.record({
  name: fc.constantFrom("", "e", "Flow", "ow", "TIDE ebb"),
  sort: fc.constantFrom(...rosterSorts),
  descending: fc.boolean(),
  only: fc.option(fc.constant(new Set(["tide", "ebb-flow", "neap-tide"])), { nil: null }),
});

test("pages of a roster put together are all that is asked for, each once, with its number of records", async () => {
  await fc.assert(
    fc.asyncProperty(shownAnyhow, wish, fc.integer({ min: 1, max: 7 }), async (shown, asked, limit) => {
      const search = searchOf(shown);
      const wanted: RosterWish = { ...asked, question: everything };
      const met: string[] = [];
      for (let offset = 0; ; offset += limit) {
        const { entries, total } = await rosterPage(search, "campaign", wanted, { offset, limit });
        for (const entry of entries) {
          assert.equal(entry.records, shown.filter(([one]) => one === entry.slug).length);
          assert.equal(entry.name, entry.slug.toUpperCase());
        }
        met.push(...entries.map((entry) => entry.slug));
        if (offset + limit >= total) break;
      }
      const begins = asked.name.toLowerCase().replace(" ", "-");
      const expected = new Set(
        shown
          .map(([one]) => one)
          .filter((one) => asked.only?.has(one) ?? true)
          .filter((one) => begins === "" || `-${one}`.includes(`-${begins}`)),
      );
      assert.deepEqual(met.toSorted(), [...expected].toSorted());
      assertOrdered(met, shown, asked);
    }),
  );
});

function assertOrdered(
  met: readonly string[],
  shown: Shown,
  { sort, descending }: Pick<RosterWish, "sort" | "descending">,
) {
  const of = (one: string) => shown.filter(([other]) => other === one);
  const latest = (one: string) => of(one).flatMap(([, at]) => (at === null ? [] : [at.replace("X", "0")]));
  const keyOf = (one: string) =>
    sort === "name" ? one : sort === "records" ? of(one).length : (latest(one).toSorted().at(-1) ?? "");
  for (const [index, one] of met.slice(1).entries()) {
    const [a, b] = [keyOf(met[index] ?? ""), keyOf(one)];
    if (b === "") continue;
    assert.ok(a !== "" && (descending ? a >= b : a <= b), `${String(a)} before ${String(b)}`);
  }
}

test("names that the index does not count by stand among the others, under their own name", async () => {
  const search = searchOf([["tide", "2020"]]);
  const wanted = { question: everything, name: "", only: null, sort: "name", descending: false } as const;
  const others = () =>
    Promise.resolve([
      { slug: "brook", name: "Brook", records: 2 },
      { slug: "tide", name: "Tide", records: 3 },
    ]);
  const { entries, total } = await rosterPage(search, "actor", wanted, { offset: 0, limit: 9 }, others);
  assert.equal(total, 2);
  assert.deepEqual(entries, [
    { slug: "brook", name: "Brook", records: 2 },
    { slug: "tide", name: "TIDE", records: 3 },
  ]);
});
