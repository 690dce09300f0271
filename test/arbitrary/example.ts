/** Examples in few words: a report with a text, and statements that quote it. Everything is TLP:CLEAR unless it says otherwise. */
import type { Statement } from "../../src/domain/assertion.ts";
import type { CitedReport } from "../../src/domain/disclosure.ts";
import { type Evidence, quoteFrom } from "../../src/domain/evidence.ts";
import type { Field } from "../../src/domain/field.ts";
import type { Report } from "../../src/domain/report.ts";
import { subjectKey } from "../../src/domain/subject.ts";
import type { Content } from "../../src/domain/value.ts";
import { reportOf } from "./report.ts";

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

function usualSubject(field: Field): Statement["about"] {
  if (field.startsWith("victim.")) return subjectKey("victim", 1);
  return /^(actor|claim|responsibility)\./.test(field) ? subjectKey("actor", 1) : null;
}
