/** Bundles of others: whose word is what, what is no attribution, what is marked how, and that nothing is lost in silence or does harm. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { projectionOf } from "../../../test/arbitrary/projection.ts";
import { shownOf } from "../../domain/projection.ts";
import { comparable, sayingsOf, sayingsRead } from "../carried.ts";
import type { RecordReading, Said } from "../format.ts";
import { stixExtendedFormat, stixFormat } from "./codec.ts";
import { gatherRecords } from "./gather.ts";
import { readRecord } from "./read.ts";
import { tlpExtension, tlpIds } from "./tlp-marking.ts";
import { claimExtension, coreExtensions, recordExtension } from "./wire.ts";

const publisher = "Example exchange";
const real = new URL("../../../../shared/data/vocab/", import.meta.url);
const skip = existsSync(new URL("stix21-schemas/", real)) ? false : "../shared/data/vocab is not here";

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

function readingOf(...objects: readonly Made[]): RecordReading {
  const { records } = gatherRecords({ type: "bundle", id: "bundle--1", objects });
  assert.equal(records.length, 1);
  const reading = readRecord(records[0]?.data, { publisher });
  projectionOf(reading.said, records[0]?.data);
  return reading;
}

/** The members of a value but its kind, in order. */
function partsOf(content: Said["content"]): readonly unknown[] {
  return Object.entries(content).flatMap(([name, part]) => (name === "kind" ? [] : [part as unknown]));
}

function sayingsIn({ said }: RecordReading, field: string): readonly Said[] {
  return said.filter((one) => one.field === field);
}

function codesIn({ findings }: RecordReading): readonly string[] {
  return findings.map(({ code }) => code);
}

