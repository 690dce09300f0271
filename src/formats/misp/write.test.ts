/** Writing events: they are valid, they claim nothing that the record does not, and what is not known exactly is not told as if it were. */
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
import { type AudienceName, audienceNamed } from "../../domain/audience.ts";
import { disclose } from "../../domain/disclosure.ts";
import type { Field } from "../../domain/field.ts";
import { type Projection, shownOf } from "../../domain/projection.ts";
import { shippedPolicies } from "../../domain/shipped-policies.ts";
import { subjectKey } from "../../domain/subject.ts";
import type { Content } from "../../domain/value.ts";
import { uuid5 } from "../uuid.ts";
import { assertionsTemplate } from "./assertions-object.ts";
import { fromMarkdown, toMarkdown } from "./spelling.ts";
import { eventSchema, typesOfCategory } from "./testing-schema.ts";
import type { MispAttribute, MispEvent } from "./wire.ts";
import { writeEvent } from "./write.ts";

const runs = { numRuns: 300, seed: Number(process.env["SEED"] ?? 9) };
const speaker = { name: "Casebook", url: "https://casebook.example" };
const report = exampleReport("The county said that Northfield was hit.", {
  url: "https://news.example/1",
  title: "Hit",
});

function eventOf(statements: readonly Statement[], audience: AudienceName = "desk", policy = "open"): MispEvent {
  const told = shippedPolicies[policy] ?? assert.fail();
  const world = { revision: firstRevision(statements), reports: reportsById([report]), policy: told };
  const projection = disclose(world, audienceNamed(audience), null, "2026-03-01T10:20:30.000Z") ?? assert.fail();
  return writeEvent(projection, speaker).Event;
}

function saying(field: Field, content: Content, known: Partial<Statement> = {}): Statement {
  return said(field, content, quoted(report, "Northfield"), known);
}

function namesOf({ Tag }: MispEvent): readonly string[] {
  return Tag.map(({ name }) => name);
}

function triplets({ Attribute }: MispEvent): readonly string[] {
  return Attribute.filter(({ type }) => type !== "link").map(
    ({ category, type, value }) => `${category}/${type} ${value}`,
  );
}

const attacker = { stance: "claimed", asserter: { role: "attacker", name: "Grey Heron" } } as const;

test("every event is valid, says each thing once, and uses types that its categories admit", () => {
  fc.assert(
    fc.property(projections(), (projection) => {
      const record: unknown = JSON.parse(JSON.stringify(writeEvent(projection, speaker)));
      assert.deepEqual([...eventSchema.Errors(record)], []);
      const { Attribute, Object: objects, EventReport } = writeEvent(projection, speaker).Event;
      const inObjects = objects.flatMap((object) => object.Attribute);
      for (const { category, type } of [...Attribute, ...inObjects]) {
        assert.ok(typesOfCategory[category]?.includes(type), `${category}/${type}`);
      }
      const uuids = [...Attribute, ...inObjects, ...objects, ...EventReport].map(({ uuid }) => uuid);
      assert.equal(new Set(uuids).size, uuids.length);
      assert.equal(new Set(Attribute.map(tripletOf)).size, Attribute.length);
    }),
    runs,
  );
});

function tripletOf({ category, type, value }: MispAttribute): string {
  return JSON.stringify([category, type, value]);
}

test("nothing but an attribution that stands becomes an actor of the event", () => {
  fc.assert(
    fc.property(projections(), (projection) => {
      const { Event } = writeEvent(projection, speaker);
      const attributed = new Set(attributedNames(projection));
      const actors = Event.Attribute.filter(({ type }) => type === "threat-actor").map(({ value }) => value);
      const tagged = namesOf(Event).flatMap((name) => /^misp-galaxy:threat-actor="(.*)"$/s.exec(name)?.[1] ?? []);
      assert.deepEqual(new Set(actors), attributed);
      assert.ok(tagged.every((name) => attributed.has(name)));
      assert.ok(namesOf(Event).every((name) => !/^(veris:actor|state-responsibility)/.test(name)));
    }),
    runs,
  );
});

function attributedNames(projection: Projection): readonly string[] {
  return shownOf(projection, "responsibility.attributed").flatMap(({ content, polarity, stance }) =>
    content.kind === "party" && content.name !== null && polarity === "affirmed" && /confirmed|reported/.test(stance)
      ? [content.name]
      : [],
  );
}

