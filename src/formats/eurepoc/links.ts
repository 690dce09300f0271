/** Links that an incident rests on. */
import { isLink } from "../tables/links.ts";
import type { Notes } from "../tables/notes.ts";
import { type Cell, cellAt, type Row, textsIn } from "./cells.ts";

/** The addresses of the incident's sources, each once, those of its attributions after the others. Blanks within one are repaired. */
export function readLinks(incident: Row, notes: Notes): readonly string[] {
  const cells = ["sources_url", "sources_attribution"].map((column) => cellAt(incident, column));
  return [...new Set(cells.flatMap((cell) => (cell === null ? [] : linksIn(cell, notes))))];
}

function linksIn(cell: Cell, notes: Notes): readonly string[] {
  notes.cover(cell.pointer);
  return textsIn(cell).flatMap((text) => {
    const link = text.replace(/\s/g, "%20");
    if (!isLink(link)) {
      notes.find(cell.pointer, "value-not-admitted", text);
      return [];
    }
    if (link !== text) notes.find(cell.pointer, "value-repaired", text);
    return [link];
  });
}
