/** Numbers as people type them into tables: thousands parted, bounds and approximations in front or behind. */
import { type Amount, amountOf, checkAmount, type Qualifier } from "../../domain/amount.ts";

/** What a bare number may be taken for. */
export const bareQualifiers = ["exactly", "about", "at-least", "at-most"] as const satisfies readonly Qualifier[];

/** How a rule wants numbers to be read. */
export interface AmountForm {
  readonly unit: string;
  /** What a bare number is. */
  readonly qualifier: (typeof bareQualifiers)[number];
  /** The sign before decimals; the other one of point and comma parts thousands. */
  readonly decimal: "." | ",";
}

/**
 * The amount that a text says: `1,200`, `~500`, `>= 20`, `500+`, `10-50`. Null for what is no number, is negative, or is larger than
 * whole numbers are exact.
 */
export function readAmount(text: string, { unit, qualifier, decimal }: AmountForm): Amount | null {
  const [low, high] = text.split(/ ?[-–] ?/);
  const amount =
    low !== undefined && low !== "" && high !== undefined
      ? rangeOf(readNumber(low, decimal), readNumber(high, decimal), unit)
      : singleOf(text, decimal, qualifier, unit);
  return amount !== null && checkAmount(amount, "").length === 0 ? amount : null;
}

function rangeOf(min: number | null, max: number | null, unit: string): Amount | null {
  return min === null || max === null ? null : { kind: "amount", min, max, qualifier: "between", unit };
}

function singleOf(text: string, decimal: "." | ",", bare: AmountForm["qualifier"], unit: string): Amount | null {
  const [, before = "", digits = "", after = ""] = /^(>=|<=|[<>≥≤~≈])? ?([\d., '\u00a0\u202f]+)(\+)?$/.exec(text) ?? [];
  const value = readNumber(digits, decimal);
  if (value === null) return null;
  const said: AmountForm["qualifier"] =
    after === "+" || /[>≥]/.test(before)
      ? "at-least"
      : /[<≤]/.test(before)
        ? "at-most"
        : before === ""
          ? bare
          : "about";
  return amountOf(value, said, unit);
}

function readNumber(text: string, decimal: "." | ","): number | null {
  const [whole = "", fraction = "", ...more] = text.trim().split(decimal);
  const groups = whole.split(/[,.'\u00a0\u202f ]/);
  const separators = new Set(whole.replaceAll(/\d/g, ""));
  const parted = groups.length > 1;
  const digits = groups.every((group, index) => /^\d+$/.test(group) && (index === 0 || group.length === 3));
  if (more.length > 0 || !/^\d*$/.test(fraction) || !digits || separators.size > 1) return null;
  if (parted && (groups[0] ?? "").length > 3) return null;
  return Number(`${groups.join("")}${fraction === "" ? "" : `.${fraction}`}`);
}
