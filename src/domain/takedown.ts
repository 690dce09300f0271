/**
 * Takedowns: values of a record that no audience but the desk is told any more, in no state of it. What the desk keeps is not changed:
 * revisions say what they said, and what was taken down is left out wherever they are disclosed.
 */
import type { AccountId } from "./account.ts";
import type { Assertion, Statement } from "./assertion.ts";
import type { AudienceName } from "./audience.ts";
import { canonicalJson, type Digest } from "./digest.ts";
import type { Evidence, Place } from "./evidence.ts";
import type { Field } from "./field.ts";
import type { Illustration, ToldIllustration } from "./illustration.ts";
import type { Instant, ReportId } from "./report.ts";
import { sayContent } from "./say.ts";
import type { Content } from "./value.ts";

/** One takedown of a record. Kept with the record, so that a later revision that says the same again tells it nobody either. */
export interface Takedown {
  /** Random, 16 hexadecimal digits. */
  readonly id: string;
  /** Taken down wherever this record says it, of whichever subject, by whomever, affirmed or not. */
  readonly values: readonly TakenValue[];
  /** Words that are taken down with every value, quote, name and address that holds them. */
  readonly texts: readonly string[];
  /** Where the values stand in reports, as far as is known: quotes that reach into them are taken down too. */
  readonly places: readonly TakenPlace[];
  /** The picture; null: it stays. */
  readonly illustration: Digest | null;
  /** Told to those who had been told of it. */
  readonly reason: string;
  readonly at: Instant;
  readonly by: AccountId;
  /** The audiences that had been told of it. */
  readonly told: readonly AudienceName[];
  /** Null: it is in force. */
  readonly lifted: { readonly at: Instant; readonly by: AccountId } | null;
}

/** A value of a field. */
export interface TakenValue {
  readonly field: Field;
  readonly content: Content;
}

/** A place in a report. */
export type TakenPlace =
  | { readonly report: ReportId; readonly kind: "quote"; readonly start: number; readonly end: number }
  | { readonly report: ReportId; readonly kind: "pointer"; readonly pointer: string };

/** What is left of it for readers: that something was taken down, on which day, and why. */
export interface ToldTakedown {
  /** `2026-03-01`, in UTC. */
  readonly on: string;
  readonly reason: string;
}

/** What the takedowns of a record take. */
export interface Taken {
  readonly takesValue: (said: Pick<Statement, "field" | "content">) => boolean;
  /** The quote alone: that the report bears it out is told still. */
  readonly takesQuote: (piece: Pick<Evidence, "report" | "place">) => boolean;
  /** Whether the words that stand around a quote hold some of it. */
  readonly takesAround: (piece: Pick<Evidence, "report" | "place">, before: string, after: string) => boolean;
  /** Names, titles, addresses. */
  readonly takesText: (text: string) => boolean;
  readonly takesPicture: (
    picture: Pick<Illustration | ToldIllustration, "digest" | "alt" | "credit" | "licence">,
  ) => boolean;
}

/** Those that were not lifted. */
export function inForce(takedowns: readonly Takedown[]): readonly Takedown[] {
  return takedowns.filter(({ lifted }) => lifted === null);
}

/** What those in force take; null where none is. */
export function takenBy(
  takedowns: readonly Pick<Takedown, "values" | "texts" | "places" | "illustration">[],
): Taken | null {
  if (takedowns.length === 0) return null;
  const values = new Set(takedowns.flatMap((takedown) => takedown.values.map(keyOfValue)));
  const places = takedowns.flatMap((takedown) => takedown.places);
  const pictures = new Set(takedowns.flatMap(({ illustration }) => illustration ?? []));
  const takesText = matcherOf(takedowns.flatMap(({ texts }) => texts));
  const reaches = (report: ReportId, place: Place, before = 0, after = 0) =>
    places.some((taken) => taken.report === report && overlap(taken, place, before, after));
  return {
    takesValue: (said) => values.has(keyOfValue(said)) || wordsOf(said).some(takesText),
    takesQuote: ({ report, place }) => reaches(report, place) || takesText(place.quote) || takesText(pointerOf(place)),
    // An ellipsis may stand for the character before.
    takesAround: ({ report, place }, before, after) =>
      reaches(report, place, before.length + 1, after.length + 1) || takesText(`${before}${place.quote}${after}`),
    takesText,
    takesPicture: ({ digest, alt, credit, licence }) =>
      pictures.has(digest) || [alt, credit, licence.name, licence.url ?? ""].some(takesText),
  };
}

