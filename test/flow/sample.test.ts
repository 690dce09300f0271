/** The sample casebook as it ships: every review stands in its briefing, says what it should, and loads once through the corridor. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { before, describe, test } from "node:test";
import { dataParts } from "../arbitrary/data-parts.ts";
import type { Statement } from "../../src/domain/assertion.ts";
import { attributedActors, claimStateOf } from "../../src/domain/claim.ts";
import { type Field, lanes } from "../../src/domain/field.ts";
import { describeFinding } from "../../src/domain/finding.ts";
import { parseIncidentId } from "../../src/domain/incident.ts";
import type { Policy } from "../../src/domain/policy.ts";
import { dateOf, shownOf, titleOf } from "../../src/domain/projection.ts";
import { Refusal } from "../../src/domain/refusal.ts";
import type { Report } from "../../src/domain/report.ts";
import { shippedPolicies } from "../../src/domain/shipped-policies.ts";
import type { Value } from "../../src/domain/value.ts";
import { createDocumentReader } from "../../src/reading/documents.ts";
import { openMemoryStore } from "../../src/store/memory/memory-store.ts";
import type { House } from "../../src/workflow/house.ts";
import { onePolicy } from "../../src/workflow/policies.ts";
import { receive } from "../../src/workflow/receive.ts";
import { parseRecordedReview, type RecordedReview } from "../../src/workflow/recorded-review.ts";
import { loadSample, removeSample, type SampleEntry } from "../../src/workflow/sample.ts";
import { readWritten } from "../../src/workflow/written.ts";

const folder = new URL("../../sample/", import.meta.url);

/** How many actors each record counts as attributed. A state and those of its services that speakers name for the same act are one. */
const attributed: Readonly<Record<string, number>> = {
  "albania-government-services-2022": 1,
  "bangladesh-bank-2016": 1,
  "british-library-2023": 0,
  "colonial-pipeline-2021": 1,
  "costa-rica-conti-2022": 1,
  "crowdstrike-update-2024": 0,
  "desjardins-2019": 1,
  "dnc-2016": 3,
  "duesseldorf-university-hospital-2020": 0,
  "epic-games-mogilevich-2024": 0,
  "equifax-2017": 1,
  "federal-reserve-lockbit-claim-2024": 1,
  "hse-ireland-2021": 0,
  "kyivstar-2023": 1,
  "maastricht-university-2019": 1,
  "medibank-2022": 1,
  "mississippi-election-sites-2022": 0,
  "moveit-transfer-2023": 1,
  "nagoya-port-2023": 0,
  "norsk-hydro-2019": 0,
  "notpetya-ukraine-2017": 1,
  "oldsmar-water-2021": 0,
  "saudi-aramco-2012": 0,
  "solarwinds-orion-2020": 1,
  "sony-pictures-2014": 1,
  "south-korea-broadcasters-banks-2013": 1,
  "ukraine-power-grid-2015": 1,
  "viasat-ka-sat-2022": 1,
  "wannacry-nhs-2017": 1,
  "yahoo-2013": 0,
};

/** Records with claims of responsibility, and how many actors claim. */
const claims: Readonly<Record<string, number>> = {
  "albania-government-services-2022": 1,
  "british-library-2023": 1,
  "costa-rica-conti-2022": 1,
  "dnc-2016": 1,
  "epic-games-mogilevich-2024": 1,
  "federal-reserve-lockbit-claim-2024": 1,
  "kyivstar-2023": 2,
  "mississippi-election-sites-2022": 1,
  "moveit-transfer-2023": 1,
  "nagoya-port-2023": 1,
  "saudi-aramco-2012": 1,
  "sony-pictures-2014": 1,
  "south-korea-broadcasters-banks-2013": 1,
};

interface Case {
  readonly slug: string;
  readonly report: Report;
  readonly review: RecordedReview;
  /** Those that could be read; what could not is among the findings. */
  readonly statements: readonly Statement[];
  readonly findings: readonly string[];
}

