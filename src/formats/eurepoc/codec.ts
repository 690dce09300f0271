/** The EuRepoC Global Dataset, read from its three tables; nothing is written in this form. */
import type { Format } from "../format.ts";
import { gather } from "./gather.ts";
import { read } from "./read.ts";

/** Version 1.1 of the data set: incidents, attributions, receivers. */
export const eurepocFormat: Format = {
  name: "eurepoc",
  label: "EuRepoC tables",
  about:
    "The Global Dataset of the European Repository of Cyber Incidents: tables of incidents, attributions and receivers.",
  version: "1",
  reads: { intake: { kind: "tables", gather }, read },
  writes: null,
};