/** The takedowns with the places at which these assertions bear out what they take down. */
export function withPlaces(takedowns: readonly Takedown[], assertions: readonly Assertion[]): readonly Takedown[] {
  return takedowns.map((takedown) => {
    if (takedown.lifted !== null) return takedown;
    const places = distinctPlaces([...takedown.places, ...placesOfValues(takedown.values, assertions)]);
    return places.length === takedown.places.length ? takedown : { ...takedown, places };
  });
}

/** The places at which assertions of these values stand in reports, each once. */
export function placesOfValues(values: readonly TakenValue[], assertions: readonly Assertion[]): readonly TakenPlace[] {
  const keys = new Set(values.map(keyOfValue));
  const pieces = assertions.filter((one) => keys.has(keyOfValue(one))).flatMap(({ evidence }) => evidence);
  return distinctPlaces(pieces.map(placeIn));
}

/** The same value of the same field has the same key. */
export function keyOfValue({ field, content }: TakenValue): string {
  return canonicalJson([field, content]);
}

/**
 * Whether a text holds one of these words, whatever the case, the accents and what stands between the words; what is not seen, such as a
 * soft hyphen, may stand within one too. Words of fewer than four letters or digits must stand by themselves, all others may be part of
 * longer ones.
 */
export function matcherOf(texts: readonly string[]): (text: string) => boolean {
  const wanted = texts.flatMap(readings).filter((text) => text !== "");
  if (wanted.length === 0) return () => false;
  return (text) => {
    const hays = readings(text).map((reading) => ` ${reading} `);
    return wanted.some((needle) => hays.some((hay) => hay.includes(needle.length < 4 ? ` ${needle} ` : needle)));
  };
}

/** A text as it is compared. What is not seen may part words or stand within one: then it has two readings. */
function readings(text: string): readonly string[] {
  const plain = decoded(text);
  const bare = plain.replace(/\p{Cf}+/gu, "");
  return bare === plain ? [folded(plain)] : [folded(plain), folded(bare)];
}

/** Whether a text holds anything that could be looked for. */
export function isSearchable(text: string): boolean {
  return readings(text).some((reading) => reading.length >= 2);
}

/** Everything that is told of a value, as it is kept and as pages say it. */
function wordsOf({ field, content }: Pick<Statement, "field" | "content">): readonly string[] {
  return [...textsIn(content), sayContent(field, content)];
}

function textsIn(content: Content): readonly string[] {
  return Object.entries(content as Readonly<Record<string, unknown>>).flatMap(([name, part]) => {
    if (name === "kind") return [];
    return typeof part === "string" ? [part] : typeof part === "number" ? [String(part)] : [];
  });
}

function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
}

/** Addresses write letters in other ways. */
function decoded(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Member names of a document may hold the words too. */
function pointerOf(place: Place): string {
  return place.kind === "pointer" ? place.pointer : "";
}

function overlap(taken: TakenPlace, place: Place, before: number, after: number): boolean {
  if (taken.kind === "quote") {
    return place.kind === "quote" && taken.start < place.end + after && place.start - before < taken.end;
  }
  if (place.kind !== "pointer") return false;
  const within = (inner: string, outer: string) => inner === outer || inner.startsWith(`${outer}/`);
  return within(taken.pointer, place.pointer) || within(place.pointer, taken.pointer);
}

function placeIn({ report, place }: Evidence): TakenPlace {
  return place.kind === "quote"
    ? { report, kind: "quote", start: place.start, end: place.end }
    : { report, kind: "pointer", pointer: place.pointer };
}

function distinctPlaces(places: readonly TakenPlace[]): readonly TakenPlace[] {
  return [...new Map(places.map((place) => [canonicalJson(place), place])).values()];
}
