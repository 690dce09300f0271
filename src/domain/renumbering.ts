/** Renumbering: the statements of one state of a record, with the keys and numbers that another state has for the same subjects and sources. */
import type { ToldAssertion, ToldSource } from "./projection.ts";

/** How the later state names what the earlier one names. What it does not have gets a name that it cannot have: a negative number, a key in brackets. */
export interface Renumbering {
  readonly subject: (key: string) => string;
  readonly source: (number: number) => number;
}

/** The numbers that sources have in the later state, from those that are gone and those that changed theirs. */
export function sourceRenumbering(
  removed: readonly ToldSource[],
  changed: Readonly<Record<string, number>>,
): (number: number) => number {
  const gone = new Set(removed.map(({ number }) => number));
  return (number) => (gone.has(number) ? -number : (changed[number] ?? number));
}

/** The statement as the later state would number it. */
export function renumbered(assertion: ToldAssertion, { subject, source }: Renumbering): ToldAssertion {
  return {
    ...assertion,
    about: assertion.about === null ? null : subject(assertion.about),
    evidence: assertion.evidence.map((piece) => ({ ...piece, source: source(piece.source) })),
  };
}
