/** Ranking: BM25 over the places of a record, each with its weight. One set of formulas, so that whoever computes it gets the same order. */
import type { TextPlace } from "./document.ts";

/** What one word weighs by where it stands. What is in the title stands among the victims too. */
export const placeWeights: Readonly<Record<TextPlace, number>> = {
  title: 6,
  victim: 4,
  actor: 5,
  summary: 3,
  description: 2,
  source: 1,
  other: 2,
};

/** The most that one word of a record can weigh, however often it stands there. */
export const mostWeight = 255;

/** The most words of a record that are kept, from its first place on. */
export const mostTokens = 20_000;

/** The most words of a phrase that count; the rest of a longer one is not looked at. */
export const longestPhrase = 30;

/** Weight at which a word has half of its say, in a record of usual length. */
const saturation = 3.6;
/** How far longer records must say a word more often: 0 not at all, 1 in proportion. */
const lengthShare = 0.4;

/** How telling a word is that stands in `matching` of `records`. Never negative. */
export function rarityOf(matching: number, records: number): number {
  return Math.log(1 + (records - matching + 0.5) / (matching + 0.5));
}

/** What a word of this weight adds to a record of this length, before its rarity. `usual` is the average length. */
export function sayOf(weight: number, length: number, usual: number): number {
  const capped = Math.min(weight, mostWeight);
  return (capped * (saturation + 1)) / (capped + saturation * (1 - lengthShare + (lengthShare * length) / usual));
}
