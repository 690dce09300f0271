/** Shades for numbers, from few to many, in five steps that widen as the numbers grow. */

/** The numbers that one shade stands for; null: and all above. */
export interface Shade {
  /** 1 for the fewest, 5 for the most. */
  readonly step: number;
  readonly from: number;
  readonly to: number | null;
}

/** How many steps the style sheet has colours for. */
const steps = 5;

/** The shades for numbers from 1 to the greatest; fewer than five where the numbers are few. Empty where there is none. */
export function shadesFor(greatest: number): readonly Shade[] {
  if (greatest < 1) return [];
  const starts = [...new Set(Array.from({ length: steps }, (_, step) => round(greatest ** (step / steps))))];
  const first = Math.max(0, steps - starts.length);
  return starts.map((from, at) => ({
    step: starts.length === 1 ? 3 : at + 1 + Math.floor(first / 2),
    from,
    to: starts[at + 1] === undefined ? null : (starts[at + 1] ?? 0) - 1,
  }));
}

/** The shade of a number; null for none. */
export function shadeOf(shades: readonly Shade[], count: number): Shade | null {
  return shades.findLast(({ from }) => count >= from) ?? null;
}

/** A start that reads well: whole up to ten, then one digit and a five or nothing. */
function round(value: number): number {
  if (value < 10) return Math.ceil(value);
  const unit = 10 ** Math.floor(Math.log10(value));
  return Math.round((2 * value) / unit) * (unit / 2);
}
