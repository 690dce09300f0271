/** The foot of a record: number, version, since when it is told so, how to cite it, and its files to take along. */
import { citationText } from "../../formats/citation/text.ts";
import type { Speaker } from "../../formats/format.ts";
import type { Projection } from "../../domain/projection.ts";
import { sayWhen } from "../../domain/when.ts";
import { type Html, html } from "./html.ts";
import { undirected } from "./saying.ts";

/** What a record can be taken along as: the name of the format and the words of the link. */
const citationFiles = { bibtex: "BibTeX", ris: "RIS", "csl-json": "CSL-JSON" } as const;
const recordFiles = {
  veris: "VERIS",
  stix: "STIX 2.1",
  "stix-extended": "STIX with the Incident extension",
  misp: "MISP",
  "csv-long": "CSV",
  parquet: "Parquet",
  ndjson: "NDJSON",
  navigator: "ATT&CK Navigator layer",
} as const;

/** Number, version and date, the citation, and the record's files. */
export function recordLine(projection: Projection, speaker: Speaker): Html {
  const { incident, version, since } = projection;
  const day = sayWhen(since.slice(0, 10));
  return html`<footer class="record-foot">
    <p>Record <code>${incident}</code> · version ${version} · as known on <time datetime="${since}">${day}</time></p>
    <p class="citation-label" id="citation">Cite as</p>
    <p class="citation" aria-labelledby="citation">${citationOf(projection, speaker)}</p>
    <p class="fine">${files("Citation as", citationFiles, projection)}</p>
    <p class="fine">
      ${files("This record as", recordFiles, projection)}; or ask this address for <code>application/json</code>.
    </p>
    <p class="fine">What a version says never changes; a correction is a new version.</p>
  </footer>`;
}

/** The citation as a line of plain text, without signs that change the direction of writing. */
export function citationOf(projection: Projection, speaker: Speaker): string {
  return undirected(citationText(projection, speaker, null));
}

function files(words: string, formats: Readonly<Record<string, string>>, { incident }: Projection): Html {
  const links = Object.entries(formats).map(
    ([name, label], index) =>
      html`${index === 0 ? "" : ", "}<a href="/data/${name}?incident=${incident}" rel="nofollow">${label}</a>`,
  );
  return html`${words} ${links}`;
}
