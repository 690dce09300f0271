/** A citation in RIS: one tag a line (two characters, two spaces, a hyphen, a space), lines that end in CR LF. */
import type { Projection } from "../../domain/projection.ts";
import type { Speaker } from "../format.ts";
import { citedRecord } from "./cited-record.ts";

/** The reference, from `TY` to `ER`, its last line ended. `accessed` is the reader's day, `YYYY-MM-DD`; null leaves it out. */
export function citationRis(projection: Projection, speaker: Speaker, accessed: string | null): string {
  const { incident, curators, headline, knownOn, version, site, state, url } = citedRecord(projection, speaker);
  const lines: readonly (readonly [string, string])[] = [
    ["TY", "DATA"],
    ["AU", bodyName(curators)],
    ["TI", headline],
    ["PY", knownOn.slice(0, 4)],
    ["DA", dateOf(knownOn)],
    ["ET", String(version)],
    ["AN", incident],
    ["DB", site],
    ["PB", site],
    ["N1", state],
    ["UR", url],
    ...(accessed === null ? [] : [["Y2", dateOf(accessed)] as const]),
    ["ER", ""],
  ];
  return lines.map(([tag, value]) => `${tag}  - ${value}\r\n`).join("");
}

/** `YYYY/MM/DD/`: the last part would name a season or the like. */
export function dateOf(day: string): string {
  return `${day.replaceAll("-", "/")}/`;
}

/** A comma would part a family name from a given one, and asterisks are not allowed among authors; 255 characters at most. */
export function bodyName(name: string): string {
  return name.replace(/[,*]+/g, " ").replace(/ +/g, " ").trim().slice(0, 255).toWellFormed();
}
