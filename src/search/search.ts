/**
 * The search as others see it: one index for each audience, built from what that audience is told and from nothing else.
 * Everything here is pure of time and I/O: an index is asked and answers.
 */
import type { IncidentId } from "../domain/incident.ts";
import type { Finding } from "../domain/finding.ts";
import type { Instant } from "../domain/report.ts";
import type { Absence, Facet } from "./facet.ts";

/** What somebody asks for. All that is given must hold; an empty question asks for all records. */
export interface Question {
  /** As typed, in the language of queries (`query/README.md`), field filters included; empty: no words. */
  readonly words: string;
  /** Values chosen of facets: any of the values of one facet, and all of the facets. A sector or technique holds its parts. */
  readonly chosen: Readonly<Partial<Record<Facet, readonly string[]>>>;
  /** EDTF; null: any date. */
  readonly date: string | null;
  /** With a date: whether records that only may fall on it count too. */
  readonly dateSure: boolean;
  /** The end of that instant is when things were known so, as today's markings tell the past; null: what is told today. */
  readonly asKnownOn: Instant | null;
  /** Record numbers; null: any. */
  readonly incidents: readonly string[] | null;
  /** Told so since then; null: whenever. */
  readonly changedSince: Instant | null;
}

/** What orders the hits: fit to the words, the record's date, since when it is told so, how much was affected, or the title. */
export type SearchSort = "relevance" | "date" | "known" | "impact" | "title";

/** Which part of the answer, and what else to work out. */
export interface Wanted {
  readonly sort: SearchSort;
  readonly descending: boolean;
  /** Where the page before ended (`Answer.next`); null: from the start. A place that cannot be read is refused (`request-invalid`). */
  readonly after: string | null;
  /** At most 200. */
  readonly limit: number;
  /** Facets to count, each with the values that stand first in its order. */
  readonly facets: readonly Facet[];
  /** At most so many values a facet; chosen ones come besides. */
  readonly values: number;
}

/** What comes of a question. */
export interface Answer {
  /** How many records answer it. */
  readonly total: number;
  /** With a date: how many of them fall on it for sure; else the same as `total`. */
  readonly sure: number;
  readonly hits: readonly Hit[];
  /** How many hits stand before this page. */
  readonly offset: number;
  /** Where the next page goes on; null at the end. */
  readonly next: string | null;
  /** Of the facets that were wanted and that this audience is told, in the order of pages. */
  readonly facets: readonly FacetCount[];
  /** The question's words with misspelt ones mended, where that would find more; null: nothing better. */
  readonly suggestion: string | null;
  /** What in the words was not understood as it stands, and how it was taken. */
  readonly findings: readonly Finding[];
}

/** One record that answers. */
export interface Hit {
  readonly card: Card;
  /** Text of the record around what was asked for, at most some 240 characters, in pieces; the beginning of the summary where no words were asked for; empty where nothing is told. */
  readonly snippet: readonly SnippetPiece[];
  /** With a date: whether the record falls on it for sure. True without. */
  readonly sure: boolean;
}

/** A piece of a snippet; `match` where the words of the question stand. */
export interface SnippetPiece {
  readonly text: string;
  readonly match: boolean;
}

/** What lists show of a record: kept in the index, so that a page of hits needs no other look-up. Everything as its audience is told it. */
export interface Card {
  readonly incident: IncidentId;
  readonly version: number;
  readonly since: Instant;
  /** As `victimNamesOf` says it. */
  readonly victims: string;
  /** The parties behind that title, at most three. */
  readonly organisations: readonly { readonly slug: string; readonly name: string }[];
  /** EDTF; null where none is told. */
  readonly date: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly countries: readonly string[];
  /** Labels. */
  readonly types: readonly string[];
  /** Labels. */
  readonly sectors: readonly string[];
  /** `confidentiality`, `integrity`, `availability`: those said to be affected. */
  readonly effects: readonly string[];
  /** Actors by the lanes that name them, at most three. */
  readonly actors: readonly { readonly slug: string; readonly name: string; readonly lanes: readonly string[] }[];
  /** The lanes in which anything stands, in their order. */
  readonly lanes: readonly string[];
  readonly sample: boolean;
}

/** The counts of one facet among the records that answer with every choice but those of this facet. */
export interface FacetCount {
  readonly facet: Facet;
  /** Most records first, then by value; where values are times, the newest first. Chosen values are among them even where no record shows them. */
  readonly values: readonly FacetValue[];
  /** How many further values there are. */
  readonly further: number;
  /** How many of these records show no value, by what they show instead. */
  readonly absent: Readonly<Record<Absence, number>>;
}

/** One value of a facet. */
export interface FacetValue {
  /** As queries and addresses name it. */
  readonly value: string;
  readonly label: string;
  readonly count: number;
  readonly chosen: boolean;
}

/** What charts count by: a facet, the month of the record's date, the days between two dates, the claimed and attributed actors apart, or victims with what they are part of (`parent/unit`). */
export type Dimension = Facet | "unit" | "month" | "claimed-by" | "attributed-to" | "attribution-lag";

/** How many records show a value of each of the dimensions asked for. A record counts once in every cell that it belongs to. */
export interface Tally {
  /** How many records were counted over. */
  readonly records: number;
  readonly cells: readonly TallyCell[];
  /** For each dimension: how many of the records show no value, by what they show instead. */
  readonly absent: readonly Readonly<Record<Absence, number>>[];
}

/** One combination of values, in the order of the dimensions. Months are `2022-11`; `2022` where only the year is known; lags are days, as digits. */
export interface TallyCell {
  readonly values: readonly string[];
  readonly count: number;
}

/** One audience's index. */
export interface Search {
  /** How many records are told. */
  readonly records: number;
  /** Grows with each change that the index has taken up since it was built in this process; what changes nothing for its audience is none. */
  readonly change: number;
  /** When the newest state that it holds was made; null where it holds none. For "as known on" beyond either end. */
  readonly span: { readonly first: Instant; readonly last: Instant } | null;
  /** Refuses (`request-invalid`, with findings) what cannot be asked. */
  ask(question: Question, wanted: Wanted): Answer;
  /** All that answers, in order of record number. */
  select(question: Question): readonly IncidentId[];
  /** One or two dimensions. */
  tally(question: Question, by: readonly [Dimension] | readonly [Dimension, Dimension]): Tally;
  /** Names that begin so, of organisations and actors, and words of the records, for completing what is being typed; at most `limit`. */
  complete(beginning: string, limit: number): readonly Completion[];
  /** The label under which a facet's value is shown; the value itself where no record shows it. */
  labelOf(facet: Facet, value: string): string;
}

/** One way to complete what is being typed. */
export interface Completion {
  readonly kind: "organisation" | "actor" | "word";
  readonly text: string;
  /** Where its page is; null for words. */
  readonly href: string | null;
  readonly records: number;
}

/** A question that asks for all records. */
export const everything: Question = {
  words: "",
  chosen: {},
  date: null,
  dateSure: false,
  asKnownOn: null,
  incidents: null,
  changedSince: null,
};
