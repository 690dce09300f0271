/**
 * Projections: what one audience is told of one record. All that leaves the house is made from these,
 * and only `disclosure.ts` makes one.
 */
import type { Confidence, Likelihood } from "../vocabulary/icd203.ts";
import type { Credibility, Reliability } from "../vocabulary/admiralty.ts";
import type { Polarity, Stance } from "./assertion.ts";
import type { Asserter } from "./asserter.ts";
import type { AudienceName } from "./audience.ts";
import type { EvidenceForm } from "./policy.ts";
import type { ToldIllustration } from "./illustration.ts";
import { type Field, labelOfTerm, type Lane, lanes } from "./field.ts";
import type { IncidentId } from "./incident.ts";
import type { Instant, ReportId } from "./report.ts";
import { slugOf } from "./source.ts";
import type { ToldTakedown } from "./takedown.ts";
import type { Content } from "./value.ts";
import { compareWhen } from "./when.ts";

declare const seal: unique symbol;

/** What one audience is told about one field. `withheld` looks the same whether or not there is anything behind it. */
export type Told =
  | { readonly kind: "shown"; readonly assertions: readonly ToldAssertion[] }
  | { readonly kind: "counted"; readonly count: number }
  | { readonly kind: "withheld" };

/** An assertion as one audience is told it. */
export interface ToldAssertion {
  /** `victim-1`, `actor-2`: numbered within this projection; null: the incident itself. */
  readonly about: string | null;
  readonly content: Content;
  readonly polarity: Polarity;
  readonly stance: Stance;
  /** Null where the form of the field tells less than the assertion. */
  readonly asserter: Asserter | null;
  /** EDTF; null where unknown or not told. */
  readonly asserted: string | null;
  readonly likelihood: Likelihood | null;
  readonly confidence: Confidence | null;
  /** Who put it into words: a person, a rule, a model, an import. */
  readonly origin: "human" | "rule" | "model" | "import";
  readonly evidence: readonly ToldEvidence[];
}

/** A piece of evidence as one audience is told it. */
export interface ToldEvidence {
  /** Number of its source within this projection, counted from 1. */
  readonly source: number;
  /** Null where the audience is told sources but no quotes. */
  readonly quote: ToldQuote | null;
  readonly credibility: Credibility | null;
}

/** A quote with what stands around it; `before` and `after` are empty where the audience may not read the report. */
export interface ToldQuote {
  readonly text: string;
  readonly before: string;
  readonly after: string;
  /** `1234-1260` in UTF-16 units of the report's text, or a JSON Pointer. */
  readonly place: string;
}

/** A report behind what is shown. */
export interface ToldSource {
  /** Counted from 1. */
  readonly number: number;
  readonly title: string | null;
  readonly publisher: string;
  readonly url: string | null;
  readonly links: readonly string[];
  /** EDTF; null where unknown. */
  readonly published: string | null;
  readonly language: string | null;
  /** Null: not judged, or not told. */
  readonly reliability: Reliability | null;
  /** Hash of the kept snapshot; null where not told. */
  readonly snapshot: ReportId | null;
}

/** A record as one audience is told it. */
export interface Projection {
  readonly kind: "record";
  readonly incident: IncidentId;
  /** Counted from 1 for each audience; grows only when what this audience is told changes. */
  readonly version: number;
  /** When this version was first told. */
  readonly since: Instant;
  /** When this audience was first told of the record; the same in all versions, through withdrawal and reinstatement. */
  readonly first: Instant;
  readonly audience: AudienceName;
  readonly evidence: EvidenceForm;
  readonly sample: boolean;
  /** Null: the record has none, or none that this audience may see. */
  readonly illustration: ToldIllustration | null;
  /** What was taken down of what this audience had been told, oldest first. */
  readonly takenDown: readonly ToldTakedown[];
  readonly fields: Readonly<Record<Field, Told>>;
  /** In order of first use. */
  readonly sources: readonly ToldSource[];
  readonly [seal]: true;
}