describe("whose word it is", () => {
  const incident = made("incident", { name: "Outage at Northfield" });
  const actor = made("threat-actor", {
    name: "Grey Heron",
    aliases: ["GH"],
    threat_actor_types: ["nation-state", "spy"],
  });

  test("an attribution is the word of the identity that made it, by the part that it plays", () => {
    const cases = [
      [{ name: "Ministry", sectors: ["government-national"] }, "government"],
      [{ name: "CERT", roles: ["national CERT"] }, "agency"],
      [{ name: "Labs", roles: ["security vendor"] }, "vendor"],
      [{ name: "Court", roles: ["court"] }, "court"],
      [{ name: "Somebody", sectors: ["retail"] }, "third-party"],
    ] as const;
    for (const [members, role] of cases) {
      const speaker = made("identity", members);
      const attribution = related(incident, "attributed-to", actor, { created_by_ref: speaker.id, confidence: 85 });
      const [said, ...others] = sayingsIn(
        readingOf(incident, actor, speaker, attribution),
        "responsibility.attributed",
      );
      assert.deepEqual(said?.asserter, { role, name: members.name });
      assert.deepEqual([said.confidence, said.likelihood, said.stance, others.length], ["high", null, "reported", 0]);
    }
  });

  test("confidence is a word by the scale of STIX, and never a likelihood", () => {
    const speaker = made("identity", { name: "Ministry", sectors: ["government"] });
    for (const [number, word] of [
      [1, "low"],
      [29, "low"],
      [30, "moderate"],
      [69, "moderate"],
      [70, "high"],
      [100, "high"],
    ] as const) {
      const attribution = related(incident, "attributed-to", actor, { created_by_ref: speaker.id, confidence: number });
      const [said] = sayingsIn(readingOf(incident, actor, speaker, attribution), "responsibility.attributed");
      assert.deepEqual([said?.confidence, said?.likelihood], [word, null]);
    }
    const none = related(incident, "attributed-to", actor, { created_by_ref: speaker.id, confidence: 0 });
    const [said] = sayingsIn(readingOf(incident, actor, speaker, none), "responsibility.attributed");
    assert.equal(said?.confidence, null);
  });

  test("an attribution by nobody is a suspicion, and says so", () => {
    const reading = readingOf(incident, actor, related(incident, "attributed-to", actor));
    assert.deepEqual(sayingsIn(reading, "responsibility.attributed"), []);
    const [said] = sayingsIn(reading, "responsibility.suspected");
    assert.deepEqual([said?.asserter, said?.stance], [{ role: "third-party", name: publisher }, "suspected"]);
    assert.ok(codesIn(reading).includes("actor-unattributed"));
  });

  test("an attribution by the actor itself is a claim, and says so", () => {
    const self = made("identity", { name: "Grey Heron" });
    const reading = readingOf(
      incident,
      actor,
      self,
      related(incident, "attributed-to", actor, { created_by_ref: self.id }),
    );
    assert.deepEqual(sayingsIn(reading, "responsibility.attributed"), []);
    const [said] = sayingsIn(reading, "responsibility.claimed");
    assert.deepEqual([said?.asserter.role, said?.stance], ["attacker", "claimed"]);
    assert.ok(codesIn(reading).includes("claim-not-attribution"));
  });

  test("an actor that is merely there is suspected; what it is called and said to be is told of it", () => {
    const report = made("report", {
      name: "Weekly",
      published: "2024-05-06T00:00:00Z",
      object_refs: [incident.id, actor.id],
    });
    const reading = readingOf(incident, actor, report);
    assert.equal(sayingsIn(reading, "responsibility.suspected").length, 1);
    assert.deepEqual(
      sayingsIn(reading, "actor.alias").map(({ content }) => content),
      [{ kind: "name", name: "GH" }],
    );
    assert.deepEqual(
      sayingsIn(reading, "actor.type").map(({ content }) => content),
      [{ kind: "term", term: "state" }],
    );
    for (const code of ["actor-unattributed", "value-mapped", "value-not-admitted"])
      assert.ok(codesIn(reading).includes(code), code);
  });

  test("a note that is headed as a claim is a claim, with or without our extension", () => {
    const note = made("note", {
      abstract: "Claim of responsibility",
      content: "We did it.",
      authors: ["Grey Heron"],
      object_refs: [incident.id, actor.id],
    });
    const ours = {
      [claimExtension]: { extension_type: "property-extension", claimant_ref: actor.id, state: "disputed" },
    };
    for (const claim of [note, { ...note, abstract: "Post", extensions: ours }]) {
      const reading = readingOf(incident, actor, claim);
      const [said, ...others] = sayingsIn(reading, "responsibility.claimed");
      assert.deepEqual([said?.asserter, others.length], [{ role: "attacker", name: "Grey Heron" }, 0]);
      assert.deepEqual(sayingsIn(reading, "responsibility.suspected"), []);
      assert.equal(sayingsIn(reading, "claim.state").length, claim === note ? 0 : 1);
    }
  });

  test("who disagrees with an attribution denies it where they are meant; anybody else says that it is not so", () => {
    const speaker = made("identity", { name: "Ministry", sectors: ["government"] });
    const attribution = related(incident, "attributed-to", actor, { created_by_ref: speaker.id });
    const opinion = made("opinion", {
      opinion: "strongly-disagree",
      authors: ["Grey Heron"],
      object_refs: [attribution.id],
    });
    const denied = sayingsIn(readingOf(incident, actor, speaker, attribution, opinion), "responsibility.denied");
    assert.deepEqual(
      denied.map(({ asserter }) => asserter),
      [{ role: "accused", name: "Grey Heron" }],
    );
    const analyst = { ...opinion, authors: ["An analyst"] };
    const contested = sayingsIn(readingOf(incident, actor, speaker, attribution, analyst), "responsibility.attributed");
    assert.deepEqual(contested.map(({ polarity, asserter }) => [polarity, asserter.name]).toSorted(), [
      ["affirmed", "Ministry"],
      ["negated", "An analyst"],
    ]);
  });

  test("what was revoked is no longer said; an attribution that was revoked was taken back", () => {
    const speaker = made("identity", { name: "Ministry", sectors: ["government"] });
    const attribution = related(incident, "attributed-to", actor, { created_by_ref: speaker.id, revoked: true });
    const malware = made("malware", { name: "Locker", is_family: true, revoked: true });
    const reading = readingOf(incident, actor, speaker, attribution, malware, related(incident, "uses", malware));
    assert.deepEqual(
      sayingsIn(reading, "responsibility.attributed").map(({ stance }) => stance),
      ["retracted"],
    );
    assert.deepEqual(sayingsIn(reading, "malware"), []);
    assert.ok(codesIn(reading).includes("no-longer-said"));
  });
});

