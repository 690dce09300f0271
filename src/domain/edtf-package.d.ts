/** The part of the package `edtf` that Casebook uses; the package carries no types. */
declare module "edtf" {
  /** A parsed date: `values` are year, month (0–11) and day, as many as are known; `unspecified` has a bit for each digit written X. */
  export interface ParsedDate {
    readonly type: "Date" | "Season" | "Year" | "Decade" | "Century" | "Set" | "List";
    readonly level: number;
    readonly values: readonly number[];
    readonly uncertain?: boolean;
    readonly approximate?: boolean;
    readonly unspecified?: number;
  }
  /** A parsed interval; null is an unknown end. An open end may be null or Infinity. */
  export interface ParsedInterval {
    readonly type: "Interval";
    readonly level: number;
    readonly values: readonly (ParsedDate | number | null)[];
  }
  /** Parses EDTF up to the given level; throws on anything else. */
  export function parse(text: string, constraints?: { readonly level?: 0 | 1 | 2 }): ParsedDate | ParsedInterval;
}
