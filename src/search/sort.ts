/** What hits are sorted by. */
import { slugOf } from "../domain/source.ts";
import type { DayRange } from "./days.ts";

/** In days; ends that lie further apart than that all sort alike. */
const longest = 999_999;

/** Characters of a title that go into its number. With more, numbers would not be exact. */
const numbered = 10;
const symbols = 39;
/** The last of them. */
const beyond = symbols - 1;

/** One number for both ends of a date: what may be earliest comes first, then what must be over earliest. */
export function dateKeyOf({ min, max }: DayRange): number {
  return min * (longest + 1) + Math.min(max - min, longest);
}

/** A title as it is sorted: without regard to case, accents and signs. */
export function titleKeyOf(victims: string): string {
  return slugOf(victims);
}

/** A number for the beginning of a title's key: of two keys, the one with the smaller number comes first; of one number, they are to be compared. */
export function titleNumberOf(key: string): number {
  let number = 0;
  // Letters beyond the alphabet share a symbol, and so nothing that stands behind one may count any more.
  let symbol = 0;
  for (let at = 0; at < numbered; at += 1) {
    if (symbol !== beyond) symbol = at < key.length ? symbolOf(key.charCodeAt(at)) : 0;
    number = number * symbols + symbol;
  }
  return number;
}

/** `-`, digits and letters in their order, and all else behind them. */
function symbolOf(unit: number): number {
  if (unit === 45) return 1;
  if (unit >= 48 && unit <= 57) return unit - 46;
  return unit >= 97 && unit <= 122 ? unit - 85 : beyond;
}
