/** Surroundings: the words that stand before and after a quote, as far as its line and a set length go. */

/** How much is shown on either side of a quote, in UTF-16 units, before it is cut at a word. */
const contextLength = 160;

/** What stands before a place in its line. Where that is more than is shown, the broken first word gives way to an ellipsis. */
export function wordsBefore(text: string, start: number): string {
  const line = start === 0 ? 0 : text.lastIndexOf("\n", start - 1) + 1;
  if (start - line <= contextLength) return text.slice(line, start);
  const words = text.slice(start - contextLength, start);
  return `…${/\s/.test(words) ? words.replace(/^\S*/, "") : words.replace(/^[\udc00-\udfff]/, "")}`;
}

/** What stands after a place in its line; an ellipsis as before the quote. */
export function wordsAfter(text: string, end: number): string {
  const lineBreak = text.indexOf("\n", end);
  const line = lineBreak < 0 ? text.length : lineBreak;
  if (line - end <= contextLength) return text.slice(end, line);
  const words = text.slice(end, end + contextLength);
  return `${/\s/.test(words) ? words.replace(/\S*$/, "") : words.replace(/[\ud800-\udbff]$/, "")}…`;
}
