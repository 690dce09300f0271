/** Tables of any shape, read by a mapping file; and the mappings that ship. */
import type { Format } from "../format.ts";
import { parseMapping } from "./mapping.ts";
import type { Mapping } from "./mapping-file.ts";
import cissm from "./mappings/cissm.json" with { type: "json" };
import hhs from "./mappings/hhs.json" with { type: "json" };
import nukib from "./mappings/nukib.json" with { type: "json" };
import { rowReader } from "./read.ts";

/** The format that a mapping makes; it is only read. Its name, label and version are the mapping's. */
export function csvMappingFormat(mapping: Mapping): Format {
  const { name, label, about, version, delimiter } = mapping;
  const intake = { kind: "rows", ...(delimiter === undefined ? {} : { delimiter }) } as const;
  return { name, label, about, version, reads: { intake, read: rowReader(mapping) }, writes: null };
}

/** The mappings that ship, by name. */
export const shippedMappings: Readonly<Record<"cissm" | "hhs" | "nukib", Mapping>> = {
  cissm: shipped(cissm),
  hhs: shipped(hhs),
  nukib: shipped(nukib),
};

/** The formats that these make. */
export const cissmFormat: Format = csvMappingFormat(shippedMappings.cissm);
/** Likewise. */
export const hhsFormat: Format = csvMappingFormat(shippedMappings.hhs);
/** Likewise. */
export const nukibFormat: Format = csvMappingFormat(shippedMappings.nukib);

function shipped(written: unknown): Mapping {
  const parsed = parseMapping(written);
  if ("findings" in parsed) throw new TypeError(`a shipped mapping is wrong: ${JSON.stringify(parsed.findings)}`);
  return parsed.mapping;
}
