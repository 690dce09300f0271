/** Markdown of a release's own texts: what comes from records or settings is printed and means nothing. */

/** A text on one line in which no character is markup (CommonMark 0.31, 2.4). Characters that turn the direction of text are left out. */
export function plain(text: string): string {
  return text
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim()
    .replace(/[\\`*_{}[\]<>#|!&~]/g, "\\$&");
}

/** A table; cells are Markdown already. Columns whose names begin with `#` hold numbers. */
export function markdownTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
  const marks = head.map((name) => (name.startsWith("#") ? "---:" : "---"));
  return [line(head.map((name) => name.replace(/^#/, ""))), `|${marks.join("|")}|`, ...rows.map(line)].join("\n");
}

/** `1 record`, `1,234 records`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;
}
