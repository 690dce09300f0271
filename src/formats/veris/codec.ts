/** VERIS JSON: read from 1.3.2 to 1.4.1, written as 1.4.1. Source of words and shapes: vz-risk/veris (CC BY-SA 4.0), its merged schema. */
import type { Telling } from "../../domain/projection.ts";
import type { Format, PackedFile, Speaker, Tellings } from "../format.ts";
import { lostFields } from "./paths.ts";
import { readVeris } from "./read.ts";
import { writeVeris } from "./write.ts";

/** The format of the Vocabulary for Event Recording and Incident Sharing. */
export const verisFormat: Format = {
  name: "veris",
  label: "VERIS JSON 1.4.1",
  about: "The Vocabulary for Event Recording and Incident Sharing, in which the VERIS community keeps its database.",
  version: "1",
  reads: { intake: { kind: "json" }, read: readVeris },
  writes: {
    mediaType: "application/json",
    extension: "json",
    write: writeVeris,
    bury: () => null,
    pack,
    packFolder,
    loses: { fields: lostFields, facets: ["evidence"], further: [] },
  },
};

/** One array with a record a line. What was withdrawn is left out: VERIS has no word for it. */
async function* pack(tellings: Tellings, speaker: Speaker): AsyncGenerator<string> {
  let before = "[\n";
  for await (const telling of tellings) {
    if (!isRecord(telling)) continue;
    yield before + JSON.stringify(writeVeris(telling, speaker));
    before = ",\n";
  }
  yield before === "[\n" ? "[]\n" : "\n]\n";
}

/** A file a record, indented as people read it. */
async function* packFolder(tellings: Tellings, speaker: Speaker): AsyncGenerator<PackedFile> {
  for await (const telling of tellings) {
    if (!isRecord(telling)) continue;
    const content = `${JSON.stringify(writeVeris(telling, speaker), null, 2)}\n`;
    yield { name: `${telling.incident}.json`, content };
  }
}

function isRecord(telling: Telling): telling is Extract<Telling, { kind: "record" }> {
  return telling.kind === "record";
}