test("a claim, a suspicion, a refusal and a denial are texts with a comment and a tag of their lane", () => {
  const event = eventOf([
    saying("responsibility.claimed", party("Grey Heron"), attacker),
    saying("responsibility.suspected", party("Grey Heron"), { stance: "suspected" }),
    saying("responsibility.not-attributed", party(null), { about: null }),
    saying("responsibility.denied", party("Grey Heron"), {
      stance: "denied",
      asserter: { role: "accused", name: null },
    }),
  ]);
  assert.deepEqual(triplets(event), [
    "Attribution/text Claimed by (claimed): Grey Heron",
    "Attribution/text Suspected (suspected): Grey Heron",
    "Attribution/text Not attributed (stated): nobody in particular",
    "Attribution/text Denied by (denied): Grey Heron",
  ]);
  assert.deepEqual(namesOf(event), ["tlp:red"]);
  assert.match(event.Attribute[0]?.comment ?? "", /a claim, not an attribution/);
  const lanes = event.Attribute.flatMap(({ Tag = [] }) => Tag.map(({ name }) => name));
  assert.deepEqual(
    lanes,
    ["claimed", "suspected", "not-attributed", "denied"].map((lane) => `casebook:lane="${lane}"`),
  );
});

test("an attribution is an actor with the name of whoever says so", () => {
  const agency = { asserter: { role: "agency", name: "Sample Agency" } } as const;
  const event = eventOf([saying("responsibility.attributed", party("Grey Heron"), agency)]);
  assert.deepEqual(triplets(event), ["Attribution/threat-actor Grey Heron"]);
  assert.deepEqual(namesOf(event), ["tlp:red", 'misp-galaxy:threat-actor="Grey Heron"']);
  assert.match(event.Attribute[0]?.comment ?? "", /Sample Agency \(an agency\)/);
});

test("no date is made more exact: dates are texts in EDTF, and no instant stands in an event but its own", () => {
  const event = eventOf([
    saying("date.began", dated("2022-11")),
    saying("date.ended", { kind: "date", edtf: "2022-11-08", partOfDay: "evening" }),
    saying("date.claimed", dated("2022-11-08/2022-11-10")),
  ]);
  assert.deepEqual(triplets(event), [
    "Other/text Began: 2022-11",
    "Other/text Ended: 2022-11-08, evening",
    "Other/text Claimed: 2022-11-08/2022-11-10",
  ]);
  assert.equal(event.date, "2026-03-01");
  assert.doesNotMatch(JSON.stringify(event), /2022-11-01|T00:00/);
});

test("that there is none, that it is unknown, that it does not apply, that it is kept back and that nobody said it stay five things", () => {
  const event = eventOf([
    saying("impact.money-paid", { kind: "unknown", state: "stated-none" }),
    saying("impact.money-loss", { kind: "unknown", state: "reported-unknown" }),
    saying("vulnerability", { kind: "unknown", state: "not-applicable" }),
  ]);
  assert.deepEqual(triplets(event).toSorted(), [
    "Other/text Money lost: reported as unknown",
    "Other/text Money paid: stated: none",
    "Other/text Vulnerability: not applicable",
  ]);
  const parts = eventOf(
    [saying("victim.name", named("Northfield")), saying("motive", term("financial"))],
    "public",
    "reference",
  );
  const told = (parts.Object[0]?.Attribute ?? []).map(({ object_relation, value }) => [object_relation, value]);
  const counted = told.flatMap(([relation, value]) => (relation === "counted" ? [value] : []));
  assert.deepEqual(counted, ["motive 1", "technique 0", "responsibility.attributed 0"]);
  const withheld = told.find(([relation]) => relation === "withheld")?.[1] ?? "";
  assert.ok(withheld.split(", ").includes("victim.place") && !withheld.includes("victim.name"));
  assert.doesNotMatch(JSON.stringify(parts), /financial|responsibility\.claimed \d/);
});

