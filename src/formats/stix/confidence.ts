/**
 * Confidence: 0 to 100 in STIX, a word here. The scale None / Low / Med / High of STIX 2.1, Appendix A. It is how sure the creator is of
 * the statement, and never how likely the matter is.
 */
import type { Confidence } from "../../vocabulary/icd203.ts";

/** What is written for each word: the values of Appendix A. */
const numbers: Readonly<Record<Confidence, number>> = { low: 15, moderate: 50, high: 85 };

/** The number for a word. */
export function confidenceNumber(word: Confidence): number {
  return numbers[word];
}

/** The word for a number: 1–29 low, 30–69 moderate, 70–100 high. Null for 0 ("None", for which there is no word here) and for what is no such number. */
export function confidenceWord(value: unknown): Confidence | null {
  if (typeof value !== "number" || !Number.isInteger(value) || value < 1 || value > 100) return null;
  return value < 30 ? "low" : value < 70 ? "moderate" : "high";
}
