/** Documents: what the search keeps of a projection. Nothing else of a record ever comes into an index. */
import { labelOfTerm } from "../domain/field.ts";
import type { IncidentId } from "../domain/incident.ts";
import {
  actorsOf,
  countriesOf,
  dateOf,
  labelsOf,
  organisationsOf,
  type Projection,
  proseOf,
  shownOf,
  standingOf,
  titleVictimsOf,
  victimNamesOf,
} from "../domain/projection.ts";
import type { Instant } from "../domain/report.ts";
import { countryName } from "../vocabulary/country.ts";
import { effectsOf, lanesIn, partiesIn, shelve, type Shelved, shortLane } from "./columns.ts";
import { type DayRange, rangeOf } from "./days.ts";
import type { TextField } from "./query/query.ts";
import type { Card } from "./search.ts";
import { type StemmedLanguage, stemmedLanguageOf } from "./words/stem.ts";

/** Where in a record a text stands. `other`: labels, names and remarks that no filter of its own looks into. */
export type TextPlace = Exclude<TextField, "any"> | "other";

/** All places, in the order in which they are kept. */
export const textPlaces = ["title", "victim", "actor", "summary", "description", "source", "other"] as const;

/** One text of a record; a phrase never runs from one into the next. */
export interface PlacedText {
  readonly place: TextPlace;
  readonly text: string;
  /** The languages by whose rules its words are stemmed; null: by none. */
  readonly languages: readonly (StemmedLanguage | null)[];
}

/** What the search keeps of a record as one audience is told it. */
export interface SearchDocument extends Shelved {
  readonly incident: IncidentId;
  readonly since: Instant;
  /** In the order of places. */
  readonly texts: readonly PlacedText[];
  /** What snippets are cut from: the summary, the description and remarks, at most some 4,000 characters. */
  readonly prose: string;
  /** The days that the record's date may mean; null where none is told. */
  readonly days: DayRange | null;
  /** Persons, records or accounts affected, by the greatest lower bound that stands; null where none is told. */
  readonly impact: number | null;
  /** Languages of the sources, the most frequent first. */
  readonly languages: readonly string[];
  readonly card: Card;
}

const longestProse = 4000;

const mentioned = [
  "victim.region",
  "victim.place",
  "malware",
  "vulnerability",
  "claim.channel",
  "context",
  "actor.profile",
  "finding.not-affected",
  "finding.not-happened",
  "relation.campaign",
  "relation.same-event",
  "relation.follows",
  "relation.related",
  "relation.dismissed",
] as const;

const labelled = ["incident.type", "victim.sector", "motive", "technique", "actor.type"] as const;

/** What the search keeps of a projection. Pure. */
export function documentOf(projection: Projection): SearchDocument {
  const date = dateOf(projection);
  return {
    incident: projection.incident,
    since: projection.since,
    texts: textsOf(projection),
    prose: snippetTextOf(projection),
    days: date === null ? null : rangeOf(date),
    impact: impactOf(projection),
    languages: languagesOf(projection),
    card: cardOf(projection),
    ...shelve(projection),
  };
}

/** What lists show of a projection. Pure. */
export function cardOf(projection: Projection): Card {
  const { incident, version, since, sample } = projection;
  return {
    incident,
    version,
    since,
    victims: victimNamesOf(projection),
    organisations: titleVictimsOf(projection)
      .slice(0, 3)
      .map(({ slug, name }) => ({ slug, name })),
    date: dateOf(projection),
    countries: countriesOf(projection),
    types: labelsOf(projection, "incident.type"),
    sectors: labelsOf(projection, "victim.sector"),
    effects: effectsOf(projection),
    actors: actorsIn(projection).slice(0, 3),
    lanes: lanesIn(projection),
    sample,
  };
}

/** Actors by the lanes in which they stand; those in none are left out. */
function actorsIn(projection: Projection): Card["actors"] {
  return actorsOf(projection).flatMap(({ slug, name, lanes }) => {
    const standing = lanes.filter((lane) => partiesIn(projection, lane).some((party) => party.name === name));
    return standing.length === 0 ? [] : [{ slug, name, lanes: standing.map(shortLane) }];
  });
}