describe("victims and things", () => {
  test("several victims are several subjects, with their sectors and places; a world region is taken where nothing nearer is named", () => {
    const incident = made("incident", { name: "Outage" });
    const [one, two] = [
      made("identity", { name: "Northfield", sectors: ["government-local", "dams", "lunar"] }),
      made("identity", { name: "Southfield" }),
    ];
    const place = made("location", { country: "de", administrative_area: "Hesse", city: "Kassel" });
    const region = made("location", { region: "northern-europe" });
    const reading = readingOf(
      incident,
      one,
      two,
      place,
      region,
      related(incident, "targets", one),
      related(incident, "impacts", two),
      related(one, "located-at", place),
      related(two, "located-at", region),
    );
    const of = (field: string) => sayingsIn(reading, field).map(({ about, content }) => [about, partsOf(content)[0]]);
    assert.deepEqual(of("victim.name"), [
      ["victim-1", "Northfield"],
      ["victim-2", "Southfield"],
    ]);
    assert.deepEqual(of("victim.sector"), [
      ["victim-1", "government.local"],
      ["victim-1", "water"],
    ]);
    assert.deepEqual(of("victim.country"), [["victim-1", "DE"]]);
    assert.deepEqual(of("victim.region"), [
      ["victim-1", "Hesse"],
      ["victim-2", "northern-europe"],
    ]);
    assert.deepEqual(of("victim.place"), [["victim-1", "Kassel"]]);
    assert.deepEqual(of("victim.role"), []);
    assert.ok(codesIn(reading).includes("value-mapped") && codesIn(reading).includes("value-not-admitted"));
  });

  test("techniques go by their id, weaknesses by their number, and what has neither is named as lost", () => {
    const incident = made("incident", { name: "Outage" });
    const technique = (id: string) =>
      made("attack-pattern", { name: "x", external_references: [{ source_name: "mitre-attack", external_id: id }] });
    const objects = [
      technique("T1498"),
      technique("T9999"),
      made("attack-pattern", { name: "Shouting" }),
      made("vulnerability", {
        name: "Badlock",
        external_references: [{ source_name: "cve", external_id: "CVE-2016-2118" }],
      }),
      made("malware", { name: "Locker", is_family: false }),
      made("campaign", { name: "Winter" }),
      made("tool", { name: "Shell" }),
    ];
    const reading = readingOf(incident, ...objects, ...objects.map((object) => related(incident, "uses", object)));
    const of = (field: string) => sayingsIn(reading, field).map(({ content }) => partsOf(content)[0]);
    assert.deepEqual(
      [of("technique"), of("vulnerability"), of("malware"), of("relation.campaign")],
      [["T1498"], ["CVE-2016-2118"], ["Locker"], ["Winter"]],
    );
    const saw = reading.findings.map(({ code, saw: what }) => `${code} ${what ?? ""}`);
    for (const expected of [
      "value-not-admitted T9999",
      "import-lost Shouting",
      "import-lost Shell",
      "import-lost Badlock",
    ])
      assert.ok(saw.includes(expected), expected);
  });
});

