/** Records in short, as lists of the interface give them. */
import type { Field } from "../../domain/field.ts";
import { countriesOf, dateOf, organisationsOf, type Projection, standingOf, titleOf } from "../../domain/projection.ts";
import { pathOf } from "./endpoint.ts";

/** The short form of a record; `IncidentSummary` in the schemas. */
export function summaryOf(record: Projection): object {
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
    self: pathOf("/incidents/{id}", { id: incident }),
    page: `/incidents/${incident}`,
  };
}

/** The terms that stand in a field, each once. */
function termsOf(record: Projection, field: Field): readonly string[] {
  const terms = standingOf(record, field).flatMap(({ content }) => (content.kind === "term" ? [content.term] : []));
  return [...new Set(terms)];
}
