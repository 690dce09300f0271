/** MISP there and back: the round trip, files of many events, feeds, and events of ours that somebody else has changed. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { projectionOf, projections } from "../../../test/arbitrary/projection.ts";
import { bury } from "../../domain/disclosure.ts";
import type { Projection, Telling } from "../../domain/projection.ts";
import { comparable, sayingsOf, sayingsRead } from "../carried.ts";
import type { Losses, Saying } from "../format.ts";
import { speakerKeptBack } from "../parse-saying.ts";
import { mispFormat } from "./codec.ts";
import { attribute, eventWith, linesOf, type Loose, longEvent, objectOf, readingOf, tag } from "./testing.ts";
import { eventSchema, manifestSchema } from "./testing-schema.ts";
import type { MispRecord } from "./wire.ts";
import { writeEvent } from "./write.ts";

const runs = { numRuns: 300, seed: Number(process.env["SEED"] ?? 5) };
const speaker = { name: "Casebook", url: "https://casebook.example" };
const writes = mispFormat.writes ?? assert.fail();
const intake = mispFormat.reads?.intake;
const gather = intake?.kind === "document" ? intake.gather : assert.fail();

/** Where a telling keeps the speaker back, it is the word of the house that tells it. */
function expected(projection: Projection, losses: Losses): readonly string[] {
  const sayings = sayingsOf(projection).map((saying): Saying =>
    saying.asserter === null ? { ...saying, asserter: speakerKeptBack(saying.stance, speaker.name) } : saying,
  );
  return comparable(sayings, losses);
}

function written(projection: Projection): MispRecord {
  return JSON.parse(JSON.stringify(writeEvent(projection, speaker))) as MispRecord;
}

/** Counts, the mark of a sample and the judgments of our desk are told, and are for no other desk to take over. */
const forNobody = /^(counted|sample): |^admiralty-scale:/;

test("whatever is told comes back, by whom and how it was said, and rests on places that are there", () => {
  fc.assert(
    fc.property(projections(), (projection) => {
      const record = written(projection);
      const reading = readingOf(record);
      assert.deepEqual(comparable(sayingsRead(reading.said), writes.loses), expected(projection, writes.loses));
      assert.deepEqual(
        reading.findings.filter(({ saw }) => !forNobody.test(saw ?? "")),
        [],
      );
      assert.equal(reading.url, `https://casebook.example/incidents/${projection.incident}`);
      if (reading.said.length > 0) projectionOf(reading.said, record);
    }),
    runs,
  );
});

/** Events of others, each with something of its own. */
const examples: readonly unknown[] = [
  longEvent,
  eventWith({ Tag: ["tlp:green", 'rsit:availability="ddos"'].map(tag) }),
  eventWith({ Attribute: ["A", "B"].map((name) => attribute("target-org", name, { category: "Targeting data" })) }),
  eventWith({
    Object: [
      objectOf("victim", ["name", "target-org", "Northfield"], ["regions", "target-location", "Sample Coast"]),
      objectOf("ransom-negotiation", ["initial_ransom", "float", "12.5"], ["currency", "text", "BTC"]),
      objectOf("ddos", ["first-seen", "datetime", "2022-11-08T10:00:00Z"], ["text", "text", "It was over soon."]),
      objectOf("ransomware-group-post", ["ransomware-group", "text", "Grey Heron"], ["entity-name", "text", "A"]),
    ],
  }),
];

test("what was read of another's event can be told as an event, and comes back", () => {
  for (const example of examples) {
    const projection = projectionOf(readingOf(example).said, example);
    const record = written(projection);
    assert.deepEqual([...eventSchema.Errors(record)], []);
    const { said } = readingOf(record);
    assert.deepEqual(comparable(sayingsRead(said), writes.loses), expected(projection, writes.loses));
  }
});

test("the same telling gives the same bytes, and names that do not change with its version", () => {
  fc.assert(
    fc.property(projections(), (projection) => {
      const again = JSON.parse(JSON.stringify(projection)) as Projection;
      assert.equal(JSON.stringify(writeEvent(again, speaker)), JSON.stringify(writeEvent(projection, speaker)));
    }),
    { ...runs, numRuns: 100 },
  );
});

function ours(): {
  readonly Event: Loose & { readonly Attribute: Loose[]; readonly Object: { Attribute: Loose[] }[] };
} {
  const projection = projectionOf(readingOf(longEvent).said, longEvent);
  return JSON.parse(JSON.stringify(writeEvent(projection, speaker))) as ReturnType<typeof ours>;
}