describe("the Incident Core extension", () => {
  const core = (members: Readonly<Record<string, unknown>>) => ({
    [coreExtensions.incident]: {
      extension_type: "property-extension",
      determination: "confirmed",
      investigation_status: "closed",
      ...members,
    },
  });
  const extended = (type: "event" | "impact" | "task", members: Readonly<Record<string, unknown>>, more: object = {}) =>
    made(type, { ...members, extensions: { [coreExtensions[type]]: { extension_type: "new-sdo" }, ...more } });

  test("a count of 0 affirms that there was none; an absent count says nothing", () => {
    const counts = { individual: 0, organization: 12, vehicles: 0 };
    const reading = readingOf(
      made("incident", { name: "Outage", extensions: core({ impacted_entity_counts: counts }) }),
    );
    assert.deepEqual(
      sayingsIn(reading, "impact.persons").map(({ content }) => content),
      [{ kind: "unknown", state: "stated-none" }],
    );
    assert.deepEqual(sayingsIn(reading, "impact.systems"), []);
    assert.deepEqual(
      sayingsIn(reading, "finding.not-affected").map(({ content }) => content),
      [{ kind: "matter", what: "vehicles", object: "system" }],
    );
    const [many] = sayingsIn(reading, "impact.organisations");
    assert.deepEqual(many?.content, { kind: "amount", min: 12, max: 12, qualifier: "about", unit: "organisations" });
  });

  test("times are dates at their fidelity, whatever the time zone of who wrote them", () => {
    const event = (time: string, fidelity: string | undefined) => {
      const happened = extended("event", {
        name: "Hit",
        status: "occurred",
        start_time: time,
        ...(fidelity === undefined ? {} : { start_time_fidelity: fidelity }),
      });
      const reading = readingOf(
        made("incident", { name: "Outage", extensions: core({ events: [{ event_ref: happened.id }] }) }),
        happened,
      );
      const [said] = sayingsIn(reading, "date.began");
      return [said?.content.kind === "date" ? said.content.edtf : null, codesIn(reading).includes("precision-reduced")];
    };
    assert.deepEqual(event("2021-02-01T00:00:00.000Z", "month"), ["2021-02", false]);
    assert.deepEqual(event("2021-01-31T19:00:00.000Z", "month"), ["2021-02", false]);
    assert.deepEqual(event("2020-12-31T22:00:00.000Z", "year"), ["2021", false]);
    assert.deepEqual(event("2021-02-01T04:00:00.000Z", "day"), ["2021-02-01", false]);
    assert.deepEqual(event("2021-02-01T17:00:00.000Z", "day"), ["2021-02-01/2021-02-02", true]);
    assert.deepEqual(event("2021-02-01T17:22:10.123Z", undefined), ["2021-02-01", true]);
    assert.deepEqual(event("2013-02-30T00:00:00Z", "day"), ["2013-02", true]);
    assert.deepEqual(event("0000-00-00T00:00:00Z", undefined), [null, false]);
  });

  test("losses, spared things, sums, measures and refusals are what they are called", () => {
    const objects = [
      extended(
        "impact",
        { impact_category: "confidentiality-ext" },
        { "confidentiality-ext": { loss_type: "suspected-loss", information_type: "pii", record_count: 500 } },
      ),
      extended("impact", { impact_category: "integrity" }, { integrity: { alteration: "none" } }),
      extended(
        "impact",
        { impact_category: "monetary" },
        { "monetary-ext": { variety: "ransom-demand", currency: "usd", min_amount: 0, max_amount: 4000 } },
      ),
      extended("event", { name: "Second wave", status: "not-occurred" }),
      extended("event", { status: "undetermined", event_types: ["unattributed"] }),
      extended("task", {
        task_types: ["victim-notification"],
        outcome: "successful",
        start_time: "2021-03-04T00:00:00Z",
        start_time_fidelity: "day",
      }),
      extended("task", { task_types: ["recovery"], outcome: "failed" }),
    ];
    const refs = (type: string) => objects.filter(({ id }) => id.startsWith(type)).map(({ id }) => id);
    const members = {
      impact_refs: refs("impact"),
      events: refs("event").map((id) => ({ event_ref: id })),
      tasks: refs("task").map((id) => ({ task_ref: id })),
      scores: [{ name: "Some score", value: 7 }],
    };
    const reading = readingOf(made("incident", { name: "Outage", extensions: core(members) }), ...objects);
    const of = (field: string) =>
      sayingsIn(reading, field).map(({ content, polarity, stance }) => [...partsOf(content), polarity, stance]);
    assert.deepEqual(of("cia.confidentiality"), [["affected", "affirmed", "suspected"]]);
    assert.deepEqual(of("cia.integrity"), [["affected", "negated", "reported"]]);
    assert.deepEqual(of("data.variety"), [["Personal", "affirmed", "reported"]]);
    assert.deepEqual(of("impact.records"), [[500, 500, "exactly", "records", "affirmed", "reported"]]);
    assert.deepEqual(of("impact.money-demanded"), [[4000, 4000, "exactly", "USD", "affirmed", "reported"]]);
    assert.deepEqual(of("finding.not-happened"), [["Second wave", "event", "affirmed", "reported"]]);
    assert.deepEqual(of("responsibility.not-attributed"), [[null, null, "affirmed", "reported"]]);
    assert.deepEqual(of("response"), [["notified-affected", "affirmed", "reported"]]);
    assert.deepEqual(of("date.disclosed"), [["2021-03-04", null, "affirmed", "reported"]]);
    assert.deepEqual(of("severity.input"), [["Some score: 7", "affirmed", "reported"]]);
    assert.deepEqual(of("date.restored"), []);
  });
});

