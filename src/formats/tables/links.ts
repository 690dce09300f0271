/** Links in cells. */
import type { Notes } from "./notes.ts";

/**
 * The http and https addresses in a cell, parted by white space, semicolons or bars. Whatever else stands there is named as not
 * admitted.
 */
export function linksIn(cell: string | null, pointer: string, notes: Notes): readonly string[] {
  if (cell === null || cell === "") return [];
  const parts = cell.split(/[\s;|]+/).filter((part) => part !== "");
  const links = parts.filter(isLink);
  notes.cover(pointer);
  for (const other of parts.filter((part) => !isLink(part))) notes.find(pointer, "value-not-admitted", other);
  return links;
}

/** Whether a text is an http or https address as it stands. */
export function isLink(text: string): boolean {
  return /^https?:\/\/[^\s<>"]+$/i.test(text) && URL.canParse(text);
}