/** What stays of a record that was withdrawn, for those who had been told of it. */
export interface Tombstone {
  readonly kind: "tombstone";
  readonly incident: IncidentId;
  readonly version: number;
  readonly since: Instant;
  /** When this audience was first told of the record. */
  readonly first: Instant;
  readonly audience: AudienceName;
  readonly reason: string;
  readonly [seal]: true;
}

/** Whatever one audience is told of one record. */
export type Telling = Projection | Tombstone;

/** What a telling has of its own where several audiences are told alike. */
export type TellingHead = Pick<Telling, "version" | "since" | "first" | "audience">;

/** What the seal leaves: the plain content, as only `disclosure.ts` builds it. */
export type Unsealed<T extends Telling> = { readonly [K in keyof T as K extends string ? K : never]: T[K] };

/** A party to a record: an organisation that was hit, or an actor in a lane. */
export interface Party {
  /** Names its page. */
  readonly slug: string;
  readonly name: string;
  /** Its key within the projection. */
  readonly about: string;
}

/** An actor as the lanes of a record name it. */
export interface LanedActor extends Party {
  /** The lanes that name it, in the order of the lanes. */
  readonly lanes: readonly Lane[];
}

const listed = new Intl.ListFormat("en", { type: "conjunction" });

/** The assertions shown of a field; empty where it is counted or withheld. */
export function shownOf(projection: Projection, field: Field): readonly ToldAssertion[] {
  const told = projection.fields[field];
  return told.kind === "shown" ? told.assertions : [];
}

/** Those of the shown assertions that are about one victim or actor. */
export function shownAbout(projection: Projection, field: Field, about: string): readonly ToldAssertion[] {
  return shownOf(projection, field).filter((assertion) => assertion.about === about);
}

/** Those of the shown assertions that are affirmed, and neither taken back nor replaced by a later word. */
export function standingOf(projection: Projection, field: Field): readonly ToldAssertion[] {
  const shown = shownOf(projection, field);
  if (shown.length === 0) return shown;
  return shown.filter(
    ({ polarity, stance }) => polarity === "affirmed" && stance !== "retracted" && stance !== "superseded",
  );
}

/** `Cyber Incident Victim: <names>`, or what is known of the victim where none is named. */
export function titleOf(projection: Projection): string {
  return `Cyber Incident Victim: ${victimNamesOf(projection)}`;
}

/** The names of the title's victims, or what is known of them: `Unnamed organisation, health care, France`. */
export function victimNamesOf(projection: Projection): string {
  return namedVictimsOf(projection) ?? unnamedVictimOf(projection);
}

/** The names of the primary victims, or of all where none is called primary, joined as a reader would; null where none is shown. */
export function namedVictimsOf(projection: Projection): string | null {
  const names = titleVictimsOf(projection).map(({ name }) => name);
  if (names.length === 0) return null;
  if (names.length > 3) return `${names.slice(0, 2).join(", ")} and ${names.length - 2} others`;
  return listed.format(names);
}

/** Values that tell more than two sectors or countries apart say nothing of one victim. */
const mostTold = 2;

/** A victim by what is shown of it: sector and country, as far as these are few. Whether a name is withheld or was never said makes no difference. */
function unnamedVictimOf(projection: Projection): string {
  const terms = termsOfTitle(projection, "victim.sector").filter((term) => term !== "other");
  // The whole says nothing beside its part.
  const sectors = terms.filter((term) => !terms.some((other) => other.startsWith(`${term}.`)));
  const countries = termsOfTitle(projection, "victim.country");
  const isPeople = sectors.length > 0 && sectors.every((sector) => sector === "individual");
  const who = isPeople ? "individuals" : sectors.length > 0 ? "organisation" : "victim";
  const words = [
    isPeople ? [] : sectors.map((sector) => labelOfTerm("victim.sector", sector).replace(/^\p{Lu}/u, lowered)),
    countries.map((code) => labelOfTerm("victim.country", code)),
  ].filter((some) => some.length > 0 && some.length <= mostTold);
  return [`Unnamed ${who}`, ...words.map((some) => listed.format(some))].join(", ");
}

