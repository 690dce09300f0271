/** Moments as addresses name them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Refusal } from "../domain/refusal.ts";
import { asKnownOnIn, endOfDay, instantFrom, pastFrom, shortInstant } from "./moment.ts";

const now = "2026-03-01T12:00:00.000Z";

test("a day is its beginning or its end, an instant keeps its zone, and a plus sign may have become a space", () => {
  assert.equal(instantFrom("2022-11-09", "beginning"), "2022-11-09T00:00:00.000Z");
  assert.equal(instantFrom("2022-11-09", "end"), "2022-11-09T23:59:59.999Z");
  assert.equal(instantFrom("2022-11-09T12:00+02:00", "end"), "2022-11-09T10:00:00.000Z");
  assert.equal(instantFrom("2022-11-09T12:00 02:00", "end"), "2022-11-09T10:00:00.000Z");
  for (const text of ["", "2022", "2022-11", "2022-02-30", "yesterday", "2022-11-09T25:00Z", "2022-11-09 02:00"]) {
    assert.equal(instantFrom(text, "end"), null, text);
  }
});

test("an end of a day is written as that day, and read as it again", () => {
  assert.equal(shortInstant(endOfDay(now)), "2026-03-01");
  assert.equal(shortInstant(now), now);
});

test("today may be asked for though it has not ended; what is still to come may not", () => {
  assert.deepEqual(pastFrom("2026-03-01", now), { instant: "2026-03-01T23:59:59.999Z" });
  assert.deepEqual(pastFrom("2026-03-02", now), { wrong: "date-future" });
  assert.deepEqual(pastFrom("2026-03-01T12:00:01Z", now), { wrong: "date-future" });
  assert.deepEqual(pastFrom("lately", now), { wrong: "instant-invalid" });
});

test("an address of one thing names one moment or none, and is refused with what it would take", () => {
  assert.equal(asKnownOnIn({}, now), null);
  assert.equal(asKnownOnIn({ asKnownOn: " " }, now), null);
  assert.equal(asKnownOnIn({ asKnownOn: "2022-11-09" }, now), "2022-11-09T23:59:59.999Z");
  for (const asKnownOn of ["soon", "2027-01-01", ["2022-11-09", "2022-11-10"]]) {
    assert.throws(
      () => asKnownOnIn({ asKnownOn }, now),
      (thrown) =>
        thrown instanceof Refusal &&
        thrown.code === "request-invalid" &&
        "asKnownOn" in thrown.details &&
        thrown.findings.length === 1,
    );
  }
});
