/** Citations of many records as files for reference managers. The reader's day is left out, so that the same records give the same file. */
import { type Field, fieldNames } from "../../domain/field.ts";
import type { Projection } from "../../domain/projection.ts";
import { type Format, facets, type Losses, type Speaker, type Tellings } from "../format.ts";
import { citationBibtex } from "./bibtex.ts";
import { citationCsl } from "./csl.ts";
import { citationRis } from "./ris.ts";

/** What a headline is made of. */
const cited: readonly Field[] = [
  "victim.name",
  "victim.role",
  "incident.type",
  "date.began",
  "date.discovered",
  "date.disclosed",
];

const loses: Losses = {
  fields: fieldNames.filter((field) => !cited.includes(field)),
  facets: [...facets],
  further: [{ sentence: "A citation names a record; it does not tell it.", takes: () => true }],
};

/** References for BibTeX and biblatex. Only written. */
export const bibtexFormat: Format = {
  name: "bibtex",
  label: "BibTeX",
  about: "Citations of records, each with its version and the date of that state, for BibTeX and biblatex.",
  version: "1",
  reads: null,
  writes: {
    mediaType: "application/x-bibtex; charset=utf-8",
    extension: "bib",
    write: (projection, speaker) => citationBibtex(projection, speaker, null),
    bury: () => null,
    pack: packed(citationBibtex, "\n"),
    packFolder: null,
    loses,
  },
};

/** References in RIS. Only written. */
export const risFormat: Format = {
  name: "ris",
  label: "RIS",
  about:
    "Citations of records, each with its version and the date of that state, in the format of most reference managers.",
  version: "1",
  reads: null,
  writes: {
    mediaType: "application/x-research-info-systems; charset=utf-8",
    extension: "ris",
    write: (projection, speaker) => citationRis(projection, speaker, null),
    bury: () => null,
    pack: packed(citationRis, "\r\n"),
    packFolder: null,
    loses,
  },
};

/** References in CSL-JSON. Only written. */
export const cslJsonFormat: Format = {
  name: "csl-json",
  label: "CSL-JSON",
  about:
    "Citations of records, each with its version and the date of that state, as Zotero, Pandoc and citation processors take them.",
  version: "1",
  reads: null,
  writes: {
    mediaType: "application/vnd.citationstyles.csl+json",
    extension: "json",
    write: (projection, speaker) => citationCsl(projection, speaker, null),
    bury: () => null,
    pack: packItems,
    packFolder: null,
    loses,
  },
};

/** One reference after another, with a line end between them. */
function packed(
  cite: (projection: Projection, speaker: Speaker, accessed: null) => string,
  lineEnd: string,
): (tellings: Tellings, speaker: Speaker) => AsyncGenerator<string> {
  return async function* (tellings, speaker) {
    let between = "";
    for await (const telling of tellings) {
      if (telling.kind === "tombstone") continue;
      yield between + cite(telling, speaker, null);
      between = lineEnd;
    }
  };
}

/** One array, an item a line. */
async function* packItems(tellings: Tellings, speaker: Speaker): AsyncGenerator<string> {
  let before = "[\n";
  for await (const telling of tellings) {
    if (telling.kind === "tombstone") continue;
    yield before + JSON.stringify(citationCsl(telling, speaker, null));
    before = ",\n";
  }
  yield before === "[\n" ? "[]\n" : "\n]\n";
}
