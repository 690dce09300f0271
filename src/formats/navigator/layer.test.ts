/** Layers: what is stated counts once a record, what is negated not at all. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  exampleReport,
  firstRevision,
  named,
  quoted,
  reportsById,
  said,
  term,
} from "../../../test/arbitrary/example.ts";
import { projections } from "../../../test/arbitrary/projection.ts";
import type { Statement } from "../../domain/assertion.ts";
import { audiences } from "../../domain/audience.ts";
import { bury, disclose } from "../../domain/disclosure.ts";
import { type Projection, standingOf, type Telling } from "../../domain/projection.ts";
import { shippedPolicies } from "../../domain/shipped-policies.ts";
import { navigatorFormat } from "./codec.ts";
import { layerOf, layerOfRecord, navigatorLayer } from "./layer.ts";

const speaker = { name: "Casebook", url: "https://casebook.example" };
const at = "2026-03-01T00:00:00.000Z";
const report = exampleReport("The bureau said that Northfield was flooded. A vendor saw no phishing.");

function tell(statements: readonly Statement[], policy: keyof typeof shippedPolicies = "open"): Projection {
  const victim = said("victim.name", named("Northfield"), quoted(report, "Northfield"));
  const revision = firstRevision([victim, ...statements]);
  const disclosable = { revision, reports: reportsById([report]), policy: shippedPolicies[policy] ?? assert.fail() };
  return disclose(disclosable, audiences.public, null, at) ?? assert.fail();
}

const flood = said("technique", term("T1498"), quoted(report, "was flooded"), {
  asserter: { role: "agency", name: "The bureau" },
  stance: "confirmed",
});
const inferred = said("technique", term("T1498"), quoted(report, "flooded"), {
  asserter: { role: "coder", name: null },
  stance: "inferred",
});
const noPhishing = said("technique", term("T1566"), quoted(report, "no phishing"), { polarity: "negated" });

async function* inTurn(tellings: readonly Telling[]): AsyncGenerator<Telling> {
  for (const telling of tellings) yield await Promise.resolve(telling);
}

test("a layer names the versions that the Navigator asks for", () => {
  const layer = navigatorLayer("Title", [{ technique: "T1498", count: 3, comment: "" }], "Description");
  assert.deepEqual(layer.versions, { attack: "18", navigator: "4.9.0", layer: "4.5" });
  assert.deepEqual([layer.name, layer.domain, layer.description], ["Title", "enterprise-attack", "Description"]);
  assert.deepEqual([layer.gradient.minValue, layer.gradient.maxValue], [0, 3]);
  assert.equal(navigatorLayer("Empty", [], "").gradient.maxValue, 1);
});

test("a record's layer says of each technique who states it and how, and leaves out what is negated", () => {
  const layer = layerOfRecord(tell([flood, inferred, noPhishing]), speaker);
  assert.deepEqual(layer.techniques, [
    { techniqueID: "T1498", score: 1, comment: "confirmed, The bureau (an agency)\ninferred by the coder" },
  ]);
  assert.equal(layer.name, "Cyber Incident Victim: Northfield");
  assert.equal(
    layer.description,
    "Record CB-TEST00, version 1, as known on 2026-03-01. https://casebook.example/incidents/CB-TEST00",
  );
});

test("the layer of many records counts records, not sayings, and says how many tell at all", async () => {
  const counted = tell([flood], "reference");
  const stone = bury(tell([flood]), "asked for", at) ?? assert.fail();
  const layer = await layerOf(inTurn([tell([flood, inferred]), tell([flood]), counted, stone]), "All", speaker);
  assert.deepEqual(
    layer.techniques.map(({ techniqueID, score }) => [techniqueID, score]),
    [["T1498", 2]],
  );
  assert.match(layer.description, /2 of 3 records tell their techniques/);
});

test("comments end somewhere", async () => {
  const layer = await layerOf(inTurn(Array.from({ length: 30 }, () => tell([flood]))), "All", speaker);
  const lines = layer.techniques[0]?.comment.split("\n") ?? [];
  assert.deepEqual([lines.length, lines.at(-1)], [21, "and 10 more"]);
});

test("every layer of a random record holds exactly what stands", () => {
  fc.assert(
    fc.property(projections(), (projection) => {
      const standing = standingOf(projection, "technique").flatMap(({ content }) =>
        content.kind === "term" ? [content.term] : [],
      );
      const { techniques } = layerOfRecord(projection, speaker);
      assert.deepEqual(
        techniques.map(({ techniqueID }) => techniqueID),
        [...new Set(standing)].toSorted(),
      );
    }),
    { numRuns: 100, seed: 3 },
  );
});

test("the file is one layer of everything", async () => {
  const pieces: (string | Uint8Array)[] = [];
  for await (const piece of navigatorFormat.writes?.pack(inTurn([tell([flood])]), speaker) ?? assert.fail())
    pieces.push(piece);
  assert.equal((JSON.parse(pieces.join("")) as { name: string }).name, "Casebook");
});