const slugs = namesOf("reports", ".md");
const entries: readonly SampleEntry[] = slugs.map((slug) => ({
  fileName: `${slug}.md`,
  bytes: readFileSync(new URL(`reports/${slug}.md`, folder)),
  review: JSON.parse(readFileSync(new URL(`reviews/${slug}.json`, folder), "utf8")) as unknown,
}));
const cases: Case[] = [];

before(async () => {
  const house = emptyHouse();
  for (const entry of entries) cases.push(await caseOf(house, entry));
});

describe("the files of the sample", () => {
  test("every briefing has a review and every review a briefing", () => {
    assert.deepEqual(namesOf("reviews", ".json"), slugs);
    assert.deepEqual(slugs, Object.keys(attributed));
  });

  test("a review names its own briefing, a well-formed record number, a marking and a note", () => {
    for (const { slug, review } of cases) {
      assert.equal(review.report, slug);
      assert.equal(parseIncidentId(review.incident ?? ""), review.incident, slug);
      assert.equal(review.marking, "TLP:CLEAR", slug);
      assert.match(review.note ?? "", /^[^\n]{20,200}$/, slug);
    }
  });

  test("no two records have the same number", () => {
    assert.equal(new Set(cases.map(({ review }) => review.incident)).size, cases.length);
  });

  test("a briefing is clean English text with a title, a date, a publisher and links", async () => {
    const read = createDocumentReader();
    for (const { bytes, fileName } of entries) {
      const document = await read({ bytes, fileName, mediaType: null });
      assert.deepEqual(document.findings, [], fileName);
      assert.equal(document.language, "en", fileName);
      assert.ok(document.title !== null && document.published !== null && document.publisher !== null, fileName);
      assert.ok(document.links.length >= 2, fileName);
    }
  });
});

describe("every review of the sample", () => {
  test("stands: each assertion is admitted by the codebook and its quotes resolve", () => {
    assert.deepEqual(
      cases.flatMap(({ findings }) => findings),
      [],
    );
  });

  test("says each thing once", () => {
    for (const { slug, statements } of cases) {
      const said = statements.map((statement) => JSON.stringify({ ...statement, evidence: [] }));
      assert.deepEqual(
        said.filter((text, place) => said.indexOf(text) !== place),
        [],
        slug,
      );
    }
  });

  test("names victim, role, country and sector, and tells summary, description, a date, reality and type", () => {
    const required = [
      "victim.name",
      "victim.role",
      "victim.country",
      "victim.sector",
      "summary",
      "description",
    ] as const;
    for (const { slug, statements } of cases) {
      const has = (field: string) => statements.some((statement) => statement.field.startsWith(field));
      for (const field of [...required, "date.", "incident.reality", "incident.type", "incident.rsit", "cia."])
        assert.ok(has(field), `${slug}: ${field}`);
    }
  });

  test("gives each victim a name and a role, and numbers victims and actors without gaps", () => {
    for (const { slug, statements } of cases) {
      for (const kind of ["victim", "actor"]) {
        const keys = new Set(
          statements.flatMap(({ about }) => (about?.startsWith(`${kind}-`) === true ? [about] : [])),
        );
        const expected = Array.from({ length: keys.size }, (_, place) => `${kind}-${place + 1}`);
        assert.deepEqual([...keys].toSorted(), expected, slug);
        if (kind === "actor") continue;
        for (const field of ["victim.name", "victim.role"] as const)
          assert.deepEqual(keysOf(statements, field), expected, `${slug}: ${field}`);
      }
    }
  });

  test("describes only actors that a lane of responsibility names", () => {
    for (const { slug, statements } of cases) {
      const laned = new Set(lanes.flatMap((lane) => keysOf(statements, lane)));
      const described = statements.filter(({ field }) => field.startsWith("actor.") || field.startsWith("claim."));
      for (const { field, about } of described)
        assert.ok(laned.has(about ?? ""), `${slug}: ${field} of ${about ?? "nobody"}`);
    }
  });

  test("tells the briefing's first paragraph as summary and the others as description", () => {
    for (const { slug, report, statements } of cases) {
      const [first = "", ...others] = report.text.split("\n\n");
      assert.deepEqual(wordsOf(statements, "summary"), [first], slug);
      assert.deepEqual(wordsOf(statements, "description"), [others.join("\n\n")], slug);
    }
  });

  test("keeps beside every superseded value one that stands", () => {
    for (const { slug, statements } of cases) {
      for (const { field } of statements.filter(({ stance }) => stance === "superseded")) {
        const stands = statements.some((other) => other.field === field && other.stance !== "superseded");
        assert.ok(stands, `${slug}: ${field}`);
      }
    }
  });

  test("dates no statement later than the briefing that tells of it", () => {
    for (const { slug, report, statements } of cases) {
      const published = report.published ?? "";
      for (const { field, asserted } of statements) {
        if (asserted === null) continue;
        const last = asserted.split("/").at(-1) ?? "";
        assert.ok(last <= published.slice(0, last.length), `${slug}: ${field} asserted ${asserted}`);
      }
    }
  });

  test("relates to no record that the sample does not hold", () => {
    const numbers = new Set(cases.map(({ review }) => review.incident));
    for (const { slug, statements } of cases) {
      for (const { content } of statements) {
        if (content.kind === "relation" && content.incident !== null) assert.ok(numbers.has(content.incident), slug);
      }
    }
  });
});

