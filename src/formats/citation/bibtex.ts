/** A citation for BibTeX and biblatex: `@misc`, with what plain BibTeX styles print in `howpublished` and `note`. */
import type { Projection } from "../../domain/projection.ts";
import type { Speaker } from "../format.ts";
import { citedRecord } from "./cited-record.ts";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Characters that mean something to TeX, and what prints them. */
const printed: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  $: "\\$",
  "&": "\\&",
  "#": "\\#",
  "%": "\\%",
  _: "\\_",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "<": "\\textless{}",
  ">": "\\textgreater{}",
  "|": "\\textbar{}",
};

/** The entry, its last line ended. `accessed` is the reader's day, `YYYY-MM-DD`; null leaves it out. */
export function citationBibtex(projection: Projection, speaker: Speaker, accessed: string | null): string {
  const { key, curators, headline, knownOn, version, site, state, url } = citedRecord(projection, speaker);
  const month = months[Number(knownOn.slice(5, 7)) - 1];
  const fields: readonly (readonly [string, string])[] = [
    // A second pair of braces: a body is no person with a first name, and a title keeps its capitals.
    ["author", `{{${escaped(curators)}}}`],
    ["title", `{{${escaped(headline)}}}`],
    ["year", `{${knownOn.slice(0, 4)}}`],
    ...(month === undefined ? [] : [["month", month] as const]),
    ["howpublished", `{${escaped(site)}}`],
    ["version", `{${version}}`],
    ["note", `{${escaped(state)}}`],
    ["url", `{${verbatim(url)}}`],
    ...(accessed === null ? [] : [["urldate", `{${accessed}}`] as const]),
  ];
  return `@misc{${key},\n${fields.map(([name, value]) => `  ${name} = ${value},\n`).join("")}}\n`;
}

/** A text as TeX prints it. */
export function escaped(text: string): string {
  return text.replace(/[\\{}$&#%_~^<>|]/g, (character) => printed[character] ?? character);
}

/** Addresses are taken as they stand, so that only what would end the field is in the way. */
export function verbatim(url: string): string {
  return url.replace(/[{}\\\s]/g, encodeURIComponent);
}