/** The desk writes of a record in the language of its sources or in English; labels are English, and titles are in the language of their source. */
function textsOf(projection: Projection): readonly PlacedText[] {
  const placed = (place: TextPlace, texts: readonly (string | null)[], languages: PlacedText["languages"]) =>
    [...new Set(texts)].flatMap((text) => (text === null || text === "" ? [] : [{ place, text, languages }]));
  const organisations = organisationsOf(projection).map(({ name }) => name);
  const actors = actorsOf(projection).map(({ name }) => name);
  const titles = titleVictimsOf(projection).map(({ name }) => name);
  const main = stemmedLanguageOf(languagesOf(projection)[0] ?? null) ?? "en";
  const own = [...new Set([main, "en" as const])];
  return [
    ...placed("title", titles, own),
    ...placed("victim", [...organisations, ...namesIn(projection, "victim.alias")], own),
    ...placed("actor", [...actors, ...namesIn(projection, "actor.alias")], own),
    ...placed("summary", [proseOf(projection, "summary")], own),
    ...placed("description", [proseOf(projection, "description")], own),
    ...projection.sources.flatMap(({ title, publisher, language }) =>
      placed("source", [title, publisher], [stemmedLanguageOf(language)]),
    ),
    ...placed("other", labelsIn(projection), ["en"]),
    ...placed("other", remarksOf(projection), own),
  ];
}

/** What is negated is left out: who looks for ransomware does not look for records that rule it out. */
function labelsIn(projection: Projection): readonly string[] {
  return [
    projection.incident,
    ...labelled.flatMap((field) =>
      standingOf(projection, field).flatMap(({ content }) =>
        content.kind === "term" ? [content.term, labelOfTerm(field, content.term)] : [],
      ),
    ),
    ...standingOf(projection, "victim.parent").flatMap(({ content }) =>
      content.kind === "name" ? [content.name] : [],
    ),
    ...countriesOf(projection).flatMap((code) => [countryName(code) ?? code]),
    ...effectsOf(projection),
  ];
}

function remarksOf(projection: Projection): readonly string[] {
  return mentioned.flatMap((field) =>
    shownOf(projection, field).flatMap(({ content, stance }) => {
      if (stance === "retracted" || stance === "superseded") return [];
      switch (content.kind) {
        case "name":
          return [content.name];
        case "prose":
          return [content.text];
        case "matter":
          return [content.what];
        case "relation":
          return [content.what, ...(content.reason === null ? [] : [content.reason])];
        case "term":
        case "date":
        case "amount":
        case "party":
        case "unknown":
          return [];
      }
    }),
  );
}

function namesIn(projection: Projection, field: "victim.alias" | "actor.alias"): readonly string[] {
  return shownOf(projection, field).flatMap(({ content, polarity }) =>
    content.kind === "name" && polarity === "affirmed" ? [content.name] : [],
  );
}

function snippetTextOf(projection: Projection): string {
  const told = [proseOf(projection, "summary"), proseOf(projection, "description"), ...remarksOf(projection)];
  const text = told.filter((part) => part !== null && part !== "").join("\n\n");
  return text.length <= longestProse ? text : text.slice(0, longestProse).replace(/[\ud800-\udbff]$/, "");
}

function impactOf(projection: Projection): number | null {
  const sizes = (["impact.persons", "impact.records"] as const).flatMap((field) =>
    standingOf(projection, field).flatMap(({ content }) =>
      content.kind === "amount" ? [content.min ?? content.max ?? 0] : [],
    ),
  );
  return sizes.length === 0 ? null : Math.max(...sizes);
}

function languagesOf({ sources }: Projection): readonly string[] {
  const counts = new Map<string, number>();
  for (const { language } of sources) if (language !== null) counts.set(language, (counts.get(language) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([language]) => language);
}