describe("responsibility in the sample", () => {
  test("every record counts the attributed actors that it should", () => {
    const counted = cases.map(({ slug, statements }) => [slug, attributedActors(statements).size]);
    assert.deepEqual(Object.fromEntries(counted), attributed);
  });

  test("every record counts the claims that it should", () => {
    const counted = cases.map(({ slug, statements }) => [slug, keysOf(statements, "responsibility.claimed").length]);
    assert.deepEqual(Object.fromEntries(counted.filter(([, count]) => count !== 0)), claims);
  });

  test("a claim is the claimant's word alone, and an attribution never is", () => {
    for (const { slug, statements } of cases) {
      for (const { field, asserter, stance } of statements) {
        if (field === "responsibility.claimed")
          assert.deepEqual([asserter.role, stance], ["attacker", "claimed"], slug);
        if (field === "responsibility.attributed") assert.ok(!["attacker", "accused"].includes(asserter.role), slug);
      }
    }
  });

  test("the claims are in the states that became of them", () => {
    const state = (slug: string, actor: string) => claimStateOf(find(slug).statements, actor);
    assert.equal(state("albania-government-services-2022", "actor-1"), "corroborated");
    assert.equal(state("dnc-2016", "actor-4"), "refuted");
    assert.equal(state("epic-games-mogilevich-2024", "actor-1"), "withdrawn");
    assert.equal(state("federal-reserve-lockbit-claim-2024", "actor-1"), "refuted");
    assert.equal(state("kyivstar-2023", "actor-2"), "open");
    assert.equal(state("kyivstar-2023", "actor-3"), "disputed");
    assert.equal(state("sony-pictures-2014", "actor-2"), "open");
  });
});

describe("the reference record", () => {
  const said = (field: Field) =>
    find("mississippi-election-sites-2022").statements.filter((one) => one.field === field);

  test("has one claim, open, by a pro-Russian group on Telegram, no attribution and two refusals to attribute", () => {
    assert.deepEqual(
      said("responsibility.claimed").map(({ content, asserter, stance }) => [wordOf(content), asserter.role, stance]),
      [["a pro-Russian group", "attacker", "claimed"]],
    );
    assert.deepEqual(
      said("claim.channel").map(({ content }) => wordOf(content)),
      ["Telegram"],
    );
    assert.equal(claimStateOf(find("mississippi-election-sites-2022").statements, "actor-1"), "open");
    assert.deepEqual(said("responsibility.attributed"), []);
    assert.deepEqual(said("responsibility.suspected"), []);
    assert.deepEqual(
      said("responsibility.not-attributed").map(({ content, asserter, about }) => [
        wordOf(content),
        asserter.role,
        about,
      ]),
      [
        ["", "victim", null],
        ["", "agency", null],
      ],
    );
  });

  test("has one technique and one motive, the motive inferred with low confidence", () => {
    assert.deepEqual(
      said("technique").map(({ content, asserter }) => [wordOf(content), asserter.role]),
      [["T1498", "victim"]],
    );
    assert.deepEqual(
      said("motive").map(({ content, stance, confidence }) => [wordOf(content), stance, confidence]),
      [["ideological", "inferred", "low"]],
    );
  });

  test("affects availability only, began and ended on one day", () => {
    const polarity = (field: Field) => said(field).map((one) => one.polarity);
    assert.deepEqual(polarity("cia.availability"), ["affirmed"]);
    assert.deepEqual(polarity("cia.integrity"), ["negated"]);
    assert.deepEqual(polarity("cia.confidentiality"), ["negated"]);
    const [began, restored] = [said("date.began")[0]?.content, said("date.restored")[0]?.content];
    assert.ok(began?.kind === "date" && began.edtf === "2022-11-08");
    assert.deepEqual(restored, { kind: "date", edtf: "2022-11-08", partOfDay: "evening" });
  });

  test("holds three things not affected, one that did not happen, and two other events dismissed with reasons", () => {
    assert.equal(said("finding.not-affected").length, 3);
    assert.equal(said("finding.not-happened").length, 1);
    const dismissed = said("relation.dismissed").map(({ content }) => content);
    assert.equal(dismissed.length, 2);
    assert.ok(dismissed.every((content) => content.kind === "relation" && content.reason !== null));
    assert.match(JSON.stringify(dismissed), /Champaign County.*ballot scanners/s);
  });
});

