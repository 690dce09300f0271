/** Tests of the vocabularies: that the tables are whole, and agree with each other where one refers to another. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { attackVersion, techniques } from "./attack.ts";
import { countryCodeOf, countryCodes, countryName, countryNames, flagOf } from "./country.ts";
import { confidenceWords, likelihoodBands } from "./icd203.ts";
import { incidentTypes } from "./incident-type.ts";
import { motives } from "./motive.ts";
import { rsitClasses, rsitEntries } from "./rsit.ts";
import { sectors } from "./sector.ts";
import { tlpLabels } from "./tlp.ts";
import {
  actionVarieties,
  actionVectors,
  actorVarieties,
  assetVarieties,
  attributeVarieties,
  dataVarieties,
  discoveryVarieties,
  dotted,
  employeeCounts,
} from "./veris.ts";

test("ATT&CK techniques have an id, a name and tactics, and every sub-technique its parent", () => {
  assert.match(attackVersion, /^\d+\.\d+$/);
  assert.ok(techniques.size > 600);
  for (const [id, technique] of techniques) {
    assert.match(id, /^T\d{4}(\.\d{3})?$/);
    assert.equal(technique.id, id);
    assert.ok(technique.name !== "" && technique.tactics.every((tactic) => /^[a-z]+(-[a-z]+)*$/.test(tactic)), id);
    assert.ok(techniques.has(id.slice(0, 5)), id);
  }
  assert.deepEqual([...techniques.keys()], [...techniques.keys()].toSorted());
  assert.deepEqual(techniques.get("T1498"), { id: "T1498", name: "Network Denial of Service", tactics: ["impact"] });
});

test("the five labels of TLP 2.0 stand from the widest circle to the narrowest", () => {
  assert.deepEqual(tlpLabels, ["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"]);
});

test("likelihood words cover 1 to 99 percent without a gap, and confidence has three words of its own", () => {
  const bands = Object.values(likelihoodBands);
  assert.deepEqual([bands[0]?.[0], bands.at(-1)?.[1]], [1, 99]);
  for (const [index, [from]] of bands.slice(1).entries()) assert.equal(from, bands[index]?.[1]);
  assert.deepEqual(confidenceWords, ["low", "moderate", "high"]);
});

test("incident types name entries of the taxonomy, and motives words of VERIS", () => {
  assert.equal(Object.keys(rsitClasses).length, 11);
  assert.equal(new Set(rsitEntries).size, rsitEntries.length);
  for (const { label, rsit } of Object.values(incidentTypes)) {
    assert.ok(rsit === null || rsitEntries.includes(rsit), label);
  }
  const veris = "NA Espionage Fear Financial Fun Grudge Ideology Convenience Unknown Other Secondary".split(" ");
  for (const { label, veris: word } of Object.values(motives)) assert.ok(veris.includes(word), label);
});

test("every part of a sector belongs to a sector", () => {
  for (const sector of Object.keys(sectors)) {
    assert.ok(Object.hasOwn(sectors, sector.split(".")[0] ?? ""), sector);
  }
});

test("no VERIS word stands twice in its list", () => {
  const groups = [actionVarieties, actionVectors, actorVarieties, attributeVarieties, discoveryVarieties].map(dotted);
  for (const words of [...groups, assetVarieties, dataVarieties, employeeCounts]) {
    assert.deepEqual(
      words.filter((word, index) => words.indexOf(word) !== index),
      [],
    );
  }
});

test("a country has a code, its names and a flag; what is no code has none of them", () => {
  assert.ok(countryCodes.length > 240 && countryCodes.every((code) => countryName(code) !== null));
  assert.equal(countryName("IE"), "Ireland");
  assert.ok(countryNames("US").includes("United States of America"));
  assert.equal(flagOf("IE"), "🇮🇪");
  assert.deepEqual([countryName("ZZ"), countryNames("ZZ"), flagOf("ie"), flagOf("IRL")], [null, [], "", ""]);
});

test("a country is found by its codes and by the names that data sets give it, and nothing else is taken for one", () => {
  const known = {
    us: "US",
    USA: "US",
    "Iran, Islamic Republic of": "IR",
    Türkiye: "TR",
    "cote d’ivoire": "CI",
    Laos: "LA",
  };
  for (const [name, code] of Object.entries(known)) assert.equal(countryCodeOf(name), code, name);
  for (const name of ["", "Unknown", "ZZ", "Europe", "Not available"]) assert.equal(countryCodeOf(name), null, name);
});
