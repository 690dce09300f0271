/** Gathering: what belongs to a record, what does not, and documents that mean harm or are merely large. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { gatherRecords } from "./gather.ts";
import { readRecord } from "./read.ts";
import { isStixObject, listOf, membersOf, type StixObject } from "./wire.ts";

function idOf(type: string, number: number): string {
  return `${type}--${number.toString(16).padStart(8, "0")}-0000-4000-8000-000000000000`;
}

function made(type: string, number: number, members: Readonly<Record<string, unknown>> = {}): StixObject {
  const times = { created: "2024-01-01T00:00:00.000Z", modified: "2024-01-01T00:00:00.000Z" };
  return { type, spec_version: "2.1", id: idOf(type, number), ...times, name: `${type} ${number}`, ...members };
}

function related(number: number, source: string, type: string, target: string): StixObject {
  return made("relationship", number, { relationship_type: type, source_ref: source, target_ref: target });
}

function bundleOf(...objects: readonly unknown[]): unknown {
  return { type: "bundle", id: idOf("bundle", 1), objects };
}

function many<T>(count: number, make: (index: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** The ids in each record, in order. */
function idsIn(document: unknown): readonly (readonly string[])[] {
  return gatherRecords(document).records.map(({ data }) =>
    listOf(membersOf(data)["objects"])
      .filter(isStixObject)
      .map(({ id }) => id),
  );
}

function codesOf(document: unknown): readonly string[] {
  return gatherRecords(document).findings.map(({ code, at }) => `${code} ${at}`);
}

const incident = idOf("incident", 1);

describe("a record", () => {
  test("is an incident with what it is connected with, what is said of that, and who made and marked it; the incident comes first", () => {
    const marking = made("marking-definition", 1, { definition_type: "statement", definition: { statement: "x" } });
    const document = bundleOf(
      made("identity", 9, { name: "maker", object_marking_refs: [marking.id] }),
      made("identity", 1),
      made("location", 1, { country: "DE" }),
      made("incident", 1, { created_by_ref: idOf("identity", 9) }),
      related(1, incident, "targets", idOf("identity", 1)),
      related(2, idOf("identity", 1), "located-at", idOf("location", 1)),
      made("opinion", 1, { opinion: "disagree", object_refs: [idOf("relationship", 1)] }),
      made("note", 1, { content: "x", object_refs: [incident, idOf("threat-actor", 1)] }),
      made("threat-actor", 1),
      marking,
      made("indicator", 1),
    );
    const [[first, ...others] = [], ...records] = idsIn(document);
    assert.equal(first, incident);
    assert.deepEqual(records, []);
    assert.deepEqual(others.length, 9);
    assert.deepEqual(codesOf(document), ["import-lost /objects/10"]);
    assert.deepEqual(gatherRecords(document).records[0]?.places.slice(0, 2), ["/objects/3", "/objects/0"]);
  });

  test("has nothing of another incident, even where both stand in one report", () => {
    const report = made("report", 1, { object_refs: [incident, idOf("incident", 2), idOf("malware", 1)] });
    const document = bundleOf(made("incident", 1), made("incident", 2), made("malware", 1), report);
    assert.deepEqual(idsIn(document), [
      [incident, report.id],
      [idOf("incident", 2), report.id],
    ]);
    const [one] = gatherRecords(document).records;
    assert.deepEqual(membersOf(listOf(membersOf(one?.data)["objects"])[1])["object_refs"], [incident]);
  });

  test("has what its own report lists", () => {
    const report = made("report", 1, { object_refs: [incident, idOf("malware", 1)] });
    assert.deepEqual(idsIn(bundleOf(made("incident", 1), made("malware", 1), report)), [
      [incident, idOf("malware", 1), report.id],
    ]);
  });

  test("is a report where that names no incident but something to tell", () => {
    const told = made("report", 1, { published: "2024-05-06T00:00:00Z", object_refs: [idOf("threat-actor", 1)] });
    const other = made("report", 2, { report_types: ["indicator"], object_refs: [idOf("malware", 1)] });
    const empty = made("report", 3, { object_refs: [idOf("indicator", 1)] });
    const document = bundleOf(told, other, empty, made("threat-actor", 1), made("malware", 1), made("indicator", 1));
    assert.deepEqual(idsIn(document), [[told.id, idOf("threat-actor", 1)]]);
    const { published, findings } = readRecord(gatherRecords(document).records[0]?.data, { publisher: "x" });
    assert.equal(published, "2024-05-06");
    assert.ok(findings.some(({ code, saw }) => code === "value-mapped" && saw === "report"));
  });

  test("is taken from envelopes of TAXII, from lists of objects and lists of bundles alike", () => {
    const objects = [made("incident", 1)];
    for (const document of [{ more: false, objects }, objects, objects[0], [bundleOf(...objects)]]) {
      assert.deepEqual(idsIn(document), [[incident]]);
    }
  });

  test("is not made of what is no such document", () => {
    for (const document of [null, 5, "x", {}, { objects: "x" }]) {
      assert.deepEqual(gatherRecords(document).records, []);
      assert.deepEqual(codesOf(document), ["record-shape "]);
    }
    assert.deepEqual(codesOf(bundleOf(made("indicator", 1))), ["no-incident ", "import-lost /objects/0"]);
    assert.deepEqual(codesOf(bundleOf(made("incident", 1), "x", {})), [
      "record-shape /objects/1",
      "record-shape /objects/2",
    ]);
  });
});

