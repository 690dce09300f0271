/** Rows read by mappings. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { csvMappingFormat, shippedMappings } from "./codec.ts";
import { parseMapping } from "./mapping.ts";
import { rowReader } from "./read.ts";
import { assertSound, findingsOf, junk, linesOf, runs } from "../tables/testing.ts";

const head = { name: "mine", label: "Mine", about: "My table.", version: "1", publisher: "Me", key: null };

function readerFor(mapping: object) {
  const parsed = parseMapping({ ...head, ...mapping });
  assert.ok("mapping" in parsed, JSON.stringify(parsed));
  return rowReader(parsed.mapping);
}

function readRow(mapping: object, row: Readonly<Record<string, string>>) {
  const reading = readerFor(mapping)(row, { publisher: "Me" });
  assertSound(reading, row);
  return { ...reading, lines: linesOf(reading, "Me"), findings: findingsOf(reading) };
}

test("words are translated exactly, nearly, by the rest, or not at all", () => {
  const says = [
    {
      field: "incident.type",
      values: { DDoS: "ddos", "Hack and leak": ["intrusion", "data-leak"] },
      nearest: { Hack: "intrusion" },
    },
  ];
  const read = (cell: string) => readRow({ columns: { Kind: { says } } }, { Kind: cell });
  assert.deepEqual([read(" ddos ").lines, read("ddos").findings], [["incident.type ddos"], []]);
  assert.deepEqual(read("Hack and  leak").lines, ["incident.type intrusion", "incident.type data-leak"]);
  assert.deepEqual([read("HACK").lines, read("HACK").findings], [["incident.type intrusion"], ["/Kind value-mapped"]]);
  assert.deepEqual([read("Flood").lines, read("Flood").findings], [[], ["/Kind value-not-admitted"]]);
  const rest = [{ field: "victim.sector", about: "victim-1", values: { Bank: "finance.bank", "*": "other" } }];
  const other = readRow({ columns: { Kind: { says: rest } } }, { Kind: "Circus" });
  assert.deepEqual([other.lines, other.findings], [["victim.sector victim-1 other"], ["/Kind value-mapped"]]);
});

test("five ways of having no value stay five", () => {
  const column = {
    absent: ["-"],
    unknown: ["Undetermined"],
    none: ["None"],
    notApplicable: ["n/a"],
    says: [{ field: "motive", values: { Money: "financial" } }],
  };
  const read = (cell: string) => {
    const { lines, findings } = readRow({ columns: { Why: column } }, { Why: cell });
    return [...lines, ...findings].join();
  };
  assert.equal(read(""), "");
  assert.equal(read("-"), "");
  assert.equal(read("undetermined"), "motive (reported-unknown)");
  assert.equal(read("None"), "motive (stated-none)");
  assert.equal(read("N/A"), "motive (not-applicable)");
});

test("a state that the field does not admit is named, not said", () => {
  const column = { none: ["None"], says: [{ field: "victim.name", about: "victim-1" }] };
  const { lines, findings } = readRow({ columns: { Who: column } }, { Who: "None" });
  assert.deepEqual([lines, findings], [[], ["/Who state-not-admitted"]]);
});

test("a column may say several things, and what none of its rules knows is named", () => {
  const says = [
    { field: "incident.type", values: { Flood: "ddos", Other: null } },
    { field: "cia.availability", values: { Flood: "affected", Outage: "affected" } },
  ];
  const read = (cell: string) => readRow({ columns: { Kind: { split: "|", says } } }, { Kind: cell });
  assert.deepEqual(read("Flood | Outage").lines, ["incident.type ddos", "cia.availability affected"]);
  assert.deepEqual(read("Flood | Outage").findings, []);
  assert.deepEqual(read("Flood|Other").findings, ["/Kind import-lost"]);
  assert.deepEqual(read("Flood|Rain").findings, ["/Kind value-not-admitted"]);
});

test("countries are known by any name, dates by the forms that are stated, amounts with their unit", () => {
  const columns = {
    Where: { says: [{ field: "victim.country", about: "victim-1", country: true }] },
    When: { says: [{ field: "date.began", dates: ["DD.MM.YYYY", "timestamp"] }] },
    Many: { says: [{ field: "impact.persons", amount: { unit: "persons", qualifier: "at-least" } }] },
  };
  const { lines, findings } = readRow({ columns }, { Where: "Republic of Korea", When: "31.02.2020", Many: "1,200" });
  assert.deepEqual(lines, [
    "victim.country victim-1 KR",
    "date.began 2020-02",
    "impact.persons at-least 1200.. persons",
  ]);
  assert.deepEqual(findings, ["/When precision-reduced"]);
  const bad = readRow({ columns }, { Where: "Atlantis", When: "soon", Many: "-3" });
  assert.deepEqual(
    [bad.lines, bad.findings],
    [[], ["/Where value-not-admitted", "/When date-invalid", "/Many amount-invalid"]],
  );
});

test("who speaks is the publisher, whom the mapping names, or whom another column names", () => {
  const asserter = { role: "government", name: "A ministry", column: "By" };
  const columns = {
    Who: { says: [{ field: "responsibility.attributed", about: "actor-1", asserter, basis: "sanctions" }] },
  };
  const mapping = { words: { unknown: ["Unknown"] }, columns };
  const named = readRow(mapping, { Who: "Grey Fox", By: "The cabinet" });
  assert.deepEqual(named.lines, ["responsibility.attributed actor-1 Grey Fox [sanctions] by government The cabinet"]);
  assert.deepEqual(named.said[0]?.pointers, ["/Who", "/By"]);
  const unnamed = readRow(mapping, { Who: "Grey Fox", By: "Unknown" });
  assert.deepEqual(unnamed.lines, ["responsibility.attributed actor-1 Grey Fox [sanctions] by government A ministry"]);
  assert.deepEqual(unnamed.findings, ["/By import-lost"]);
});

test("a claim is the claimant's own word, and a bare name is no more than a suspicion", () => {
  const lane = (field: string) => ({
    words: { unknown: ["?"] },
    columns: { Who: { says: [{ field, about: "actor-1" }] } },
  });
  assert.deepEqual(readRow(lane("responsibility.claimed"), { Who: "Grey Fox" }).lines, [
    "responsibility.claimed actor-1 Grey Fox claimed by attacker Grey Fox",
  ]);
  const bare = readRow(lane("responsibility.suspected"), { Who: "Grey Fox" });
  assert.deepEqual(bare.lines, ["responsibility.suspected actor-1 Grey Fox suspected"]);
  assert.deepEqual(bare.findings, ["/Who actor-unattributed"]);
  for (const field of ["responsibility.claimed", "responsibility.suspected"]) {
    const nobody = readRow(lane(field), { Who: "?" });
    assert.deepEqual([nobody.lines, nobody.findings], [[`${field} actor-1 (reported-unknown)`], []]);
  }
});

test("a rule may speak on a condition, negate, or say a constant", () => {
  const columns = {
    Data: {
      says: [
        {
          field: "cia.confidentiality",
          value: "affected",
          polarity: "negated",
          when: { column: "Data", equals: ["No"] },
        },
        { field: "cia.confidentiality", value: "affected", when: { column: "Data", equals: ["yes", "Partly"] } },
      ],
    },
  };
  assert.deepEqual(readRow({ columns }, { Data: "no" }).lines, ["cia.confidentiality not affected"]);
  assert.deepEqual(readRow({ columns }, { Data: "Yes" }).lines, ["cia.confidentiality affected"]);
  assert.deepEqual(readRow({ columns }, { Data: "Maybe" }).findings, ["/Data import-lost"]);
});

test("columns that no rule names are lost by name, and columns that the table lacks are missed", () => {
  const columns = { A: { says: [{ field: "description" }] }, B: { optional: true, says: [{ field: "context" }] } };
  const { findings } = readRow({ columns }, { "x/y": "1", z: "" });
  assert.deepEqual(findings, ["/A column-missing", "/x~1y import-lost"]);
});

test("the key is made of its columns, so that no two keys are taken for one another", () => {
  const mapping = {
    key: ["A", "B"],
    title: "{C}: {A}",
    url: "U",
    links: ["L"],
    published: { column: "P", dates: ["edtf"] },
    columns: {},
  };
  const row = {
    A: "1/2",
    B: "3",
    C: " x\n y ",
    U: "https://a.example/1",
    L: "https://b.example; http://c.example nonsense",
    P: "2020-01",
  };
  const { key, title, url, links, published, findings } = readRow(mapping, row);
  assert.deepEqual(
    { key, title, url, links, published },
    {
      key: "1%2F2/3",
      title: "x y: 1/2",
      url: "https://a.example/1",
      links: ["https://b.example", "http://c.example"],
      published: "2020-01",
    },
  );
  assert.deepEqual(findings, ["/L value-not-admitted"]);
  assert.equal(readRow(mapping, { ...row, A: "", B: "" }).key, null);
  assert.notEqual(readRow(mapping, { ...row, A: "1", B: "2/3" }).key, key);
});

test("what no quote can be taken from is lost by name", () => {
  const columns = { A: { says: [{ field: "description" }] } };
  const { lines, findings } = readRow({ columns }, { A: "half \ud800" });
  assert.deepEqual([lines, findings], [[], ["/A import-lost"]]);
});

test("a format is called as its mapping is, and tells the delimiter where the mapping does", () => {
  const { name, reads, writes } = csvMappingFormat({ ...head, delimiter: ";", columns: {} });
  assert.deepEqual([name, reads?.intake, writes], ["mine", { kind: "rows", delimiter: ";" }, null]);
  assert.deepEqual(csvMappingFormat({ ...head, columns: {} }).reads?.intake, { kind: "rows" });
});

test("nothing makes reading throw, and whatever is said passes the codebook", () => {
  const formats = Object.values(shippedMappings).map(csvMappingFormat);
  const columns = Object.values(shippedMappings).flatMap(({ columns: ours }) => Object.keys(ours));
  const cell = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      'Quantity[-1, "People"]',
      'Entity["A", {}]',
      "Entity[",
      "Undetermined",
      "0000-00-00",
      "=1+1",
      "a, (b",
      "DateObject[{99999}]",
    ),
    junk,
  );
  const row = fc.dictionary(fc.oneof(fc.constantFrom(...columns, "__proto__", "constructor"), fc.string()), cell);
  fc.assert(
    fc.property(fc.oneof(row, junk), fc.constantFrom(...formats), (record, { reads }) => {
      const reading = reads?.read(record, { publisher: "" });
      assert.ok(reading !== undefined);
      assertSound(reading, record);
    }),
    runs(300),
  );
});
