/** Disclosure by example; what holds for every record stands in test/laws/properties.test.ts. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  dated,
  exampleReport,
  named,
  party,
  quoted,
  said,
  term,
  firstRevision,
  nextRevision,
  reportsById,
} from "../../test/arbitrary/example.ts";
import { assert as name, type Statement } from "./assertion.ts";
import type { AccountId } from "./account.ts";
import { type AudienceName, audienceNamed, audiences } from "./audience.ts";
import { digestOf } from "./digest.ts";
import { bury, type CitedReport, contentJson, disclose, discloser, revive } from "./disclosure.ts";
import type { Field } from "./field.ts";
import type { Illustration } from "./illustration.ts";
import type { Marking } from "./marking.ts";
import { newsOf } from "./news.ts";
import { type Form, type Policy, policyFrom } from "./policy.ts";
import { type Projection, proseOf, type Telling, type ToldAssertion } from "./projection.ts";
import { shippedPolicies } from "./shipped-policies.ts";
import { subjectKey } from "./subject.ts";

const at = "2026-03-01T00:00:00.000Z";
const report = exampleReport("On 8 November 2022 Grey Heron claimed to have hit Northfield. Its pages were slow.");
const victim = said("victim.name", named("Northfield"), quoted(report, "hit Northfield"));
const claim = said("responsibility.claimed", party("Grey Heron"), quoted(report, "Grey Heron claimed"), {
  asserter: { role: "attacker", name: "Grey Heron" },
  stance: "claimed",
});

function tell(
  statements: readonly Statement[],
  policy: Policy,
  audience: AudienceName = "public",
  reports: readonly CitedReport[] = [report],
  before: Telling | null = null,
): Projection | null {
  const revision = firstRevision(statements);
  return disclose({ revision, reports: reportsById(reports), policy }, audienceNamed(audience), before, at);
}

function shown(projection: Projection | null, field: Field): readonly ToldAssertion[] {
  const told = projection?.fields[field];
  assert.equal(told?.kind, "shown");
  return told.assertions;
}

function shipped(name: string): Policy {
  const policy = shippedPolicies[name];
  assert.ok(policy !== undefined);
  return policy;
}

function policyOf(fields: Partial<Record<Field, Form>>, evidence: "quotes" | "sources" | "none" = "quotes"): Policy {
  const told = { evidence, otherwise: "withhold", fields } as const;
  return policyFrom({ name: "test", audiences: { public: told, member: told, partner: told } });
}

test("an assertion whose evidence is all withheld is withheld", () => {
  const hidden = { ...victim, evidence: [quoted(report, "Northfield", { marking: "TLP:GREEN" })] };
  assert.deepEqual(shown(tell([hidden, claim], shipped("open")), "victim.name"), []);
  assert.equal(shown(tell([hidden, claim], shipped("open"), "member"), "victim.name").length, 1);
});

test("what is not marked is for the desk alone, and so is what bears a label that nobody knows", () => {
  for (const marking of [null, "TLP:PURPLE" as Marking, "tlp:clear" as Marking]) {
    const marked = [
      { ...victim, marking },
      { ...claim, evidence: [quoted(report, "claimed", { marking })] },
    ];
    assert.equal(tell(marked, shipped("open"), "partner"), null);
    assert.equal(shown(tell(marked, shipped("open"), "desk"), "victim.name").length, 1);
  }
});

test("what is cleared for nobody and what the policy wholly withholds look alike", () => {
  assert.equal(tell([claim], policyOf({ "victim.name": "show" })), null);
  assert.equal(tell([claim], policyOf({ "responsibility.attributed": "count" })), null);
  assert.notEqual(tell([claim], policyOf({ "responsibility.claimed": "count" })), null);
});

test("a group that claims the attack leaves the public with no actor, and the member with one claim", () => {
  const record = [victim, claim];
  const forPublic = tell(record, shipped("reference"));
  assert.deepEqual(forPublic?.fields["responsibility.attributed"], { kind: "counted", count: 0 });
  assert.deepEqual(forPublic.fields["responsibility.claimed"], { kind: "withheld" });
  const forMember = tell(record, shipped("reference"), "member");
  assert.equal(shown(forMember, "responsibility.attributed").length, 0);
  assert.equal(shown(forMember, "responsibility.claimed").length, 1);
});

test("a withheld field looks the same whether or not there is anything behind it", () => {
  const told = tell([victim, claim], shipped("strict"));
  assert.deepEqual(told, tell([victim], shipped("strict")));
  assert.deepEqual(told?.fields["claim.state"], told?.fields["responsibility.claimed"]);
});

test("counting comes after clearing, and takes each value once", () => {
  const motive = (word: string, known: Partial<Statement> = {}) =>
    said("motive", term(word), quoted(report, "claimed"), known);
  const record = [
    motive("political"),
    motive("political", { asserter: { role: "vendor", name: null } }),
    motive("financial", { marking: "TLP:GREEN" }),
    motive("grudge", { polarity: "negated" }),
    motive("fun", { stance: "superseded" }),
    motive("fear", { stance: "retracted" }),
    said("motive", { kind: "unknown", state: "reported-unknown" }, quoted(report, "claimed")),
  ];
  const policy = policyOf({ motive: "count" });
  assert.deepEqual(tell(record, policy)?.fields.motive, { kind: "counted", count: 1 });
  assert.deepEqual(tell(record, policy, "member")?.fields.motive, { kind: "counted", count: 2 });
});

test("two days of one month are told as one month, with the sources of both and the words of neither", () => {
  const other = exampleReport("It began on 9 November.", { url: "https://b.example/" });
  const dates = [
    said("date.began", dated("2022-11-08"), quoted(report, "8 November 2022")),
    said("date.began", dated("2022-11-09"), quoted(other, "9 November"), { asserter: { role: "victim", name: "N" } }),
  ];
  const projection = tell(dates, policyOf({ "date.began": "coarsen" }), "public", [report, other]);
  const [only, ...more] = shown(projection, "date.began");
  assert.equal(more.length, 0);
  assert.deepEqual(only?.content, dated("2022-11"));
  assert.equal(only.asserter, null);
  assert.deepEqual(
    only.evidence.map(({ source, quote }) => [source, quote]),
    [
      [1, null],
      [2, null],
    ],
  );
  assert.doesNotMatch(JSON.stringify(projection?.fields), /\b[89] November/);
});

test("subjects and sources are numbered without the gaps that withheld ones would leave", () => {
  const secret = exampleReport("Another was hit.", { url: "https://secret.example/" });
  const about = (number: number) => ({ about: subjectKey("victim", number) });
  const record = [
    said("victim.name", named("Hidden"), quoted(secret, "Another"), { ...about(1), marking: "TLP:RED" }),
    said("victim.name", named("Northfield"), quoted(report, "Northfield"), about(2)),
    said("victim.country", term("US"), quoted(report, "Northfield"), about(2)),
  ];
  const projection = tell(record, shipped("open"), "public", [secret, report]);
  assert.equal(shown(projection, "victim.name")[0]?.about, "victim-1");
  assert.equal(shown(projection, "victim.country")[0]?.about, "victim-1");
  assert.deepEqual(
    projection?.sources.map(({ number, url }) => [number, url]),
    [[1, null]],
  );
});

test("how many quotes a value has is not told where quotes are not", () => {
  const record = [
    { ...victim, evidence: [quoted(report, "Northfield"), quoted(report, "hit")] },
    { ...victim, evidence: [quoted(report, "pages")], asserted: "2022-11-09" },
  ];
  const [only, ...more] = shown(tell(record, shipped("reference")), "victim.name");
  assert.equal(more.length, 0);
  assert.deepEqual(only?.evidence, [{ source: 1, quote: null, credibility: null }]);
});

test("surroundings are told only where the report as a whole is cleared, and no field is withheld", () => {
  const quoteIn = (projection: Projection | null) => shown(projection, "victim.name")[0]?.evidence[0]?.quote;
  const before = "On 8 November 2022 Grey Heron claimed to have ";
  assert.deepEqual(quoteIn(tell([victim], shipped("open"))), {
    text: "hit Northfield",
    before,
    after: ". Its pages were slow.",
    place: `${before.length}-${before.length + 14}`,
  });
  const unread = exampleReport(report.report.text, { marking: "TLP:GREEN" });
  const quote = said("victim.name", named("Northfield"), quoted(unread, "hit Northfield"));
  assert.equal(quoteIn(tell([quote], shipped("open"), "public", [unread]))?.before, "");
  assert.equal(quoteIn(tell([quote], shipped("open"), "member", [unread]))?.before, before);
  assert.equal(quoteIn(tell([victim], policyOf({ "victim.name": "show" })))?.before, "");
});

test("paragraphs of a description keep their order for those who see no quotes", () => {
  const paragraph = (text: string, words: string) =>
    said("description", { kind: "prose", text }, quoted(report, words));
  const record = [
    paragraph("A slow end.", "slow"),
    paragraph("Zero hour.", "8 November"),
    paragraph("Mid.", "claimed"),
  ];
  for (const name of ["reference", "open"]) {
    assert.deepEqual(
      shown(tell(record, shipped(name)), "description").map(({ content }) => content.kind === "prose" && content.text),
      ["Zero hour.", "Mid.", "A slow end."],
    );
  }
});

test("one paragraph on two places stands where the first of them is, whichever was accepted first", () => {
  const paragraph = (text: string, words: string) => said("summary", { kind: "prose", text }, quoted(report, words));
  const twice = [paragraph("Twice.", "slow"), paragraph("Between.", "claimed"), paragraph("Twice.", "8 November")];
  const told = (order: readonly Statement[]) => {
    const revision = { ...firstRevision([]), assertions: order.map(name) };
    const disclosable = { revision, reports: reportsById([report]), policy: shipped("reference") };
    return disclose(disclosable, audiences.public, null, at);
  };
  assert.deepEqual(told(twice), told(twice.toReversed()));
  assert.equal(proseOf(told(twice) ?? assert.fail(), "summary"), "Twice.\n\nBetween.");
});

test("evidence of a report that is missing is no evidence", () => {
  assert.equal(tell([victim], shipped("open"), "desk", []), null);
});

test("a picture is told to whom its marking allows, and is a new version for them alone", () => {
  const picture: Illustration = {
    digest: digestOf("a picture"),
    mediaType: "image/jpeg",
    width: 640,
    height: 480,
    alt: "The town hall, its windows dark",
    credit: "Ada",
    licence: { name: "CC BY 4.0", url: null },
    marking: "TLP:GREEN",
    added: at,
    by: "ada" as AccountId,
  };
  const revision = firstRevision([victim]);
  const tellWith = (illustration: Illustration | null, audience: AudienceName, before: Telling | null = null) =>
    disclose(
      { revision, reports: reportsById([report]), policy: shipped("reference"), illustration },
      audienceNamed(audience),
      before,
      at,
    );
  const [forPublic, forMember] = [tellWith(null, "public"), tellWith(null, "member")];
  assert.equal(tellWith(picture, "public", forPublic), forPublic);
  const pictured = tellWith(picture, "member", forMember);
  assert.equal(pictured?.version, 2);
  const { alt, credit, licence, digest, mediaType, width, height } = picture;
  assert.deepEqual(pictured.illustration, { digest, mediaType, width, height, alt, credit, licence });
  assert.equal(tellWith({ ...picture, marking: null }, "partner")?.illustration, null);
  assert.equal(tellWith({ ...picture, marking: null }, "desk")?.illustration?.alt, alt);
  assert.deepEqual(newsOf(forMember, pictured), ["illustration"]);
  const nothing = { revision: firstRevision([]), reports: reportsById([report]), policy: shipped("open") };
  assert.equal(disclose({ ...nothing, illustration: picture }, audiences.desk, null, at), null);
});

test("a version grows only when what this audience is told changes", () => {
  const first = firstRevision([victim]);
  const reports = reportsById([report]);
  const policy = shipped("reference");
  const told = disclose({ revision: first, reports, policy }, audiences.public, null, at);
  assert.equal(told?.version, 1);
  const unseen = nextRevision(first, [victim, claim], "added the claim");
  assert.equal(disclose({ revision: unseen, reports, policy }, audiences.public, told, "later"), told);
  const seen = nextRevision(unseen, [victim, claim, said("motive", term("political"), quoted(report, "claimed"))]);
  const again = disclose({ revision: seen, reports, policy }, audiences.public, told, "later");
  assert.deepEqual([again?.version, again?.since], [2, "later"]);
});

test("a tombstone is left for those alone who had been told, and gives way when the record comes back", () => {
  const told = tell([victim], shipped("reference"));
  assert.equal(bury(null, "withdrawn", at), null);
  const stone = bury(told, "withdrawn", at);
  assert.deepEqual([stone?.version, stone?.reason, stone?.audience], [2, "withdrawn", "public"]);
  assert.equal(bury(stone, "another reason", "later"), stone);
  assert.equal(tell([victim], shipped("reference"), "public", [report], stone)?.version, 3);
  assert.deepEqual(revive(JSON.stringify(stone)), stone);
});

test("when an audience was first told is its own: nothing of it follows from what others were told", () => {
  const later = "2026-04-01T00:00:00.000Z";
  const cleared = { ...victim, marking: "TLP:GREEN" as Marking };
  const forMember = tell([cleared], shipped("open"), "member");
  assert.equal(forMember?.first, at);
  assert.equal(tell([cleared], shipped("open")), null);
  const policy = shipped("open");
  const widened = { revision: firstRevision([victim]), reports: reportsById([report]), policy };
  const both = discloser(widened);
  assert.equal(both(audiences.member, forMember, later)?.first, at);
  const forPublic = both(audiences.public, null, later);
  assert.equal(forPublic?.first, later);
  assert.doesNotMatch(contentJson(forPublic), /2026-03-01|2026-04-01/);
});

test("what was kept in parts comes back as it was told, and what was kept before them with its first day", () => {
  const telling = tell([victim, claim], shipped("open"));
  assert.ok(telling !== null);
  const stone = bury(telling, "a hoax", "2026-04-01T00:00:00.000Z");
  assert.ok(stone !== null);
  for (const told of [telling, stone]) {
    const { version, since, first, audience } = told;
    assert.equal(JSON.stringify(revive(contentJson(told), { version, since, first, audience })), JSON.stringify(told));
    const older = JSON.stringify(told, (name, value: unknown) =>
      name === "first" || name === "illustration" ? undefined : value,
    );
    assert.equal(revive(older).first, since);
    assert.equal(JSON.stringify(revive(older, { version, since, first, audience })), JSON.stringify(told));
  }
});
