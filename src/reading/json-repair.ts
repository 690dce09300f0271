/** Repair of JSON by the one rule that is safe: quotes that a word processor has curled are taken for quotes where JSON must have one. */

/** A text that was mended, and in how many places. */
export interface Mended {
  readonly text: string;
  readonly quotes: number;
}

/**
 * The text with straight quotes where curly ones (U+201C to U+201F) delimit a string; null where that rule does not apply or does not
 * suffice to see where each string ends. Between strings a curly quote can be nothing else than the beginning of one. A string that
 * began so ends at the first quote of either kind that stands before `:`, `,`, `}` or `]`; any other quote in it, and it is refused.
 * A string that begins with a straight quote is never touched: curly quotes in it are its own. The words of strings stay as they are.
 */
export function mendQuotes(text: string): Mended | null {
  const pieces: string[] = [];
  let quotes = 0;
  let kept = 0;
  const mend = (at: number) => {
    pieces.push(text.slice(kept, at), '"');
    kept = at + 1;
    quotes += 1;
  };
  for (let at = 0; at < text.length; at += 1) {
    if (text.charAt(at) === '"') {
      at = endOfStraight(text, at + 1);
      if (at < 0) return null;
    } else if (isCurly(text.charCodeAt(at))) {
      const end = endOfCurly(text, at + 1);
      if (end === null) return null;
      mend(at);
      if (isCurly(text.charCodeAt(end))) mend(end);
      at = end;
    }
  }
  return quotes === 0 ? null : { text: [...pieces, text.slice(kept)].join(""), quotes };
}

function isCurly(unit: number): boolean {
  return unit >= 0x201c && unit <= 0x201f;
}

/** Where a string that began with a straight quote ends; -1 where it never does. */
function endOfStraight(text: string, from: number): number {
  for (let at = from; ; at += 1) {
    at = text.indexOf('"', at);
    if (at < 0) return -1;
    let slashes = 0;
    while (text.charAt(at - 1 - slashes) === "\\") slashes += 1;
    if (slashes % 2 === 0) return at;
  }
}

/** Where a string that began with a curly quote ends; null where that is not plain. */
function endOfCurly(text: string, from: number): number | null {
  for (let at = from; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0x5c || unit === 0x0a) return null;
    if (unit !== 0x22 && !isCurly(unit)) continue;
    let after = at + 1;
    while (/\s/.test(text.charAt(after))) after += 1;
    return ":,}]".includes(text.charAt(after) || "none") ? at : null;
  }
  return null;
}
