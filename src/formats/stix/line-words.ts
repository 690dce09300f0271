/** Lines in few words: what they name, who says so, and lists of them as STIX has them. */
import { sayAsserter } from "../../domain/say.ts";
import type { Line } from "./sheet.ts";
import type { Members } from "./wire.ts";

/** The name or term that a line says; null where it says something else. */
export function textIn(line: Line | undefined): string | null {
  const content = line?.told.content;
  return content?.kind === "name" ? content.name : content?.kind === "term" ? content.term : null;
}

/** Lists that hold something: STIX has no empty ones. */
export function listed(lists: Readonly<Record<string, readonly unknown[]>>): Members {
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));
}

/** Who says so, for the description of a relationship; a word for the desk where it is not told. */
export function saidBy(lines: readonly Line[]): string {
  const speakers = new Set(lines.flatMap(({ told }) => (told.asserter === null ? [] : [sayAsserter(told.asserter)])));
  return speakers.size === 0 ? "As told by the record." : `According to ${[...speakers].join("; ")}.`;
}