describe("of several versions of an object", () => {
  test("the latest counts, whatever their order and precision, and the others are named", () => {
    const versions = ["2024-01-01T00:00:00Z", "2024-01-01T00:00:00.500Z", "2024-01-01T00:00:00.25Z"];
    const document = bundleOf(
      ...versions.map((modified, index) => made("incident", 1, { modified, name: `name ${index}` })),
    );
    const { records } = gatherRecords(document);
    assert.equal(readRecord(records[0]?.data, { publisher: "x" }).title, "name 1");
    assert.deepEqual(codesOf(document), ["key-repeated /objects/0", "key-repeated /objects/2"]);
  });
});

describe("references", () => {
  test("that lead nowhere are named, in lists by the document, elsewhere by the record", () => {
    const document = bundleOf(
      made("incident", 1, { created_by_ref: idOf("identity", 7) }),
      made("note", 1, { content: "x", object_refs: [incident, idOf("malware", 7)] }),
      related(1, incident, "targets", idOf("identity", 8)),
    );
    assert.deepEqual(codesOf(document), ["reference-missing /objects/1/object_refs/1"]);
    const { findings } = readRecord(gatherRecords(document).records[0]?.data, { publisher: "x" });
    assert.deepEqual(
      findings.filter(({ code }) => code === "reference-missing").map(({ saw }) => saw),
      [idOf("identity", 7), idOf("identity", 8)],
    );
  });

  test("that run in circles are followed once", () => {
    const document = bundleOf(
      made("incident", 1, { created_by_ref: idOf("identity", 1) }),
      made("incident", 2),
      made("identity", 1, { created_by_ref: idOf("identity", 2) }),
      made("identity", 2, { created_by_ref: idOf("identity", 1) }),
      related(1, incident, "led-to", idOf("incident", 2)),
      related(2, idOf("incident", 2), "led-to", incident),
      related(3, incident, "related-to", incident),
      made("note", 1, { content: "x", object_refs: [idOf("note", 2), incident] }),
      made("note", 2, { content: "x", object_refs: [idOf("note", 1), incident] }),
      made("opinion", 1, { opinion: "disagree", object_refs: [idOf("opinion", 1), incident] }),
    );
    const { records } = gatherRecords(document);
    assert.equal(records.length, 2);
    const read = records.map(({ data }) => readRecord(data, { publisher: "x" }).said.map(({ field }) => field));
    assert.deepEqual(
      read[0]?.filter((field) => field.startsWith("relation")),
      ["relation.follows"],
    );
  });
});

/** Each of these took minutes where something was looked for once too often; here they only have to come to an end. */
describe("a large bundle", () => {
  const size = 20_000;
  const cases: Readonly<Record<string, () => readonly StixObject[]>> = {
    "of many small incidents": () =>
      many(size / 4, (n) => [
        made("incident", n),
        made("identity", n),
        related(n, idOf("incident", n), "targets", idOf("identity", n)),
        made("note", n, { content: "x", object_refs: [idOf("incident", n)] }),
      ]).flat(),
    "around one hub": () => [
      made("identity", 0),
      ...many(size / 4, (n) => [
        made("incident", n),
        related(n, idOf("incident", n), "targets", idOf("identity", 0)),
      ]).flat(),
      ...many(size / 2, (n) => related(size + n, idOf("identity", 0), "located-at", idOf("location", 1))),
    ],
    "in one report, and noted in one note": () => [
      ...many(size / 2, (n) => made("incident", n)),
      ...many(size / 2, (n) => made("opinion", n, { opinion: "disagree", object_refs: [idOf("note", 0)] })),
      made("report", 0, { object_refs: many(size / 2, (n) => idOf("incident", n)) }),
      made("note", 0, { content: "x", object_refs: many(size / 2, (n) => idOf("incident", n)) }),
    ],
    "in one incident": () => [
      made("incident", 0),
      ...many(size / 2, (n) => [
        made("identity", n),
        related(n, idOf("incident", 0), "targets", idOf("identity", n)),
      ]).flat(),
    ],
    "with a maker as large as all the rest": () => [
      made("identity", 0, { description: "x".repeat(1_000_000) }),
      ...many(size / 5, (n) => made("incident", n, { created_by_ref: idOf("identity", 0) })),
    ],
  };
  for (const [name, objects] of Object.entries(cases)) {
    test(`${name} is gathered and read, and does not grow without end`, () => {
      const { records } = gatherRecords({ type: "bundle", id: idOf("bundle", 1), objects: objects() });
      assert.ok(records.length > 0);
      let held = 0;
      for (const { data } of records) {
        held += listOf(membersOf(data)["objects"]).length;
        readRecord(data, { publisher: "x" });
      }
      assert.ok(held <= 6 * size, String(held));
    });
  }
});
