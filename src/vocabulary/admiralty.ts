/** The Admiralty code (NATO STANAG 2511): how reliable a source is and, apart from that, how credible what it says. */

/** Reliability of a source in a matter. F says "cannot be judged"; it is no middle value and maps to no number. */
export const reliabilityWords = {
  A: "completely reliable",
  B: "usually reliable",
  C: "fairly reliable",
  D: "not usually reliable",
  E: "unreliable",
  F: "reliability cannot be judged",
} as const;

/** Credibility of a piece of information. 6 says "truth cannot be judged"; it is no middle value and maps to no number. */
export const credibilityWords = {
  "1": "confirmed by other sources",
  "2": "probably true",
  "3": "possibly true",
  "4": "doubtful",
  "5": "improbable",
  "6": "truth cannot be judged",
} as const;

/** A letter of the Admiralty code. */
export type Reliability = keyof typeof reliabilityWords;
/** A digit of the Admiralty code. */
export type Credibility = keyof typeof credibilityWords;
