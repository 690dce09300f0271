/** Casebook NDJSON: one telling a line, as the JSON API gives it. */
import type { Projection, Tombstone } from "../../domain/projection.ts";
import type { Format, Tellings } from "../format.ts";
import { readTelling } from "./read.ts";

/** Records of a Casebook as its JSON API tells them, read and written. */
export const ndjsonFormat: Format = {
  name: "ndjson",
  label: "Casebook NDJSON",
  about:
    "Records as a Casebook's own JSON API tells them, one a line; nothing is lost, and another Casebook can take them over.",
  version: "1",
  reads: { intake: { kind: "json" }, read: readTelling },
  writes: {
    mediaType: "application/x-ndjson",
    extension: "ndjson",
    write: (projection: Projection) => projection,
    bury: (tombstone: Tombstone) => tombstone,
    pack: packLines,
    packFolder: null,
    loses: { fields: [], facets: [], further: [] },
  },
};

async function* packLines(tellings: Tellings): AsyncGenerator<string> {
  for await (const telling of tellings) yield `${JSON.stringify(telling)}\n`;
}
