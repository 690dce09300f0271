/** Questions in addresses: what is written is read again, what cannot be asked is refused with all that is wrong. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { recordNumber } from "../store/contract/fixture.ts";
import { Refusal } from "../domain/refusal.ts";
import { slugOf } from "../domain/source.ts";
import { type Facet, facetNames } from "../search/facet.ts";
import { everything, type Question } from "../search/search.ts";
import {
  addressOf,
  type Asked,
  isTyped,
  placeAfter,
  questionIn,
  searchSorts,
  toggled,
  toggling,
  usualPlace,
} from "./question.ts";

const now = "2026-03-01T12:00:00.000Z";

/** What a request is given of an address. */
function queryIn(address: string): Readonly<Record<string, unknown>> {
  const parameters = new URL(address, "http://localhost").searchParams;
  return Object.fromEntries([...new Set(parameters.keys())].map((name) => [name, parameters.getAll(name)]));
}

function read(address: string): Asked {
  return questionIn(queryIn(address), now);
}

/** The places that a refusal names; empty where it is none. */
function wrongIn(address: string): readonly string[] {
  try {
    read(address);
    return [];
  } catch (error) {
    assert.ok(error instanceof Refusal);
    assert.equal(error.code, "request-invalid");
    for (const { at } of error.findings) assert.ok(at in error.details, at);
    return error.findings.map(({ at, code }) => `${at} ${code}`);
  }
}

const line = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 30 })
  .map((text) => text.replaceAll(/\p{Cc}+/gu, " ").trim());
const day = fc.date({ min: new Date("1990-01-01"), max: new Date("2026-02-28"), noInvalidDate: true });
const instant = fc.oneof(
  day.map((date) => date.toISOString()),
  day.map((date) => `${date.toISOString().slice(0, 10)}T23:59:59.999Z`),
);

function valueOf(facet: Facet): fc.Arbitrary<string> {
  const value = line.filter((text) => text !== "");
  if (facet === "organisation" || facet === "parent" || facet === "actor") return value.map(slugOf);
  return facet === "country" || facet === "technique" ? value.map((text) => text.toUpperCase().trim()) : value;
}

const chosen = fc
  .subarray([...facetNames], { maxLength: 4 })
  .chain((names) =>
    fc.tuple(
      ...names.map((facet) =>
        fc
          .uniqueArray(valueOf(facet), { minLength: 1, maxLength: 3 })
          .map((values) => [facet, values.toSorted()] as const),
      ),
    ),
  )
  .map((entries): Question["chosen"] => Object.fromEntries(entries));

const question: fc.Arbitrary<Question> = fc
  .record(
    {
      words: fc.oneof(fc.constant(""), line),
      chosen,
      date: fc.constantFrom(null, "2022", "2022-11", "2022-11-08", "2022-11/2023-03", "2019/..", "202X", "2021-05~"),
      dateSure: fc.boolean(),
      asKnownOn: fc.option(instant),
      incidents: fc.option(
        fc
          .uniqueArray(fc.nat({ max: 999 }).map(recordNumber), { minLength: 1, maxLength: 3 })
          .map((ids) => ids.toSorted()),
      ),
      changedSince: fc.option(instant),
    },
    { noNullPrototype: true },
  )
  .map((made) => ({ ...made, dateSure: made.dateSure && made.date !== null }));

const asked: fc.Arbitrary<Asked> = fc.record(
  {
    question,
    place: fc.record(
      {
        sort: fc.constantFrom(...searchSorts),
        descending: fc.boolean(),
        after: fc.option(fc.base64String({ minLength: 4, maxLength: 40 })),
      },
      { noNullPrototype: true },
    ),
  },
  { noNullPrototype: true },
);

test("what is written into an address is read from it again, whatever is asked", () => {
  fc.assert(
    fc.property(asked, (one) => {
      const address = addressOf("/incidents", one.question, one.place);
      assert.deepEqual(read(address), one);
      assert.equal(addressOf("/incidents", read(address).question, read(address).place), address);
      assert.equal(isTyped(queryIn(address)), false);
    }),
    { numRuns: 300 },
  );
});

test("a value that is chosen and put back leaves the question as it was", () => {
  fc.assert(
    fc.property(question, fc.constantFrom(...facetNames), (one, facet) => {
      const value = "no-such-value";
      const there = toggled(one, facet, value);
      assert.ok(there.chosen[facet]?.includes(value));
      assert.deepEqual(toggled(there, facet, value), one);
    }),
  );
});

