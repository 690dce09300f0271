/** What names a row and tells where it is from: key, title, date of publication, links. */
import type { RecordReading } from "../format.ts";
import { dateReader } from "../tables/calendar.ts";
import { type Cells, pointerTo, textAt } from "./cells.ts";
import { linksIn } from "../tables/links.ts";
import type { Mapping } from "./mapping-file.ts";
import type { Notes } from "../tables/notes.ts";

const longestTitle = 300;

/** The facts of a row, by a mapping; the cells that they are made of count as seen. */
export function rowFacts(
  mapping: Mapping,
  cells: Cells,
  notes: Notes,
): Pick<RecordReading, "key" | "title" | "published" | "url" | "links"> {
  const { key, url } = mapping;
  const wanted = [...(key ?? []), ...(url === undefined ? [] : [url]), ...(mapping.links ?? [])];
  for (const column of wanted) if (!Object.hasOwn(cells, column)) notes.find(pointerTo(column), "column-missing");
  const parts = (key ?? []).map((column) => textAt(cells, column) ?? "");
  notes.cover(...(key ?? []).map(pointerTo));
  const linksAt = (column: string) => linksIn(textAt(cells, column), pointerTo(column), notes);
  return {
    key: parts.every((part) => part === "") ? null : parts.map(encodePart).join("/"),
    title: titleOf(mapping.title ?? "", cells, notes),
    published: publishedIn(mapping.published, cells, notes),
    url: url === undefined ? null : (linksAt(url)[0] ?? null),
    links: [...new Set((mapping.links ?? []).flatMap(linksAt))],
  };
}

/** So that two parts are never taken for two others. */
function encodePart(part: string): string {
  return part.replaceAll("%", "%25").replaceAll("/", "%2F");
}

function titleOf(template: string, cells: Cells, notes: Notes): string | null {
  const columns = [...template.matchAll(/\{([^{}]+)\}/g)].map(([, column = ""]) => column);
  if (columns.every((column) => (textAt(cells, column) ?? "") === "")) return null;
  notes.cover(...columns.map(pointerTo));
  const filled = template.replace(/\{([^{}]+)\}/g, (_, column: string) => textAt(cells, column) ?? "");
  return filled.slice(0, longestTitle).toWellFormed().replace(/\s+/g, " ").trim() || null;
}

function publishedIn(published: Mapping["published"], cells: Cells, notes: Notes): string | null {
  if (published === undefined) return null;
  const { column, dates } = published;
  const text = textAt(cells, column) ?? "";
  if (text === "") return null;
  const [date] = dates.flatMap((form) => dateReader(form)?.(text) ?? []);
  if (date === undefined) notes.find(pointerTo(column), "date-invalid", text);
  else notes.cover(pointerTo(column));
  return date?.edtf ?? null;
}
