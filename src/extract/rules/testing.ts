/** Reports and short views of proposals for the tests of the rules. */
import type { Field } from "../../domain/field.ts";
import type { Report, ReportId } from "../../domain/report.ts";
import type { Value } from "../../domain/value.ts";
import type { Extraction, Proposed, Readable } from "../extractor.ts";
import { createRulesExtractor } from "./rules-extractor.ts";

/** A report of a text, in English and published on 9 November 2022 unless told otherwise. */
export function reportOf(
  text: string,
  told: Partial<Pick<Report, "title" | "published" | "language" | "marking">> = {},
): Readable {
  return {
    id: "a".repeat(64) as ReportId,
    text,
    title: null,
    published: "2022-11-09",
    language: "en",
    marking: null,
    ...told,
  };
}

/** What the rules make of a text. */
export function draftOf(text: string, told: Parameters<typeof reportOf>[1] = {}): Extraction {
  return createRulesExtractor()(reportOf(text, told));
}

/** The statements of a field, proposed ones before candidates. */
export function statementsOf(
  { proposals }: Pick<Extraction, "proposals">,
  field: Field,
): readonly Proposed["statement"][] {
  return proposals.filter(({ statement }) => statement.field === field).map(({ statement }) => statement);
}

/** The values of a field as words: terms, names, dates with their part of the day, amounts as `12 persons`, matters. */
export function valuesOf(extraction: Pick<Extraction, "proposals">, field: Field): readonly string[] {
  return statementsOf(extraction, field).map(
    ({ content, polarity }) =>
      (polarity === "negated" ? "not " : "") + (content.kind === "unknown" ? content.state : sayValue(content)),
  );
}

/** Everything that a draft says, without places: for comparing drafts of texts that differ around the event. */
export function gistOf({ proposals }: Pick<Extraction, "proposals">): readonly string[] {
  return proposals
    .map(
      ({ standing, statement: { field, about, content, polarity, stance, asserter } }) =>
        `${standing} ${field} ${about ?? ""} ${polarity} ${stance} ${asserter.role} ${content.kind === "unknown" ? content.state : sayValue(content)}`,
    )
    .toSorted();
}

function sayValue(value: Value): string {
  switch (value.kind) {
    case "term":
      return value.term;
    case "name":
      return value.name;
    case "prose":
      return value.text;
    case "date":
      return value.partOfDay === null ? value.edtf : `${value.edtf} ${value.partOfDay}`;
    case "amount":
      return `${value.qualifier} ${value.min ?? value.max ?? ""} ${value.unit}`;
    case "party":
      return value.name ?? "nobody";
    case "matter":
    case "relation":
      return value.what;
  }
}
