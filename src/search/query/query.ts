/** Queries as they are understood: a tree of words, phrases and filters, whatever was typed. */
import type { Finding } from "../../domain/finding.ts";
import type { Facet } from "../facet.ts";

/** The texts of a record that words can be looked for in. `any`: in all of them. */
export type TextField = "any" | "title" | "victim" | "actor" | "summary" | "description" | "source";

/** One part of a query. */
export type QueryNode =
  /** All must hold; none at all: everything does. */
  | { readonly kind: "all"; readonly parts: readonly QueryNode[] }
  /** Any must hold. */
  | { readonly kind: "any"; readonly parts: readonly QueryNode[] }
  | { readonly kind: "not"; readonly part: QueryNode }
  /** A word as typed, not yet folded or stemmed. `prefix`: any word that begins so. */
  | { readonly kind: "word"; readonly text: string; readonly prefix: boolean; readonly field: TextField }
  /** Words one right after the other, exact but for case and accents (no stemming). */
  | { readonly kind: "phrase"; readonly words: readonly string[]; readonly field: TextField }
  /** A value of a facet: by its value or its label, without regard to case and accents. */
  | { readonly kind: "facet"; readonly facet: Facet; readonly value: string }
  /** An actor that stands in one lane: `claimed-by:`, `attributed-to:`, `suspected:`, `denied-by:`. */
  | { readonly kind: "lane"; readonly lane: "claimed" | "attributed" | "suspected" | "denied"; readonly actor: string }
  /** EDTF: the record's date may fall on it. */
  | { readonly kind: "date"; readonly edtf: string };

/** What was typed, understood. */
export interface ParsedQuery {
  readonly root: QueryNode;
  /** How what could not be taken as it stands was taken: unbalanced quotes, unknown filters, impossible dates, words too many. */
  readonly findings: readonly Finding[];
}
