/** A passage: a report's text as the rules read it, in paragraphs, sentences and clauses whose places are those of the report. */

/** A place in the report's text, in UTF-16 units, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A stretch of a sentence within which a negation, a hedge and a speaker act. */
export interface Clause extends Span {
  /** Folded text of the clause; as long as its span. */
  readonly text: string;
}

/** A word with its place in the report. */
export interface Word extends Span {
  readonly text: string;
  readonly lower: string;
}

/** One sentence. */
export interface Sentence extends Span {
  /** Place among the sentences that are read, from 0. */
  readonly index: number;
  /** Paragraph that it stands in, from 0. */
  readonly paragraph: number;
  /** Folded text of the sentence; as long as its span. */
  readonly text: string;
  readonly words: readonly Word[];
  /** In order; together they cover the sentence but for what parts them. */
  readonly clauses: readonly Clause[];
  /** What stands between quotation marks, without them. */
  readonly quotes: readonly Span[];
}

/** A whole text, ready for the rules. */
export interface Passage {
  /** The report's text with quotation marks, dashes and spaces folded to plain ones; every character keeps its place. */
  readonly text: string;
  readonly sentences: readonly Sentence[];
  /** Sentences and blocks that address a reading machine; no sentence of theirs is among `sentences`. */
  readonly instructions: readonly Span[];
}

/** Whether one span lies wholly in another. */
export function within(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** Whether two spans share a character. */
export function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
