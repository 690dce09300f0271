/** Reference pages as files: hand prose, the marker, and what is made of the code. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { marker } from "./reference.ts";
import { root } from "./source-files.ts";

/** Where a page lies. */
export function fileOf(page: string): string {
  return join(root, "docs/reference", page);
}

/** A page's whole text; empty where there is no such file. */
export function readPage(page: string): string {
  return existsSync(fileOf(page)) ? readFileSync(fileOf(page), "utf8") : "";
}

/** What a person wrote above the marker; a bare title where there is no such file or no marker in it. */
export function aboveMarker(page: string): string {
  const [prose, generated] = readPage(page).split(marker);
  const name = page.replace(/\.md$/, "");
  return generated === undefined || prose === undefined
    ? `# ${name.charAt(0).toUpperCase()}${name.slice(1)}`
    : prose.trim();
}

/** The file made of its two parts. */
export function pageText(prose: string, generated: string): string {
  return `${prose}\n\n${marker}\n\n${generated.trim()}\n`;
}

/** The names that a page's headings give in backticks, below the marker. */
export function headingsIn(page: string): readonly string[] {
  const generated = readPage(page).split(marker)[1] ?? "";
  return [...generated.matchAll(/^#{2,3} `([^`]+)`$/gm)].map(([, name = ""]) => name);
}