describe("the kinds of incident that the sample shows", () => {
  const kinds: Readonly<Record<string, (statement: Statement) => boolean>> = {
    hoax: is("incident.reality", "hoax"),
    "accident that was no attack": is("incident.reality", "not-malicious"),
    "reality in dispute": is("incident.reality", "disputed"),
    ransomware: is("incident.type", "ransomware"),
    extortion: is("incident.type", "extortion"),
    insider: is("incident.type", "insider-misuse"),
    "supply chain": is("incident.type", "supply-chain"),
    wiper: is("incident.type", "wiper"),
    "denial of service": is("incident.type", "ddos"),
    fraud: is("incident.type", "fraud"),
    hospital: is("victim.sector", "health"),
    university: is("victim.sector", "education"),
    water: is("victim.sector", "water"),
    energy: is("victim.sector", "energy"),
    "political party": is("victim.sector", "nonprofit.political"),
    "control system": is("asset.variety", "S - ICS"),
    "denial by the accused": ({ field, asserter }) => field === "responsibility.denied" && asserter.role === "accused",
    "refusal to attribute": ({ field }) => field === "responsibility.not-attributed",
    "somebody ruled out": ({ field, polarity }) => field === "responsibility.suspected" && polarity === "negated",
    "attribution by a government": ({ field, asserter }) =>
      field === "responsibility.attributed" && asserter.role === "government",
    "attribution by a vendor": ({ field, asserter }) =>
      field === "responsibility.attributed" && asserter.role === "vendor",
    "attribution with a likelihood": ({ field, likelihood }) =>
      field === "responsibility.attributed" && likelihood !== null,
    "later corrected number": ({ field, stance }) => field.startsWith("impact.") && stance === "superseded",
    "dismissed relation": ({ field }) => field === "relation.dismissed",
  };
  for (const [kind, holds] of Object.entries(kinds)) {
    test(`include: ${kind}`, () => {
      assert.ok(cases.some(({ statements }) => statements.some(holds)));
    });
  }

  test("include several victims, and a disclosure years after the event", () => {
    assert.ok(cases.filter(({ statements }) => keysOf(statements, "victim.name").length > 2).length >= 4);
    const yahoo = find("yahoo-2013").statements;
    const year = (field: Field) => {
      const content = yahoo.find((one) => one.field === field)?.content;
      return content?.kind === "date" ? Number(content.edtf.slice(0, 4)) : NaN;
    };
    assert.equal(year("date.disclosed") - year("date.began"), 3);
  });
});

