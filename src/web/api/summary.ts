/** Records in short, as lists of the interface give them. */
import type { Field } from "../../domain/field.ts";
import { countriesOf, dateOf, organisationsOf, type Projection, standingOf, titleOf } from "../../domain/projection.ts";
import type { Instant } from "../../domain/report.ts";
import { recordHref } from "../parts/search-hits.ts";
import { apiBase } from "./endpoint.ts";

/** The short forms of records; `IncidentSummary` in the schemas. `asKnownOn`: the instant whose states these are; null: today's. */
export function summariesOf(records: readonly Projection[], asKnownOn: Instant | null): readonly object[] {
  return records.map((record) => summaryOf(record, asKnownOn));
}

function summaryOf(record: Projection, asKnownOn: Instant | null): object {
  const { incident, version, since, sample } = record;
  return {
    kind: "summary",
    incident,
    version,
    since,
    sample,
    title: titleOf(record),
    victims: organisationsOf(record).map(({ slug, name }) => ({ slug, name })),
    date: dateOf(record),
    countries: countriesOf(record),
    types: termsOf(record, "incident.type"),
    sectors: termsOf(record, "victim.sector"),
    self: `${apiBase}${recordHref(incident, asKnownOn)}`,
    page: recordHref(incident, asKnownOn),
  };
}

/** The terms that stand in a field, each once. */
function termsOf(record: Projection, field: Field): readonly string[] {
  const terms = standingOf(record, field).flatMap(({ content }) => (content.kind === "term" ? [content.term] : []));
  return [...new Set(terms)];
}
