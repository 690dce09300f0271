/** Words of estimative probability and of analytic confidence (US Intelligence Community Directive 203, 2015). */

/** Likelihood words with the percentages that the directive gives them, from least to most likely. */
export const likelihoodBands = {
  "almost-no-chance": [1, 5],
  "very-unlikely": [5, 20],
  unlikely: [20, 45],
  "roughly-even-chance": [45, 55],
  likely: [55, 80],
  "very-likely": [80, 95],
  "almost-certain": [95, 99],
} as const;

/** How probable the speaker holds the matter to be. */
export type Likelihood = keyof typeof likelihoodBands;

/** How good the basis of a judgment is; never multiplied with a likelihood. From weakest to strongest. */
export const confidenceWords = ["low", "moderate", "high"] as const;

/** One word of analytic confidence. */
export type Confidence = (typeof confidenceWords)[number];
