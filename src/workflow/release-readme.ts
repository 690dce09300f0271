/** The README of a release: what it is, what its files are, how to read, cite and check it. */
import type { Release } from "./release-manifest.ts";
import { checksumsFile, manifestFile } from "./release-manifest.ts";
import { countOf, markdownTable, plain } from "./release-markdown.ts";
import { noneStands, sayChanges, toldTo } from "./release-words.ts";

/** The text. `citation` is one line. */
export function readmeText(release: Omit<Release, "files">, files: readonly ReadmeFile[], citation: string): string {
  const { name, site, note, leftOut } = release;
  return [
    `# ${plain(site.name)}, release ${name}`,
    ...(note === null ? [] : [`> ${plain(note)}`]),
    stateText(release),
    `## Files\n\n${markdownTable(["file", "what it is"], filesOf(files))}`,
    ...(leftOut.length === 0 ? [] : [`Left out, since the program could not write them: ${leftOut.join(", ")}.`]),
    reading,
    `## Cite\n\n${plain(citation)}\n\nThe same stands in \`CITATION.cff\`, \`CITATION.bib\`, \`CITATION.ris\` and \`CITATION.csl.json\`. Name the release: what is on the pages goes on changing.`,
    `## Check\n\n    sha256sum --check ${checksumsFile}`,
    `## What comes after\n\nThis release is never rewritten. Records that were withdrawn since then are named at <${site.url}/releases/${name}>: look there before you use it, and leave them out.`,
    "",
  ].join("\n\n");
}

/** A file and one sentence about it. */
export interface ReadmeFile {
  readonly name: string;
  readonly about: string;
}

function filesOf(files: readonly ReadmeFile[]): readonly (readonly string[])[] {
  return [
    ...files.map(({ name, about }) => [`\`${name}\``, about]),
    ["`croissant.json`", "This release in JSON-LD, after Croissant 1.0: files, checksums, columns."],
    [`\`${manifestFile}\``, "What the release says of itself, for programs."],
    [`\`${checksumsFile}\``, "SHA-256 of all other files."],
  ];
}

function stateText(release: Omit<Release, "files">): string {
  const { site, audience, state, records, samples, withdrawn, changes, previous, number } = release;
  return [
    `What ${plain(site.name)} told ${toldTo(audience)} when the newest thing in it was told, on ${state.date} (change ${state.change}): ${countOf(records, "record")}`,
    ...(samples === 0 ? [] : [`, of which ${samples} are samples that come with the program`]),
    ...(withdrawn === 0
      ? []
      : [`, and ${countOf(withdrawn, "number")} of records that were withdrawn, with the reasons`]),
    `. ${previous === null ? (number === 1 ? "It is the first release." : noneStands) : `Since release ${previous}: ${sayChanges(changes)}.`}`,
  ].join("");
}

const reading = `## How to read it

- Each record is a list of statements: who says what of whom, and on which source it rests. Nothing here accuses anyone.
- A claim is not an attribution. The lanes of responsibility are fields of their own; none is a column for a threat actor.
- Dates are EDTF: \`2022-11\` is a month and never the first of it. Their bounds and precision stand beside them.
- *Not reported*, *stated: none*, *reported as unknown*, *not applicable* and *withheld* are five different things.
- \`codebook.csv\` explains every field, term and column. \`coverage.md\` says what the numbers are of, and what they are not.`;
