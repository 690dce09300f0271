/**
 * Data sets in schema.org's words: the casebook as a living data set with its downloads, and a release in the form that Croissant 1.0
 * (MLCommons, 2024) lays down, where each file has its checksum and the table's columns are described.
 */
import { fieldNames, fields } from "../../domain/field.ts";
import type { Speaker } from "../format.ts";
import { columns, type CellType, columnNames } from "../rows/columns.ts";
import { croissantContext } from "./croissant-context.ts";
import { type JsonLd, known } from "./json-ld.ts";
import { siteNode } from "./record.ts";

/** A file of a data set. */
export interface DatasetFile {
  /** As it is downloaded, with its extension; names the file within its data set. */
  readonly name: string;
  readonly url: string;
  readonly mediaType: string;
  /** One sentence. */
  readonly about: string;
  /** Null where the file is made when it is asked for. */
  readonly bytes: number | null;
  /** Lower-case hexadecimal; null where the file is made when it is asked for. */
  readonly sha256: string | null;
}

/** What a caller knows of a data set. */
export interface DatasetDescription {
  readonly name: string;
  /** Between 50 and 5,000 characters, as Google's Dataset Search asks; what is longer is cut. */
  readonly description: string;
  /** Its page. */
  readonly url: string;
  readonly version: string;
  /** `YYYY-MM-DD`, or an instant; null for a data set that lives. */
  readonly published: string | null;
  /** Address of the licence; null where the operator names none. */
  readonly license: string | null;
  /** DOI or other lasting name; null where there is none. */
  readonly identifier: string | null;
  /** EDTF, such as `1998/2026`; null where it is not told. */
  readonly temporalCoverage: string | null;
  /** ISO 3166-1 alpha-2 codes; empty where it is not told. */
  readonly countries: readonly string[];
  /** How to cite it, as BibTeX; null: nothing in particular. */
  readonly citeAs: string | null;
  readonly files: readonly DatasetFile[];
}

/** The node for the page of the living data set. */
export function jsonLdOfDataset(dataset: DatasetDescription, speaker: Speaker): JsonLd {
  return {
    "@context": "https://schema.org",
    "@type": "Dataset",
    "@id": `${speaker.url}/#dataset`,
    ...descriptionOf(dataset, speaker),
    variableMeasured: fieldNames.map((field) => ({
      "@type": "PropertyValue",
      propertyID: field,
      name: fields[field].label,
      description: fields[field].definition,
    })),
    distribution: dataset.files.map((file) => ({ "@type": "DataDownload", ...fileMembers(file) })),
  };
}

/**
 * The node for the page of a release, after Croissant 1.0. `table` names the file that holds the long CSV: its columns are described;
 * null where the release has none.
 */
export function jsonLdOfRelease(dataset: DatasetDescription, table: string | null, speaker: Speaker): JsonLd {
  return {
    "@context": croissantContext,
    "@type": "sc:Dataset",
    "@id": dataset.url,
    conformsTo: "http://mlcommons.org/croissant/1.0",
    ...descriptionOf(dataset, speaker),
    isLiveDataset: false,
    ...known({ citeAs: dataset.citeAs }),
    distribution: dataset.files.map((file) => ({
      "@type": "cr:FileObject",
      "@id": file.name,
      ...fileMembers(file),
      ...known({ sha256: file.sha256 }),
    })),
    ...(table === null ? {} : { recordSet: [recordSetOf(table)] }),
  };
}

function descriptionOf(dataset: DatasetDescription, speaker: Speaker): JsonLd {
  const { name, description, url, version, published, license, identifier, temporalCoverage, countries } = dataset;
  return known({
    name,
    description: description.slice(0, 5000).toWellFormed(),
    url,
    version,
    datePublished: published,
    license,
    identifier,
    temporalCoverage,
    spatialCoverage: countries.map((code) => ({
      "@type": "Place",
      address: { "@type": "PostalAddress", addressCountry: code },
    })),
    inLanguage: "en",
    isAccessibleForFree: true,
    keywords: ["cyber incidents", "incident database", "threat intelligence"],
    creator: siteNode(speaker),
    publisher: siteNode(speaker),
    includedInDataCatalog: { "@type": "DataCatalog", name: speaker.name, url: speaker.url },
  });
}

function fileMembers({ name, about, url, mediaType, bytes }: DatasetFile): JsonLd {
  return known({
    name,
    description: about,
    contentUrl: url,
    encodingFormat: mediaType.replace(/;.*$/, ""),
    contentSize: bytes === null ? null : `${bytes} B`,
  });
}

const dataTypes = {
  text: "sc:Text",
  integer: "sc:Integer",
  number: "sc:Float",
  boolean: "sc:Boolean",
} as const satisfies Readonly<Record<CellType, string>>;

/** The long table: every column as a field. Fields and their set have names with a slash between, as the specification advises. */
function recordSetOf(table: string): JsonLd {
  return {
    "@type": "cr:RecordSet",
    "@id": "sayings",
    name: "sayings",
    description:
      "One row for everything that is said, and for every field of which only the number is told, or nothing.",
    field: columnNames.map((name) => ({
      "@type": "cr:Field",
      "@id": `sayings/${name}`,
      name,
      description: columns[name].about,
      dataType: dataTypes[columns[name].type],
      source: { fileObject: { "@id": table }, extract: { column: name } },
    })),
  };
}
