/** Steps from older versions: each rule by itself, and all of them on a record. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Leaf } from "./leaves.ts";
import { readVeris } from "./read.ts";
import { discoveryByParty, inNewestWords, knownVersions, type Step, steps, versionOf } from "./steps.ts";
import { findingsOf, oldRecord, provenance, valuesSaid } from "./testing.ts";
import { wordPlaces } from "./words.ts";

function leaf(path: string, value: unknown): Leaf {
  return { path, pointer: path, value, upgraded: null };
}

function upgraded(path: string, value: unknown): readonly [path: string, value: unknown, taken: number] {
  const taken: Step[] = [];
  const after = inNewestWords(leaf(path, value), (step) => taken.push(step));
  return [after.path, after.value, taken.length];
}

test("the way of discovery, once a text, is parted by who discovered it", () => {
  const written = {
    "Ext - customer": ["/discovery_method/external/variety", "Customer"],
    "Ext - unrelated 3rd party": ["/discovery_method/external/variety", "Unrelated 3rd party"],
    "Int - NIDS": ["/discovery_method/internal/variety", "Nids"],
    "Int - IT review": ["/discovery_method/internal/variety", "It review"],
    "Prt - audit": ["/discovery_method/partner/variety", "Audit"],
    Unknown: ["/discovery_method/unknown", true],
    Other: ["/discovery_method/other", true],
  };
  for (const [text, [path, value]] of Object.entries(written)) {
    const after = discoveryByParty(leaf("/discovery_method", text));
    assert.deepEqual([after.path, after.value, after.upgraded], [path, value, "exact"]);
    assert.equal(after.pointer, "/discovery_method");
  }
});

test("a text that is none of the old ways of discovery is left as it is", () => {
  for (const text of ["Ext customer", "Abc - customer", "", " - ", 7, null]) {
    const before = leaf("/discovery_method", text);
    assert.equal(discoveryByParty(before), before);
  }
});

test("words walk through every version that changed them", () => {
  assert.deepEqual(upgraded("/discovery_method", "Ext - monitoring service"), [
    "/discovery_method/partner/variety",
    "Monitoring service",
    2,
  ]);
  assert.deepEqual(upgraded("/action/malware/variety", "Ram scraper"), ["/action/malware/variety", "RAM scraper", 1]);
  assert.deepEqual(upgraded("/action/hacking/variety", "MitM"), ["/action/hacking/variety", "AitM", 1]);
  assert.deepEqual(upgraded("/action/hacking/variety", "SQLi"), ["/action/hacking/variety", "SQLi", 0]);
});

test("every word that a step leads to is a word of the newest version", () => {
  const old = ["Ram scraper", "Web download", "Web drive-by", "Privileged access", "Uncontrolled location"];
  const more = ["Visitor privileges", "Footprinting", "Use of backdoor or C2", "HTTP Response Splitting"];
  const last = ["Backdoor or C2", "SQL injection", "Website", "MitM", "Omission", "S - Remote access", "N - HSM"];
  const discovered = ["Ext - monitoring service", "Int - HIDS"];
  for (const { path } of steps) {
    for (const word of [...old, ...more, ...last, ...discovered]) {
      const [after, value, taken] = upgraded(path, word);
      if (taken === 0) continue;
      const place = wordPlaces.find((one) => one.path === after);
      assert.ok(
        typeof value === "string" && place?.contents.has(value),
        `${path} ${word} -> ${after} ${String(value)}`,
      );
    }
  }
});

test("versions are known in either spelling, and no others are", () => {
  for (const version of knownVersions) {
    assert.equal(versionOf(version), version);
    assert.equal(versionOf(version.replaceAll(".", "_")), version);
  }
  for (const other of ["1.2", "1.4.2", "2.0", "", null, 1.3, {}]) assert.equal(versionOf(other), null);
});

test("an older record is said to have been upgraded, once, and its places lead into it as it came", () => {
  const record = oldRecord();
  const reading = readVeris(record, provenance);
  assert.equal(reading.findings.filter(({ code }) => code === "record-upgraded").length, 1);
  const discovery = reading.said.find(({ field }) => field === "discovery.method");
  assert.deepEqual(discovery?.pointers, ["/discovery_method"]);
  assert.deepEqual(valuesSaid(reading, "action.variety"), [
    "hacking.Backdoor",
    "hacking.Profile host",
    "social.Phishing",
  ]);
  assert.ok(findingsOf(reading).includes("value-mapped /action/hacking/variety/1"));
});

test("old words in a record that names a newer version are repaired rather than upgraded", () => {
  const reading = readVeris(
    { ...oldRecord(), schema_version: "1.4.1", discovery_method: { unknown: true } },
    provenance,
  );
  assert.ok(!findingsOf(reading).some((line) => line.startsWith("record-upgraded")));
  assert.ok(findingsOf(reading).includes("value-repaired /action/hacking/variety/0"));
});

test("a record of an unknown version is read as the newest, and says so", () => {
  for (const version of ["2.0.0", undefined]) {
    const reading = readVeris({ ...oldRecord(), schema_version: version }, provenance);
    assert.ok(findingsOf(reading).includes("schema-unknown /schema_version"));
    assert.deepEqual(valuesSaid(reading, "victim.name").slice(0, 1), ["Northfield Hospital"]);
  }
});
