/** Columns: the values that the search counts and narrows by. Each facet is one, and a few more serve lanes and charts. */
import { interestedRoles } from "../domain/asserter.ts";
import { type Field, type Lane, lanes } from "../domain/field.ts";
import {
  countriesOf,
  dateOf,
  organisationsOf,
  type Projection,
  shownAbout,
  shownOf,
  standingOf,
  type ToldAssertion,
} from "../domain/projection.ts";
import { slugOf } from "../domain/source.ts";
import type { Content } from "../domain/value.ts";
import { firstDayOf, monthsOf, yearsOf } from "./days.ts";
import { type Absence, type Facet, facetNames, facets } from "./facet.ts";

/**
 * The columns besides the facets: actors by the one lane that they stand in, victims with what they are part of (`parent/unit`), the month
 * of the date, and the days until an attribution.
 */
export const innerColumns = [
  "claimed-by",
  "attributed-to",
  "suspected-of",
  "denied-by",
  "unit",
  "month",
  "attribution-lag",
] as const;

/** The name of a column. */
export type Column = Facet | (typeof innerColumns)[number];

/** The columns that hold the actors of one lane, by the name that queries have for the lane. */
export const laneColumns = {
  claimed: "claimed-by",
  attributed: "attributed-to",
  suspected: "suspected-of",
  denied: "denied-by",
} as const satisfies Readonly<Record<string, Column>>;

/** All columns, facets first. */
export const columnNames: readonly Column[] = [...facetNames, ...innerColumns];

/** What one record shows in one column. */
export interface Shown {
  /** Each once, wholes along with their parts (`health` with `health.hospital`); empty where it shows none. */
  readonly values: readonly string[];
  /** Why there is none; null where there are values. */
  readonly absent: Absence | null;
}

/** The label of a value that no vocabulary knows, as the record writes it. */
export interface Naming {
  readonly facet: Facet;
  readonly value: string;
  readonly label: string;
}

/** Everything that the columns hold of one record. */
export interface Shelved {
  readonly columns: Readonly<Record<Column, Shown>>;
  /** Facets of which this audience is shown a field. */
  readonly told: readonly Facet[];
  readonly namings: readonly Naming[];
}

/** A party in a lane. */
export type LaneParty = Extract<Content, { readonly kind: "party" }>;

const dateFields = facets.year.fields;
const effectFields = facets.cia.fields;

/** The short name of a lane: `claimed`. */
export function shortLane(lane: Lane): string {
  return lane.slice("responsibility.".length);
}

/** What a record shows in every column. */
export function shelve(projection: Projection): Shelved {
  const namings: Naming[] = [];
  const shown = (facet: Facet): Shown => {
    const entries = entriesOf(projection, facet);
    for (const [value, label] of entries) if (label !== undefined) namings.push({ facet, value, label });
    const values = entries.map(([value]) => value);
    return facets[facet].fields.length === 0
      ? filled(values, projection.evidence === "none" ? "not-told" : "not-reported")
      : shownAs(projection, facets[facet].fields, values);
  };
  const laned = (lane: Lane) => shownAs(projection, [lane], slugsIn(projection, lane));
  const columns: Record<Column, Shown> = {
    ...(Object.fromEntries(facetNames.map((facet) => [facet, shown(facet)])) as Record<Facet, Shown>),
    "claimed-by": laned("responsibility.claimed"),
    "attributed-to": laned("responsibility.attributed"),
    "suspected-of": laned("responsibility.suspected"),
    "denied-by": laned("responsibility.denied"),
    unit: shownAs(projection, facets.parent.fields, unitsIn(projection)),
    month: shownAs(projection, dateFields, datedBy(projection, monthsOf)),
    "attribution-lag": lagOf(projection),
  };
  return { columns, told: facetNames.filter((facet) => isTold(projection, facet)), namings };
}

