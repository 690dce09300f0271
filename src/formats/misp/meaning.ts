/** Meanings: what one word of a MISP event says in one of our fields. */
import type { Polarity, Stance } from "../../domain/assertion.ts";
import type { Field } from "../../domain/field.ts";
import type { Content } from "../../domain/value.ts";

/** One thing that a tag or attribute says. */
export interface Meaning {
  readonly field: Field;
  readonly content: Content;
  /** Affirmed where absent. */
  readonly polarity?: Polarity;
  /** Reported where absent. */
  readonly stance?: Stance;
  /** Whether our word is merely the nearest. */
  readonly near: boolean;
}

/** A meaning that is a term of a field. */
export function termMeaning(field: Field, term: string, near = false): Meaning {
  return { field, content: { kind: "term", term }, near };
}

/** A meaning that is a name. */
export function nameMeaning(field: Field, name: string, near = false): Meaning {
  return { field, content: { kind: "name", name: name.trim() }, near };
}

/** That a field's value is said to be unknown. */
export function unknownMeaning(field: Field): Meaning {
  return { field, content: { kind: "unknown", state: "reported-unknown" }, near: false };
}
