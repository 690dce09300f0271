/** What a frame is: a way in which reports say one thing. Frames are data; each carries sentences that it must and must not speak for. */
import type { Stance } from "../../../domain/assertion.ts";
import type { Field } from "../../../domain/field.ts";

/** One frame of the English language. */
export interface Frame {
  /** Unique among all frames: the name of the rule in the origin of a proposal. */
  readonly id: string;
  /** Lower-case beginnings of words; the trigger is tried only on sentences that hold one of them. */
  readonly cues: readonly string[];
  /** Tried on the folded text of a clause (of a sentence, where `reach` says so). Every gap in it is bounded. */
  readonly trigger: RegExp;
  readonly reach?: "sentence";
  /** Tried on the same text: where it matches, the frame does not speak. */
  readonly unless?: RegExp;
  readonly field: Field;
  /** Term that the frame proposes; null: the value is read from the words around the trigger. */
  readonly value: string | null;
  /** Terms of other fields that the same words state. */
  readonly also?: readonly (readonly [Field, string])[];
  /** `negated`: the frame speaks of what did not happen, so that a "not" before it is its own. */
  readonly polarity?: "negated";
  /** A "not" belongs to what the frame says ("could not be reached"): it denies nothing. */
  readonly ownNegation?: true;
  /** The stance where the frame itself sets it; otherwise the speaker and the hedges do. */
  readonly stance?: Stance;
  /** `hypothetical`: the frame also speaks in clauses with "may", "could" and "whether". */
  readonly modality?: "hypothetical";
  /** Where the words that make the value stand, as seen from the trigger. */
  readonly slot?: "before" | "after" | "within";
  /** How far from the trigger the slot may reach, in UTF-16 units; 60 where absent. */
  readonly window?: number;
  readonly positive: readonly [string, string, ...string[]];
  readonly negative: readonly [string, string, ...string[]];
}

/** Makes a table of frames from the rows of a topic, giving all of them the topic's field. */
export function framesOf(field: Field, rows: readonly Omit<Frame, "field">[]): readonly Frame[] {
  return rows.map((row) => ({ field, ...row }));
}
