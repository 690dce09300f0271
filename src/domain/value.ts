/** Values: what one assertion says of one field, and the states that say why there is no value. */
import type { Amount } from "./amount.ts";
import type { PartOfDay } from "./when.ts";

/** A proper name as written in the report. */
export interface Name {
  readonly kind: "name";
  readonly name: string;
}

/** A term that the field's vocabulary admits. */
export interface Term {
  readonly kind: "term";
  readonly term: string;
}

/** Running text in the desk's own words; paragraphs are parted by an empty line. */
export interface Prose {
  readonly kind: "prose";
  readonly text: string;
}

/** A date in EDTF level 0 or 1. */
export interface DateValue {
  readonly kind: "date";
  readonly edtf: string;
  readonly partOfDay: PartOfDay | null;
}

/** On what an attribution is said to rest. */
export const attributionBases = {
  "technical-evidence": "technical evidence",
  intelligence: "intelligence",
  "criminal-charges": "criminal charges",
  judgment: "a court's judgment",
  sanctions: "sanctions",
  statement: "a statement without stated ground",
} as const;

/** Who is said to be responsible, in one of the lanes. */
export interface Party {
  readonly kind: "party";
  /** Name or description as written ("a pro-Russian group"); null: nobody in particular (only for "not attributed"). */
  readonly name: string | null;
  /** Null where the report names no ground, and in lanes other than attribution. */
  readonly basis: keyof typeof attributionBases | null;
}

/** Kinds of thing that something did not happen to. */
export const matterObjects = {
  system: "system",
  service: "service",
  data: "data",
  organisation: "organisation",
  event: "event",
} as const;

/** What was stated not to be affected, or not to have happened. */
export interface Matter {
  readonly kind: "matter";
  readonly what: string;
  readonly object: keyof typeof matterObjects;
}

/** Another event or campaign, and how this incident stands to it. */
export interface RelationValue {
  readonly kind: "relation";
  /** The other matter as the report calls it. */
  readonly what: string;
  /** Record number of the other incident; null where it has no record here. */
  readonly incident: string | null;
  /** Why it was dismissed; null for the other relations, or where no reason was given. */
  readonly reason: string | null;
}

/** Any value. */
export type Value = Name | Term | Prose | DateValue | Amount | Party | Matter | RelationValue;

/** The kind of a value. */
export type ValueKind = Value["kind"];

/**
 * States in which a speaker says that there is no value: `stated-none` (there was none), `reported-unknown` (said to be
 * unknown), `not-applicable`. The fifth state, *not reported*, is the absence of any assertion, and *withheld* belongs to disclosure.
 */
export const unknownStates = {
  "stated-none": "stated: none",
  "reported-unknown": "reported as unknown",
  "not-applicable": "not applicable",
} as const;

/** One stated absence of a value. */
export type UnknownState = keyof typeof unknownStates;

/** What an assertion says: a value, or a stated absence of one. */
export type Content = Value | { readonly kind: "unknown"; readonly state: UnknownState };