function lowered(letter: string): string {
  return letter.toLowerCase();
}

/** The terms that stand of the primary victims, or of all where none is called primary, each once. */
function termsOfTitle(projection: Projection, field: "victim.sector" | "victim.country"): readonly string[] {
  const said = standingOf(projection, field);
  const primary = said.filter(({ about }) => about !== null && isPrimary(projection, about));
  const terms = (primary.length > 0 ? primary : said).flatMap(({ content }) =>
    content.kind === "term" ? [content.term] : [],
  );
  return [...new Set(terms)];
}

/** The victims that a title names: the primary ones, or all where none is called primary. */
export function titleVictimsOf(projection: Projection): readonly Party[] {
  const victims = organisationsOf(projection);
  const primary = victims.filter(({ about }) => isPrimary(projection, about));
  return primary.length > 0 ? primary : victims;
}

/** The victims that are shown, primary ones first, each once. */
export function organisationsOf(projection: Projection): readonly Party[] {
  const named = shownOf(projection, "victim.name").flatMap(({ about, content, polarity }) =>
    about === null || content.kind !== "name" || polarity === "negated"
      ? []
      : [{ slug: slugOf(content.name), name: content.name, about }],
  );
  const rank = ({ about }: Party) => (isPrimary(projection, about) ? 0 : 1);
  return uniqueBySlug(named).toSorted((a, b) => rank(a) - rank(b));
}

function isPrimary(projection: Projection, about: string): boolean {
  return shownAbout(projection, "victim.role", about).some(
    ({ content, polarity }) => polarity === "affirmed" && content.kind === "term" && content.term === "primary",
  );
}

/** The actors that are shown in any lane, affirmed or not, each once. */
export function actorsOf(projection: Projection): readonly LanedActor[] {
  const named = lanes.flatMap((lane) =>
    shownOf(projection, lane).flatMap(({ about, content, polarity }) =>
      about === null || content.kind !== "party" || content.name === null || polarity === "negated"
        ? []
        : [{ slug: slugOf(content.name), name: content.name, about, lane }],
    ),
  );
  return uniqueBySlug(named).map((actor) => ({
    slug: actor.slug,
    name: actor.name,
    about: actor.about,
    lanes: lanes.filter((lane) => named.some((other) => other.slug === actor.slug && other.lane === lane)),
  }));
}

/** The date that a record is listed under: the earliest shown of began, else discovered, else disclosed; null where none is shown. */
export function dateOf(projection: Projection): string | null {
  for (const field of ["date.began", "date.discovered", "date.disclosed"] as const) {
    const dates = standingOf(projection, field).flatMap(({ content }) =>
      content.kind === "date" ? [content.edtf] : [],
    );
    const [first] = dates.toSorted(compareWhen);
    if (first !== undefined) return first;
  }
  return null;
}

/** ISO codes of the shown victims' countries, each once, in the order shown. */
export function countriesOf(projection: Projection): readonly string[] {
  const codes = standingOf(projection, "victim.country").flatMap(({ content }) =>
    content.kind === "term" ? [content.term] : [],
  );
  return [...new Set(codes)];
}

/** Labels of the affirmed terms shown of a field, each once. */
export function labelsOf(projection: Projection, field: Field): readonly string[] {
  const terms = standingOf(projection, field).flatMap(({ content }) =>
    content.kind === "term" ? [labelOfTerm(field, content.term)] : [],
  );
  return [...new Set(terms)];
}

/** The text of a narrative field, all its assertions as paragraphs; null where nothing is shown. */
export function proseOf(projection: Projection, field: "summary" | "description"): string | null {
  const texts = shownOf(projection, field).flatMap(({ content }) => (content.kind === "prose" ? [content.text] : []));
  return texts.length === 0 ? null : texts.join("\n\n");
}

function uniqueBySlug<T extends { readonly slug: string }>(parties: readonly T[]): readonly T[] {
  const first = new Map<string, T>();
  for (const party of parties) if (!first.has(party.slug)) first.set(party.slug, party);
  return [...first.values()];
}
