/** Tests of reading published vocabularies: what is kept of them, and what is said of files that are amiss. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { VocabularyName } from "../../vocabulary/loaded.ts";
import { changesBetween } from "../vocabulary.ts";
import { readVocabularyFile } from "./read-file.ts";

const read = (vocabulary: VocabularyName, file: unknown, version: string | null = null) =>
  readVocabularyFile({
    vocabulary,
    bytes: file instanceof Uint8Array ? file : Buffer.from(typeof file === "string" ? file : JSON.stringify(file)),
    version,
  });

function contentOf(outcome: ReturnType<typeof read>) {
  assert.ok("content" in outcome, JSON.stringify(outcome));
  return outcome.content;
}

function placesIn(outcome: ReturnType<typeof read>): readonly string[] {
  assert.ok("findings" in outcome, "nothing was found amiss");
  assert.ok(outcome.findings.length > 0 && outcome.findings.length <= 20);
  return outcome.findings.map(({ at, code }) => `${at} ${code}`);
}

const pattern = (id: string, more: object = {}) => ({
  type: "attack-pattern",
  id: `attack-pattern--${id}`,
  name: `Name of ${id}`,
  modified: "2026-03-04T05:06:07.000Z",
  external_references: [{ source_name: "mitre-attack", external_id: id }],
  kill_chain_phases: [{ kill_chain_name: "mitre-attack", phase_name: "impact" }],
  ...more,
});

const revokedBy = (from: string, to: string) => ({
  type: "relationship",
  relationship_type: "revoked-by",
  source_ref: `attack-pattern--${from}`,
  target_ref: `attack-pattern--${to}`,
});

const bundle = (...objects: readonly unknown[]) => ({ type: "bundle", id: "bundle--1", objects });

const galaxy = (...values: readonly unknown[]) => ({ type: "threat-actor", version: 3, values });

const veris = (more: object = {}) => ({
  action: { hacking: { variety: ["DoS"] }, malware: { variety: ["Worm"] } },
  asset: { assets: { variety: ["S - Web application"] } },
  ...more,
});

describe("a bundle of ATT&CK", () => {
  test("gives its techniques with their standing, its version and its newest day", () => {
    const content = contentOf(
      read(
        "attack",
        bundle(
          { type: "x-mitre-collection", x_mitre_version: "19.1" },
          pattern("T9002", { revoked: true }),
          pattern("T9001.001", { x_mitre_deprecated: true }),
          pattern("T9001"),
          revokedBy("T9002", "T9001"),
          { ...revokedBy("T9002", "T9001"), source_ref: "malware--1" },
        ),
      ),
    );
    assert.ok(content.vocabulary === "attack");
    assert.deepEqual([content.part, content.version, content.dated], ["enterprise-attack", "19.1", "2026-03-04"]);
    assert.deepEqual(
      content.techniques.map(({ id, parent, state, revokedBy: by, tactics }) => [id, parent, state, by, ...tactics]),
      [
        ["T9001", null, "active", null, "impact"],
        ["T9001.001", "T9001", "deprecated", null, "impact"],
        ["T9002", null, "revoked", "T9001", "impact"],
      ],
    );
  });

  test("that names no version is called by its newest day, or as the operator says", () => {
    assert.equal(contentOf(read("attack", bundle(pattern("T9001")))).version, "2026-03-04");
    assert.equal(contentOf(read("attack", bundle(pattern("T9001")), "19.1")).version, "19.1");
    assert.deepEqual(placesIn(read("attack", bundle(pattern("T9001")), "\u001b[2J")), ["--version value-not-admitted"]);
  });

  test("keeps the active one where a revoked technique has the same id", () => {
    const both = bundle(pattern("T9001", { revoked: true }), pattern("T9001"), pattern("T9001", { revoked: true }));
    const content = contentOf(read("attack", both));
    assert.ok(content.vocabulary === "attack");
    assert.deepEqual(
      content.techniques.map(({ state }) => state),
      ["active"],
    );
  });

  test("is refused with the place of all that is amiss", () => {
    const amiss = bundle(
      pattern("T9001"),
      pattern("T9001"),
      pattern("T9002", { name: " " }),
      pattern("T9003", { name: "a".repeat(301) }),
      pattern("T9004", { name: "\ud800" }),
      pattern("X1"),
      pattern("T9006", { external_references: "none" }),
      pattern("T9007", { revoked: "yes" }),
      revokedBy("T9001", "T9999"),
    );
    assert.deepEqual(placesIn(read("attack", amiss)), [
      "/objects/8/target_ref reference-missing",
      "/objects/2/name value-missing",
      "/objects/3/name value-not-admitted",
      "/objects/4/name value-not-admitted",
      "/objects/5/external_references value-not-admitted",
      "/objects/6/external_references value-missing",
      "/objects/7/revoked value-not-admitted",
      "/objects/1 key-repeated",
    ]);
  });
});

describe("a MISP galaxy", () => {
  test("gives names and synonyms, each once", () => {
    const value = {
      value: "Grey Heron ",
      uuid: "A".repeat(36),
      meta: { synonyms: ["Ash Tern", "Ash  Tern", "Grey Heron"] },
    };
    const content = contentOf(read("misp-galaxy", galaxy(value, { value: "__proto__" })));
    assert.ok(content.vocabulary === "misp-galaxy");
    assert.deepEqual(content.clusters, [
      { id: "a".repeat(36), name: "Grey Heron", synonyms: ["Ash Tern"] },
      { id: "__proto__", name: "__proto__", synonyms: [] },
    ]);
  });

  test("is refused with the place of all that is amiss", () => {
    const amiss = galaxy(
      { value: "A" },
      { value: "A" },
      7,
      { value: 7 },
      { value: "B", meta: { synonyms: ["x", null] } },
    );
    assert.deepEqual(placesIn(read("misp-galaxy", amiss)), [
      "/values/2 vocabulary-shape",
      "/values/3/value value-missing",
      "/values/4/meta/synonyms/1 value-missing",
      "/values/1/value key-repeated",
      "/values/1/uuid key-repeated",
    ]);
    const wordy = galaxy({ value: "A", meta: { synonyms: "B" } });
    assert.deepEqual(placesIn(read("misp-galaxy", wordy)), ["/values/0/meta/synonyms vocabulary-shape"]);
  });
});

describe("VERIS", () => {
  test("is read alike from its schema and from its enumerations", () => {
    const words = (...enumeration: readonly string[]) => ({
      type: "array",
      items: { type: "string", enum: enumeration },
    });
    const object = (properties: object) => ({ type: "object", required: Object.keys(properties), properties });
    const schema = object({
      schema_version: { type: "string", default: "1.5.0" },
      action: object({
        hacking: object({ variety: words("DoS"), notes: { type: "string" } }),
        malware: object({ variety: words("Worm") }),
      }),
      asset: object({ assets: { type: "array", items: object({ variety: { enum: ["S - Web application"] } }) } }),
    });
    const [fromSchema, fromLists] = [contentOf(read("veris", schema)), contentOf(read("veris", veris()))];
    assert.ok(fromSchema.vocabulary === "veris" && fromLists.vocabulary === "veris");
    assert.deepEqual(fromSchema.lists, fromLists.lists);
    assert.equal(fromSchema.version, "1.5.0");
    assert.match(fromLists.version, /^unnamed-[0-9a-f]{8}$/);
  });

  test("is refused where lists are missing or hold what are no words", () => {
    assert.deepEqual(placesIn(read("veris", { action: { hacking: { variety: ["DoS"] } } })), [
      "/action/malware/variety vocabulary-shape",
      "/asset/assets/variety vocabulary-shape",
    ]);
    assert.deepEqual(placesIn(read("veris", veris({ targeted: ["Yes", 3] }))), ["/targeted/1 value-missing"]);
  });
});

describe("files that are not what they are said to be", () => {
  const names = ["attack", "misp-galaxy", "veris"] as const;

  test("are refused by every reader, with the place", () => {
    for (const name of names) {
      assert.deepEqual(placesIn(read(name, '{"type":\n"bundle", "objects": [')), [
        "line 2 (the end of the file) json-malformed",
      ]);
      assert.deepEqual(placesIn(read(name, Uint8Array.of(0x7b, 0xff))), ["/ json-malformed"]);
      for (const value of [[], null, 7, "text"]) {
        assert.deepEqual(placesIn(read(name, JSON.stringify(value))), ["/ vocabulary-shape"]);
      }
      for (const value of [{}, { type: 1, values: {}, objects: {}, properties: 5 }]) placesIn(read(name, value));
      placesIn(read(name, ""));
    }
    placesIn(read("attack", galaxy({ value: "A" })));
    placesIn(read("misp-galaxy", bundle(pattern("T9001"))));
    placesIn(read("veris", galaxy({ value: "A" })));
  });

  test("do not exhaust the reader by depth or by the number of findings", () => {
    placesIn(read("veris", `{"action":{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}}`));
    placesIn(read("veris", `{"action":${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}}`));
    placesIn(read("attack", bundle(...Array.from({ length: 20_001 }, () => ({ type: "attack-pattern" })))));
    assert.equal(placesIn(read("misp-galaxy", galaxy(...Array.from({ length: 500 }, () => 1)))).length, 20);
  });
});

test("what a version changed is told by kind", () => {
  const earlier = contentOf(
    read("attack", bundle(pattern("T9001"), pattern("T9002"), pattern("T9003"), pattern("T9004", { revoked: true }))),
  );
  const later = contentOf(
    read(
      "attack",
      bundle(
        pattern("T9001", { name: "New name" }),
        pattern("T9002", { revoked: true }),
        pattern("T9004"),
        pattern("T9005", { x_mitre_deprecated: true }),
        revokedBy("T9002", "T9001"),
      ),
    ),
  );
  const { added, removed, renamed, revoked, deprecated, restored, aliases } = changesBetween(earlier, later);
  assert.deepEqual(added, [{ id: "T9005", name: "Name of T9005" }]);
  assert.deepEqual(removed, [{ id: "T9003", name: "Name of T9003" }]);
  assert.deepEqual(renamed, [{ id: "T9001", name: "New name", was: "Name of T9001" }]);
  assert.deepEqual(revoked, [{ id: "T9002", name: "Name of T9002", by: "T9001" }]);
  assert.deepEqual(restored, [{ id: "T9004", name: "Name of T9004" }]);
  assert.deepEqual([deprecated, aliases], [[], []]);
  const names = (...synonyms: readonly string[]) =>
    contentOf(read("misp-galaxy", galaxy({ value: "A", meta: { synonyms } })));
  assert.deepEqual(changesBetween(names("B", "C"), names("C", "D")).aliases, [
    { id: "A", name: "A", gained: ["D"], lost: ["B"] },
  ]);
});
