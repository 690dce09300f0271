/** What the codebook says of one field. The fields themselves stand in `fields/`, the whole table in `field.ts`. */
import type { AsserterRole } from "./asserter.ts";
import type { UnknownState, ValueKind } from "./value.ts";

/** What a field is a property of. `victim` and `actor` fields name which one they are about. */
export type SubjectKind = "incident" | "victim" | "actor";

/** One entry of the codebook. */
export interface FieldDefinition {
  readonly label: string;
  /** One or two sentences for coders: what belongs here, and what does not. */
  readonly definition: string;
  readonly value: ValueKind;
  readonly about: SubjectKind;
  /** Admitted terms with their labels, for fields of kind `term`; null: any of its pattern. */
  readonly terms: Readonly<Record<string, string>> | null;
  /** Units that an amount may be in; the first is the usual one. Empty for other kinds. */
  readonly units: readonly string[];
  /** Stated absences that the field admits. */
  readonly states: readonly UnknownState[];
  /** Roles that may speak for the field; null: any. */
  readonly speakers: readonly AsserterRole[] | null;
}

/** Fills in what most fields have in common: about the incident, any speaker, every stated absence, no terms and no units. */
export function defineField(
  entry: Pick<FieldDefinition, "label" | "definition" | "value"> & Partial<FieldDefinition>,
): FieldDefinition {
  return {
    about: "incident",
    terms: null,
    units: [],
    states: ["stated-none", "reported-unknown", "not-applicable"],
    speakers: null,
    ...entry,
  };
}

/** Terms that are their own labels, as VERIS words are. */
export function plainTerms(words: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(words.map((word) => [word, word]));
}

/** Terms whose labels stand in a table of entries. */
export function labelledTerms(
  table: Readonly<Record<string, { readonly label: string }>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(table).map(([term, { label }]) => [term, label]));
}

/** A field whose terms are asked for each time, since loaded vocabularies may add to them. */
export function withLivingTerms(
  definition: FieldDefinition,
  termsNow: () => Readonly<Record<string, string>>,
): FieldDefinition {
  return {
    ...definition,
    get terms() {
      return termsNow();
    },
  };
}