/** The parties that stand in a lane. An attribution stands only as it is counted: in a stance that stands, by nobody with an interest in it. */
export function partiesIn(projection: Projection, lane: Lane): readonly LaneParty[] {
  return standingOf(projection, lane).flatMap((told) => {
    if (told.content.kind !== "party") return [];
    return lane === "responsibility.attributed" && !attributes(told) ? [] : [told.content];
  });
}

/** The effects that are said to have been had: `confidentiality`, `integrity`, `availability`. */
export function effectsOf(projection: Projection): readonly string[] {
  return effectFields
    .filter((field) => standingOf(projection, field).some(({ content }) => content.kind === "term"))
    .map((field) => field.slice("cia.".length));
}

/** The lanes in which anything stands, in their order, by their short names. */
export function lanesIn(projection: Projection): readonly string[] {
  return lanes.filter((lane) => partiesIn(projection, lane).length > 0).map(shortLane);
}

function attributes({ stance, asserter }: ToldAssertion): boolean {
  const disinterested = asserter === null || !interestedRoles.includes(asserter.role);
  return disinterested && (stance === "confirmed" || stance === "reported");
}

/** A value, and its label where no vocabulary knows it. */
type Entry = readonly [value: string, label?: string];

function entriesOf(projection: Projection, facet: Facet): readonly Entry[] {
  switch (facet) {
    case "type":
    case "motive":
      return termsIn(projection, facets[facet].fields).map(alone);
    case "sector":
    case "technique":
      return termsIn(projection, facets[facet].fields).flatMap(withWholes).map(alone);
    case "country":
      return countriesOf(projection).map(alone);
    case "lane":
      return lanesIn(projection).map(alone);
    case "actor":
      return facets.actor.fields.flatMap((lane) => partiesIn(projection, lane).flatMap(({ name }) => slugged(name)));
    case "region":
      return regionsIn(projection);
    case "year":
      return datedBy(projection, yearsOf).map(alone);
    case "cia":
      return effectsOf(projection).map(alone);
    case "campaign":
      return standingOf(projection, "relation.campaign").flatMap(({ content }) =>
        content.kind === "relation" ? slugged(content.what) : [],
      );
    case "negative":
      return facets.negative.fields.flatMap((field) =>
        standingOf(projection, field).flatMap(({ content }) =>
          content.kind === "matter" ? [alone(content.object)] : [],
        ),
      );
    case "organisation":
      return organisationsOf(projection).map(({ slug, name }) => [slug, name]);
    case "parent":
      return standingOf(projection, "victim.parent").flatMap(({ content }) =>
        content.kind === "name" ? slugged(content.name) : [],
      );
    case "source":
      return projection.sources.flatMap(({ publisher }) => slugged(publisher));
    case "language":
      return projection.sources.flatMap(({ language }) => (language === null ? [] : [alone(language)]));
  }
}

function alone(value: string): Entry {
  return [value];
}

function slugged(name: string | null): readonly Entry[] {
  return name === null ? [] : [[slugOf(name), name]];
}

function slugsIn(projection: Projection, lane: Lane): readonly string[] {
  return partiesIn(projection, lane).flatMap(({ name }) => (name === null ? [] : [slugOf(name)]));
}

/** Names of pages have no slash, so that each pair can be taken apart. */
function unitsIn(projection: Projection): readonly string[] {
  const victims = organisationsOf(projection);
  return standingOf(projection, "victim.parent").flatMap(({ about, content }) => {
    const unit = victims.find((victim) => victim.about === about);
    return unit === undefined || content.kind !== "name" ? [] : [`${slugOf(content.name)}/${unit.slug}`];
  });
}

function termsIn(projection: Projection, named: readonly Field[]): readonly string[] {
  return named.flatMap((field) =>
    standingOf(projection, field).flatMap(({ content }) => (content.kind === "term" ? [content.term] : [])),
  );
}

/** `health.hospital` belongs to `health` too. */
function withWholes(term: string): readonly string[] {
  const dot = term.indexOf(".");
  return dot < 0 ? [term] : [term.slice(0, dot), term];
}

