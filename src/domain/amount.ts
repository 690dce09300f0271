/** Amounts: ranges with a unit and the speaker's own qualifier ("at least 1.2 million accounts"). */
import { type Finding, finding } from "./finding.ts";

/** How the speaker qualified the number. */
export const qualifiers = ["exactly", "about", "at-least", "at-most", "between"] as const;

/** One qualifier. */
export type Qualifier = (typeof qualifiers)[number];

/** A number or range. */
export interface Amount {
  readonly kind: "amount";
  /** Lower bound, inclusive; null: none was stated ("at most …"). */
  readonly min: number | null;
  /** Upper bound, inclusive; null: none was stated ("at least …"). */
  readonly max: number | null;
  readonly qualifier: Qualifier;
  /** What is counted, in the unit of the field: `persons`, `USD`, `GB`, `hours`. */
  readonly unit: string;
}

/** The amount for a stated number: its qualifier decides which bounds it sets. */
export function amountOf(value: number, qualifier: Exclude<Qualifier, "between">, unit: string): Amount {
  return {
    kind: "amount",
    min: qualifier === "at-most" ? null : value,
    max: qualifier === "at-least" ? null : value,
    qualifier,
    unit,
  };
}

/**
 * What is wrong with an amount: bounds that are negative, larger than whole numbers are exact (2^53 - 1), the wrong way round, or
 * that the qualifier does not go with.
 */
export function checkAmount(amount: Amount, at: string): readonly Finding[] {
  const { min, max, qualifier } = amount;
  const bounds = [min, max].filter((bound) => bound !== null);
  const fine =
    qualifiers.includes(qualifier) &&
    bounds.length > 0 &&
    bounds.every((bound) => Number.isFinite(bound) && bound >= 0 && bound <= Number.MAX_SAFE_INTEGER) &&
    (min === null || max === null || min <= max) &&
    (qualifier === "at-least") === (max === null) &&
    (qualifier === "at-most") === (min === null) &&
    (qualifier === "between" || min === null || max === null || min === max);
  return fine ? [] : [finding(at, "amount-invalid", amount)];
}

const written = new Intl.NumberFormat("en-US", { maximumFractionDigits: 8 });

/** The amount in English words: `at least 1,200,000 accounts`. Eight decimals, as many as a bitcoin has. */
export function sayAmount({ min, max, qualifier, unit }: Amount): string {
  const number = (value: number | null) => (value === null ? "" : written.format(value));
  const one = min === 1 && /^[a-z]+s$/.test(unit) ? unit.slice(0, -1) : unit;
  switch (qualifier) {
    case "exactly":
      return `${number(min)} ${one}`;
    case "about":
      return `about ${number(min)} ${one}`;
    case "at-least":
      return `at least ${number(min)} ${unit}`;
    case "at-most":
      return `at most ${number(max)} ${unit}`;
    case "between":
      return `between ${number(min)} and ${number(max)} ${unit}`;
  }
}

/** The same amount to its order of magnitude: about 1,234 persons become between 1,000 and 10,000. Zero stays zero. */
export function toMagnitude(amount: Amount): Amount {
  const low = amount.min === null ? null : magnitudeOf(amount.min);
  const high = amount.max === null ? null : amount.max < 1 ? 1 : magnitudeOf(amount.max) * 10;
  if (amount.max === 0) return { ...amount, min: 0, max: 0, qualifier: "exactly" };
  return {
    ...amount,
    min: low,
    max: high,
    qualifier: low === null ? "at-most" : high === null ? "at-least" : "between",
  };
}

/** The greatest power of ten that is not greater; 0 below 1. Logarithms are rounded, so that just below a power they may land on it. */
function magnitudeOf(value: number): number {
  if (value < 1) return 0;
  const power = 10 ** Math.floor(Math.log10(value));
  return power > value ? power / 10 : power;
}
