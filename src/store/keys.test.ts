import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { compareWhen } from "../domain/when.ts";
import { at, recordNumber, told } from "./contract/fixture.ts";
import { compareKeys, orderKeyOf, sortKeysOf } from "./keys.ts";

const dateKey = (began: string) => sortKeysOf(told({ incident: recordNumber(1), began }, "public", at(0))).date ?? "";

describe("keys", () => {
  test("of dates sort as dates do", () => {
    const dates = [
      "2022",
      "2022-11",
      "2022-11-08",
      "2022-11-08/2022-11-09",
      "../2022",
      "2022/..",
      "202X",
      "2021~",
      "0999",
    ];
    const byKey = dates.map((date) => [dateKey(date), date] as const).toSorted(([a], [b]) => compareKeys(a, b));
    assert.deepEqual(
      byKey.map(([, date]) => date),
      dates.toSorted(compareWhen),
    );
  });

  test("of names leave out case, accents and marks, and keep a name that is made of nothing else", () => {
    assert.equal(orderKeyOf("« Crédit-Agricole » S.A."), "credit agricole s a");
    assert.equal(orderKeyOf("ŁÓDŹ"), "lodz");
    assert.equal(orderKeyOf("Ærø"), "aero");
    assert.equal(orderKeyOf("ＡＣＭＥ ﬁnance"), "acme finance");
    assert.equal(orderKeyOf("株式会社"), "株式会社");
    assert.equal(orderKeyOf("???"), "???");
  });

  test("compare by code points", () => {
    assert.ok(compareKeys("\ufa0e", "\u{20000}") < 0);
    assert.ok(compareKeys("a", "ab") < 0);
    assert.equal(compareKeys("a", "a"), 0);
  });
});
