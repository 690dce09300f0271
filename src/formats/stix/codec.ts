/** STIX 2.1 bundles, read and written in two profiles. Source: OASIS STIX Version 2.1 and the Incident Core extension, draft 2.0. */
import type { Telling } from "../../domain/projection.ts";
import type { Format, Losses, Reads, Saying, Speaker, WrittenObject, Writes } from "../format.ts";
import { gatherRecords } from "./gather.ts";
import { packRecords } from "./pack.ts";
import { readRecord } from "./read.ts";
import { speakerUntold } from "./statements.ts";
import type { Profile, StixObject } from "./wire.ts";
import { bundleOf, emit } from "./write.ts";

const reads: Reads = { intake: { kind: "document", gather: gatherRecords }, read: readRecord };

/** What neither profile carries. Values, speakers, stances, dates and judgments all have a place, if only in our own extension. */
const loses: Losses = {
  fields: [],
  facets: ["evidence"],
  further: [
    {
      sentence:
        "A value that is told without its speaker is read as the word of an unnamed third party, or of the coder where it was inferred.",
      takes: isUntold,
    },
  ],
};

/** STIX 2.1 alone: the incident is a stub, and what it has no place for stands in notes. */
export const stixFormat: Format = {
  name: "stix",
  label: "STIX 2.1",
  about:
    "Bundles of STIX 2.1 (OASIS): incidents with victims, attributions, claims as notes, techniques, markings of TLP 2.0.",
  version: "1",
  reads,
  writes: writesFor("plain"),
};

/** STIX 2.1 with the Incident Core extension: events, impacts and tasks as objects. It reads like the other one. */
export const stixExtendedFormat: Format = {
  name: "stix-extended",
  label: "STIX 2.1, extended",
  about:
    "Bundles of STIX 2.1 with the Incident Core extension (draft 2.0): dates with their fidelity, impacts, counts and tasks as objects.",
  version: "1",
  reads,
  writes: writesFor("extended"),
};

/**
 * The objects of one telling, as a TAXII server lists them: the incident first, then what belongs to it, then what other records share
 * with it. The same telling and speaker give the same objects.
 */
export function stixObjectsOf(telling: Telling, speaker: Speaker, profile: Profile): readonly StixObject[] {
  return emit(telling, speaker, profile).map(({ object }) => object);
}

function writesFor(profile: Profile): Writes {
  const bundle = (telling: Telling, speaker: Speaker) => bundleOf(telling, speaker, profile);
  return {
    mediaType: "application/stix+json;version=2.1",
    extension: "json",
    write: bundle,
    bury: bundle,
    pack: (tellings, speaker) => packRecords(tellings, speaker, profile),
    packFolder: null,
    objects: (telling, speaker) => emit(telling, speaker, profile).map(writtenObject),
    loses,
  };
}

/** As servers hand it out. A marking definition has no later version, and says when it was made. */
function writtenObject({ object, shared }: { readonly object: StixObject; readonly shared: boolean }): WrittenObject {
  const { modified, created } = object;
  const version = typeof modified === "string" ? modified : typeof created === "string" ? created : "";
  return { id: object.id, type: object.type, version, shared, data: object };
}

/** Whether a saying has no speaker, or has the one that reading takes where none is told. */
function isUntold({ asserter, field, stance, content }: Saying): boolean {
  if (asserter === null) return true;
  const unnamed = speakerUntold(field, stance, content);
  return asserter.name === null && asserter.role === unnamed.role;
}
