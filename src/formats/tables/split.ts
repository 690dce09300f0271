/** Splitting: cells that hold several labels, where a label may itself contain the separator in parentheses or quotes. */

/**
 * The parts of a text between separators that stand outside of parentheses, brackets and double quotes, trimmed, in order, empty
 * ones among them. Where parentheses or quotes are not closed they count for nothing.
 */
export function splitOutside(text: string, separator: string): readonly string[] {
  const nested = partsOf(text, separator, true) ?? partsOf(text, separator, false) ?? [text];
  return nested.map((part) => part.trim());
}

/** Null where nesting counts and something is left open at the end. */
function partsOf(text: string, separator: string, nesting: boolean): readonly string[] | null {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let start = 0;
  let index = 0;
  while (index < text.length) {
    const character = text.charAt(index);
    if (nesting && character === '"') quoted = !quoted;
    else if (nesting && !quoted && "([{".includes(character)) depth += 1;
    else if (nesting && !quoted && ")]}".includes(character)) depth -= 1;
    else if (depth <= 0 && !quoted && text.startsWith(separator, index)) {
      parts.push(text.slice(start, index));
      index += separator.length;
      start = index;
      continue;
    }
    index += 1;
  }
  if (depth !== 0 || quoted) return null;
  return [...parts, text.slice(start)];
}