test("what is negated, disputed or the word of somebody with an interest stands in no place that tools take for a fact", () => {
  const event = eventOf([
    saying("victim.name", named("Northfield"), attacker),
    saying("victim.name", named("Southfield"), { about: subjectKey("victim", 2), stance: "retracted" }),
    saying("technique", term("T1486"), { polarity: "negated" }),
    saying("malware", named("Heronlock"), { stance: "disputed" }),
  ]);
  assert.deepEqual(triplets(event), [
    "Targeting data/comment Victim (claimed): Northfield",
    "Targeting data/comment Victim (retracted): Southfield",
    "Other/text Tactics, Techniques & Procedures (not): T1486",
    "Payload type/text Malware (disputed): Heronlock",
  ]);
  assert.deepEqual(namesOf(event), ["tlp:red"]);
});

test("whoever only sold what was exploited, or is merely alleged to be a victim, is no target", () => {
  const event = eventOf([
    saying("victim.name", named("Northfield")),
    saying("victim.name", named("Sample Software"), { about: subjectKey("victim", 2) }),
    saying("victim.role", term("vendor-of-exploited-product"), { about: subjectKey("victim", 2) }),
  ]);
  assert.deepEqual(triplets(event), [
    "Targeting data/target-org Northfield",
    "Targeting data/comment Victim: Sample Software",
    "Targeting data/comment Role of the victim: vendor-of-exploited-product",
  ]);
});

test("tags are those of the taxonomies and galaxies, the label that of the audience", () => {
  const statements = [
    saying("victim.sector", term("education")),
    saying("victim.industry", named("611110")),
    saying("incident.type", term("ransomware")),
    saying("incident.rsit", term("availability.ddos")),
    saying("discovery.method", term("internal.Nids")),
    saying("severity.level", term("high")),
    saying("technique", term("T1003.001")),
    saying("action.variety", term("hacking.SQLi")),
  ];
  assert.deepEqual(namesOf(eventOf(statements, "partner")), [
    "tlp:amber",
    'misp-galaxy:sector="Education"',
    'misp-galaxy:naics="611110"',
    'circl:incident-classification="ransomware"',
    'rsit:availability="ddos"',
    'veris:discovery_method="Int - NIDS"',
    "priority-level:high",
    'misp-galaxy:mitre-attack-pattern="LSASS Memory - T1003.001"',
    'veris:action:hacking:variety="SQLi"',
  ]);
  assert.equal(eventOf(statements).threat_level_id, "1");
  assert.equal(eventOf(statements.slice(0, 1)).threat_level_id, "4");
  const labels = (["public", "member", "partner", "desk"] as const).map((audience) => {
    const { Tag, distribution } = eventOf(statements, audience);
    return `${Tag[0]?.name ?? ""} ${distribution}`;
  });
  assert.deepEqual(labels, ["tlp:clear 3", "tlp:green 1", "tlp:amber 0", "tlp:red 0"]);
});

test("the title is one line of at most 255 characters, whatever a victim is called", () => {
  const { info } = eventOf([saying("victim.name", named(`North\nfield ${"😀".repeat(200)}`))]);
  assert.match(info, /^Cyber Incident Victim: North field 😀+…$/u);
  assert.ok(info.length <= 255);
});

test("sources are links, trusted as far as the desk tells", () => {
  const link = eventOf([saying("victim.name", named("Northfield"))]).Attribute.find(({ type }) => type === "link");
  assert.equal(link?.value, "https://news.example/1");
  assert.equal(link.comment, "news.example, Hit");
});

test("prose is a report in Markdown that says what the prose says", () => {
  const text = "1. *Northfield* <b>\n\n- a_b [c](d) & #e \\* |\n--- @[attribute](x)";
  const { EventReport } = eventOf([saying("summary", { kind: "prose", text })]);
  assert.deepEqual([EventReport.length, EventReport[0]?.name], [1, "Summary"]);
  assert.equal(
    EventReport[0]?.content,
    "1\\. \\*Northfield\\* \\<b\\>\n\n\\- a\\_b \\[c\\](d) \\& \\#e \\\\\\* \\|\n\\--- @\\[attribute\\](x)",
  );
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (any) => {
      assert.equal(fromMarkdown(toMarkdown(any)), any);
    }),
    runs,
  );
});

test("the template of our object has its identifier for good", () => {
  assert.equal(assertionsTemplate.uuid, "511036cf-6fb7-5b50-a78e-d71d08369d64");
  assert.equal(assertionsTemplate.uuid, uuid5("misp/template/casebook-assertions"));
});
