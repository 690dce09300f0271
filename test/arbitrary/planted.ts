/**
 * Planted worlds: every word of them is a token of its own, and for each audience it is said, by the rules of the house and not
 * by its code, which tokens may reach it.
 */
import fc from "fast-check";
import type { AccountId } from "../../src/domain/account.ts";
import type { Statement } from "../../src/domain/assertion.ts";
import type { Audience } from "../../src/domain/audience.ts";
import type { CitedReport } from "../../src/domain/disclosure.ts";
import type { Digest } from "../../src/domain/digest.ts";
import type { DraftId } from "../../src/domain/draft.ts";
import { type Evidence, quoteFrom } from "../../src/domain/evidence.ts";
import { type Field, fields } from "../../src/domain/field.ts";
import type { Illustration } from "../../src/domain/illustration.ts";
import type { Policy } from "../../src/domain/policy.ts";
import { subjectKey } from "../../src/domain/subject.ts";
import type { Content } from "../../src/domain/value.ts";
import { firstRevision, reportOf, reportsById } from "./example.ts";
import { anyMarking } from "./report.ts";
import { anyGroups, type World } from "./revision.ts";
import { mayKnow, mayKnowOf } from "./twin.ts";

const planted = [
  "victim.name",
  "victim.place",
  "summary",
  "description",
  "malware",
  "responsibility.claimed",
  "responsibility.attributed",
  "responsibility.denied",
  "actor.profile",
  "finding.not-affected",
  "relation.dismissed",
] as const satisfies readonly Field[];

/** A world of tokens; `tokens` are all of them. */
export interface PlantedWorld extends World {
  readonly tokens: readonly string[];
}

/** Two reports of one line each, and assertions that quote them. */
export const plantedWorld: fc.Arbitrary<PlantedWorld> = fc
  .tuple(
    fc.tuple(anyMarking, anyMarking),
    fc.array(
      fc.tuple(
        fc.constantFrom(...planted),
        fc.tuple(anyMarking, anyGroups),
        fc.array(fc.tuple(fc.nat(1), fc.nat(9), anyMarking), { minLength: 1, maxLength: 3 }),
      ),
      { minLength: 1, maxLength: 8 },
    ),
    fc.option(anyMarking),
  )
  .map(([markings, plan, shown]) => {
    const reports = markings.map((marking, index) => plantedReport(index, marking));
    const statements = plan.map(([field, [marking, groups], places], index): Statement => {
      const evidence = places.map(([report, line, label]) => evidenceAt(reports[report] ?? reports[0], line, label));
      const shared = groups === undefined ? {} : { groups };
      return { ...plain(field, index), ...shared, marking, evidence: evidence.flat() };
    });
    const revision = {
      ...firstRevision(statements),
      note: "«note»",
      draft: "«draft»" as DraftId,
      by: "«by»" as AccountId,
    };
    const world = { revision, reports: reportsById(reports), illustration: plantedIllustration(shown) };
    const all = JSON.stringify([revision, [...world.reports.values()], world.illustration]).match(/«[^»]*»/g) ?? [];
    return { ...world, tokens: [...new Set(all)] };
  });

/** The tokens that may reach an audience: content and speakers that are shown, quotes and surroundings where quotes are told, and the sources behind. */
export function tokensFor(
  { revision, reports, illustration }: PlantedWorld,
  policy: Policy,
  audience: Audience,
): ReadonlySet<string> {
  const told = policy.audiences[audience.tier];
  const wholly = Object.values(told.fields).every((form) => form === "show");
  const shown = revision.assertions.filter(
    (assertion) => told.fields[assertion.field] === "show" && mayKnowOf(audience, assertion),
  );
  const known = shown.flatMap(({ evidence }) => evidence.filter(({ marking }) => mayKnow(audience, marking)));
  const cited = known.flatMap(({ report }) => reports.get(report) ?? []);
  const read = cited.filter(({ report }) => wholly && mayKnow(audience, report.marking));
  const seen = illustration !== null && illustration !== undefined && mayKnow(audience, illustration.marking);
  const allowed = [
    shown.map(({ content, asserter }) => [content, asserter]),
    seen ? { ...illustration, by: null } : null,
    told.evidence === "quotes" ? [known.map(({ place }) => place.quote), read.map(({ report }) => report.text)] : [],
    told.evidence === "none"
      ? []
      : cited.map(({ report: { title, url, links }, source }) => [title, url, links, source.name]),
  ];
  return new Set(JSON.stringify(allowed).match(/«[^»]*»/g));
}

function plantedIllustration(marking: Illustration["marking"]): Illustration {
  return {
    digest: "«digest»" as Digest,
    mediaType: "image/png",
    width: 640,
    height: 480,
    alt: "«alt»",
    credit: "«credit»",
    licence: { name: "«licence»", url: "«licence address»" },
    marking,
    added: "2026-01-01T00:00:00.000Z",
    by: "«illustrator»" as AccountId,
  };
}

function plantedReport(index: number, marking: CitedReport["report"]["marking"]): CitedReport {
  const text = Array.from(
    { length: 10 },
    (_, place) => `before «quote ${index} ${place}» «around ${index} ${place}»`,
  ).join("; ");
  const { report, source } = reportOf({ text, marking, title: `«title ${index}»`, links: [`«link ${index}»`] });
  return { report, source: { ...source, name: `«publisher ${index}»` } };
}

function evidenceAt(cited: CitedReport | undefined, place: number, marking: Evidence["marking"]): readonly Evidence[] {
  const [quote] = new RegExp(`«quote \\d+ ${place}»`).exec(cited?.report.text ?? "") ?? [];
  if (cited === undefined || quote === undefined) return [];
  const start = cited.report.text.indexOf(quote);
  return [{ ...quoteFrom(cited.report, start, start + quote.length), marking }];
}

function plain(field: Field, index: number): Omit<Statement, "marking" | "evidence"> {
  const { about, speakers } = fields[field];
  return {
    field,
    about: about === "incident" ? null : subjectKey(about, index + 1),
    content: contentOf(field, `«content ${index}»`),
    polarity: "affirmed",
    stance: "reported",
    asserter: { role: speakers?.[0] ?? "victim", name: `«speaker ${index}»` },
    asserted: null,
    likelihood: null,
    confidence: null,
    origin: { by: "rule", name: `«rule ${index}»`, version: "«version»" },
  };
}

function contentOf(field: Field, token: string): Content {
  const { value: kind } = fields[field];
  if (kind === "prose") return { kind, text: token };
  if (kind === "party") return { kind, name: token, basis: null };
  if (kind === "matter") return { kind, what: token, object: "system" };
  if (kind === "relation") return { kind, what: token, incident: null, reason: token };
  return { kind: "name", name: token };
}