test("what somebody deleted from an event of ours is not taken, even where our object still speaks of it", () => {
  const event = ours();
  const place = event.Event.Attribute.findIndex(({ value }) => value === "CVE-2022-41082");
  event.Event.Attribute[place] = { ...event.Event.Attribute[place], deleted: true };
  const reading = readingOf(event);
  assert.ok(!reading.said.some(({ field }) => field === "vulnerability"));
  assert.ok(reading.findings.some(({ at, code }) => code === "import-lost" && at === `/Event/Attribute/${place}`));
  assert.ok(reading.findings.some(({ code }) => code === "reference-missing"));
});

test("what somebody added to an event of ours is read as theirs", () => {
  const event = ours();
  event.Event.Attribute.push(attribute("target-org", "Eastfield"), attribute("threat-actor", "Marsh Fox"));
  const before = linesOf(readingOf(ours()));
  const added = linesOf(readingOf(event)).filter((line) => !before.includes(line));
  assert.deepEqual(added, ["victim.name victim-2 Eastfield", "responsibility.suspected actor-2 Marsh Fox"]);
});

test("entries of our object are parsed like everything that comes in", () => {
  const codesFor = (entry: unknown) => {
    const event = ours();
    const parts = event.Event.Object[0]?.Attribute ?? assert.fail();
    const at = `/Event/Object/0/Attribute/${parts.length}/value`;
    const text = typeof entry === "string" ? entry : JSON.stringify(entry);
    parts.push(attribute("text", text, { object_relation: "assertion" }));
    return readingOf(event).findings.flatMap((found) => (found.at === at ? [found.code] : []));
  };
  const at = [ours().Event.Attribute[0]?.["uuid"]];
  assert.deepEqual(codesFor("{"), ["record-shape"]);
  assert.deepEqual(codesFor("[1]"), ["record-shape"]);
  assert.deepEqual(codesFor({ field: "victim.name" }), ["reference-missing"]);
  assert.deepEqual(codesFor({ field: "no.such", at }), ["field-unknown"]);
  assert.deepEqual(codesFor({ field: "constructor", at }), ["field-unknown"]);
  const victim = { field: "victim.name", at, about: "victim-1" };
  assert.deepEqual(codesFor({ ...victim, content: { kind: "name", name: 7 } }), ["value-kind"]);
  assert.deepEqual(codesFor({ ...victim, about: "actor-1" }), ["subject-not-admitted"]);
  assert.deepEqual(codesFor(victim), []);
  const boast = { at, about: "actor-1", content: { kind: "party", name: "A", basis: null } };
  const asserter = { role: "attacker", name: "A" };
  assert.deepEqual(codesFor({ ...boast, field: "responsibility.attributed", asserter }), ["speaker-not-admitted"]);
  const confirmed = { ...boast, field: "responsibility.claimed", asserter, stance: "confirmed" };
  assert.deepEqual(codesFor(confirmed), ["stance-not-admitted"]);
});