describe("markings", () => {
  const incident = (members: object) =>
    made("incident", { name: "Outage", description: "It was out.", labels: ["ddos"], ...members });
  const markingOf = (reading: RecordReading, field: string) => sayingsIn(reading, field)[0]?.marking;

  test("of TLP 2.0 and of TLP 1 are taken from objects and from parts of them, the narrowest first", () => {
    const green = { object_marking_refs: [tlpIds["TLP:GREEN"]] };
    assert.equal(markingOf(readingOf(incident(green)), "description"), "TLP:GREEN");
    const old = readingOf(
      incident({ object_marking_refs: ["marking-definition--f88d31f6-486f-44da-b317-01333bde0b82"] }),
    );
    assert.equal(markingOf(old, "description"), "TLP:AMBER");
    assert.ok(codesIn(old).includes("marking-mapped"));
    const part = readingOf(
      incident({ ...green, granular_markings: [{ marking_ref: tlpIds["TLP:RED"], selectors: ["description"] }] }),
    );
    assert.deepEqual([markingOf(part, "description"), markingOf(part, "incident.type")], ["TLP:RED", "TLP:GREEN"]);
    assert.equal(markingOf(readingOf(incident({})), "description"), null);
  });

  test("under invented ids go by what they say; what nobody knows counts as the narrowest; terms of use say nothing of sharing", () => {
    const marked = (definition: Made) => readingOf(incident({ object_marking_refs: [definition.id] }), definition);
    const invented = marked(
      made("marking-definition", {
        name: "TLP:GREEN",
        extensions: { [tlpExtension]: { extension_type: "property-extension", tlp_2_0: "green" } },
      }),
    );
    assert.equal(markingOf(invented, "description"), "TLP:GREEN");
    assert.ok(codesIn(invented).includes("marking-mapped"));
    const unknown = marked(
      made("marking-definition", { definition_type: "house-rules", definition: { rule: "ask first" } }),
    );
    assert.equal(markingOf(unknown, "description"), "TLP:RED");
    const missing = readingOf(
      incident({ object_marking_refs: ["marking-definition--00000000-0000-4000-8000-000000000001"] }),
    );
    assert.equal(markingOf(missing, "description"), "TLP:RED");
    assert.ok(codesIn(missing).includes("marking-mapped") && codesIn(missing).includes("reference-missing"));
    const terms = marked(
      made("marking-definition", { definition_type: "statement", definition: { statement: "Quote us." } }),
    );
    assert.equal(markingOf(terms, "description"), null);
    assert.ok(terms.findings.some(({ code, saw }) => code === "import-lost" && saw === "Quote us."));
  });

  test("of a speaker's name holds for what they say", () => {
    const root = incident({});
    const actor = made("threat-actor", { name: "Grey Heron" });
    const speaker = made("identity", {
      name: "Ministry",
      sectors: ["government"],
      object_marking_refs: [tlpIds["TLP:RED"]],
    });
    const attribution = related(root, "attributed-to", actor, {
      created_by_ref: speaker.id,
      object_marking_refs: [tlpIds["TLP:GREEN"]],
    });
    assert.equal(markingOf(readingOf(root, actor, speaker, attribution), "responsibility.attributed"), "TLP:RED");
  });
});

