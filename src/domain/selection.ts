/** Selections: which records, by what an audience is told of them and by nothing else. */
import { type Projection, actorsOf, dateOf, organisationsOf, standingOf } from "./projection.ts";
import type { Field } from "./field.ts";
import { slugOf } from "./source.ts";
import { getWhen } from "./when.ts";

/** Everything that is given must hold; an empty selection holds all. */
export interface Selection {
  /** Record numbers. */
  readonly incidents?: readonly string[];
  /** The name of a victim, or of its page. */
  readonly organisation?: string;
  /** The name of an actor in any lane, or of its page. */
  readonly actor?: string;
  /** ISO 3166-1 alpha-2 code of a victim's country. */
  readonly country?: string;
  /** A term of `victim.sector`; a sector holds its parts. */
  readonly sector?: string;
  /** A term of `incident.type`. */
  readonly type?: string;
  /** An ATT&CK technique; a technique holds its sub-techniques. */
  readonly technique?: string;
  /** EDTF: the record's date may fall on one of these days. */
  readonly date?: string;
  /** An instant: told so since then. */
  readonly changedSince?: string;
}

/** Whether a record is in the selection, as far as its audience is told. */
export function isSelected(selection: Selection, projection: Projection): boolean {
  const { incidents, organisation, actor, country, sector, type, technique, date, changedSince } = selection;
  return (
    (incidents === undefined || incidents.includes(projection.incident)) &&
    (changedSince === undefined || projection.since >= changedSince) &&
    (organisation === undefined || organisationsOf(projection).some(({ slug }) => slug === slugOf(organisation))) &&
    (actor === undefined || actorsOf(projection).some(({ slug }) => slug === slugOf(actor))) &&
    (country === undefined || termsOf(projection, "victim.country").includes(country.toUpperCase())) &&
    (sector === undefined || termsOf(projection, "victim.sector").some((term) => isWithin(term, sector))) &&
    (type === undefined || termsOf(projection, "incident.type").includes(type)) &&
    (technique === undefined ||
      termsOf(projection, "technique").some((term) => isWithin(term, technique.toUpperCase()))) &&
    (date === undefined || mayFallOn(dateOf(projection), date))
  );
}

function termsOf(projection: Projection, field: Field): readonly string[] {
  return standingOf(projection, field).flatMap(({ content }) => (content.kind === "term" ? [content.term] : []));
}

/** `health.hospital` is within `health`, `T1486.001` within `T1486`. */
function isWithin(term: string, whole: string): boolean {
  return term === whole || term.startsWith(`${whole}.`);
}

function mayFallOn(known: string | null, wanted: string): boolean {
  if (known === null) return false;
  const [a, b] = [getWhen(known), getWhen(wanted)];
  return (a.min ?? "") <= (b.max ?? "9999") && (b.min ?? "") <= (a.max ?? "9999");
}