test("nothing in an event of ours that was tampered with makes the reader throw", () => {
  fc.assert(
    fc.property(projections(), fc.nat(), fc.anything(), (projection, place, thing) => {
      const text = JSON.stringify(writeEvent(projection, speaker));
      const parts = text.match(/"(?:[^"\\]|\\.)*"/g) ?? [];
      const standIn = (JSON.stringify(thing) as string | undefined) ?? "null";
      const tampered = text.replace(parts[place % parts.length] ?? "", () => standIn);
      const record = parsed(tampered) ?? parsed(text.replace(/\\"/g, () => standIn)) ?? {};
      const { said } = readingOf(record);
      if (said.length > 0) projectionOf(said, record);
    }),
    runs,
  );
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

test("a document is an event, an answer of an instance, or a list of either", () => {
  const bare = longEvent.Event;
  const shapes: readonly (readonly [unknown, readonly string[]])[] = [
    [longEvent, ["event"]],
    [bare, ["event"]],
    [{ response: [longEvent, longEvent] }, ["/response/0", "/response/1"]],
    [{ response: longEvent }, ["/response"]],
    [{ response: [] }, []],
    [
      [longEvent, bare, { response: [longEvent] }],
      ["/0", "/1", "/2/response/0"],
    ],
  ];
  for (const [document, places] of shapes) {
    const { records, findings } = gather(document);
    assert.deepEqual([records.flatMap((record) => record.places), findings], [places, []]);
    assert.ok(records.every(({ data }) => JSON.stringify(data) === JSON.stringify(longEvent)));
  }
});

test("a document of another shape gives findings and no records", () => {
  const manifest = { "5b1c4f2e-0d6a-4f0f-9a3e-1f2e3d4c5b6a": { info: "Northfield hit", Orgc: {} } };
  const search = { response: { Attribute: [attribute("domain", "bad.example")] } };
  for (const other of [null, 7, "x", {}, manifest, search, { errors: ["no"] }, [[longEvent]]]) {
    const { records, findings } = gather(other);
    assert.deepEqual([records, findings.map(({ code }) => code)], [[], ["record-shape"]]);
  }
  assert.deepEqual(
    gather(manifest).findings.map(({ at, code }) => `${at} ${code}`),
    [" record-shape"],
  );
  assert.deepEqual(
    gather([7, longEvent]).findings.map(({ at, code }) => `${at} ${code}`),
    ["/0 record-shape"],
  );
  fc.assert(
    fc.property(fc.anything(), (document) => {
      assert.ok(Array.isArray(gather(document).records));
    }),
    runs,
  );
});

function someTellings(count: number): readonly Projection[] {
  return fc.sample(projections(), { numRuns: count, seed: 21 }).map((projection, index) => {
    const text = JSON.stringify(projection).replaceAll("CB-TEST00", `CB-TEST0${index}`);
    return JSON.parse(text) as Projection;
  });
}

async function* streamed(tellings: readonly Telling[]): AsyncGenerator<Telling> {
  for (const telling of tellings) yield await Promise.resolve(telling);
}

function withStone(tellings: readonly Projection[]): readonly Telling[] {
  const [first, ...others] = tellings;
  return [bury(first ?? null, "at the victim's request", "2026-04-01T00:00:00.000Z") ?? assert.fail(), ...others];
}

test("many events in one file are what an instance answers, and withdrawn records are not among them", async () => {
  const tellings = someTellings(5);
  const pieces: (string | Uint8Array)[] = [];
  for await (const piece of writes.pack(streamed(withStone(tellings)), speaker)) pieces.push(piece);
  const document: unknown = JSON.parse(pieces.join(""));
  assert.deepEqual(document, { response: tellings.slice(1).map(written) });
  assert.equal(gather(document).records.length, 4);
  const nothing: (string | Uint8Array)[] = [];
  for await (const piece of writes.pack(streamed([]), speaker)) nothing.push(piece);
  assert.deepEqual(JSON.parse(nothing.join("")), { response: [] });
  assert.equal(writes.bury(bury(tellings[0] ?? null, "", "2026-04-01T00:00:00.000Z") ?? assert.fail(), speaker), null);
});

test("a feed is a file an event, with a manifest and hashes that are true of them", async () => {
  const tellings = someTellings(6);
  const files = new Map<string, string>();
  const packFolder = writes.packFolder ?? assert.fail();
  for await (const { name, content } of packFolder(streamed(withStone(tellings)), speaker)) {
    assert.ok(!files.has(name));
    files.set(name, typeof content === "string" ? content : Buffer.from(content).toString("utf8"));
  }
  const manifest = JSON.parse(files.get("manifest.json") ?? "") as Record<string, Record<string, unknown>>;
  assert.deepEqual([...manifestSchema.Errors(manifest)], []);
  const events = [...files].filter(([name]) => !/^(manifest\.json|hashes\.csv)$/.test(name));
  assert.deepEqual(
    events.map(([name]) => name.replace(/\.json$/, "")),
    Object.keys(manifest),
  );
  const hashes: string[] = [];
  for (const [name, content] of events) {
    const { Event } = JSON.parse(content) as MispRecord;
    const { info, Orgc, timestamp, date, analysis, threat_level_id, Tag } = Event;
    const digest = createHash("sha256").update(Buffer.from(content, "utf8")).digest("hex");
    assert.deepEqual(manifest[name.replace(/\.json$/, "")], {
      ...{ info, Orgc, timestamp, date, analysis, threat_level_id, Tag },
      "integrity:sha256": digest,
    });
    const values = [...Event.Attribute, ...Event.Object.flatMap((object) => object.Attribute)].map(
      ({ value }) => value,
    );
    hashes.push(...values.map((value) => `${createHash("md5").update(value).digest("hex")},${Event.uuid}`));
  }
  assert.deepEqual(files.get("hashes.csv"), `${hashes.join("\n")}\n`);
  assert.equal(events.length, 5);
});
