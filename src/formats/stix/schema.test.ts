/** Validity: everything that is written, held against the published JSON schemas of STIX 2.1 and of the Incident Core extension. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { before, describe, test } from "node:test";
import { type ErrorObject, type ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { openHouse } from "../../../test/arbitrary/house.ts";
import { projections } from "../../../test/arbitrary/projection.ts";
import { tiers } from "../../domain/audience.ts";
import { bury } from "../../domain/disclosure.ts";
import type { Telling } from "../../domain/projection.ts";
import { createDocumentReader } from "../../reading/documents.ts";
import { loadSample, type SampleEntry } from "../../workflow/sample.ts";
import { stixObjectsOf } from "./codec.ts";
import { coreExtensions, type Profile, type StixObject } from "./wire.ts";

const vocabularies = new URL("../../../../shared/data/vocab/", import.meta.url);
const skip = existsSync(new URL("stix21-schemas/schemas/", vocabularies)) ? false : "../shared/data/vocab is not here";
const site = { name: "Example house", url: "https://casebook.example" };
const sampleFolder = new URL("../../../sample/", import.meta.url);
const base = "oasis-open/cti-stix2-json-schemas/stix2.1/schemas/";

describe("what is written", { skip }, () => {
  let errorsIn: (object: StixObject) => readonly string[];
  let sample: readonly Telling[];

  before(async () => {
    errorsIn = validator();
    const house = openHouse({ read: createDocumentReader() });
    await loadSample(house, sampleEntries());
    const told = await Promise.all(tiers.map((audience) => house.store.tellingsAfter(audience, null, 1000)));
    sample = told.flat();
  });

  for (const profile of ["plain", "extended"] as const) {
    test(`is valid for the whole sample and every audience, ${profile}`, () => {
      assert.ok(sample.length > 100);
      for (const telling of sample) assert.deepEqual(wrongIn(telling, profile), []);
    });

    test(`is valid for random records, ${profile}`, () => {
      fc.assert(
        fc.property(projections(), (projection) => {
          assert.deepEqual(wrongIn(projection, profile), []);
          const stone = bury(projection, "It was drawn up twice.", "2026-02-03T04:05:06.007Z");
          assert.ok(stone !== null);
          assert.deepEqual(wrongIn(stone, profile), []);
        }),
        { numRuns: 150 },
      );
    });
  }

  const core = { extension_type: "property-extension", determination: "confirmed", investigation_status: "open" };

  test("is refused by the same schemas once something in it is wrong", () => {
    const [incident] = stixObjectsOf(sample[0] ?? assert.fail("no sample"), site, "extended");
    assert.ok(incident !== undefined);
    assert.notDeepEqual(errorsIn({ ...incident, created: "2026-01-01" }), []);
    assert.notDeepEqual(
      errorsIn({ ...incident, extensions: { [coreExtensions.incident]: { ...core, determination: "maybe" } } }),
      [],
    );
    assert.deepEqual(errorsIn({ ...incident, extensions: { [coreExtensions.incident]: core } }), []);
    assert.notDeepEqual(errorsIn({ ...incident, labels: [] }), []);
  });

  function wrongIn(telling: Telling, profile: Profile): readonly string[] {
    return stixObjectsOf(telling, site, profile).flatMap((object) => [...errorsIn(object), ...beyondSchema(object)]);
  }
});

/** The errors of an object by the schema of its type; of types that have none, by what all objects have in common. */
function validator(): (object: StixObject) => readonly string[] {
  const ajv = new Ajv2020({ strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  const schemas = new URL("stix21-schemas/schemas/", vocabularies);
  for (const name of readdirSync(schemas, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".json")) continue;
    const schema = JSON.parse(readFileSync(new URL(name, schemas), "utf8")) as Record<string, unknown>;
    ajv.addSchema(schema);
    // The schema of the extension refers to the same files by an address of https.
    ajv.addSchema({ $ref: schema["$id"] }, `https://raw.githubusercontent.com/${base}${name}`);
  }
  const file = new URL(`stix21-incident-core/${coreExtensions.incident}.json`, vocabularies);
  // Its own dialect is an older one, of which it uses nothing that the newer lacks.
  const core = Object.entries(JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>);
  const validateCore = ajv.compile(Object.fromEntries(core.filter(([name]) => name !== "$schema")));
  return (object) => {
    const known = schemaOf(ajv, object.type);
    return [known, ...(object.type === "incident" ? [validateCore] : [])].flatMap((validate) => {
      const valid: boolean = validate(object);
      return valid
        ? []
        : [`${object.id}: ${describeErrors(validate.errors)} in ${JSON.stringify(object).slice(0, 500)}`];
    });
  };
}

function schemaOf(ajv: Ajv2020, type: string): ValidateFunction {
  const found = ["sdos", "sros", "common"].map((folder) =>
    ajv.getSchema(`http://raw.githubusercontent.com/${base}${folder}/${type}.json`),
  );
  const schema =
    found.find((one) => one !== undefined) ?? ajv.getSchema(`http://raw.githubusercontent.com/${base}common/core.json`);
  assert.ok(schema !== undefined);
  return schema;
}

function describeErrors(errors: readonly ErrorObject[] | null | undefined): string {
  return (errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ""}`).join("; ");
}

const fidelities = ["second", "minute", "hour", "day", "month", "year"];

/** What the standard and the draft ask for beyond the schemas at hand: the draft's own objects among them. */
function beyondSchema(object: StixObject): readonly string[] {
  const wrong: string[] = [];
  const expect = (fine: boolean, what: string) => {
    if (!fine) wrong.push(`${object.type} ${object.id}: ${what}`);
  };
  const text = JSON.stringify(object);
  expect(!/(?<!\\)":null|\[\]/.test(text.replace(/"(?:[^"\\]|\\.)*"/g, '""')), "null or an empty list");
  for (const [name, value] of Object.entries(object)) {
    if (!name.endsWith("_time")) continue;
    expect(fidelities.includes(String(object[`${name}_fidelity`])), `${name} without its fidelity`);
    expect(/^\d{4}-\d\d-\d\dT00:00:00\.000Z$/.test(String(value)), `${name} ${String(value)}`);
  }
  if (object.type === "event") {
    expect(
      ["ongoing", "occurred", "not-occurred", "pending", "undetermined"].includes(String(object["status"])),
      "status",
    );
  }
  if (object.type === "task") {
    expect(
      ["cancelled", "failed", "ongoing", "pending", "successful", "unknown"].includes(String(object["outcome"])),
      "outcome",
    );
  }
  if (object.type === "impact") wrong.push(...impactErrors(object));
  return wrong;
}

/** An impact has exactly the sub-extension that its category names, and what that one requires. */
function impactErrors(object: StixObject): readonly string[] {
  const extensions = object["extensions"] as Record<string, Record<string, unknown>>;
  const [name = "", ...others] = Object.keys(extensions).filter((key) => key.endsWith("-ext"));
  if (others.length > 0 || name !== object["impact_category"]) return [`impact ${object.id}: ${name} ${others.join()}`];
  const part = extensions[name] ?? {};
  const complete: Readonly<Record<string, () => boolean>> = {
    "availability-ext": () => Number.isInteger(part["availability_impact"]),
    "confidentiality-ext": () => part["loss_type"] === "none" || typeof part["information_type"] === "string",
    "integrity-ext": () => part["alteration"] === "none" || typeof part["information_type"] === "string",
    "monetary-ext": () =>
      typeof part["currency"] === "string" &&
      Number(part["min_amount"]) <= Number(part["max_amount"]) &&
      Number(part["max_amount"]) > 0,
  };
  return complete[name]?.() === true ? [] : [`impact ${object.id}: ${JSON.stringify(part)}`];
}

function sampleEntries(): readonly SampleEntry[] {
  const names = readdirSync(new URL("reports/", sampleFolder)).filter((name) => name.endsWith(".md"));
  return names.map((fileName) => ({
    fileName,
    bytes: readFileSync(new URL(`reports/${fileName}`, sampleFolder)),
    review: JSON.parse(
      readFileSync(new URL(`reviews/${fileName.replace(/md$/, "json")}`, sampleFolder), "utf8"),
    ) as unknown,
  }));
}
