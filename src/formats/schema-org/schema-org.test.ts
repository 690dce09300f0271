/** JSON-LD: says what the page says, in words that cannot leave their element, and names nobody as a person. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  dated,
  exampleReport,
  firstRevision,
  named,
  party,
  quoted,
  reportsById,
  said,
  term,
} from "../../../test/arbitrary/example.ts";
import { projections } from "../../../test/arbitrary/projection.ts";
import type { Statement } from "../../domain/assertion.ts";
import { audiences } from "../../domain/audience.ts";
import { disclose } from "../../domain/disclosure.ts";
import { organisationsOf, type Projection } from "../../domain/projection.ts";
import { shippedPolicies } from "../../domain/shipped-policies.ts";
import { subjectKey } from "../../domain/subject.ts";
import { columnNames } from "../rows/columns.ts";
import { type DatasetDescription, jsonLdOfDataset, jsonLdOfRelease } from "./dataset.ts";
import { jsonLdText } from "./json-ld.ts";
import { jsonLdOfOrganisation } from "./organisation.ts";
import { jsonLdOfRecord } from "./record.ts";

const speaker = { name: "Casebook", url: "https://casebook.example" };
const at = "2026-03-01T00:00:00.000Z";
const report = exampleReport(
  "In November 2022 Grey Heron claimed to have hit Northfield. Its tallies were not touched.",
  {
    title: "A report",
    url: "https://a.example/1",
    published: "2022-11-09",
  },
);

function tell(statements: readonly Statement[], policy: keyof typeof shippedPolicies = "open"): Projection {
  const disclosable = {
    revision: firstRevision(statements),
    reports: reportsById([report]),
    policy: shippedPolicies[policy] ?? assert.fail(),
  };
  return disclose(disclosable, audiences.public, null, at) ?? assert.fail();
}

const claim = said("responsibility.claimed", party("Grey Heron"), quoted(report, "Grey Heron claimed"), {
  asserter: { role: "attacker", name: "Grey Heron" },
  stance: "claimed",
  asserted: "2022-11",
});
const statements = [
  said("victim.name", named("Northfield"), quoted(report, "Northfield")),
  said("victim.country", term("US"), quoted(report, "Northfield")),
  said("victim.place", named("Northfield"), quoted(report, "Northfield")),
  said("date.began", dated("2022-11"), quoted(report, "November 2022")),
  said("summary", { kind: "prose", text: "Northfield was hit." }, quoted(report, "hit Northfield")),
  said(
    "finding.not-affected",
    { kind: "matter", what: "the tallies", object: "data" },
    quoted(report, "tallies were not touched"),
    {
      asserter: { role: "victim", name: null },
    },
  ),
  claim,
];

test("a record is a report about its victims, with its version, place, time, sources and claims", () => {
  assert.deepEqual(jsonLdOfRecord(tell(statements), speaker), {
    "@context": "https://schema.org",
    "@type": "Report",
    "@id": "https://casebook.example/incidents/CB-TEST00",
    url: "https://casebook.example/incidents/CB-TEST00",
    identifier: "CB-TEST00",
    headline: "Northfield (2022-11)",
    name: "Cyber Incident Victim: Northfield",
    description: "Northfield was hit.",
    inLanguage: "en",
    version: 1,
    datePublished: at,
    dateModified: at,
    temporalCoverage: "2022-11",
    about: [{ "@type": "Organization", name: "Northfield", address: place }],
    contentLocation: [{ "@type": "Place", address: place }],
    hasPart: [
      {
        "@type": "Claim",
        text: "Claimed by: Grey Heron",
        author: { "@type": "Thing", name: "Grey Heron" },
        datePublished: "2022-11",
        appearance: [appearance],
      },
      {
        "@type": "Claim",
        text: "Stated not affected: the tallies",
        author: { "@type": "Organization", description: "the victim" },
        appearance: [appearance],
      },
    ],
    image: "https://casebook.example/incidents/CB-TEST00/card.png",
    citation: [
      {
        ...appearance,
        datePublished: "2022-11-09",
        inLanguage: "en",
        publisher: { "@type": "Organization", name: "a.example" },
      },
    ],
    isPartOf: { "@type": "Dataset", "@id": "https://casebook.example/#dataset", name: "Casebook", url: speaker.url },
    publisher: { "@type": "Organization", name: "Casebook", url: speaker.url },
  });
});

const place = { "@type": "PostalAddress", addressCountry: "US", addressLocality: "Northfield" };
const appearance = { "@type": "CreativeWork", name: "A report", url: "https://a.example/1" };

test("what an audience is not told does not stand in it", () => {
  const text = jsonLdText(jsonLdOfRecord(tell(statements, "reference"), speaker));
  assert.doesNotMatch(text, /Grey Heron|tallies|Claim/);
});

test("an alleged person is not named", () => {
  const person = said("actor.type", term("individual"), quoted(report, "Grey Heron"));
  const elsewhere = said("responsibility.denied", party("grey heron"), quoted(report, "Grey Heron"), {
    about: subjectKey("actor", 2),
    asserter: { role: "accused", name: "Grey Heron" },
    stance: "denied",
  });
  const text = jsonLdText(jsonLdOfRecord(tell([...statements, person, elsewhere]), speaker));
  assert.doesNotMatch(text, /grey heron/i);
  assert.match(text, /"text":"Claimed by: an individual","author":\{"@type":"Thing","description":"the claimant"\}/);
});

test("no node says Person, and no text can leave its element", () => {
  fc.assert(
    fc.property(projections(), (projection) => {
      const text = jsonLdText(jsonLdOfRecord(projection, speaker));
      assert.doesNotMatch(text, /"@type":"Person"|<|\u2028|\u2029/);
      assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(jsonLdOfRecord(projection, speaker))));
      for (const party of organisationsOf(projection)) {
        assert.equal(jsonLdOfOrganisation(party, [projection], speaker)["name"], party.name);
      }
    }),
    { numRuns: 200, seed: 3 },
  );
  const hostile = jsonLdText({ a: "</script><!--\u2028\u2029" });
  assert.equal(hostile, String.raw`{"a":"\u003c/script\u003e\u003c!--\u2028\u2029"}`);
});

test("an organisation is told as the records tell it", () => {
  const alias = said("victim.alias", named("Northfield County"), quoted(report, "Northfield"));
  assert.deepEqual(
    jsonLdOfOrganisation({ slug: "northfield", name: "Northfield" }, [tell([...statements, alias])], speaker),
    {
      "@context": "https://schema.org",
      "@type": "Organization",
      "@id": "https://casebook.example/organisations/northfield",
      url: "https://casebook.example/organisations/northfield",
      name: "Northfield",
      alternateName: ["Northfield County"],
      location: [{ "@type": "Place", address: { "@type": "PostalAddress", addressCountry: "US" } }],
      subjectOf: [
        {
          "@type": "Report",
          "@id": "https://casebook.example/incidents/CB-TEST00",
          name: "Cyber Incident Victim: Northfield",
        },
      ],
    },
  );
});

const dataset: DatasetDescription = {
  name: "Casebook 2026.1",
  description: "Every record of the casebook as the public is told it, with who says what, on what evidence, and when.",
  url: "https://casebook.example/releases/2026.1",
  version: "2026.1",
  published: "2026-03-01",
  license: "https://creativecommons.org/licenses/by/4.0/",
  identifier: null,
  temporalCoverage: "1998/2026",
  countries: ["US"],
  citeAs: null,
  files: [
    {
      name: "records.csv",
      url: "https://casebook.example/releases/2026.1/records.csv",
      mediaType: "text/csv; charset=utf-8; header=present",
      about: "The long table.",
      bytes: 1234,
      sha256: "0".repeat(64),
    },
  ],
};

test("the living data set lists its downloads and what is measured", () => {
  const node = jsonLdOfDataset({ ...dataset, published: null }, speaker);
  assert.equal(node["@id"], "https://casebook.example/#dataset");
  assert.equal("datePublished" in node, false);
  assert.deepEqual(node["distribution"], [
    {
      "@type": "DataDownload",
      name: "records.csv",
      description: "The long table.",
      contentUrl: "https://casebook.example/releases/2026.1/records.csv",
      encodingFormat: "text/csv",
      contentSize: "1234 B",
    },
  ]);
});

test("a release has all that Croissant requires, its checksums, and every column of its table", () => {
  const node = jsonLdOfRelease(dataset, "records.csv", speaker);
  const required = [
    "@context",
    "@type",
    "conformsTo",
    "description",
    "license",
    "name",
    "url",
    "creator",
    "datePublished",
  ];
  assert.deepEqual(
    required.filter((name) => !(name in node)),
    [],
  );
  assert.deepEqual(node["distribution"], [
    {
      "@type": "cr:FileObject",
      "@id": "records.csv",
      name: "records.csv",
      description: "The long table.",
      contentUrl: "https://casebook.example/releases/2026.1/records.csv",
      encodingFormat: "text/csv",
      contentSize: "1234 B",
      sha256: "0".repeat(64),
    },
  ]);
  const [set] = node["recordSet"] as readonly { readonly field: readonly Record<string, unknown>[] }[];
  assert.deepEqual(
    set?.field.map(({ name }) => name),
    columnNames,
  );
  assert.deepEqual(set.field[1], {
    "@type": "cr:Field",
    "@id": "sayings/version",
    name: "version",
    description: "Version of the record for this audience, counted from 1.",
    dataType: "sc:Integer",
    source: { fileObject: { "@id": "records.csv" }, extract: { column: "version" } },
  });
  assert.equal("recordSet" in jsonLdOfRelease(dataset, null, speaker), false);
});