describe("statements of our own extension", () => {
  const actor = made("threat-actor", { name: "Grey Heron" });
  const withStatements = (...statements: readonly unknown[]) =>
    made("incident", {
      name: "Outage",
      extensions: { [recordExtension]: { extension_type: "property-extension", statements } },
    });

  test("are read with distrust: what the codebook refuses is a finding, and the rest goes in", () => {
    const speaker = { role: "attacker", name: "Grey Heron" };
    const reading = readingOf(
      withStatements(
        { field: "motive", value: { kind: "term", term: "espionage" }, speaker: { role: "government" } },
        { field: "responsibility.attributed", about: "actor-1", value: { kind: "party", name: "X" }, speaker },
        { field: "motive", value: { kind: "term", term: "fame" }, speaker },
        {
          field: "impact.persons",
          value: { kind: "amount", min: 5, max: 1, qualifier: "between", unit: "persons" },
          speaker,
        },
        { field: "nonsense" },
        "text",
        null,
        { field: "motive", object_ref: actor.id, selector: "a.[9].b", value: { term: "x" } },
        { field: "motive", value: { kind: "term", term: "fun" }, stance: "confirmed", speaker },
        { field: "motive", value: { kind: "term", term: "fun" }, speaker: { role: "oracle" } },
      ),
    );
    assert.deepEqual(
      reading.said.map(({ field, asserter }) => [field, asserter.role]),
      [["motive", "government"]],
    );
    for (const code of [
      "speaker-not-admitted",
      "value-not-admitted",
      "amount-invalid",
      "field-unknown",
      "record-shape",
      "stance-not-admitted",
    ]) {
      assert.ok(codesIn(reading).includes(code), code);
    }
  });

  test("do not silence what somebody else added to the bundle", () => {
    const incident = withStatements({
      field: "motive",
      value: { kind: "term", term: "fun" },
      speaker: { role: "vendor" },
    });
    const speaker = made("identity", { name: "Ministry", sectors: ["government"] });
    const reading = readingOf(
      incident,
      actor,
      speaker,
      related(incident, "attributed-to", actor, { created_by_ref: speaker.id }),
    );
    assert.deepEqual(
      reading.said.map(({ field }) => field),
      ["motive", "responsibility.attributed"],
    );
  });
});

describe("published examples", { skip }, () => {
  const files = [
    ...readdirSync(
      skip === false ? new URL("stix21-schemas/examples/threat-reports/", real) : new URL(".", import.meta.url),
    )
      .filter((name) => name.endsWith(".json"))
      .map((name) => `stix21-schemas/examples/threat-reports/${name}`),
    "stix21-incident-core/example_incident_ransom.abridged.json",
  ];
  for (const file of files) {
    test(`${file.split("/").at(-1) ?? ""}: every value is taken or named, and what was taken survives both profiles`, () => {
      const document: unknown = JSON.parse(readFileSync(new URL(file, real), "utf8"));
      const { records } = gatherRecords(document);
      assert.equal(records.length, 1);
      const { data } = records[0] ?? assert.fail("no record");
      const reading = readRecord(data, { publisher });
      const projection = projectionOf(reading.said, data);
      assert.equal(shownOf(projection, "responsibility.attributed").length, 0);
      for (const { writes } of [stixFormat, stixExtendedFormat]) {
        assert.ok(writes !== null);
        const bundle: unknown = JSON.parse(
          JSON.stringify(writes.write(projection, { name: "S", url: "https://s.example" })),
        );
        const again = sayingsRead(readRecord(bundle, { publisher: "S" }).said);
        assert.deepEqual(comparable(again, writes.loses), comparable(sayingsOf(projection), writes.loses));
      }
    });
  }
});