test("the links of a page lead where the address of the changed question does", () => {
  fc.assert(
    fc.property(asked, fc.constantFrom(...facetNames), fc.string(), (one, facet, text) => {
      const toggle = toggling("/incidents", one);
      for (const value of [text, ...(one.question.chosen[facet] ?? [])]) {
        const then = toggled(one.question, facet, value);
        assert.equal(toggle(facet, value), addressOf("/incidents", then, placeAfter(one, then)));
      }
    }),
  );
});

test("equal questions have equal addresses, however they were typed", () => {
  const address =
    "/incidents?q=town+hall&type=ddos&type=ransomware&country=US&date=2022-11/2023-03&incident=CB-000001,CB-000002";
  for (const typed of [
    "/incidents?type=ransomware&type=ddos&type=ddos&q=%20town%20hall%09&country=us&from=2022-11&to=2023-03&incident=cb-000002,CB-000001",
    "/incidents?date=2022-11..2023-03&incident=CB-000002&incident=CB-000001&q=town hall&type=ddos&type=ransomware&country=US&sort=relevance&order=desc&asKnownOn=&utm_source=x",
  ]) {
    const { question: one, place } = read(typed);
    assert.equal(addressOf("/incidents", one, place).replace("%2F", "/"), address);
    assert.equal(isTyped(queryIn(typed)), true);
  }
  assert.equal(addressOf("/incidents", everything), "/incidents");
});

test("a party may be named as people write it, and is asked by the name of its page", () => {
  assert.deepEqual(read("/x?organisation=City of Northport").question.chosen, { organisation: ["city-of-northport"] });
});

test("a day that is asked for as known on stands for its end; today has not ended and may be asked for", () => {
  assert.equal(read("/x?asKnownOn=2022-11-09").question.asKnownOn, "2022-11-09T23:59:59.999Z");
  assert.equal(read("/x?asKnownOn=2022-11-09T12:00%2B02:00").question.asKnownOn, "2022-11-09T10:00:00.000Z");
  assert.equal(read("/x?asKnownOn=2026-03-01").question.asKnownOn, "2026-03-01T23:59:59.999Z");
  assert.deepEqual(wrongIn("/x?asKnownOn=2026-03-02"), ["asKnownOn date-future"]);
  assert.deepEqual(wrongIn("/x?asKnownOn=2026-03-01T12:00:01Z"), ["asKnownOn date-future"]);
  assert.deepEqual(wrongIn("/x?asKnownOn=2022-02-30"), ["asKnownOn instant-invalid"]);
  assert.deepEqual(wrongIn("/x?asKnownOn=2022-11"), ["asKnownOn instant-invalid"]);
});

test("the order that fits is the usual one, and one that was chosen is kept when the question changes", () => {
  assert.equal(usualPlace({ words: "" }).sort, "date");
  assert.equal(usualPlace({ words: "x" }).sort, "relevance");
  const without = { ...everything, words: "" };
  assert.equal(placeAfter(read("/x?q=town"), without).sort, "date");
  assert.deepEqual(placeAfter(read("/x?q=town&sort=title&order=desc&after=abc"), without), {
    ...{ sort: "title", descending: true, after: null },
  });
  assert.equal(read("/x?sort=changed").place.sort, "known");
});

test("everything that is wrong with an address is named at once, with what it would take", () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    "q=a&q=b": ["q parameter-repeated"],
    [`q=${"a".repeat(2001)}`]: ["q value-too-long"],
    "date=yesterday": ["date date-invalid"],
    "from=2023&to=2022": ["from date-invalid"],
    "to=soon": ["to date-invalid"],
    "dates=maybe": ["dates value-not-admitted"],
    "sort=colour&order=up": ["sort value-not-admitted", "order value-not-admitted"],
    "page=1000000000": ["page parameter-unknown"],
    "incident=CB-000001,T1486": ["incident value-not-admitted"],
    "changed_since=lately": ["changed_since instant-invalid"],
    [`type=${"a".repeat(201)}`]: ["type value-too-long"],
    [Array.from({ length: 101 }, (_, index) => `type=${index}`).join("&")]: ["type value-too-long"],
    [`after=${"a".repeat(2001)}`]: ["after value-too-long"],
  };
  for (const [query, wrong] of Object.entries(cases))
    assert.deepEqual(wrongIn(`/x?${query}`), wrong, query.slice(0, 60));
});

test("whatever is put into an address is read or refused, and nothing else happens", () => {
  const names = [
    "q",
    "date",
    "dates",
    "asKnownOn",
    "incident",
    "changed_since",
    "sort",
    "order",
    "after",
    ...facetNames,
  ];
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...names), fc.string({ unit: "binary", maxLength: 60 })), { maxLength: 8 }),
      (parts) => {
        const query = new URLSearchParams(parts);
        wrongIn(`/x?${query.toString()}`);
      },
    ),
  );
});
