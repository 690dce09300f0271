/** MISP: events of the core format, read and written, one by one and as a feed. */
import type { Format } from "../format.ts";
import { packFeed, packResponse } from "./feed.ts";
import { gatherEvents } from "./gather.ts";
import { readEvent } from "./read.ts";
import { writeEvent } from "./write.ts";

/** MISP event JSON and the static MISP feed. */
export const mispFormat: Format = {
  name: "misp",
  label: "MISP",
  about: "Events in the MISP core format (draft 18), as MISP instances and their feeds exchange them.",
  version: "1",
  reads: { intake: { kind: "document", gather: gatherEvents }, read: readEvent },
  writes: {
    mediaType: "application/json",
    extension: "json",
    write: writeEvent,
    bury: () => null,
    pack: packResponse,
    packFolder: packFeed,
    loses: { fields: [], facets: ["evidence"], further: [] },
  },
};