describe("loading the sample", () => {
  test("publishes every record once, told to the public in the disclosed form, and once removed it stays away", async () => {
    const house = emptyHouse();
    assert.equal(await loadSample(house, entries), 30);
    assert.equal(await loadSample(house, entries), 0);
    const page = { offset: 0, limit: 100, sort: "title", descending: false, party: null } as const;
    const listed = await house.store.listTellings("public", page);
    assert.equal(listed.total, 30);
    assert.ok(listed.entries.every(({ telling }) => dateOf(telling) !== null));

    const number = parseIncidentId(find("mississippi-election-sites-2022").review.incident ?? "");
    assert.ok(number !== null);
    const told = await house.store.findTelling(number, "public");
    assert.ok(told?.kind === "record" && told.sample);
    assert.equal(titleOf(told), "Cyber Incident Victim: Mississippi state government");
    assert.equal(dateOf(told), "2022-11");
    assert.deepEqual(
      [told.fields.motive, told.fields.technique, told.fields["responsibility.attributed"]],
      [1, 1, 0].map((count) => ({ kind: "counted", count })),
    );
    assert.deepEqual(shownOf(told, "responsibility.claimed"), []);

    assert.equal(await removeSample(house, entries), 30);
    assert.equal(await loadSample(house, entries), 0);
    assert.equal((await house.store.listTellings("public", page)).total, 0);
  });
});

function namesOf(kind: "reports" | "reviews", ending: string): readonly string[] {
  return readdirSync(new URL(kind, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .toSorted();
}

async function caseOf(house: House, { fileName, bytes, review: written }: SampleEntry): Promise<Case> {
  const slug = fileName.replace(/\.md$/, "");
  const { report } = await receive(house, { bytes, mediaType: "text/markdown", fileName, marking: "TLP:CLEAR" });
  const { review, findings } = parsed(written, slug);
  const readings = (review.assertions ?? []).map((assertion, index) => {
    const reading = readWritten(assertion, report, `${slug} ${index} ${assertion.field}`);
    if ("findings" in reading) return { statements: [], findings: reading.findings.map(describeFinding) };
    return { statements: [reading.statement], findings: [] };
  });
  return {
    slug,
    report,
    review,
    statements: readings.flatMap(({ statements }) => statements),
    findings: [...findings, ...readings.flatMap((reading) => reading.findings)],
  };
}

function parsed(written: unknown, slug: string): { review: RecordedReview; findings: readonly string[] } {
  try {
    return { review: parseRecordedReview(written), findings: [] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { review: {}, findings: error.findings.map((found) => `${slug} ${describeFinding(found)}`) };
  }
}

function find(slug: string): Case {
  const found = cases.find((one) => one.slug === slug);
  assert.ok(found !== undefined, slug);
  return found;
}

/** The keys of the subjects that a field speaks of, in order of key. */
function keysOf(statements: readonly Statement[], field: Field): readonly string[] {
  const keys = statements.flatMap((one) => (one.field === field && one.about !== null ? [one.about] : []));
  return [...new Set<string>(keys)].toSorted();
}

function wordsOf(statements: readonly Statement[], field: Field): readonly string[] {
  return statements.filter((one) => one.field === field).map(({ content }) => wordOf(content));
}

/** The word or words of a content; an empty text for kinds that have none. */
function wordOf(content: Value | { readonly kind: "unknown" }): string {
  switch (content.kind) {
    case "name":
    case "party":
      return content.name ?? "";
    case "term":
      return content.term;
    case "prose":
      return content.text;
    case "date":
    case "amount":
    case "matter":
    case "relation":
    case "unknown":
      return "";
  }
}

function is(field: Field, term: string): (statement: Statement) => boolean {
  return (statement) =>
    statement.field === field && statement.polarity === "affirmed" && wordOf(statement.content) === term;
}

/** A house without proposals: the recorded reviews bring all their assertions themselves. */
function emptyHouse(): House {
  let drawn = 0;
  return {
    store: openMemoryStore(),
    read: createDocumentReader(),
    fetch: () => Promise.reject(new Refusal("url-refused")),
    ...dataParts,
    extract: () => ({ proposals: [], findings: [] }),
    policies: onePolicy(policy()),
    clock: () => "2025-01-01T00:00:00.000Z",
    random: (bytes) => {
      drawn += 1;
      return Uint8Array.from({ length: bytes }, (_, place) => (drawn >> (8 * place)) & 255);
    },
  };
}

function policy(): Policy {
  const { reference } = shippedPolicies;
  assert.ok(reference !== undefined);
  return reference;
}