/** Regions of one name lie in many countries: `us/california`, or `california` where the victim's country is not told. */
function regionsIn(projection: Projection): readonly Entry[] {
  return standingOf(projection, "victim.region").flatMap(({ about, content }): readonly Entry[] => {
    if (content.kind !== "name") return [];
    const countries = about === null ? [] : shownAbout(projection, "victim.country", about);
    const [country] = countries.flatMap(({ content, polarity }) =>
      content.kind === "term" && polarity === "affirmed" ? [content.term] : [],
    );
    if (country === undefined) return [[slugOf(content.name), content.name]];
    return [[`${country.toLowerCase()}/${slugOf(content.name)}`, `${content.name} (${country})`]];
  });
}

function datedBy(projection: Projection, read: (edtf: string) => readonly string[]): readonly string[] {
  const date = dateOf(projection);
  return date === null ? [] : read(date);
}

function shownAs(projection: Projection, named: readonly Field[], values: readonly string[]): Shown {
  return values.length > 0 ? filled(values, "not-reported") : { values: [], absent: absenceOf(projection, named) };
}

function filled(values: readonly string[], otherwise: Absence): Shown {
  return values.length > 0 ? { values: [...new Set(values)], absent: null } : { values: [], absent: otherwise };
}

/** What a speaker said of there being no value comes first; that nothing was said can be told only where all is shown. */
function absenceOf(projection: Projection, named: readonly Field[]): Absence {
  if (named.every((field) => shownOf(projection, field).length === 0)) return unsaidIn(projection, named);
  const stated = new Set(named.flatMap((field) => shownOf(projection, field).flatMap((told) => statedIn(field, told))));
  for (const absence of ["stated-none", "reported-unknown", "not-applicable"] as const) {
    if (stated.has(absence)) return absence;
  }
  return unsaidIn(projection, named);
}

function unsaidIn(projection: Projection, named: readonly Field[]): Absence {
  return named.every((field) => projection.fields[field].kind === "shown") ? "not-reported" : "not-told";
}

/** That an effect was not had is a stated absence; that one term does not apply says nothing of the others. */
function statedIn(field: Field, { content, polarity, stance }: ToldAssertion): readonly Absence[] {
  if (stance === "retracted" || stance === "superseded") return [];
  if (content.kind === "unknown") return [content.state];
  return polarity === "negated" && field.startsWith("cia.") ? ["stated-none"] : [];
}

function isTold(projection: Projection, facet: Facet): boolean {
  const named: readonly Field[] = facets[facet].fields;
  if (named.length === 0) return projection.evidence !== "none";
  return named.some((field) => projection.fields[field].kind === "shown");
}

/** Days from the first day of the record's date to the first attribution, where both are known to the day or month and in that order. */
function lagOf(projection: Projection): Shown {
  const from = firstOf(datedBy(projection, (edtf) => [edtf]));
  const to = firstOf(attributionDates(projection));
  const lane = projection.fields["responsibility.attributed"].kind === "shown";
  const told = lane && dateFields.some((field) => projection.fields[field].kind === "shown");
  const values = from === null || to === null || to < from ? [] : [String(to - from)];
  return filled(values, told ? "not-reported" : "not-told");
}

function attributionDates(projection: Projection): readonly string[] {
  const dated = standingOf(projection, "date.attributed").flatMap(({ content }) =>
    content.kind === "date" ? [content.edtf] : [],
  );
  const asserted = standingOf(projection, "responsibility.attributed").flatMap((told) =>
    attributes(told) && told.content.kind === "party" && told.asserted !== null ? [told.asserted] : [],
  );
  return [...dated, ...asserted];
}

function firstOf(dates: readonly string[]): number | null {
  const days = dates.map(firstDayOf).filter((day) => day !== null);
  return days.length === 0 ? null : Math.min(...days);
}
