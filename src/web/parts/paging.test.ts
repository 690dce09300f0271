/** Lists in pages. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Refusal } from "../../domain/refusal.ts";
import { leafOf, pager, readQuery } from "./paging.ts";

const address = (page: number) => `/list?page=${page}`;

test("a page knows its place, and the first page of an empty list is empty", async () => {
  const list = (total: number) => () => Promise.resolve({ entries: ["a"], total });
  const leaf = await leafOf(2, address, list(51));
  assert.deepEqual([leaf.page, leaf.pages, leaf.total], [2, 2, 51]);
  assert.equal((await leafOf(1, address, list(0))).pages, 1);
  await assert.rejects(leafOf(3, address, list(51)), (error) => {
    assert.ok(error instanceof Refusal);
    assert.deepEqual(error.details, { page: 3, last: "/list?page=2" });
    return true;
  });
});

test("everything that is wrong with an address is named at once", () => {
  assert.throws(
    () => readQuery(({ page, oneOf }) => [page("-1"), oneOf("sort", "x", ["a"], "a")]),
    (error) => error instanceof Refusal && error.findings.map(({ at }) => at).join() === "page,sort",
  );
  assert.deepEqual(
    readQuery(({ page, oneOf }) => [page(undefined), oneOf("sort", undefined, ["a", "b"], "b")]),
    [1, "b"],
  );
});

test("one page needs no way to others", () => {
  assert.equal(pager({ page: 1, pages: 1, total: 3 }, address), null);
  const middle = pager({ page: 2, pages: 3, total: 120 }, address)?.text ?? "";
  assert.match(middle, /rel="prev" href="\/list\?page=1".*Page 2 of 3.*rel="next" href="\/list\?page=3"/s);
});
