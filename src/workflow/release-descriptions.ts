/** The last files of a release: how to cite it, what it is, for people and programs, and the checksums of all others. */
import type { Coverage } from "../domain/release-coverage.ts";
import { releaseCitations } from "../formats/citation/release.ts";
import type { Speaker } from "../formats/format.ts";
import { jsonLdOfRelease } from "../formats/schema-org/dataset.ts";
import { checksumsFile, manifestFile, type Release } from "./release-manifest.ts";
import { readmeText } from "./release-readme.ts";
import { countOf } from "./release-markdown.ts";
import { toldTo } from "./release-words.ts";
import type { ReleaseWriter } from "./release-writer.ts";

/** The table whose columns Croissant describes. */
const describedTable = "assertions.csv";

/** Writes them, the checksums last. */
export async function writeDescriptions(
  release: Omit<Release, "files">,
  coverage: Coverage,
  speaker: Speaker,
  writer: ReleaseWriter,
): Promise<void> {
  const { name, records, audience, state } = release;
  const cited = releaseCitations({ name, records, toldTo: toldTo(audience), knownOn: state.date }, speaker);
  await writer.write("CITATION.cff", "How to cite it: Citation File Format.", [cited.cff]);
  await writer.write("CITATION.txt", "How to cite it: a line of text.", [cited.text]);
  await writer.write("CITATION.bib", "How to cite it: BibTeX.", [cited.bibtex]);
  await writer.write("CITATION.ris", "How to cite it: RIS.", [cited.ris]);
  await writer.write("CITATION.csl.json", "How to cite it: CSL-JSON.", [cited.csl], cslType);
  const readme = readmeText(release, writer.files(), cited.text);
  await writer.write("README.md", "What this is and how to read it.", [readme]);
  const croissant = croissantOf(release, coverage, cited.bibtex, speaker, writer);
  await writer.write("croissant.json", "The release in JSON-LD, after Croissant 1.0.", [croissant], jsonLdType);
  const manifest = `${JSON.stringify({ ...release, files: writer.files() }, null, 2)}\n`;
  await writer.write(manifestFile, "What the release says of itself.", [manifest]);
  await writer.write(checksumsFile, "SHA-256 of all other files.", [checksums(writer)]);
}

const cslType = "application/vnd.citationstyles.csl+json";
const jsonLdType = "application/ld+json";

function croissantOf(
  { name, audience, state, site, records }: Omit<Release, "files">,
  { firstDay, lastDay, terms }: Coverage,
  citeAs: string,
  speaker: Speaker,
  writer: ReleaseWriter,
): string {
  const url = `${speaker.url}/releases/${name}`;
  const files = writer.files().map((file) => ({ ...file, url: `${url}/${file.name}` }));
  const node = jsonLdOfRelease(
    {
      name: `${site.name}, release ${name}`,
      description: `What ${site.name} told ${toldTo(audience)} on ${state.date}: ${countOf(records, "record")} of cyber incidents. Every value says who said so and on which source it rests; a claim is never an attribution, and a date is never more exact than its source. It is no census of incidents.`,
      url,
      version: name,
      published: state.date,
      license: speaker.license ?? null,
      identifier: null,
      temporalCoverage: firstDay === null || lastDay === null ? null : `${firstDay.slice(0, 4)}/${lastDay.slice(0, 4)}`,
      countries: [...terms["victim.country"].keys()].toSorted(),
      citeAs,
      files,
    },
    files.some((file) => file.name === describedTable) ? describedTable : null,
    speaker,
  );
  return `${JSON.stringify(node, null, 2)}\n`;
}

/** Lines as `sha256sum` writes and reads them. */
function checksums(writer: ReleaseWriter): string {
  const lines = writer.files().map(({ name, sha256 }) => `${sha256}  ${name}\n`);
  return lines.toSorted((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1)).join("");
}
