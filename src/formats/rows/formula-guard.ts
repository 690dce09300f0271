/**
 * Cells that a spreadsheet would run as a formula, made harmless and taken back without loss (OWASP, "CSV Injection").
 *
 * A text that begins with one of `= + - @`, their full-width forms, tab, carriage return or line feed gets an apostrophe before it.
 * So that a reader can tell our apostrophe from one of the text's own, texts that look guarded already - apostrophes and then one
 * of these characters, or apostrophes alone - get one more. Every other apostrophe is left as it is (`'s-Hertogenbosch`). The empty
 * text is written as one apostrophe and so stays apart from the empty cell, which says that there is no text.
 */

const looksGuarded = /^'*(?:[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]|$)/;
const isGuarded = /^'+(?:[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]|$)/;

/** The cell for a text, or for null the empty cell. */
export function guarded(text: string | null): string {
  if (text === null) return "";
  return looksGuarded.test(text) ? `'${text}` : text;
}

/** The text of a cell, or null for the empty cell: exactly what was given to `guarded`. */
export function unguarded(cell: string): string | null {
  if (cell === "") return null;
  return isGuarded.test(cell) ? cell.slice(1) : cell;
}
