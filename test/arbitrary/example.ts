/** Examples in few words: reports, statements that quote them, revisions. Everything is TLP:CLEAR unless it says otherwise. */
import { type AccountId, houseAccount } from "../../src/domain/account.ts";
import { assert, type Assertion, type Statement } from "../../src/domain/assertion.ts";
import { digestOf } from "../../src/domain/digest.ts";
import type { CitedReport } from "../../src/domain/disclosure.ts";
import type { DraftId } from "../../src/domain/draft.ts";
import { type Evidence, quoteFrom } from "../../src/domain/evidence.ts";
import type { Field } from "../../src/domain/field.ts";
import type { IncidentId } from "../../src/domain/incident.ts";
import { type Report, type ReportId, reportIdOf } from "../../src/domain/report.ts";
import { type Revision, sealRevision } from "../../src/domain/revision.ts";
import { sourceOf } from "../../src/domain/source.ts";
import { subjectKey } from "../../src/domain/subject.ts";
import type { Content } from "../../src/domain/value.ts";

/** A report of which nothing but its text is known. */
export function exampleReport(text: string, known: Partial<Report> = {}): CitedReport {
  return reportOf({ marking: "TLP:CLEAR", ...known, text });
}

/** Evidence for words that stand in the report; throws where they do not. */
export function quoted({ report }: CitedReport, words: string, known: Partial<Evidence> = {}): Evidence {
  const start = report.text.indexOf(words);
  if (start < 0) throw new TypeError(`the report does not say: ${words}`);
  return { ...quoteFrom(report, start, start + words.length), marking: "TLP:CLEAR", ...known };
}

/** A journalist's report of something, affirmed, about the first victim or actor where the field is about one. */
export function said(field: Field, content: Content, evidence: Evidence, known: Partial<Statement> = {}): Statement {
  return {
    field,
    about: usualSubject(field),
    content,
    polarity: "affirmed",
    stance: "reported",
    asserter: { role: "journalist", name: null },
    asserted: null,
    likelihood: null,
    confidence: null,
    evidence: [evidence],
    marking: "TLP:CLEAR",
    origin: { by: "human" },
    ...known,
  };
}

/** A name as a value. */
export function named(name: string): Content {
  return { kind: "name", name };
}

/** A term as a value. */
export function term(text: string): Content {
  return { kind: "term", term: text };
}

/** A date as a value. */
export function dated(edtf: string): Content {
  return { kind: "date", edtf, partOfDay: null };
}

/** A party as a value. */
export function party(name: string | null): Content {
  return { kind: "party", name, basis: null };
}

/** A report with what is given and nothing else known of it. */
export function reportOf(
  known: Pick<Report, "text" | "marking"> & Partial<Report>,
  reliability: CitedReport["source"]["reliability"] = null,
): CitedReport {
  const source = { ...sourceOf({ url: known.url ?? null, publisher: null }), reliability };
  const report: Report = {
    id: reportIdOf(Buffer.from(`${known.text} ${known.url ?? ""}`)),
    source: source.id,
    mediaType: "text/plain",
    title: null,
    published: null,
    url: null,
    links: [],
    language: "en",
    textDigest: digestOf(known.text),
    normaliser: "test/1",
    received: "2026-01-01T00:00:00.000Z",
    sample: false,
    ...known,
  };
  return { report, source };
}

/** The first revision of a record that says so. */
export function firstRevision(statements: readonly Statement[]): Revision {
  return sealRevision({
    incident: "CB-TEST00" as IncidentId,
    number: 1,
    predecessor: null,
    assertions: unique(statements.map(assert)),
    draft: "draft" as DraftId,
    by: houseAccount,
    made: "2026-01-02T00:00:00.000Z",
    note: "",
    sample: false,
  });
}

/** The revision that follows another and says this. */
export function nextRevision(before: Revision, statements: readonly Statement[], note = ""): Revision {
  return sealRevision({
    incident: before.incident,
    number: before.number + 1,
    predecessor: before.digest,
    assertions: unique(statements.map(assert)),
    draft: `draft-${before.number + 1}` as DraftId,
    by: "a".repeat(16) as AccountId,
    made: "2026-01-03T00:00:00.000Z",
    note,
    sample: false,
  });
}

/** Reports by their ids, as disclosure wants them. */
export function reportsById(cited: readonly CitedReport[]): ReadonlyMap<ReportId, CitedReport> {
  return new Map(cited.map((one) => [one.report.id, one]));
}

function usualSubject(field: Field): Statement["about"] {
  if (field.startsWith("victim.")) return subjectKey("victim", 1);
  return /^(actor|claim|responsibility)\./.test(field) ? subjectKey("actor", 1) : null;
}

function unique(assertions: readonly Assertion[]): readonly Assertion[] {
  return [...new Map(assertions.map((assertion) => [assertion.id, assertion])).values()];
}
