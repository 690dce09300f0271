/** Every format of the house, in the order in which people are shown them. Known to main.ts alone: all others see `format.ts`. */
import type { Finding } from "../domain/finding.ts";
import { bibtexFormat, cslJsonFormat, risFormat } from "./citation/codec.ts";
import { csvLongFormat } from "./csv-long/codec.ts";
import { cissmFormat, csvMappingFormat, hhsFormat, nukibFormat } from "./csv-mapping/codec.ts";
import { parseMapping } from "./csv-mapping/mapping.ts";
import { csvWideFormat } from "./csv-wide/codec.ts";
import { eurepocFormat } from "./eurepoc/codec.ts";
import type { Format } from "./format.ts";
import { mispFormat } from "./misp/codec.ts";
import { navigatorFormat } from "./navigator/codec.ts";
import { ndjsonFormat } from "./ndjson/codec.ts";
import { parquetFormat } from "./parquet/codec.ts";
import { stixExtendedFormat, stixFormat } from "./stix/codec.ts";
import { verisFormat } from "./veris/codec.ts";

/** The formats. */
export const allFormats: readonly Format[] = [
  verisFormat,
  stixFormat,
  stixExtendedFormat,
  mispFormat,
  csvLongFormat,
  csvWideFormat,
  parquetFormat,
  ndjsonFormat,
  eurepocFormat,
  cissmFormat,
  hhsFormat,
  nukibFormat,
  navigatorFormat,
  bibtexFormat,
  risFormat,
  cslJsonFormat,
];

/** The format that a written mapping makes of tables, or what is wrong with the mapping. */
export function formatOfMapping(
  written: unknown,
): { readonly format: Format } | { readonly findings: readonly Finding[] } {
  const parsed = parseMapping(written);
  return "findings" in parsed ? parsed : { format: csvMappingFormat(parsed.mapping) };
}
