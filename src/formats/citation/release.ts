/** Citations of a release: which data set, in which edition, as known when. The same release gives the same text. */
import type { Speaker } from "../format.ts";
import { escaped, verbatim } from "./bibtex.ts";
import { plainLine } from "./cited-record.ts";
import { bodyName, dateOf } from "./ris.ts";

/** What a citation says of a release. */
export interface CitedRelease {
  readonly name: string;
  /** How many records it tells of. */
  readonly records: number;
  /** To whom it is told, such as `the public`. */
  readonly toldTo: string;
  /** Day of the newest thing in it, `YYYY-MM-DD`. */
  readonly knownOn: string;
}

/** A release cited in every form, each the whole content of a file. */
export interface ReleaseCitations {
  readonly text: string;
  readonly bibtex: string;
  readonly ris: string;
  /** CSL-JSON 1.0.2: an array of one item. */
  readonly csl: string;
  /** Citation File Format 1.2.0 (`CITATION.cff`). */
  readonly cff: string;
}

interface Parts {
  readonly name: string;
  readonly key: string;
  readonly site: string;
  readonly curators: string;
  readonly title: string;
  readonly state: string;
  readonly knownOn: string;
  readonly url: string;
}

/** The citations. */
export function releaseCitations(release: CitedRelease, speaker: Speaker): ReleaseCitations {
  const site = plainLine(speaker.name);
  const parts: Parts = {
    name: release.name,
    key: `release-${release.name}`,
    site,
    curators: `${site} curators`,
    title: `${site}, release ${release.name}`,
    state: `Data set of ${release.records} ${release.records === 1 ? "record" : "records"} as told to ${release.toldTo}, as known on ${release.knownOn}`,
    knownOn: release.knownOn,
    url: `${speaker.url}/releases/${release.name}`,
  };
  return { text: textOf(parts), bibtex: bibtexOf(parts), ris: risOf(parts), csl: cslOf(parts), cff: cffOf(parts) };
}

function textOf({ curators, title, state, site, url }: Parts): string {
  return `${curators}, "${title.replaceAll('"', "'")}". ${state}. ${site}. ${url}.\n`;
}

function bibtexOf({ key, curators, title, knownOn, site, name, state, url }: Parts): string {
  const fields: readonly (readonly [string, string])[] = [
    ["author", `{{${escaped(curators)}}}`],
    ["title", `{{${escaped(title)}}}`],
    ["year", `{${knownOn.slice(0, 4)}}`],
    ["howpublished", `{${escaped(site)}}`],
    ["version", `{${name}}`],
    ["note", `{${escaped(state)}}`],
    ["url", `{${verbatim(url)}}`],
  ];
  return `@misc{${key},\n${fields.map(([field, value]) => `  ${field} = ${value},\n`).join("")}}\n`;
}

function risOf({ curators, title, knownOn, name, site, state, url }: Parts): string {
  const lines: readonly (readonly [string, string])[] = [
    ["TY", "DATA"],
    ["AU", bodyName(curators)],
    ["TI", title],
    ["PY", knownOn.slice(0, 4)],
    ["DA", dateOf(knownOn)],
    ["ET", name],
    ["DB", site],
    ["PB", site],
    ["N1", state],
    ["UR", url],
    ["ER", ""],
  ];
  return lines.map(([tag, value]) => `${tag}  - ${value}\r\n`).join("");
}

function cslOf({ key, curators, title, knownOn, name, site, state, url }: Parts): string {
  const item = {
    id: key,
    type: "dataset",
    title,
    author: [{ literal: curators }],
    issued: { "date-parts": [knownOn.split("-").map(Number)] },
    version: name,
    publisher: site,
    note: state,
    URL: url,
  };
  return `${JSON.stringify([item], null, 2)}\n`;
}

/** YAML whose scalars are written as JSON strings, which YAML 1.2 takes as they are. */
function cffOf({ curators, title, knownOn, name, state, url }: Parts): string {
  const said = (text: string) => JSON.stringify(text);
  return [
    "cff-version: 1.2.0",
    `message: ${said("Please cite this release, not the address of the day.")}`,
    "type: dataset",
    `title: ${said(title)}`,
    `abstract: ${said(state)}`,
    `version: ${said(name)}`,
    `date-released: ${said(knownOn)}`,
    `url: ${said(url)}`,
    "authors:",
    `  - name: ${said(curators)}`,
    "keywords:",
    "  - cyber incidents",
    "  - incident database",
    "",
  ].join("\n");
}
