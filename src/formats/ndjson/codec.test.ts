/** Casebook NDJSON: a Casebook can take over what another one tells. */
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
import { projectionOf, projections } from "../../../test/arbitrary/projection.ts";
import { audiences } from "../../domain/audience.ts";
import { bury, disclose } from "../../domain/disclosure.ts";
import type { Projection, Telling } from "../../domain/projection.ts";
import { shippedPolicies } from "../../domain/shipped-policies.ts";
import { comparable, sayingsOf, sayingsRead } from "../carried.ts";
import type { Saying } from "../format.ts";
import { speakerKeptBack } from "../parse-saying.ts";
import { ndjsonFormat } from "./codec.ts";
import { readTelling } from "./read.ts";

const publisher = "Other Casebook";
const speaker = { name: "Casebook", url: "https://casebook.example" };
const none = { fields: [], facets: [], further: [] };
const at = "2026-03-01T00:00:00.000Z";
const runs = { numRuns: 200, seed: Number(process.env["SEED"] ?? 3) };

function expected(projection: Projection): readonly string[] {
  const sayings = sayingsOf(projection).map((saying): Saying =>
    saying.asserter === null ? { ...saying, asserter: speakerKeptBack(saying.stance, publisher) } : saying,
  );
  return comparable(sayings, none);
}

function example(policy: keyof typeof shippedPolicies = "open"): Projection {
  const report = exampleReport("The county confirmed that Northfield was hit. Grey Heron was not named.", {
    url: "https://a.example/1",
    links: ["https://b.example/2", "javascript:alert(1)"],
  });
  const statements = [
    said("victim.name", named("Northfield"), quoted(report, "Northfield was hit", { credibility: "2" })),
    said("motive", term("financial"), quoted(report, "hit")),
  ];
  const told = disclose(
    {
      revision: firstRevision(statements),
      reports: reportsById([report]),
      policy: shippedPolicies[policy] ?? assert.fail(),
    },
    audiences.public,
    null,
    at,
  );
  return told ?? assert.fail();
}

function read(telling: unknown) {
  return readTelling(JSON.parse(JSON.stringify(telling)), { publisher });
}

async function linesOf(...tellings: readonly Telling[]): Promise<readonly string[]> {
  const pieces: (string | Uint8Array)[] = [];
  const all = (async function* () {
    for (const telling of tellings) yield await Promise.resolve(telling);
  })();
  for await (const piece of ndjsonFormat.writes?.pack(all, speaker) ?? assert.fail()) pieces.push(piece);
  return pieces.join("").split("\n");
}

test("a record that is told is read back whole, and nothing of it is left over but judgments, counts and its picture", () => {
  fc.assert(
    fc.property(projections(), (projection) => {
      const record: unknown = JSON.parse(JSON.stringify(ndjsonFormat.writes?.write(projection, speaker)));
      const reading = readTelling(record, { publisher });
      assert.deepEqual(comparable(sayingsRead(reading.said), none), expected(projection));
      const over = reading.findings.filter(({ at }) => !/\/(count|credibility|reliability|illustration)$/.test(at));
      assert.deepEqual(over, []);
      if (reading.said.length > 0) projectionOf(reading.said, record);
    }),
    runs,
  );
});

test("a line is a telling, as the JSON API gives it", async () => {
  const stone = bury(example(), "at the victim's request", at) ?? assert.fail();
  const [first = "", second = "", last] = await linesOf(example(), stone);
  assert.deepEqual(JSON.parse(first), JSON.parse(JSON.stringify(example())));
  assert.deepEqual(JSON.parse(second), JSON.parse(JSON.stringify(stone)));
  assert.equal(last, "");
  assert.deepEqual(read(stone).said, []);
  assert.deepEqual(read(stone).findings, [{ at: "/reason", code: "import-lost", saw: "at the victim's request" }]);
});

test("evidence leads to the value, and to the quote that it rests on there", () => {
  const { said, key, title, published, links, findings } = read(example());
  const place = "/fields/victim.name/assertions/0";
  assert.deepEqual(said[0]?.pointers, [`${place}/content/name`, `${place}/evidence/0/quote/text`]);
  assert.deepEqual([key, title, published], ["CB-TEST00", "Northfield", "2026-03-01"]);
  assert.deepEqual(links, ["https://a.example/1", "https://b.example/2"]);
  assert.deepEqual(findings, [{ at: `${place}/evidence/0/credibility`, code: "import-lost", saw: "2" }]);
});

