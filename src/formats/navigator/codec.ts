/** ATT&CK Navigator: the techniques of records as a layer. */
import { fieldNames } from "../../domain/field.ts";
import { type Format, facets, type Speaker, type Tellings } from "../format.ts";
import { layerOf, layerOfRecord } from "./layer.ts";

/** Layers for MITRE's ATT&CK Navigator. Only written. */
export const navigatorFormat: Format = {
  name: "navigator",
  label: "ATT&CK Navigator layer",
  about: "How many records state each ATT&CK technique, as a layer for MITRE's Navigator (layer format 4.5).",
  version: "1",
  reads: null,
  writes: {
    mediaType: "application/json",
    extension: "json",
    write: layerOfRecord,
    bury: () => null,
    pack: packLayer,
    packFolder: null,
    loses: {
      fields: fieldNames.filter((field) => field !== "technique"),
      facets: [...facets],
      further: [
        {
          sentence: "Techniques that are said not to have been used, or were taken back, never appear.",
          takes: ({ field, polarity, stance, content }) =>
            field === "technique" &&
            (polarity === "negated" || stance === "retracted" || stance === "superseded" || content.kind === "unknown"),
        },
      ],
    },
  },
};

/** One layer of all records. */
async function* packLayer(tellings: Tellings, speaker: Speaker): AsyncGenerator<string> {
  yield `${JSON.stringify(await layerOf(tellings, speaker.name, speaker), null, 2)}\n`;
}
