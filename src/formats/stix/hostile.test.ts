/** Documents that are no bundles, or that were made to do harm: nothing is thrown, and nothing is said that cannot stand. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { projectionOf, projections } from "../../../test/arbitrary/projection.ts";
import { stixObjectsOf } from "./codec.ts";
import { gatherRecords } from "./gather.ts";
import { readRecord } from "./read.ts";
import { coreExtensions, type Profile, recordExtension } from "./wire.ts";

const publisher = "Example exchange";

type Made = Readonly<Record<string, unknown>> & { readonly id: string };

let count = 0;

/** An object with all that every object has. */
function made(type: string, members: Readonly<Record<string, unknown>> = {}): Made {
  count += 1;
  const id = `${type}--${String(count).padStart(8, "0")}-0000-4000-8000-000000000000`;
  const times = { created: "2024-05-06T07:08:09.000Z", modified: "2024-05-06T07:08:09.000Z" };
  return { type, spec_version: "2.1", id, ...times, ...members };
}

function related(source: Made, type: string, target: Made, members: Readonly<Record<string, unknown>> = {}): Made {
  return made("relationship", { relationship_type: type, source_ref: source.id, target_ref: target.id, ...members });
}

describe("anything at all", () => {
  const actor = made("threat-actor", { name: "Grey Heron", aliases: ["GH"] });
  const identity = made("identity", { name: "Northfield", sectors: ["energy"], roles: ["Primary victim"] });
  const incident = made("incident", {
    name: "Outage",
    labels: ["ddos"],
    external_references: [{ source_name: "x", url: "https://x.example/" }],
    extensions: {
      [coreExtensions.incident]: {
        determination: "confirmed",
        impacted_entity_counts: { individual: 3 },
        scores: [{ name: "a", value: 1 }],
      },
      [recordExtension]: {
        subjects: [{ about: "actor-1", object_ref: actor.id }],
        statements: [{ field: "motive", value: { kind: "term", term: "fun" }, speaker: { role: "vendor" } }],
      },
    },
  });
  const record = {
    type: "bundle",
    objects: [
      incident,
      actor,
      identity,
      related(incident, "targets", identity),
      related(incident, "attributed-to", actor),
      made("note", { abstract: "Claim of responsibility", content: "x", object_refs: [incident.id, actor.id] }),
      made("event", { status: "occurred", start_time: "2021-01-01T00:00:00Z", event_types: ["ransomware"] }),
      made("impact", {
        impact_category: "monetary",
        extensions: { "monetary-ext": { variety: "x", currency: "USD", min_amount: 1, max_amount: 2 } },
      }),
      made("location", { country: "DE" }),
      made("opinion", { opinion: "disagree", object_refs: [incident.id] }),
    ],
  };

  const hostile = fc.oneof(
    fc.anything(),
    fc.constantFrom(
      "",
      "\ud800",
      "__proto__",
      "incident--1",
      -1,
      1e300,
      null,
      [],
      {},
      JSON.parse('{"__proto__":{"a":1},"toString":1}'),
    ),
  );

  test("is read without harm", () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (value) => {
        harmless(value);
        harmless({
          type: "bundle",
          objects: [{ type: "incident", id: "incident--1", name: value, extensions: value }, value],
        });
      }),
    );
  });

  test("is read without harm where it takes the place of something in a record", () => {
    const places = placesIn(record);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(places.length - 1), hostile), { minLength: 1, maxLength: 4 }), (changes) => {
        const mutated = structuredClone(record) as unknown;
        for (const [index, value] of changes) put(mutated, places[index] ?? [], structuredClone(value));
        harmless(mutated);
      }),
      { numRuns: 500 },
    );
  });

  test("is read without harm where it takes the place of something in a bundle of ours", () => {
    const changes = fc.array(fc.tuple(fc.nat(), hostile), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(
        projections(),
        fc.constantFrom<Profile>("plain", "extended"),
        changes,
        (projection, profile, changed) => {
          const mutated = asJson({
            objects: stixObjectsOf(projection, { name: "S", url: "https://s.example" }, profile),
          });
          const places = placesIn(mutated);
          for (const [number, value] of changed) {
            put(mutated, places[number % places.length] ?? [], structuredClone(value));
          }
          harmless(mutated);
        },
      ),
      { numRuns: 150 },
    );
  });

  test("is not read further where it is nested beyond all reason", () => {
    const deep: unknown = JSON.parse(`${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`);
    const holding = { ...record, objects: [...record.objects, { type: "x", id: "x--1", deep }] };
    assert.deepEqual(
      gatherRecords(holding).findings.map(({ code }) => code),
      ["record-shape"],
    );
    assert.deepEqual(readRecord(holding, { publisher }).said, []);
    assert.deepEqual(
      readRecord(deep, { publisher }).findings.map(({ code }) => code),
      ["record-shape"],
    );
  });

  /** Nothing is thrown, and whatever is said of what JSON can hold is admitted by the codebook and stands where it points. */
  function harmless(value: unknown): void {
    const { records } = gatherRecords(value);
    for (const data of [value, ...records.map((one) => one.data)]) readRecord(data, { publisher });
    const plain = asJson(value);
    const kept = [plain, ...gatherRecords(plain).records.map((one) => one.data)];
    for (const data of kept) {
      const { said } = readRecord(data, { publisher });
      if (said.length > 0) projectionOf(said, data);
    }
  }

  function asJson(value: unknown): unknown {
    const text = JSON.stringify(value) as string | undefined;
    return text === undefined ? null : JSON.parse(text);
  }

  function placesIn(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
    if (value === null || typeof value !== "object") return [path];
    return [path, ...Object.entries(value).flatMap(([key, member]) => placesIn(member, [...path, key]))].filter(
      (one) => one.length > 0,
    );
  }

  function put(root: unknown, path: readonly string[], value: unknown): void {
    const holder = path.slice(0, -1).reduce<unknown>((at, key) => (isHolder(at) ? at[key] : undefined), root);
    if (isHolder(holder) && Object.isExtensible(holder))
      Object.defineProperty(holder, path.at(-1) ?? "", { value, enumerable: true, writable: true, configurable: true });
  }

  function isHolder(value: unknown): value is Record<string, unknown> {
    return value !== null && typeof value === "object";
  }
});