test("where only sources are told it leads to those, and what is counted is named as lost", () => {
  const { said, findings } = read(example("reference"));
  assert.deepEqual(
    said.map(({ field }) => field),
    ["victim.name"],
  );
  assert.deepEqual(said[0]?.pointers, ["/fields/victim.name/assertions/0/content/name", "/sources/0/url"]);
  assert.deepEqual(
    findings.map(({ at, saw }) => `${at} ${saw ?? ""}`),
    ["/fields/motive/count 1", "/fields/technique/count 0", "/fields/responsibility.attributed/count 0"],
  );
});

test("who speaks stays who spoke, and a sample is named as one", () => {
  const telling = JSON.parse(JSON.stringify(example())) as Record<string, unknown>;
  const { said, findings } = read({ ...telling, sample: true, extra: { a: [1] } });
  assert.deepEqual(said[0]?.asserter, { role: "journalist", name: null });
  const places = findings.map(({ at }) => at);
  assert.deepEqual(places, ["/sample", "/fields/victim.name/assertions/0/evidence/0/credibility", "/extra/a/0"]);
});

test("what the codebook refuses is named and left out", () => {
  const telling = JSON.parse(JSON.stringify(example())) as { fields: Record<string, unknown> };
  const claim = { content: { kind: "party", name: "Grey Heron", basis: null }, about: "actor-1", polarity: "affirmed" };
  telling.fields["responsibility.attributed"] = {
    kind: "shown",
    assertions: [{ ...claim, stance: "claimed", asserter: { role: "attacker", name: "Grey Heron" } }, 7],
  };
  telling.fields["no.such/field"] = { kind: "shown", assertions: [] };
  const { findings } = read(telling);
  assert.deepEqual(
    findings.filter(({ code }) => code !== "import-lost").map(({ at, code }) => `${at}: ${code}`),
    [
      "/fields/responsibility.attributed/assertions/0: speaker-not-admitted",
      "/fields/responsibility.attributed/assertions/1: value-kind",
      "/fields/responsibility.attributed/assertions/1: value-not-admitted",
      "/fields/responsibility.attributed/assertions/1: value-not-admitted",
      "/fields/no.such~1field: field-unknown",
    ],
  );
});

test("nothing that comes in makes the reader throw, and whatever it reads the codebook admits", () => {
  const broken = fc
    .tuple(projections(), fc.nat(), fc.anything())
    .map(([projection, place, thing]) => mutated(projection, place, thing));
  fc.assert(
    fc.property(fc.oneof(fc.anything(), broken), (record) => {
      const { said } = readTelling(record, { publisher });
      if (said.length > 0) projectionOf(said, record);
    }),
    { ...runs, numRuns: 300 },
  );
});

/** The record with something else at one of its places. */
function mutated(projection: Projection, place: number, thing: unknown): unknown {
  const texts = JSON.stringify(projection).match(/"[^"\\]*"|\b\d+\b|null|\{\}|\[\]/g) ?? [];
  const victim = texts[place % texts.length] ?? "null";
  const standIn = JSON.stringify(thing) as string | undefined;
  const text = JSON.stringify(projection).replace(victim, () => standIn ?? "null");
  try {
    return JSON.parse(text);
  } catch {
    return thing;
  }
}

test("more evidence than fits into a call is no danger", () => {
  const telling = JSON.parse(JSON.stringify(example())) as {
    fields: Record<string, { assertions: { evidence: unknown[] }[] }>;
  };
  const [assertion] = telling.fields["victim.name"]?.assertions ?? [];
  const piece = assertion?.evidence[0];
  for (let count = 0; count < 30_000; count += 1) assertion?.evidence.push(piece);
  assert.equal(readTelling(telling, { publisher }).said[0]?.pointers.length, 51);
});

test("nesting without end is no danger", () => {
  const deep = JSON.parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`) as unknown;
  assert.deepEqual(
    readTelling(deep, { publisher }).findings.map(({ code }) => code),
    ["record-shape"],
  );
  const telling = JSON.parse(JSON.stringify(example())) as Record<string, unknown>;
  assert.equal(readTelling({ ...telling, deep }, { publisher }).said.length, 2);
});
